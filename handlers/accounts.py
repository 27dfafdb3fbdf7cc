"""Several accounts of one person: joined by a code that one gives and the other sends."""

from dataclasses import dataclass, replace
from datetime import timedelta

from deliberation.communities import Member, Role, Standing
from deliberation.polls import PollState
from deliberation.refusals import Refusal
from handlers.access import Action, Audience, Values
from handlers.codes import CodeUnknown, usable
from handlers.dialogue import clean
from handlers.forms import whispered
from handlers.messages import Replies, say
from handlers.ports import Code, CodePurpose
from handlers.turn import WEB, Turn, to_accounts

CODE_LIFE = timedelta(minutes=30)


@dataclass(eq=False)
class SamePerson(Refusal):
    """Both accounts are joined already."""


@dataclass(eq=False)
class JoinedOnWeb(Refusal):
    """A code of that kind is sent from the chat account that is to be joined."""


@dataclass(eq=False)
class DoorsDiffer(Refusal):
    """Two accounts of one person are confirmed behind two doors."""

    one: str
    other: str


@dataclass(eq=False)
class VotedWithBoth(Refusal):
    """Both accounts voted in a poll that is open: joined, they would have voted twice."""

    number: int


def link(turn: Turn, values: Values) -> Replies:
    """Give a code to the account that stays, or join the one that sends it."""
    words = clean(values["text"])
    if not words:
        return _given(turn)
    code = usable(turn.work, words, at=turn.now)
    if code.purpose is not CodePurpose.ACCOUNT or code.member_id is None:
        raise CodeUnknown
    if turn.incoming.channel == WEB:
        raise JoinedOnWeb
    kept = turn.work.members.get(code.member_id)
    if code.community_id != turn.community.id or kept.standing is Standing.MOVED_OUT:
        raise CodeUnknown
    _checked(turn, kept)
    turn.work.codes.save(replace(code, used_at=turn.now))
    _joined(turn, kept)
    told = say("members-linked", name=kept.name)
    note = replace(say("members-linked-you", name=turn.member.name), urgent=True)
    return (*whispered(turn, told), *to_accounts(turn.work, note, member_id=kept.id))


def _given(turn: Turn) -> Replies:
    code = Code(
        id=turn.ids.new(),
        code=turn.ids.code(),
        community_id=turn.community.id,
        purpose=CodePurpose.ACCOUNT,
        made_at=turn.now,
        expires_at=turn.now + CODE_LIFE,
        member_id=turn.member.id,
    )
    turn.work.codes.add(code)
    minutes = int(CODE_LIFE.total_seconds() // 60)
    said = say("members-link-code", code=code.code, minutes=minutes)
    return whispered(turn, replace(said, secret=True))


def _checked(turn: Turn, kept: Member) -> None:
    given_up = turn.member
    if given_up.id == kept.id:
        raise SamePerson
    homes = (kept.household_id, given_up.household_id)
    if None not in homes and homes[0] != homes[1]:
        one, other = (turn.work.households.get(each).label for each in homes if each)
        raise DoorsDiffer(one=one, other=other)
    for poll in turn.work.polls.where(community_id=turn.community.id, state=PollState.OPEN):
        lines = turn.work.franchises.where(poll_id=poll.id, member_id=(kept.id, given_up.id))
        electors = {each.elector_id for each in lines}
        if len(electors & turn.work.ballots.took_part(poll.id)) > 1:
            raise VotedWithBoth(number=poll.number)


def _joined(turn: Turn, kept: Member) -> None:
    """Let the account speak for the member that is kept, and end the other one."""
    given_up, work = turn.member, turn.work
    for account in work.accounts.where(member_id=given_up.id):
        work.accounts.save(replace(account, member_id=kept.id))
    _franchises(turn, kept)
    _words(turn, kept)
    _opinions(turn, kept)
    for agreement in work.agreements.where(member_id=given_up.id):
        work.agreements.save(replace(agreement, member_id=kept.id))
    enrolled = Standing.ENROLLED in {kept.standing, given_up.standing}
    work.members.save(
        replace(
            kept,
            standing=Standing.ENROLLED if enrolled else kept.standing,
            household_id=kept.household_id or given_up.household_id,
            roles=kept.roles | given_up.roles,
        )
    )
    work.members.save(
        replace(
            given_up,
            standing=Standing.MOVED_OUT,
            household_id=None,
            roles=frozenset({Role.RESIDENT}),
        )
    )
    turn.trace(kept.id, number=0, action="members.link", words=given_up.id)


def _words(turn: Turn, kept: Member) -> None:
    """Make what the account proposed, stated, reported and asked the kept member's own."""
    work, given_up = turn.work, turn.member.id
    for proposal in work.proposals.where(author_id=given_up):
        work.proposals.save(replace(proposal, author_id=kept.id))
    for statement in work.statements.where(author_id=given_up):
        work.statements.save(replace(statement, author_id=kept.id))
    for report in work.doorway_reports.where(member_id=given_up):
        work.doorway_reports.save(replace(report, member_id=kept.id))
    for nickname in work.nicknames.where(member_id=given_up):
        work.nicknames.save(replace(nickname, member_id=kept.id))
    for question in work.questions.where(member_id=given_up):
        work.questions.save(replace(question, member_id=kept.id))


def _opinions(turn: Turn, kept: Member) -> None:
    """Let the kept member's own opinions stand, and take over the others."""
    work, given_up = turn.work, turn.member.id
    for seconding in work.secondings.where(member_id=given_up):
        work.secondings.remove(seconding)
        if work.secondings.one(proposal_id=seconding.proposal_id, member_id=kept.id) is None:
            work.secondings.add(replace(seconding, member_id=kept.id))
    for stance in work.stances.where(member_id=given_up):
        work.stances.remove(stance)
        if work.stances.one(statement_id=stance.statement_id, member_id=kept.id) is None:
            work.stances.add(replace(stance, member_id=kept.id))
    for rating in work.ratings.where(member_id=given_up):
        work.ratings.remove(rating)
        if work.ratings.one(outcome_id=rating.outcome_id, member_id=kept.id) is None:
            work.ratings.add(replace(rating, member_id=kept.id))


def _franchises(turn: Turn, kept: Member) -> None:
    """Leave the member that is kept one elector a poll: the one that voted, if any."""
    for poll in turn.work.polls.where(community_id=turn.community.id, state=PollState.OPEN):
        line = turn.work.franchises.one(poll_id=poll.id, member_id=turn.member.id)
        if line is None:
            continue
        present = turn.work.franchises.one(poll_id=poll.id, member_id=kept.id)
        voted = line.elector_id in turn.work.ballots.took_part(poll.id)
        turn.work.franchises.remove(line)
        if present is None:
            turn.work.franchises.add(replace(line, member_id=kept.id))
        elif voted:
            turn.work.franchises.save(replace(present, elector_id=line.elector_id))


ACTIONS = (Action("members.link", Audience.ANYONE, link, verbs=("关联", "link")),)
