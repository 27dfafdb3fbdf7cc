"""A moderator before a proposal that meets a prohibition, from the desk to the topic's page."""

import re
from collections.abc import Callable

from tests.browser.people import Person

FORBIDDEN = "不能占用、堵塞、封闭消防车通道"


def test_a_person_decides_about_a_proposal_that_meets_a_prohibition(
    persona: Callable[..., Person],
) -> None:
    teacher = persona("周老师")
    teacher.goes("/me/chat?earlier=1")  # others may have told the teacher much since
    teacher.sees("消防通道白天空着", "请留意：《中华人民共和国消防法》", "好像不让这样做")
    teacher.goes("/desk")
    teacher.sees("消防通道白天空着", "规定里好像不让做")
    waiting = teacher.part("#waiting .card:has(strong:text('消防通道白天空着'))")
    number = (waiting.locator(".number").text_content() or "").strip(" 号")
    teacher.goes(f"/desk/topics/new?p={number}")
    teacher.sees("规定里好像不让做", "请您决定", "提案里说", "规定里说", FORBIDDEN)
    assert teacher.part("input[name=passages]:checked").count() == 0
    path = teacher.part("section.card a").first.get_attribute("href")
    assert path
    teacher.goes(path)
    teacher.sees(FORBIDDEN, within="mark")
    teacher.goes(f"/desk/topics/new?p={number}")
    teacher.fills("议题名称", "2号楼后面怎么停车")
    teacher.chooses("《中华人民共和国消防法》")
    teacher.clicks("开议题", within="main")
    teacher.sees("2号楼后面怎么停车")
    teacher.clicks("2号楼后面怎么停车", within="#topics")
    teacher.sees("相关的规定", FORBIDDEN, "《中华人民共和国消防法》")
    assert re.search(r"/topics/\d+$", teacher.path)
