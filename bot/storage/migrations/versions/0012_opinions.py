"""Keep maps of opinion and what was said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
TABLE = "opinion_summaries"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("written_at", AT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", AT, nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{TABLE}_{column}")
            )
            for column, target in (
                ("community_id", "communities"),
                ("topic_id", "topics"),
                ("decided_by", "members"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    op.create_index(op.f(f"ix_{TABLE}_topic_id"), TABLE, ["topic_id"])


def downgrade() -> None:
    op.drop_table(TABLE)
