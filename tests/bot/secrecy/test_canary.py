"""Nothing that is kept, logged, shown or sent joins a voter with a choice, or tells a count.

Two councils live the same days with the same chance; only the choices differ. Until the
closing everything that can be looked at must be the same in both, but for what is sealed.
"""

import hashlib
import json
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.signing import verified
from bot.storage.backup import backup
from deliberation.ledger.verifying import verify
from tests.bot.chain.telegram_driver import on_telegram
from tests.bot.chain.web_driver import WebDriver
from tests.bot.secrecy.council import OPTIONS, Vote, dumped, opened
from tests.postgresql import created

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

Rows = Mapping[str, list[dict[str, object]]]

VOTERS = ("李叔", "王阿姨", "小陈", "邻居甲", "邻居乙", "邻居丙", "邻居丁")
FIRST = (
    "3 1 4 2 5",
    "5 4 1 3 2",
    "2 5 3 4 1",
    "4 3 5 1 2",
    "1 5 2 4 3",
    "2 1 5 3 4",
    "4 2 1 5 3",
)
OTHER = (
    "1 2 3 4 5",
    "1 2 3 5 4",
    "1 2 4 3 5",
    "1 2 4 5 3",
    "1 2 5 3 4",
    "1 2 5 4 3",
    "1 3 2 4 5",
)
ADMIN = "孙工"
LOOKERS = (ADMIN, "周老师", "赵主任", "李叔", "外人")
PAGES = (
    "/c/here",
    "/c/here/chat",
    "/c/here/topics/{number}",
    "/c/here/polls/{number}",
    "/c/here/polls/{number}/charter.json",
    "/c/here/receipts",
    "/desk",
    "/desk/polls/{number}/assist",
    "/desk/polls/{number}/papers",
    "/desk/polls/{number}/relay",
    "/me",
    "/me/chat",
    "/committee",
    "/committee/chat",
    "/api/communities/here",
    "/api/communities/here/topics/{number}",
    "/api/communities/here/polls/{number}/ledger",
    "/api/communities/here/polls/{number}/charter",
    "/health",
    "/metrics",
)
SEALED = {
    "ballots": {"sealed"},
    "leaves": {"hash", "commitment"},
    "paper_batches": {"sheets"},
    "web_messages": {"id"},
}
"""What may differ: nobody reads it without the keys, or it is when a letter got through."""
ID = re.compile(r"\bi\d{15}\b")
SEAL = re.compile(r'(?<="token":")[\w-]{11}')
"""What signs a press, ids and all; the press itself stands behind it."""
CHANCE = re.compile(
    r'name="_(?:token|nonce)" value="[^"]*"|"(?:at|uptime_s|memory_mb)": ?[^,}]*|'
    r"^neighbor_talk_\S*(?:seconds|bytes|uptime)\S* .*$",
    re.MULTILINE,
)


@dataclass
class Lived:
    """A council that lives as far as it is asked to."""

    vote: Vote
    folder: Path

    def looked(self) -> Rows:
        """Return what anybody with the database could see, in no order, less what is sealed."""
        rows = self._open()
        names = _named(rows)
        return {
            table: sorted(({k: names(v) for k, v in row.items()} for row in found), key=repr)
            for table, found in rows.items()
        }

    def _open(self) -> Rows:
        with self.vote.on.storage.reader.begin() as connection:
            rows = dumped(connection)
        return {
            table: [
                {k: v for k, v in row.items() if k not in SEALED.get(table, set())}
                for row in found
            ]
            for table, found in rows.items()
        }

    def pages(self) -> Mapping[tuple[str, str], str]:
        """Return every page that the lookers open."""
        found: dict[tuple[str, str], str] = {}
        names = _named(self._open())
        for who in LOOKERS:
            browser = self.vote.web._browser(who)  # noqa: SLF001 - a browser's own
            for path in PAGES:
                address = path.format(number=self.vote.number)
                answer = self.vote.telegram.stage.do(browser.get(address))
                found[who, address] = str(names(CHANCE.sub("", answer.text)))
                assert who != ADMIN or answer.status_code == httpx.codes.OK, address
        return found

    def raw(self) -> bytes:
        """Return every byte of a backup, and below the data folder as a program leaves it.

        While it runs, the log of SQLite holds what was written in the last minutes.
        """
        archive = self.folder / "backup.zip"
        archive.unlink(missing_ok=True)
        on = self.vote.on
        backup(on.storage, target=archive, files=on.settings.files_dir, now=on.clock.now())
        with zipfile.ZipFile(archive) as opened_up:
            parts = [opened_up.read(name) for name in opened_up.namelist()]
        on.storage.scrub()
        files = (each for each in on.settings.data_dir.rglob("*") if each.is_file())
        return b"\n".join((*parts, *(each.read_bytes() for each in files)))


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> tuple[str, str]:
    if request.param == "sqlite":
        return "", ""
    server = request.getfixturevalue("postgresql")
    return created(server, "canary_one"), created(server, "canary_two")


