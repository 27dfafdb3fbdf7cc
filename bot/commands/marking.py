"""``neighbor-talk eval answers``: what is answered and declined rightly."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import AsJson, Voice, one_line, settings_of

if TYPE_CHECKING:
    from knowledge.evaluation.answers import Card

IN_PRIVATE = 300
IN_GROUP = 120


def answers(
    context: typer.Context,
    *,
    questions: Annotated[
        Path, typer.Option(help="Lines of id, q, doc, any (facts), answerable; .gz too.")
    ],
    community: Annotated[
        str, typer.Option(metavar="SLUG", help="The community; else what all share.")
    ] = "",
    group: Annotated[
        bool, typer.Option("--group", help="Answer as briefly as in a group chat.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell how many questions are answered rightly and how many declined rightly."""
    settings = settings_of(context)
    voice = Voice(settings.locale)
    with one_line(voice):
        # The libraries that find load for a second; --help does without.
        from bot.marking import examined  # noqa: PLC0415

        longest = IN_GROUP if group else IN_PRIVATE
        card = examined(settings, questions, slug=community, longest=longest)
    if as_json:
        voice.as_json(card.as_json())
    else:
        _show(card, voice=voice)


def _show(card: "Card", *, voice: Voice) -> None:
    told = card.as_json()
    asked = len(card.outcomes)
    voice.result(
        voice.sentence(
            "cli-marked",
            answered_right=str(told["answered_right"]),
            answerable=card.answerable,
            declined_right=str(told["declined_right"]),
            unanswerable=asked - card.answerable,
        )
    )
    for each in card.failures:
        sources = "、".join(citation.source for citation in each.answer.citations)
        voice.result(
            voice.sentence(
                "cli-marked-declined" if not each.answer.answered else "cli-marked-answered",
                id=each.known.id,
                question=each.known.question,
                facts="、".join(each.known.facts) or "-",
                text=each.answer.text,
                sources=sources,
            )
        )
