"""``neighbor-talk verify``: count a published vote again, at home."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import (
    DOES_NOT_HOLD,
    FINE,
    WRONG,
    AsJson,
    Voice,
    settings_of,
)
from bot.faults import Fault
from bot.reports.offline import offline_page
from bot.signing import verified
from deliberation.ledger.checking import Check, Seen
from deliberation.ledger.reading import HASH_DIGITS, HEXADECIMAL
from deliberation.ledger.verifying import Verification
from deliberation.ledger.verifying import verify as checks_of

LEAST_DIGITS = 16
"""How much of a fingerprint is compared at least: nobody makes another that begins so."""

MOST_SHOWN = 300


def verify(
    context: typer.Context,
    bulletin: Annotated[
        Path, typer.Argument(metavar="BULLETIN.json", help="The file of a closed vote.")
    ],
    *,
    key: Annotated[
        str, typer.Option(metavar="DIGITS", help="The key that was posted in the room.")
    ] = "",
    charter: Annotated[
        str, typer.Option(metavar="DIGITS", help="The charter's digest, as posted there.")
    ] = "",
    head: Annotated[
        str, typer.Option(metavar="DIGITS", help="A fingerprint of a sealing, as posted.")
    ] = "",
    page: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a web page that checks it without us."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the bulletin of a closed vote and count it again; trusts nobody."""
    voice = Voice(settings_of(context).locale)
    seen = Seen(
        key=_digits(key, option="--key", voice=voice),
        charter=_digits(charter, option="--charter", voice=voice),
        head=_digits(head, option="--head", voice=voice),
    )
    data = _read(bulletin, voice=voice)
    verification = checks_of(data, verified=verified, seen=seen)
    if page is not None:
        _write(page, data, voice=voice)
    if as_json:
        voice.as_json(_as_json(verification, voice=voice))
    else:
        _show(verification, voice=voice)
    if not verification.holds:
        raise typer.Exit(DOES_NOT_HOLD)


def _read(file: Path, *, voice: Voice) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        voice.fail(Fault("cli-verify-unreadable", {"file": str(file), "reason": reason}))


def _write(page: Path, data: bytes, *, voice: Voice) -> None:
    """Write the page that checks offline; a file that is no text is not put into it."""
    try:
        text = offline_page(data)
    except UnicodeDecodeError:
        text = offline_page(None)
    try:
        page.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        voice.fail(Fault("cli-verify-unwritable", {"file": str(page), "reason": reason}))
    voice.say("cli-verify-page", file=str(page))


def _digits(given: str, *, option: str, voice: Voice) -> str:
    """Return a fingerprint, or its beginning, as people copy it: in groups, in any letters."""
    digits = "".join(given.split()).lower()
    if not given:
        return ""
    if not (LEAST_DIGITS <= len(digits) <= HASH_DIGITS and HEXADECIMAL.fullmatch(digits)):
        voice.fail(Fault("cli-verify-fingerprint", {"option": option, "found": given}))
    return digits


def _detail(check: Check, *, voice: Voice) -> str:
    """Return what was found; a stranger's words stay on the line and move no cursor."""
    values = {
        name: _tame(value) if isinstance(value, str) else value
        for name, value in check.detail.values.items()
    }
    return voice.sentence(check.detail.key, **values)


def _tame(words: str) -> str:
    shown = "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in words
    )
    return shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}…"


def _as_json(verification: Verification, *, voice: Voice) -> object:
    return {
        "holds": verification.holds,
        "checks": [
            {
                "name": each.name.value,
                "holds": each.holds,
                "detail": _detail(each, voice=voice),
            }
            for each in verification.checks
        ],
    }


def _show(verification: Verification, *, voice: Voice) -> None:
    voice.table(
        [
            (
                voice.sentence(f"verify-check-{each.name.value}"),
                _detail(each, voice=voice),
                FINE if each.holds else WRONG,
            )
            for each in verification.checks
        ]
    )
    voice.result("")
    failed = sum(not each.holds for each in verification.checks)
    if failed:
        voice.result(voice.sentence("verify-some-fail", count=failed))
    else:
        voice.result(voice.sentence("verify-all-hold"))
