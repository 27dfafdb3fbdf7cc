"""The bulletin of a closed poll: made once, when the outcome is, and never changed."""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from deliberation.ballots import BallotForm
from deliberation.bylaws import CountingBase
from deliberation.ledger import bulletins
from deliberation.ledger.bulletins import Log, Mark, Published, Row
from deliberation.ledger.charters import roll_line
from deliberation.outcomes import Outcome
from deliberation.polls import Poll, Publication
from handlers.ballot import form_of
from handlers.consenting import objections_to
from handlers.freezing import charter_of
from handlers.heads import heads_of
from handlers.ledgers import KeptBulletin
from handlers.messages import Text
from handlers.ports import UnitOfWork


def publish(work: UnitOfWork, outcome: Outcome, *, poll: Poll, now: datetime) -> KeptBulletin:
    """Sign and keep the bulletin of an outcome; return the one that is there if there is."""
    kept = work.bulletins.one(id=outcome.id)
    if kept is not None:
        return kept
    made = _published(work, poll)
    # A clock that was set back must not put the bulletin before what it tells of.
    heads, witnesses = made.log.heads, made.log.witnesses
    at = max((now, *(each.at for each in heads), *(each.at for each in witnesses)))
    signed = bulletins.signed(bulletins.document(made, at=at), sign=work.signer.sign)
    kept = KeptBulletin(
        id=outcome.id,
        poll_id=poll.id,
        community_id=outcome.community_id,
        text=signed.decode(),
        digest=sha256(signed).hexdigest(),
        published_at=at,
    )
    work.bulletins.add(kept)
    return kept


def bulletin_line(poll: Poll) -> Text:
    """Return the line that says what the bulletin of a poll shows."""
    drawn = form_of(poll) is BallotForm.NOTHING
    return Text(
        "bulletin-posted", {"publication": "drawn" if drawn else poll.publication.value}
    )


def _published(work: UnitOfWork, poll: Poll) -> Published:
    heads = heads_of(work, poll)
    return Published(
        poll=poll,
        charter=json.loads(charter_of(work, poll).text),
        marks=_marks(work, poll),
        rows=_rows(work, poll),
        log=Log(
            leaves=work.ballots.leaves(poll.id),
            given_up=(*work.ballots.superseded(poll.id), *work.ballots.withdrawn(poll.id)),
            heads=heads,
            witnesses=work.witnesses.where(poll_id=poll.id),
        ),
        objections=objections_to(work, poll),
    )


def _rows(work: UnitOfWork, poll: Poll) -> Sequence[Row]:
    """Return the ballots that count; where sums alone are published nothing else is kept."""
    if poll.publication is not Publication.SUMS:
        return work.ballots.publish(poll)
    return tuple(Row.of(each) for each in work.ballots.rows(poll.id))


def _marks(work: UnitOfWork, poll: Poll) -> Sequence[Mark]:
    """Return who took part: by door, by name only where the poll was declared open."""
    came = work.ballots.took_part(poll.id)
    named = poll.base is CountingBase.HOUSEHOLDS or poll.publication is Publication.NAMES
    return tuple(
        Mark(
            digest=roll_line(each),
            label=each.label if named else "",
            heads=each.heads,
            took_part=each.id in came,
        )
        for each in work.electors.where(poll_id=poll.id)
    )
