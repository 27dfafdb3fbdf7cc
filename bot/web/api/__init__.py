"""The JSON API: what is public, and committee data with a token."""
