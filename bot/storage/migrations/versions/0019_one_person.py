"""Keep of each account whether it is closed to us, and on which channel an elector voted."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("accounts", recreate="always") as accounts:
        accounts.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    in_order = {"sqlite_with_rowid": False}
    with op.batch_alter_table("participations", table_kwargs=in_order) as marks:
        marks.add_column(sa.Column("channel", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("participations", table_kwargs=in_order) as marks:
        marks.alter_column("channel", server_default=None)


def downgrade() -> None:
    op.drop_column("participations", "channel")
    op.drop_column("accounts", "closed_at")
