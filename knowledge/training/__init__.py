"""Train the encoder and the ranker that come with the program."""
