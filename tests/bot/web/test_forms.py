"""Forms: who may send them, once only, and nothing typed is lost."""

import re

from handlers.messages import Incoming, Press
from tests.bot.web.house import ADDRESS, Browser, House, as_it_is_run
from tests.bot.web.neighbours import CHEN, GUEST, HERE, LI, SUN, WANG, ZHAO, ZHOU

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
RECEIPT = re.compile(r"[2-9A-HJ-NP-Z]{6}-[2-9A-HJ-NP-Z]{6}")
EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>'


async def test_a_form_without_its_token_is_refused(browser: Browser) -> None:
    await browser.be(CHEN.id)
    before = len(browser.house.arrived)
    fields = {"text": "没有记号的提案", "place": "", "_nonce": "n", "_back": "/me"}
    for token in ({}, {"_token": "0" * 64}):
        answer = await browser.client.post("/act/propose.submit", data=fields | token)
        assert answer.status_code == 403
    assert len(browser.house.arrived) == before


async def test_the_token_of_another_session_is_refused(house: House) -> None:
    mine, theirs = Browser.open(house), Browser.open(house)
    await mine.be(CHEN.id)
    await theirs.be(LI.id)
    await theirs.get("/me")
    token = theirs.marks("/act/members.claim")["_token"]
    fields = {"_token": token, "_nonce": "n", "_back": "/me", "text": "3-2-601"}
    assert (await mine.client.post("/act/members.claim", data=fields)).status_code == 403


async def test_nobody_signed_in_changes_nothing(browser: Browser) -> None:
    await browser.get("/")
    answer = await browser.post("/act/propose.submit", {"text": "谁", "place": ""})
    assert answer.status_code == 401
    assert not browser.house.arrived


