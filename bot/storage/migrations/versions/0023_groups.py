"""Keep where a group cannot be spoken to, and in which part of a group something is said."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("rooms") as rooms:
        rooms.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
        rooms.add_column(sa.Column("thread", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("rooms") as rooms:
        rooms.alter_column("thread", server_default=None)
    rising = {"sqlite_autoincrement": True}
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.add_column(sa.Column("thread", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.alter_column("thread", server_default=None)


def downgrade() -> None:
    op.drop_column("outbox", "thread")
    op.drop_column("rooms", "thread")
    op.drop_column("rooms", "left_at")
