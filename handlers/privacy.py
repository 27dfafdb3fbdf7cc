"""What one may ask of whoever keeps one's data: to see it, to have it, to be removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deliberation.communities import Age, Member, Role, Standing
from deliberation.identifiers import MemberId
from deliberation.polls import Franchise, PollState
from deliberation.privacy import WITHDRAWABLE, Asked, Assessment, Phone, View
from deliberation.refusals import Refusal
from handlers import erasing, exporting, paths
from handlers.access import Action, Audience, NotHere, Values, own
from handlers.ages import AGE
from handlers.agreements import AGREE, ANSWER, agreed, asking, noted, settled
from handlers.callbacks import checked_number
from handlers.conversation import ask_back
from handlers.dialogue import clean
from handlers.disclosing import views_of
from handlers.forms import Blank, Form, read_confirmation, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, say, tell
from handlers.retention import forget_nicknames
from handlers.turn import Turn

WITHDRAW, PHONE, ERASE = "privacy.withdraw", "privacy.phone", "privacy.erase"
LATEST_VIEWS = 8
LONGEST_NOTE = 4000


@dataclass(eq=False)
class NoteEmpty(Refusal):
    """A note without words."""


@dataclass(eq=False)
class GuardianNeeded(Refusal):
    """A child wants to stay without a guardian's consent."""


@dataclass(eq=False)
class GuardianNotNeeded(Refusal):
    """A guardian was noted for somebody who is no child."""

    name: str


# Seeing


def mine(turn: Turn, values: Values) -> Replies:
    """Say what is kept about the speaker, who sees it, and what they may ask for."""
    del values
    home = turn.member.household_id
    door = turn.work.households.get(home).label if home else ""
    kept = Text(
        "members-privacy",
        {
            "name": turn.member.name,
            "door": door or Text("members-no-door"),
            "accounts": turn.work.accounts.count(member_id=turn.member.id),
        },
    )
    whom = Text("members-privacy-whom", {"names": _admins(turn) or turn.community.name})
    choices = (
        Choice(Text("privacy-seen-label"), Press("privacy.seen")),
        Choice(Text("privacy-export-do"), Press("privacy.export")),
        Choice(Text("privacy-consents-label"), Press("privacy.consents")),
        Choice(Text("privacy-erase-label"), Press(ERASE)),
        Choice(Text("privacy-own-page"), path=paths.own_privacy()),
    )
    return whispered(turn, Reply(lines=(kept, whom), choices=choices))


def _admins(turn: Turn) -> str:
    members = turn.work.members.where(
        community_id=turn.community.id, standing=Standing.ENROLLED
    )
    return "、".join(each.name for each in members if each.has(Role.ADMIN))


def seen(turn: Turn, values: Values) -> Replies:
    """Say who was shown the speaker's data, the newest first."""
    del values
    found = views_of(turn.work, turn.member)
    if not found:
        return whispered(turn, say("privacy-seen-nobody"))
    lines = [Text("privacy-seen-by", {"count": len(found)})]
    lines += [_line(turn, each) for each in found[:LATEST_VIEWS]]
    link = Choice(Text("privacy-own-page"), path=paths.own_privacy())
    return whispered(turn, Reply(lines=tuple(lines), choices=(link,)))


def _line(turn: Turn, view: View) -> Text:
    viewer = turn.work.members.one(id=view.viewer_id) if view.viewer_id else None
    return Text(
        "privacy-seen-line",
        {
            "at": view.last_at,
            "who": viewer.name if viewer else view.by,
            "what": Text("privacy-shown", {"shown": view.shown.value}),
            "heads": view.heads,
            "times": view.times,
        },
    )


def export(turn: Turn, values: Values) -> Replies:
    """Have all about the speaker gathered; it comes as a link that opens once."""
    del values
    exporting.ordered(turn)
    return whispered(turn, say("privacy-export-ordered"))


# Agreeing and taking back


def consents(turn: Turn, values: Values) -> Replies:
    """Say what the speaker agreed to, with a button to take each back."""
    del values
    given = [each for each in WITHDRAWABLE if agreed(turn.work, turn.member.id, each)]
    if not given:
        return whispered(turn, say("privacy-consents-none"))
    lines = (Text("privacy-consents"), *(_named(each) for each in given))
    choices = tuple(
        Choice(
            Text("privacy-withdraw-label", {"asked": each.value}),
            Press(WITHDRAW, {"asked": each.value}),
        )
        for each in given
    )
    return whispered(turn, Reply(lines=lines, choices=choices))


