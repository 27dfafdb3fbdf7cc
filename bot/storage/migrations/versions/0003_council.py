"""Keep proposals, topics, rounds, statements and stances."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "numbers",
        sa.Column("community_id", ID, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_numbers_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_numbers")),
    )
    op.create_table(
        "topics",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("opened_by", ID, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passage_ids", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_topics_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["members.id"], name=op.f("fk_topics_opened_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint(
            "community_id", "number", name=op.f("uq_topics_community_id_number")
        ),
    )
    op.create_index(
        op.f("ix_topics_community_id_state"), "topics", ["community_id", "state"], unique=False
    )
    op.create_table(
        "proposals",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attachment_ids", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", ID, nullable=True),
        sa.Column("topic_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["members.id"], name=op.f("fk_proposals_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_proposals_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["proposals.id"], name=op.f("fk_proposals_merged_into")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_proposals_topic_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint(
            "community_id", "number", name=op.f("uq_proposals_community_id_number")
        ),
    )
    op.create_index(op.f("ix_proposals_author_id"), "proposals", ["author_id"], unique=False)
    op.create_index(
        op.f("ix_proposals_community_id_state"),
        "proposals",
        ["community_id", "state"],
        unique=False,
    )
    op.create_index(
        op.f("ix_proposals_merged_into"), "proposals", ["merged_into"], unique=False
    )
    op.create_index(op.f("ix_proposals_topic_id"), "proposals", ["topic_id"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_rounds_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("topic_id", "position", name=op.f("uq_rounds_topic_id_position")),
    )
    op.create_index(
        op.f("ix_rounds_ended_at_closes_at"), "rounds", ["ended_at", "closes_at"], unique=False
    )
    op.create_table(
        "statements",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["members.id"], name=op.f("fk_statements_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_statements_topic_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("topic_id", "number", name=op.f("uq_statements_topic_id_number")),
    )
    op.create_index(op.f("ix_statements_author_id"), "statements", ["author_id"], unique=False)
    op.create_index(
        op.f("ix_statements_topic_id_state"), "statements", ["topic_id", "state"], unique=False
    )
    op.create_table(
        "secondings",
        sa.Column("id", ID, nullable=False),
        sa.Column("proposal_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_secondings_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_secondings_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secondings")),
        sa.UniqueConstraint(
            "proposal_id", "member_id", name=op.f("uq_secondings_proposal_id_member_id")
        ),
    )
    op.create_index(op.f("ix_secondings_member_id"), "secondings", ["member_id"], unique=False)
    op.create_table(
        "stances",
        sa.Column("id", ID, nullable=False),
        sa.Column("statement_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_stances_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_stances_statement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stances")),
        sa.UniqueConstraint(
            "statement_id", "member_id", name=op.f("uq_stances_statement_id_member_id")
        ),
    )
    op.create_index(op.f("ix_stances_member_id"), "stances", ["member_id"], unique=False)


def downgrade() -> None:
    op.drop_table("stances")
    op.drop_table("secondings")
    op.drop_table("statements")
    op.drop_table("rounds")
    op.drop_table("proposals")
    op.drop_table("topics")
    op.drop_table("numbers")
