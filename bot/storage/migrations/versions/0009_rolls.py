"""Keep owners, holdings, voter lists and rolls read from files; what a roll weighs."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
NONE = sa.text("0")


def upgrade() -> None:
    _add(
        "households",
        sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _add("polls", sa.Column("area", sa.BigInteger(), nullable=False, server_default=NONE))
    _owners()
    _voter_lists()
    _roll_files()


def _add(table: str, column: sa.Column[bool] | sa.Column[int]) -> None:
    """Add a column that rows of before get a value for; rows to come must say it."""
    name = column.name
    with op.batch_alter_table(table) as altered:
        altered.add_column(column)
    with op.batch_alter_table(table) as altered:
        altered.alter_column(name, server_default=None)


def _owners() -> None:
    op.create_table(
        "owners",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("developer", sa.Boolean(), nullable=False),
        sa.Column("member_id", ID, nullable=True),
        _refers("owners", "community_id", to="communities"),
        _refers("owners", "member_id", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners")),
    )
    _index("owners", "community_id")
    _index("owners", "member_id")
    op.create_table(
        "holdings",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("area", sa.BigInteger(), nullable=False),
        sa.Column("owner_ids", sa.Text(), nullable=False),
        sa.Column("household_id", ID, nullable=True),
        sa.Column("delivered", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        _refers("holdings", "community_id", to="communities"),
        _refers("holdings", "household_id", to="households"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holdings")),
    )
    _index("holdings", "community_id")
    _index("holdings", "household_id")


def _voter_lists() -> None:
    op.create_table(
        "voter_lists",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("voters", sa.Text(), nullable=False),
        sa.Column("changed_by", ID, nullable=False),
        sa.Column("changed_at", AT, nullable=False),
        _refers("voter_lists", "community_id", to="communities"),
        _refers("voter_lists", "changed_by", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter_lists")),
    )
    _index("voter_lists", "community_id")


def _roll_files() -> None:
    op.create_table(
        "roll_files",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("read_by", ID, nullable=False),
        sa.Column("read_at", AT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", AT, nullable=True),
        _refers("roll_files", "community_id", to="communities"),
        _refers("roll_files", "read_by", to="members"),
        _refers("roll_files", "decided_by", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_files")),
    )
    op.create_index(
        op.f("ix_roll_files_community_id_state"), "roll_files", ["community_id", "state"]
    )


def _refers(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Give it up again."""
    for table in ("roll_files", "voter_lists", "holdings", "owners"):
        op.drop_table(table)
    with op.batch_alter_table("polls") as polls:
        polls.drop_column("area")
    with op.batch_alter_table("households") as households:
        households.drop_column("listed")
