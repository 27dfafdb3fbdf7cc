"""Which exceptions are an operator's to mend, and the sentence that says how.

An exception is named rather than imported, so that the command line need not load the
libraries of what went wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.disturbances import Trouble, trouble_of
from handlers.messages import Value


@dataclass(frozen=True)
class Fault:
    """A key of the catalogue and its values."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])


@dataclass(eq=False)
class PortTaken(Exception):  # noqa: N818 - named for what is wrong
    """Another program listens where we should."""

    port: int


@dataclass(eq=False)
class FolderUnwritable(Exception):  # noqa: N818 - named for what is wrong
    """The data folder cannot be written."""

    folder: Path


def _of_the_database(error: Any) -> Fault:  # noqa: ANN401 - named rather than imported
    trouble = trouble_of(error)
    if trouble is None or trouble is Trouble.DATABASE_AWAY:
        reason = str(error.orig).strip().split("\n")[0]
        return Fault("cli-database-unreachable", {"reason": reason})
    return Fault(f"trouble-{trouble}")


Say = Callable[[Any], Fault]

FAULTS: Mapping[str, Say] = MappingProxyType(
    {
        "bot.faults.PortTaken": lambda e: Fault("cli-port-taken", {"port": str(e.port)}),
        "bot.faults.FolderUnwritable": lambda e: Fault(
            "cli-data-dir-unwritable", {"folder": str(e.folder)}
        ),
        "bot.ballot_files.contests.UnusableBallots": lambda e: Fault(
            f"tally-{e.reason}", {"file": e.path.name, "line": e.line, "found": e.found}
        ),
        "knowledge.extracts.RefusedFile": lambda e: Fault(
            f"refused-file-{e.reason.value.replace('_', '-')}"
        ),
        "handlers.roll_reading.NotASheet": lambda _: Fault("refusal-not-a-sheet"),
        "handlers.roll_reading.RollWithoutHeader": lambda _: Fault(
            "refusal-roll-without-header"
        ),
        "bot.founding.CommunityUnknown": lambda e: Fault(
            "cli-community-unknown", {"slug": e.slug, "known": e.known}
        ),
        "bot.catalogue.SourceUnknown": lambda e: Fault("cli-source-unknown", {"key": e.key}),
        "bot.founding.NoAdmin": lambda e: Fault("cli-link-no-admin", {"name": e.name}),
        "bot.settling.RealResidents": lambda e: Fault("cli-demo-beside-real", {"name": e.name}),
        "bot.founding.NameTaken": lambda e: Fault("cli-init-exists", {"name": e.name}),
        "bot.founding.SlugWrong": lambda e: Fault("cli-init-slug", {"slug": e.slug}),
        "bot.storage.versions.DatabaseTooNew": lambda e: Fault(
            "cli-database-newer", {"found": e.found, "known": e.newest}
        ),
        "bot.storage.engines.SqliteTooOld": lambda e: Fault(
            "cli-sqlite-old", {"found": e.found, "least": e.least}
        ),
        "bot.storage.engines.UnknownDatabase": lambda e: Fault(
            "cli-database-unreachable", {"reason": e.url}
        ),
        "sqlalchemy.exc.OperationalError": _of_the_database,
        "knowledge.chroma_index.FolderInUse": lambda e: Fault(
            "cli-in-use", {"folder": str(e.folder.parent)}
        ),
        "knowledge.addresses.PublicServer": lambda e: Fault(
            "cli-chroma-public", {"url": e.url}
        ),
        "knowledge.endpoint.EndpointUnavailable": lambda e: Fault(
            "cli-embedding-away", {"reason": str(e)}
        ),
        "knowledge.evaluation.corpora.UnusableFile": lambda e: Fault(
            f"cli-eval-{e.reason}", {"file": str(e.path), "line": e.line}
        ),
        "bot.polis.UnusableExport": lambda e: Fault(
            f"cli-opinions-{e.reason}", {"file": str(e.path), "line": e.line}
        ),
        "bot.signing.SecretMissing": lambda _: Fault("cli-secret-missing"),
        "bot.storage.backup.TargetNotEmpty": lambda _: Fault("cli-restore-not-empty"),
        "bot.storage.archives.BackupBroken": lambda e: Fault(
            "cli-restore-broken", {"file": str(e.file), "part": e.part}
        ),
    }
)


def fault_of(error: Exception) -> Fault | None:
    """Return the sentence for an exception; None where it is a fault of ours."""
    kind = type(error)
    say = FAULTS.get(f"{kind.__module__}.{kind.__qualname__}")
    if say is None:
        trouble = trouble_of(error)
        return Fault(f"trouble-{trouble}") if trouble is not None else None
    return say(error)
