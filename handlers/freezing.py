"""The charter of a poll: what is frozen at its opening, posted before the first ballot."""

from datetime import datetime

from deliberation.communities import Community
from deliberation.ledger.canonical import canonical, digest, fingerprint
from deliberation.ledger.charters import charter, roll_line, roll_root
from deliberation.polls import Poll
from handlers import paths
from handlers.agenda import Said
from handlers.ledgers import KeptCharter
from handlers.messages import Choice, Reply, Text
from handlers.ports import NotFound, UnitOfWork


def freeze(work: UnitOfWork, poll: Poll, *, community: Community, at: datetime) -> KeptCharter:
    """Keep the charter of an open poll as it is now; the same again is kept once."""
    lines = (roll_line(each) for each in work.electors.where(poll_id=poll.id))
    made = charter(poll, community=community, roll=roll_root(lines), key=work.signer.key)
    kept = KeptCharter(
        id=digest(made), poll_id=poll.id, text=canonical(made).decode(), made_at=at
    )
    if work.charters.one(id=kept.id) is None:
        work.charters.add(kept)
    return kept


def charters_of(work: UnitOfWork, poll: Poll) -> tuple[KeptCharter, ...]:
    """Return the charters of a poll, the oldest first; the last one holds."""
    found = work.charters.where(poll_id=poll.id)
    return tuple(sorted(found, key=lambda each: each.made_at))


def charter_of(work: UnitOfWork, poll: Poll) -> KeptCharter:
    """Return the charter that holds, or raise NotFound."""
    found = charters_of(work, poll)
    if not found:
        raise NotFound(poll.id)
    return found[-1]


def charter_post(poll: Poll, kept: KeptCharter, *, community: Community, key: str) -> Reply:
    """Return the message that posts a charter's fingerprint; ``key`` is of its first line."""
    values: Said = {
        "number": poll.number,
        "title": poll.title,
        "electors": poll.electors,
        "base": poll.base.value,
        "fingerprint": fingerprint(kept.id),
    }
    link = Choice(Text("ledger-link"), path=paths.poll(community, poll.number))
    lines = (Text(key, values), Text("charter-how"))
    return Reply(lines=lines, choices=(link,), urgent=True)
