"""The replies of a group, pasted back: line by line who chose what, and what is doubtful."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from deliberation.ballots import BallotForm, Option
from handlers.relay_doors import Door, doors_in
from handlers.relay_folding import folded, plain_name, value_of
from handlers.relay_layout import (
    LABELLED,
    NUMBERED,
    QUOTE,
    RETRACTED,
    RULE,
    SPEAKER_THEN_STAMP,
    SPEAKS,
    STAMPED,
    THANKS,
    is_headline,
    is_option,
    is_polite,
    names_all,
    row_of,
)
from handlers.relay_marks import Choosing, choosing, marks
from handlers.relay_saying import NOWHERE, Echo, Said, heard
from handlers.relay_wording import LEADING, Doubt

LONGEST_ENTRY = 200
SHORT_NUMBER = re.compile(r"\d{1,2}")
"""What a colon follows in a list; a longer one is a door."""


class Part(StrEnum):
    """What became of a part of a pasted text."""

    CHOSEN = "chosen"
    DOUBTFUL = "doubtful"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    PASSED_OVER = "passed_over"


@dataclass(frozen=True)
class RelayedLine:
    """A line of a pasted text, or a few that belong together, and what it comes to.

    ``first`` and ``last`` are its lines, counted from 1; ``text`` is as it was pasted.
    ``choices`` are ids of options: what is chosen, or what a doubtful line names.
    """

    first: int
    last: int
    text: str
    part: Part
    name: str = ""
    place: Door = NOWHERE
    choices: tuple[str, ...] = ()
    doubt: Doubt | None = None

    @property
    def door(self) -> str:
        """Return the door as it stands on a roll."""
        return self.place.label


def read_relay(
    text: str, *, options: Sequence[Option], form: BallotForm, most: int | None = None
) -> tuple[RelayedLine, ...]:
    """Return what every part of a pasted text comes to; no line that holds anything is lost.

    Only what a text says of itself is read: who the people are is another matter. Of two
    entries of one person the later counts, and where that is doubtful so is the earlier.
    """
    lines = [(at, each, folded(each)) for at, each in enumerate(text.splitlines(), start=1)]
    how = choosing(options, form=form, most=most)
    reader = _Reader(how, headed=_headed(lines, how))
    for number, line, words in lines:
        reader.take(number, line, words)
    reader.finish()
    return _settled(reader.read)


def _headed(lines: Sequence[tuple[int, str, str]], how: Choosing) -> int:
    """Return the line where the list of a relay begins; 0 where the text has no such head."""
    heads = [at for at, _, words in lines if "#接龙" in words.replace(" ", "")]
    rows = [
        at
        for at, _, words in lines
        if heads and at > heads[0] and NUMBERED.match(words) and not is_option(words, how)
    ]
    return rows[0] if rows else 0


@dataclass
class _Entry:
    """An entry that may go on over the next lines; ``number`` is its own in a list."""

    first: int
    words: list[str]
    texts: list[str]
    speaker: str = ""
    number: int = 0


@dataclass
class _Reader:
    """What was read so far; ``number`` is that of the last entry of a numbered list."""

    how: Choosing
    headed: int
    read: list[tuple[RelayedLine, Said]] = field(default_factory=list[tuple[RelayedLine, Said]])
    entry: _Entry | None = None
    number: int = 0

    def take(self, at: int, line: str, words: str) -> None:
        if not words:
            self.finish()
        elif len(words) > LONGEST_ENTRY:
            self.finish()
            self.entry = _Entry(first=at, words=[words], texts=[line])
            self.finish()
        elif QUOTE.match(words) or RULE.fullmatch(words):
            self._pass_over(at, line)
        elif self._is_beside(at, words):
            self.finish()
            self._pass_over(at, line)
        else:
            self._read(at, line, words)

    def finish(self) -> None:
        entry, self.entry = self.entry, None
        if entry is None:
            return
        words = " ".join(each for each in entry.words if each)
        said = Said(doubt=Doubt.UNCERTAIN)
        if len(words) <= LONGEST_ENTRY:
            said = heard(words, self.how, speaker=entry.speaker, expected=self.number + 1)
            said = self._beneath(self._echoed(said, entry), entry)
        leading = LEADING.match(words)
        if entry.number:
            self.number = entry.number
        elif leading and value_of(leading[1]) == self.number + 1:
            self.number += 1
        self._keep(entry, words, said)

    def _keep(self, entry: _Entry, words: str, said: Said) -> None:
        part = Part.CHOSEN
        if said.doubt is not None:
            part = Part.DOUBTFUL
        elif said.withdraws:
            part = Part.WITHDRAWN
        thanks = THANKS.fullmatch(words) and not said.hints and entry.speaker
        if said.doubt is Doubt.NO_CHOICE and (not words or thanks or is_polite(words)):
            part, said = Part.PASSED_OVER, Said()
        line = RelayedLine(
            first=entry.first,
            last=entry.first + len(entry.texts) - 1,
            text="\n".join(entry.texts),
            part=part,
            name=said.name,
            place=said.door,
            choices=said.choices,
            doubt=said.doubt,
        )
        self.read.append((line, said))

    def _beneath(self, said: Said, entry: _Entry) -> Said:
        """Return an entry with a doubt where the line below it may head the next ones.

        A row and a choice in the line below are one entry; but where the rows before it
        have no choice either, choices head lists of names.
        """
        rows = [line for line, _ in self.read if line.part is not Part.PASSED_OVER]
        joined = bool(entry.number) and not entry.speaker and len(entry.words) > 1
        if said.doubt is None and joined and rows and rows[-1].part is Part.DOUBTFUL:
            return replace(said, doubt=Doubt.UNCERTAIN, hints=True)
        return said

    def _echoed(self, said: Said, entry: _Entry) -> Said:
        """Return an entry that points to the one above with what that one chose."""
        if said.echo is Echo.NONE or said.choices or said.doubt is not None:
            return said
        above = self.read[-1][0] if self.read else None
        if above is None or above.part is not Part.CHOSEN or self.how.form is BallotForm.SOME:
            return replace(said, doubt=Doubt.AS_ABOVE, hints=True)
        first = above.choices == (self.how.options[0].id,)
        next_row = bool(entry.number) and entry.number == self.number + 1
        if (said.echo is Echo.PLUS_ONE and first) or (said.echo is Echo.ABOVE and next_row):
            return replace(said, choices=above.choices)
        return replace(said, doubt=Doubt.AS_ABOVE, hints=True)

    def _pass_over(self, at: int, line: str) -> None:
        """Keep a line that is nobody's choice; inside an entry it is a part of that."""
        if self.entry is not None:
            self.entry.texts.append(line)
            return
        taken_back = RETRACTED.match(folded(line))
        who = Said()
        if taken_back:
            who = replace(heard("", self.how, speaker=taken_back["who"]), hints=True)
        part = RelayedLine(first=at, last=at, text=line, part=Part.PASSED_OVER)
        self.read.append((part, who))

    def _is_beside(self, at: int, words: str) -> bool:
        if at < self.headed or is_headline(words, self.how, begun=self.begun):
            return True
        if self.entry is not None and self.entry.speaker:
            return False
        is_row = not self.begun and is_option(words, self.how)
        return is_row or is_polite(words) or names_all(words, self.how)

    @property
    def begun(self) -> bool:
        return any(each.part is not Part.PASSED_OVER for each, _ in self.read)

    # What begins an entry

    def _read(self, at: int, line: str, words: str) -> None:
        begun = self._begun(at, line, words)
        if begun is not None:
            self.finish()
            self.entry = begun
        elif self._goes_on(words) and self.entry is not None:
            self.entry.words.append(words)
            self.entry.texts.append(line)
        else:
            self.finish()
            self.entry = _Entry(first=at, words=[words], texts=[line])

    def _begun(self, at: int, line: str, words: str) -> _Entry | None:
        """Return the entry that a line begins; None where it may belong to the one before."""
        spoken = SPEAKER_THEN_STAMP.match(words)
        if spoken and not STAMPED.match(words):
            number, who = row_of(spoken["who"])
            return _Entry(at, [spoken["rest"]], [line], speaker=who, number=number)
        bare = STAMPED.sub("", words)
        number, rest = row_of(bare)
        split = self._split(rest)
        if split is not None:
            return _Entry(at, [split[1]], [line], speaker=split[0], number=number)
        if number and not (self.entry and self.entry.speaker and self._is_nobodys(rest)):
            return _Entry(at, [rest], [line], number=number)
        if bare == words:
            return None
        named = heard(bare, self.how).doubt is Doubt.NO_CHOICE
        return _Entry(at, [""] if named else [bare], [line], speaker=bare if named else "")

    def _split(self, words: str) -> tuple[str, str] | None:
        """Return who speaks and what, of ``张阿姨: 2``; None where a colon means nothing."""
        found = SPEAKS.match(words)
        if (
            found is None
            or LABELLED.search(found["who"])
            or SHORT_NUMBER.fullmatch(found["who"].strip())
        ):
            return None
        _, who = doors_in(found["who"])
        if any(each.ids and not each.loose for each in marks(who, self.how)):
            return None
        return found["who"], found["rest"]

    def _is_nobodys(self, words: str) -> bool:
        said = heard(words, self.how)
        return not said.name and not said.door.label

    def _goes_on(self, words: str) -> bool:
        if self.entry is None:
            return False
        if self.entry.speaker:
            return True
        return bool(self.entry.number) and self._is_nobodys(words)


