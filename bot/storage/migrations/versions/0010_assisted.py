"""Keep invitations of households, ballots entered for others, batches of paper, proxies."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.add_column(sa.Column("household_id", ID, nullable=True))
        codes.add_column(sa.Column("member_id", ID, nullable=True))
        codes.create_foreign_key(
            op.f("fk_codes_household_id"), "households", ["household_id"], ["id"]
        )
        codes.create_foreign_key(op.f("fk_codes_member_id"), "members", ["member_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.drop_constraint(op.f("fk_codes_member_id"), type_="foreignkey")
        codes.drop_constraint(op.f("fk_codes_household_id"), type_="foreignkey")
        codes.drop_column("member_id")
        codes.drop_column("household_id")
