"""What the operator sees: sentences on standard error, results on standard output."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console

from bot.faults import Fault, fault_of
from bot.settings import Settings, SettingUnknown, SettingWrong, load_settings, variable
from handlers.messages import Text, Value
from handlers.texts import LOCALES, catalogue

WRONG_USE = 2
DOES_NOT_HOLD = 1


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

    def table(self, rows: list[tuple[str, str, bool]]) -> None:
        """Print names with what was found; wrong ones in red."""
        for name, found, fine in rows:
            self._out.print(f"[{'green' if fine else 'red'}]{'✔' if fine else '✘'}[/] ", end="")
            self._out.print(f"{name}: {found}", markup=False)

    def as_json(self, value: object) -> None:
        """Print one JSON object to standard output."""
        typer.echo(json.dumps(value, ensure_ascii=False))

    def fail(self, fault: Fault) -> NoReturn:
        """Print one line and end the program with exit code 2."""
        self.say(fault.key, **fault.values)
        raise typer.Exit(WRONG_USE)


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
