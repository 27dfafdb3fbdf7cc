"""``neighbor-talk eval``: measure on questions whose answers are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import AsJson, Voice, one_line, settings_of
from bot.faults import Fault

if TYPE_CHECKING:
    from knowledge.evaluation.retrieval import Report


group = typer.Typer(
    help="Measure finding and answering on questions whose answers are known.",
    no_args_is_help=True,
)


@group.command("retrieval")
def retrieval(
    context: typer.Context,
    *,
    corpus: Annotated[Path, typer.Option(help="Passages: lines of id, title, text.")],
    queries: Annotated[Path, typer.Option(help="Questions: lines of id, text.")],
    qrels: Annotated[Path, typer.Option(help="Lines of question id, passage id, relevance.")],
    memory_queries: Annotated[
        Path | None, typer.Option(help="Earlier questions whose passages are known.")
    ] = None,
    memory_qrels: Annotated[Path | None, typer.Option(help="Their passages.")] = None,
    as_json: AsJson = False,
) -> None:
    """Index a corpus in a scratch folder and tell how well each stage finds."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    if (memory_queries is None) != (memory_qrels is None):
        voice.fail(Fault("cli-eval-memory-pair"))
    with one_line(voice):
        # The libraries that find load for a second; --help does without.
        from bot.measuring import Files, retrieval_report  # noqa: PLC0415

        earlier = (memory_queries, memory_qrels) if memory_queries and memory_qrels else None
        report = retrieval_report(
            settings, Files(corpus, questions=queries, judgements=qrels, memory=earlier)
        )
    if as_json:
        voice.as_json(report.as_json())
        return
    _show(voice, report)


def _show(voice: Voice, report: "Report") -> None:
    names = tuple(next(iter(report.stages.values())))
    rows = [
        (voice.sentence(f"cli-eval-{stage}"), *(f"{found[name]:.4f}" for name in names))
        for stage, found in report.stages.items()
    ]
    voice.grid([(voice.sentence("cli-eval-stage"), *names), *rows])
    cost = voice.sentence(
        "cli-eval-cost",
        build=f"{report.build_s:.1f}",
        usual=f"{report.query_p50_ms:.1f}",
        slow=f"{report.query_p99_ms:.1f}",
        memory=f"{report.rss_mb:.0f}",
    )
    voice.result(cost)
