"""Every channel that keeps the contract; a new one is added by one line."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.bot.channels import plain_world, telegram_world, web_world, wechat_world
from tests.bot.channels.contract import Ability, Factory, Way


@dataclass(frozen=True)
class Kept:
    """A channel's world and the ways that it is held to.

    One without ``title`` (in Chinese, in English) is a fake, and no page tells of it.
    """

    world: Factory
    ways: Mapping[Ability, Way]
    title: tuple[str, str] = ("", "")


WORLDS: Mapping[str, Kept] = {
    "plain": Kept(plain_world.plain_world, plain_world.WAYS),
    "telegram": Kept(
        telegram_world.telegram_world, telegram_world.WAYS, title=("电报", "Telegram")
    ),
    "wechat": Kept(
        wechat_world.wechat_world,
        wechat_world.WAYS,
        title=("微信（Wechaty）", "WeChat (Wechaty)"),
    ),
    "web": Kept(web_world.web_world, web_world.WAYS, title=("网页", "Web page")),
}
