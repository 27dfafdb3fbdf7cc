"""The same council on three channels, written down: ``python -m tests.bot.chain.recording``.

The dialogues are played over the whole program; a test finds a page that says otherwise.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from bot.ground import Ground
from bot.storage.migrating import migrate
from tests.bot.chain.stage import opened
from tests.bot.chain.telegram_driver import on_telegram
from tests.bot.chain.web_driver import on_web
from tests.bot.chain.wechat_driver import WechatDriver, on_wechat
from tests.dialogues import GROUP, PRIVATE, Driver
from tests.docs.pages import ROOT
from tests.tables import Expected, Step, act

PAGE = ROOT / "docs" / "dialogues.md"


class Recorded(Driver, Protocol):
    """A way into a council that tells apart what the one who acts sees alone."""

    def noted(self, who: str) -> Sequence[str]:
        """Return the notes that nobody else saw."""
        ...


Opening = Callable[[Ground, Path], AbstractContextManager[Recorded]]
CHANNELS: Mapping[str, tuple[str, Opening]] = {
    "telegram": ("电报 · Telegram", lambda on, _: on_telegram(on)),
    "wechat": ("微信 · WeChat", lambda on, folder: on_wechat(on, folder=folder)),
    "web": ("网页 · Web page", lambda on, _: on_web(on)),
}
BEGIN, END = "<!-- {name}: begin -->", "<!-- {name}: end -->"
PLACES = {PRIVATE: "私聊", GROUP: "群里"}
WANG, LI, CHEN, ZHOU = "王阿姨", "李叔", "小陈", "周老师"
IN_GROUP = Expected(LI, (), GROUP)
COUNCIL = (
    Step(WANG, GROUP, says="提 3号楼门口地砖松了"),
    Step(WANG, GROUP, says="跳过"),
    Step(WANG, GROUP, says="1"),
    Step(LI, GROUP, says="附议 1"),
    Step(ZHOU, presses="受理", others=(Expected(WANG, (), PRIVATE),)),
    Step(ZHOU, says="开议题 1"),
    Step(ZHOU, says="修门口地砖"),
    Step(ZHOU, says="物业、居委会"),
    Step(ZHOU, presses="征求意见"),
    Step(ZHOU, says="7"),
    Step(ZHOU, says="1", others=(IN_GROUP,)),
    Step(CHEN, GROUP, says="2号 观点 换防滑的砖", others=(Expected(ZHOU, (), PRIVATE),)),
    Step(ZHOU, says="显示观点 2 1"),
    Step(ZHOU, says="发起表决 2"),
    Step(ZHOU, presses="赞成或反对"),
    Step(ZHOU, presses="协商征求意见"),
    Step(ZHOU, presses="每人一票"),
    Step(ZHOU, says="3天"),
    Step(ZHOU, says="上一步"),
    Step(ZHOU, says="4天"),
    Step(ZHOU, says="1", others=(IN_GROUP,)),
    Step(WANG, GROUP, presses="赞成", others=(Expected(WANG, (), PRIVATE),)),
    Step(LI, says="2号 1"),
    Step(CHEN, GROUP, says="2", quotes="【2号表决】", others=(Expected(CHEN, (), PRIVATE),)),
    Step(ZHOU, says="2号多少人投了"),
    Step(LI, GROUP, passes=timedelta(days=5)),
)
CHANGING = (
    (re.compile(r"\n?(?:可能发过一次，)?✉[0-9A-Z]{4}"), ""),
    (re.compile(r"[2-9A-Z]{6}-[2-9A-Z]{6}"), "（回执号）"),
    (re.compile(r"\b(?:[0-9a-f]{4} ){3,}[0-9a-f]{4}\b|\b[0-9a-f]{16,}\b"), "（指纹）"),
    (re.compile(r"^\s*邻里议 .*\d\d:\d\d$|^引用这条回复$|（约 \d+ KB）", re.MULTILINE), ""),
    (re.compile(r"(https://[^/\s]+/\S{3})\S*"), r"\1…"),
)
"""What is of chance, or tells where a page stands: it says nothing here."""
LETTER = "扫码或点开看全文"
"""Stands in what comes with the picture of an outcome."""


def told(driver: Recorded) -> str:
    """Play the council; return what was said and seen, step by step."""
    lines: list[str] = []
    for step in COUNCIL:
        act(driver, step)
        driver.settle()
        lines.append(_said(driver, step))
        for each in (Expected(step.who, (), step.where), *step.others):
            noted = driver.noted(each.who)
            # A picture is drawn meanwhile: it and its letter come before the words or after.
            seen = sorted(
                driver.visible(each.who, where=each.where),
                key=lambda words: words.startswith("<") or LETTER in words,
            )
            reader = PLACES[each.where] if each.where is GROUP else f"私聊，给{each.who}"
            lines += [_shown(words, reader) for words in seen if words not in noted]
        alone = f"只给{step.who}看的提示"
        lines += [_shown(words, alone) for words in driver.noted(step.who)]
        lines.append("")
    return "\n".join(lines).rstrip()


def _said(driver: Driver, step: Step) -> str:
    if step.passes is not None:
        return f"（过了 {step.passes.days} 天）"
    place = PLACES[step.where]
    if step.presses and isinstance(driver, WechatDriver):
        return f"{step.who}（{place}，引用卡片）：{driver.typed}"
    if step.presses:
        return f"{step.who}（{place}）：［{step.presses}］"
    quoting = "，引用卡片" if step.quotes else ""
    return f"{step.who}（{place}{quoting}）：{step.says}"


def _shown(words: str, reader: str) -> str:
    text = words
    for pattern, instead in CHANGING:
        text = pattern.sub(instead, text)
    lines = [f"    {each}" for each in text.splitlines() if each.strip()]
    return "\n".join((f"  邻里议（{reader}）：", *lines))


def recorded(name: str, on: Ground, *, folder: Path) -> str:
    """Return the dialogue on a channel as the page holds it."""
    with CHANNELS[name][1](on, folder) as driver:
        return f"```text\n{told(driver)}\n```"


def kept(name: str) -> str:
    """Return the dialogue of a channel that stands on the page."""
    page = PAGE.read_text(encoding="utf-8")
    after = page.partition(BEGIN.format(name=name))[2]
    return after.partition(END.format(name=name))[0].strip()


def main() -> int:
    """Play every dialogue and write the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name in CHANNELS:
        with tempfile.TemporaryDirectory() as place:
            template = Path(place) / "template.db"
            migrate(f"sqlite:///{template}")
            with opened(Path(place) / "data", template=template) as on:
                words = recorded(name, on, folder=Path(place))
        begin, end = BEGIN.format(name=name), END.format(name=name)
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}\n{words}\n{end}{rest.partition(end)[2]}"
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
