"""A bulletin counted again, from its ballots and its charter alone."""

from dataclasses import replace

from deliberation.ballots import Ballot, BallotForm
from deliberation.ledger.bulletin_reading import Reading
from deliberation.ledger.canonical import Object, canonical
from deliberation.ledger.findings import require
from deliberation.ledger.leaves import ballot_document
from deliberation.ledger.results import result
from deliberation.methods import METHODS
from deliberation.objections import reasons
from deliberation.polls import Poll
from deliberation.refusals import Refusal
from deliberation.validity import checked


def recounted(reading: Reading) -> Object:
    """Return the result, counted anew; raise Broken or Malformed."""
    poll, cast = poll_counted(reading), reading.cast
    for ballot in (*cast.heads, *cast.areas):
        said = canonical(ballot_document(ballot)).decode()
        require(_is_valid(ballot, poll=poll), "verify-tally-ballot", ballot=said)
    require(sum(cast.heads.values()) <= poll.electors, "verify-tally-heads")
    require(sum(cast.areas.values()) <= poll.area, "verify-tally-area")
    raised = [(each.reason, each.heads) for each in reading.objections]
    asked = METHODS[poll.method].form is BallotForm.CONSENT
    # Their order tells how they were numbered, and nothing else.
    known = sorted(reasons(cast.heads).items()) if asked else []
    require(sorted(raised) == known, "verify-tally-objections")
    return result(poll, cast, objections=reading.objections)


def poll_counted(reading: Reading) -> Poll:
    """Return the poll with the seed of its lots, which may become known after its opening."""
    poll, seed = reading.charter.poll, reading.result["seed"].text()
    frozen = poll.terms.seed
    require(frozen in {"", seed}, "verify-tally-seed", frozen=frozen, seed=seed)
    return replace(poll, terms=replace(poll.terms, seed=seed))


def _is_valid(ballot: Ballot, *, poll: Poll) -> bool:
    form = METHODS[poll.method].form
    try:
        return checked(ballot, options=poll.options, form=form, terms=poll.terms) == ballot
    except Refusal:
        return False