@pytest.fixture
def both(
    databases: tuple[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[tuple[Lived, Lived]]:
    caplog.set_level(logging.INFO)
    with ExitStack() as stack:
        lives: list[Lived] = []
        for place, chosen in enumerate((FIRST, OTHER)):
            folder = tmp_path / str(place)
            ground = stack.enter_context(opened(folder / "data", database=databases[place]))
            telegram = stack.enter_context(on_telegram(ground))
            web = WebDriver(stage=telegram.stage)
            stack.callback(web.close)
            ranked = dict(zip(VOTERS, chosen, strict=True))
            vote = Vote(telegram=telegram, web=web, ranked=ranked)
            vote.cast()
            telegram.stage.passes(timedelta())  # a quick council may not have ticked yet
            telegram.settle()
            lives.append(Lived(vote, folder))
        yield lives[0], lives[1]


def _named(rows: Rows) -> Callable[[object], object]:
    """Return what calls a row by its place among its like, in the order of their ids.

    An id tells which of the program's labours took its number first, and that is chance.
    """
    names: dict[str, str] = {}
    for table, found in rows.items():
        alike: Counter[str] = Counter()
        for row in sorted(
            (each for each in found if "id" in each), key=lambda it: str(it["id"])
        ):
            shape = ID.sub("", SEAL.sub("", repr([table, *row.items()])))
            alike[shape] += 1
            digest = hashlib.sha256(shape.encode()).hexdigest()[:16]
            names[str(row["id"])] = f"{table}-{digest}-{alike[shape]}"

    def named(value: object) -> object:
        if not isinstance(value, str):
            return value
        return ID.sub(lambda it: names.get(it[0], it[0]), SEAL.sub("", value))

    return named


def spellings(ranked: str) -> tuple[str, ...]:
    """Return how a ranking may be written."""
    ids = ranked.split()
    labels = [OPTIONS[int(each) - 1] for each in ids]
    tiers = [[each] for each in ids]
    return (
        ranked,
        ",".join(ids),
        ">".join(ids),
        "、".join(labels),
        " > ".join(labels),
        json.dumps(tiers, separators=(",", ":")),
        json.dumps(tiers),
        json.dumps(json.dumps(tiers, separators=(",", ":")))[1:-1],
    )


def test_nothing_joins_a_voter_with_a_choice(
    both: tuple[Lived, Lived], caplog: pytest.LogCaptureFixture
) -> None:
    first, other = both
    receipts, known = first.vote.receipts(), first.vote.identifiers()
    assert len(set(receipts.values())) == len(VOTERS)
    _same_until_the_closing(first, other, caplog=caplog)
    rows = _closed(first.vote)
    for line in _lines(rows):
        for who, names in known.items():
            told = (receipts[who], *spellings(first.vote.ranked[who]))
            about = any(name in line for name in names)
            assert not (about and any(each in line for each in told)), (who, line[:300])
    assert not _said(caplog, receipts.values())
    _over(first.vote)


def _same_until_the_closing(
    first: Lived, other: Lived, *, caplog: pytest.LogCaptureFixture
) -> None:
    """The choices change nothing that can be looked at, and are written nowhere."""
    mine, theirs = first.looked(), other.looked()
    for table, rows in mine.items():
        assert rows == theirs[table], table
    mine_shown, theirs_shown = first.pages(), other.pages()
    for page, shown in mine_shown.items():
        assert shown == theirs_shown[page], page
    raw = first.raw()
    for ranked in first.vote.ranked.values():
        assert not _said(caplog, spellings(ranked))
        for spelling in spellings(ranked):
            assert spelling.encode() not in raw, spelling
    assert not _said(caplog, first.vote.receipts().values())


def _said(caplog: pytest.LogCaptureFixture, words: Iterable[str]) -> list[str]:
    """Return the lines of the log that hold any of some words."""
    sought = tuple(words)
    lines = (record.getMessage() + str(record.exc_text) for record in caplog.records)
    return [line for line in lines if any(each in line for each in sought)]


def _closed(vote: Vote) -> Rows:
    """Let the poll close; return all that the database holds then."""
    vote.telegram.passes(timedelta(days=8))
    vote.telegram.settle()
    with vote.on.storage.reading() as work:
        (bulletin,) = work.bulletins.where(poll_id=vote.poll_id)
        assert len(work.ballots.published(vote.poll_id)) == len(VOTERS)
    assert verify(bulletin.text.encode(), verified=verified).holds
    with vote.on.storage.reader.begin() as connection:
        return dumped(connection)


def _over(vote: Vote) -> None:
    """After the notice nobody can tell any more, with the secret in hand."""
    with vote.on.storage.reading() as work:
        outcome = work.outcomes.one(poll_id=vote.poll_id)
    assert outcome is not None
    vote.telegram.passes(outcome.notice_ends_at - vote.on.clock.now())
    vote.telegram.settle()
    assert vote.receipts() == {}
    with vote.on.storage.reading() as work:
        assert work.ballots.destroyed(vote.poll_id)


def _lines(rows: Rows) -> Iterator[str]:
    """Return every row as one line; of a bulletin every part, for it holds them all."""
    for table, found in rows.items():
        for row in found:
            if table == "bulletins":
                yield from _parts(json.loads(str(row["text"])))
            else:
                yield repr(row)


def _parts(document: Mapping[str, object]) -> Iterator[str]:
    for value in document.values():
        if isinstance(value, list):
            yield from (json.dumps(each, ensure_ascii=False) for each in value)
        else:
            yield json.dumps(value, ensure_ascii=False)
