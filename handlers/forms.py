"""What an action still has to ask: one question at a time, in private."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from deliberation.refusals import Refusal
from handlers.access import Values
from handlers.conversation import BACK, GUIDED, ask_back, end, under_way
from handlers.dialogue import clean, is_skip, is_yes
from handlers.messages import Choice, Press, Replies, Reply, Text, ToMember
from handlers.ports import Dialogue
from handlers.turn import Turn

TEXT = "text"


@dataclass(eq=False)
class NotConfirmed(Refusal):
    """Something that must be confirmed with 1 was answered otherwise."""


GO_BACK = Choice(Text("guide-back"), Press("guide.back"), aside=True)
CANCEL = Choice(Text("guide-cancel"), Press("guide.cancel"), aside=True)

Ask = Callable[[Turn, Values], Reply]
Read = Callable[[Turn, str, Values], str]
Wanted = Callable[[Turn, Values], bool]


def always(_turn: Turn, _values: Values) -> bool:
    """Tell that a blank is always wanted."""
    return True


def when_guided(_turn: Turn, values: Values) -> bool:
    """Tell whether the form is being filled in question by question."""
    return GUIDED in values


def as_said(_turn: Turn, words: str, _values: Values) -> str:
    """Return what a person typed as the value."""
    return words


@dataclass(frozen=True)
class Blank:
    """One value of a form: the question for it and how an answer is read.

    ``read`` returns the value or raises a Refusal, after which the question stands.
    """

    name: str
    ask: Ask
    read: Read = as_said
    wanted: Wanted = always


@dataclass(frozen=True)
class Form:
    """The values that an action needs; ``carried`` ones come along unasked.

    A form that comes with all its values runs at once. One that lacks some asks for
    them in the speaker's private chat, so that nobody else reads along.
    """

    action: str
    blanks: tuple[Blank, ...]
    carried: tuple[str, ...] = ()

    def fill(self, turn: Turn, values: Values) -> Values | Replies:
        """Return the values when they are complete, or the next question."""
        given = self._given(turn, values)
        if BACK in values:
            given = self._without_last(turn, given)
        words = clean(values.get(TEXT, ""))
        for blank in self.blanks:
            if given.get(blank.name) or not blank.wanted(turn, given):
                continue
            if not words:
                return self._asked(turn, blank, given)
            given[blank.name] = blank.read(turn, words, given)
            words = ""
        self._finish(turn)
        return given

    def press(self, label: Text, values: Values, /, **more: str) -> Choice:
        """Return a choice that fills in a blank of the form under way."""
        kept = {name: values[name] for name in self.carried[:1] if name in values}
        return Choice(label=label, press=Press(self.action, kept | more))

    def _given(self, turn: Turn, values: Values) -> dict[str, str]:
        names = {blank.name for blank in self.blanks} - {TEXT} | {*self.carried, GUIDED}
        given = {name: clean(value) for name, value in values.items() if name in names}
        dialogue = under_way(_in_private(turn))
        if dialogue is None or dialogue.action != self.action:
            return given
        return {**dialogue.values, **given} if self._answers(given, dialogue) else given

    def _answers(self, given: Values, dialogue: Dialogue) -> bool:
        """Tell whether values are a press that answers the question under way."""
        keys = set(self.carried[:1])
        answered = given.keys() & {blank.name for blank in self.blanks} - keys
        same = all(given[key] == dialogue.values.get(key) for key in keys & given.keys())
        return same and len(answered) == 1

    def _asked(self, turn: Turn, blank: Blank, given: dict[str, str]) -> Replies:
        values = {**given, GUIDED: "yes"}
        ask_back(_in_private(turn), action=self.action, values=values)
        asked = blank.ask(turn, values)
        asides = self._asides(turn, blank, given)
        return whispered(turn, replace(asked, choices=(*asked.choices, *asides)))

    def _asides(self, turn: Turn, blank: Blank, given: Values) -> tuple[Choice, ...]:
        """Return the ways out of a question; a confirmation says no by itself."""
        back = (GO_BACK,) if self._answered(turn, given) else ()
        return back if blank.read is read_confirmation else (*back, CANCEL)

    def _answered(self, turn: Turn, given: Values) -> list[str]:
        """Return the blanks that were asked and answered, the last one last."""
        return [
            each.name
            for each in self.blanks
            if given.get(each.name) and each.wanted(turn, given)
        ]

    def _without_last(self, turn: Turn, given: dict[str, str]) -> dict[str, str]:
        last = self._answered(turn, given)[-1:]
        return {name: value for name, value in given.items() if name not in last}

    def _finish(self, turn: Turn) -> None:
        dialogue = under_way(_in_private(turn))
        if dialogue is not None and dialogue.action == self.action:
            end(_in_private(turn))


def whispered(turn: Turn, *replies: Reply) -> Replies:
    """Return replies for the speaker alone, with a note in a group that they were sent."""
    if turn.private:
        return replies
    note = Reply(lines=(Text("sent-in-private", {"name": turn.member.name}),), alert=True)
    return (*(replace(each, to=ToMember(turn.member.id)) for each in replies), note)


def pressed(turn: Turn) -> bool:
    """Tell whether a button was pressed, so that a note to the presser alone can be shown."""
    return turn.incoming.message is not None


def asking(key: str) -> Ask:
    """Return a question of one sentence without values."""

    def ask(_turn: Turn, _values: Values) -> Reply:
        return Reply(lines=(Text(key),))

    return ask


def read_confirmation(_turn: Turn, words: str, _values: Values) -> str:
    """Return yes or no, or raise NotConfirmed."""
    if is_yes(words):
        return "yes"
    if is_skip(words):
        return "no"
    raise NotConfirmed


def _in_private(turn: Turn) -> Turn:
    return turn if turn.private else replace(turn, incoming=replace(turn.incoming, room=None))
