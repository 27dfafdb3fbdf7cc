"""Count of each job how often it failed apart from how often it was begun."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    rising = {"sqlite_autoincrement": True}
    with op.batch_alter_table("jobs", table_kwargs=rising) as jobs:
        jobs.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE jobs SET failures = attempts")
    with op.batch_alter_table("jobs", table_kwargs=rising) as jobs:
        jobs.alter_column("failures", server_default=None)


def downgrade() -> None:
    op.drop_column("jobs", "failures")
