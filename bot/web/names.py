"""How a neighbour is named to whom."""

from deliberation.communities import Member


def shown_name(member: Member, *, full: bool) -> str:
    """Return the name in full, or only its beginning for those from outside."""
    name = member.name.strip()
    if full or len(name) < 2:  # noqa: PLR2004 - one sign cannot be shortened
        return name or "…"
    return f"{name[0]}." if name.isascii() else f"{name[0]}某"