# Who said something twice

_Read = Sequence[tuple[RelayedLine, Said]]


def _settled(read: _Read) -> tuple[RelayedLine, ...]:
    """Return the lines as they stand once those of one person are laid side by side."""
    by_name: dict[str, list[int]] = {}
    for at, (_, said) in enumerate(read):
        by_name.setdefault(plain_name(said.name), []).append(at)
    lines = [line for line, _ in read]
    for name, places in by_name.items():
        doors = {read[at][1].door.label for at in places} - {""}
        alone = bool(name) and len(doors) <= 1
        for position, at in enumerate(places):
            later = [read[each] for each in places[position + 1 :]]
            same = [each for each in later if _is_same(read[at][1], each[1], alone=alone)]
            lines[at] = _after_all(lines[at], same)
    return tuple(lines)


def _is_same(one: Said, other: Said, *, alone: bool) -> bool:
    """Tell whether two entries of one name are of one person.

    Where the name stands behind several doors, one without a door is nobody's in particular.
    """
    return alone or (bool(one.door.label) and one.door == other.door)


def _after_all(line: RelayedLine, later: _Read) -> RelayedLine:
    """Return a line as later ones of the same person leave it."""
    if line.part is Part.PASSED_OVER:
        return line
    if any(other.part in {Part.CHOSEN, Part.WITHDRAWN} for other, _ in later):
        return replace(line, part=Part.REPLACED, doubt=None)
    if line.part is Part.CHOSEN and any(said.hints for _, said in later):
        return replace(line, part=Part.DOUBTFUL, doubt=Doubt.CHANGED_LATER)
    return line
