# ruff: noqa: INP001 - a script beside the pictures it makes, not a package
"""Take the pictures of the documents anew: ``.venv/bin/python docs/pictures/make.py``.

Starts a demo council of its own in a temporary folder, walks it in Chromium as several
people, and writes the pictures beside this file. Names that follow on the command line
are the only ones taken. Needs the fonts of .ci/run and one with 👍 (fonts-noto-color-emoji).
"""

import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).parent
PROGRAM = Path(sys.executable).with_name("neighbor-talk")
CHROMIUM = "/usr/bin/chromium"
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
LARGEST_BYTES = 250_000
NOTICE = """\
您当前位置：首页 > 通知公告
关于清理楼道堆物的通知
各位居民(mín)：为了大家的安全(ān quán)，12月5日起清理楼道(lóu dào)里堆放的杂物,请提前搬走.
一、鞋柜、纸箱、旧家具不要放在楼道里。放在楼道里的，先贴条提醒，三天后还在的，由物业代为搬走。
一、鞋柜、纸箱、旧家具不要放在楼道里。放在楼道里的，先贴条提醒，三天后还在的，由物业代为搬走。
二、电动自行车不得停在楼道里,也不得在楼道里充电。物业每天早晚各巡查一次。
三、搬不动大件的，打物业电话，周三、周六上门帮着搬，不收钱。
责任编辑：王某某
"""


@dataclass(frozen=True)
class Screen:
    """What a picture is looked at on."""

    size: ViewportSize
    scale: float


PHONE = Screen(ViewportSize(width=390, height=844), scale=2)
DESK = Screen(ViewportSize(width=1280, height=860), scale=1)
Steps = Callable[[Page], None]


@dataclass(frozen=True)
class Picture:
    """A picture: who looks, at which page, after which steps."""

    name: str
    person: str
    path: str
    steps: Steps
    screen: Screen = PHONE


def say(*messages: tuple[str, str]) -> Steps:
    """Return steps that say each message and wait until its reply is there."""

    def steps(page: Page) -> None:
        for words, reply in messages:
            page.fill("#say", words)
            page.get_by_role("button", name="发送").click()
            page.locator("#messages > li:last-child.bot", has_text=reply).wait_for()
        page.evaluate("document.querySelector('#messages').scrollTop = 1e6")

    return steps


def answered(page: Page) -> None:
    """Show a chat from its newest answer on."""
    page.locator("#messages > .bot").last.evaluate("each => each.scrollIntoView()")
    at("#messages", above=72)(page)


def at(selector: str, *, above: int = 24) -> Steps:
    """Return the step that scrolls to a place of the page."""

    def steps(page: Page) -> None:
        for _ in range(2):  # photos that load on the way move what follows them
            page.locator(selector).first.evaluate(
                "(each, above) => scrollBy(0, each.getBoundingClientRect().top - above)",
                above,
            )
            page.wait_for_timeout(400)

    return steps


def nothing(_page: Page) -> None:
    """Look at the page as it is."""


def ballot(page: Page) -> None:
    """Open the ballot of the running vote, and vote."""
    page.get_by_role("link", name="去投票").first.click()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="投票", exact=True).click()
    at(".said", above=12)(page)


def open_topic(page: Page) -> None:
    """Begin to fill in the form for a proposal that a rule seems to forbid."""
    waiting = page.locator("#waiting .card:has(strong:text('消防通道')) .number")
    number = (waiting.text_content() or "").strip(" 号")
    page.goto(page.url.replace("/desk", f"/desk/topics/new?p={number}"))
    page.fill("[name=title]", "2号楼后面怎么停车")
    at("h1")(page)


def respond(page: Page) -> None:
    """Fill in a response to the newest outcome."""
    page.get_by_role("link", name="写答复").last.click()
    page.locator("[name=verdict][value=adopted]").check()
    page.fill("[name=reasons]", "采纳。每晚八点半关音响，物业在广场立牌，居委会每周看一次。")
    at("h1")(page)


def take_in(page: Page) -> None:
    """Take a notice in and open it where its raw and cleaned text stand side by side."""
    file = {"name": "清理楼道通知.txt", "mimeType": "text/plain", "buffer": NOTICE.encode()}
    page.set_input_files("#files", file)
    page.get_by_role("button", name="放进去").click()
    page.locator(".uploads a", has_text="清理楼道通知").click()
    page.locator("#sides").wait_for()
    at("h1", above=16)(page)


RACKS = "楼前装两排\n装到楼顶去\n只装一排试试\n先不装"
PRICED = "不锈钢晾衣架 6000元\n上面加雨棚 4500元\n旁边放长椅 2500元\n收衣提醒牌 1800元"


def voted(method: str, options: str, *, fill: Steps, budget: str = "") -> Steps:
    """Return the steps that open a vote as the moderator and fill its ballot as a voter."""

    def steps(page: Page) -> None:
        home = page.url.partition("/c/demo")[0]
        become(page, "周老师", home=home)
        call_off(page, home=home)
        way = page.locator("#topics a", has_text="发起表决").first
        page.goto(home + (way.get_attribute("href") or ""))
        page.locator(f"input[name=method][value={method}]").check()
        for name, words in (("options", options), ("budget", budget)):
            if words:
                page.fill(f"#{name}", words)
        page.locator("#open button", has_text="发起表决").click()
        become(page, "张师傅", home=home)
        page.goto(f"{home}/me")
        page.get_by_role("link", name="去投票").last.click()
        page.locator(".ballot").wait_for()
        fill(page)
        at("h1", above=8)(page)

    return steps


