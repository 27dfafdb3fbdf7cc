"""What the bot knows: load, clean, cut, index, find, answer or decline."""
