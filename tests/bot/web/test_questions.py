"""The pages of the loop: what waits, writing, approving, and what residents ask."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.ask import answered
from handlers.ports import Question, QuestionState, StaffAnswer, StaffAnswerState
from knowledge.library import Answer, Citation
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import (
    CHEN,
    EVERYBODY,
    HERE,
    LI,
    SUN,
    WANG,
    ZHAO,
    ZHOU,
    Neighbour,
)

CANTEEN, LIKE_IT = "社区食堂哪天开张？", "社区食堂几号开张"
OPENS = "食堂下月初一试开，中午十一点到一点。"
RULE = Citation(1, "passage", "rule", "物业管理条例", "市人大常委会", "第十二条", "及时维修")
FOUND = Answer(answered=True, text="应当及时维修。", citations=(RULE,))
NOTHING = Answer(answered=False, text="")


async def ask(house: House, who: Neighbour, text: str, *, found: Answer = NOTHING) -> Question:
    question = Question(
        id=house.ids.new(),
        community_id=HERE,
        member_id=who.id,
        text=text,
        asked_at=house.clock.now(),
        channel="web",
    )
    with house.storage.transaction() as work:
        work.questions.add(question)
    await house.happens(
        lambda work, ids, clock: answered(
            work, question.id, answer=found, now=clock.now(), ids=ids
        )
    )
    return question


def kept(house: House, question: Question) -> Question:
    with house.storage.reading() as work:
        return work.questions.get(question.id)


def newest(house: House) -> StaffAnswer:
    with house.storage.reading() as work:
        return work.staff_answers.where()[-1]


async def written(browser: Browser, question: Question) -> StaffAnswer:
    await browser.be(ZHAO.id)
    await browser.get(f"/committee/questions/{question.id}")
    answer = await browser.act("respond.reply_question", q=question.id, text=OPENS, also="")
    assert answer.status_code == 200
    return newest(browser.house)


async def approved(browser: Browser, question: Question) -> StaffAnswer:
    answer = await written(browser, question)
    await browser.be(ZHOU.id)
    await browser.get(f"/committee/answers/{answer.id}")
    await browser.act("reply.approve", a=answer.id)
    return newest(browser.house)


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.key)
async def test_the_pages_are_for_staff(browser: Browser, who: Neighbour) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    answer = await written(browser, question)
    await browser.be(who.id)
    for path in (
        "/committee/questions",
        "/committee/questions?show=written",
        "/committee/questions?show=answered",
        "/committee/questions?show=aside",
        "/committee/questions?show=learned",
        "/committee/questions?show=nonsense&theme=食堂",
        f"/committee/questions/{question.id}",
        f"/committee/answers/{answer.id}",
        "/committee/asked",
    ):
        status = (await browser.get(path)).status_code
        assert status == (200 if who in (ZHOU, ZHAO, SUN) else 403), path
    assert (await browser.get("/c/here/asked")).status_code == 200


async def test_pages_speak_english(browser: Browser) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    answer = await approved(browser, question)
    await browser.get("/language/en?back=/c/here")
    for path in (
        "/committee/questions",
        f"/committee/questions/{question.id}",
        f"/committee/answers/{answer.id}",
        "/committee/asked",
        "/c/here/asked",
    ):
        assert (await browser.get(path)).status_code == 200, path


@pytest.mark.parametrize("path", ["/committee/questions/no", "/committee/answers/no"])
async def test_what_is_not_here_is_not_found(browser: Browser, path: str) -> None:
    await browser.be(ZHAO.id)
    assert (await browser.get(path)).status_code == 404


async def test_what_waits_stands_on_both_desks_without_a_name(browser: Browser) -> None:
    await ask(browser.house, WANG, CANTEEN)
    await ask(browser.house, LI, LIKE_IT)
    for who, desk in ((ZHAO, "/committee"), (ZHOU, "/desk")):
        await browser.be(who.id)
        for path in (desk, "/committee/questions"):
            page = await browser.get(path)
            assert CANTEEN in page.text, path
            assert "2 人问" in page.text, path
            assert WANG.name not in page.text.split('id="questions"')[-1], path


async def test_a_question_passed_on_bears_its_asker_s_name(browser: Browser) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    await browser.be(ZHAO.id)
    page = await browser.get(f"/committee/questions/{question.id}")
    assert "没有转来，不显示姓名" in page.text
    assert WANG.name not in page.text
    await browser.be(WANG.id)
    await browser.get("/me/chat")
    await browser.post("/act/ask.refer", {"q": question.id})
    await browser.be(ZHAO.id)
    for path in ("/committee/questions", f"/committee/questions/{question.id}"):
        assert WANG.name in (await browser.get(path)).text


async def test_an_answer_goes_its_way_over_the_pages(browser: Browser) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    other = await ask(browser.house, LI, LIKE_IT)
    await browser.be(ZHAO.id)
    page = await browser.get(f"/committee/questions/{question.id}")
    assert LIKE_IT in page.text
    await browser.act(
        "respond.reply_question",
        q=question.id,
        text=OPENS,
        asked="食堂什么时候开？",
        expires="2027-01-31",
        also=["", other.id],
    )
    assert "等另一个人核准" in browser.html
    await browser.get("/committee/questions?show=written")
    assert "您自己写的" in browser.html
    assert "reply.approve" not in browser.html
    answer = newest(browser.house)
    assert answer.others == (other.id,)
    await browser.be(WANG.id)
    for path in ("/me", "/me/chat", "/c/here/sources", "/c/here/asked"):
        assert OPENS not in (await browser.get(path)).text, path
    await browser.be(ZHOU.id)
    await browser.get("/committee/questions?show=written")
    assert OPENS in browser.html
    assert "2027年1月31日" in browser.html
    await browser.act("reply.approve", a=answer.id)
    assert "核准了" in browser.html
    for who in (WANG, LI):
        await browser.be(who.id)
        page = await browser.get("/me/chat")
        assert "居委会答复了" in page.text
        assert OPENS in page.text
    page = await browser.get("/c/here/asked")
    assert "居委会答复：食堂什么时候开？" in page.text
    page = await browser.get("/me")
    assert OPENS in page.text
    source = newest(browser.house).source_id
    assert OPENS in (await browser.get(f"/c/here/sources/{source}")).text


async def test_an_empty_answer_is_refused_with_what_was_typed(browser: Browser) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    await browser.be(ZHAO.id)
    await browser.get(f"/committee/questions/{question.id}")
    await browser.act("respond.reply_question", q=question.id, text=" ", asked="食堂开了吗")
    assert "还有一格没有填" in browser.html
    assert "食堂开了吗" in browser.html
    await browser.act("respond.reply_question", q=question.id, text="好" * 801)
    assert "800 个字以内" in browser.html


async def test_a_passage_is_proposed_and_sought(browser: Browser) -> None:
    question = await ask(browser.house, WANG, "楼道灯坏了归谁维修", found=FOUND)
    await browser.be(WANG.id)
    await browser.get("/me/chat")
    await browser.post("/act/ask.rate", {"q": question.id, "v": "down"})
    await browser.be(ZHAO.id)
    page = await browser.get(f"/committee/questions/{question.id}?q=杂物")
    assert "应当及时维修。" in page.text
    assert "物业管理条例 第十二条" in page.text
    await browser.act("reply.attach", q=question.id, passage="passage", also="")
    assert "物业管理条例 第十二条" in browser.html
    answer = newest(browser.house)
    await browser.be(SUN.id)
    await browser.get(f"/committee/answers/{answer.id}")
    await browser.act("reply.approve", a=answer.id)
    told = kept(browser.house, question)
    assert told.state is QuestionState.REPLIED
    assert [each.passage_id for each in told.citations] == ["passage"]


async def test_an_answer_is_returned_and_written_again(browser: Browser) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    answer = await written(browser, question)
    await browser.be(SUN.id)
    await browser.get("/committee/questions?show=written")
    await browser.act("reply.return", a=answer.id, reason="没写在哪里")
    await browser.be(ZHAO.id)
    page = await browser.get(f"/committee/questions/{question.id}")
    assert "没写在哪里" in page.text
    assert f">{OPENS}</textarea>" in page.text


async def test_an_answer_is_corrected_and_retired(browser: Browser) -> None:
    question = await ask(browser.house, WANG, CANTEEN)
    old = await approved(browser, question)
    await browser.be(ZHAO.id)
    await browser.get(f"/committee/answers/{old.id}")
    await browser.act("reply.correct", a=old.id, text="食堂改到十五开。", expires="")
    new = newest(browser.house)
    assert "有一份改正等着核准" in (await browser.get(f"/committee/answers/{old.id}")).text
    await browser.be(ZHOU.id)
    await browser.get(f"/committee/answers/{new.id}")
    await browser.act("reply.approve", a=new.id)
    assert "已经改正" in (await browser.get(f"/committee/answers/{old.id}")).text
    page = await browser.get(f"/c/here/sources/{old.source_id}")
    assert page.status_code == 200
    assert OPENS in page.text
    await browser.get(f"/committee/answers/{new.id}")
    await browser.act("reply.retire", a=new.id, reason="食堂关了")
    assert "食堂关了" in browser.html
    assert newest(browser.house).state is StaffAnswerState.RETIRED
    assert "食堂改到十五开" not in (await browser.get("/c/here/asked")).text


async def test_an_answer_past_its_day_is_to_be_looked_at_again(browser: Browser) -> None:
    answer = await approved(browser, await ask(browser.house, WANG, CANTEEN))
    with browser.house.storage.transaction() as work:
        work.staff_answers.save(replace(answer, expires=date(2026, 11, 1)))
    page = await browser.get("/committee/questions")
    assert "1 份答复过了有效期" in page.text
    page = await browser.get(f"/committee/answers/{answer.id}")
    assert "该再看一遍了" in page.text
    assert OPENS not in (await browser.get("/c/here/asked")).text


async def test_a_question_is_set_aside_and_taken_back(browser: Browser) -> None:
    question = await ask(browser.house, WANG, "你好")
    await browser.be(ZHOU.id)
    await browser.get(f"/committee/questions/{question.id}")
    await browser.act("reply.set_aside", q=question.id, reason="打招呼", also="")
    assert "已放到一边" in browser.html
    await browser.get("/committee/questions?show=aside")
    assert "打招呼" in browser.html
    await browser.act("reply.take_back", q=question.id)
    assert kept(browser.house, question).state is QuestionState.DECLINED


async def test_what_was_learned_is_struck(browser: Browser) -> None:
    house = browser.house
    questions = [
        await ask(house, who, "楼道灯坏了归谁维修", found=FOUND) for who in (WANG, CHEN)
    ]
    for who, question in zip((WANG, CHEN), questions, strict=True):
        await browser.be(who.id)
        await browser.get("/me/chat")
        await browser.post("/act/ask.rate", {"q": question.id, "v": "up"})
    await browser.be(ZHAO.id)
    await browser.get("/committee/questions?show=learned")
    assert "楼道灯坏了归谁维修" in browser.html
    await browser.act("reply.strike", q=questions[0].id)
    page = await browser.get("/committee/questions?show=learned")
    assert "楼道灯坏了归谁维修" not in page.text


async def test_the_page_of_figures_counts_without_names(browser: Browser) -> None:
    house = browser.house
    for who, text in ((WANG, "电梯坏了找谁"), (LI, "电梯年检贴在哪"), (CHEN, "电梯好闷")):
        await ask(house, who, text)
    await ask(house, WANG, "楼道灯坏了归谁维修", found=FOUND)
    await browser.be(ZHAO.id)
    page = await browser.get("/committee/asked")
    assert "问了 4 次，当场答上 1 次（25%）" in page.text
    assert "没有依据 3" in page.text
    assert "电梯" in page.text
    assert "问了 3 次，3 个等着答复" in page.text
    assert WANG.name not in page.text
    page = await browser.get("/committee/questions?theme=电梯")
    assert "电梯年检贴在哪" in page.text
    page = await browser.get("/committee/questions?theme=食堂")
    assert "电梯年检贴在哪" not in page.text
    page = await browser.get("/c/here/asked")
    assert "电梯 3" in page.text
    assert "电梯年检" not in page.text
