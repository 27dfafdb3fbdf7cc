"""Ballots of every form on a phone: opened at the desk, filled in with and without script."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from tests.browser.furnished import Furnished
from tests.browser.people import Person
from tests.browser.town import Town

Opened = Callable[..., str]
PLACES = """
Object.fromEntries([...document.querySelectorAll(".rank select")]
  .map((it) => [it.name, it.value]))
"""
LABELLED = """
[...document.querySelectorAll("main input:not([type=hidden]), main select, main textarea")]
  .filter((it) => !it.labels?.length && !it.getAttribute("aria-label")).map((it) => it.name)
"""
SMALL = """
[...document.querySelectorAll("main .ballot :is(button, select, label.option, label.score)")]
  .map((it) => [it.textContent.trim(), it.getBoundingClientRect()])
  .filter(([, box]) => box.height && (box.height < 44 || box.width < 44))
  .map(([words, box]) => `${words} ${box.width}x${box.height}`)
"""
PALE = """
(() => {
  const part = (words) => words.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((it) => it / 255)
    .map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
    .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (it) => {
    for (; it; it = it.parentElement) {
      const [r, g, b, a = 1] = part(getComputedStyle(it).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("main *")].filter((it) => it.checkVisibility()
    && !it.disabled && [...it.childNodes].some((in_) => in_.nodeType === 3 && in_.data.trim()))
    .filter((it) => {
      const ends = [light(part(getComputedStyle(it).color)), light(ground(it))];
      return (Math.max(...ends) + 0.05) / (Math.min(...ends) + 0.05) < 4.5;
    }).map((it) => it.textContent.trim().slice(0, 30));
})()
"""


@pytest.fixture
def opened(town: Town, persona: Callable[..., Person]) -> Opened:
    """Return what opens a vote from the desk and gives the path of its ballot."""

    def opens(
        title: str,
        *,
        method: str,
        options: str,
        fields: Mapping[str, str],
    ) -> str:
        proposer = persona("张师傅")
        proposer.goes("/c/demo/propose")
        proposer.fills("什么事", title)
        proposer.fills("在哪里", "物业楼")
        proposer.clicks("提交", within="form.stack")
        number = re.findall(r"看(\d+)号提案", proposer.words)[0]
        moderator = persona("周老师")
        moderator.goes(f"/desk/topics/new?p={number}")
        moderator.fills("议题名称", title)
        moderator.clicks("开议题", within="form.stack")
        moderator.goes("/desk")
        moderator.clicks("发起表决", within=f"#topics .card:has-text('{title}')")
        closes = town.local + timedelta(days=1)
        moderator.part("input[name=closes_at]").fill(f"{closes:%Y-%m-%dT%H:%M}")
        moderator.part(f"input[name=method][value={method}]").check()
        moderator.part("#options").fill(options)
        for name, words in fields.items():
            moderator.part(f"#{name}").fill(words)
        moderator.clicks("先看看选票", within="#open")
        moderator.sees("选票会是这样", "怎样才算数")
        moderator.sees(*(line.split()[0] for line in options.splitlines()), within="#preview")
        moderator.clicks("发起表决", within="#open")
        moderator.sees("开始表决")
        looker = persona("李叔")
        looker.goes("/me")
        looker.clicks("去投票", within=f".cards li:has-text('{title}')")
        return looker.path

    return opens


def holds_up(person: Person) -> None:
    """See that every field has a label, targets are large, and words stand out."""
    assert person.page.evaluate(LABELLED) == []
    assert person.page.evaluate(SMALL) == []
    assert person.page.evaluate(PALE) == []


def test_a_ranking_is_tapped_in_order(opened: Opened, persona: Callable[..., Person]) -> None:
    path = opened(
        "亭子刷什么颜色", method="schulze", options="朱红\n木本色\n墨绿\n深灰", fields={}
    )
    li = persona("李叔")
    li.goes(path)
    li.sees("从最喜欢的开始", "不想排的可以不排")
    for label in ("墨绿", "朱红", "木本色"):
        li.part(f".rank-tap:has-text('{label}')").click()
    li.part(".rank:has-text('木本色') .rank-move").first.click()
    assert li.part(".rank-mark").all_inner_texts() == ["1", "2", "3", "–"]
    assert standing(li) == ["墨绿", "木本色", "朱红", "深灰"]
    li.part("#rank-2").select_option("3")
    holds_up(li)
    li.sees("墨绿")
    li.clicks("投票", within="form.ballot")
    li.sees("第 1 名 墨绿；并列第 2 名 朱红、木本色；没排的算最后：深灰", "回执")
    assert li.part(".rank-mark").all_inner_texts() == ["1", "2", "2", "–"]


def test_a_ranking_is_dragged_by_finger_and_moved_by_keys(
    furniture: Furnished, persona: Callable[..., Person]
) -> None:
    li = persona("李叔")
    assert li.goes(furniture.ballots["schulze"]) == 200
    drags(li, "减速带", onto="楼道扶手")
    drags(li, "换长椅", onto="楼道扶手")
    assert standing(li) == ["减速带", "换长椅", "楼道扶手"]
    assert li.part(".rank-mark").all_inner_texts() == ["1", "2", "–"]
    li.part(".rank-tap:has-text('楼道扶手')").press("Enter")
    drags(li, "楼道扶手", onto="减速带")
    assert standing(li) == ["楼道扶手", "减速带", "换长椅"]
    lower = li.part(".rank:has-text('换长椅') .rank-move").first
    lower.focus()
    li.page.keyboard.press("Enter")
    assert standing(li) == ["楼道扶手", "换长椅", "减速带"]
    assert li.page.evaluate("document.activeElement.ariaLabel") == "往前移： 换长椅"
    assert li.part("[data-told]").inner_text() == "1 楼道扶手；2 换长椅；3 减速带"
    chosen = li.page.evaluate(PLACES)
    assert chosen == {"rank-1": "1", "rank-2": "2", "rank-3": "3"}


def standing(person: Person) -> list[str]:
    """Return the options of a ranking as they stand below one another."""
    return person.part(".rank-tap span:last-child").all_inner_texts()


def drags(person: Person, label: str, *, onto: str) -> None:
    """Drag an option by its grip to the upper half of another, as a finger does."""
    touch: Any = person.page.context.new_cdp_session(person.page)
    person.part(".ranks").evaluate("it => it.scrollIntoView({block: 'center'})")
    grip = middle(person, f".rank:has-text('{label}') .rank-grip")
    goal = middle(person, f".rank:has-text('{onto}') .rank-mark")
    there = {"x": grip["x"], "y": goal["y"]}
    for kind, points in (("Start", [grip]), ("Move", [there]), ("Move", [there]), ("End", [])):
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})


def middle(person: Person, selector: str) -> dict[str, float]:
    box = person.part(selector).bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def test_a_ranking_without_script_allows_equals(
    opened: Opened, persona: Callable[..., Person]
) -> None:
    path = opened("亭子挂什么匾", method="irv", options="听风\n邻里\n同乐", fields={})
    he = persona("何阿姨", script=False)
    he.goes(path)
    he.sees("给每一项选名次")
    he.part("#rank-2").select_option("1")
    he.part("#rank-3").select_option("1")
    he.part("#rank-1").select_option("2")
    he.clicks("投票", within="form.ballot")
    he.sees("并列第 1 名 邻里、同乐；第 3 名 听风")


def test_scores_are_given_by_thumb_or_keyboard(
    opened: Opened, persona: Callable[..., Person]
) -> None:
    path = opened("门口的石狮子留不留", method="score", options="留着\n挪走\n换花坛", fields={})
    li = persona("李叔")
    li.goes(path)
    li.sees("很不支持", "很支持", "没打分的算 0 分")
    li.part(".scored:has-text('留着') .score").nth(5).click()
    li.part("[name=score-2]").first.focus()
    li.page.keyboard.press("ArrowRight")
    li.page.keyboard.press("ArrowRight")
    li.page.keyboard.press("ArrowRight")
    holds_up(li)
    li.sees("换花坛")
    li.clicks("投票", within="form.ballot")
    li.sees("留着 5 分；挪走 3 分", "回执")


def test_a_ballot_on_money_counts_along(opened: Opened, persona: Callable[..., Person]) -> None:
    path = opened(
        "一万块先办哪几件",
        method="equal_shares",
        options="楼道扶手 6000元\n换长椅 4500元\n减速带 2500元",
        fields={"budget": "1万"},
    )
    li = persona("李叔")
    li.goes(path)
    li.sees("总预算 10,000 元", "6,000 元", "已选 0 / 10,000 元")
    li.chooses("楼道扶手", within="form.ballot")
    li.chooses("减速带", within="form.ballot")
    li.sees("已选 8,500 / 10,000 元")
    li.chooses("换长椅", within="form.ballot")
    li.sees("比总预算多 3,000 元，也可以投")
    li.chooses("换长椅", within="form.ballot")
    holds_up(li)
    li.clicks("投票", within="form.ballot")
    li.sees("楼道扶手、减速带（共 8,500 元，总预算 10,000 元）", "回执")
    he = persona("何阿姨", script=False)
    he.goes(path)
    for label in ("楼道扶手", "换长椅", "减速带"):
        he.chooses(label, within="form.ballot")
    he.clicks("投票", within="form.ballot")
    he.sees("共 13,000 元，比总预算 10,000 元多 3,000 元。这样也算数", "回执")
    assert he.part("form.ballot input:not(:checked):not([type=hidden])").count() == 0


def test_a_form_that_lacks_costs_loses_nothing(
    town: Town, persona: Callable[..., Person]
) -> None:
    moderator = persona("周老师")
    moderator.goes("/desk")
    moderator.clicks("发起表决", within="#topics .card")
    closes = town.local + timedelta(days=1)
    moderator.part("input[name=closes_at]").fill(f"{closes:%Y-%m-%dT%H:%M}")
    assert not moderator.part("#budget").is_visible()
    moderator.part("input[name=method][value=greedy]").check()
    moderator.part("#options").fill("换灯 3000元\n修路")
    moderator.part("#budget").fill("5000")
    moderator.clicks("先看看选票", within="#open")
    moderator.sees("“修路”没写要花多少钱")
    assert moderator.part("#options").input_value() == "换灯 3000元\n修路"
    assert moderator.part("#budget").input_value() == "5000"
    assert moderator.part("input[name=method][value=greedy]").is_checked()


def test_an_outcome_of_rankings_is_followed_on_a_phone(
    persona: Callable[..., Person],
) -> None:
    li = persona("李叔")
    li.goes("/c/demo/outcomes")
    li.clicks("活动室晚上做什么用", within=".cards")
    li.sees("胜出：", "第 1 轮", "退出")
    assert li.part("figure.counted svg").count() >= 1
    li.goes("/c/demo/outcomes")
    li.clicks("两万元微项目办哪几件", within=".cards")
    li.sees("可以办的：", "总预算 20,000 元", "均摊分钱")
