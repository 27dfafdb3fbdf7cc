"""Keep ballots entered for others, batches of paper, and proxies."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep ballots entered for others, batches of paper, and proxies."""


def downgrade() -> None:
    """Give it up again."""
