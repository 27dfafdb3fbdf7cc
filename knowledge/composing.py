"""Put an answer together from sentences that are quoted as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.chinese import clauses, sentences
from knowledge.library import Answer, Citation, SourceKind
from knowledge.questions import Asked
from knowledge.support import Candidate, Rarity, covered, fits

NEWS = "据新闻报道："
_GAP = "……"
_FIT = 0.35
_SHORTEST = 24


@dataclass(frozen=True)
class Quote:
    """A stretch of a passage, as it stands there, and whose it is."""

    candidate: Candidate
    text: str
    whole: bool = True


def quote(asked: Asked, candidate: Candidate, *, rarity: Rarity, longest: int) -> Quote | None:
    """Return the stretch of neighbouring sentences that answers best within a length."""
    told = sentences(candidate.passage.text)
    if not told or longest < _SHORTEST:
        return None
    worth = [_worth(asked, sentence, rarity=rarity) for sentence in told]
    best = max(range(len(told)), key=lambda at: (worth[at], -at))
    if len(told[best]) > longest:
        part = _clauses_of(asked, told[best], rarity=rarity, longest=longest)
        return Quote(candidate, part, whole=False)
    first, last = _grown(told, worth, best=best, longest=longest)
    return Quote(candidate, _stretch(candidate.passage.text, told[first : last + 1]))


def _worth(asked: Asked, sentence: str, *, rarity: Rarity) -> float:
    share = covered(asked.units, text=sentence.lower(), rarity=rarity)
    return share + (_FIT * fits(sentence, asked=asked))


def counted(text: str, *, asked: Asked, rarity: Rarity) -> bool:
    """Tell whether one clause both counts what is asked for and names some of it."""
    return any(
        fits(clause, asked=asked) == 1.0 and covered(asked.units, text=clause, rarity=rarity)
        for clause in clauses(text)
    )


def _grown(
    told: Sequence[str], worth: Sequence[float], *, best: int, longest: int
) -> tuple[int, int]:
    """Return the first and last of the neighbours that fit beside the best sentence."""
    first = last = best
    length = len(told[best])
    while True:
        room = longest - length
        sides = [at for at in (last + 1, first - 1) if 0 <= at < len(told)]
        able = [at for at in sides if len(told[at]) <= room]
        if not able:
            return first, last
        chosen = max(able, key=lambda at: (worth[at], at))
        first, last = min(first, chosen), max(last, chosen)
        length += len(told[chosen])


def _stretch(passage: str, told: Sequence[str]) -> str:
    """Return what stands in the passage from the first to the last of some sentences."""
    start = passage.find(told[0])
    end = passage.find(told[-1], start) + len(told[-1])
    return passage[start:end].strip()


def _clauses_of(asked: Asked, sentence: str, *, rarity: Rarity, longest: int) -> str:
    """Return the run of clauses of one long sentence that answers best."""
    parts = clauses(sentence)
    best, found = -1.0, sentence[:longest]
    for start in range(len(parts)):
        run = ""
        for part in parts[start:]:
            if len(run) + len(part) > longest:
                break
            run += part
        worth = _worth(asked, run, rarity=rarity)
        if run and worth > best:
            best, found = worth, run
    return found.strip().rstrip("，；：、,;:")


def composed(quotes: Sequence[Quote]) -> Answer:
    """Return the answer that some quotes make, each with its number."""
    text = "".join(_said(quote, number=number) for number, quote in enumerate(quotes, 1))
    cited = tuple(
        citation(quote.candidate, number=number, quote=quote.text)
        for number, quote in enumerate(quotes, 1)
    )
    return Answer(answered=bool(quotes), text=text, citations=cited)


def _said(quote: Quote, *, number: int) -> str:
    mark = NEWS if quote.candidate.source.kind is SourceKind.NEWS else ""
    words = quote.text.replace("\n", "")
    return f"{mark}{words}{'' if quote.whole else _GAP}[{number}]"


def citation(candidate: Candidate, *, number: int, quote: str) -> Citation:
    """Return the numbered proof that a stretch of a candidate's passage is."""
    source, passage = candidate.source, candidate.passage
    return Citation(
        number=number,
        passage_id=passage.id,
        source=source.name,
        title=f"{source.title} {passage.heading}".strip(),
        issuer=source.issuer,
        locator=passage.locator,
        quote=quote,
    )


def overhead(candidate: Candidate) -> int:
    """Return how many characters an answer needs beside the quote itself."""
    news = len(NEWS) if candidate.source.kind is SourceKind.NEWS else 0
    return news + len(_GAP) + len("[9]")
