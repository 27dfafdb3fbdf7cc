"""From replies in keys and values to messages in sentences."""

from dataclasses import dataclass

from bot.channel import Button
from bot.tokens import PressTokens
from handlers.conversation import numbered
from handlers.messages import Choice, Reply, Text
from handlers.texts import Catalogue, catalogue


@dataclass(frozen=True)
class Rendered:
    """A reply in one language: its text, its buttons, and how to do without these."""

    text: str
    buttons: tuple[Button, ...]
    hint: str = ""
    hint_in_room: str = ""
    presses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Renderer:
    """Puts replies into words for whoever reads them."""

    address: str
    tokens: PressTokens

    def render(self, reply: Reply, *, locale: str, time_zone: str) -> Rendered:
        """Return the reply's text and buttons; pressable choices carry their digit."""
        words = catalogue(locale)
        text = "\n".join(words.sentence(line, time_zone=time_zone) for line in reply.lines)
        return Rendered(
            text=text,
            buttons=self._buttons(reply, words, time_zone=time_zone),
            hint=words.sentence(_hint(reply), time_zone=time_zone),
            hint_in_room=words.sentence(_hint_in_room(reply), time_zone=time_zone),
            presses=_presses(reply),
        )

    def _buttons(self, reply: Reply, words: Catalogue, *, time_zone: str) -> tuple[Button, ...]:
        digit = 0
        buttons: list[Button] = []
        for choice in reply.choices:
            label = words.sentence(choice.label, time_zone=time_zone)
            if choice.press is not None and not choice.aside:
                digit += 1
                label = f"{digit}  {label}"
            buttons.append(self._button(choice, label=label))
        return tuple(buttons)

    def _button(self, choice: Choice, *, label: str) -> Button:
        if choice.press is not None:
            return Button(label=label, token=self.tokens.seal(choice.press))
        return Button(label=label, link=f"{self.address}{choice.path}")


def _hint(reply: Reply) -> Text:
    """Return how a person alone with the bot answers where there is nothing to press."""
    if not any(each.aside for each in reply.choices):
        return Text("delivery-hint")
    return Text("delivery-hint-or-words" if numbered(reply.choices) else "delivery-hint-words")


def _presses(reply: Reply) -> tuple[str, ...]:
    found = (each.press for each in reply.choices if each.press is not None)
    return tuple(f"{each.action} {sorted(each.values.items())}" for each in found)


def _hint_in_room(reply: Reply) -> Text:
    if reply.topic is None:
        return Text("delivery-hint-in-room")
    return Text("delivery-hint-by-number", {"number": reply.topic})
