"""Keep of each message how often it may have reached its chat before."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

REPEATED = sa.text("repeats > 0")


def upgrade() -> None:
    rising = {"sqlite_autoincrement": True}
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.add_column(
            sa.Column("repeats", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.alter_column("repeats", server_default=None)
    op.create_index(
        "ix_outbox_repeated",
        "outbox",
        ["id"],
        sqlite_where=REPEATED,
        postgresql_where=REPEATED,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_repeated", "outbox")
    op.drop_column("outbox", "repeats")
