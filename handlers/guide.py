"""Showing the way: welcome, help, where a matter stands, and what was not understood."""

from deliberation.communities import Role, Standing
from handlers import paths
from handlers.access import Action, Audience, NotHere, Values
from handlers.conversation import ask_back, end
from handlers.dialogue import leading_number, numeral
from handlers.matters import standing, titled
from handlers.messages import Choice, Press, Replies, Reply, Text, say
from handlers.turn import Turn


def welcome(turn: Turn, values: Values) -> Replies:
    """Say who the bot is, what it keeps, and three things to try."""
    del values
    lines = [Text("guide-welcome", {"community": turn.community.name})]
    if turn.community.demo:
        lines.append(Text("guide-welcome-demo"))
    if turn.member.standing is Standing.GUEST:
        lines.append(Text("guide-welcome-guest"))
    return (Reply(lines=tuple(lines), choices=_three_things()),)


def _three_things() -> tuple[Choice, ...]:
    return (
        Choice(Text("guide-try-ask"), Press("ask.ask")),
        Choice(Text("guide-try-propose"), Press("propose.start")),
        Choice(Text("guide-try-list"), Press("propose.list")),
    )


def help_(turn: Turn, values: Values) -> Replies:
    """Say what somebody with the speaker's roles can do."""
    del values
    if not turn.private:
        return (say("guide-help-group"),)
    lines = [Text("guide-help")]
    choices = list(_three_things())
    if turn.member.has(Role.MODERATOR, Role.ADMIN):
        lines.append(Text("guide-help-moderator"))
        choices.append(Choice(Text("guide-desk"), path=paths.moderators_desk()))
    if turn.member.has(Role.COMMITTEE, Role.ADMIN):
        lines.append(Text("guide-help-committee"))
        choices.append(Choice(Text("guide-committee-desk"), path=paths.committee_desk()))
    return (Reply(lines=tuple(lines), choices=tuple(choices)),)


def status(turn: Turn, values: Values) -> Replies:
    """Say where a proposal or topic stands."""
    text = values.get("text", "")
    if not text.strip():
        ask_back(turn, action="guide.status", values={})
        return (say("guide-status-which"),)
    number, _ = leading_number(text)
    number = numeral(text.strip()) if number is None else number
    if number is not None:
        return standing(turn, number)
    found = titled(turn, text)
    if found is None:
        raise NotHere
    return found


def cancel(turn: Turn, values: Values) -> Replies:
    """End the dialogue that is under way."""
    del values
    return (say("guide-cancelled" if end(turn) else "guide-nothing-to-cancel"),)


def back(turn: Turn, values: Values) -> Replies:
    """Say that there is no question to go back to; the router knows where there is one."""
    del turn, values
    return (say("guide-nothing-before"),)


def forged(turn: Turn, values: Values) -> Replies:
    """Refuse a button that is not ours."""
    del values
    turn.work.refusals.note("forged")
    return (Reply(lines=(Text("guide-forged"),), alert=True),)


def forwarded(turn: Turn, values: Values) -> Replies:
    """Take nothing from words that somebody else wrote."""
    del values
    turn.work.refusals.note("forwarded")
    return (say("guide-forwarded"),)


def unknown(turn: Turn, values: Values) -> Replies:
    """Say that something was not understood, and what would be."""
    del values
    key = "guide-file" if turn.incoming.files else "guide-unknown"
    return (Reply(lines=(Text(key),), choices=_three_things()),)


def thanks(turn: Turn, values: Values) -> Replies:
    """Return a courtesy in private; in a group it needs none."""
    del values
    return (say("guide-thanks"),) if turn.private else ()


ACTIONS = (
    Action("guide.help", Audience.ANYONE, help_, verbs=("帮助", "help")),
    Action("guide.welcome", Audience.ANYONE, welcome, verbs=("start", "开始")),
    Action("guide.status", Audience.ANYONE, status, verbs=("进度", "status")),
    Action("guide.cancel", Audience.ANYONE, cancel, verbs=("取消", "cancel")),
    Action("guide.back", Audience.ANYONE, back, verbs=("上一步", "back")),
    Action("guide.forged", Audience.ANYONE, forged),
    Action("guide.forwarded", Audience.ANYONE, forwarded),
    Action("guide.unknown", Audience.ANYONE, unknown),
    Action("guide.thanks", Audience.ANYONE, thanks),
)
