"""Keep of a code the doorway that it hangs at, and what was reported there."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
REFERS = (
    ("community_id", "communities"),
    ("member_id", "members"),
    ("answered_by", "members"),
)


def upgrade() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.add_column(sa.Column("place", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("codes") as codes:
        codes.alter_column("place", server_default=None)
    op.create_table(
        "doorway_reports",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", AT, nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("attachment_ids", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", ID, nullable=True),
        sa.Column("answered_at", AT, nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_doorway_reports_{column}")
            )
            for column, target in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doorway_reports")),
        sa.UniqueConstraint("receipt", name=op.f("uq_doorway_reports_receipt")),
    )
    op.create_index(
        op.f("ix_doorway_reports_community_id_state"),
        "doorway_reports",
        ["community_id", "state"],
    )
    op.create_index(op.f("ix_doorway_reports_member_id"), "doorway_reports", ["member_id"])


def downgrade() -> None:
    op.drop_table("doorway_reports")
    op.drop_column("codes", "place")
