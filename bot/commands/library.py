"""``neighbor-talk ingest`` and ``ask``: fill the store and question it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import Voice, one_line, settings_of
from bot.faults import Fault

LONGEST_ANSWER = 300

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
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
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day they take effect.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read documents into the store: .txt, .md, .html, .pdf and .docx."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    missing = [path for path in paths if not path.exists()]
    if missing:
        voice.fail(Fault("cli-ingest-missing", {"path": str(missing[0])}))
    with one_line(voice):
        # The readers and the database load for most of a second; --help does without.
        from bot.intake import take_in_files  # noqa: PLC0415
        from knowledge.ingest import Label  # noqa: PLC0415

        label = Label(issuer=issuer, effective=effective.date() if effective else None)
        report = take_in_files(settings, paths, label=label, slug=community)
    if as_json:
        voice.as_json(report.as_json())
        return
    voice.say("cli-ingested", sources=report.sources, passages=report.passages)
    for skipped in report.skipped:
        reason = voice.sentence(f"refused-file-{skipped.reason.replace('_', '-')}")
        voice.say("cli-ingest-skipped", path=skipped.path, reason=reason)


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
