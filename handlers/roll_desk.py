"""The rolls of a community: files read, looked over and taken in; owners; voter lists."""

from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.bylaws import CountingBase
from deliberation.identifiers import CommunityId, MemberId, RollFileId, VoterListId
from deliberation.owners import Voter, VoterList
from deliberation.refusals import Refusal
from deliberation.roll_files import RollFile, RollFileState, RollSheet
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said
from handlers.dialogue import one_line
from handlers.messages import Choice, Replies, Reply, Text, ToMember, say, tell
from handlers.ports import Ids, Job, UnitOfWork
from handlers.roll_plans import ChangeKind, take_in
from handlers.turn import Turn

LONGEST_NAME = 60
LONGEST_FILE_NAME = 100


@dataclass(eq=False)
class NothingToRead(Refusal):
    """Somebody wanted a roll read and sent no file, or several."""


@dataclass(eq=False)
class NothingReadable(Refusal):
    """A roll was to be taken in of which no row could be read."""


@dataclass(eq=False)
class ListNameless(Refusal):
    """A voter list was to have no name."""


@dataclass(eq=False)
class ListOfNobody(Refusal):
    """A voter list was to have nobody on it."""


@dataclass(frozen=True)
class Arrived:
    """A file of a roll as it came in: its name, whose it is, and who sent it."""

    name: str
    community_id: CommunityId
    member_id: MemberId


# Files


def read(turn: Turn, values: Values) -> Replies:
    """Have a file read; a job does it and tells the sender. Nothing is taken in by that."""
    del values
    if len(turn.incoming.files) != 1:
        raise NothingToRead
    (file,) = turn.incoming.files
    name = one_line(file.name, most=LONGEST_FILE_NAME)
    turn.trace(turn.community.id, number=0, action="rolls.read", words=name)
    order = {
        "channel": turn.incoming.channel,
        "reference": file.reference,
        "name": name,
        "member": turn.member.id,
        "community": turn.community.id,
    }
    turn.work.jobs.add(Job("roll", order, key=f"roll:{turn.ids.new()}"))
    return (say("rolls-reading", name=name),)


def became(
    work: UnitOfWork, arrived: Arrived, sheet: RollSheet, *, ids: Ids, now: datetime
) -> Replies:
    """Keep what a file says until somebody decides, and tell its sender."""
    for other in work.roll_files.where(
        community_id=arrived.community_id, state=RollFileState.READ
    ):
        dropped = other.decided(RollFileState.DROPPED, by=arrived.member_id, at=now)
        work.roll_files.save(dropped)
    file = RollFile(
        id=RollFileId(ids.new()),
        community_id=arrived.community_id,
        name=arrived.name,
        sheet=sheet,
        read_by=arrived.member_id,
        read_at=now,
    )
    work.roll_files.add(file)
    about: Said = {"name": file.name, "doors": len(sheet.rows), "doubts": len(sheet.doubts)}
    told = Reply(
        lines=(Text("rolls-read", about),),
        to=ToMember(arrived.member_id),
        choices=(Choice(Text("rolls-look"), path=paths.roll_file(file.id)),),
    )
    return (told,)


def refused(arrived: Arrived, reason: Text) -> Replies:
    """Tell who sent a file why it could not be read."""
    return (tell(arrived.member_id, "rolls-refused", name=arrived.name, reason=reason),)


def confirm(turn: Turn, values: Values) -> Replies:
    """Take in a roll that was read; doors that it leaves out go only when that is said."""
    file = own(turn.work.roll_files, values["file"], community=turn.community)
    decided = file.decided(RollFileState.TAKEN_IN, by=turn.member.id, at=turn.now)
    if not file.sheet.rows:
        raise NothingReadable
    plan = take_in(
        turn.work,
        file.sheet,
        community_id=turn.community.id,
        ids=turn.ids,
        drop_missing=values.get("drop") == "yes",
    )
    turn.work.roll_files.save(decided)
    counts = {each.value: len(plan.of(each)) for each in ChangeKind}
    if values.get("drop") != "yes":
        counts[ChangeKind.GONE.value] = 0
    words = " ".join(f"{name} {count}" for name, count in counts.items())
    turn.trace(file.id, number=0, action="rolls.confirm", words=f"{file.name}: {words}")
    return (say("rolls-taken-in", name=file.name, **counts),)


def drop(turn: Turn, values: Values) -> Replies:
    """Drop a roll that was read; nothing of it is kept."""
    file = own(turn.work.roll_files, values["file"], community=turn.community)
    decided = file.decided(RollFileState.DROPPED, by=turn.member.id, at=turn.now)
    turn.work.roll_files.save(decided)
    turn.trace(file.id, number=0, action="rolls.drop", words=file.name)
    return (say("rolls-dropped", name=file.name),)


# Owners


def link(turn: Turn, values: Values) -> Replies:
    """Say which member votes for an owner, or that none does."""
    owner = own(turn.work.owners, values["owner"], community=turn.community)
    key = values.get("member", "")
    member = own(turn.work.members, key, community=turn.community) if key else None
    turn.work.owners.save(replace(owner, member_id=member.id if member else None))
    words = f"{owner.label}: {member.name if member else ''}"
    turn.trace(owner.id, number=0, action="rolls.link", words=words)
    if member is None:
        return (say("rolls-unlinked", owner=owner.label),)
    return (say("rolls-linked", owner=owner.label, name=member.name),)


# Voter lists


def keep_list(turn: Turn, values: Values) -> Replies:
    """Keep a voter list: a name, and members; delegates say for whom they stand.

    ``m`` are the members' ids, ``for_<id>`` what each stands for.
    """
    name = one_line(values.get("name", ""), most=LONGEST_NAME)
    if not name:
        raise ListNameless
    base = CountingBase.DELEGATES if values.get("base") == "delegates" else CountingBase.LISTED
    keys = dict.fromkeys(each for each in values.get("m", "").split(",") if each)
    members = [own(turn.work.members, key, community=turn.community) for key in keys]
    if not members:
        raise ListOfNobody
    voters = tuple(
        Voter(each.id, one_line(values.get(f"for_{each.id}", ""), most=LONGEST_NAME))
        for each in members
    )
    known = values.get("list", "")
    present = own(turn.work.voter_lists, known, community=turn.community) if known else None
    kept = VoterList(
        id=present.id if present else VoterListId(turn.ids.new()),
        community_id=turn.community.id,
        name=name,
        base=base,
        voters=voters,
        changed_by=turn.member.id,
        changed_at=turn.now,
    )
    keep = turn.work.voter_lists.save if present else turn.work.voter_lists.add
    keep(kept)
    turn.trace(kept.id, number=0, action="rolls.list", words=f"{name} {len(voters)}")
    return (say("rolls-list-kept", name=name, count=len(voters)),)


def remove_list(turn: Turn, values: Values) -> Replies:
    """Forget a voter list; polls that were opened with it keep their frozen roll."""
    kept = own(turn.work.voter_lists, values["list"], community=turn.community)
    turn.work.voter_lists.remove(kept)
    turn.trace(kept.id, number=0, action="rolls.unlist", words=kept.name)
    return (say("rolls-list-removed", name=kept.name),)


ACTIONS = (
    Action("rolls.read", Audience.MODERATORS, read),
    Action("rolls.confirm", Audience.MODERATORS, confirm),
    Action("rolls.drop", Audience.MODERATORS, drop),
    Action("rolls.link", Audience.MODERATORS, link),
    Action("rolls.list", Audience.MODERATORS, keep_list),
    Action("rolls.unlist", Audience.MODERATORS, remove_list),
)
