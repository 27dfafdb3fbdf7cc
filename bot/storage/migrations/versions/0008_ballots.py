"""Keep the terms of a poll, ballots of every form, and what an elector weighs."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

USUAL = (
    '{"budget":0,"completion":"add1_exhaustive","highest":5,"most":null,"seats":1,"seed":"",'
    '"ties":"stands","utility":"cost"}'
)
ONE, NONE = sa.text("1"), sa.text("0")


def upgrade() -> None:
    _add("polls", sa.Column("terms", sa.Text(), nullable=False, server_default=USUAL))
    _add("polls", sa.Column("list_id", sa.Text(), nullable=False, server_default=""))
    _add("polls", sa.Column("secret", sa.Boolean(), nullable=False, server_default=sa.true()))
    for table in ("electors", "ballots"):
        _add(table, sa.Column("area", sa.BigInteger(), nullable=False, server_default=NONE))
        _add(table, sa.Column("heads", sa.Integer(), nullable=False, server_default=ONE))
    with op.batch_alter_table("ballots") as ballots:
        ballots.alter_column("choices", new_column_name="ballot")
    op.execute(
        """UPDATE ballots SET ballot =
        '{"choices":' || ballot || ',"ranking":[],"reason":"","scores":[]}'"""
    )


def _add(table: str, column: sa.Column[object]) -> None:
    """Add a column that rows of before get a value for; rows to come must say it."""
    name = column.name
    with op.batch_alter_table(table) as altered:
        altered.add_column(column)
    with op.batch_alter_table(table) as altered:
        altered.alter_column(name, server_default=None)


def downgrade() -> None:
    """Give it up again; ballots of other forms than chosen options are lost."""
    with op.batch_alter_table("ballots") as ballots:
        ballots.alter_column("ballot", new_column_name="choices")
        ballots.drop_column("area")
        ballots.drop_column("heads")
    with op.batch_alter_table("electors") as electors:
        electors.drop_column("area")
        electors.drop_column("heads")
    with op.batch_alter_table("polls") as polls:
        polls.drop_column("terms")
        polls.drop_column("list_id")
        polls.drop_column("secret")
