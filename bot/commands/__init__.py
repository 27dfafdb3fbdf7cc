"""The command line of the operator."""

from bot.commands.app import app

__all__ = ["app"]