async def test_a_form_sent_twice_is_one_update(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/propose")
    form = browser.marks("/act/propose.submit")
    fields = form | {"text": "西门的门禁刷不开", "place": "西门"}
    first = await browser.client.post("/act/propose.submit", data=fields)
    second = await browser.client.post("/act/propose.submit", data=fields)
    assert first.status_code == second.status_code == 303
    assert len(browser.house.arrived) == 1
    with browser.house.reading() as work:
        assert work.proposals.count(text="西门的门禁刷不开") == 1


async def test_what_was_understood_is_shown_once(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/propose")
    await browser.act("propose.submit", text="西门的门禁刷不开", place="西门")
    assert "西门的门禁刷不开" in browser.html.split("<h1")[0]
    assert 'class="said"' in browser.html
    await browser.get("/c/here/propose")
    assert 'class="said"' not in browser.html


async def test_a_refused_form_comes_back_with_what_was_typed(browser: Browser) -> None:
    await browser.be(SUN.id)
    with browser.house.reading() as work:
        outcome = work.outcomes.where()[0]
        response = work.responses.one(outcome_id=outcome.id)
    assert response is not None
    await browser.get(f"/committee/{outcome.id}")
    answer = await browser.act(
        "respond.commit",
        o=outcome.id,
        task="把灯换成声控的",
        unit=" ",
        person="钱师傅",
        deadline="2027-01-31",
    )
    assert answer.status_code == 422
    assert "还有一格没有填" in answer.text
    assert "把灯换成声控的" in answer.text
    assert "钱师傅" in answer.text
    assert 'role="alert"' in answer.text


async def test_a_step_for_others_is_refused_in_words(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/me")
    with browser.house.reading() as work:
        proposal = work.proposals.where(state="submitted")[0]
    answer = await browser.post("/act/moderate.accept", {"p": proposal.id, "_back": "/me"})
    assert answer.status_code == 422
    assert "主持人" in answer.text
    with browser.house.reading() as work:
        assert work.proposals.get(proposal.id).state == "submitted"


async def test_forms_lead_nowhere_else(browser: Browser) -> None:
    await browser.be(CHEN.id)
    for back in ("https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"):
        await browser.get("/me")
        answer = await browser.client.post(
            "/act/members.locale",
            data={**browser.marks("/act/members.locale"), "v": "zh_CN", "_back": back},
        )
        assert answer.headers["location"] == "/"
    answer = await browser.client.get("/language/en?back=//evil.test")
    assert answer.headers["location"] == "/"


async def test_a_photo_travels_with_a_proposal(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/propose")
    files = {"photo": ("门禁.png", PNG, "text/html")}
    await browser.post(
        "/act/propose.submit", {"text": "门禁坏了", "place": "西门"}, files=files
    )
    file = browser.house.arrived[-1].files[0]
    assert (file.media_type, file.size) == ("image/png", len(PNG))
    with browser.house.reading() as work:
        proposal = work.proposals.where()[-1]
        kept = work.attachments.get(proposal.attachment_ids[0])
    seen = await browser.get(f"/files/{kept.id}")
    assert seen.content == PNG
    assert seen.headers["content-type"] == "image/png"
    stranger = Browser.open(browser.house)
    assert (await stranger.get(f"/files/{kept.id}")).status_code == 404


async def test_files_that_are_no_pictures_are_refused(browser: Browser) -> None:
    await browser.be(CHEN.id)
    for content in (b"<html><script>1</script>", b"\0" * 30):
        await browser.get("/c/here/propose")
        files = {"photo": ("a.png", content, "image/png")}
        answer = await browser.post(
            "/act/propose.submit", {"text": "门禁坏了", "place": "西门"}, files=files
        )
        assert answer.status_code == 422
        assert "收不了" in answer.text
        assert "门禁坏了" in answer.text
    assert not browser.house.arrived


async def test_too_large_a_file_is_refused(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/propose")
    files = {"photo": ("a.png", PNG + b"\0" * (10 * 1024 * 1024), "image/png")}
    answer = await browser.post(
        "/act/propose.submit", {"text": "门禁坏了", "place": "西门"}, files=files
    )
    assert answer.status_code in {413, 422}
    assert "10" in answer.text


async def test_hostile_words_are_shown_as_words(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/propose")
    await browser.act("propose.submit", text=EVIL, place=EVIL)
    with browser.house.storage.transaction() as work:
        number = work.proposals.where()[-1].number
        member = work.members.get(CHEN.id)
        work.members.save(type(member)(**{**member.__dict__, "name": EVIL}))
    for path in (f"/c/here/proposals/{number}", "/c/here", "/me", "/", "/c/here/chat"):
        answer = await browser.get(path)
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text


async def test_a_vote_is_cast_changed_and_kept_from_others(browser: Browser) -> None:
    with browser.house.reading() as work:
        poll = work.polls.where(state="open")[0]
    await browser.be(LI.id)
    await browser.get(f"/vote/{poll.id}")
    await browser.act("vote.cast", poll=poll.id, choice="1")
    assert re.search("回执", browser.html.split("<h1")[0])
    assert "您投了：赞成" in browser.html
    await browser.act("vote.cast", poll=poll.id, choice="2")
    assert "您投了：反对" in browser.html
    other = Browser.open(browser.house)
    await other.be(CHEN.id)
    await other.get(f"/vote/{poll.id}")
    assert "您投了" not in other.html


async def test_a_receipt_is_kept_in_no_chat(browser: Browser) -> None:
    with browser.house.reading() as work:
        poll = work.polls.where(state="open")[0]
    await browser.be(LI.id)
    await browser.get(f"/vote/{poll.id}")
    await browser.act("vote.cast", poll=poll.id, choice="1")
    shown = RECEIPT.search(browser.html)
    assert shown is not None
    kept = [each.text for each in browser.house.chats.messages.values()]
    assert not [text for text in kept if shown[0] in text or "您投的是" in text]


async def test_nobody_sees_interim_counts(browser: Browser) -> None:
    with browser.house.reading() as work:
        poll = work.polls.where(state="open")[0]
    for who in (LI, ZHOU, ZHAO, SUN):
        await browser.be(who.id)
        for path in (
            "/c/here",
            f"/c/here/topics/{poll.number}",
            "/desk",
            "/committee",
            f"/vote/{poll.id}",
            f"/api/communities/here/topics/{poll.number}",
        ):
            text = (await browser.get(path)).text
            assert not re.search(r"赞成[^<]{0,6}\d+ ?票", text)
            assert '"votes"' not in text
    answer = await browser.get(f"/c/here/outcomes/{poll.number}")
    assert answer.status_code == 404


async def test_a_sign_in_link_works_once_and_survives_a_look(house: House) -> None:
    browser = Browser.open(as_it_is_run(house))
    token = await _link(browser)
    for _ in range(2):
        answer = await browser.get(f"/sign-in/{token}")
        assert answer.status_code == 200
        assert answer.headers["referrer-policy"] == "no-referrer"
    answer = await browser.post(f"/sign-in/{token}", {})
    assert str(answer.url) == f"{ADDRESS}/me"
    assert WANG.name in answer.text
    other = Browser.open(as_it_is_run(house))
    answer = await other.get(f"/sign-in/{token}")
    assert answer.status_code == 410
    assert "用不了" in answer.text
    await other.post(f"/sign-in/{token}", {})
    assert (await other.get("/me")).status_code == 401


async def test_signing_in_begins_a_new_session(house: House) -> None:
    browser = Browser.open(as_it_is_run(house))
    await browser.get(f"/sign-in/{await _link(browser)}")
    before = browser.client.cookies["neighbor_talk"]
    await browser.post(browser.page.removeprefix(ADDRESS), {})
    assert browser.client.cookies["neighbor_talk"] != before
    cookies = [each for each in browser.client.cookies.jar if each.name == "neighbor_talk"]
    assert cookies[0].has_nonstandard_attr("HttpOnly")
    await browser.get("/me")
    await browser.post("/sign-out", {})
    assert (await browser.get("/me")).status_code == 401


async def test_a_forged_cookie_signs_nobody_in(browser: Browser) -> None:
    browser.client.cookies.set("neighbor_talk", "eyJzIjoiYSIsIm0iOiJzdW4ifQ.forged")
    assert (await browser.get("/me")).status_code == 401


async def test_a_session_ends_with_its_time(browser: Browser) -> None:
    await browser.be(CHEN.id)
    browser.house.clock.present = browser.house.clock.present.replace(year=2028)
    assert (await browser.get("/me")).status_code == 401


async def test_personas_are_for_the_demo_alone(house: House) -> None:
    browser = Browser.open(as_it_is_run(house))
    await browser.get(f"/sign-in/{await _link(browser)}")
    answer = await browser.post(f"/demo/be/{SUN.id}", {})
    assert answer.status_code == 404


async def test_a_moderator_opens_a_topic_and_a_poll_by_forms(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    with browser.house.reading() as work:
        proposal = work.proposals.where(state="accepted")[0]
    await browser.get(f"/desk/topics/new?p={proposal.number}")
    assert re.search(rf'value="{proposal.id}" checked', browser.html)
    await browser.act(
        "moderate.open_topic",
        p=[proposal.id],
        title="花坛的树",
        question="修剪还是移走？",
        parties="居委会\n物业",
        passages=["passage"],
        round_title=["说情况", ""],
        round_days=["4", ""],
    )
    with browser.house.reading() as work:
        topic = work.topics.where()[-1]
        rounds = work.rounds.where(topic_id=topic.id)
    assert (topic.title, topic.parties) == ("花坛的树", ("居委会", "物业"))
    assert topic.passage_ids == ("passage",)
    assert [each.title for each in rounds] == ["说情况"]
    await browser.get(f"/desk/topics/{topic.number}/poll")
    closes = browser.house.clock.now().replace(year=2027)
    await browser.act(
        "vote.open",
        t=topic.id,
        method="plurality",
        options="修剪\n移走",
        base="persons",
        bylaw="consultation",
        opens_at="",
        closes_at=f"{closes:%Y-%m-%dT%H:%M}",
    )
    with browser.house.reading() as work:
        poll = work.polls.where()[-1]
    assert poll.topic_id == topic.id
    assert [each.label for each in poll.options] == ["修剪", "移走"]


async def test_the_committee_responds_commits_and_reports_by_forms(browser: Browser) -> None:
    await browser.be(ZHAO.id)
    with browser.house.reading() as work:
        outcome = work.outcomes.where()[-1]
    await browser.get(f"/committee/{outcome.id}")
    await browser.act(
        "respond.give", o=outcome.id, verdict="partly_adopted", reasons="先装六个充电桩。"
    )
    await browser.get(f"/committee/{outcome.id}")
    await browser.act(
        "respond.commit",
        o=outcome.id,
        task="装充电桩",
        unit="物业",
        person="钱师傅",
        deadline="2027-03-01",
    )
    with browser.house.reading() as work:
        commitment = work.commitments.where()[-1]
    await browser.get(f"/committee/{outcome.id}")
    await browser.post(
        "/act/respond.progress",
        {"c": commitment.id, "text": "到货了", "state": "under_way"},
        files={"photo": ("a.png", PNG, "image/png")},
    )
    answer = await browser.get(f"/c/here/outcomes/{outcome.number}")
    for words in ("部分采纳", "先装六个充电桩", "装充电桩", "钱师傅", "到货了", "<img src="):
        assert words in answer.text


async def test_a_guest_is_told_how_to_enrol(browser: Browser) -> None:
    await browser.be(GUEST.id)
    await browser.get("/me")
    assert "访客" in browser.html
    answer = await browser.get("/c/here/propose")
    assert answer.status_code == 403


async def _link(browser: Browser) -> str:
    """Have the bot send a sign-in link, and return its token."""
    handled = await browser.house.submit(
        Incoming(
            channel="web",
            update_id=f"link-{browser.house.ids.new()}",
            sender=WANG.id,
            sender_name=WANG.name,
            at=browser.house.clock.now(),
            community=HERE,
            press=Press("members.sign_in"),
        )
    )
    link = handled.replies[0].buttons[0].link
    return link.rpartition("/")[2]


async def test_buttons_of_an_answer_can_be_pressed_on_the_page(browser: Browser) -> None:
    await browser.be(LI.id)
    await browser.get("/c/here")
    await browser.act("ask.ask", text="养狗要牵绳吗", _back="/c/here")
    token = browser.house.tokens.seal(Press("guide.help"))
    await browser.get("/c/here")
    await browser.post("/press", {"_press": token})
    assert browser.house.arrived[-1].press == Press("guide.help")
    said = browser.html.split("<h1")[0]
    assert 'action="/press"' in said
    pressed = browser.marks("/press")["_press"]
    await browser.post("/press", {"_press": pressed})
    assert browser.house.arrived[-1].press == browser.house.tokens.open(pressed)
