"""Keep ballots sealed, the log of each poll, and its signed heads."""

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from bot.signing import Keys, PollKeys, SecretMissing
from bot.system import SystemIds
from deliberation.ballots import Ballot
from deliberation.identifiers import PollId
from deliberation.ledger.leaves import Leaf, commitment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
WIDTH = 2048
CAST = sa.text(
    """SELECT b.*, p.state, p.secret, o.notice_ended_at FROM ballots b
    JOIN polls p ON p.id = b.poll_id LEFT JOIN outcomes o ON o.poll_id = p.id
    WHERE p.state <> 'cancelled' ORDER BY b.poll_id, b.receipt"""
)
ELECTORS = sa.text("SELECT id, poll_id, label FROM electors ORDER BY id")
POLLS = sa.text("SELECT id, state FROM polls WHERE state <> 'scheduled' ORDER BY id")

Values = Mapping[str, Any]


def upgrade() -> None:
    """Seal ballots that were kept plain; those whose public notice is over are given up."""
    connection = op.get_bind()
    cast = connection.execute(CAST).mappings().all()
    electors = connection.execute(ELECTORS).all()
    polls = connection.execute(POLLS).all()
    op.drop_table("ballots")
    op.drop_table("superseded_receipts")
    _ballots()
    _log()
    _published()
    kept = [each for each in cast if each["notice_ended_at"] is None]
    joined = {each["poll_id"] for each in kept} | {each.id for each in polls if _open(each)}
    poll_keys = {poll: secrets.token_urlsafe(24) for poll in joined}
    _insert(
        "poll_keys",
        (
            {
                "poll_id": each.id,
                "key": poll_keys.get(each.id, ""),
                "width": WIDTH,
                "closed": not _open(each),
            }
            for each in polls
        ),
    )
    if cast:
        secret: bytes = context.config.attributes.get("secret", b"")
        salted = [{**each, "salt": secrets.token_hex(16)} for each in cast]
        whose = {_key_before(each, secret=secret): each for each in electors}
        _insert("published_rows", _named(salted, whose=whose))
        keys = {poll: Keys(secret).poll(key) for poll, key in poll_keys.items()}
        _seal([each for each in salted if each["poll_id"] in keys], whose=whose, keys=keys)


def _open(poll: Any) -> bool:  # noqa: ANN401 - a row
    return bool(poll.state == "open")


def _key_before(elector: Any, *, secret: bytes) -> str:  # noqa: ANN401 - a row
    if not secret:
        raise SecretMissing
    return SystemIds(secret=secret).keyed("ballot", elector.poll_id, elector.id)


def _named(cast: Iterable[Values], *, whose: Values) -> Iterable[Values]:
    """Return what is published with names: the ballots of polls declared open that are over."""
    for each in cast:
        if not each["secret"] and each["state"] != "open" and each["key"] in whose:
            yield {
                "poll_id": each["poll_id"],
                "receipt": each["receipt"],
                "version": 1,
                "ballot": each["ballot"],
                "salt": each["salt"],
                "heads": each["heads"],
                "area": each["area"],
                "label": whose[each["key"]].label,
            }


def _seal(kept: Iterable[Values], *, whose: Values, keys: Mapping[str, PollKeys]) -> None:
    """Seal ballots, each with its leaf, as their first version."""
    ballots: list[Values] = []
    leaves: list[Values] = []
    for each in kept:
        of_poll = keys[each["poll_id"]]
        elector = whose.get(each["key"])
        # A ballot whose elector is not found any more counts on, under a key of its own.
        row = of_poll.row(each["key"] if elector is None else elector.id)
        ballot = json.loads(each["ballot"])
        inside = {"ballot": ballot, **{name: each[name] for name in ("salt", "area", "heads")}}
        text = json.dumps(inside, ensure_ascii=False, separators=(",", ":")).encode()
        ballots.append(
            {
                "poll_id": each["poll_id"],
                "key": row,
                "receipt": each["receipt"],
                "version": 1,
                "sealed": of_poll.seal(text, row=row, width=WIDTH),
            }
        )
        leaves.append(_leaf(each, bound=commitment(_ballot(ballot), salt=each["salt"])))
    _insert("ballots", ballots)
    _insert("leaves", leaves)


