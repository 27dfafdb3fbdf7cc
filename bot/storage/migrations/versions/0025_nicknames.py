"""Keep whom a name of a group's relays was matched with, so that it need not be asked again."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
REFERS = (
    ("community_id", "communities"),
    ("member_id", "members"),
    ("household_id", "households"),
)


def upgrade() -> None:
    op.create_table(
        "nicknames",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("household_id", ID, nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_nicknames_{column}")
            )
            for column, target in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nicknames")),
    )
    op.create_index(
        op.f("ix_nicknames_community_id_name"), "nicknames", ["community_id", "name"]
    )
    op.create_index(op.f("ix_nicknames_member_id"), "nicknames", ["member_id"])
    op.create_index(op.f("ix_nicknames_household_id"), "nicknames", ["household_id"])


def downgrade() -> None:
    op.drop_table("nicknames")
