"""Tell messages that answer somebody from notices: answers go first."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ANSWERING = sa.text("state = 'pending' AND answers")


def upgrade() -> None:
    rising = {"sqlite_autoincrement": True}
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.add_column(
            sa.Column("answers", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("outbox", table_kwargs=rising) as outbox:
        outbox.alter_column("answers", server_default=None)
    op.create_index(
        "ix_outbox_answers",
        "outbox",
        ["id"],
        sqlite_where=ANSWERING,
        postgresql_where=ANSWERING,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_answers", "outbox")
    op.drop_column("outbox", "answers")
