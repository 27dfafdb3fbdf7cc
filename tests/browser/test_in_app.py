"""The browser inside a chat app: nothing from elsewhere, and the way back loses nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.browser.furnished import Furnished
from tests.browser.people import Person
from tests.browser.town import Town

IN_APP = (
    "Mozilla/5.0 (Linux; Android 10; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/107.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.40 Language/zh_CN"
)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_back_keeps_what_was_typed_and_nothing_comes_from_elsewhere(
    town: Town, furniture: Furnished, newcomer: Callable[..., Person], *, script: bool
) -> None:
    li = newcomer("李叔", address=town.address, script=script, agent=IN_APP)
    abroad: list[str] = []

    def stays(route: Route) -> None:
        if route.request.url.startswith((town.address, "data:")):
            route.continue_()
            return
        abroad.append(route.request.url)
        route.abort()

    li.page.context.route("**/*", stays)
    li.goes("/")
    li.clicks("李叔", within=".people")
    goes_back(li, furniture, script=script)
    assert abroad == []
    kept = li.page.context.cookies()
    assert {each.get("domain") for each in kept} == {"127.0.0.1"}
    assert {each.get("sameSite") for each in kept} == {"Lax"}


def goes_back(li: Person, furniture: Furnished, *, script: bool) -> None:
    li.goes("/c/demo/propose")
    li.fills("什么事", "楼道的灯忽明忽暗")
    li.clicks("结果", within=".rooms")
    li.page.go_back()
    assert li.part("[name=text]").input_value() == "楼道的灯忽明忽暗"
    li.goes(furniture.ballots["equal_shares"])
    li.chooses("换长椅", within="form.ballot")
    li.clicks("结果", within=".rooms")
    li.page.go_back()
    assert li.part("form.ballot input:checked").count() == 1
    li.goes(furniture.ballots["schulze"])
    li.part("#rank-3").select_option("1")
    li.clicks("结果", within=".rooms")
    li.page.go_back()
    assert li.part("#rank-3").input_value() == "1"
    if script:
        li.sees("1", within=".rank:first-child .rank-mark")
