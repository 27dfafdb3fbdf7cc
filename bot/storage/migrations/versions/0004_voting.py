"""Keep polls, rolls, ballots and outcomes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "polls",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("bylaw", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("electors", sa.Integer(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_polls_community_id")
        ),
        sa.ForeignKeyConstraint(["opened_by"], ["members.id"], name=op.f("fk_polls_opened_by")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_polls_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    op.create_index(
        op.f("ix_polls_community_id_number"), "polls", ["community_id", "number"], unique=False
    )
    op.create_index(
        op.f("ix_polls_community_id_state"), "polls", ["community_id", "state"], unique=False
    )
    op.create_index(
        op.f("ix_polls_state_closes_at"), "polls", ["state", "closes_at"], unique=False
    )
    op.create_index(op.f("ix_polls_topic_id"), "polls", ["topic_id"], unique=False)
    op.create_table(
        "ballots",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("key", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_ballots_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", "key", name=op.f("pk_ballots")),
        sa.UniqueConstraint("poll_id", "receipt", name=op.f("uq_ballots_poll_id_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "electors",
        sa.Column("id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("household_id", ID, nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_electors_household_id")
        ),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_electors_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_electors")),
    )
    op.create_index(op.f("ix_electors_poll_id"), "electors", ["poll_id"], unique=False)
    op.create_table(
        "outcomes",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("adopted_for_meetings", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("notice_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record_id", ID, nullable=True),
        sa.Column("card_id", ID, nullable=True),
        sa.Column("notice_id", ID, nullable=True),
        sa.Column("notice_ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["card_id"], ["attachments.id"], name=op.f("fk_outcomes_card_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_outcomes_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["attachments.id"], name=op.f("fk_outcomes_notice_id")
        ),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_outcomes_poll_id")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["attachments.id"], name=op.f("fk_outcomes_record_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_outcomes_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcomes")),
        sa.UniqueConstraint("poll_id", name=op.f("uq_outcomes_poll_id")),
    )
    op.create_index(
        op.f("ix_outcomes_community_id_number"),
        "outcomes",
        ["community_id", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_outcomes_notice_ended_at_notice_ends_at"),
        "outcomes",
        ["notice_ended_at", "notice_ends_at"],
        unique=False,
    )
    op.create_index(op.f("ix_outcomes_topic_id"), "outcomes", ["topic_id"], unique=False)
    op.create_table(
        "superseded_receipts",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("receipt", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name=op.f("fk_superseded_receipts_poll_id")
        ),
        sa.PrimaryKeyConstraint("poll_id", "receipt", name=op.f("pk_superseded_receipts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "franchises",
        sa.Column("id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("elector_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["elector_id"], ["electors.id"], name=op.f("fk_franchises_elector_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_franchises_member_id")
        ),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_franchises_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_franchises")),
        sa.UniqueConstraint(
            "poll_id", "member_id", name=op.f("uq_franchises_poll_id_member_id")
        ),
    )
    op.create_index(
        op.f("ix_franchises_elector_id"), "franchises", ["elector_id"], unique=False
    )
    op.create_index(op.f("ix_franchises_member_id"), "franchises", ["member_id"], unique=False)
    op.create_table(
        "participations",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("elector_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["elector_id"], ["electors.id"], name=op.f("fk_participations_elector_id")
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name=op.f("fk_participations_poll_id")
        ),
        sa.PrimaryKeyConstraint("poll_id", "elector_id", name=op.f("pk_participations")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("participations")
    op.drop_table("franchises")
    op.drop_table("superseded_receipts")
    op.drop_table("outcomes")
    op.drop_table("electors")
    op.drop_table("ballots")
    op.drop_table("polls")
