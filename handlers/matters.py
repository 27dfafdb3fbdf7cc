"""Telling where a matter stands to somebody who asks for it by number or by title."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from deliberation.polls import PollState
from deliberation.proposals import Proposal, ProposalState
from handlers.access import NotHere
from handlers.chain import TITLE_LENGTH, matter
from handlers.dialogue import one_line
from handlers.mentions import Mention, mentioned, subject_of
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.took_part import asks_turnout, told
from handlers.turn import Turn
from knowledge.similarity import held

MOST_OFFERED = 3
_MEANT = Fraction(2, 3)
_AS_LIKELY = Fraction(9, 10)


def standing(turn: Turn, number: int) -> Replies:
    """Say where the matter of a number stands, or raise NotHere."""
    found = matter(turn, number)
    if found is None:
        raise NotHere
    page = Choice(Text("guide-page"), path=found.path)
    return (Reply(lines=found.lines, choices=(page,), topic=found.number),)


def asked_for(turn: Turn, text: str) -> Replies | None:
    """Answer a question from the record; None where it asks for nothing of the record."""
    mention = mentioned(text)
    if asks_turnout(text) and (found := _turnout(turn, mention)):
        return found
    if mention is None:
        return None
    if mention.number is not None:
        return _numbered(turn, mention)
    return _titled(turn, mention.subject)


def _turnout(turn: Turn, mention: Mention | None) -> Replies | None:
    """Say how many took part in the open poll that is meant; None where none is."""
    open_now = turn.work.polls.where(community_id=turn.community.id, state=PollState.OPEN)
    number = mention.number if mention else None
    meant = [each for each in open_now if number in {None, each.number}]
    return tuple(told(turn, each) for each in meant) or None


def titled(turn: Turn, text: str) -> Replies | None:
    """Say where the matter stands that words name; None where they name none."""
    return _titled(turn, subject_of(text) or text)


def _numbered(turn: Turn, mention: Mention) -> Replies | None:
    number = mention.number or 0
    if mention.certain or matter(turn, number) is not None:
        return standing(turn, number)
    return None


def _titled(turn: Turn, subject: str) -> Replies | None:
    titles = _titles(turn)
    likely = _likely(subject, titles)
    if not likely:
        return None
    if len(likely) == 1:
        return standing(turn, likely[0])
    offered = tuple(_offered(number, titles[number][0]) for number in likely)
    return (Reply(lines=(Text("guide-which-one"),), choices=offered),)


def _offered(number: int, title: str) -> Choice:
    words = one_line(title, most=TITLE_LENGTH)
    label = Text("guide-one-of", {"number": number, "title": words})
    return Choice(label, Press("guide.status", {"text": str(number)}))


def _titles(turn: Turn) -> Mapping[int, tuple[str, ...]]:
    """Return the words under which each matter of the community goes, its title first.

    A topic goes under its proposals' words as well; a proposal that went into a topic or
    into another proposal is told of there.
    """
    home = turn.community.id
    topics = turn.work.topics.where(community_id=home)
    proposals = turn.work.proposals.where(community_id=home)
    found = {
        each.number: (each.title, *_within(proposals, topic_id=each.id)) for each in topics
    }
    gone = {ProposalState.IN_TOPIC, ProposalState.MERGED}
    for each in proposals:
        if each.state not in gone:
            found[each.number] = (each.text, f"{each.text} {each.place}")
    return dict(sorted(found.items(), reverse=True))


def _within(proposals: Iterable[Proposal], *, topic_id: str) -> list[str]:
    return [f"{each.text} {each.place}" for each in proposals if each.topic_id == topic_id]


def _likely(subject: str, titles: Mapping[int, tuple[str, ...]]) -> list[int]:
    """Return the numbers of the matters that are meant, the likeliest and newest first."""
    shares = {
        number: max(held(subject, within=words) for words in known)
        for number, known in titles.items()
    }
    top = max(shares.values(), default=Fraction(0))
    if top < _MEANT:
        return []
    likely = [number for number, share in shares.items() if share >= top * _AS_LIKELY]
    return sorted(likely, key=lambda number: -shares[number])[:MOST_OFFERED]
