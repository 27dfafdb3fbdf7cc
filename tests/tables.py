"""Dialogues as data: the same steps run over the router, over Telegram and over the web."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.dialogues import GROUP, PRIVATE, Driver, Where


@dataclass(frozen=True)
class Expected:
    """What one message that somebody can read in a chat contains."""

    who: str
    parts: tuple[str, ...]
    where: Where


@dataclass(frozen=True)
class Step:
    """Something that somebody says or presses, and what is seen of it.

    ``quotes`` is part of the card that the words reply to. ``unseen`` words may not
    appear to the speaker in the chat; a ``silent`` step shows them nothing there.
    """

    who: str
    where: Where = PRIVATE
    says: str = ""
    presses: str = ""
    quotes: str = ""
    sees: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    silent: bool = False
    others: tuple[Expected, ...] = ()


def play(driver: Driver, steps: tuple[Step, ...]) -> None:
    """Play the steps, holding after each that what it promises was seen."""
    for step in steps:
        _act(driver, step)
        driver.settle()
        if step.sees:
            _hold(driver, step, Expected(who=step.who, parts=step.sees, where=step.where))
        for expected in step.others:
            _hold(driver, step, expected)
        _hold_unseen(driver, step)


def _act(driver: Driver, step: Step) -> None:
    if step.quotes:
        driver.quotes(step.who, step.says, card=step.quotes, where=step.where)
    elif step.presses:
        driver.presses(step.who, step.presses, where=step.where)
    else:
        driver.says(step.who, step.says, where=step.where)


def _hold(driver: Driver, step: Step, expected: Expected) -> None:
    messages = driver.visible(expected.who, where=expected.where)
    found = any(all(part in message for part in expected.parts) for message in messages)
    assert found, f"{step}: {expected.who} sees {messages!r}, not {expected.parts!r}"


def _hold_unseen(driver: Driver, step: Step) -> None:
    messages = driver.visible(step.who, where=step.where)
    assert not (step.silent and messages), f"{step}: {messages!r}"
    found = [part for part in step.unseen if any(part in each for each in messages)]
    assert not found, f"{step}: {messages!r}"


TABLES: Mapping[str, tuple[Step, ...]] = {
    "propose in the group": (
        Step("王阿姨", GROUP, says="提 3号楼门口路灯坏了", sees=("照片",)),
        Step("王阿姨", GROUP, presses="跳过", sees=("3号楼门口路灯坏了", "回复 1")),
        Step("王阿姨", GROUP, says="1", sees=("1号", "路灯")),
        Step("李叔", GROUP, says="附议 1", sees=("附议", "1 人")),
        Step("李叔", GROUP, says="1号怎么样了？", sees=("1号", "路灯")),
    ),
    "silence in the group": (
        Step("王阿姨", GROUP, says="大家吃了吗", silent=True),
        Step("李叔", GROUP, says="提醒大家明天停水", silent=True),
        Step("李叔", GROUP, says="问题解决了", silent=True),
        Step("李叔", GROUP, says="@所有人 明天停水", silent=True),
        Step("王阿姨", GROUP, says="1", silent=True),
    ),
    "help in private": (
        Step("王阿姨", says="帮助", sees=("提",)),
        Step("王阿姨", says="取消", sees=("没有",)),
    ),
}
