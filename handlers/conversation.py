"""Dialogues under way and choices on offer: what the next message may refer to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.messages import Choice, Press, Reply
from handlers.ports import Dialogue, Ids, Offer, UnitOfWork
from handlers.turn import Turn

PRIVATE_PATIENCE = timedelta(hours=1)
GROUP_PATIENCE = timedelta(minutes=10)
OFFERS_KEPT = 40
AWAITING = "awaiting"
GUIDED = "guided"
"""Among the values of a dialogue: a form is being filled in question by question."""
BACK = "back"
"""Among the values of a press: the last answer is taken back, its question asked again."""


def ask_back(
    turn: Turn, *, action: str, values: Mapping[str, str], awaiting: str = "text"
) -> None:
    """Keep a dialogue: the speaker's next words go to the action as the value awaited.

    The values kept come along with them. A dialogue that was open in this chat is
    replaced. The router ends a dialogue before it hands words on, so an action that
    needs more asks back again; after a refusal the dialogue stays as it was.
    """
    end(turn)
    turn.work.dialogues.add(
        Dialogue(
            id=turn.ids.new(),
            chat=turn.conversation,
            action=action,
            values={**values, AWAITING: awaiting},
            started_at=turn.now,
        )
    )


def continued(dialogue: Dialogue, words: str) -> Press:
    """Return the press that a dialogue becomes with the words it waited for."""
    kept = {name: value for name, value in dialogue.values.items() if name != AWAITING}
    awaited = dialogue.values.get(AWAITING, "text")
    return Press(dialogue.action, {**kept, awaited: words})


def backwards(dialogue: Dialogue) -> Press:
    """Return the press that has the action of a dialogue ask its last question again."""
    kept = {name: value for name, value in dialogue.values.items() if name != AWAITING}
    return Press(dialogue.action, {**kept, BACK: "yes"})


def end(turn: Turn) -> bool:
    """End the speaker's dialogue in this chat; tell whether there was one."""
    found = turn.work.dialogues.where(chat=turn.conversation)
    for dialogue in found:
        turn.work.dialogues.remove(dialogue)
    return bool(found)


def under_way(turn: Turn) -> Dialogue | None:
    """Return the speaker's dialogue in this chat, unless it is too old."""
    patience = PRIVATE_PATIENCE if turn.private else GROUP_PATIENCE
    found = turn.work.dialogues.where(chat=turn.conversation)
    fresh = [each for each in found if turn.now - each.started_at < patience]
    return fresh[-1] if fresh else None


def numbered(choices: Sequence[Choice]) -> tuple[tuple[int, Choice], ...]:
    """Return the choices that a digit can pick, with their digits; links and asides none."""
    pickable = (each for each in choices if each.press is not None and not each.aside)
    return tuple(enumerate(pickable, start=1))


def offer(reply: Reply, *, chat: str, now: datetime, ids: Ids) -> Offer | None:
    """Return what a reply leaves open to digits in the chat it goes to, if anything."""
    if not numbered(reply.choices):
        return None
    return Offer(
        id=ids.new(),
        chat=chat,
        choices=reply.choices,
        offered_at=now,
        card=reply.card,
        topic=reply.topic,
    )


def remember(work: UnitOfWork, offered: Offer) -> Offer:
    """Keep an offer in place of the same card's earlier one.

    The oldest offers of a chat that belong to no topic are forgotten when there are many.
    Returns the offer kept: an edited card keeps the channel's id of its message.
    """
    present = work.offers.where(chat=offered.chat)
    same = [each for each in present if offered.card and each.card == offered.card]
    others = [each for each in present if each not in same and each.topic is None]
    for each in (*same, *others[: max(0, len(others) - OFFERS_KEPT + 1)]):
        work.offers.remove(each)
    kept = replace(offered, message=same[-1].message) if same else offered
    work.offers.add(kept)
    return kept


def latest(offers: Sequence[Offer]) -> Offer | None:
    """Return the newest of the offers."""
    return max(offers, key=lambda each: each.id, default=None)


def chosen(offered: Offer, digits: Sequence[int]) -> tuple[Press, tuple[Choice, ...]] | None:
    """Return the press that digits mean and the choices picked; None where they mean none.

    Several digits are one press where the choices differ in ``choice`` alone; digits
    mean exactly what they say, so ``exact`` comes along with a choice.
    """
    choices = dict(numbered(offered.choices))
    picked = tuple(choices[each] for each in digits if each in choices)
    presses = [each.press for each in picked if each.press is not None]
    if not presses or len(presses) != len(digits):
        return None
    first = presses[0]
    if "choice" not in first.values:
        return (first, picked) if len(presses) == 1 else None
    if len({_apart_from_choice(each) for each in presses}) > 1:
        return None
    joined = ",".join(each.values["choice"] for each in presses)
    return Press(first.action, {**first.values, "choice": joined, "exact": "yes"}), picked


def _apart_from_choice(press: Press) -> tuple[str, tuple[tuple[str, str], ...]]:
    rest = tuple(sorted(each for each in press.values.items() if each[0] != "choice"))
    return press.action, rest
