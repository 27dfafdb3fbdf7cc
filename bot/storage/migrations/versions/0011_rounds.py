"""Keep kinds of rounds, templates, drafted options, joined statements and meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
EMPTY = ""


def upgrade() -> None:
    _add("rounds", sa.Column("kind", sa.String(), nullable=False, server_default="opinions"))
    _add("topics", sa.Column("template", sa.Text(), nullable=False, server_default=EMPTY))
    _templates()
    _drafts()
    _meetings()
    _add("statements", sa.Column("speaker", sa.Text(), nullable=False, server_default=EMPTY))
    with op.batch_alter_table("statements") as statements:
        for column, target in (
            ("joined_to", "statements"),
            ("entered_by", "members"),
            ("meeting_id", "meetings"),
        ):
            statements.add_column(sa.Column(column, ID, nullable=True))
            statements.create_foreign_key(
                op.f(f"fk_statements_{column}"), target, [column], ["id"]
            )


def _add(table: str, column: sa.Column[str]) -> None:
    """Add a column that rows of before get a value for; rows to come must say it."""
    name = column.name
    with op.batch_alter_table(table) as altered:
        altered.add_column(column)
    with op.batch_alter_table(table) as altered:
        altered.alter_column(name, server_default=None)


def _templates() -> None:
    op.create_table(
        "own_templates",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("bylaw", sa.Text(), nullable=False),
        _refers("own_templates", "community_id", to="communities"),
        _refers("own_templates", "made_by", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_templates")),
        sa.UniqueConstraint(
            "community_id", "name", name=op.f("uq_own_templates_community_id_name")
        ),
    )


def _drafts() -> None:
    op.create_table(
        "option_drafts",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("statements", sa.Text(), nullable=False),
        _refers("option_drafts", "topic_id", to="topics"),
        _refers("option_drafts", "made_by", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_option_drafts")),
    )
    op.create_index(op.f("ix_option_drafts_topic_id"), "option_drafts", ["topic_id"])


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("held_at", AT, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("attended", sa.Text(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("recorded_by", ID, nullable=False),
        sa.Column("recorded_at", AT, nullable=False),
        sa.Column("attachment_ids", sa.Text(), nullable=False),
        _refers("meetings", "topic_id", to="topics"),
        _refers("meetings", "recorded_by", to="members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("topic_id", "number", name=op.f("uq_meetings_topic_id_number")),
    )


def _refers(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def downgrade() -> None:
    """Give it up again; what was joined is shown no more."""
    with op.batch_alter_table("statements") as statements:
        for column in ("joined_to", "entered_by", "meeting_id"):
            statements.drop_constraint(op.f(f"fk_statements_{column}"), type_="foreignkey")
            statements.drop_column(column)
        statements.drop_column("speaker")
    op.execute("UPDATE statements SET state = 'rejected' WHERE state = 'joined'")
    for table in ("meetings", "option_drafts", "own_templates"):
        op.drop_table(table)
    with op.batch_alter_table("topics") as topics:
        topics.drop_column("template")
    with op.batch_alter_table("rounds") as rounds:
        rounds.drop_column("kind")
