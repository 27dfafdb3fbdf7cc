"""Pictures of a count: bars a round, the flow of transfers, the matrix of pairs.

Each is drawn for 390 pixels, a phone's width, and is as sharp in print. No colour stands
alone: what wins, what leaves and what is received is written beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.reports.counting import Say
from bot.reports.drawing import INK, QUIET, RULE, SIZE, Canvas, fitted
from bot.reports.flows import flow_svg
from deliberation.ballots import Count, CountingRound, Option, Tally
from deliberation.stages import shown

WIDTH = 390
MARGIN = 12.0
ROW, BAR, HEAD = 38.0, 12.0, 32.0
MOST_ROUNDS, FIRST_ROUNDS = 12, 4
MOST_BARS = 15
MOST_CELLS = 12
WON, STANDS, LEAVES, RECEIVED = "#2e7d32", "#3b6ea5", "#98a4af", "#8ab8e0"
LIMIT = "#b3261e"


@dataclass(frozen=True)
class Picture:
    """A picture with what it shows; ``kind`` is bars, flow or pairs."""

    kind: str
    title: str
    svg: str


def pictures(tally: Tally, *, options: Sequence[Option], say: Say) -> tuple[Picture, ...]:
    """Return every picture that a count has; none where nobody voted."""
    if not tally.ballots:
        return ()
    sheet = _Sheet(tally, options=options, say=say)
    made = [sheet.bars()]
    if tally.pairs and len(options) <= MOST_CELLS:
        made.insert(0, sheet.pairs())
    if sum(bool(each.transfers) for each in tally.rounds) and len(tally.rounds) <= MOST_ROUNDS:
        svg = flow_svg(tally, options=options, say=say)
        made.append(Picture("flow", title=say("count-flow"), svg=svg))
    return tuple(made)


@dataclass(frozen=True)
class _Bar:
    """One bar: whose, how long, which part came in this round, and what became of it."""

    label: str
    held: Count
    received: Count
    fate: str
    fill: str


@dataclass(frozen=True)
class _Sheet:
    """A tally with what its options are called."""

    tally: Tally
    options: Sequence[Option]
    say: Say

    def bars(self) -> Picture:
        """Draw a block of bars for each round, one under the other."""
        title = self.say("count-bars")
        canvas = Canvas(width=WIDTH, title=title, about=self._about())
        held = [count for each in self._rounds() for count in each.totals.values()]
        longest = Fraction(max(held, default=0)) or Fraction(1)
        y = 4.0
        before: CountingRound | None = None
        for number, each in self._numbered():
            if before is None and number > FIRST_ROUNDS + 1:
                canvas.words(MARGIN, y + 20, self.say("count-rounds-between"), fill=QUIET)
                y += HEAD
            y = self._block(canvas, each, number=number, y=y, longest=longest)
            before = each
        return Picture("bars", title=title, svg=canvas.svg(height=y + 4))

    def _rounds(self) -> Sequence[CountingRound]:
        whole = [each for each in self.tally.rounds if len(each.totals) == len(self.options)]
        return whole or [CountingRound(totals=self.tally.counts, elected=self._won())]

    def _won(self) -> tuple[str, ...]:
        return tuple(each for each in self.tally.winners if each not in self.tally.tied_for)

    def _numbered(self) -> Iterator[tuple[int, CountingRound]]:
        rounds = self._rounds()
        last = len(rounds) - (MOST_ROUNDS - FIRST_ROUNDS)
        for number, each in enumerate(rounds, start=1):
            if len(rounds) <= MOST_ROUNDS or number <= FIRST_ROUNDS or number > last:
                yield number, each

    def _block(
        self, canvas: Canvas, stage: CountingRound, *, number: int, y: float, longest: Fraction
    ) -> float:
        rounds = self._rounds()
        if len(rounds) > 1:
            canvas.words(
                MARGIN, y + 20, self.say("count-round", round=number), size=15, bold=True
            )
            y += HEAD
        room = WIDTH - 2 * MARGIN
        top = y
        before = rounds[number - 2].transfers if number > 1 else ()
        came = {each.to: each.amount for each in before}
        for each in self._bars(stage, came):
            y = _drawn(canvas, each, y=y, scale=float(room / longest))
        if stage.threshold is not None and 0 < stage.threshold <= longest:
            x = MARGIN + room * float(stage.threshold / longest)
            for foot in range(int((y - top) / ROW)):
                edge = top + ROW * foot + 16
                canvas.line((x, edge), (x, edge + BAR + 6), stroke=LIMIT)
            words = self.say("count-threshold", count=shown(stage.threshold))
            anchor = "end" if x > WIDTH / 2 else "start"
            canvas.words(x, y + 8, words, size=11, anchor=anchor, fill=LIMIT)
            y += 16
        if stage.exhausted:
            words = self.say("count-exhausted-of", count=shown(stage.exhausted))
            canvas.words(MARGIN, y + 10, words, size=12, fill=QUIET)
            y += 20
        return y + 8

    def _bars(self, stage: CountingRound, came: Mapping[str, Count]) -> Iterator[_Bar]:
        held = [
            each
            for each in self.options
            if stage.totals[each.id] or each.id in (*stage.elected, *stage.excluded)
        ]
        kept = sorted(held, key=lambda each: -stage.totals[each.id])[:MOST_BARS]
        for each in held:
            if each in kept:
                yield self._bar(stage, each, received=came.get(each.id, 0))
        rest = [stage.totals[each.id] for each in held if each not in kept]
        if rest:
            label = self.say("count-others", count=len(rest))
            yield _Bar(label, held=sum(rest), received=0, fate="", fill=LEAVES)

    def _bar(self, stage: CountingRound, option: Option, *, received: Count) -> _Bar:
        fate, fill = "", STANDS
        if option.id in stage.elected:
            fate, fill = self.say("count-elected"), WON
        elif option.id in stage.excluded:
            fate, fill = self.say("count-excluded"), LEAVES
        elif len(self._rounds()) == 1 and option.id in self.tally.tied_for:
            fate = self.say("count-tied")
        return _Bar(
            option.label,
            held=stage.totals[option.id],
            received=received,
            fate=fate,
            fill=fill,
        )

    def _about(self) -> str:
        names = {each.id: each.label for each in self.options}
        return "；".join(
            f"{names[each]} {shown(count)}" for each, count in self.tally.counts.items()
        )

    def pairs(self) -> Picture:
        """Draw how many ballots put the row's option before the column's."""
        title = self.say("count-pairs")
        known = {(each.first, each.second): each.before for each in self.tally.pairs}
        known |= {(each.second, each.first): each.after for each in self.tally.pairs}
        canvas = Canvas(width=WIDTH, title=title, about=self._about())
        size = len(self.options)
        left = WIDTH * 0.36
        cell = (WIDTH - MARGIN - left) / size
        y = HEAD
        for at, option in enumerate(self.options):
            canvas.words(left + cell * (at + 0.5), 20, str(at + 1), anchor="middle", bold=True)
            label = fitted(f"{at + 1} {option.label}", width=left - MARGIN - 6)
            canvas.words(MARGIN, y + 21, label)
            for place, other in enumerate(self.options):
                x = left + cell * place
                self._cell(canvas, known, pair=(option.id, other.id), box=(x, y, cell))
            y += HEAD
        canvas.words(MARGIN, y + 16, self.say("count-pairs-how"), size=12, fill=QUIET)
        return Picture("pairs", title=title, svg=canvas.svg(height=y + 28))

    def _cell(
        self,
        canvas: Canvas,
        known: Mapping[tuple[str, str], int],
        *,
        pair: tuple[str, str],
        box: tuple[float, float, float],
    ) -> None:
        x, y, cell = box
        before, after = known.get(pair), known.get((pair[1], pair[0]))
        if before is None or after is None:
            canvas.bar(x + 1, y + 1, size=(cell - 2, HEAD - 2), fill=RULE)
            return
        wins = before > after
        fill = "#d4ead5" if wins else "#f2f4f6"
        canvas.bar(x + 1, y + 1, size=(cell - 2, HEAD - 2), fill=fill)
        small = min(SIZE, cell / (0.62 * max(3, len(str(before)))))
        canvas.words(x + cell / 2, y + 21, str(before), size=small, anchor="middle", bold=wins)


def _drawn(canvas: Canvas, bar: _Bar, *, y: float, scale: float) -> float:
    """Draw a bar below its words; return where the next one begins."""
    figures = " ".join(part for part in (str(shown(bar.held)), bar.fate) if part)
    room = WIDTH - 2 * MARGIN
    label = fitted(bar.label, width=room - 14 - SIZE * len(figures) * 0.9)
    bold = bar.fill == WON
    canvas.words(MARGIN, y + 14, label, bold=bold)
    canvas.words(WIDTH - MARGIN, y + 14, figures, anchor="end", bold=bold)
    length = float(bar.held) * scale
    canvas.bar(MARGIN, y + 19, size=(room, BAR), fill="#eef1f4")
    canvas.bar(MARGIN, y + 19, size=(length, BAR), fill=bar.fill)
    fresh = min(float(bar.received) * scale, length)
    if fresh > 0:
        canvas.bar(MARGIN + length - fresh, y + 19, size=(fresh, BAR), fill=RECEIVED)
        canvas.bar(MARGIN + length - fresh, y + 19, size=(1, BAR), fill=INK)
    return y + ROW
