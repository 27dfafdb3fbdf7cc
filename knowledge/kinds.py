"""Tell whether a text holds the kind of thing that a question wants: a sum, a time, a place."""

import re
from collections.abc import Mapping
from functools import cache

from knowledge.questions import NUMERAL, Asked, Want, surnames

_SHARE = rf"[{NUMERAL}]+分之|过半|半数|一半|[0-9.]+%"
_EVERY = (
    r"每(隔)?[一两半几]?个?(天|日|周|月|季|年|晚|早)|定期|[一二三两半]?(天|日|周|月|年)一次|"
    r"日[巡报]|周汇|月总"
)
_OFFICE = (
    "(?:主任|书记|经理|负责人|会长|站长|队长|所长|局长|科长|店长|校长|院长|老师|教师|居民|师傅)"
)
_KINDS: Mapping[Want, re.Pattern[str]] = {
    Want.MONEY: re.compile(
        rf"[{NUMERAL}.]+(余|多)?[万亿]?(元|块|角|分钱)|[0-9.]+(余|多)?[万亿]|免费|不收|"
        rf"不要钱|不交|不用交|减半|免收|[{NUMERAL}]+[成折]|百分之|"
        r"由(各|当地|省|市|县|设区)|当地公布"
    ),
    Want.NUMBER: re.compile(rf"[0-9]+|[{NUMERAL}]+[个户人次条日天年成名家项步支]|{_SHARE}"),
    Want.TIME: re.compile(
        rf"[{NUMERAL}]+(点|时|月|日|年|天|周|星期|分钟|小时|个采暖期)|[0-9]+[:：][0-9]+|{_SHARE}|"
        r"(周|星期|礼拜)[一二三四五六日天末]|每[天周月年]|半(个)?(小时|钟头|天|年|月)"
    ),
    Want.AGE: re.compile(rf"[{NUMERAL}]+(周?岁|后)"),
    Want.OFTEN: re.compile(rf"{_EVERY}|[{NUMERAL}]+[次回场]|每.{{0,4}}[{NUMERAL}]+次"),
    Want.PHONE: re.compile(r"(?<![0-9])(1[12][0-9]|12[0-9]{3}|[0-9-]{7,13})(?![0-9])"),
    Want.MOBILE: re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|微信号"),
    Want.FIRM: re.compile(
        r"[“《][^”》]{2,12}[”》]|[\u4e00-\u9fff]{2}(?<!物业)(?<!专业)(?<!本地)(?<!有关)(?<!相关)(?<!一家)"
        r"(?<!清洗)(?<!保洁)(?<!环保)(?<!装修)(?<!保险)(?<!水务)(?<!供电)(?<!两所)(?<!社区)(?<!大型)"
        r"(公司|集团|大学|学院|医院|[小中]学|银行|协会|研究所|事务所|厂)|"
        r"[\u4e00-\u9fff]{2}(?<![由请区的和与让给把无有了新旧原进入聘化家大小、个村院])物业"
    ),
    Want.ADDRESS: re.compile(
        rf"[{NUMERAL}]+(号|室|层)|[路街巷](?![道街巷道])|[东南西北]侧|站(下车|往)"
    ),
    Want.PLACE: re.compile(
        rf"[{NUMERAL}]+(号|室|层)|[路街巷](?![道街巷])|[东南西北]侧|旁边|对面|门口|大厅|窗口|商圈|"
        r"[在到放挂贴](?:[^，。；]{0,8})[里内上下边屋室馆站店厅场园墙院]|广场|传达室"
    ),
    Want.REASON: re.compile(r"由于|因为|因(?!此|地|素)|导致|带来|造成|为了|所以|原因"),
    Want.ACTOR: re.compile(
        r"书记|主任|组长|物业|居委会|街道|部门|机关|机构|委员会|法院|业主|的人|主人|单位|公司|"
        r"志愿者|居民|小学|中学"
    ),
    Want.WAY: re.compile(r"通过|采取|采用|利用|运用|借助|依托|实行|推行|制定|建立|把|将|以|用"),
    Want.NAME: re.compile(r"[“‘《]|名为|叫做|称为|命名|品牌|模式|公司"),
}
HARD = frozenset(
    {Want.AGE, Want.TIME, Want.OFTEN, Want.PHONE, Want.MOBILE, Want.PERSON, Want.ADDRESS}
)
"""What an answer must hold; the absence of the others only makes it less likely."""

_PENAL = re.compile(r"罚|赔|处")
_EARNED = re.compile(r"挣|工资|收入|补贴|奖金|退休金|房价|稿费|预算")
_SUM = re.compile(rf"[{NUMERAL}.]+(余|多)?[万亿]?元")
_FINE = re.compile(r"[^，。；]*罚[^，。；]*")
OPEN = frozenset({Want.ANYTHING, Want.WAY, Want.REASON, Want.ACTOR, Want.SERVICE, Want.NAME})
"""What may be told in any words."""

