"""Who lives where: invitations of households, claims, who vouches for them, moving out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.communities import Household, Member, Role, Standing
from deliberation.identifiers import CommunityId, MemberId
from deliberation.privacy import Asked
from deliberation.proposals import ReasonMissing
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own, require_vouching
from handlers.ages import age_question
from handlers.agreements import asking, settled
from handlers.codes import CodeUnknown, usable
from handlers.conversation import ask_back
from handlers.dialogue import clean
from handlers.disclosing import shown_in_chat
from handlers.doors import household_at, read_door
from handlers.forms import Blank, Form, read_confirmation, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, say, tell
from handlers.ports import Code, CodePurpose, Trace, UnitOfWork
from handlers.retention import forget_nicknames
from handlers.turn import Turn, to_members

CLAIM, REFUSED = "members.claim", "members.refuse"
CLAIM_ASKED = "members-claim-asked"
INVITATION_LIFE = timedelta(days=30)


@dataclass(eq=False)
class NothingClaimed(Refusal):
    """Somebody was to be confirmed who named no household."""

    name: str


@dataclass(eq=False)
class NobodyToInvite(Refusal):
    """Every household of the building holds an invitation already, or none is known."""


@dataclass(eq=False)
class LastAdmin(Refusal):
    """The only admin was about to leave."""


@dataclass(frozen=True)
class Claim:
    """A member who says that they live behind a door, which nobody has confirmed yet."""

    id: str
    member: Member
    door: str


# Invitations


def invite(turn: Turn, values: Values) -> Replies:
    """Make an invitation code for every household of a building that has none."""
    building = clean(values.get("building", "")).upper()
    invited = {
        each.household_id
        for each in invitations(turn.work, turn.community.id, at=turn.now)
        if each.household_id
    }
    homes = _homes(turn, building=building)
    wanting = [each for each in homes if each.id not in invited]
    if not wanting:
        raise NobodyToInvite
    for home in wanting:
        turn.work.codes.add(_invitation(turn, home))
    turn.trace(
        turn.community.id, number=0, action="members.invite", words=f"{building} {len(wanting)}"
    )
    made = Text("members-invited", {"count": len(wanting)})
    slips = Choice(Text("members-slips-label"), path=paths.slips(building))
    return whispered(turn, Reply(lines=(made,), choices=(slips,)))


def invitations(
    work: UnitOfWork, community_id: CommunityId, *, at: datetime
) -> tuple[Code, ...]:
    """Return the invitations of households that can still be used."""
    found = work.codes.where(community_id=community_id, purpose=CodePurpose.HOUSEHOLD)
    return tuple(each for each in found if not each.is_over(at=at))


def revoke(turn: Turn, values: Values) -> Replies:
    """Let an invitation expire, such as one that was lost; the next one is another."""
    code = own(turn.work.codes, values["c"], community=turn.community)
    if code.purpose is not CodePurpose.HOUSEHOLD or code.household_id is None:
        raise CodeUnknown
    turn.work.codes.save(replace(code, expires_at=turn.now))
    door = turn.work.households.get(code.household_id).label
    turn.trace(code.id, number=0, action="members.revoke_invitation", words=door)
    return (say("members-invitation-revoked", door=door),)


def _homes(turn: Turn, *, building: str) -> Sequence[Household]:
    homes = turn.work.households.where(community_id=turn.community.id)
    return [each for each in homes if building in {"", each.building}]


def _invitation(turn: Turn, home: Household) -> Code:
    return Code(
        id=turn.ids.new(),
        code=turn.ids.code(),
        community_id=turn.community.id,
        purpose=CodePurpose.HOUSEHOLD,
        made_at=turn.now,
        expires_at=turn.now + INVITATION_LIFE,
        household_id=home.id,
    )


# Joining and claiming


def join(turn: Turn, values: Values) -> Replies:
    """Take in whoever holds a code: a community's enrols, a household's is a claim."""
    if not clean(values["text"]):
        ask_back(turn, action="members.join", values={})
        return (say("members-join-which"),)
    code = usable(turn.work, values["text"], at=turn.now)
    if code.community_id != turn.community.id:
        raise CodeUnknown
    if code.household_id is not None:
        door = turn.work.households.get(code.household_id).label
        return _claimed(turn, values, door=door, by=Press("members.join", {"text": code.code}))
    if code.purpose is not CodePurpose.JOIN:
        raise CodeUnknown
    turn.work.members.save(replace(turn.member, standing=Standing.ENROLLED))
    joined = say("members-joined", community=turn.community.name, name=turn.member.name)
    return (joined, *age_question(turn.member))


def claim(turn: Turn, values: Values) -> Replies:
    """Note which household the speaker says they live in; somebody vouches for it."""
    if not clean(values["text"]):
        ask_back(turn, action=CLAIM, values={})
        return (say("members-claim-which"),)
    door = "-".join(part for part in read_door(values["text"]) if part)
    return _claimed(turn, values, door=door, by=Press(CLAIM, {"text": door}))


def _claimed(turn: Turn, values: Values, *, door: str, by: Press) -> Replies:
    """Note the door that the speaker claims ``by`` a press, once they agree to its keeping."""
    home = turn.member.household_id
    enrolled = turn.member.standing is Standing.ENROLLED
    if enrolled and home is not None and turn.work.households.get(home).label == door:
        return (say("members-claimed-already", door=door),)
    if not settled(turn, Asked.DOOR, values):
        return asking(turn, Asked.DOOR, then=by)
    claimed = Trace(
        id=turn.ids.new(),
        community_id=turn.community.id,
        subject=turn.member.id,
        number=0,
        action=CLAIM,
        at=turn.now,
        member_id=turn.member.id,
        words=door,
    )
    turn.work.traces.add(claimed)
    said = whispered(turn, say("members-claimed", door=door), *age_question(turn.member))
    return (*said, *_asked(turn, claimed))


def _asked(turn: Turn, claimed: Trace) -> Replies:
    """Ask the moderators and the heads of the building whether it is so."""
    key = {"m": turn.member.id, "i": claimed.id}
    asked = Reply(
        lines=(Text(CLAIM_ASKED, {"name": turn.member.name, "door": claimed.words}),),
        choices=(
            Choice(Text("members-confirm-label"), Press("members.confirm", key)),
            Choice(Text("members-refuse-label"), Press(REFUSED, key)),
        ),
    )
    building, _, _ = read_door(claimed.words)
    vouching = tuple(_vouching(turn, building=building))
    shown_in_chat(turn, CLAIM_ASKED, viewers=vouching, people=[turn.member.id])
    return to_members(asked, members=vouching)


def _vouching(turn: Turn, *, building: str) -> Iterable[Member]:
    homes = {each.id for each in _homes(turn, building=building)}
    for each in turn.work.members.where(
        community_id=turn.community.id, standing=Standing.ENROLLED
    ):
        heads = each.has(Role.BUILDING_HEAD) and each.household_id in homes
        if (each.has(Role.MODERATOR) or heads) and each.id != turn.member.id:
            yield each


# Vouching


def confirm(turn: Turn, values: Values) -> Replies:
    """Enrol a member in the household that they claimed."""
    claimed = _claim(turn, values)
    household = household_at(turn, claimed.door)
    member = claimed.member
    turn.work.members.save(
        replace(member, standing=Standing.ENROLLED, household_id=household.id)
    )
    turn.trace(member.id, number=0, action="members.confirm", words=household.label)
    door = household.label
    shown_in_chat(turn, "members-confirmed", viewers=[turn.member], people=[member.id])
    return (
        say("members-confirmed", name=member.name, door=door),
        tell(member.id, "members-confirmed-you", door=door),
    )


def refuse(turn: Turn, values: Values) -> Replies:
    """Say that a member does not live where they claim to; they are told why."""
    claimed = _claim(turn, values)
    filled = REFUSE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    reason = clean(filled["reason"])
    if not reason:
        raise ReasonMissing
    member, door = claimed.member, claimed.door
    shown_in_chat(turn, "members-refused", viewers=[turn.member], people=[member.id])
    turn.trace(member.id, number=0, action=REFUSED, words=f"{door} {reason}")
    return (
        *whispered(turn, say("members-refused", name=member.name, door=door)),
        tell(member.id, "members-refused-you", door=door, reason=reason),
    )


def claims(work: UnitOfWork, community_id: CommunityId) -> tuple[Claim, ...]:
    """Return the claims that nobody has decided, the newest of each member."""
    people = {each.id: each for each in work.members.where(community_id=community_id)}
    homes = {each.id: each.label for each in work.households.where(community_id=community_id)}
    traces = work.traces.where(community_id=community_id, action=(CLAIM, REFUSED))
    found: list[Claim] = []
    for last in {each.subject: each for each in traces}.values():
        member = people.get(MemberId(last.subject))
        if last.action == REFUSED or member is None or member.standing is Standing.MOVED_OUT:
            continue
        home = homes.get(member.household_id) if member.household_id else None
        if home != last.words or member.standing is not Standing.ENROLLED:
            found.append(Claim(id=last.id, member=member, door=last.words))
    return tuple(found)


def _claim(turn: Turn, values: Values) -> Claim:
    """Return the claim that is to be decided, once the speaker may decide it."""
    member = own(turn.work.members, values["m"], community=turn.community)
    wanted = turn.work.traces.where(
        community_id=turn.community.id, subject=member.id, action=CLAIM
    )
    named = [each for each in wanted if values.get("i", "") in {"", each.id}]
    if not named:
        raise NothingClaimed(name=member.name)
    building, _, _ = read_door(named[-1].words)
    require_vouching(turn, building=building)
    return Claim(id=named[-1].id, member=member, door=named[-1].words)


def _why_refused(turn: Turn, values: Values) -> Reply:
    member = own(turn.work.members, values["m"], community=turn.community)
    return Reply(lines=(Text("members-refuse-why", {"name": member.name}),))


REFUSE = Form(REFUSED, (Blank("reason", _why_refused),), carried=("m", "i"))


# Moving out


def move_out(turn: Turn, values: Values) -> Replies:
    """Note that a neighbour moved out: they vote and propose here no more."""
    member = own(turn.work.members, values["m"], community=turn.community)
    _left(turn, member, action="members.move_out")
    return (
        say("members-moved-out", name=member.name),
        tell(member.id, "members-moved-out-you", community=turn.community.name),
    )


def leave(turn: Turn, values: Values) -> Replies:
    """Note that the speaker moved out, once they have said so twice."""
    filled = LEAVE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    if filled["confirm"] == "no":
        return whispered(turn, say("members-stays"))
    _left(turn, turn.member, action="members.leave")
    return whispered(turn, say("members-left", community=turn.community.name))


def _left(turn: Turn, member: Member, *, action: str) -> None:
    others = [
        each
        for each in turn.work.members.where(
            community_id=turn.community.id, standing=Standing.ENROLLED
        )
        if each.has(Role.ADMIN) and each.id != member.id
    ]
    if member.has(Role.ADMIN) and not others:
        raise LastAdmin
    gone = replace(
        member,
        standing=Standing.MOVED_OUT,
        household_id=None,
        roles=frozenset({Role.RESIDENT}),
    )
    forget_nicknames(turn.work, member)
    turn.work.members.save(gone)
    home = member.household_id
    door = turn.work.households.get(home).label if home else ""
    turn.trace(member.id, number=0, action=action, words=door)


def _sure(turn: Turn, _values: Values) -> Reply:
    return Reply(
        lines=(Text("members-leave-sure", {"community": turn.community.name}),),
        choices=(
            Choice(Text("confirm-yes"), Press("members.leave", {"confirm": "yes"})),
            Choice(Text("confirm-no"), Press("members.leave", {"confirm": "no"})),
        ),
    )


LEAVE = Form("members.leave", (Blank("confirm", _sure, read=read_confirmation),))

ACTIONS = (
    Action("members.invite", Audience.MODERATORS, invite),
    Action("members.revoke_invitation", Audience.MODERATORS, revoke),
    Action("members.join", Audience.ANYONE, join, verbs=("加入", "join")),
    Action(CLAIM, Audience.ANYONE, claim, verbs=("登记", "claim")),
    Action("members.confirm", Audience.VOUCHING, confirm),
    Action(REFUSED, Audience.VOUCHING, refuse),
    Action("members.move_out", Audience.MODERATORS, move_out),
    Action("members.leave", Audience.ENROLLED, leave, verbs=("搬走", "leave")),
)
