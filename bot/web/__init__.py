"""The pages and the JSON API: a second edge beside the chat channels."""