def become(page: Page, person: str, *, home: str) -> None:
    """Change to another of the demo's people."""
    page.goto(home)
    page.locator("button.person", has_text=person).click()
    page.wait_for_load_state("networkidle")


def call_off(page: Page, *, home: str) -> None:
    """Call off the vote that an earlier picture opened, so that its topic is free again."""
    page.goto(f"{home}/desk")
    earlier = page.locator("#polls .card", has=page.locator("form")).filter(
        has_not=page.get_by_text("4号楼东侧的空地")
    )
    for _ in range(earlier.count()):
        earlier.last.get_by_text("取消表决").first.click()
        earlier.last.locator("[name=reason]").fill("照片拍好了")
        earlier.last.locator("form button", has_text="取消表决").click()
        page.wait_for_load_state("networkidle")
        page.goto(f"{home}/desk")


def rank(page: Page) -> None:
    """Tap three options in order."""
    for label in ("装到楼顶去", "只装一排试试", "楼前装两排"):
        page.locator(".rank-tap", has_text=label).click()


def score(page: Page) -> None:
    """Give points to three options."""
    for row, points in enumerate((3, 5, 4)):
        page.locator(".scored").nth(row).locator(".score").nth(points).click()


def spend(page: Page) -> None:
    """Choose two projects."""
    for label in ("不锈钢晾衣架", "旁边放长椅"):
        page.locator("label.option", has_text=label).click()


def object_to(page: Page) -> None:
    """Object, with a reason."""
    page.locator("label.option", has_text="反对").click()
    page.fill("#reason", "正对一楼窗户，衣服一晾屋里就暗了，能不能往东挪五米。")


PICTURES = (
    Picture(
        "council",
        "何阿姨",
        "/c/demo/chat",
        say(("问 养犬要遵守什么", "[1]")),
        screen=DESK,
    ),
    Picture("ask", "何阿姨", "/c/demo/chat", answered),
    Picture(
        "propose",
        "何阿姨",
        "/me/chat",
        say(
            ("提 5号楼电梯三楼的按钮按了没反应", "有照片吗"),
            ("跳过", "没问题请回复 1"),
        ),
    ),
    Picture("desk", "周老师", "/desk", nothing),
    Picture("open-topic", "周老师", "/desk", open_topic),
    Picture("topic", "小陈", "/c/demo/topics/22", at("ul.talk, #statements")),
    Picture("vote", "张师傅", "/me", ballot),
    Picture("outcome", "小陈", "/c/demo/outcomes/14", at("article")),
    Picture("respond", "赵主任", "/committee", respond),
    Picture("library", "赵主任", "/library", take_in, screen=DESK),
    Picture("ballots/ranking", "张师傅", "/c/demo", voted("schulze", RACKS, fill=rank)),
    Picture("ballots/scores", "张师傅", "/c/demo", voted("score", RACKS, fill=score)),
    Picture(
        "ballots/budget",
        "张师傅",
        "/c/demo",
        voted("equal_shares", PRICED, fill=spend, budget="12000元"),
    ),
    Picture("ballots/consent", "张师傅", "/c/demo", voted("consent", "", fill=object_to)),
    Picture("rate", "刘姐", "/c/demo/outcomes/2", at("#rating", above=330)),
)


@contextmanager
def council() -> Iterator[str]:
    """Run a demo council in a folder of its own; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory(prefix="neighbor-talk-") as folder:
        settings = Path(folder) / "settings"
        lines = (f"NEIGHBOR_TALK_DATA_DIR={folder}/data", f"NEIGHBOR_TALK_PORT={port}")
        settings.write_text("\n".join(lines), encoding="utf-8")
        command = [str(PROGRAM), "--settings", str(settings), "run", "--demo"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own program
            try:
                yield address_in(running.stderr or ())
            finally:
                running.terminate()


def address_in(said: Iterable[str]) -> str:
    """Return the address that the program tells, or raise RuntimeError with its fault."""
    lines = list[str]()
    for line in said:
        if found := re.search(r"http://127\S+", line):
            return found[0]
        lines.append(line)
    raise RuntimeError("".join(lines))


def take(picture: Picture, *, browser: Browser, address: str) -> Path:
    """Take one picture and return its file."""
    context = browser.new_context(
        viewport=picture.screen.size, device_scale_factor=picture.screen.scale, locale="zh-CN"
    )
    page = context.new_page()
    page.goto(address)
    page.locator("button.person", has_text=picture.person).click()
    page.goto(f"{address}{picture.path}")
    page.wait_for_load_state("networkidle")
    picture.steps(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur()")
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file, animations="disabled", caret="hide")
    context.close()
    return file


def main(names: list[str]) -> int:
    """Take the pictures; return 1 where one is too large for the repository."""
    wanted = [each for each in PICTURES if not names or each.name in names]
    with council() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        sizes = {
            file: file.stat().st_size
            for file in [take(each, browser=browser, address=address) for each in wanted]
        }
        browser.close()
    for file, size in sizes.items():
        sys.stdout.write(f"{size:8,} {file.name}\n")
    return int(max(sizes.values()) > LARGEST_BYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
