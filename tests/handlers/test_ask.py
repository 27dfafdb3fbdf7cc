"""Questions: kept, looked up, answered with sources, rated, or passed on."""

from urllib.parse import quote

import pytest

from handlers.ask import answered
from handlers.ports import Question, QuestionState
from knowledge.library import Answer, Citation
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Council, Where

DOGS = Citation(
    number=1,
    passage_id="p1",
    source="pets",
    title="养犬管理条例",
    issuer="市人大常委会",
    locator="第十二条",
    quote="遛狗要拴绳",
)
WHOLE = Citation(
    number=2,
    passage_id="p2",
    source="pact",
    title="居民公约",
    issuer="居委会",
    locator="",
    quote="",
)
FOUND = Answer(answered=True, text="遛狗要拴绳，随手清理粪便。[1][2]", citations=(DOGS, WHOLE))
NOTHING = Answer(answered=False, text="")


def asked(council: Council, who: str = "王阿姨", *, where: Where = PRIVATE) -> Question:
    council.says(who, "问 养犬要遵守什么？", where=where)
    with council.begin() as work:
        return work.questions.where()[-1]


def answer(council: Council, question: Question, found: Answer) -> None:
    council.happens(
        lambda work, now, ids: answered(work, question.id, answer=found, now=now, ids=ids)
    )


def kept(council: Council, question: Question) -> Question:
    with council.begin() as work:
        return work.questions.get(question.id)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("问 养犬要遵守什么？", PRIVATE),
        ("问：养犬要遵守什么？", GROUP),
        ("养犬要遵守什么？", PRIVATE),
        ("@bot 养犬要遵守什么？", GROUP),
        ("/ask@bot 养犬要遵守什么？", GROUP),
    ],
)
def test_a_question_is_kept_without_noise(council: Council, words: str, where: Where) -> None:
    council.says("王阿姨", words, where=where)
    council.silent()
    with council.begin() as work:
        (question,) = work.questions.where()
    assert question.text == "养犬要遵守什么？"
    assert question.member_id == council.member("王阿姨").id
    assert question.room == (None if where is PRIVATE else where.value)
    assert question.state is QuestionState.ASKED


def test_a_guest_may_ask(council: Council) -> None:
    question = asked(council, "访客")
    answer(council, question, FOUND)
    council.sees("访客", "遛狗要拴绳")


def test_the_question_is_asked_for(council: Council) -> None:
    council.says("王阿姨", "问")
    council.sees("王阿姨", "您想问什么")
    council.says("王阿姨", "养犬")
    with council.begin() as work:
        assert work.questions.one(text="养犬") is not None


def test_questions_have_a_length_and_a_pace(council: Council) -> None:
    council.says("王阿姨", "问 " + "狗" * 501)
    council.sees("王阿姨", "500 个字以内")
    for number in range(5):
        council.says("王阿姨", f"问 第{number}个问题是什么")
        council.silent()
    council.says("王阿姨", "问 还有吗")
    council.sees("王阿姨", "5 个问题正在查")


def test_an_answer_comes_with_numbered_sources_and_links(council: Council) -> None:
    question = asked(council)
    answer(council, question, FOUND)
    council.sees(
        "王阿姨",
        "遛狗要拴绳",
        "[1]《养犬管理条例》第十二条（市人大常委会）",
        "[2]《居民公约》（居委会）",
        "👍",
        "👎",
        where=PRIVATE,
    )
    links = [choice.path for _, choice in council.last("王阿姨").choices if choice.path]
    assert links == [
        f"/c/here/passages/p1?q={quote('遛狗要拴绳')}#cited",
        "/c/here/passages/p2",
    ]
    assert kept(council, question).state is QuestionState.ANSWERED
    assert kept(council, question).citations == (DOGS, WHOLE)


