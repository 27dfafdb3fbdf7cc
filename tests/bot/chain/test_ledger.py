"""A vote in the running program, checked at home by somebody who trusts nobody."""

import re
from pathlib import Path

import httpx
from typer.testing import CliRunner

from bot.commands.app import app
from tests.bot.chain.stage import ADDRESS
from tests.bot.chain.telegram_driver import TelegramDriver
from tests.chain import DECIDED, DELIBERATED, MODERATED, PROPOSED, VOTED
from tests.dialogues import COMMITTEE_ROOM, GROUP, Where
from tests.tables import play

RECEIPT = re.compile(r"回执(?:还是)? ([A-Z0-9]{6}-[A-Z0-9]{6})")
FINGERPRINT = re.compile(r"(?:[0-9a-f]{4} ){15}[0-9a-f]{4}")
BULLETIN = "/c/here/outcomes/2/bulletin"
VOTERS = ("王阿姨", "李叔", "小陈", "王叔叔")


def fetched(telegram: TelegramDriver, path: str, **data: str) -> httpx.Response:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=telegram.stage.program.web)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as anybody:
            return await (anybody.post(path, data=data) if data else anybody.get(path))

    return telegram.stage.do(asked())


def said(telegram: TelegramDriver, where: Where) -> str:
    return "\n".join(post.text for post in telegram.rooms[where].posts)


def test_a_vote_is_checked_at_home_against_what_the_room_saw(
    telegram: TelegramDriver, tmp_path: Path
) -> None:
    play(telegram, (*PROPOSED, *MODERATED, *DELIBERATED, *VOTED, *DECIDED))
    charter, *_, last = FINGERPRINT.findall(said(telegram, GROUP))
    assert last in said(telegram, COMMITTEE_ROOM)
    file = tmp_path / "bulletin.json"
    file.write_bytes(fetched(telegram, f"{BULLETIN}.json").content)
    seen = ["--charter", charter, "--head", last]
    checked = CliRunner().invoke(app, ["verify", str(file), *seen])
    assert checked.exit_code == 0, checked.output
    other = CliRunner().invoke(app, ["verify", str(file), "--charter", "0" * 64])
    assert other.exit_code == 1
    for who in VOTERS:
        *_, receipt = RECEIPT.findall("\n".join(telegram.person(who).transcript()))
        assert "找到了" in fetched(telegram, BULLETIN, receipt=receipt).text, who
    assert "没有这个回执" in fetched(telegram, BULLETIN, receipt="AAAAAA-AAAAAA").text
