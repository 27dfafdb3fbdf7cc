"""Where a record leads for every ballot without a name: the bulletin, and its fingerprints."""

from dataclasses import dataclass

from bot.reports.codes import qr_svg
from bot.reports.counting import Say
from deliberation.communities import Community
from deliberation.ledger.canonical import fingerprint
from deliberation.outcomes import Outcome
from handlers import paths
from handlers.freezing import charters_of
from handlers.ports import UnitOfWork


@dataclass(frozen=True)
class PublishedNote:
    """What a record says of the bulletin; nothing where a poll is older than bulletins."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    address: str = ""
    qr: str = ""


def published_note(
    work: UnitOfWork, outcome: Outcome, *, community: Community, address: str, say: Say
) -> PublishedNote:
    """Return the address of an outcome's bulletin with the fingerprints to compare."""
    kept = work.bulletins.one(id=outcome.id)
    if kept is None:
        return PublishedNote()
    link = f"{address}{paths.bulletin(community, outcome.number)}"
    charter = charters_of(work, work.polls.get(outcome.poll_id))[-1]
    return PublishedNote(
        heading=say("reports-bulletin"),
        lines=(
            say("reports-bulletin-at"),
            say("reports-bulletin-charter", fingerprint=fingerprint(charter.id)),
            say("reports-bulletin-digest", fingerprint=fingerprint(kept.digest)),
        ),
        address=link,
        qr=qr_svg(link),
    )
