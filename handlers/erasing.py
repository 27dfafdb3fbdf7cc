"""Removing all about somebody, on their word, after a grace; counts and ballots stay."""

from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.bylaws import CountingBase
from deliberation.communities import Community, Member, Role, Standing
from deliberation.identifiers import MemberId
from deliberation.polls import CLOSED, Franchise, Poll, PollState
from deliberation.privacy import GRACE, Erasure, ErasureState
from deliberation.refusals import Refusal
from handlers.ports import Collection, Entity, Ids, Question, UnitOfWork
from handlers.retention import (
    erased_name,
    forget_nicknames,
    forget_report,
    is_voice,
    unlink,
    without_bytes,
)
from handlers.turn import WEB, Turn

NAMED_BASES = frozenset({CountingBase.PERSONS, CountingBase.DELEGATES, CountingBase.LISTED})
"""The bases whose rolls call electors by their names."""

JOINED = "members.link"
"""The trace of two accounts that became one member; its words are the other's id."""


@dataclass(eq=False)
class DutiesHeld(Refusal):
    """Somebody with a duty wants to be removed before they handed it over."""


@dataclass(eq=False)
class ErasureNotAsked(Refusal):
    """There is nothing to take back."""


@dataclass(eq=False)
class ErasureAsked(Refusal):
    """It was asked for before and is under way."""

    due: datetime


def require_free(member: Member) -> None:
    """Raise DutiesHeld where a member holds an office."""
    if member.roles - {Role.RESIDENT}:
        raise DutiesHeld


def under_way(work: UnitOfWork, member: Member) -> Erasure | None:
    """Return the removal that a member has asked for and may take back."""
    return work.erasures.one(member_id=member.id, state=ErasureState.ASKED)


def ask(turn: Turn) -> Erasure:
    """Note that the speaker wants all about them removed once the grace is over."""
    require_free(turn.member)
    present = under_way(turn.work, turn.member)
    if present is not None:
        raise ErasureAsked(due=present.due_at)
    return begun(turn, turn.member)


def begun(turn: Turn, member: Member) -> Erasure:
    """Note that all about a member is to be removed; the same again where it is under way."""
    present = under_way(turn.work, member)
    if present is not None:
        return present
    erasure = Erasure(
        id=turn.ids.new(),
        community_id=turn.community.id,
        member_id=member.id,
        asked_at=turn.now,
        due_at=turn.now + GRACE,
    )
    turn.work.erasures.add(erasure)
    return erasure


def take_back(turn: Turn, member: Member) -> None:
    """Leave everything as it is, or raise ErasureNotAsked."""
    present = under_way(turn.work, member)
    if present is None:
        raise ErasureNotAsked
    turn.work.erasures.save(present.to(ErasureState.TAKEN_BACK, at=turn.now))


def due(work: UnitOfWork, *, now: datetime, ids: Ids) -> None:
    """Remove what is due: people after their grace, roll lines after the notice."""
    for erasure in work.erasures.where(state=ErasureState.ASKED):
        member = work.members.get(erasure.member_id)
        # Who took on a duty in the meantime hands it over first.
        if erasure.due_at <= now and not member.roles - {Role.RESIDENT}:
            _all_of(work, member, now=now, ids=ids)
            work.erasures.save(erasure.to(ErasureState.REMOVED, at=now))
    for erasure in work.erasures.where(state=ErasureState.REMOVED):
        member = work.members.get(erasure.member_id)
        if _off_the_rolls(work, member, now=now):
            work.erasures.save(erasure.to(ErasureState.DONE, at=now))


def at_once(turn: Turn) -> None:
    """Remove the speaker without a grace: nothing may be kept of a child (art. 31)."""
    _all_of(turn.work, turn.member, now=turn.now, ids=turn.ids)
    _noted(turn.work, turn.member, now=turn.now, ids=turn.ids)


def _all_of(work: UnitOfWork, member: Member, *, now: datetime, ids: Ids) -> None:
    """Remove a member, and those whose accounts they joined with their own."""
    joined = work.traces.where(subject=member.id, action=JOINED)
    for other in (work.members.one(id=MemberId(each.words)) for each in joined):
        if other is not None:
            _all_of(work, other, now=now, ids=ids)
            _noted(work, other, now=now, ids=ids)
    removed(work, member)


def _noted(work: UnitOfWork, member: Member, *, now: datetime, ids: Ids) -> None:
    """Keep that somebody was removed at once; their roll lines follow."""
    work.erasures.add(
        Erasure(
            id=ids.new(),
            community_id=member.community_id,
            member_id=member.id,
            asked_at=now,
            due_at=now,
            state=ErasureState.REMOVED,
            ended_at=now,
        )
    )


def removed(work: UnitOfWork, member: Member) -> None:
    """Remove name, accounts, door, telephone, questions, private chats and authorship.

    What one proposed, said and how one stood to things is kept without the name; the count
    of every vote, its ballots and receipts are not touched.
    """
    community = work.communities.get(member.community_id)
    nameless = erased_name(community)
    _private(work, member, instead=nameless)
    _questions(work, member, community=community)
    _belongings(work, member, nameless=nameless)
    _traces(work, member)
    work.members.save(
        replace(
            member,
            name=nameless,
            standing=Standing.MOVED_OUT,
            roles=frozenset({Role.RESIDENT}),
            household_id=None,
            locale="",
        )
    )


def _private(work: UnitOfWork, member: Member, *, instead: str) -> None:
    """Forget accounts, and what was said with the bot through them."""
    accounts = work.accounts.where(member_id=member.id)
    chats = [(each.channel, each.external_id) for each in accounts]
    work.remains.forget_chats([*chats, (WEB, member.id)])
    names = dict.fromkeys((member.name, *(each.display_name for each in accounts)))
    for name in names:
        work.remains.forget_name(name, community_id=member.community_id, instead=instead)
    for account in accounts:
        work.accounts.remove(account)


def _questions(work: UnitOfWork, member: Member, *, community: Community) -> None:
    """Forget questions; those that staff answered stay, without who asked."""
    answers = work.staff_answers.where(community_id=community.id)
    answered = {key for each in answers for key in each.questions}
    own = work.questions.where(member_id=member.id)
    for question in own:
        if question.follows:
            work.questions.save(replace(question, follows=None))
    for question in own:
        _forgotten(work, question, answered=question.id in answered, community=community)


def _forgotten(
    work: UnitOfWork, question: Question, *, answered: bool, community: Community
) -> None:
    if answered or work.questions.count(follows=question.id):
        unlink(work, question, community=community)
    else:
        work.questions.remove(question)


def _belongings(work: UnitOfWork, member: Member, *, nameless: str) -> None:
    """Take the member off files, codes, links, owners, witnesses and lists of voters.

    A bulletin that was published stays as it was signed, its witnesses with it.
    """
    for report in work.doorway_reports.where(member_id=member.id):
        forget_report(work, report)
    forget_nicknames(work, member)
    for attachment in work.attachments.where(added_by=member.id):
        nobodys = replace(attachment, added_by=None)
        if is_voice(attachment):
            without_bytes(work, nobodys)
        else:
            work.attachments.save(nobodys)
    _emptied(work.sign_in_links, member)
    _emptied(work.codes, member)
    _emptied(work.phones, member)
    _emptied(work.exports, member)
    for witness in work.witnesses.where(member_id=member.id):
        work.witnesses.save(replace(witness, name=nameless))
    for owner in work.owners.where(member_id=member.id):
        work.owners.save(replace(owner, member_id=None))
    for listed in work.voter_lists.where(community_id=member.community_id):
        voters = tuple(each for each in listed.voters if each.member_id != member.id)
        if voters != listed.voters:
            work.voter_lists.save(replace(listed, voters=voters))


def _emptied(owned: Collection[Entity], member: Member) -> None:
    for each in owned.where(member_id=member.id):
        owned.remove(each)


def _traces(work: UnitOfWork, member: Member) -> None:
    """Leave of what happened to the member only that it happened."""
    for trace in work.traces.where(community_id=member.community_id):
        about = trace.subject == member.id or (member.name and member.name in trace.words)
        if about and trace.words:
            work.traces.save(replace(trace, words=""))


# Rolls


def _off_the_rolls(work: UnitOfWork, member: Member, *, now: datetime) -> bool:
    """Take the member off rolls whose votes are over; tell whether none is left.

    A roll is part of the evidence of a vote until its public notice has run (Residents'
    Committee Law, art. 34): until then its line stays as it was frozen.
    """
    left = False
    for franchise in work.franchises.where(member_id=member.id):
        poll = work.polls.get(franchise.poll_id)
        if _in_force(work, poll, now=now):
            left = True
        else:
            _struck(work, franchise, poll=poll, member=member)
    return not left


def _in_force(work: UnitOfWork, poll: Poll, *, now: datetime) -> bool:
    if poll.state in CLOSED:
        outcome = work.outcomes.one(poll_id=poll.id)
        return outcome is not None and outcome.notice_ends_at > now
    return poll.state is not PollState.CANCELLED


def _struck(work: UnitOfWork, franchise: Franchise, *, poll: Poll, member: Member) -> None:
    """Leave the elector in the count, without a name and with nobody to speak for it."""
    if poll.base in NAMED_BASES:
        elector = work.electors.get(franchise.elector_id)
        work.electors.save(replace(elector, label=member.name, household_id=None))
    work.franchises.remove(franchise)
