"""The flow of transfers: a column for each round, and bands from there to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.reports.counting import Say
from bot.reports.drawing import QUIET, Canvas, fitted
from deliberation.ballots import CountingRound, Option, Tally
from deliberation.stages import NOBODY

WIDTH = 390
MARGIN = 12.0
TALL, NODE, GAP, HEAD = 320.0, 12.0, 5.0, 24.0
MOST_NAMED = 8
THINNEST = 0.05
REST = "rest"
COLOURS = (
    "#3b6ea5",
    "#c77c11",
    "#2e7d32",
    "#8e44ad",
    "#b3261e",
    "#00838f",
    "#6d4c41",
    "#ad1457",
)
GREY, PALE = "#98a4af", "#d5dce3"


@dataclass(frozen=True)
class _Node:
    """Where an option's votes stand in a column: the upper edge and the height."""

    y: float
    height: float


Column = Mapping[str, _Node]


def flow_svg(tally: Tally, *, options: Sequence[Option], say: Say) -> str:
    """Return the flow of votes from round to round."""
    sheet = _Flow(tally, options=options, say=say)
    return sheet.svg()


@dataclass(frozen=True)
class _Flow:
    """A tally whose smaller options are drawn as one."""

    tally: Tally
    options: Sequence[Option]
    say: Say

    def svg(self) -> str:
        """Draw columns, bands between them, and what the colours mean."""
        canvas = Canvas(width=WIDTH, title=self.say("count-flow"))
        rounds = self.tally.rounds
        step = (WIDTH - 2 * MARGIN - NODE) / max(1, len(rounds) - 1)
        columns = [self._column(each) for each in rounds]
        for at, (each, column) in enumerate(zip(rounds, columns, strict=True)):
            x = MARGIN + step * at
            canvas.words(
                x + NODE / 2,
                16,
                str(at + 1),
                anchor="middle",
                fill=QUIET,
                bold=bool(each.elected),
            )
            if at + 1 < len(rounds):
                ends = (x + NODE, MARGIN + step * (at + 1))
                self._bands(canvas, each, columns=(column, columns[at + 1]), ends=ends)
            for group, node in column.items():
                canvas.bar(x, node.y, size=(NODE, node.height), fill=self._colour(group))
        return canvas.svg(height=self._legend(canvas))

    def _named(self) -> tuple[str, ...]:
        peak = {
            each.id: max(stage.totals[each.id] for stage in self.tally.rounds)
            for each in self.options
        }
        kept = sorted(peak, key=lambda each: -peak[each])[:MOST_NAMED]
        return tuple(each.id for each in self.options if each.id in kept)

    def _group(self, option_id: str) -> str:
        if option_id == NOBODY:
            return NOBODY
        return option_id if option_id in self._named() else REST

    def _colour(self, group: str) -> str:
        named = self._named()
        if group in named:
            return COLOURS[named.index(group)]
        return PALE if group == NOBODY else GREY

    def _totals(self, stage: CountingRound) -> dict[str, float]:
        found: dict[str, float] = {}
        for each, held in (*stage.totals.items(), (NOBODY, stage.exhausted)):
            group = self._group(each)
            found[group] = found.get(group, 0.0) + float(held)
        order = (*self._named(), REST, NOBODY)
        return {each: found[each] for each in order if found.get(each)}

    def _scale(self) -> float:
        most = max(sum(self._totals(each).values()) for each in self.tally.rounds)
        return TALL / most if most else 0.0

    def _column(self, stage: CountingRound) -> Column:
        y, scale = HEAD, self._scale()
        nodes: dict[str, _Node] = {}
        for group, held in self._totals(stage).items():
            nodes[group] = _Node(y, height=held * scale)
            y += held * scale + GAP
        return nodes

    def _bands(
        self,
        canvas: Canvas,
        stage: CountingRound,
        *,
        columns: tuple[Column, Column],
        ends: tuple[float, float],
    ) -> None:
        here, there = columns
        scale = self._scale()
        moved: dict[tuple[str, str], float] = {}
        for each in stage.transfers:
            way = (self._group(each.source), self._group(each.to))
            if way[0] != way[1]:
                moved[way] = moved.get(way, 0.0) + float(each.amount) * scale
        for group, node in here.items():
            out = sum(thick for (source, _), thick in moved.items() if source == group)
            moved[group, group] = max(node.height - out, 0.0)
        left = {group: node.y for group, node in here.items()}
        right = {group: node.y for group, node in there.items()}
        order = [*self._named(), REST, NOBODY]

        def place(way: tuple[str, str]) -> tuple[int, int]:
            return order.index(way[0]), order.index(way[1])

        for source, to in sorted(moved, key=place):
            thick = moved[source, to]
            if thick < THINNEST or source not in left or to not in right:
                continue
            canvas.band(
                (ends[0], left[source]),
                (ends[1], right[to]),
                thick=thick,
                fill=self._colour(source),
            )
            left[source] += thick
            right[to] += thick

    def _legend(self, canvas: Canvas) -> float:
        names = {each.id: each.label for each in self.options}
        names |= {REST: self.say("count-rest"), NOBODY: self.say("count-exhausted")}
        y = HEAD + TALL + GAP * (MOST_NAMED + 2) + 14
        shown_groups = {
            group: None for each in self.tally.rounds for group in self._totals(each)
        }
        for group in [each for each in (*self._named(), REST, NOBODY) if each in shown_groups]:
            canvas.bar(MARGIN, y - 10, size=(NODE, NODE), fill=self._colour(group))
            wins = group in self.tally.winners
            canvas.words(
                MARGIN + NODE + 8,
                y,
                fitted(names[group], width=WIDTH - 2 * MARGIN - 110),
                bold=wins,
            )
            if wins:
                canvas.words(
                    WIDTH - MARGIN, y, self.say("count-elected"), anchor="end", bold=True
                )
            y += 22
        return y
