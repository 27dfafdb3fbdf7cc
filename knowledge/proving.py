"""Check that a sentence with numbered citations says what the passages cited say."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.chinese import HAN, clauses, narrow, pairs, runs, sentences
from knowledge.orders import gives_orders
from knowledge.quantities import quantities, worded
from knowledge.stances import MODAL, Stance, denied, stances
from knowledge.support import Candidate

CITED = re.compile(r"\[(\d{1,2})\]")
_SENTENCE = re.compile(
    r"[^。！？!?\n\[]+(?:\[\d{1,2}\])*[。！？!?；;]*(?:\[\d{1,2}\])*|\[\d{1,2}\]"
)
_UNFINISHED = re.compile(r"\[\d{0,2}$")
_MARKUP = re.compile(r"^[ \t]*(?:[-*•·]|\d{1,2}[.、)）])[ \t]+|\*\*", re.MULTILINE)
_ALLOWED = re.compile(
    rf"[{HAN}A-Za-z0-9 ，。、；：！？,;:!?（）()《》〈〉"
    r"“”‘’「」『』…—～~·%％./\-+㎡℃]*"
)
_LINK = re.compile(
    r"[a-z]+:/|//|(?<!\d)/|/(?!\d)|www\.|[a-z0-9-]\.(?:com|cn|net|org|io|me|top|xyz|cc|vip|link|site|shop|info|ru|gov)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_SUPPORTED = 0.6
_AS_NEAR = 0.9
_ALONE = 0.5
_SHORTEST = 3
_JOINED = re.compile(r"^(?:并|也|且|以及|和|或)")
_TELLING = re.compile(
    r"业主委员会|业主大会|业委会|居委会|村委会|居民会议|业主|物业|开发商|建设单位|承租人|租户|租客|房东|房主|"
    r"公安|派出所|城管|街道|消防|法院|政府|主管部门|监护人|饲养人|所有人|使用人|管理人|受害人|邻居|楼上|楼下|"
    r"(?:周|星期)[一二三四五六日天末]|工作日|节假日|上午|下午|白天|夜间|晚上|每[天日周月年季]|"
    r"(?:[县区市省镇乡]级|设区的市)以[上下]|免费|收费|自愿|一律|全部|任何|所有|随时|永久|立即|只有|仅限|罚款|拘留|警告|没收|判刑|刑事|奖励|赔偿|退还"
)


@dataclass(frozen=True)
class _Told:
    """A clause of a passage: its neighbours, sentence, what it says and may take over."""

    text: str
    around: str
    sentence: str
    own: frozenset[Stance]
    scope: frozenset[Stance]
    before: frozenset[Stance]


def tidy(said: str) -> str:
    """Return what a model said without the marks of lists and of bold type."""
    return _MARKUP.sub("", narrow(said)).strip()


def begun(said: str) -> str:
    """Return what a model said so far without a citation that is still being written."""
    return _UNFINISHED.sub("", said)


def told(said: str) -> list[str]:
    """Return the sentences of an answer, each with the citations that follow it."""
    found = (match.group().strip() for match in _SENTENCE.finditer(said))
    return [sentence for sentence in found if sentence]


def proof(sentence: str, *, given: Sequence[Candidate]) -> dict[int, str] | None:
    """Return the quote that backs a sentence, by the number cited; None where one does not.

    A sentence without a citation, with markup, a link, an order to a machine, a word of
    Latin letters, an amount or a bound that its passage lacks, or with the sense of its
    passage turned round, is not backed.
    """
    numbers = [int(number) for number in CITED.findall(sentence)]
    claim = CITED.sub("", sentence).strip()
    if not numbers or not _is_plain(claim) or gives_orders(claim):
        return None
    found: dict[int, str] = {}
    for number in numbers:
        if not 1 <= number <= len(given) or gives_orders(given[number - 1].passage.text):
            return None
        quote = _backing(claim, candidate=given[number - 1])
        if quote is None:
            return None
        found[number] = quote
    return found


def _is_plain(claim: str) -> bool:
    controls = any(unicodedata.category(each).startswith("C") for each in claim)
    return bool(_ALLOWED.fullmatch(claim)) and not controls and not _LINK.search(claim)


def _backing(claim: str, *, candidate: Candidate) -> str | None:
    """Return the sentence of a passage that backs a claim best, if each clause is backed."""
    text = narrow(candidate.passage.text)
    known = f"{candidate.passage.locator}{candidate.source.title}"
    told_of = _clauses_told(text)
    stance_before: frozenset[Stance] = frozenset()
    best = ""
    for part in _parts(claim):
        near = _nearest(part, told_of=told_of)
        stance_before = (stances(part) & MODAL) or stance_before
        agreeing = [
            each for each in near if _agrees(part, each, known=known, before=stance_before)
        ]
        if not agreeing:
            return None
        best = best or agreeing[0].sentence
    return _as_it_stands(best, passage=candidate.passage.text) if best else None


def _parts(claim: str) -> list[str]:
    """Return the clauses of a claim, short ones together with what follows them."""
    parts: list[str] = []
    held = ""
    for clause in clauses(claim):
        held += clause
        if len(_letters(held)) >= _SHORTEST:
            parts.append(held)
            held = ""
    if held and parts:
        parts[-1] += held
    elif _letters(held):
        parts.append(held)
    return parts


def _letters(text: str) -> str:
    return "".join(runs(worded(text)))


def _grams(text: str) -> set[str]:
    return set(pairs(worded(text)))


def _clauses_told(text: str) -> list[_Told]:
    """Return the clauses of a passage; a list takes over what its head says."""
    found: list[_Told] = []
    nothing: frozenset[Stance] = frozenset()
    head = nothing
    for sentence in sentences(text):
        scope, before = head, head
        parts = clauses(sentence)
        for at, clause in enumerate(parts):
            own = stances(clause)
            if own & MODAL:
                scope = own & MODAL
                before |= own & MODAL
            elif not _JOINED.match(clause) and not head:
                scope = nothing
            around = "".join(parts[max(0, at - 1) : at + 2])
            found.append(_Told(clause, around, sentence.strip(), own, scope, before))
        opens = sentence.rstrip().endswith(("：", ":"))
        listed = re.match(r"\s*[（(]?[一二三四五六七八九十\d]+[)）、.]", sentence)
        head = scope if opens else head if listed else nothing
    return found


def _nearest(part: str, *, told_of: Sequence[_Told]) -> list[_Told]:
    """Return the clauses of the sentences that hold enough of a part, nearest first."""
    grams = _grams(part)
    if not grams:
        return []
    shares = [
        (_nearness(grams, _grams(each.text)), each)
        for each in told_of
        if len(grams & _grams(each.sentence)) / len(grams) >= _SUPPORTED
    ]
    top = max((share for share, _ in shares), default=0.0)
    near = [(share, each) for share, each in shares if share >= top * _AS_NEAR]
    return [each for _, each in sorted(near, key=lambda pair: -pair[0])]


def _nearness(grams: set[str], others: set[str]) -> float:
    """Return how much of some grams others hold, and a little for holding nothing else."""
    shared = len(grams & others)
    return shared / len(grams) + _ALONE * 2 * shared / (len(grams) + len(others) or 1)


def _agrees(part: str, near: _Told, *, known: str, before: frozenset[Stance]) -> bool:
    """Tell whether a part says no other amount, word or sense than the clause near to it."""
    if not quantities(part) <= quantities(near.around) | quantities(known):
        return False
    window = f"{near.sentence}{known}".lower()
    words = [*_TELLING.findall(worded(part)), *(word.lower() for word in _WORD.findall(part))]
    if any(word not in window for word in words):
        return False
    return _same_denials(part, near.text) and _same_sense(stances(part), near, before=before)


def _same_denials(part: str, clause: str) -> bool:
    """Tell whether two clauses deny the same; a denial of the one is no claim of the other."""
    ours, theirs = denied(part), denied(clause)
    if theirs and not {each[:1] for each in ours} <= {each[:1] for each in theirs}:
        return False
    return not any(each in part for each in theirs - ours if each)


def _same_sense(said: frozenset[Stance], near: _Told, *, before: frozenset[Stance]) -> bool:
    demanded, own = said & MODAL, near.own & MODAL
    if not demanded <= (own or near.scope | near.before):
        return False
    if Stance.SPARES in own - said:
        return False
    if Stance.FORBIDS in demanded and Stance.PERMITS in near.own:
        return Stance.FORBIDS in near.own
    if {Stance.PERMITS, Stance.DEMANDS, Stance.SPARES} & demanded and _forbids_alone(near):
        return False
    if _forbids_alone(near) and Stance.FORBIDS not in before:
        return False
    return _denies(said) == _denies(near.own) or _covers(said, near)


def _forbids_alone(near: _Told) -> bool:
    return Stance.FORBIDS in near.own | near.scope and not near.own & (MODAL - {Stance.FORBIDS})


def _denies(said: frozenset[Stance]) -> bool:
    return Stance.DENIES in said


def _covers(said: frozenset[Stance], near: _Told) -> bool:
    """Tell whether a denial on one side is a prohibition or exemption on the other."""
    negative = {Stance.FORBIDS, Stance.SPARES, Stance.DENIES}
    return bool(said & negative) and bool((near.own | near.scope) & negative)


def _as_it_stands(sentence: str, *, passage: str) -> str:
    """Return a sentence in the letters of the passage, not in the narrowed ones."""
    at = narrow(passage).find(sentence)
    return passage[at : at + len(sentence)] if at >= 0 else passage.strip()
