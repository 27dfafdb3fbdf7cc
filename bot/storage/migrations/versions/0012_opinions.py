"""Keep maps of opinion and what was said of them."""

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep maps of opinion and what was said of them."""


def downgrade() -> None:
    """Give it up again."""
