"""The ledger of a poll: what makes its count checkable by anyone, and the check itself."""
