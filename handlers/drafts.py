"""A proposal in the making: what has been said of it, and what is still to be asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from deliberation.identifiers import AttachmentId
from handlers.dialogue import clean, one_line

LONGEST_PLACE = 60
PLACE = re.compile(
    r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s*(?:号楼|栋|幢|座|单元|号门|号院|弄|层)"
    r"(?:\s*\d{1,4}\s*(?:单元|层|号门))?(?:门口|门前|楼下|楼顶|楼道|旁边|前面|后面|附近|电梯)?"
    r"|(?:小区|社区|院子?里?|车库|园区)?(?:正|后|侧|[东南西北]{1,2})(?:大?门|侧|边|区|广场)(?:口|外)?"
    r"|(?:地下|地面|立体)?(?:车库|停车场|停车位|车棚)(?:入口|出口|门口)?"
    r"|充电(?:棚|桩|车棚)|大门口?|单元门|楼道|楼梯间?|电梯(?:间|口)?|花园|广场|健身(?:区|器材|房)?"
    r"|游乐(?:场|区)|儿童(?:乐园|区)|垃圾(?:房|桶|站|亭|投放点|分类点)|物业(?:办公室|服务中心|前台)"
    r"|活动(?:室|中心)|路口|天台|楼顶|屋顶|围墙|绿化带|岗亭|门卫室?|快递柜|消防通道|凉亭|长廊"
    r"|\bbuilding\s+\w+|\b(?:north|south|east|west|main)\s+gate\b|\bgarage\b|\blobby\b|\blift\b",
    re.IGNORECASE,
)


class Step(StrEnum):
    """What the last question of the dialogue was about."""

    TEXT = "text"
    SIMILAR = "similar"
    PLACE = "place"
    PHOTO = "photo"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class Draft:
    """A proposal before it is submitted; None means not asked yet."""

    text: str = ""
    place: str | None = None
    files: tuple[AttachmentId, ...] | None = None
    similar: tuple[str, ...] | None = None

    def with_text(self, words: str) -> "Draft":
        """Return the draft with its words; a place that they name need not be asked."""
        named = place_in(words)
        return replace(self, text=words, place=named or self.place)

    def kept(self, step: Step) -> dict[str, str]:
        """Return the values that a dialogue keeps of the draft."""
        kept = {"step": step.value, "said": self.text}
        if self.place is not None:
            kept["place"] = self.place
        if self.files is not None:
            kept["files"] = ",".join(self.files)
        if self.similar is not None:
            kept["similar"] = ",".join(self.similar)
        return kept


def draft_of(values: Mapping[str, str]) -> Draft:
    """Return the draft that a dialogue kept."""
    return Draft(
        text=values.get("said", ""),
        place=values.get("place"),
        files=tuple(AttachmentId(each) for each in _listed(values, "files"))
        if "files" in values
        else None,
        similar=_listed(values, "similar") if "similar" in values else None,
    )


def step_of(values: Mapping[str, str]) -> Step | None:
    """Return the step that a dialogue is at; None before the first."""
    step = values.get("step", "")
    return Step(step) if step in set(Step) else None


def place_in(words: str) -> str:
    """Return the place that words name, or nothing."""
    found = max(PLACE.finditer(words), key=lambda each: len(each[0]), default=None)
    return found[0].strip() if found else ""


def place_said(words: str) -> str:
    """Return an answer to the question where."""
    return one_line(clean(words), most=LONGEST_PLACE)


def _listed(values: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(each for each in values[name].split(",") if each)
