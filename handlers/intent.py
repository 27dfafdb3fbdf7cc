"""What a message wants done: a press, a digit, a number, a verb, or plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from deliberation.communities import Purpose
from deliberation.identifiers import PollId
from handlers.access import Action
from handlers.ballot import is_written
from handlers.conversation import (
    GUIDED,
    backwards,
    chosen,
    continued,
    latest,
    numbered,
    under_way,
)
from handlers.dialogue import Reading, looks_like_question
from handlers.messages import AttachmentKind, Choice, Press, Replies, Text, say
from handlers.ports import Dialogue, Offer
from handlers.turn import Turn

DEEP_LINKS: Mapping[str, tuple[str, str]] = {
    "join": ("members.join", "text"),
    "bind": ("members.bind", "text"),
    "door": ("doorway.arrive", "text"),
    "vote": ("vote.show", "poll"),
    "topic": ("discuss.next", "t"),
    "status": ("guide.status", "text"),
}
GREETINGS = frozenset(
    {"你好", "您好", "在吗", "在么", "hi", "hello", "嗨", "早", "早上好", "晚上好"}
)
THANKS = frozenset({"谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "thanks", "thank you"})


@dataclass(frozen=True)
class Intent:
    """What is to be done, what was understood by a digit, and the dialogue it continues.

    Without a press nothing is done and ``replies`` are all there is to say.
    """

    press: Press | None = None
    echo: Text | None = None
    dialogue: Dialogue | None = None
    replies: Replies = ()


SILENCE = Intent()
CAST = "vote.cast"
GO_BACK = "guide.back"
TAKE_VOICE = "voice.take"


def understand(turn: Turn, reading: Reading, *, verbs: Mapping[str, Action]) -> Intent:
    """Return what the speaker wants, silence where it is none of the bot's business."""
    pressed = turn.incoming.press or _voice(turn)
    if pressed is not None:
        return Intent(press=_back(turn) if pressed.action == GO_BACK else pressed)
    if reading.to_everyone and not turn.private:
        return SILENCE
    if reading.digits or reading.marks:
        return _written(turn, reading) or _picking(turn, reading)
    if reading.asks_status:
        return _status(turn, reading)
    if reading.verb:
        return Intent(press=_called(turn, reading, action=verbs[reading.verb]))
    return _words(turn, reading)


def _voice(turn: Turn) -> Press | None:
    """Return what is done with a voice note, which has no words yet."""
    spoken = any(each.kind is AttachmentKind.VOICE for each in turn.incoming.files)
    return Press(TAKE_VOICE) if spoken else None


def _back(turn: Turn) -> Press:
    """Return the form that is being filled in with its last answer taken back."""
    dialogue = under_way(turn)
    guided = dialogue is not None and GUIDED in dialogue.values
    return backwards(dialogue) if dialogue and guided else Press(GO_BACK)


def _called(turn: Turn, reading: Reading, *, action: Action) -> Press:
    if action.name == "guide.welcome" and (linked := _deep_link(reading.text)):
        return linked
    if action.name == GO_BACK:
        return _back(turn)
    values = {"text": reading.text}
    if reading.number is not None:
        values |= {"number": str(reading.number), **_numbered_ids(turn, reading.number)}
    return Press(action.name, values)


def _deep_link(payload: str) -> Press | None:
    name, _, value = payload.partition("_")
    if name not in DEEP_LINKS or not value:
        return None
    action, key = DEEP_LINKS[name]
    return Press(action, {key: value})


def _numbered_ids(turn: Turn, number: int) -> dict[str, str]:
    topic = turn.work.topics.one(community_id=turn.community.id, number=number)
    proposal = turn.work.proposals.one(community_id=turn.community.id, number=number)
    found = {"t": topic.id if topic else "", "p": proposal.id if proposal else ""}
    return {key: value for key, value in found.items() if value}


def _picking(turn: Turn, reading: Reading) -> Intent:
    return _digits(turn, reading) if reading.digits else _words(turn, reading)


def _digits(turn: Turn, reading: Reading) -> Intent:
    if reading.number is not None:
        return _digits_of_number(turn, reading, number=reading.number)
    quoted = _quoted(turn)
    if quoted is not None:
        return _picked(quoted, reading)
    dialogue = under_way(turn)
    offered = latest(turn.work.offers.where(chat=turn.chat)) if turn.private else None
    if dialogue and (offered is None or _is_for(dialogue, offered, reading)):
        return _continuing(dialogue, reading)
    if offered is not None:
        return _picked(offered, reading)
    return Intent(replies=(say("router-nothing-offered"),)) if turn.private else SILENCE


