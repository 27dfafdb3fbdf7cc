"""Put an answer together from sentences that are quoted as they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.chinese import clauses, sentences
from knowledge.coverage import Rarity, covered
from knowledge.kinds import COUNTED, fits
from knowledge.library import Answer, Citation, SourceKind
from knowledge.questions import Asked
from knowledge.support import Candidate

NEWS = "据新闻报道："
REPLY = "居委会答复（{year}年{month}月）："
_GAP = "……"
_AT_ODDS = "两处说法不同："
_NEWER = "以较新的为准，拿不准请问居委会。"
_SAME_DAY = "请问居委会以哪个为准。"
_JOINT = re.compile(
    r"^(其中|此外|另外|同时|而且|并且|因此|所以|但是?|不过|比如|例如|数说|除此之外|目前)[，：,:]"
)
_STOPS = "。！？!?；;，, "
_BRACKETS = str.maketrans("[]", "〔〕")
_FITS, _COUNT_FITS = 0.35, 0.6
_SHORTEST = 24
_AS_GOOD = 0.6
_NAMED = 0.25


@dataclass(frozen=True)
class Quote:
    """A stretch of a passage, as it stands there, and whose it is."""

    candidate: Candidate
    text: str
    whole: bool = True


@dataclass(frozen=True)
class _Sentence:
    """Where a sentence stands in a passage, and on which of its lines."""

    start: int
    end: int
    line: int


def quote(asked: Asked, candidate: Candidate, *, rarity: Rarity, longest: int) -> Quote | None:
    """Return the stretch of neighbouring sentences that answers best within a length."""
    passage = candidate.passage.text
    told = _sentences_of(passage)
    if not told or longest < _SHORTEST:
        return None
    worth = [_worth(asked, passage[one.start : one.end], rarity=rarity) for one in told]
    best = max(range(len(told)), key=lambda at: (worth[at], -at))
    if told[best].end - told[best].start > longest:
        sentence = passage[told[best].start : told[best].end]
        part = _clauses_of(asked, sentence, rarity=rarity, longest=longest)
        return Quote(candidate, part, whole=False)
    bound = candidate.source.kind is not SourceKind.LAW
    able = [
        not bound or one.line == told[best].line or worth[at] >= worth[best] * _AS_GOOD
        for at, one in enumerate(told)
    ]
    first, last = _grown(told, worth, able=able, best=best, longest=longest)
    stretch = passage[told[first].start : told[last].end].strip()
    return Quote(candidate, _JOINT.sub("", stretch))


def cut_quote(
    asked: Asked, candidate: Candidate, sentence: str, *, rarity: Rarity, longest: int
) -> Quote:
    """Return a sentence of a passage as a quote, cut at clauses where it is too long."""
    if len(sentence.strip()) <= longest:
        return Quote(candidate, sentence.strip())
    part = _clauses_of(asked, sentence, rarity=rarity, longest=longest)
    return Quote(candidate, part, whole=False)


def _sentences_of(passage: str) -> list[_Sentence]:
    found: list[_Sentence] = []
    at = 0
    for sentence in sentences(passage):
        start = passage.index(sentence, at)
        at = start + len(sentence)
        found.append(_Sentence(start, at, line=passage.count("\n", 0, start)))
    return found


def _worth(asked: Asked, sentence: str, *, rarity: Rarity) -> float:
    """Return how well a sentence answers: as a whole, and in its best clause alone."""
    alone = max((_share(asked, part, rarity=rarity) for part in clauses(sentence)), default=0.0)
    return _share(asked, sentence, rarity=rarity) + alone


def told_best(asked: Asked, passage: str, *, rarity: Rarity) -> float:
    """Return how well the best sentence of a passage answers."""
    return max((_worth(asked, each, rarity=rarity) for each in sentences(passage)), default=0.0)


def _share(asked: Asked, text: str, *, rarity: Rarity) -> float:
    share = covered(asked.units, text=text.lower(), rarity=rarity)
    counted = asked.want in COUNTED
    return share + (_COUNT_FITS if counted else _FITS) * fits(text, asked=asked)


def counted(text: str, *, asked: Asked, rarity: Rarity) -> bool:
    """Tell whether one clause both counts what is asked for and names some of it."""
    return any(
        fits(clause, asked=asked) == 1.0
        and covered(asked.units, text=clause, rarity=rarity) >= _NAMED
        for clause in clauses(text)
    )


def _grown(
    told: Sequence[_Sentence],
    worth: Sequence[float],
    *,
    able: Sequence[bool],
    best: int,
    longest: int,
) -> tuple[int, int]:
    """Return the first and last of the neighbours that fit beside the best sentence."""
    first = last = best
    while True:
        sides = [at for at in (last + 1, first - 1) if 0 <= at < len(told) and able[at]]
        fitting = [
            at
            for at in sides
            if told[max(last, at)].end - told[min(first, at)].start <= longest
        ]
        if not fitting:
            return first, last
        chosen = max(fitting, key=lambda at: (worth[at], at))
        first, last = min(first, chosen), max(last, chosen)


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
    text, before = "", ""
    for number, each in enumerate(quotes, 1):
        told = mark(each.candidate)
        text += f"{told if told != before else ''}{_shown(each)}[{number}]"
        before = told
    return Answer(answered=bool(quotes), text=text, citations=_citations(quotes))


def disagreed(quotes: Sequence[Quote], *, days: Sequence[date]) -> Answer:
    """Return an answer that shows two quotes at odds, the newer first, with their days."""
    parts = [
        f"{mark(each.candidate)}{_shown(each).rstrip(_STOPS)}[{number}]（{since(each.candidate)}）"
        for number, each in enumerate(quotes, 1)
    ]
    close = _SAME_DAY if len(set(days)) == 1 else _NEWER
    return Answer(
        answered=True,
        text=f"{_AT_ODDS}{'；'.join(parts)}。{close}",
        citations=_citations(quotes),
    )


def spoken_beside(candidates: Sequence[Candidate]) -> int:
    """Return how many characters an answer about sources at odds needs beside its quotes."""
    parts = (len(f"{mark(each)}{_GAP}[9]（{since(each)}）；") for each in candidates)
    return len(_AT_ODDS) + max(len(_SAME_DAY), len(_NEWER)) + sum(parts)


def since(candidate: Candidate) -> str:
    """Return from when a source holds, or else when it was taken in."""
    source = candidate.source
    day, verb = (source.effective, "起") if source.effective else (source.added_at, "收录")
    return f"{day.year}年{day.month}月{verb}"


def mark(candidate: Candidate) -> str:
    """Return what is said before a quote of news, or of a reply of the committee."""
    source = candidate.source
    if source.kind is SourceKind.NEWS:
        return NEWS
    if source.kind is SourceKind.REPLY:
        day = source.effective or source.added_at
        return REPLY.format(year=day.year, month=day.month)
    return ""


def _shown(quote: Quote) -> str:
    """Return a quote on one line, whose own brackets cannot pass for a citation."""
    told = quote.text.replace("\n", "").translate(_BRACKETS)
    return told if quote.whole else f"{told}{_GAP}"


def _citations(quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    return tuple(
        citation(each.candidate, number=number, quote=each.text)
        for number, each in enumerate(quotes, 1)
    )


def citation(candidate: Candidate, *, number: int, quote: str) -> Citation:
    """Return the numbered proof that a stretch of a candidate's passage is."""
    source, passage = candidate.source, candidate.passage
    return Citation(
        number=number,
        passage_id=passage.id,
        source=source.name,
        title=source.title,
        issuer=source.issuer,
        locator=passage.locator,
        quote=quote,
    )


def overhead(candidate: Candidate) -> int:
    """Return how many characters an answer needs beside the quote itself."""
    return len(mark(candidate)) + len(_GAP) + len("[9]")
