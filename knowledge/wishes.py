"""What a proposal wants done; what it complains of or wants stopped is no wish."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.chinese import narrow
from knowledge.deeds import Deed, deed, without_deeds

_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
_LEAVE_OFF = re.compile(
    r"(?:别|不要|请勿|不应|不该|何必)再?(?:管|罚|拦|限制|禁止|禁|不让|没收|清走|清理|清|拆|剪|赶|查)"
    r"|(?:取消|解除|放宽|放开|废除|撤销)[^，。；]{0,8}(?:禁止|禁令|限制|规定|不准|要求)"
)
_PERMIT = re.compile(
    r"允许|准许|准予|(?<!不)同意|批准|通融|开个口子|网开一面|继续|照办|准了|放开|望批"
)
_ASK = re.compile(
    r"希望|建议|申请|想(?!办法|不到|请)|打算|要求|能不能|能否|可不可以|可以|可否|行不行|不如|干脆|"
    r"请(?=同意|允许|批准|让|给)|计划|准备|写进|应该|最好|想把|延长|延到|推迟到|也行|行[吗不]|好吗"
)
_BARE = re.compile(
    r"几|个|点|一下|吧|把|给|先|让|开放|多[划放]|动用|取消|谁|改(?:成|停|车)|以后|今后|划|搭|^\s*(?:在|把|将)"
)
_STOP = re.compile(
    r"管管|管一管|治理|整治|清[走理除掉]|搬[走开出]|挪[走开]|制止|劝[阻导说]|禁止|严禁|禁停|杜绝|"
    r"取缔|拆(?:[除走掉]|了(?!停|改|做)|$)(?!.{0,4}(?:墙|柱|梁))|违[建章]|私搭|来拆|查处|检查|整改|处罚|罚款|举报|投诉|曝光|反对|抵制|拒绝|"
    r"避免|防止|免得|省得|以免|代替|不再|别再?|不要|不许|不准|不得|不让|就不用|不会再|结束|停止|恢复|归还|"
    r"提醒|提示|警示|宣传|标志|标识|牌子|黄线|巡[查逻]|加强|规范|怎么办|谁来?管|找谁|谁负责|没人管|联系|看看|说说|"
    r"铺(?!成)|修复|[拖运移弄]走|不同意|不妥|不赞成|清运|消停|小点声|擦掉|撤掉|取消(?=[^，。；]{0,8}(?:车位|摊|棚|桩))|保留门禁"
)
_COMPLAINT = re.compile(
    r"有人|邻居|隔壁|对门|楼上|有的|有些|别人|他们|那家|某|扰民|影响|危险|隐患|不合理|受不了|睡不着|吵|"
    r"味道|太(?:多|乱|大声|吵)|被|天天|总是?|老(?=是|有|被|停)|经常|越来越|到处|还在|一直|只能(?!刷|人)"
)
_DONE = re.compile(r"(?:停|放|堆|摆|占|圈|搭|盖|种|养|装|拉|晾|砸)(?:着|满|了(?!吧))")
_PLAN = re.compile(r"想|打算|申请|把|不如")
_GRIEVANCE = re.compile(
    r"扰民|影响|危险|隐患|不合理|受不了|睡不着|吵|味道|怎么办|谁来?管|找谁|谁负责|吓|堵|费劲|味儿|呛|说了|不听|打鸣"
)
_KEPT_FREE = re.compile(
    r"不(?:占|影响|堵|挡|碍|靠近)[^，。；]{0,10}|(?:避开|让开|留出|腾出|远离|除了)[^，。；]{0,10}"
)
_OWN = re.compile(r"我(?!们?[小社]区)|自己|自家|家里|屋里|客厅|房间|装修(?!垃圾|公司|队)|卧室")


@dataclass(frozen=True)
class Wish:
    """What somebody wants done, in which of their words, and whether for themselves."""

    said: str
    wanted: Deed
    own: bool


@dataclass(frozen=True)
class _Clause:
    """A clause, where it stands, what it names, and its words without whole deeds."""

    start: int
    end: int
    named: Deed
    words: str


def wishes(text: str) -> tuple[Wish, ...]:
    """Return what a proposal wants done."""
    return tuple(_found(text, wanted_alone=True))


def mentions(text: str) -> tuple[Wish, ...]:
    """Return all that a proposal says is done, wanted or not."""
    return tuple(_found(text, wanted_alone=False))


def _clause(found: re.Match[str]) -> _Clause:
    words = _LEAVE_OFF.sub("允许", found.group())
    words = _KEPT_FREE.sub("", words)
    return _Clause(
        start=found.start(),
        end=found.end(),
        named=deed(_KEPT_FREE.sub("", found.group())),
        words=without_deeds(words),
    )


def _found(text: str, *, wanted_alone: bool) -> Iterator[Wish]:
    told = narrow(text)
    clauses = [_clause(found) for found in _CLAUSE.finditer(told)]
    own = not wanted_alone or _OWN.search(told) is not None
    for at, clause in enumerate(clauses):
        others = [*clauses[:at], *clauses[at + 1 :]]
        if clause.named.told and (not wanted_alone or _wanted(clause, others=others)):
            first, whole = _completed(clauses, at)
            said = told[clauses[first].start : clause.end].strip()
            yield Wish(said=said, wanted=whole, own=own)


def free_wishes(text: str) -> tuple[str, ...]:
    """Return the clauses that plainly ask for something, whatever it is."""
    told = narrow(text)
    clauses = [_clause(found) for found in _CLAUSE.finditer(told)]
    return tuple(
        told[each.start : each.end].strip()
        for each in clauses
        if _ASK.search(each.words) or _PERMIT.search(each.words)
        if not _STOP.search(each.words) and not _complains(each.words)
    )


def _complains(words: str) -> bool:
    """Tell whether a clause tells what others do, or what is so already."""
    done = _DONE.search(words) is not None and _PLAN.search(words) is None
    return done or _COMPLAINT.search(words) is not None


def _wanted(clause: _Clause, *, others: Sequence[_Clause]) -> bool:
    """Tell whether the deed of a clause is wanted, not complained of or to be stopped."""
    words, rest = clause.words, "，".join(each.words for each in others)
    permitted = _PERMIT.search(words) is not None
    if _STOP.search(words) or (_complains(words) and not permitted):
        return False
    if permitted or _ASK.search(words) or _PERMIT.search(rest):
        return True
    if _STOP.search(rest) or _GRIEVANCE.search(f"{words}{rest}"):
        return False
    asked = _ASK.search(rest) is not None
    return asked or (_BARE.search(words) is not None and not clause.named.noises)


def _completed(clauses: Sequence[_Clause], at: int) -> tuple[int, Deed]:
    """Return what a clause names with the place, thing and hour that earlier ones tell."""
    first, whole = at, clauses[at].named
    for before in range(at - 1, -1, -1):
        earlier = clauses[before].named
        lacking = (
            (not whole.places and earlier.places)
            or (not whole.things and earlier.things)
            or (not whole.noises and earlier.noises)
        )
        if lacking:
            first = before
            whole = replace(
                whole,
                places=whole.places or earlier.places,
                things=whole.things or earlier.things,
                noises=whole.noises or earlier.noises,
                hour=whole.hour or earlier.hour,
            )
    return first, whole
