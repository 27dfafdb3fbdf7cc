"""Keep kinds of rounds, templates, drafted options, joined statements and meetings."""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep kinds of rounds, templates, drafted options, joined statements and meetings."""


def downgrade() -> None:
    """Give it up again."""
