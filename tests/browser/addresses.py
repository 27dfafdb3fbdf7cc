"""The address of every page that there is, out of the application, and who looks at it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.web.disclosures import SHOWS
from deliberation.communities import Community
from deliberation.identifiers import CommunityId
from deliberation.polls import PollState
from deliberation.topics import TopicState
from handlers import paths
from handlers.ports import UnitOfWork
from tests.browser.furnished import OPEN, Furnished
from tests.browser.town import Town

NO_PAGES = frozenset(
    {
        *("/act", "/act/{action}", "/press", "/language/{locale}", "/health", "/metrics"),
        *("/c/{slug}/chat/messages", "/me/chat/messages", "/committee/chat/messages"),
        *("/c/{slug}/polls/{number}/charter.json", "/c/{slug}/outcomes/{number}/bulletin.json"),
        "/c/{slug}/outcomes/{number}/bulletin.html",
        *("/chat-files/{message_id}/{position}", "/files/{attachment_id}"),
        *(
            "/desk/doors/slips.pdf",
            "/desk/doorways/posters.pdf",
            "/desk/rolls/template.xlsx",
            "/library/uploads",
        ),
        *(f"/desk/polls/{{number}}/relay/poster.{form}" for form in ("pdf", "png")),
    }
)
"""What a browser opens and is no page: files, parts of pages, answers to programs.

The page that checks a bulletin comes as a file, and is opened without a network.
"""
DESKS: Mapping[str, str] = {
    "/admin": "小冯",
    "/committee": "赵主任",
    "/desk/phones": "赵主任",
    "/desk": "周老师",
    "/library": "周老师",
}
"""Who looks at pages that are not for all residents; the first beginning that fits."""
RESIDENT = "李叔"
PROPOSED = "K7M2Q9RAMP22"
"""The receipt of the demo's report that became a proposal."""
CLOSED = tuple(each for each in PollState if each.name.startswith("CLOSED"))


class Lived(Protocol):
    """What has a state."""

    @property
    def state(self) -> str:
        """Return where it is in its life."""
        ...


Staged = TypeVar("Staged", bound=Lived)


@dataclass(frozen=True)
class Address:
    """A page and who looks at it."""

    who: str
    path: str

    @property
    def desk(self) -> bool:
        """Tell whether the page is for those who work for the council."""
        return self.who != RESIDENT


def every(town: Town, furniture: Furnished) -> tuple[Address, ...]:
    """Return every page; of those with a number or an id, such as look unlike."""
    with town.program.on.storage.reading() as work:
        numbered = (*_of_the_demo(work), *furniture.rest, *furniture.ballots.values())
    found: list[Address] = []
    for pattern in sorted(SHOWS):
        if pattern in NO_PAGES or pattern.startswith("/api/"):
            continue
        known = pattern.replace("{slug}", "demo")
        like = re.compile(re.sub(r"\{\w+\}", "[^/]+", known))
        paths = [each for each in numbered if like.fullmatch(each)] if "{" in known else [known]
        assert paths, f"say in {__name__} where a page of {pattern} is to be looked at"
        found += [Address(_who(each), each) for each in paths]
    return tuple(found)


def _who(path: str) -> str:
    return next((who for begins, who in DESKS.items() if path.startswith(begins)), RESIDENT)


def _of_the_demo(work: UnitOfWork) -> Iterator[str]:
    """Yield the addresses that have a number or an id."""
    here = work.communities.where(slug="demo")[0]
    of: dict[str, CommunityId] = {"community_id": here.id}
    for proposal in _two(work.proposals.where(**of)):
        yield paths.proposal(here, proposal.number)
    for topic in _two(work.topics.where(**of)):
        yield paths.topic(here, topic.number)
    yield from _of_polls(work, here)
    yield paths.report(PROPOSED)
    for report in _two(work.doorway_reports.where(**of)):
        yield paths.report_proposal(report.id)
    for question in _two(work.questions.where(**of)):
        yield paths.question(question.id)
    for answer in _two(work.staff_answers.where(**of)):
        yield paths.staff_answer(answer.id)
    passage = work.passages.where()[0]
    yield paths.passage(here, passage.id)
    yield f"{paths.community(here)}/sources/{passage.source_id}"
    yield from (paths.sign_in("no-such-token"), paths.export("no-such-token"))
    yield paths.invitation("NOSUCH22")


def _of_polls(work: UnitOfWork, here: Community) -> Iterator[str]:
    (vote,) = work.polls.where(community_id=here.id, title=OPEN)
    talk = work.topics.where(community_id=here.id, state=TopicState.DELIBERATING)[-1]
    yield from (paths.ballot(vote.id), paths.poll(here, vote.number))
    yield from (paths.assisting(vote.number), paths.papers(vote.number))
    yield paths.relaying(vote.number)
    yield from (paths.topic_desk(talk.number), f"{paths.topic_desk(talk.number)}/poll")
    yield paths.stances(here, talk.number)
    outcomes = work.outcomes.where(community_id=here.id)
    for method in ("irv", "equal_shares"):
        (told,) = work.polls.where(community_id=here.id, method=method, state=CLOSED)
        yield paths.outcome(here, told.number)
    yield paths.relaying(outcomes[0].number)
    yield paths.bulletin(here, outcomes[0].number)
    yield f"{paths.committee_desk()}/{outcomes[-1].id}"


def _two(those: Sequence[Staged]) -> tuple[Staged, ...]:
    """Return one in the first state that there is and one in the last, which look unlike."""
    found = tuple({each.state: each for each in those}.values())
    return (found[0], found[-1])
