"""Reading which matter of the record a question means, by its number or its title: pure."""

import re
from dataclasses import dataclass

from handlers.dialogue import NUMERAL, clean, numeral

_KINDS = "提案|议题|表决|投票|提议|建议|诉求"
_NAMED = re.compile(
    rf"({NUMERAL})\s*号\s*的?(?:那个|这个)?(?:{_KINDS})"
    rf"|(?:{_KINDS})\s*(?:#|第|no\.?)?\s*({NUMERAL})(?:\s*号)?"
    r"(?![0-9一二三四五六七八九十]|\s*[个条票天年月次人户项名])"
    r"|(?<![\w&])#\s*(\d{1,6})(?!\w)"
    r"|\b(?:proposal|topic|vote|poll|matter)\s*(?:no\.?|number|#)?\s*(\d{1,6})\b|\bno\.?\s*(\d{1,6})\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![月日年到至过超于每周前后第])({NUMERAL})\s*号"
    r"(?![楼院门单梯车岗库口铺桌机线杆灯井街路馆店柜台窗房室])"
    r"(?!上午|下午|晚|早|中午|之前|以前|之后|以后|前|后|起|开始|当天|那天|这天|到|至|停|交|放假|开会|凌晨)"
)
_DATED = re.compile(r"(?:月份?|每月|超过|过了|截止到?|今天|明天|昨天|礼拜.|星期.|周.)\s*$")
_DONE = "办|处理|落实|解决|修|装|建|弄|改|换|清理?|做|搞|通过|答复|回复|批|开|画|挪|拆|补|查"
_STANDS = re.compile(
    r"(?:怎么|咋)样了|怎样了|如何了|(?:什么|啥)情况|到(?:了)?(?:哪|什么地步|什么程度)|进展|进度|进行得?(?:怎|如何)|"
    r"有(?:没有)?(?:个)?(?:结果|下文|消息|动静|说法|回音|结论)|结果(?:呢|出|怎|如何|是)|出结果|下一步|接下来|"
    r"后来呢|什么状态|卡在哪|黄了|投完|还(?:在|能)投|(?:落实|推进|处理|办)得?(?:怎么样|如何|咋样)|"
    rf"(?:{_DONE})(?:好|完|成|下来|理)?(?:了|过)(?:没有?|吗|么|不)|"
    rf"(?:{_DONE})(?:好|完|成|下来)(?:没有?|吗|么)|通过(?:了)?(?:没|吗|么)|"
    r"(?:什么时候|何时|哪天|几号|几点|多久)(?:才|能|会|要|可以|开始|给|出)*"
    r"(?:修|装|动工|开工|完工|建|换|投|表决|截止|出?结果|答复|回复|有结果|解决|落实)|"
    r"(?:投票|表决)(?:什么时候|到?几点|到?哪天|到?几号)|(?:答复|回复|回话)了?(?:没|吗|么)|"
    r"how (?:is|are|far)|status|progress|any news|what happened|when does .{0,30}(?:close|end)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"谁(?:来|在)?(?:负责|办|管|落实|修|装)|哪(?:个|家)(?:单位|部门|公司)|(?:归|由)谁|负责(?:人|单位)|"
    r"(?:多少|几)(?:人|户|票)|(?:赞成|反对|同意)的?(?:人)?(?:多|少)|什么时候|几点|哪天|几号|承诺|怎么说|为什么|说了?什么|咋说"
)
_OF_THE_RECORD = re.compile(
    r"议题|提案|提议|表决|投票|附议|承诺|答复|上次(?:说|提|商量|讨论)的|(?:大家|邻居)提的"
)
_FILLER = re.compile(
    rf"请问|麻烦|问一?下|想?(?:问|知道|了解)|打听|到底|究竟|现在|目前|最近|那个|这个|那件|这件|那事|这事|上次|说的|提的|商量的|讨论的|"
    rf"(?:大家|邻居|我|我们|咱们?)|关于|的?(?:事情|事儿|事)|(?:{_KINDS}|附议|承诺)|已经|还没|有没有|是不是|什么时候|开始|截止|结束|"
    r"[吗呢么了吧啊呀啦哦？?。，,！!的在]|\b(?:the|of|on|about|is|what|topic|proposal|vote)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """What a question about the record names: a number, or words that a title should hold.

    ``certain`` is a number that can only be one of the record, such as ``12号提案``.
    """

    number: int | None = None
    subject: str = ""
    certain: bool = False


def mentioned(text: str) -> Mention | None:
    """Return which matter of the record a question asks for; None where it asks for none.

    ``12号楼能养狗吗`` and ``超过12号还能交吗`` ask for none: a house and a day.
    """
    words = clean(text)
    named = _NAMED.search(words)
    number = _number(named) if named else None
    if number is not None:
        return Mention(number=number, certain=True)
    stands = _STANDS.search(words)
    asks = stands or _WHO.search(words)
    bare = _BARE.search(words)
    if asks and bare and not _DATED.search(words[: bare.start()]):
        return Mention(number=_number(bare))
    if not stands and not (asks and _OF_THE_RECORD.search(words)):
        return None
    subject = subject_of(words)
    return Mention(subject=subject) if subject else None


def subject_of(text: str) -> str:
    """Return the words of a question that a title should hold."""
    rest = _STANDS.sub(" ", clean(text))
    return " ".join(_FILLER.sub(" ", _WHO.sub(" ", rest)).split())


def _number(found: re.Match[str]) -> int | None:
    return next((numeral(each) for each in found.groups() if each), None)
