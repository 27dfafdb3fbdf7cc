"""How the connection to Telegram is, for doctor and /health."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.channel import ChannelState
from handlers.ports import Clock

PRIVACY = "only commands, mentions and replies arrive: turn /setprivacy off at BotFather"
LIMITS = {"messages": "30/s", "chat": "1/s", "group": "20/min", "file": "20 MB"}


@dataclass
class Health:
    """What was seen of the connection last."""

    clock: Clock
    token: str
    patience: timedelta
    running: bool = False
    last_success_at: datetime | None = None
    detail: str = "not started"
    reads_groups: bool = True

    def succeeded(self) -> None:
        """Note that Telegram was reached."""
        self.running = True
        self.last_success_at = self.clock.now()
        self.detail = ""

    def failed(self, fault: TelegramError) -> None:
        """Note what went wrong, without the token that some errors quote."""
        words = fault.message.replace(self.token, "…")
        self.detail = f"{type(fault).__name__}: {words}"

    def stopped(self) -> None:
        """Note that nothing is received any more."""
        self.running = False

    def stale(self) -> bool:
        """Tell whether the last success is too long ago."""
        seen = self.last_success_at
        return seen is None or self.clock.now() - seen > self.patience

    def state(self, name: str) -> ChannelState:
        """Return it all in the words of the channel contract."""
        return ChannelState(
            name=name,
            running=self.running,
            last_success_at=self.last_success_at,
            detail=self.detail,
            limits=LIMITS if self.reads_groups else {**LIMITS, "groups": PRIVACY},
        )
