"""A code for every doorway: made for posters, renewed where one leaked, followed."""

from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.communities import Community, Member, Standing
from deliberation.identifiers import CommunityId
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said
from handlers.codes import CodeSpent, CodeUnknown, usable
from handlers.conversation import ask_back
from handlers.dialogue import clean
from handlers.forms import whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, say
from handlers.places import Place, in_order, known_places, place_of, read_places, speaker_id
from handlers.ports import Code, CodePurpose, UnitOfWork
from handlers.texts import catalogue
from handlers.turn import Turn

ARRIVE = "doorway.arrive"


@dataclass(eq=False)
class NoDoorwayWanting(Refusal):
    """Every doorway that was named has its code, or none is known."""


def doorways(work: UnitOfWork, community_id: CommunityId, *, at: datetime) -> tuple[Code, ...]:
    """Return the codes of doorways that hold, in the order of the doorways."""
    found = work.codes.where(community_id=community_id, purpose=CodePurpose.DOORWAY)
    hanging = {place_of(each.place): each for each in found if not each.is_over(at=at)}
    return tuple(hanging[each] for each in in_order(hanging))


def doorway(work: UnitOfWork, words: str, *, at: datetime) -> Code:
    """Return the code of a doorway, or raise CodeUnknown or CodeSpent."""
    code = usable(work, words, at=at)
    if code.purpose is not CodePurpose.DOORWAY:
        raise CodeUnknown
    return code


# On the desk


def make(turn: Turn, values: Values) -> Replies:
    """Make a code for each doorway that is named and has none, or for all that are known."""
    words = clean(values.get("text", ""))
    homes = turn.work.households.where(community_id=turn.community.id)
    places = read_places(words) if words else known_places(homes)
    present = doorways(turn.work, turn.community.id, at=turn.now)
    coded = {each.place for each in present}
    wanting = [each for each in places if each.label not in coded]
    if not wanting:
        raise NoDoorwayWanting
    for place in wanting:
        _coded(turn, place)
    turn.trace(turn.community.id, number=0, action="doorway.make", words=str(len(wanting)))
    made = Text("doorway-made", {"count": len(wanting)})
    return whispered(turn, Reply(lines=(made,), choices=(_to_print(),)))


def renew(turn: Turn, values: Values) -> Replies:
    """Put a new code in the place of one that leaked; the old poster leads nowhere."""
    place = _ended(turn, values, action="doorway.renew")
    code = _coded(turn, place)
    renewed = Text("doorway-renewed", {"place": place.text})
    return whispered(turn, Reply(lines=(renewed,), choices=(_to_print(code.code),)))


def drop(turn: Turn, values: Values) -> Replies:
    """Let the code of a doorway that is no doorway lead nowhere."""
    place = _ended(turn, values, action="doorway.drop")
    return whispered(turn, say("doorway-dropped", place=place.text))


def _ended(turn: Turn, values: Values, *, action: str) -> Place:
    code = own(turn.work.codes, values["c"], community=turn.community)
    if code.purpose is not CodePurpose.DOORWAY:
        raise CodeUnknown
    if code.is_over(at=turn.now):
        raise CodeSpent
    turn.work.codes.save(replace(code, expires_at=turn.now))
    turn.trace(code.id, number=0, action=action, words=code.place)
    return place_of(code.place)


def _coded(turn: Turn, place: Place) -> Code:
    code = Code(
        id=turn.ids.new(),
        code=turn.ids.code(),
        community_id=turn.community.id,
        purpose=CodePurpose.DOORWAY,
        made_at=turn.now,
        place=place.label,
    )
    turn.work.codes.add(code)
    key = speaker_id(turn.community.id, place.label)
    if turn.work.members.one(id=key) is None:
        name = _named(turn.community, place)
        speaker = Member(key, turn.community.id, name, Standing.GUEST, turn.now)
        turn.work.members.add(speaker)
    return code


def _named(community: Community, place: Place) -> str:
    """Return what whoever speaks at a doorway without a name is called."""
    words = catalogue(community.locale)
    return words.sentence(
        Text("doorway-speaker", {"place": place.text}), time_zone=community.time_zone
    )


def _to_print(code: str = "") -> Choice:
    return Choice(Text("doorway-print-label"), path=paths.posters(code=code))


# At the doorway


def arrive(turn: Turn, values: Values) -> Replies:
    """Greet somebody who scanned the code of a doorway: ask, report, see what is decided."""
    if not clean(values["text"]):
        ask_back(turn, action=ARRIVE, values={})
        return whispered(turn, say("doorway-which"))
    code = doorway(turn.work, values["text"], at=turn.now)
    if code.community_id != turn.community.id:
        raise CodeUnknown
    at: Said = {"place": place_of(code.place).text, "community": turn.community.name}
    choices = (
        Choice(Text("doorway-ask-label"), Press("ask.ask")),
        Choice(Text("doorway-report-label"), Press("doorway.report", {"d": code.code})),
        Choice(Text("doorway-votes-label"), path=paths.doorway_votes(code.code)),
    )
    return whispered(turn, Reply(lines=(Text("doorway-hello", at),), choices=choices))


ACTIONS = (
    Action("doorway.make", Audience.MODERATORS, make),
    Action("doorway.renew", Audience.MODERATORS, renew),
    Action("doorway.drop", Audience.MODERATORS, drop),
    Action(ARRIVE, Audience.ANYONE, arrive, verbs=("门口码", "doorway")),
)