def test_an_answer_in_the_group_is_short_and_says_to_what(council: Council) -> None:
    question = asked(council, where=GROUP)
    text = "".join(f"这是第{number}句话。" for number in range(60))
    answer(council, question, Answer(answered=True, text=text, citations=(DOGS,)))
    council.sees("李叔", "关于“养犬要遵守什么？”", "这是第1句话。", where=GROUP)
    council.sees_nothing("王阿姨", where=PRIVATE)
    reply = council.shown[-1].reply
    assert reply is not None
    words = str(reply.lines[1].values["words"])
    assert len(words) <= 120
    assert words.endswith("。")


def test_one_long_sentence_is_cut(council: Council) -> None:
    question = asked(council, where=GROUP)
    answer(council, question, Answer(answered=True, text="长" * 400))
    council.sees("李叔", "长…", where=GROUP)


def test_an_answer_is_given_once(council: Council) -> None:
    question = asked(council)
    answer(council, question, FOUND)
    answer(council, question, NOTHING)
    council.silent()
    assert kept(council, question).state is QuestionState.ANSWERED
    council.happens(
        lambda work, now, ids: answered(work, "gone", answer=FOUND, now=now, ids=ids)
    )
    council.silent()


def test_an_answer_finds_its_asker_when_the_room_is_gone(council: Council) -> None:
    question = asked(council, where=GROUP)
    with council.begin() as work:
        room = work.rooms.one(external_id=GROUP.value)
        assert room is not None
        work.rooms.remove(room)
    answer(council, question, FOUND)
    council.sees("王阿姨", "遛狗要拴绳", where=PRIVATE)


def test_without_support_the_bot_says_so_and_passes_the_question_on(council: Council) -> None:
    question = asked(council)
    answer(council, question, NOTHING)
    council.sees("王阿姨", "没有找到可靠的依据", "看不到您的名字", "转给委员会")
    council.says("王阿姨", "1")
    council.sees("王阿姨", "您选的是：转给委员会", "已转给委员会")
    council.sees("赵主任", "王阿姨问：养犬要遵守什么？", where=COMMITTEE_ROOM)
    council.sees("赵主任", "王阿姨问", "写答复", "去网页上答复", where=PRIVATE)
    assert kept(council, question).state is QuestionState.REFERRED
    council.acts("王阿姨", "ask.refer", q=question.id)
    council.sees("王阿姨", "已经转给委员会了")


def test_an_answer_is_rated_and_rated_anew(council: Council) -> None:
    question = asked(council)
    answer(council, question, FOUND)
    council.presses("王阿姨", "👍")
    council.sees("王阿姨", "很高兴帮上忙")
    assert kept(council, question).helpful is True
    council.presses("王阿姨", "👎")
    council.sees("王阿姨", "抱歉")
    council.sees("王阿姨", "愿意让委员会知道是您问的", "转给委员会")
    assert kept(council, question).helpful is False
    council.presses("王阿姨", "转给委员会")
    council.sees("王阿姨", "已转给委员会")
    council.acts("王阿姨", "ask.rate", q=question.id, v="down")
    council.sees("王阿姨", "抱歉")
    council.sees_not("王阿姨", "愿意让")


def test_in_the_group_the_offer_to_refer_goes_to_private(council: Council) -> None:
    question = asked(council, where=GROUP)
    answer(council, question, FOUND)
    council.presses("王阿姨", "👎", where=GROUP)
    council.sees("王阿姨", "抱歉", where=GROUP)
    council.sees("王阿姨", "转给委员会", where=PRIVATE)


def test_a_question_is_its_askers(council: Council) -> None:
    question = asked(council, where=GROUP)
    answer(council, question, FOUND)
    council.presses("李叔", "👍", where=GROUP)
    council.sees("李叔", "别的邻居问的", where=GROUP)
    assert kept(council, question).helpful is None
    council.acts("李叔", "ask.refer", q=question.id)
    council.sees("李叔", "别的邻居问的")
    council.acts("外人", "ask.rate", q=question.id, v="up")
    council.sees("外人", "没有找到")
    council.acts("王阿姨", "ask.rate", q=question.id, v="sideways")
    council.sees("王阿姨", "有用")
