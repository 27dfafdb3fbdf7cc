"""What the desk shows of a group that no bot is in: texts to paste, and what came back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.web.views.assisting import electors
from deliberation.ballots import BallotForm
from deliberation.communities import Community, Member
from deliberation.polls import Elector, Poll
from handlers import paths
from handlers.agenda import Said
from handlers.ballot import form_of
from handlers.messages import Text
from handlers.ports import UnitOfWork
from handlers.relay_matching import Relayed, listed, relayed
from handlers.relay_reading import Part
from handlers.relaying import (
    LONGEST_PASTED,
    MOST_RELAYED,
    NothingToRelay,
    RelayTooLong,
    takes_relay,
)
from handlers.texts import catalogue

LONGEST_POSTED = 300
"""Characters of a text for a group: longer ones are folded away by the chat."""
SHORTENED = (60, 40, 28, 20, 14, 10, 7, 4)
COUNTED = frozenset({Part.CHOSEN, Part.DOUBTFUL})


@dataclass(frozen=True)
class Posted:
    """A text that is ready to be pasted into a group."""

    name: str
    text: str


@dataclass(frozen=True)
class Looked:
    """A pasted text as it was understood, in the order of its lines.

    ``clear`` entries are certain, ``open`` ones want a person or a choice, ``beside`` are
    the lines that are no entries or no more. ``known`` are the electors to choose from.
    """

    clear: tuple[Relayed, ...] = ()
    open: tuple[Relayed, ...] = ()
    beside: tuple[Relayed, ...] = ()
    known: tuple[Elector, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict[str, str])


def posts(poll: Poll, community: Community, *, address: str) -> tuple[Posted, ...]:
    """Return the texts for a group in the language of its community, 300 characters at most."""
    names = ("call", "nudge") if takes_relay(poll) else ("link",)
    return tuple(Posted(each, _fitted(each, poll, community, address)) for each in names)


def _fitted(name: str, poll: Poll, community: Community, address: str) -> str:
    """Return a text with as much of title and options as fits."""
    words = catalogue(community.locale)
    text = ""
    for title, options in _shorter(poll):
        values: Said = {
            "number": poll.number,
            "title": title,
            "options": options,
            "closes": poll.closes_at,
            "several": "yes" if form_of(poll) is BallotForm.SOME else "no",
            "link": f"{address}{paths.ballot(poll.id)}",
        }
        text = words.sentence(Text(f"relay-post-{name}", values), time_zone=community.time_zone)
        if len(text) <= LONGEST_POSTED:
            return text
    return text


def _shorter(poll: Poll) -> Iterator[tuple[str, str]]:
    """Return title and options in full, then shorter and shorter, at last without options."""
    for most in (max(SHORTENED) * 4, *SHORTENED):
        rows = [f"{each.id} {_cut(each.label, most)}" for each in poll.options]
        yield _cut(poll.title, most * 2), "\n".join(rows)
    for most in (20, 8):
        yield _cut(poll.title, most), "…"


def _cut(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def looked_at(work: UnitOfWork, poll: Poll, *, member: Member, text: str) -> Looked:
    """Return what a pasted text comes to; raise NothingToRelay or RelayTooLong."""
    if not text.strip():
        raise NothingToRelay
    if len(text) > LONGEST_PASTED:
        raise RelayTooLong(most=MOST_RELAYED)
    found = relayed(poll, text, roll=listed(work, poll))
    if sum(each.line.part in COUNTED for each in found) > MOST_RELAYED:
        raise RelayTooLong(most=MOST_RELAYED)
    known = electors(work, poll, member=member)
    return _sorted(poll, [_own(each, known) for each in found], known)


def _own(part: Relayed, known: Sequence[Elector]) -> Relayed:
    """Return a part without an elector whom the one who looks may not enter ballots for."""
    return part if part.elector in known else Relayed(part.line)


def _sorted(poll: Poll, found: Sequence[Relayed], known: tuple[Elector, ...]) -> Looked:
    entries = [each for each in found if each.line.part in COUNTED]
    clear = [
        each for each in entries if each.line.part is Part.CHOSEN and each.elector is not None
    ]
    return Looked(
        clear=tuple(clear),
        open=tuple(each for each in entries if each not in clear),
        beside=tuple(each for each in found if each.line.part not in COUNTED),
        known=known,
        labels={each.id: each.label for each in poll.options},
    )
