"""Hostile words in every field of everything, seen on every page that there is."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from sqlalchemy import Connection, Table, Text, literal, select, type_coerce, update
from typing_extensions import override

from bot.storage.columns import Json
from bot.storage.database import Storage
from bot.storage.tables import METADATA
from deliberation.doorways import DoorwayReport
from deliberation.identifiers import DoorwayReportId
from tests.bot.web.house import ADDRESS, Browser, House
from tests.bot.web.neighbours import HERE, SUN
from tests.bot.web.test_security import filled, routes
from tests.fakes import START
from tests.hostile import EVIL, STORABLE

WORDS = frozenset(
    {
        *("name", "title", "question", "text", "place", "reason", "words", "label", "task"),
        *("unit", "person", "line", "notes", "said", "answer", "issuer", "summary"),
        *("display_name", "answer", "heading", "locator", "jurisdiction", "author"),
        *("parent", "asked", "building", "unit"),
    }
)
"""Columns that hold what somebody wrote."""
APART = frozenset(
    {"inbox", "outbox", "jobs", "program_state", "refusals", "attempts", "numbers"}
)
SHOWN = frozenset({"label", "title", "words", "text", "name", "question", "parties"})
"""Keys of what is kept as JSON."""
SIGNED = frozenset({"bulletins", "charters"})
"""Tables whose text is JSON that a page reads."""
OWN = (ADDRESS, "/", "#", "?", "mailto:", "tel:", "data:image/")
ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})
NEVER = frozenset({"iframe", "object", "embed", "base", "style", "frame", "applet"})
MALICE = " ".join(STORABLE.values())


class Page(HTMLParser):
    """Collects what a page would do that none of ours does."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in NEVER:
            self.found.append(tag)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.found.append("script")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "autofocus"}:
                self.found.append(f"{tag} {name}={value}")
            if name in ADDRESSES and not (value or "/").startswith(OWN):
                self.found.append(f"{tag} {name}={value}")
            if name in ADDRESSES and (value or "").startswith("//"):
                self.found.append(f"{tag} {name}={value}")

    @override
    def handle_data(self, data: str) -> None:
        self.words.append(data)


def spoiled(storage: Storage) -> None:
    """Write hostile words into every field that holds a person's."""
    with storage.writing.begin() as connection:
        for table in METADATA.sorted_tables:
            if table.name not in APART:
                _spoil(connection, table)


def _spoil(connection: Connection, table: Table) -> None:
    plain = [each.name for each in table.columns if each.name in WORDS and _is_words(each)]
    held = [each for each in table.columns if isinstance(each.type, Json)]
    key = next(iter(table.primary_key.columns))
    for row in connection.execute(select(table)).mappings().all():
        this = key == row[key.name]
        changed: dict[str, Any] = {
            name: f"{MALICE}{row[key.name]}" for name in plain if row[name]
        }
        if table.name in SIGNED:
            changed["text"] = json.dumps(_evil(json.loads(row["text"])), ensure_ascii=False)
        for column in held:
            raw = connection.execute(select(type_coerce(column, Text())).where(this)).scalar()
            evil = json.dumps(_evil(json.loads(str(raw))), ensure_ascii=False)
            changed[column.name] = literal(evil, Text())
        if changed:
            connection.execute(update(table).where(this).values(changed))


def _is_words(column: object) -> bool:
    return type(getattr(column, "type", None)).__name__ == "Text"


def _evil(value: object) -> object:
    if isinstance(value, dict):
        return {
            name: f"{MALICE}"
            if name in SHOWN and isinstance(each, str) and each
            else _evil(each)
            for name, each in value.items()
        }
    return [_evil(each) for each in value] if isinstance(value, list) else value


def paths(house: House) -> Iterator[str]:
    """Yield the address of every page, with the numbers and ids that there are."""
    with house.reading() as work:
        numbers = {
            "proposals": work.proposals.where(community_id="here")[0].number,
            "topics": work.topics.where(community_id="here")[0].number,
            "outcomes": work.outcomes.where(community_id="here")[0].number,
        }
        ids = {
            "outcome_id": work.outcomes.where()[0].id,
            "poll_id": work.polls.where()[0].id,
            "source_id": "rule",
            "passage_id": "passage",
            "question_id": next((each.id for each in work.questions.where()), "none"),
        }
    for path in routes(house, "GET"):
        area = next((each for each in numbers if f"/{each}/" in path), "")
        known = path.replace("{number}", str(numbers.get(area, 1)))
        for name, value in ids.items():
            known = known.replace(f"{{{name}}}", value)
        yield filled(known)


def reported(storage: Storage) -> None:
    """Leave a report from a doorway for the desk to show."""
    with storage.transaction() as work:
        report = DoorwayReport(
            DoorwayReportId("dr"), HERE, "3-2", "灯坏了", START, "digest", answer="在修"
        )
        work.doorway_reports.add(report)


async def test_nothing_hostile_acts_on_any_page(browser: Browser) -> None:
    reported(browser.house.storage)
    spoiled(browser.house.storage)
    for message in list(browser.house.chats.messages.values()):
        kept = type(message)(**{**message.__dict__, "text": MALICE})
        browser.house.chats.messages[message.id] = kept
    await browser.be(SUN.id)
    opened = shown = 0
    for path in paths(browser.house):
        answer = await browser.client.get(path)
        assert answer.status_code < 500, (path, answer.text[:500])
        kind = answer.headers.get("content-type", "")
        opened += answer.status_code == 200
        if not kind.startswith("text/html"):
            continue
        if "attachment" in answer.headers.get("content-disposition", ""):
            assert f'<img src="//{EVIL}' not in answer.text, path
            continue
        page = Page()
        page.feed(answer.text)
        assert not page.found, (path, page.found[:3])
        shown += any(EVIL in each for each in page.words)
    assert opened > 25
    assert shown > 12
