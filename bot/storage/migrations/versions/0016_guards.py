"""Keep what was refused, wrong tries, and which sessions hold no more."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
RISING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "refusals",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_refusals")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", RISING, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attempts_kind_key"), "attempts", ["kind", "key"])
    op.create_index(op.f("ix_attempts_at"), "attempts", ["at"])
    op.create_table(
        "sign_outs",
        sa.Column("id", ID, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["members.id"], name=op.f("fk_sign_outs_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_outs")),
    )


def downgrade() -> None:
    for table in ("sign_outs", "attempts", "refusals"):
        op.drop_table(table)
