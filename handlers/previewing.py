"""What a poll would need if it opened now: by its bylaw, and with the present roll."""

from deliberation.bylaws import Bylaw, Calling, CountingBase, MajorityOf
from deliberation.deciding import is_motion
from deliberation.owners import square_metres
from deliberation.polls import Poll, Publication
from deliberation.thresholds import MORE_THAN_HALF, Threshold
from handlers.agenda import Said, listed
from handlers.messages import Text, plain
from handlers.rolls import present_roll, sized
from handlers.turn import Turn

LARGEST_NUMERAL = 10


def preview(turn: Turn, poll: Poll) -> tuple[Text, ...]:
    """Return what a poll needs, by its bylaw and in figures of the present roll."""
    entries = present_roll(turn.work, poll)
    looked_at = sized(poll, entries)
    unspoken = sum(each.heads for each in entries if not each.members)
    most = poll.bylaw.majority_of is MajorityOf.FOR_AND_AGAINST and not is_motion(poll)
    return (
        *(() if most else (Text(f"bylaw-{poll.bylaw.id}-needs"),)),
        *_quorum_lines(looked_at),
        *_majority_lines(looked_at),
        *_people_lines(looked_at, unspoken=unspoken),
        *_calling_lines(turn, poll),
        *_publication_lines(looked_at),
    )


def share_text(threshold: Threshold) -> Text:
    """Return a share as people say it: more than half, two thirds or more."""
    if threshold == MORE_THAN_HALF:
        return Text("share-more-than-half")
    if threshold.share == 1:
        return Text("share-all")
    part, whole = threshold.share.numerator, threshold.share.denominator
    key = "share-more-than" if threshold.strict else "share-at-least"
    return Text(key, {"part": _numeral(part), "whole": _numeral(whole)})


def _numeral(number: int) -> Text:
    if 1 <= number <= LARGEST_NUMERAL:
        return Text(f"numeral-{number}")
    return plain(str(number))


def _publication_lines(poll: Poll) -> tuple[Text, ...]:
    """Return what is published of single ballots, where that is not as usual."""
    if poll.publication is Publication.ROWS:
        return ()
    return (Text(f"publication-{poll.publication}"),)


# How many must take part


def _quorum_lines(poll: Poll) -> tuple[Text, ...]:
    quorum, about = poll.bylaw.quorum_of(poll.base), _about(poll)
    least = poll.bylaw.least_participating(poll.electors, base=poll.base)
    none = quorum is None and least <= 1
    heads = (
        Text("preview-no-quorum", about)
        if none
        else Text("preview-quorum", {**about, "least": least})
    )
    if not poll.base.weighs_area:
        return (heads,)
    area: Said = {"area": square_metres(poll.area)}
    if quorum is None:
        return (heads, Text("preview-no-quorum-area", area))
    least_area = square_metres(quorum.least(poll.area))
    return (heads, Text("preview-quorum-area", {**area, "least": least_area}))


def _about(poll: Poll) -> Said:
    return {"base": poll.base.value, "electors": poll.electors}


# How many must agree


def _majority_lines(poll: Poll) -> tuple[Text, ...]:
    bylaw = poll.bylaw
    share = share_text(bylaw.majority)
    if bylaw.majority_of is MajorityOf.FOR_AND_AGAINST:
        if is_motion(poll):
            return (Text("preview-majority-decided", {"share": share}),)
        return (Text(f"method-{poll.method}-hint"),)
    few = max(1, bylaw.least_participating(poll.electors, base=poll.base))
    values: Said = {
        "base": poll.base.value,
        "share": share,
        "few": few,
        "least_few": bylaw.majority.least(few),
        "least_all": bylaw.majority.least(poll.electors),
    }
    key = "preview-majority"
    if bylaw.majority_of is MajorityOf.ELECTORATE:
        key = "preview-majority-all"
    area = (Text(f"{key}-area", _area_values(poll)),) if poll.base.weighs_area else ()
    return (Text(key, values), *area)


def _area_values(poll: Poll) -> Said:
    bylaw = poll.bylaw
    quorum = bylaw.quorum_of(poll.base)
    few = quorum.least(poll.area) if quorum else poll.area
    return {
        "share": share_text(bylaw.majority),
        "few": square_metres(few),
        "least_few": square_metres(bylaw.majority.least(few)),
        "least_all": square_metres(bylaw.majority.least(poll.area)),
    }


# Whom the roll lacks, how a meeting is called


def _people_lines(poll: Poll, *, unspoken: int) -> tuple[Text, ...]:
    lines: list[Text] = []
    if unspoken:
        lines.append(Text("preview-unspoken", {"base": poll.base.value, "count": unspoken}))
    if poll.base is CountingBase.PERSONS and _of_law(poll.bylaw):
        lines.append(Text("preview-enrolled-only"))
    return tuple(lines)


def _of_law(bylaw: Bylaw) -> bool:
    """Tell whether the law says who belongs on the roll."""
    return bylaw.quorum is not None and CountingBase.OWNERS not in bylaw.bases


def _calling_lines(turn: Turn, poll: Poll) -> tuple[Text, ...]:
    calling = poll.bylaw.calling
    if calling is None:
        return ()
    callers = listed([_caller(each.value) for each in calling.callers])
    return (_notice_line(turn, poll, calling), Text("preview-callers", {"callers": callers}))


def _caller(name: str) -> Text:
    return Text(f"caller-{name.replace('_', '-')}")


def _notice_line(turn: Turn, poll: Poll, calling: Calling) -> Text:
    given = max(0, (poll.opens_at - turn.now).days)
    values: Said = {"days": calling.notice_days, "source": calling.source}
    if given >= calling.notice_days:
        return Text("preview-notice-met", values)
    return Text("preview-notice-short", {**values, "given": given})
