"""Written proxies: who may vote for whom in a poll, where its bylaw allows it."""

from dataclasses import dataclass

from deliberation.assisted import EntryKind, Proxy, check_proxy
from deliberation.identifiers import AttachmentId, MemberId
from deliberation.polls import CLOSED, Elector, Poll, PollClosed, PollState
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, NotHere, Values, admits, own
from handlers.agenda import Said
from handlers.assisting import Entering, done, elector_of, entered, notices, speakers, typed
from handlers.attachments import attached
from handlers.forms import whispered
from handlers.messages import Choice, Replies, Reply, Text
from handlers.turn import Turn, to_accounts


@dataclass(eq=False)
class ProxyPaperMissing(Refusal):
    """A proxy was to be noted without a photo of the paper."""


@dataclass(eq=False)
class ProxyToOneself(Refusal):
    """A proxy was given to somebody who speaks for the elector anyway."""

    label: str
    name: str


@dataclass(eq=False)
class NoProxy(Refusal):
    """Somebody wanted to vote for an elector who gave them no proxy."""

    number: int


def note(turn: Turn, values: Values) -> Replies:
    """Note a written proxy with its photo; the elector and the holder are told."""
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    if poll.state in CLOSED or poll.state is PollState.CANCELLED:
        raise PollClosed(number=poll.number, closes_at=poll.closes_at)
    elector = elector_of(turn, poll, values["elector"])
    holder = own(turn.work.members, values["holder"], community=turn.community)
    if holder.id in speakers(turn, elector):
        raise ProxyToOneself(label=elector.label, name=holder.name)
    check_proxy(poll, held=_held(turn, poll, holder.id, but=elector), name=holder.name)
    papers = attached(turn)
    if not papers:
        raise ProxyPaperMissing
    _kept(turn, poll, elector, holder_id=holder.id, paper=papers[0])
    turn.trace(poll.id, number=poll.number, action="vote.note_proxy", words=elector.label)
    said: Said = {
        "number": poll.number,
        "title": poll.title,
        "label": elector.label,
        "name": holder.name,
    }
    link = Choice(Text("proxy-vote-label"), path=paths.proxies(poll.number))
    to_holder = Reply(lines=(Text("proxy-yours", said),), choices=(link,))
    return (
        *whispered(turn, Reply(lines=(Text("proxy-noted", said),))),
        *to_accounts(turn.work, to_holder, member_id=holder.id),
        *_told(turn, elector, Text("proxy-given", said)),
    )


def _held(turn: Turn, poll: Poll, holder_id: MemberId, *, but: Elector) -> int:
    """Return for how many other electors a member holds proxies that stand."""
    found = turn.work.proxies.where(poll_id=poll.id, holder_id=holder_id, revoked_at=None)
    return sum(each.elector_id != but.id for each in found)


def _kept(
    turn: Turn, poll: Poll, elector: Elector, *, holder_id: MemberId, paper: AttachmentId
) -> None:
    """Keep the proxy; one that was given to somebody else before is taken back."""
    for earlier in turn.work.proxies.where(poll_id=poll.id, elector_id=elector.id):
        if earlier.holder_id == holder_id:
            turn.work.proxies.remove(earlier)
        else:
            turn.work.proxies.save(earlier.revoked(at=turn.now))
    turn.work.proxies.add(
        Proxy(
            id=turn.ids.new(),
            community_id=turn.community.id,
            poll_id=poll.id,
            elector_id=elector.id,
            holder_id=holder_id,
            noted_by=turn.member.id,
            noted_at=turn.now,
            paper_id=paper,
        )
    )


def vote(turn: Turn, values: Values) -> Replies:
    """Cast the ballot of an elector who gave the speaker a written proxy."""
    poll = own(turn.work.polls, values["poll"], community=turn.community)
    poll.require_open(at=turn.now)
    elector = elector_of(turn, poll, values["elector"])
    proxy = turn.work.proxies.one(
        poll_id=poll.id, elector_id=elector.id, holder_id=turn.member.id, revoked_at=None
    )
    if proxy is None:
        raise NoProxy(number=poll.number)
    how = Entering(EntryKind.PROXY, proxy_id=proxy.id)
    kept = entered(turn, poll, elector, ballot=typed(poll, values["ballot"]), how=how)
    return (*done(turn, poll, elector, kept), *notices(turn, poll, elector))


def revoke(turn: Turn, values: Values) -> Replies:
    """Take a proxy back: whoever gave it, or a moderator for them."""
    proxy = own(turn.work.proxies, values["proxy"], community=turn.community)
    poll = turn.work.polls.get(proxy.poll_id)
    elector = turn.work.electors.get(proxy.elector_id)
    gave_it = turn.member.id in speakers(turn, elector)
    if not (gave_it or admits(turn.member, Audience.MODERATORS)):
        raise NotHere
    turn.work.proxies.save(proxy.revoked(at=turn.now))
    turn.trace(poll.id, number=poll.number, action="vote.revoke_proxy", words=elector.label)
    said = Text("proxy-revoked", {"number": poll.number, "label": elector.label})
    told = Reply(lines=(said,))
    return (
        *whispered(turn, told),
        *to_accounts(turn.work, told, member_id=proxy.holder_id),
    )


def _told(turn: Turn, elector: Elector, text: Text) -> Replies:
    return tuple(
        reply
        for member_id in speakers(turn, elector)
        for reply in to_accounts(
            turn.work, Reply(lines=(text,), urgent=True), member_id=member_id
        )
    )


ACTIONS = (
    Action("vote.note_proxy", Audience.MODERATORS, note),
    Action("vote.by_proxy", Audience.ENROLLED, vote, limited=False),
    Action("vote.revoke_proxy", Audience.ENROLLED, revoke),
)
