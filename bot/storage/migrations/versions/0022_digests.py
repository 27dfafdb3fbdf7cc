"""Keep quiet hours to the minute, rooms told to be silent, and when each had its digest."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT = sa.DateTime(timezone=True)
HOURS = {"quiet_from_hour": "quiet_from", "quiet_to_hour": "quiet_to"}
COMMUNITIES = sa.table(
    "communities", sa.column("quiet_from", sa.Integer), sa.column("quiet_to", sa.Integer)
)
ROOMS = sa.table("rooms", sa.column("id", ID), sa.column("community_id", ID))
TOLD = ("id", "community_id", "told_at", "told")
DIGESTS = sa.table(
    "digests",
    sa.column("id", ID),
    sa.column("community_id", ID),
    sa.column("told_at", AT),
    sa.column("told", sa.Text),
)
FROM, TO = COMMUNITIES.c.quiet_from, COMMUNITIES.c.quiet_to


def upgrade() -> None:
    with op.batch_alter_table("communities") as communities:
        for hour, minute in HOURS.items():
            communities.alter_column(hour, new_column_name=minute)
    op.execute(sa.update(COMMUNITIES).values(quiet_from=FROM * 60, quiet_to=TO * 60))
    with op.batch_alter_table("rooms") as rooms:
        rooms.add_column(
            sa.Column("digest", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        rooms.add_column(sa.Column("muted_until", AT, nullable=True))
    with op.batch_alter_table("rooms") as rooms:
        rooms.alter_column("digest", server_default=None)
    op.create_table(
        "digests",
        sa.Column("id", ID, nullable=False),
        sa.Column("community_id", ID, nullable=False),
        sa.Column("told_at", AT, nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["rooms.id"], name=op.f("fk_digests_id")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            ["communities.id"],
            name=op.f("fk_digests_community_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
    )
    op.create_index(op.f("ix_digests_community_id"), "digests", ["community_id"])
    # The first digest of a room that is there already does not tell all of its history.
    present = sa.select(*ROOMS.c, sa.func.now(), sa.literal("[]"))
    op.execute(sa.insert(DIGESTS).from_select(TOLD, present))


def downgrade() -> None:
    op.drop_index(op.f("ix_digests_community_id"), "digests")
    op.drop_table("digests")
    with op.batch_alter_table("rooms") as rooms:
        rooms.drop_column("muted_until")
        rooms.drop_column("digest")
    op.execute(sa.update(COMMUNITIES).values(quiet_from=FROM // 60, quiet_to=TO // 60))
    with op.batch_alter_table("communities") as communities:
        for hour, minute in HOURS.items():
            communities.alter_column(minute, new_column_name=hour)
