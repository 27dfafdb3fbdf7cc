"""Votes that arrive out of order: the last one that was sent counts, and nobody is misled."""

from bot.channels.telegram.envelope import Envelope, sender_of
from tests.bot.chain.telegram_driver import TelegramDriver
from tests.chain import DELIBERATED, MODERATED, PROPOSED, VOTED
from tests.dialogues import GROUP, PRIVATE
from tests.tables import play

OPENED = (*PROPOSED, *MODERATED, *DELIBERATED, *VOTED[:6])


def test_a_vote_that_was_overtaken_is_not_counted(telegram: TelegramDriver) -> None:
    play(telegram, OPENED)
    _sends_in_reverse(telegram, "2号 1", "2号 2")
    (note,) = [each for each in telegram.visible("李叔", where=PRIVATE) if "耽搁" in each]
    assert "没有记入 2号" in note
    telegram.says("李叔", "2号", where=PRIVATE)
    telegram.presses("李叔", "去投票", where=PRIVATE)
    telegram.settle()
    assert any("您已经投了：反对" in each for each in telegram.visible("李叔", where=PRIVATE))


def test_a_first_vote_counts_however_late_it_comes(telegram: TelegramDriver) -> None:
    play(telegram, OPENED)
    _sends_in_reverse(telegram, "2号 1", "你好")
    seen = telegram.visible("李叔", where=PRIVATE)
    assert any("您投的是：赞成" in each for each in seen), seen
    assert any("已有 1 人参加" in each for each in telegram.visible("王阿姨", where=GROUP))


def _sends_in_reverse(telegram: TelegramDriver, first: str, second: str) -> None:
    """Let somebody say two things that reach the inbox the wrong way round."""
    api, on = telegram.api, telegram.stage.on
    telegram.says("李叔", first, where=PRIVATE)
    telegram.person("李叔").says(second)
    updates = sorted(api.pending.items(), reverse=True)
    api.pending.clear()
    for update_id, update in updates:
        sealed = Envelope(update, username=api.username, received_at=on.clock.now()).sealed()
        telegram.stage.do(
            telegram.stage.program.inbox.put(
                channel="telegram",
                update_id=str(update_id),
                payload=sealed,
                sender=sender_of(update),
            )
        )
        telegram.settle()
