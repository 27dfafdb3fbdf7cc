"""Count of each message how often it failed apart from how often it was taken up."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    rising = {"sqlite_autoincrement": True}
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.add_column(
            sa.Column("failures", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.alter_column("failures", server_default=None)


def downgrade() -> None:
    op.drop_column("outbox", "failures")
