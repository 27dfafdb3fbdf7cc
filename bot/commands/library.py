"""``neighbor-talk ingest`` and ``ask``: fill the store and question it."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import AsJson, Voice, one_line, settings_of
from bot.faults import Fault
from knowledge.library import SourceKind

if TYPE_CHECKING:
    from bot.intake import FileReport

LONGEST_ANSWER = 300
DAYS = ["%Y-%m-%d"]


class Kind(StrEnum):
    """What a document may be taken in as."""

    LAW = "law"
    NOTICE = "notice"
    NEWS = "news"


InCommunity = Annotated[
    str, typer.Option("--community", metavar="SLUG", help="The community; else what all share.")
]


def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders of them.")],
    *,
    community: InCommunity = "",
    issuer: Annotated[str, typer.Option(help="Who issued the documents.")] = "",
    effective: Annotated[
        datetime | None, typer.Option(formats=DAYS, help="Day they take effect.")
    ] = None,
    expires: Annotated[
        datetime | None, typer.Option(formats=DAYS, help="Last day on which they hold.")
    ] = None,
    repealed: Annotated[
        datetime | None, typer.Option(formats=DAYS, help="Day from which they hold no more.")
    ] = None,
    jurisdiction: Annotated[
        str, typer.Option(metavar="PLACE", help="Place whose rules they are, such as 北京市.")
    ] = "",
    kind: Annotated[
        Kind | None, typer.Option(help="What they are; recognised where it is not said.")
    ] = None,
    repeals: Annotated[
        list[str] | None,
        typer.Option(metavar="TITLE", help="An older document that they end; may be repeated."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read documents into the store: .txt, .md, .html, .pdf, .docx and .xlsx."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    missing = [path for path in paths if not path.exists()]
    if missing:
        voice.fail(Fault("cli-ingest-missing", {"path": str(missing[0])}))
    with one_line(voice):
        # The readers and the database load for most of a second; --help does without.
        from bot.intake import files_of, take_in_files  # noqa: PLC0415
        from knowledge.ingest import Label  # noqa: PLC0415

        label = Label(
            issuer=issuer,
            effective=_day(effective),
            expires=_day(expires),
            repealed=_day(repealed),
            jurisdiction=jurisdiction,
            kind=None if kind is None else SourceKind(kind),
            repeals=tuple(repeals or ()),
        )
        found = files_of(paths)
        with voice.progress("cli-ingesting", total=0 if as_json else len(found)) as step:
            report = take_in_files(
                settings, found, label=label, slug=community, tell=lambda _: step()
            )
    if as_json:
        voice.as_json(report.as_json())
        return
    for each in report.files:
        _tell(voice, each)
    values = {"sources": report.sources, "passages": report.passages, "known": report.known}
    voice.say("cli-ingested", **values, skipped=len(report.skipped))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _tell(voice: Voice, file: "FileReport") -> None:
    if file.reason is not None:
        reason = voice.sentence(f"refused-file-{file.reason.replace('_', '-')}")
        voice.say("cli-ingest-skipped", path=file.path, reason=reason)
        return
    voice.say(
        f"cli-ingest-{file.outcome}",
        path=file.path,
        title=file.title,
        passages=file.passages,
        kind=voice.sentence(f"source-kind-{file.kind}"),
    )


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question, in your own words.")],
    *,
    community: InCommunity = "",
    as_json: AsJson = False,
) -> None:
    """Answer a question from the store, with numbered sources, or say that it has none."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        from bot.intake import answered  # noqa: PLC0415 - as above

        found = answered(settings, question, slug=community, longest=LONGEST_ANSWER)
    if as_json:
        voice.as_json(found.as_json())
        return
    answer = found.answer
    voice.result(answer.text if answer.answered else voice.sentence("cli-ask-declined"))
    for cited in answer.citations:
        issuer = f"{cited.issuer} " if cited.issuer else ""
        voice.result(f"[{cited.number}] {issuer}《{cited.title}》{cited.locator}")
