"""The loop of unanswered questions in a browser: a resident, a writer, an approver."""

import asyncio
from collections.abc import Callable

from tests.browser.people import Person
from tests.browser.town import Town

ASKED, LIKE_IT = "社区图书角周末开门吗", "图书角周末开不开门"
ANSWER = "图书角周六上午九点到十一点开门，周日不开，在2号楼一层。"
WRITE = "section[aria-labelledby=write]"


def test_a_question_without_an_answer_gets_one(
    town: Town, persona: Callable[..., Person]
) -> None:
    chen, he = persona("小陈"), persona("何阿姨")
    writer, approver = persona("赵主任"), persona("孙经理")
    ask(chen, ASKED)
    chen.hears("没有找到可靠的依据", "看不到您的名字")
    ask(he, LIKE_IT)
    he.hears("没有找到可靠的依据")
    writes(writer)
    writer.clicks("等核准", within=".toc")
    writer.sees(ANSWER, "您自己写的，要请另一个人核准")
    assert ANSWER not in chen.words
    approves(approver)
    for person in (chen, he):
        person.hears("居委会答复了", ANSWER, "[1]《居委会答复：图书角周末开门吗？》")
    town.do(asyncio.to_thread(town.program.shelves.look))
    asks_later(persona("张师傅"))
    retires(approver)


def ask(person: Person, words: str) -> None:
    person.clicks("私聊", within=".rooms")
    person.says(f"问 {words}")


def writes(writer: Person) -> None:
    writer.goes("/committee")
    writer.clicks("居民的问题", within="section[aria-labelledby=questions]")
    writer.sees(ASKED, "2 人问")
    writer.sees_nothing_of("何阿姨")
    writer.clicks(ASKED, within="section[aria-labelledby=part]")
    writer.sees("没有转来，不显示姓名", LIKE_IT)
    writer.fills("怎么答复", ANSWER)
    writer.fills("公开时怎么问", "图书角周末开门吗？")
    writer.clicks("交给另一个人核准", within=WRITE)
    writer.sees("等另一个人核准", "1 个差不多的问题")


def approves(approver: Person) -> None:
    approver.goes("/committee/questions?show=written")
    approver.clicks("核准", within=f".card:has-text('{ANSWER}')")
    approver.sees("孙经理核准了")


def asks_later(person: Person) -> None:
    ask(person, "周末图书角开吗")
    person.hears("周六上午九点", "[1]《居委会答复：图书角周末开门吗？》2026年11月")
    person.clicks("[1] ", within="#messages li.bot:last-child")
    person.sees(ANSWER)
    person.goes("/c/demo/asked")
    person.sees("居民在问什么", "居委会答复：图书角周末开门吗？")


def retires(approver: Person) -> None:
    approver.goes("/committee/asked")
    approver.sees("居民在问什么", "资料里缺什么", "一周一周看")
    approver.goes("/committee/questions?show=answered")
    approver.clicks("图书角周末开门吗", within="section[aria-labelledby=part]")
    approver.clicks("停用", within="main")
    approver.fills("理由", "图书角搬走了", within="details[open]")
    approver.clicks("停用", within="details[open] form")
    approver.sees("已停用", "图书角搬走了")
