"""Paper ballots in a pile: two people read them one after the other, and both must agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deliberation.assisted import BatchState, EntryKind, PaperBatch, Sheet
from deliberation.ballots import Ballot
from deliberation.identifiers import ElectorId
from deliberation.polls import Elector, Poll
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, to_moderators, words_of
from handlers.assisting import Entering, entered, notices, typed
from handlers.entries import standing
from handlers.forms import whispered
from handlers.messages import Choice, Replies, Reply, Text
from handlers.turn import Turn

MOST_SHEETS = 200


@dataclass(eq=False)
class SheetUnreadable(Refusal):
    """A line of a pile names no elector of the poll, or holds no ballot."""

    line: int
    words: str


@dataclass(eq=False)
class SheetTwice(Refusal):
    """A pile holds two papers of one elector."""

    line: int
    label: str


@dataclass(eq=False)
class SheetsTooMany(Refusal):
    """A pile is larger than one batch, or empty."""

    most: int


@dataclass(frozen=True)
class Reading:
    """A paper as it was read; it is never kept."""

    elector: Elector
    ballot: Ballot


def read_first(turn: Turn, values: Values) -> Replies:
    """Take in the first reading of a pile: of each paper a keyed digest is kept."""
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    readings = _readings(turn, poll, values["text"])
    batch = PaperBatch(
        id=turn.ids.new(),
        community_id=turn.community.id,
        poll_id=poll.id,
        first_by=turn.member.id,
        first_at=turn.now,
        sheets=_sheets(turn, poll, readings),
    )
    turn.work.paper_batches.add(batch)
    said: Said = {
        "number": poll.number,
        "count": len(readings),
        "name": turn.member.name,
    }
    asking = Reply(
        lines=(Text("papers-second-wanted", said),),
        choices=(Choice(Text("papers-label"), path=paths.papers(poll.number)),),
    )
    others = [
        each
        for each in to_moderators(turn.work, asking, community_id=turn.community.id)
        if getattr(each.to, "member_id", None) != turn.member.id
    ]
    return (*whispered(turn, Reply(lines=(Text("papers-first-read", said),))), *others)


def read_again(turn: Turn, values: Values) -> Replies:
    """Take in the second reading; papers that were read alike are entered at once."""
    batch = own(turn.work.paper_batches, values["batch"], community=turn.community)
    poll = turn.work.polls.get(batch.poll_id)
    readings = _readings(turn, poll, values["text"])
    sheets = _sheets(turn, poll, readings)
    after = batch.read_again(sheets, by=turn.member.id, at=turn.now)
    by_id = {each.elector.id: each for each in readings}
    alike = [by_id[each] for each in batch.alike(sheets)]
    replies, own_ballots = _entered(turn, poll, alike, batch_id=batch.id)
    turn.work.paper_batches.save(after)
    turn.trace(poll.id, number=poll.number, action="vote.read_papers", words=str(len(alike)))
    lines = (
        Text("papers-entered", {"number": poll.number, "count": len(alike) - len(own_ballots)}),
        *_unlike(turn, after),
        *(
            (Text("papers-voted-themselves", {"labels": words_of(own_ballots)}),)
            if own_ballots
            else ()
        ),
    )
    return (*whispered(turn, Reply(lines=lines)), *replies)


def _unlike(turn: Turn, batch: PaperBatch) -> tuple[Text, ...]:
    if batch.state is not BatchState.DIFFERS:
        return ()
    labels = [turn.work.electors.get(each).label for each in batch.differing]
    return (Text("papers-differ", {"labels": words_of(labels)}),)


def _entered(
    turn: Turn, poll: Poll, readings: Iterable[Reading], *, batch_id: str
) -> tuple[Replies, tuple[str, ...]]:
    """Enter papers; return the notices, and the electors who had voted themselves."""
    told: list[Reply] = []
    voted: list[str] = []
    how = Entering(EntryKind.PAPER, batch_id=batch_id)
    for each in readings:
        if _has_voted(turn, poll, each.elector.id):
            voted.append(each.elector.label)
            continue
        entered(turn, poll, each.elector, ballot=each.ballot, how=how)
        told += notices(turn, poll, each.elector)
    return tuple(told), tuple(voted)


def _has_voted(turn: Turn, poll: Poll, elector_id: ElectorId) -> bool:
    took_part = elector_id in turn.work.ballots.took_part(poll.id)
    entry = standing(turn.work, poll, elector_id=elector_id)
    return took_part and (entry is None or entry.entered_by != turn.member.id)


def _readings(turn: Turn, poll: Poll, words: str) -> tuple[Reading, ...]:
    """Return the papers that lines such as ``3-2-501 1`` stand for, or raise a Refusal."""
    poll.require_open(at=turn.now)
    lines = [(at, each.strip()) for at, each in enumerate(words.splitlines(), start=1)]
    filled = [(at, each) for at, each in lines if each]
    if not 1 <= len(filled) <= MOST_SHEETS:
        raise SheetsTooMany(most=MOST_SHEETS)
    roll = {_plain(each.label): each for each in turn.work.electors.where(poll_id=poll.id)}
    found: dict[ElectorId, Reading] = {}
    for at, line in filled:
        reading = _reading(poll, line, roll=roll, at=at)
        if reading.elector.id in found:
            raise SheetTwice(line=at, label=reading.elector.label)
        found[reading.elector.id] = reading
    return tuple(found.values())


def _reading(poll: Poll, line: str, *, roll: Mapping[str, Elector], at: int) -> Reading:
    label, _, ballot = line.replace("\t", " ").partition(" ")
    elector = roll.get(_plain(label))
    if elector is None or not ballot.strip():
        raise SheetUnreadable(line=at, words=line)
    try:
        return Reading(elector=elector, ballot=typed(poll, ballot))
    except Refusal:
        raise SheetUnreadable(line=at, words=line) from None


def _plain(label: str) -> str:
    return "".join(label.split()).upper()


def _sheets(turn: Turn, poll: Poll, readings: Iterable[Reading]) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(
            elector_id=each.elector.id,
            digest=turn.work.ballots.digest(poll.id, each.elector.id, repr(each.ballot)),
        )
        for each in readings
    )


ACTIONS = (
    Action("vote.read_papers", Audience.MODERATORS, read_first),
    Action("vote.read_papers_again", Audience.MODERATORS, read_again),
)
