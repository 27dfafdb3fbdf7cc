"""Proposing: from a few words to a number, asking little."""

from dataclasses import dataclass, replace

from deliberation.identifiers import AttachmentId
from deliberation.refusals import Refusal
from handlers.access import Action, Audience, Values, own
from handlers.attachments import MOST_FILES, attached
from handlers.conversation import ask_back, end, under_way
from handlers.dialogue import clean, is_skip, is_yes, numeral
from handlers.drafts import Draft, Step, draft_of, place_said, step_of
from handlers.messages import Choice, Press, Replies, Reply, Text, plain, say
from handlers.seconding import OPEN, followers, line, list_, second, second_choice
from handlers.submitting import checked, submit, submitted
from handlers.turn import Turn
from knowledge.similarity import similar

__all__ = ["ACTIONS", "followers"]

SIMILAR_SHOWN = 2
START = "propose.start"
NEGATIONS = ("没", "无", "不")


@dataclass(eq=False)
class NothingToConfirm(Refusal):
    """A confirmation came while no proposal waits for one."""


def start(turn: Turn, values: Values) -> Replies:
    """Take the words of a proposal, or an answer about it, and ask what is missing."""
    words = clean(values.get("text", ""))
    draft, step = draft_of(values), step_of(values)
    if turn.incoming.files and not words and (step is Step.SIMILAR or step is Step.PLACE):
        return _pictured(turn, draft, step)
    match step:
        case None | Step.TEXT:
            return _next(turn, _begun(turn, draft, words))
        case Step.SIMILAR:
            return _compared(turn, draft, words)
        case Step.PLACE:
            place = "" if is_skip(words) or is_yes(words) else place_said(words)
            return _next(turn, replace(draft, place=place))
        case Step.PHOTO:
            return _photographed(turn, draft, words)
        case Step.CONFIRM:
            return _confirmed(turn, draft, words)


def _begun(turn: Turn, draft: Draft, words: str) -> Draft:
    begun = draft.with_text(checked(words)) if words else draft
    return replace(begun, files=attached(turn)) if turn.incoming.files else begun


def _pictured(turn: Turn, draft: Draft, step: Step) -> Replies:
    """Keep a picture that comes while something else is asked.

    For the others of an album the question is not asked again.
    """
    begun = bool(draft.files)
    draft = replace(draft, files=_with_more(turn, draft))
    if not (begun and turn.incoming.album):
        return _offer_similar(turn, draft) if step is Step.SIMILAR else _next(turn, draft)
    ask_back(turn, action=START, values=draft.kept(step))
    return ()


def _with_more(turn: Turn, draft: Draft) -> tuple[AttachmentId, ...]:
    return (*(draft.files or ()), *attached(turn))[:MOST_FILES]


def _compared(turn: Turn, draft: Draft, words: str) -> Replies:
    """Second the proposal that a digit names, or go on with one's own."""
    shown = draft.similar or ()
    digit = numeral(words)
    if digit is not None and 1 <= digit <= len(shown):
        return second(turn, {"p": shown[digit - 1]})
    if is_skip(words) or digit == len(shown) + 1 or words.startswith(NEGATIONS):
        return _next(turn, draft)
    return _offer_similar(turn, draft)


def _photographed(turn: Turn, draft: Draft, words: str) -> Replies:
    if turn.incoming.files:
        return _next(turn, replace(draft, files=attached(turn)))
    passed = not words or is_skip(words) or words == "1" or words.startswith(NEGATIONS)
    if passed:
        return _next(turn, replace(draft, files=()))
    if words.startswith("有") or is_yes(words):
        return _ask_photo(turn, draft)
    added = draft.with_text(checked(f"{draft.text}\n{words}"))
    return _next(turn, replace(added, files=()))


def _confirmed(turn: Turn, draft: Draft, words: str) -> Replies:
    if turn.incoming.files:
        return _next(turn, replace(draft, files=_with_more(turn, draft)))
    if is_yes(words):
        return submitted(turn, draft)
    if is_skip(words) or words == "2":
        end(turn)
        return (say("propose-cancelled"),)
    return _next(turn, draft.with_text(checked(words)) if words else draft)


