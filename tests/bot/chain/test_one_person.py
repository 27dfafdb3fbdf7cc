"""One person in a chat and on the web: notices find them when they block the bot."""

import httpx

from tests.bot.chain.pages import read_page
from tests.bot.chain.stage import ADDRESS
from tests.bot.chain.telegram_driver import TelegramDriver
from tests.dialogues import GROUP, PRIVATE

WANG, MODERATOR = "王阿姨", "周老师"


def test_what_a_blocked_chat_cannot_take_is_on_the_page(telegram: TelegramDriver) -> None:
    telegram.says(WANG, "登录", where=PRIVATE)
    telegram.settle()
    link = telegram.person(WANG).opens("打开我的网页")
    for words in ("提 3号楼门口地砖松了", "跳过", "1"):
        telegram.says(WANG, words, where=GROUP)
        telegram.settle()
    telegram.person(WANG).blocks()
    telegram.presses(MODERATOR, "受理", where=PRIVATE)
    telegram.settle()
    assert "已受理" in telegram.stage.do(_own_chat(telegram, link))
    telegram.person(WANG).starts()
    telegram.settle()
    telegram.presses(MODERATOR, "不受理", where=PRIVATE)
    telegram.settle()
    telegram.says(MODERATOR, "已经有人在修", where=PRIVATE)
    telegram.settle()
    assert any("已经有人在修" in each for each in telegram.visible(WANG, where=PRIVATE))


async def _own_chat(telegram: TelegramDriver, link: str) -> str:
    transport = httpx.ASGITransport(app=telegram.stage.program.web)
    async with httpx.AsyncClient(
        transport=transport, base_url=ADDRESS, follow_redirects=True
    ) as browser:
        page = read_page((await browser.get(link)).text)
        (form,) = page.all("form", "tap")
        await browser.post(form.attributes["action"], data=form.fields())
        return (await browser.get("/me/chat")).text
