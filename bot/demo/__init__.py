"""The demo neighbourhood: a history that the real use cases played."""
