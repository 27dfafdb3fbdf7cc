"""What each channel can do, as tables: ``python -m tests.bot.channels.matrix``.

The command runs every check of the contract and writes the tables only where all hold; a
test finds tables that are not those of the contract.
"""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.storage.migrating import migrate
from tests.bot.channels.checks import CHECKS, Check, check_name
from tests.bot.channels.contract import Ability, Site, Way
from tests.bot.channels.worlds import WORLDS, Kept
from tests.docs.pages import ROOT

BEGIN, END = "<!-- matrix: begin -->", "<!-- matrix: end -->"
PAGES = (ROOT / "docs" / "channels.zh-CN.md", ROOT / "docs" / "channels.md")
"""In the order of the two languages below."""
FIRST = ("能做什么", "what it can do")
HELD = ("由哪项检查保证", "held by")
ABILITIES: Mapping[Ability, tuple[str, str]] = {
    Ability.TEXT: ("收发文字，一字不改", "words both ways, as they were typed"),
    Ability.LONG: ("很长的通知完整送到", "a long text arrives whole"),
    Ability.GROUP: ("分得清群里和私下", "group and private told apart"),
    Ability.MENTION: ("在群里 @ 它", "called by name in a group"),
    Ability.QUOTE: ("引用卡片来回答", "a card is answered by quoting it"),
    Ability.CHOICES: ("选项", "choices"),
    Ability.LINK: ("打开网页", "a page is opened"),
    Ability.CARD: ("卡片随时更新", "a card shows the newest state"),
    Ability.NOTE: ("点完按钮的短提示", "a short note to who pressed"),
    Ability.SECRET: ("投了什么只给本人看", "a choice is shown to its voter alone"),
    Ability.PICTURE: ("发图片", "pictures sent"),
    Ability.DOCUMENT: ("发文件（如纪要 PDF）", "papers sent (the record as PDF)"),
    Ability.PHOTO_IN: ("收居民的照片", "photos taken in"),
    Ability.PAPER_IN: ("收居民的 PDF", "PDFs taken in"),
    Ability.TWICE: ("同一条重复送来只算一次", "what comes twice counts once"),
    Ability.AWAY: ("断线时居民说的话", "what is said while the line is down"),
    Ability.LIMITS: ("对方要求慢点发时，不丢不乱", "nothing is lost when asked to slow down"),
    Ability.LEFT: ("知道谁拉黑或退出了", "who blocked or left is noticed"),
}
WAYS: Mapping[Way, tuple[str, str]] = {
    Way.YES: ("能", "yes"),
    Way.PARTS: ("能，分几条发", "yes, in several messages"),
    Way.BUTTONS: ("按钮", "buttons"),
    Way.NUMBERS: ("打数字选", "by numbers"),
    Way.LINE: ("写成一行网址", "as a line with the address"),
    Way.STANDS: (
        "不能改；群里只在选项变了时再发",
        "stands; said anew when choices change",
    ),
    Way.BARE: ("能，说明另发一条", "yes, words come apart"),
    Way.ANEW: ("不能改，发新的一条", "posted anew"),
    Way.ON_PAGE: ("在操作后的那一页上显示，不留存", "on the page that follows, kept nowhere"),
    Way.MESSAGE: ("改成私下发一条", "as a private message"),
    Way.KEPT: ("恢复后补上", "come afterwards"),
    Way.TOLD: ("当场说没发出去，字还在", "refused at once, what was typed is kept"),
    Way.LOST: ("丢失，恢复后请大家再说一遍", "lost; people are asked to repeat"),
    Way.NONE: ("没有这回事", "there is no such thing"),
    Way.NO: ("不能", "no"),
}


def table(language: int) -> str:
    """Return the table in a language: 0 for Chinese, 1 for English."""
    shown = [each for each in WORLDS.values() if each.title[language]]
    heads = [FIRST[language], *(each.title[language] for each in shown), HELD[language]]
    lines = [_row(heads), _row(["---"] * len(heads))]
    lines += [_row(_cells(each, shown, language=language)) for each in Ability]
    return "\n".join(lines)


def _cells(ability: Ability, shown: list[Kept], *, language: int) -> list[str]:
    held = " ".join(f"`{check_name(each)}`" for each in CHECKS[ability])
    ways = [WAYS[each.ways[ability]][language] for each in shown]
    return [
        ABILITIES[ability][language],
        *ways,
        held if not language else held.replace("、", ", "),
    ]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def written(page: str, *, language: int) -> str:
    """Return a page with the table of today between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(language)}\n{END}{after}"


async def broken(folder: Path) -> list[str]:
    """Run every check on every channel; return the names of those that do not hold."""
    template = folder / "template.db"
    await asyncio.to_thread(migrate, f"sqlite:///{template}")
    found: list[str] = []
    for name, kept in WORLDS.items():
        for check in (each for checks in CHECKS.values() for each in checks):
            with tempfile.TemporaryDirectory(dir=folder) as place:
                site = Site(folder=Path(place), migrated=template)
                found += await _fault(kept, check, site=site, name=name)
    return found


async def _fault(kept: Kept, check: Check, *, site: Site, name: str) -> list[str]:
    try:
        async with kept.world(site) as world:
            await check(world, site.folder)
    except Exception as fault:  # noqa: BLE001 - whatever a channel does is told
        return [f"{name}, {check_name(check)}: {fault!r}"]
    return []


def main() -> int:
    """Write the tables where every channel keeps the contract; tell what does not."""
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(broken(Path(folder)))
    for each in found:
        sys.stderr.write(f"{each}\n")
    if found:
        return 1
    for language, page in enumerate(PAGES):
        page.write_text(
            written(page.read_text(encoding="utf-8"), language=language), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