def _next(turn: Turn, draft: Draft) -> Replies:
    """Ask the next question that is open, or show the summary."""
    if not draft.text:
        ask_back(turn, action=START, values=draft.kept(Step.TEXT))
        return (say("propose-what"),)
    if draft.similar is None:
        found = _similar(turn, draft)
        compared = replace(draft, similar=found)
        return _offer_similar(turn, compared) if found else _next(turn, compared)
    if draft.place is None:
        ask_back(turn, action=START, values=draft.kept(Step.PLACE))
        return (Reply(lines=(Text("propose-where"),), choices=(_skip(),)),)
    if draft.files is None:
        return _ask_photo(turn, draft)
    return _summary(turn, draft)


def _similar(turn: Turn, draft: Draft) -> tuple[str, ...]:
    candidates: dict[str, str] = {
        each.id: f"{each.text} {each.place}"
        for each in turn.work.proposals.where(community_id=turn.community.id, state=OPEN)
    }
    words = f"{draft.text} {draft.place or ''}"
    found = similar(words, candidates, limit=SIMILAR_SHOWN)
    return tuple(each.key for each in found)


def _offer_similar(turn: Turn, draft: Draft) -> Replies:
    ask_back(turn, action=START, values=draft.kept(Step.SIMILAR))
    found = [
        own(turn.work.proposals, each, community=turn.community) for each in draft.similar or ()
    ]
    lines = (Text("propose-similar"), *(line(turn.work, each) for each in found))
    go_on = Choice(Text("propose-go-on"), Press("propose.skip"))
    choices = (*(second_choice(each) for each in found), go_on)
    return (Reply(lines=lines, choices=choices),)


def _ask_photo(turn: Turn, draft: Draft) -> Replies:
    ask_back(turn, action=START, values=draft.kept(Step.PHOTO))
    return (Reply(lines=(Text("propose-photo"),), choices=(_skip(),)),)


def _summary(turn: Turn, draft: Draft) -> Replies:
    ask_back(turn, action=START, values=draft.kept(Step.CONFIRM))
    lines = [Text("propose-summary"), plain(draft.text)]
    if draft.place:
        lines.append(Text("propose-summary-place", {"place": draft.place}))
    if draft.files:
        lines.append(Text("propose-summary-photos", {"count": len(draft.files)}))
    lines.append(Text("propose-summary-ask"))
    choices = (
        Choice(Text("propose-confirm-label"), Press("propose.confirm")),
        Choice(Text("propose-cancel-label"), Press("propose.cancel")),
    )
    album = turn.incoming.album
    card = f"album:{album}" if album else ""
    return (Reply(lines=tuple(lines), choices=choices, card=card),)


def _skip() -> Choice:
    return Choice(Text("propose-skip-label"), Press("propose.skip"))


def skip(turn: Turn, values: Values) -> Replies:
    """Pass over the question that the dialogue waits at."""
    del values
    dialogue = under_way(turn)
    if dialogue is None or dialogue.action != START:
        raise NothingToConfirm
    if step_of(dialogue.values) in {Step.TEXT, Step.CONFIRM}:
        return _next(turn, draft_of(dialogue.values))
    return start(turn, {**dialogue.values, "text": "0"})


def confirm(turn: Turn, values: Values) -> Replies:
    """Submit the proposal whose summary was shown."""
    del values
    dialogue = under_way(turn)
    if dialogue is None or step_of(dialogue.values) is not Step.CONFIRM:
        raise NothingToConfirm
    return submitted(turn, draft_of(dialogue.values))


def cancel(turn: Turn, values: Values) -> Replies:
    """Throw the draft away."""
    del values
    if not end(turn):
        raise NothingToConfirm
    return (say("propose-cancelled"),)


ACTIONS = (
    Action(START, Audience.ENROLLED, start, verbs=("提", "propose")),
    Action("propose.skip", Audience.ENROLLED, skip),
    Action("propose.confirm", Audience.ENROLLED, confirm),
    Action("propose.cancel", Audience.ENROLLED, cancel),
    Action("propose.submit", Audience.ENROLLED, submit),
    Action("propose.second", Audience.ENROLLED, second, verbs=("附议", "second")),
    Action("propose.list", Audience.ANYONE, list_, verbs=("提案", "proposals")),
)
