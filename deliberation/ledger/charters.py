"""The charter of a poll: all that is frozen when it opens, and its digest for the room.

The roll stands in it as one root over its lines, each hashed with its elector's random id:
who knows a line can show that it is there, and the root tells nobody who else is.
"""

from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum

from deliberation.bylaws import Bylaw, Calling
from deliberation.communities import Community
from deliberation.ledger.canonical import Json, Object, canonical, moment
from deliberation.ledger.merkle import leaf_hash, root
from deliberation.polls import Elector, Poll
from deliberation.terms import Terms
from deliberation.thresholds import Threshold

FORMAT = "neighbor-talk-charter/1"


def roll_line(elector: Elector) -> str:
    """Return the hash of an elector's line of the roll, in hexadecimal digits."""
    line: Object = {
        "area": elector.area,
        "building": elector.building,
        "elector": elector.id,
        "heads": elector.heads,
        "label": elector.label,
        "poll": elector.poll_id,
    }
    return leaf_hash(canonical(line)).hex()


def roll_root(lines: Iterable[str]) -> str:
    """Return the root over the hashes of the lines of a roll, in the order of the hashes."""
    return root([bytes.fromhex(each) for each in sorted(lines)]).hex()


def charter(poll: Poll, *, community: Community, roll: str, key: str) -> Object:
    """Return what is frozen of a poll at its opening.

    ``roll`` is the root over its lines, ``key`` the public key that signs its heads. The
    seed of a lot is in it only where it was known by then.
    """
    options: list[Json] = [
        {"id": each.id, "label": each.label, "cost": each.cost} for each in poll.options
    ]
    return {
        "format": FORMAT,
        "community": community_document(community),
        "poll": poll.id,
        "number": poll.number,
        "title": poll.title,
        "method": poll.method,
        "options": options,
        "terms": terms_document(poll.terms),
        "bylaw": bylaw_document(poll.bylaw),
        "base": poll.base.value,
        "opens_at": moment(poll.opens_at),
        "closes_at": moment(poll.closes_at),
        "secret": poll.secret,
        "publication": poll.publication.value,
        "electors": poll.electors,
        "area": poll.area,
        "roll": roll,
        "key": key,
    }


def community_document(community: Community) -> Object:
    """Return who a community is."""
    return {"id": community.id, "name": community.name}


def terms_document(terms: Terms) -> Object:
    """Return what was named at opening, by the names of its fields."""
    named = asdict(terms).items()
    return {name: each.value if isinstance(each, StrEnum) else each for name, each in named}


def bylaw_document(bylaw: Bylaw) -> Object:
    """Return a bylaw by the names of its fields; shares are written such as 2/3."""
    by_base: list[Json] = [
        [base.value, _threshold(each)] for base, each in bylaw.quorum_by_base
    ]
    return {
        "id": bylaw.id,
        "bases": [each.value for each in bylaw.bases],
        "quorum": None if bylaw.quorum is None else _threshold(bylaw.quorum),
        "majority": _threshold(bylaw.majority),
        "majority_of": bylaw.majority_of.value,
        "effect": bylaw.effect.value,
        "source": bylaw.source,
        "quorum_by_base": by_base,
        "least_electors": bylaw.least_electors,
        "calling": None if bylaw.calling is None else _calling(bylaw.calling),
        "proxies": bylaw.proxies,
    }


def _threshold(threshold: Threshold) -> Object:
    return {"share": str(threshold.share), "strict": threshold.strict}


def _calling(calling: Calling) -> Object:
    return {
        "notice_days": calling.notice_days,
        "callers": [each.value for each in calling.callers],
        "source": calling.source,
    }
