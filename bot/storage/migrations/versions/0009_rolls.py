"""Keep owners, holdings, voter lists, invitations and rolls read from files."""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep owners, holdings, voter lists, invitations and rolls read from files."""


def downgrade() -> None:
    """Give it up again."""
