"""Names that pretend: to be staff, to be the bot, or to be written in one script.

The shapes that are told apart are those that occur in names here: full-width and styled
letters (NFKC), and the Cyrillic and Greek letters that look Latin (a part of Unicode's
confusables.txt, UTS 39).
"""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from deliberation.communities import Member, Role, Standing
from handlers.messages import Replies, Reply, Text
from handlers.ports import UnitOfWork
from handlers.turn import Turn, to_role

LOOKS_LATIN = str.maketrans(
    dict(
        zip(
            "авеёзікмнорстухцѕјһԁԛԝӏαβεηικνορτυχω",
            "abee3ikmhopctyxusjhdqwlabenikvoptuxw",
            strict=True,
        )
    )
)
OFFICES = (
    *("居委会", "业委会", "社区工作", "物业", "街道办"),
    *("管理员", "主持人", "网格员", "楼门长", "官方"),
    *("admin", "moderator", "committee", "official"),
)
BOT = ("邻里议", "小议机器人", "neighbortalk")
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
OFFICERS = frozenset(Role) - {Role.RESIDENT}


class Pretence(StrEnum):
    """What a name seems to pretend."""

    NEIGHBOUR = "neighbour"
    OFFICE = "office"
    BOT = "bot"
    SCRIPTS = "scripts"


def skeleton(name: str) -> str:
    """Return the name as the eye takes it: letters and digits alone, in their plain shape."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    bare = (each for each in unicodedata.normalize("NFKD", plain) if each.isalnum())
    return "".join(bare).translate(LOOKS_LATIN)


def pretence(name: str, *, staff: Iterable[str]) -> Pretence | None:
    """Return what somebody's name seems to pretend, given the names of staff."""
    seen = skeleton(name)
    if seen and seen in {skeleton(each) for each in staff}:
        return Pretence.NEIGHBOUR
    if any(each in seen for each in BOT):
        return Pretence.BOT
    if any(each in seen for each in OFFICES):
        return Pretence.OFFICE
    return Pretence.SCRIPTS if len(_scripts(name)) > 1 else None


def flagged(turn: Turn) -> Replies:
    """Tell the moderators of a name that pretends; its bearer goes on undisturbed."""
    member = turn.member
    if member.has(*OFFICERS):
        return ()
    found = pretence(member.name, staff=_staff(turn.work, apart=member))
    if found is None:
        return ()
    turn.work.refusals.note("name-pretends")
    told = Text("name-pretends", {"name": member.name, "kind": found.value})
    return to_role(
        turn.work,
        Reply(lines=(told,), scheduled=True),
        community_id=turn.community.id,
        role=Role.MODERATOR,
    )


def _staff(work: UnitOfWork, *, apart: Member) -> tuple[str, ...]:
    enrolled = work.members.where(community_id=apart.community_id, standing=Standing.ENROLLED)
    return tuple(each.name for each in enrolled if each.id != apart.id and each.has(*OFFICERS))


def _scripts(name: str) -> set[str]:
    """Return which alphabets of letters that look alike a name is written in."""
    named = (unicodedata.name(each, "").partition(" ")[0] for each in name if each.isalpha())
    return {each for each in named if each in SCRIPTS}
