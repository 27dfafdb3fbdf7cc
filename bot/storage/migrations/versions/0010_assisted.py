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
    _entries()
    _proxies()
    _batches()


def _refers(table: str, *columns: tuple[str, str]) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, target in columns
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("elector_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entered_by", ID, nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_by", ID, nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("proxy_id", sa.Text(), nullable=False),
        *_refers(
            "entries",
            ("community_id", "communities"),
            ("poll_id", "polls"),
            ("elector_id", "electors"),
            ("entered_by", "members"),
            ("ended_by", "members"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_poll_id_elector_id"), "entries", ["poll_id", "elector_id"])


def _proxies() -> None:
    op.create_table(
        "proxies",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("elector_id", ID, nullable=False),
        sa.Column("holder_id", ID, nullable=False),
        sa.Column("noted_by", ID, nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paper_id", ID, nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        *_refers(
            "proxies",
            ("community_id", "communities"),
            ("poll_id", "polls"),
            ("elector_id", "electors"),
            ("holder_id", "members"),
            ("noted_by", "members"),
            ("paper_id", "attachments"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxies")),
        sa.UniqueConstraint(
            "poll_id",
            "elector_id",
            "holder_id",
            name=op.f("uq_proxies_poll_id_elector_id_holder_id"),
        ),
    )
    op.create_index(op.f("ix_proxies_poll_id_holder_id"), "proxies", ["poll_id", "holder_id"])


def _batches() -> None:
    op.create_table(
        "paper_batches",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("first_by", ID, nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sheets", sa.Text(), nullable=False),
        sa.Column("second_by", ID, nullable=True),
        sa.Column("second_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("differing", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        *_refers(
            "paper_batches",
            ("community_id", "communities"),
            ("poll_id", "polls"),
            ("first_by", "members"),
            ("second_by", "members"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_batches")),
    )
    op.create_index(op.f("ix_paper_batches_poll_id"), "paper_batches", ["poll_id"])


def downgrade() -> None:
    op.drop_table("paper_batches")
    op.drop_table("proxies")
    op.drop_table("entries")
    with op.batch_alter_table("codes") as codes:
        codes.drop_constraint(op.f("fk_codes_member_id"), type_="foreignkey")
        codes.drop_constraint(op.f("fk_codes_household_id"), type_="foreignkey")
        codes.drop_column("member_id")
        codes.drop_column("household_id")