def _named(asked: Asked) -> Text:
    return Text("privacy-consent", {"asked": asked.value})


def was_told(turn: Turn, values: Values) -> Replies:
    """Note that the speaker has seen the notice on a page."""
    del values
    noted(turn, Asked.NOTICE)
    return (say("privacy-told"),)


def answer(turn: Turn, values: Values) -> Replies:
    """Note a yes or no that nothing waits for, such as to a language model."""
    asked = _asked(values)
    yes = values[AGREE] == "yes"
    if yes is not agreed(turn.work, turn.member.id, asked):
        noted(turn, asked, yes=yes)
    key = "privacy-agreed" if yes else "privacy-declined"
    return whispered(turn, say(f"{key}-{asked.value}"))


def withdraw(turn: Turn, values: Values) -> Replies:
    """Take an agreement back, and do what follows from it."""
    asked = _asked(values)
    for each in turn.work.agreements.where(member_id=turn.member.id, asked=asked):
        if each.holds:
            turn.work.agreements.save(replace(each, withdrawn_at=turn.now))
    if asked is Asked.DOOR:
        forget_nicknames(turn.work, turn.member)
        turn.work.members.save(replace(turn.member, household_id=None))
    if asked is Asked.PHONE:
        _without_phone(turn)
    turn.trace(turn.member.id, number=0, action=WITHDRAW, words=asked.value)
    return whispered(turn, say(f"privacy-withdrawn-{asked.value}"))


def _asked(values: Values) -> Asked:
    """Return what an answer is about, or raise NotHere."""
    if values["asked"] not in {each.value for each in WITHDRAWABLE}:
        raise NotHere
    return Asked(values["asked"])


# A number to be called back at


def phone(turn: Turn, values: Values) -> Replies:
    """Keep a number at which the committee may call the speaker back.

    Before they agree to it a number is kept nowhere, not on a button either.
    """
    if not settled(turn, Asked.PHONE, values):
        return asking(turn, Asked.PHONE, then=Press(PHONE))
    words = clean(values.get("text", ""))
    if not words:
        ask_back(turn, action=PHONE, values={})
        return whispered(turn, say("privacy-phone-which"))
    number = checked_number(words)
    _without_phone(turn)
    turn.work.phones.add(
        Phone(
            id=turn.ids.new(),
            community_id=turn.community.id,
            member_id=turn.member.id,
            number=number,
            left_at=turn.now,
        )
    )
    return whispered(turn, say("privacy-phone-kept"))


def _without_phone(turn: Turn) -> None:
    for each in turn.work.phones.where(member_id=turn.member.id):
        turn.work.phones.remove(each)


# Being removed


def erase(turn: Turn, values: Values) -> Replies:
    """Note that all about the speaker is to be removed, once they have read what stays."""
    erasing.require_free(turn.member)
    filled = SURE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    if filled["confirm"] == "no":
        return whispered(turn, say("privacy-erase-not"))
    erasure = erasing.ask(turn)
    keep = Choice(Text("privacy-keep-label"), Press("privacy.keep"))
    asked = Reply(
        lines=(Text("privacy-erase-asked", {"due": erasure.due_at}),), choices=(keep,)
    )
    return whispered(turn, asked)


def keep(turn: Turn, values: Values) -> Replies:
    """Leave everything as it is: the speaker thought better of it."""
    del values
    if turn.member.age is Age.CHILD and not _guarded(turn, turn.member):
        raise GuardianNeeded
    erasing.take_back(turn, turn.member)
    return whispered(turn, say("privacy-kept"))


def _sure(turn: Turn, _values: Values) -> Reply:
    running = _running(turn)
    lines = [
        Text("privacy-erase-goes"),
        Text("privacy-erase-stays"),
        *([Text("privacy-erase-rolls", {"count": running})] if running else []),
        Text("privacy-erase-grace"),
    ]
    return Reply(
        lines=tuple(lines),
        choices=(
            Choice(Text("privacy-erase-yes"), Press(ERASE, {"confirm": "yes"})),
            Choice(Text("confirm-no"), Press(ERASE, {"confirm": "no"})),
        ),
    )


def _running(turn: Turn) -> int:
    """Return how many votes that are open have the speaker on their roll."""
    lines = turn.work.franchises.where(member_id=turn.member.id)
    polls = [turn.work.polls.get(each.poll_id) for each in lines]
    return sum(each.state is PollState.OPEN for each in polls)


SURE = Form(ERASE, (Blank("confirm", _sure, read=read_confirmation),))


# Age