COUNTED = frozenset({Want.NUMBER, Want.MONEY, Want.TIME, Want.OFTEN})
"""What is told in numbers, of which the very sentence matters."""

_MUCH, _HALF, _LITTLE = 0.8, 0.5, 0.3
_SHARED_OUT = frozenset("个户人成票倍家")
_ALIKE: Mapping[str, str] = {
    "人": "名位口",
    "个": "家处项支名组座所条件栋间",
    "家": "个户",
    "户": "家",
    "回": "次场",
    "次": "场回",
    "场": "次",
    "辆": "台",
    "台": "辆",
    "处": "个",
    "支": "个",
    "件": "个项",
    "项": "个件",
}


_MOMENTS = (
    (
        re.compile(r"几点"),
        re.compile(rf"[{NUMERAL}]+(点|时(?!代|期))|[0-9][:：][0-9]{{2}}|小时开放|零时"),
    ),
    (
        re.compile(r"多久|多长时间|几天(?!几)"),
        re.compile(
            rf"[{NUMERAL}]+(余|多)?个?(半)?(分钟|小时|钟头|天|日|周|星期|月|年|届|采暖期)|半(个)?(小时|钟头|天|年|月)|"
            r"即时|立即|马上|及时|当[天日晚]|随时"
        ),
    ),
    (re.compile(r"哪一?年"), re.compile(rf"[{NUMERAL}〇零]+年|[前去今明后]年|世纪")),
)


def _moment(text: str) -> re.Pattern[str] | None:
    """Return what a clock time, a duration or a year looks like, where one of them is asked."""
    return next((told for asking, told in _MOMENTS if asking.search(text)), None)


@cache
def _somebody() -> re.Pattern[str]:
    """Return what a person with a name looks like beside an office or a word of speech."""
    name = rf"[{surnames()}][\u4e00-\u9fff]{{1,2}}"
    after = "[说介表告，、：。“（\\s是在和今把与同第拿]|坦言|认为|透露|带"
    return re.compile(
        rf"{_OFFICE}(?:{name})(?={after})|(?<![\u4e00-\u9fff])(?:{name})(?={_OFFICE})"
    )


def must_hold(asked: Asked) -> bool:
    """Tell whether nothing answers that lacks what is wanted: a time, a place, a price."""
    priced = asked.want is Want.MONEY and not _PENAL.search(asked.text)
    return asked.want in HARD or priced


def fits(text: str, *, asked: Asked) -> float:
    """Return how far a text holds the kind of thing that is wanted, from 0 to 1."""
    pattern = _somebody() if asked.want is Want.PERSON else _KINDS.get(asked.want)
    if pattern is None:
        return 1.0
    if asked.want is Want.TIME:
        pattern = _moment(asked.text) or pattern
    if asked.want is Want.MONEY and not _PENAL.search(asked.text):
        text = _FINE.sub("", text)
    if not pattern.search(text):
        return 0.0
    if asked.want is Want.MONEY:
        earned = _EARNED.search(asked.text) is not None
        return 0.0 if earned and not _SUM.search(text) else 1.0
    return _counted(text, asked=asked) if asked.want is Want.NUMBER else 1.0


def _counted(text: str, *, asked: Asked) -> float:
    """Return how far a text that holds a number counts what is asked for."""
    if asked.thing:
        return 1.0 if _beside_a_number(asked.thing, text=text) else _LITTLE
    measure = asked.measure
    if not measure or _counts(text, measures=measure, shared=measure in _SHARED_OUT):
        return 1.0
    return _MUCH if _counts(text, measures=_ALIKE.get(measure, ""), shared=False) else _HALF


def _beside_a_number(thing: str, *, text: str) -> bool:
    """Tell whether a thing, or the end of its name, stands close to a number."""
    name = f"(?:{thing}|{thing[-2:]})"
    number = rf"[{NUMERAL}]{{1,9}}"
    return (
        re.search(rf"{name}[^，。；]{{0,6}}{number}|{number}[^，。；]{{0,8}}{name}", text)
        is not None
    )


def _counts(text: str, *, measures: str, shared: bool) -> bool:
    """Tell whether something is counted in one of the measures, or in shares of a whole."""
    counted = rf"[{NUMERAL}][余多几]?[万亿]?[余多]?[{measures}]" if measures else ""
    patterns = [each for each in (counted, _SHARE if shared else "") if each]
    return any(re.search(each, text) for each in patterns)
