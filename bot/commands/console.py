"""What the operator sees: sentences on standard error, results on standard output."""

import json
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text as Plain

from bot.faults import Fault, fault_of
from bot.settings import Settings, SettingUnknown, SettingWrong, load_settings, variable
from handlers.messages import Text, Value
from handlers.texts import LOCALES, catalogue

FINE, DOUBTFUL, WRONG = "✔", "!", "✘"
MARKS = {FINE: "green", DOUBTFUL: "yellow", WRONG: "red"}
WRONG_USE = 2
DOES_NOT_HOLD = 1

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


class Voice:
    """Speaks the operator's language."""

    def __init__(self, locale: str) -> None:
        self._words = catalogue(locale)
        self._out = Console(highlight=False, soft_wrap=True)
        self._err = Console(stderr=True, highlight=False, soft_wrap=True)

    def sentence(self, key: str, /, **values: Value) -> str:
        """Return a sentence of the catalogue."""
        return self._words.sentence(Text(key, values), time_zone="UTC")

    def say(self, key: str, /, **values: Value) -> None:
        """Print a sentence to standard error."""
        self._err.print(self.sentence(key, **values), markup=False)

    def result(self, text: str) -> None:
        """Print what was asked for to standard output."""
        self._out.print(text, markup=False)

    def table(self, rows: list[tuple[str, str, str]]) -> None:
        """Print names with what was found, each behind its mark: ✔, ! or ✘."""
        for name, found, mark in rows:
            self._out.print(f"[{MARKS[mark]}]{mark}[/] ", end="")
            self._out.print(f"{name}: {found}", markup=False)

    def grid(self, rows: Sequence[Sequence[str]]) -> None:
        """Print rows of cells under each other, the first of each row to the left."""
        table = Table.grid(padding=(0, 2))
        for at, _ in enumerate(rows[0]):
            table.add_column(justify="right" if at else "left", no_wrap=True)
        for row in rows:
            table.add_row(*(Plain(cell) for cell in row))
        self._out.print(table)

    def listing(self, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print a table of named columns; into a pipe, lines with tabs."""
        if not self._out.is_terminal:
            for row in (names, *rows):
                self._out.print("\t".join(row), markup=False)
            return
        table = Table(*names)
        for row in rows:
            table.add_row(*(Plain(cell) for cell in row))
        self._out.print(table)

    @contextmanager
    def progress(self, key: str, *, total: int) -> Generator[Callable[[], None], None, None]:
        """Show how far something long has come, on a terminal; what it yields is one step."""
        if not (total and self._err.is_terminal):
            yield _nothing
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err, transient=True) as bar:
            task = bar.add_task(self.sentence(key), total=total)
            yield lambda: bar.advance(task)

    def as_json(self, value: object) -> None:
        """Print one JSON object to standard output."""
        typer.echo(json.dumps(value, ensure_ascii=False))

    def fail(self, fault: Fault) -> NoReturn:
        """Print one line and end the program with exit code 2."""
        self.say(fault.key, **fault.values)
        raise typer.Exit(WRONG_USE)


def _nothing() -> None:
    """Show nothing: nobody looks."""


def settings_of(context: typer.Context) -> Settings:
    """Return the settings, or end the program with one line naming the wrong one."""
    file = context.find_root().params.get("settings")
    try:
        return load_settings(file if isinstance(file, Path) else None)
    except SettingUnknown as wrong:
        values: dict[str, Value] = {"name": wrong.name, "nearest": wrong.nearest}
        Voice(LOCALES[0]).fail(Fault("cli-setting-unknown", values))
    except SettingWrong as wrong:
        voice = Voice(LOCALES[0])
        voice.fail(_mend(voice, wrong))


def _mend(voice: Voice, wrong: SettingWrong) -> Fault:
    mend = voice.sentence(f"cli-mend-{wrong.name.removeprefix(variable('')).lower()}")
    values: dict[str, Value] = {"name": wrong.name, "value": wrong.value, "mend": mend}
    return Fault("cli-setting-wrong", values)


@contextmanager
def one_line(voice: Voice) -> Generator[None, None, None]:
    """Turn an operator's mistake into one line and exit code 2; let faults of ours out."""
    try:
        yield
    except SettingWrong as wrong:
        voice.fail(_mend(voice, wrong))
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        voice.fail(fault)
