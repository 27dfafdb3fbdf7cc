"""Keep originals, wordings, answers of staff, and what bears on a proposal."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text()
NONE = sa.text("'[]'")
EMPTY = sa.text("''")


def upgrade() -> None:
    _add("communities", "place", default=EMPTY)
    with op.batch_alter_table("sources") as sources:
        sources.add_column(sa.Column("expires", sa.Date(), nullable=True))
    _add("sources", "repeals", default=NONE)
    _add("passages", "likeness", default=EMPTY, kind=ID)
    with op.batch_alter_table("questions") as questions:
        questions.add_column(sa.Column("follows", ID, nullable=True))
        questions.create_foreign_key(
            op.f("fk_questions_follows"), "questions", ["follows"], ["id"]
        )
    _knowledge()
    _conversation()


def _add(
    table: str,
    column: str,
    *,
    default: sa.TextClause,
    kind: sa.types.TypeEngine[str] = TEXT,
) -> None:
    """Add a text that rows of before get a value for; rows to come must say it."""
    with op.batch_alter_table(table) as altered:
        altered.add_column(sa.Column(column, kind, nullable=False, server_default=default))
    with op.batch_alter_table(table) as altered:
        altered.alter_column(column, server_default=None)


def _knowledge() -> None:
    op.create_table(
        "originals",
        sa.Column("id", ID, nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("cleaned", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["sources.id"], name=op.f("fk_originals_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_originals")),
    )
    op.create_table(
        "wordings",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("lay", sa.Text(), nullable=False),
        sa.Column("formal", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
    )
    op.create_index(op.f("ix_wordings_community_id"), "wordings", ["community_id"])


def _conversation() -> None:
    op.create_table(
        "staff_answers",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("question_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", ID, nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passage_id", ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.Column("replaces", ID, nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_staff_answers_{column}")
            )
            for column, table in (
                ("community_id", "communities"),
                ("question_id", "questions"),
                ("written_by", "members"),
                ("decided_by", "members"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_answers")),
    )
    op.create_index(
        op.f("ix_staff_answers_community_id_state"), "staff_answers", ["community_id", "state"]
    )
    op.create_index(op.f("ix_staff_answers_question_id"), "staff_answers", ["question_id"])
    op.create_table(
        "bearings",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("passages", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_bearings_community_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["proposals.id"], name=op.f("fk_bearings_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bearings")),
    )
    op.create_index(op.f("ix_bearings_community_id"), "bearings", ["community_id"])


def downgrade() -> None:
    op.drop_table("bearings")
    op.drop_table("staff_answers")
    op.drop_table("wordings")
    op.drop_table("originals")
    with op.batch_alter_table("questions") as questions:
        questions.drop_constraint(op.f("fk_questions_follows"), type_="foreignkey")
        questions.drop_column("follows")
    op.drop_column("passages", "likeness")
    op.drop_column("sources", "repeals")
    op.drop_column("sources", "expires")
    op.drop_column("communities", "place")
