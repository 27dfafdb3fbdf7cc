"""How the program is: for /health, /metrics and doctor."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version

from bot.channel import Channel
from bot.disturbances import Trouble, trouble_of
from bot.storage.database import Storage
from bot.web.council import Health
from handlers.ports import Clock


@dataclass(frozen=True)
class Vitals:
    """Measures the queues and asks the channels.

    ``worded`` tells how often a model worded an answer, or why it did not; None without one.
    ``says`` gives the sentence of a trouble.
    """

    storage: Storage
    channels: Mapping[str, Channel]
    clock: Clock
    started_at: datetime
    worded: Callable[[], Mapping[str, int]] | None = None
    says: Callable[[Trouble], str] = str

    def queues(self) -> Mapping[str, int]:
        """Return how many rows wait, are quarantined, or were given up, by queue.

        Letters that may have reached their chat twice are "repeated", wherever they stand.
        """
        with self.storage.reading() as work:
            inbox, outbox = work.inbox.counts(), work.outbox.counts()
            jobs, repeated = work.queue.counts(), len(work.outbox.repeated())
        return {
            **{f"inbox_{state}": count for state, count in inbox.items()},
            **{f"outbox_{state}": count for state, count in outbox.items()},
            "outbox_repeated": repeated,
            **{f"jobs_{state}": count for state, count in jobs.items()},
        }

    def refusals(self) -> Mapping[str, int]:
        """Return how often what was refused, by kind."""
        with self.storage.reading() as work:
            return work.refusals.counts()

    def health(self) -> Health:
        """Return the state of every channel and queue, troubles, and the versions.

        It is answered without a database too, and says then that there is none.
        """
        states = [channel.state() for channel in self.channels.values()]
        details: dict[str, object] = {
            "channels": {state.name: _plain(asdict(state)) for state in states},
            "queues": self._queues_if_there(),
            "versions": {"neighbor-talk": version("neighbor-talk")},
            "started_at": self.started_at.isoformat(),
        }
        if self.worded is not None:
            details["model"] = dict(self.worded())
        troubles = self.storage.troubles.present()
        details["troubles"] = {each.value: self.says(each) for each in troubles}
        well = not troubles and all(state.running for state in states)
        return Health(well=well, details=details)

    def _queues_if_there(self) -> dict[str, int]:
        try:
            return dict(self.queues())
        except Exception as fault:
            if trouble_of(fault) is None:
                raise
            return {}

    def metrics(self) -> str:
        """Return the queue lengths and channel states in Prometheus text (version 0.0.4)."""
        lines = ["# TYPE neighbor_talk_queue gauge"]
        for name, count in self.queues().items():
            queue, _, state = name.partition("_")
            lines.append(f'neighbor_talk_queue{{queue="{queue}",state="{state}"}} {count}')
        lines.append("# TYPE neighbor_talk_refusals_total counter")
        for kind, count in sorted(self.refusals().items()):
            lines.append(f'neighbor_talk_refusals_total{{kind="{kind}"}} {count}')
        lines.append("# TYPE neighbor_talk_channel_up gauge")
        for channel in self.channels.values():
            state_now = channel.state()
            up = int(state_now.running)
            lines.append(f'neighbor_talk_channel_up{{channel="{state_now.name}"}} {up}')
        if self.worded is not None:
            lines.append("# TYPE neighbor_talk_model_questions_total counter")
            for came, count in sorted(self.worded().items()):
                lines.append(f'neighbor_talk_model_questions_total{{came="{came}"}} {count}')
        uptime = (self.clock.now() - self.started_at).total_seconds()
        lines += ["# TYPE neighbor_talk_uptime_seconds gauge"]
        lines.append(f"neighbor_talk_uptime_seconds {uptime:.0f}")
        return "\n".join(lines) + "\n"


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }
