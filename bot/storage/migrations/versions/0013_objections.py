"""Keep objections to plans that are put to consent, and how each was met."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
REFERS = (("community_id", "communities"), ("poll_id", "polls"), ("settled_by", "members"))


def upgrade() -> None:
    op.create_table(
        "objections",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("raised_at", AT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("settled_by", ID, nullable=True),
        sa.Column("settled_at", AT, nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_objections_{column}")
            )
            for column, target in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
        sa.UniqueConstraint("poll_id", "number", name=op.f("uq_objections_poll_id_number")),
    )


def downgrade() -> None:
    op.drop_table("objections")
