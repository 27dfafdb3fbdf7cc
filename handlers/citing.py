"""An answer as it is shown: cut to its place, with numbered sources, links and thumbs."""

from collections.abc import Iterable

from deliberation.communities import Community
from handlers import paths
from handlers.dialogue import one_line
from handlers.messages import Choice, Press, Text, Value
from handlers.ports import Question
from knowledge.library import Citation

GROUP_LENGTH = 120
PRIVATE_LENGTH = 600
CITATIONS_IN_GROUP = 3
MOST_CITATIONS = 6
ABOUT = 40
TITLE_ON_BUTTON = 24


def about(question: Question) -> Text:
    """Return to which question something is said, for a group where others ask too."""
    return Text("ask-about", {"question": one_line(question.text, most=ABOUT)})


def shortened(text: str, *, most: int) -> str:
    """Return the text cut at the end of a sentence where one lies in reach."""
    words = text.strip()
    if len(words) <= most:
        return words
    head = words[: most - 1]
    end = max(head.rfind(mark) for mark in "。！？；\n")
    return head[: end + 1].rstrip() if end >= most // 2 else head.rstrip() + "…"


def source_line(citation: Citation) -> Text:
    """Return a numbered source as a line below an answer."""
    values: dict[str, Value | Text] = {
        "number": citation.number,
        "title": citation.title,
        "issuer": citation.issuer,
        "locator": citation.locator,
    }
    key = "ask-source" if citation.locator else "ask-source-whole"
    return Text(key, values)


def reading_links(cited: Iterable[Citation], *, community: Community) -> tuple[Choice, ...]:
    """Return links to the passages that were cited, the sentence marked."""
    return tuple(
        Choice(
            Text(
                "ask-read",
                {
                    "number": each.number,
                    "title": one_line(each.title, most=TITLE_ON_BUTTON),
                },
            ),
            path=paths.passage(community, each.passage_id, each.quote),
        )
        for each in cited
    )


def thumbs(question: Question) -> tuple[Choice, ...]:
    """Return the two buttons with which an asker says whether an answer helped."""
    return tuple(
        Choice(Text(f"ask-{verdict}"), Press("ask.rate", {"q": question.id, "v": verdict}))
        for verdict in ("up", "down")
    )
