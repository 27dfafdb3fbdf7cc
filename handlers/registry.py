"""Every action there is, by its name and by the words that call it."""

from collections.abc import Iterable, Mapping

from handlers import (
    accounts,
    adopting,
    ask,
    assisting,
    complaining,
    consenting,
    correcting,
    discuss,
    doorways,
    drafting,
    enrolling,
    guide,
    meetings,
    members,
    moderate,
    opinions,
    papers,
    privacy,
    propose,
    proxies,
    relaying,
    reply,
    report_proposals,
    reporting,
    respond,
    roll_desk,
    rooms,
    rounds,
    seeds,
    shelf,
    stances,
    took_part,
    voice,
    vote,
    witnessing,
    wordings,
)
from handlers.access import Action


class AmbiguousActionError(ValueError):
    """Two actions have the same name or answer to the same word."""


def registry(actions: Iterable[Action]) -> Mapping[str, Action]:
    """Return the actions by name; raise AmbiguousActionError for a name or verb used twice."""
    found: dict[str, Action] = {}
    spoken: set[str] = set()
    for action in actions:
        twice = {action.name} & found.keys() | set(action.verbs) & spoken
        if twice or len(set(action.verbs)) != len(action.verbs):
            raise AmbiguousActionError(action.name, *sorted(twice))
        found[action.name] = action
        spoken.update(action.verbs)
    return found


def by_verb(actions: Mapping[str, Action]) -> Mapping[str, Action]:
    """Return the actions by the words that call them."""
    return {verb: action for action in actions.values() for verb in action.verbs}


REGISTRY = registry(
    (
        *ask.ACTIONS,
        *propose.ACTIONS,
        *moderate.ACTIONS,
        *discuss.ACTIONS,
        *stances.ACTIONS,
        *rounds.ACTIONS,
        *rooms.ACTIONS,
        *opinions.ACTIONS,
        *drafting.ACTIONS,
        *meetings.ACTIONS,
        *vote.ACTIONS,
        *took_part.ACTIONS,
        *correcting.ACTIONS,
        *consenting.ACTIONS,
        *seeds.ACTIONS,
        *witnessing.ACTIONS,
        *complaining.ACTIONS,
        *roll_desk.ACTIONS,
        *adopting.ACTIONS,
        *respond.ACTIONS,
        *reply.ACTIONS,
        *members.ACTIONS,
        *privacy.ACTIONS,
        *enrolling.ACTIONS,
        *doorways.ACTIONS,
        *report_proposals.ACTIONS,
        *reporting.ACTIONS,
        *accounts.ACTIONS,
        *assisting.ACTIONS,
        *proxies.ACTIONS,
        *papers.ACTIONS,
        *relaying.ACTIONS,
        *shelf.ACTIONS,
        *wordings.ACTIONS,
        *voice.ACTIONS,
        *guide.ACTIONS,
    )
)
VERBS = by_verb(REGISTRY)
