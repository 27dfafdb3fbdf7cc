"""The console command ``neighbor-talk``."""

from bot.commands import app


def main() -> None:
    """Run the command line."""
    app(prog_name="neighbor-talk")


if __name__ == "__main__":
    main()
