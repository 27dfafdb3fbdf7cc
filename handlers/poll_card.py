"""The cards of a poll: open for ballots, over, or called off."""

from deliberation.ballots import BallotForm
from deliberation.communities import Community
from deliberation.polls import Poll
from handlers import paths
from handlers.agenda import Said
from handlers.ballot import form_of, option_lines, option_text, terms_lines
from handlers.cards import bylaw_effect
from handlers.messages import Choice, Press, Reply, Text
from handlers.ports import UnitOfWork


def poll_card(work: UnitOfWork, poll: Poll, *, community: Community) -> Reply:
    """Return the card of an open poll: how many took part, never what was chosen."""
    if form_of(poll) is BallotForm.NOTHING:
        return _drawn_card(poll, community=community)
    turnout = work.ballots.turnout(poll.id)
    return Reply(
        lines=(
            *poll_lines(poll, community=community),
            *listed_options(poll),
            Text(
                "poll-card-turnout",
                {"turnout": turnout, "electors": poll.electors, "base": poll.base.value},
            ),
            Text("poll-card-how", {"number": poll.number, "form": form_of(poll).value}),
        ),
        choices=(*cast_choices(poll), ballot_link(poll)),
        card=f"poll:{poll.id}",
        topic=poll.number,
        urgent=True,
    )


def _drawn_card(poll: Poll, *, community: Community) -> Reply:
    drawn = Text("poll-card-drawn", {"closes": poll.closes_at})
    lines = (*poll_lines(poll, community=community), *listed_options(poll), drawn)
    return Reply(lines=lines, choices=(ballot_link(poll),), card=f"poll:{poll.id}", urgent=True)


def poll_lines(poll: Poll, *, community: Community) -> tuple[Text, ...]:
    """Return what a poll is about and its rules."""
    return (
        Text("poll-card", {"number": poll.number, "title": poll.title}),
        Text(f"method-{poll.method}-hint"),
        *terms_lines(poll),
        Text(
            "poll-card-rules",
            {
                "base": poll.base.value,
                "bylaw": Text(f"bylaw-{poll.bylaw.id}"),
                "closes": poll.closes_at,
            },
        ),
        *(() if poll.secret else (Text("poll-card-open"),)),
        bylaw_effect(poll.bylaw, community),
    )


def listed_options(poll: Poll) -> tuple[Text, ...]:
    """Return the options a line each, where a ballot names them by their numbers."""
    if form_of(poll) not in {BallotForm.RANKING, BallotForm.SCORES, BallotForm.NOTHING}:
        return ()
    return option_lines(poll)


def ballot_link(poll: Poll) -> Choice:
    """Return the choice that opens the ballot's page."""
    return Choice(Text("poll-card-link"), path=paths.ballot(poll.id))


def cast_choices(poll: Poll) -> tuple[Choice, ...]:
    """Return the options of a poll as choices."""
    if form_of(poll) is BallotForm.NOTHING:
        return ()
    return tuple(
        Choice(option_text(each), Press("vote.cast", {"poll": poll.id, "choice": each.id}))
        for each in poll.options
    )


def ended_poll_card(poll: Poll, *, community: Community, key: str) -> Reply:
    """Return what is left of the card of a poll that takes no more ballots."""
    state = Text("poll-state", {"state": poll.state.value})
    ended: Said = {"state": state, "reason": poll.reason}
    return Reply(
        lines=(
            Text("poll-card", {"number": poll.number, "title": poll.title}),
            Text(key, ended),
        ),
        choices=(Choice(Text("topic-card-link"), path=paths.topic(community, poll.number)),),
        card=f"poll:{poll.id}",
        urgent=True,
    )
