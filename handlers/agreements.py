"""What people are told and asked about their data: once, in private, taken back as easily."""

from dataclasses import replace
from datetime import datetime

from deliberation.identifiers import MemberId
from deliberation.privacy import NOTICE_VERSION, Agreement, Asked
from handlers import paths
from handlers.access import Values
from handlers.forms import whispered
from handlers.messages import Choice, Here, Press, Replies, Reply, Text, ToMember
from handlers.ports import Ids, Question, UnitOfWork
from handlers.turn import Turn

ANSWER = "privacy.agree"
AGREE = "agree"


def agreed(work: UnitOfWork, member_id: MemberId, asked: Asked) -> bool:
    """Tell whether a member agreed to something and has not taken it back."""
    found = work.agreements.where(member_id=member_id, asked=asked)
    return bool(found) and found[-1].holds


def decided(work: UnitOfWork, member_id: MemberId, asked: Asked) -> bool:
    """Tell whether a member was asked and said yes or no."""
    return work.agreements.count(member_id=member_id, asked=asked) > 0


def noted(
    turn: Turn, asked: Asked, *, member_id: MemberId | None = None, yes: bool = True
) -> None:
    """Keep what the speaker was told or said, or what a guardian said of another member."""
    turn.work.agreements.add(
        Agreement(
            id=turn.ids.new(),
            community_id=turn.community.id,
            member_id=member_id or turn.member.id,
            asked=asked,
            version=NOTICE_VERSION,
            agreed=yes,
            decided_at=turn.now,
            noted_by=turn.member.id if member_id else None,
        )
    )


def settled(turn: Turn, asked: Asked, values: Values) -> bool:
    """Tell whether the speaker agrees; a yes that came along is noted."""
    if agreed(turn.work, turn.member.id, asked):
        return True
    if values.get(AGREE) != "yes":
        return False
    noted(turn, asked)
    return True


def asking(turn: Turn, asked: Asked, *, then: Press) -> Replies:
    """Ask the speaker alone whether they agree; a yes does what they were about to do."""
    yes = Press(then.action, {**then.values, AGREE: "yes"})
    no = Press(ANSWER, {"asked": asked.value, AGREE: "no"})
    question = Reply(
        lines=(Text(f"privacy-ask-{asked.value}", {"community": turn.community.name}),),
        choices=(
            Choice(Text("privacy-agree-label"), yes),
            Choice(Text("privacy-decline-label"), no),
            Choice(Text("privacy-notice-label"), path=paths.privacy()),
        ),
    )
    return whispered(turn, question)


def put_off(
    work: UnitOfWork, member_id: MemberId, asked: Asked, *, now: datetime, ids: Ids
) -> None:
    """Note that a member is asked something, and has not said yes yet."""
    work.agreements.add(
        Agreement(
            id=ids.new(),
            community_id=work.members.get(member_id).community_id,
            member_id=member_id,
            asked=asked,
            version=NOTICE_VERSION,
            agreed=False,
            decided_at=now,
        )
    )


# The notice


def is_told(work: UnitOfWork, member_id: MemberId) -> bool:
    """Tell whether a member was shown the present notice."""
    present = work.agreements.one(
        member_id=member_id, asked=Asked.NOTICE, version=NOTICE_VERSION
    )
    return present is not None


def told(turn: Turn, replies: Replies) -> Replies:
    """Return what is said with the notice (PIPL art. 17), the first time that one is met.

    In private it is told in full; among others a short line leads to it. The presses of
    buttons are not delayed by it: one was told, or will be, where one writes.
    """
    if not replies or turn.incoming.press is not None or is_told(turn.work, turn.member.id):
        return replies
    said, link = notice(turn), Choice(Text("privacy-notice-label"), path=paths.privacy())
    for reply in replies:
        if reply.to == Here() and not (reply.card or reply.alert or reply.secret):
            noted(turn, Asked.NOTICE)
            lines, choices = (*reply.lines, said), (*reply.choices, link)
            longer = replace(reply, lines=lines, choices=choices)
            return tuple(longer if each is reply else each for each in replies)
    return replies


def notice(turn: Turn) -> Text:
    """Return who keeps what for what, for how long, and what one may ask for."""
    if turn.private:
        return Text("privacy-notice", {"community": turn.community.name})
    return Text("privacy-notice-short")


# A language model outside


def offering(
    work: UnitOfWork, question: Question, *, now: datetime, ids: Ids
) -> tuple[Reply, ...]:
    """Ask an asker once, in private, whether a model outside may be sent their questions.

    Until they say yes it is as if they had said no.
    """
    asked = decided(work, question.member_id, Asked.MODEL)
    if asked or question.room is not None:
        return ()
    community = work.communities.get(question.community_id)
    put_off(work, question.member_id, Asked.MODEL, now=now, ids=ids)
    yes = Press(ANSWER, {"asked": Asked.MODEL.value, AGREE: "yes"})
    no = Press(ANSWER, {"asked": Asked.MODEL.value, AGREE: "no"})
    return (
        Reply(
            lines=(Text("privacy-ask-model", {"community": community.name}),),
            to=ToMember(question.member_id, channel=question.channel),
            choices=(
                Choice(Text("privacy-agree-label"), yes),
                Choice(Text("privacy-decline-label"), no),
            ),
        ),
    )
