"""What the bot can do: use cases that know no channel and no database."""
