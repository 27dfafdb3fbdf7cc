"""How the connection to the gateway is, for doctor and /health."""

from dataclasses import dataclass
from datetime import datetime

from bot.channel import ChannelState
from bot.channels.wechaty.faults import GatewayFault
from handlers.ports import Clock

LIMITS = {"buttons": "none", "edits": "none", "chat": "2/s", "group": "12/min"}
LOGIN = "logged out: scan the gateway's login code with WeChat"


@dataclass
class Health:
    """What was seen of the connection last."""

    clock: Clock
    running: bool = False
    last_success_at: datetime | None = None
    detail: str = "not started"

    def succeeded(self) -> None:
        """Note that the gateway was heard."""
        self.running = True
        self.last_success_at = self.clock.now()
        self.detail = ""

    def failed(self, fault: GatewayFault) -> None:
        """Note what went wrong."""
        self.running = False
        self.detail = f"{fault.fault}: {fault.words}" if fault.words else str(fault.fault)

    def logged_out(self) -> None:
        """Note that the gateway runs, but without WeChat."""
        self.running = False
        self.detail = LOGIN

    def state(self, name: str) -> ChannelState:
        """Return it all in the words of the channel contract."""
        return ChannelState(
            name=name,
            running=self.running,
            last_success_at=self.last_success_at,
            detail=self.detail,
            limits=LIMITS,
        )
