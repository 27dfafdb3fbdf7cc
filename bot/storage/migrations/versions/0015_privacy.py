"""Keep what people agreed to, who looked at personal data, and what is to be removed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
TABLES = ("assessments", "phones", "exports", "erasures", "views", "agreements")


def upgrade() -> None:
    """Add the tables, and what is known of somebody's age."""
    with op.batch_alter_table("members") as members:
        members.add_column(
            sa.Column("age", sa.String(), nullable=False, server_default="unknown")
        )
    with op.batch_alter_table("members") as members:
        members.alter_column("age", server_default=None)
    _agreements()
    _views()
    _erasures()
    _exports()
    _phones()
    _assessments()


def _agreements() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("decided_at", AT, nullable=False),
        sa.Column("withdrawn_at", AT, nullable=True),
        sa.Column("noted_by", ID, nullable=True),
        *_refers(
            "agreements",
            ("community_id", "communities"),
            ("member_id", "members"),
            ("noted_by", "members"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    _index("agreements", "member_id", "asked")


def _views() -> None:
    op.create_table(
        "views",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("viewer_id", ID, nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("first_at", AT, nullable=False),
        sa.Column("last_at", AT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        *_refers("views", ("community_id", "communities"), ("viewer_id", "members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_views")),
    )
    _index("views", "community_id", "last_at")
    _index("views", "viewer_id", "page")


def _erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        *_refers("erasures", ("community_id", "communities"), ("member_id", "members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    _index("erasures", "member_id")
    _index("erasures", "state")


def _exports() -> None:
    op.create_table(
        "exports",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("expires_at", AT, nullable=False),
        *_refers("exports", ("community_id", "communities"), ("member_id", "members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        sa.UniqueConstraint("digest", name=op.f("uq_exports_digest")),
    )
    _index("exports", "member_id")


def _phones() -> None:
    op.create_table(
        "phones",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("left_at", AT, nullable=False),
        *_refers("phones", ("community_id", "communities"), ("member_id", "members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phones")),
        sa.UniqueConstraint("member_id", name=op.f("uq_phones_member_id")),
    )


def _assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", ID, nullable=False),
        sa.Column("written_at", AT, nullable=False),
        *_refers("assessments", ("community_id", "communities"), ("written_by", "members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
    )
    _index("assessments", "community_id")


def _refers(table: str, *columns: tuple[str, str]) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, target in columns
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def downgrade() -> None:
    """Forget all of it."""
    for table in TABLES:
        op.drop_table(table)
    with op.batch_alter_table("members") as members:
        members.drop_column("age")
