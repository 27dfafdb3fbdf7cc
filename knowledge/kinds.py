"""Tell whether a text holds the kind of thing that a question wants: a sum, a time, a place."""

import re
from collections.abc import Mapping

from knowledge.questions import NUMERAL, Asked, Want

_SHARE = rf"[{NUMERAL}]+分之|过半|半数|一半|[0-9.]+%"
_EVERY = (
    r"每(隔)?[一两半几]?个?(天|日|周|月|季|年|晚|早)|定期|[一二三两半]?(天|日|周|月|年)一次|"
    r"日[巡报]|周汇|月总"
)
_KINDS: Mapping[Want, re.Pattern[str]] = {
    Want.MONEY: re.compile(
        rf"[{NUMERAL}.]+(余|多)?[万亿]?(元|块)|[0-9.]+(余|多)?[万亿]|免费|不收|不要钱|"
        r"由(各|当地|省|市|县|设区)|当地公布|物业费"
    ),
    Want.NUMBER: re.compile(rf"[0-9]+|[{NUMERAL}]+[个户人次条日天年成名家项步支]|{_SHARE}"),
    Want.TIME: re.compile(
        rf"[{NUMERAL}]+(点|时|月|日|年|天|周|星期|分钟|小时|个采暖期)|[0-9]+[:：][0-9]+|{_SHARE}"
    ),
    Want.OFTEN: re.compile(rf"{_EVERY}|每.{{0,4}}[{NUMERAL}]+次"),
    Want.PHONE: re.compile(r"(?<![0-9])(1[12][0-9]|12[0-9]{3}|[0-9-]{7,13})(?![0-9])"),
    Want.MOBILE: re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|微信号"),
    Want.PERSON: re.compile(
        r"(主任|书记|经理|负责人|会长|站长|队长|所长|局长)[\u4e00-\u9fff]{2,3}(?=[说介表告，、：])"
    ),
    Want.PLACE: re.compile(
        rf"[{NUMERAL}]+(号|室|层)|[路街巷](?!道)|[东南西北]侧|旁边|对面|门口|大厅|窗口|商圈"
    ),
    Want.REASON: re.compile(r"由于|因为|因(?!此|地|素)|导致|带来|造成|为了|所以|原因"),
    Want.ACTOR: re.compile(
        r"书记|主任|组长|物业|居委会|街道|部门|机关|机构|委员会|法院|业主|的人|主人|单位|公司|"
        r"志愿者|居民|小学|中学"
    ),
    Want.WAY: re.compile(r"通过|采取|采用|利用|运用|借助|依托|实行|推行|制定|建立|把|将|以|用"),
    Want.NAME: re.compile(r"[“‘《]|名为|叫做|称为|命名|品牌|模式|公司"),
}
HARD = frozenset({Want.TIME, Want.OFTEN, Want.PHONE, Want.MOBILE, Want.PERSON, Want.PLACE})
"""What an answer must hold; the absence of the others only makes it less likely."""

_SHARED_OUT = frozenset("个户人成票倍家")
_ALIKE: Mapping[str, str] = {
    "人": "人名位口",
    "个": "个家处项支名组座所条件栋间",
    "家": "家个户",
    "户": "户家",
    "回": "次场回",
    "次": "次场回",
    "场": "场次",
    "辆": "辆台",
    "台": "台辆",
    "处": "处个",
    "岁": "岁",
    "支": "支个",
    "件": "件个项",
    "项": "项个件",
}


def fits(text: str, *, asked: Asked) -> float:
    """Return how far a text holds the kind of thing that is wanted: 0, a half or 1."""
    pattern = _KINDS.get(asked.want)
    if pattern is None:
        return 1.0
    if not pattern.search(text):
        return 0.0
    if asked.want is not Want.NUMBER or not asked.measure:
        return 1.0
    measures = _ALIKE.get(asked.measure, asked.measure)
    counted = rf"[{NUMERAL}][余多几]?[万亿]?[余多]?[{measures}]"
    if asked.measure in _SHARED_OUT:
        counted = rf"{counted}|{_SHARE}"
    return 1.0 if re.search(counted, text) else 0.5