def age(turn: Turn, values: Values) -> Replies:
    """Note the speaker's age as they say it; of a child nothing is kept."""
    said = _age(values)
    if said is Age.CHILD and not _guarded(turn, turn.member):
        erasing.at_once(turn)
        return whispered(turn, say("privacy-age-child"))
    _aged(turn, turn.member, said)
    return whispered(turn, say(f"privacy-age-{said.value}"))


def mark_age(turn: Turn, values: Values) -> Replies:
    """Note a member's age as a moderator knows it; those under 18 leave the open rolls.

    All about a child goes after the grace, unless a guardian agrees until then.
    """
    member = own(turn.work.members, values["m"], community=turn.community)
    said = _age(values)
    _aged(turn, member, said)
    if said is Age.CHILD and not _guarded(turn, member):
        erasing.begun(turn, member)
    turn.trace(member.id, number=0, action="privacy.mark_age", words=said.value)
    label = Text("privacy-age-label", {"age": said.value})
    return (
        say("privacy-age-marked", name=member.name, age=label),
        tell(member.id, "privacy-age-marked-you", age=label),
    )


def guardian(turn: Turn, values: Values) -> Replies:
    """Note that a child's guardian agreed, before a moderator, that the child takes part."""
    member = own(turn.work.members, values["m"], community=turn.community)
    if member.age is not Age.CHILD:
        raise GuardianNotNeeded(name=member.name)
    noted(turn, Asked.GUARDIAN, member_id=member.id)
    if erasing.under_way(turn.work, member) is not None:
        erasing.take_back(turn, member)
    turn.trace(member.id, number=0, action="privacy.guardian")
    return (say("privacy-guardian-noted", name=member.name),)


def _guarded(turn: Turn, member: Member) -> bool:
    return agreed(turn.work, member.id, Asked.GUARDIAN)


def _age(values: Values) -> Age:
    if values["age"] not in {each.value for each in Age}:
        raise NotHere
    return Age(values["age"])


def _aged(turn: Turn, member: Member, said: Age) -> None:
    guest = said is Age.CHILD
    standing = Standing.GUEST if guest else member.standing
    turn.work.members.save(replace(member, age=said, standing=standing))
    if said in {Age.MINOR, Age.CHILD}:
        for franchise in _open_franchises(turn, member.id):
            turn.work.franchises.remove(franchise)


def _open_franchises(turn: Turn, member_id: MemberId) -> Sequence[Franchise]:
    lines = turn.work.franchises.where(member_id=member_id)
    return [each for each in lines if turn.work.polls.get(each.poll_id).state is PollState.OPEN]


# What the committee notes


def assess(turn: Turn, values: Values) -> Replies:
    """Keep a note on the impact of what is done with data (arts 55 and 56)."""
    words = clean(values.get("text", ""))[:LONGEST_NOTE]
    if not words:
        raise NoteEmpty
    turn.work.assessments.add(
        Assessment(
            id=turn.ids.new(),
            community_id=turn.community.id,
            text=words,
            written_by=turn.member.id,
            written_at=turn.now,
        )
    )
    return (say("privacy-assessed"),)


ACTIONS = (
    Action("members.privacy", Audience.ANYONE, mine, verbs=("隐私", "privacy")),
    Action(
        "privacy.seen",
        Audience.ANYONE,
        seen,
        verbs=("谁看过我的资料", "谁看过我的资料?", "谁看过我", "谁看过我?", "looked"),
    ),
    Action(
        "privacy.export",
        Audience.ANYONE,
        export,
        verbs=("导出我的数据", "导出我的资料", "导出", "export"),
    ),
    Action(
        "privacy.consents",
        Audience.ANYONE,
        consents,
        verbs=("撤回同意", "我的同意", "consents"),
    ),
    Action("privacy.told", Audience.ANYONE, was_told),
    Action(ANSWER, Audience.ANYONE, answer),
    Action(WITHDRAW, Audience.ANYONE, withdraw),
    Action(PHONE, Audience.ENROLLED, phone, verbs=("留电话", "phone")),
    Action(ERASE, Audience.ANYONE, erase, verbs=("注销并删除", "注销", "erase")),
    Action("privacy.keep", Audience.ANYONE, keep, verbs=("撤销注销", "keep")),
    Action(AGE, Audience.ANYONE, age),
    Action("privacy.mark_age", Audience.MODERATORS, mark_age),
    Action("privacy.guardian", Audience.MODERATORS, guardian),
    Action("privacy.assess", Audience.STAFF, assess),
)