def _leaf(row: Values, *, bound: str) -> Values:
    leaf = Leaf(PollId(row["poll_id"]), row["receipt"], 1, bound)
    return {
        "poll_id": leaf.poll_id,
        "hash": leaf.hash,
        "receipt": leaf.receipt,
        "version": leaf.version,
        "commitment": bound,
        "place": None,
    }


def _ballot(said: Values) -> Ballot:
    return Ballot(
        choices=tuple(said["choices"]),
        ranking=tuple(tuple(tier) for tier in said["ranking"]),
        scores=tuple((option, score) for option, score in said["scores"]),
        reason=said["reason"],
    )


def _insert(table: str, rows: Iterable[Values]) -> None:
    values = [dict(each) for each in rows]
    if values:
        names: list[sa.ColumnClause[Any]] = [sa.column(name) for name in values[0]]
        op.bulk_insert(sa.table(table, *names), values)


def _refers(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _ballots() -> None:
    op.create_table(
        "ballots",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("key", ID, nullable=False),
        sa.Column("receipt", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        _refers("ballots", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("poll_id", "key", name=op.f("pk_ballots")),
        sa.UniqueConstraint("poll_id", "receipt", name=op.f("uq_ballots_poll_id_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "poll_keys",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        _refers("poll_keys", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_poll_keys")),
        sqlite_with_rowid=False,
    )


def _log() -> None:
    op.create_table(
        "leaves",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("hash", ID, nullable=False),
        sa.Column("receipt", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        _refers("leaves", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("poll_id", "hash", name=op.f("pk_leaves")),
        sa.UniqueConstraint(
            "receipt", "poll_id", "version", name=op.f("uq_leaves_receipt_poll_id_version")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tree_heads",
        sa.Column("id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        _refers("tree_heads", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tree_heads")),
    )
    op.create_index(op.f("ix_tree_heads_poll_id"), "tree_heads", ["poll_id"])
    op.create_table(
        "witnesses",
        sa.Column("id", ID, nullable=False),
        sa.Column("head_id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        _refers("witnesses", "head_id", to="tree_heads"),
        _refers("witnesses", "poll_id", to="polls"),
        _refers("witnesses", "member_id", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_witnesses")),
        sa.UniqueConstraint(
            "head_id", "member_id", name=op.f("uq_witnesses_head_id_member_id")
        ),
    )
    op.create_index(op.f("ix_witnesses_poll_id"), "witnesses", ["poll_id"])


def _published() -> None:
    op.create_table(
        "charters",
        sa.Column("id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        _refers("charters", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charters")),
    )
    op.create_index(op.f("ix_charters_poll_id"), "charters", ["poll_id"])
    op.create_table(
        "bulletins",
        sa.Column("id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published_at", AT, nullable=False),
        _refers("bulletins", "poll_id", to="polls"),
        _refers("bulletins", "community_id", to="communities"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletins")),
        sa.UniqueConstraint("poll_id", name=op.f("uq_bulletins_poll_id")),
    )
    op.create_table(
        "published_rows",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("receipt", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("area", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        _refers("published_rows", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("poll_id", "receipt", name=op.f("pk_published_rows")),
        sqlite_with_rowid=False,
    )


NEW = (
    "published_rows",
    "bulletins",
    "charters",
    "witnesses",
    "tree_heads",
    "leaves",
    "poll_keys",
    "ballots",
)


def downgrade() -> None:
    """Give it up again; sealed ballots are lost."""
    for table in NEW:
        op.drop_table(table)
    op.create_table(
        "ballots",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("key", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("area", sa.BigInteger(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        _refers("ballots", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("poll_id", "key", name=op.f("pk_ballots")),
        sa.UniqueConstraint("poll_id", "receipt", name=op.f("uq_ballots_poll_id_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "superseded_receipts",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("receipt", ID, nullable=False),
        _refers("superseded_receipts", "poll_id", to="polls"),
        sa.PrimaryKeyConstraint("poll_id", "receipt", name=op.f("pk_superseded_receipts")),
        sqlite_with_rowid=False,
    )