def _written(turn: Turn, reading: Reading) -> Intent | None:
    """Return the ballot that was written out, where the card in question takes such a one."""
    if not reading.marks:
        return None
    press = next((each.press for each in _asked_by(turn, reading) if each.press), None)
    if press is None or press.action != CAST:
        return None
    poll = turn.work.polls.one(id=PollId(press.values.get("poll", "")))
    if poll is None or not is_written(poll, numbers=reading.numbers):
        return None
    return Intent(press=Press(CAST, {"poll": poll.id, "text": reading.marks}))


def _asked_by(turn: Turn, reading: Reading) -> tuple[Choice, ...]:
    """Return the choices of the card that words would answer, none where a question waits."""
    if reading.number is not None:
        offered = latest(turn.work.offers.where(chat=turn.chat, topic=reading.number))
        offered = offered or _offered_to_residents(turn, number=reading.number)
    elif (offered := _quoted(turn)) is None and turn.private:
        dialogue = under_way(turn)
        offered = latest(turn.work.offers.where(chat=turn.chat))
        if dialogue and offered and _is_for(dialogue, offered, reading):
            offered = None
    return offered.choices if offered else ()


def _is_for(dialogue: Dialogue, offered: Offer, reading: Reading) -> bool:
    """Tell whether digits answer the dialogue's question rather than pick from a card.

    Ids are ordered by time: a question's own choices are offered after it was asked.
    """
    return offered.id < dialogue.id or reading.digits == (0,)


def _quoted(turn: Turn) -> Offer | None:
    if turn.incoming.quoted is None:
        return None
    return turn.work.offers.one(chat=turn.chat, message=turn.incoming.quoted)


def _digits_of_number(turn: Turn, reading: Reading, *, number: int) -> Intent:
    offered = latest(turn.work.offers.where(chat=turn.chat, topic=number))
    offered = offered or _offered_to_residents(turn, number=number)
    if offered is not None:
        return _picked(offered, reading)
    if turn.private or _numbered_ids(turn, number):
        return Intent(replies=(say("router-nothing-offered-on", number=number),))
    return SILENCE


def _offered_to_residents(turn: Turn, *, number: int) -> Offer | None:
    rooms = turn.work.rooms.where(community_id=turn.community.id, purpose=Purpose.RESIDENTS)
    chats = tuple(f"{room.channel}:{room.external_id}" for room in rooms)
    return latest(turn.work.offers.where(chat=chats, topic=number)) if chats else None


def _picked(offered: Offer, reading: Reading) -> Intent:
    found = chosen(offered, reading.digits)
    if found is None:
        most = len(numbered(offered.choices))
        key = "router-one-digit" if _within(reading, most) else "router-no-such-choice"
        return Intent(replies=(say(key, most=most),))
    press, choices = found
    return Intent(press=press, echo=Text("router-understood", {"label": _joined(choices)}))


def _within(reading: Reading, most: int) -> bool:
    return all(1 <= digit <= most for digit in reading.digits)


def _joined(choices: tuple[Choice, ...]) -> Text:
    labels = [choice.label for choice in choices]
    return reduce(
        lambda first, second: Text("router-and", {"first": first, "second": second}), labels
    )


def _status(turn: Turn, reading: Reading) -> Intent:
    number = reading.number or 0
    known = bool(_numbered_ids(turn, number))
    asked = turn.incoming.addressed or reading.words.rstrip(
        " #0123456789号一二三四五六七八九十第"
    )
    if turn.private or (known and asked):
        return Intent(press=Press("guide.status", {"text": str(number)}))
    return SILENCE


def _words(turn: Turn, reading: Reading) -> Intent:
    if reading.unknown:
        return Intent(press=Press("guide.unknown")) if turn.private else SILENCE
    dialogue = under_way(turn)
    if dialogue is not None and _answers_dialogue(turn, reading):
        return _continuing(dialogue, reading)
    if not turn.private and (not turn.incoming.addressed or _is_comment(turn, reading)):
        return SILENCE
    return Intent(press=_plain(reading))


def _answers_dialogue(turn: Turn, reading: Reading) -> bool:
    if not reading.words and not turn.incoming.files:
        return turn.private
    to_others = turn.incoming.quoted is not None or reading.words.startswith("@")
    return turn.private or turn.incoming.addressed or not to_others


def _is_comment(turn: Turn, reading: Reading) -> bool:
    """Tell whether a neighbour's remark below the bot's message asks for nothing."""
    mentioned = "@" in turn.incoming.text
    replying = turn.incoming.quoted is not None
    return replying and not mentioned and not looks_like_question(reading.words)


def _continuing(dialogue: Dialogue, reading: Reading) -> Intent:
    return Intent(press=continued(dialogue, reading.words), dialogue=dialogue)


def _plain(reading: Reading) -> Press:
    words = reading.words.lower().strip(" 。.!！~？?")
    if not words:
        return Press("guide.unknown")
    if words in GREETINGS:
        return Press("guide.help")
    if words in THANKS:
        return Press("guide.thanks")
    return Press("ask.ask", {"text": reading.text})
