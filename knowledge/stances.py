"""Read what a clause forbids, demands, permits or denies."""

import re
from enum import StrEnum

from knowledge.quantities import BOUNDS


class Stance(StrEnum):
    """What a clause says about the thing that it names."""

    FORBIDS = "forbids"
    DEMANDS = "demands"
    PERMITS = "permits"
    SPARES = "spares"
    DENIES = "denies"


MODAL = frozenset({Stance.FORBIDS, Stance.DEMANDS, Stance.PERMITS, Stance.SPARES})

_NEUTRAL = re.compile(
    r"能不能|可不可以|是不是|要不要|有没有|该不该|不管|不论|无论|不仅|不但|不同(?!意)|不动产|不少|差不多|"
    r"不断|不久|不文明|不锈钢|不便|不当|不良|不明|不法|无障碍|无人机|未成年|非机动|非常|别人|别的|特别|级别|"
    r"分别|类别|区别|性别|识别|没收|无偿|无关|未来|可能|可燃|可回收|许可|可靠|可见|可疑|认可|能力|能源|功能|性能|"
    r"应急|应用|供应|适应|相应|反应|对应|响应|答应|主要|重要|只要|要是|要么|要求|要素|要点|摘要|概要|"
    r"请求|申请|请假|邀请|聘请|请示|须知|报警"
)
_STANCES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        Stance.SPARES,
        re.compile(r"不必|无需|无须|不用|不需要?|不须|毋须|可以不|可不(?!能)|免于"),
    ),
    (
        Stance.FORBIDS,
        re.compile(
            r"不得|禁止|严禁|不准|不许|不能|不可以?|不允许|不应当?|不该|不要|禁(?=[放烟停行养])|勿|"
            r"别(?=[在把乱给往去])|违法|违规|不合法|犯法"
        ),
    ),
    (
        Stance.DEMANDS,
        re.compile(r"应当|应该|必须|务必|须|需要?|应|(?<![想不追])要|(?<![\u4e00-\u9fff])请"),
    ),
    (Stance.PERMITS, re.compile(r"可以|可|允许|准许|准予|有权|能够?")),
    (Stance.DENIES, re.compile(r"不|没有?|未|无|非|拒绝")),
)


def stances(clause: str) -> frozenset[Stance]:
    """Return what a clause says; bounds of amounts such as 不超过 are no denials."""
    rest = _NEUTRAL.sub("·", BOUNDS.sub("·", clause))
    found: set[Stance] = set()
    for stance, pattern in _STANCES:
        rest, times = pattern.subn("·", rest)
        if times:
            found.add(stance)
    return frozenset(found)


def denied(clause: str) -> frozenset[str]:
    """Return the two characters after each denial of a clause, which tell what is denied."""
    rest = _NEUTRAL.sub("·", BOUNDS.sub("·", clause))
    for _, pattern in _STANCES[:-1]:
        rest = pattern.sub("·", rest)
    _, denies = _STANCES[-1]
    return frozenset(rest[match.end() : match.end() + 2] for match in denies.finditer(rest))
