"""Understand a question that leans on the one before it, such as 那罚多少钱."""

import re
from collections.abc import Mapping
from dataclasses import replace

from knowledge.chinese import HAN, narrow
from knowledge.questions import Asked, Want, asking_removed, take_apart
from knowledge.thesaurus import Thesaurus

_POINTS = re.compile(
    r"^(那么?(?=[^个条家位边里些种次年天])|那?还有?(?!给|钱|款|书)|"
    r"(这|那)(个|种|些|样|事)?(?=要|得|会|能|该|归|算|罚|管|呢|怎|多|在|几|什|谁|是|有|可|行)|"
    r"[它他她]们?(?![人家])|(如果|要是)(?=不|没)|具体)"
)
_IT = re.compile(r"^它们?")
_WHATEVER = re.compile(
    r"材料|手续|证件|证明|照片|复印件|身份证|费用?|价格|罚款|处罚|罚|钱|时间|期限|流程|步骤|条件|标准|要求|"
    r"规定|依据|法律|电话|号码|地址|地方|地点|部门|单位|人|办理|办|申请|带|交|去|找|管|要|收|算|填|准备|打|"
    r"报|投诉|举报|反映|处理|负责|违反|最?多|最?少|最高|最低|提前|先|再|又|也|就|才|是|有|在|到|能|会|得|该|不|没|"
    r"业主|同意|好|行|够|成|[个天次户条支家辆年块处件元岁点]"
)
_ECHO = re.compile(r"呢[?？]?$")
_NOT_HAN = re.compile(rf"[^{HAN}a-z0-9]+")
_POINTED = 4
_NAMED = 2
_ECHOED = 3


def leans(question: str) -> bool:
    """Tell whether a question cannot be understood without the one before it.

    It does when nothing is left of it but what any question may ask (要带什么材料), or when
    it points back and names little of its own (那老人呢).
    """
    said = narrow(question).strip().lower()
    pointing = _POINTS.match(said)
    rest = said[pointing.end() :] if pointing else said
    own = _NOT_HAN.sub("", asking_removed(rest))
    if not _WHATEVER.sub("", own) or _IT.match(said):
        return bool(said)
    if pointing:
        return len(own) <= _POINTED or len(_WHATEVER.sub("", own)) <= _NAMED
    return _ECHO.search(said) is not None and len(own) <= _ECHOED


def understood(question: str, *, earlier: str, thesaurus: Thesaurus) -> Asked:
    """Return a question taken apart, with the ones before that it leans on."""
    asked = take_apart(question, thesaurus=thesaurus)
    before = [line for line in earlier.split("\n") if line.strip()]
    leaning = leans(question)
    while leaning and before:
        line = before.pop()
        asked = _joined(take_apart(line, thesaurus=thesaurus), asked)
        leaning = leans(line)
    return asked


def _joined(before: Asked, after: Asked) -> Asked:
    """Return one question of two: what the later wants, of what both are about."""
    wants = after if after.want is not Want.ANYTHING else before
    terms: Mapping[str, float] = {**before.terms, **after.terms}
    return replace(
        after,
        text=f"{before.text} {after.text}",
        content=f"{before.content} {after.content}",
        terms=terms,
        units=tuple(dict.fromkeys((*before.units, *after.units))),
        names=tuple(dict.fromkeys((*before.names, *after.names))),
        want=wants.want,
        measure=wants.measure,
        happened=before.happened or after.happened,
    )
