"""``doctor``, ``migrate``, ``reindex``, ``backup``, ``restore``: what keeps it all well."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import (
    DOES_NOT_HOLD,
    DOUBTFUL,
    FINE,
    WRONG,
    AsJson,
    Voice,
    one_line,
    settings_of,
)
from bot.faults import Fault
from bot.system import SECRET_FILE

if TYPE_CHECKING:
    from bot.examination import Finding


def doctor(
    context: typer.Context,
    *,
    as_json: AsJson = False,
) -> None:
    """Look at settings, database, store, font and channels; exit 1 if something is wrong."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        # The database loads for half a second; --help does without.
        from bot.examination import examine  # noqa: PLC0415

        findings = examine(settings)
    if as_json:
        voice.as_json(
            {"well": all(each.fine for each in findings)}
            | {each.name: {"found": each.found, "fine": each.fine} for each in findings}
        )
    else:
        rows = [
            (voice.sentence(f"cli-doctor-{each.name}"), _found(voice, each), _mark(each))
            for each in findings
        ]
        voice.table(rows)
    if not all(each.fine for each in findings):
        raise typer.Exit(DOES_NOT_HOLD)


def _mark(finding: "Finding") -> str:
    if finding.fine:
        return DOUBTFUL if finding.doubtful else FINE
    return WRONG


def _found(voice: Voice, finding: "Finding") -> str:
    found = voice.sentence("cli-doctor-off") if finding.found == "off" else finding.found
    return f"{found} — {voice.sentence(finding.mend)}" if finding.mend else found


def migrate(context: typer.Context) -> None:
    """Bring the database to the newest form; ``run`` does so by itself."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.ground import prepared  # noqa: PLC0415 - as above
        from bot.storage.migrating import migrate as bring  # noqa: PLC0415 - as above
        from bot.storage.versions import NEWEST  # noqa: PLC0415 - as above

        prepared(settings.data_dir)
        bring(settings.database)
    voice.say("cli-migrated", version=NEWEST)


def reindex(
    context: typer.Context,
    *,
    as_json: AsJson = False,
) -> None:
    """Throw the index of passages away and build it anew from the database."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.rebuilding import rebuilt  # noqa: PLC0415 - as above

        made = rebuilt(settings)
    if as_json:
        voice.as_json({"passages": made.passages, "seconds": round(made.seconds, 2)})
        return
    voice.say("cli-reindexed", passages=made.passages, seconds=f"{made.seconds:.1f}")


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The archive to write.")],
) -> None:
    """Write everything into one file while the program runs, its secret into FILE.key."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.ground import ground  # noqa: PLC0415 - as above
        from bot.storage.backup import backup as write  # noqa: PLC0415 - as above
        from bot.storage.backup import key_beside  # noqa: PLC0415 - as above

        key = key_beside(file)
        for each in (file, key):
            if each.exists():
                voice.fail(Fault("cli-backup-exists", {"file": str(each)}))
        with ground(settings) as on:
            write(on.storage, target=file, files=settings.files_dir, now=on.clock.now())
    voice.say("cli-backup-done", file=str(file), bytes=file.stat().st_size, key=str(key))


def restore(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="An archive that ``backup`` wrote.", exists=True)
    ],
    *,
    key: Annotated[
        Path | None,
        typer.Option(help="The key that ``backup`` wrote; by default FILE.key.", exists=True),
    ] = None,
) -> None:
    """Bring a backup into an empty data folder or database."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.ground import prepared  # noqa: PLC0415 - as above
        from bot.storage.backup import key_beside  # noqa: PLC0415 - as above
        from bot.storage.backup import restore as bring  # noqa: PLC0415 - as above

        prepared(settings.data_dir)
        beside = key or key_beside(file)
        given = settings.secret_key.get_secret_value().encode()
        known = bring(
            settings.database,
            source=file,
            files=settings.files_dir,
            secret=settings.data_dir / SECRET_FILE,
            key=beside.read_bytes().strip() if beside.is_file() else given,
        )
    voice.say("cli-restore-done", file=str(file))
    if not known:
        voice.say("cli-restore-no-key", key=str(beside))
