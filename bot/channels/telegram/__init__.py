"""Telegram: the one door to python-telegram-bot.

The wiring imports this package only when a bot token is set, so that a program
without Telegram never loads the library.
"""

from bot.channels.telegram.channel import Patience, TelegramAccess, TelegramChannel, Webhook

__all__ = ["Patience", "TelegramAccess", "TelegramChannel", "Webhook"]
