"""Pages as a reader takes them in: elements, their words, and the forms to send."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
)


@dataclass
class Element:
    """An element of a page with all that is in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    inside: "list[Element | str]" = field(default_factory=list["Element | str"])

    @property
    def words(self) -> str:
        """Return the text of the element."""
        parts = (each if isinstance(each, str) else each.words for each in self.inside)
        return "".join(parts)

    @property
    def classes(self) -> frozenset[str]:
        """Return the classes of the element."""
        return frozenset(self.attributes.get("class", "").split())

    def all(self, tag: str, *classes: str) -> "Iterator[Element]":
        """Yield the elements of a tag that have the classes, in the order of the page."""
        for each in self.inside:
            if isinstance(each, Element):
                if each.tag == tag and each.classes.issuperset(classes):
                    yield each
                yield from each.all(tag, *classes)

    def fields(self) -> dict[str, str]:
        """Return what a form sends as it stands, files apart."""
        inputs = {
            each.attributes["name"]: each.attributes.get("value", "")
            for each in self.all("input")
            if each.attributes.get("type") in {"hidden", "text"} and "name" in each.attributes
        }
        areas = {each.attributes["name"]: each.words for each in self.all("textarea")}
        return inputs | areas


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    @override
    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    @override
    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(html: str) -> Element:
    """Return the page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]
