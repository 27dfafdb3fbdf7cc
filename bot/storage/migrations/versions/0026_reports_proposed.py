"""Keep of a report from a doorway which proposal became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("doorway_reports") as reports:
        reports.add_column(sa.Column("proposal_id", ID, nullable=True))
        reports.create_foreign_key(
            op.f("fk_doorway_reports_proposal_id"), "proposals", ["proposal_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("doorway_reports") as reports:
        reports.drop_column("proposal_id")
