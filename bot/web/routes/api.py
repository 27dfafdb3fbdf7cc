"""The JSON API's addresses."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request

from bot.web.api import models
from bot.web.api.shaping import Shaping, inquiry_shape, numbers_of_topics
from bot.web.views import desks, front, library, records
from bot.web.visits import Visit, visiting
from deliberation.communities import Community
from deliberation.privacy import Shown
from handlers.access import own
from handlers.ports import ApiToken, UnitOfWork

router = APIRouter(prefix="/api/communities", responses=models.FAULTS)

bearer = HTTPBearer(auto_error=False, description="A token made on the committee's desk.")
Token = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


@router.get("", tags=["public"])
def communities(request: Request) -> list[models.CommunityShape]:
    """Return every community that the program serves."""
    with visiting(request) as visit:
        return [_shaping(visit, each).it() for each in visit.work.communities.where()]


@router.get("/{slug}", tags=["public"])
def community(request: Request, slug: str) -> models.CommunityShape:
    """Return a community."""
    with visiting(request) as visit:
        return _shaping(visit, visit.enter(slug)).it()


@router.get("/{slug}/proposals", tags=["public"])
def proposals(request: Request, slug: str) -> list[models.ProposalShape]:
    """Return proposals, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = visit.work.proposals.where(community_id=here.id)
        seen = front.seen_proposals(visit.work, found[::-1])
        topics = numbers_of_topics(visit.work, here)
        return [_shaping(visit, here).proposal(each, topics=topics) for each in seen]


@router.get("/{slug}/proposals/{number}", tags=["public"])
def proposal(request: Request, slug: str, number: int) -> models.ProposalShape:
    """Return a proposal."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = records.proposal_page(visit.work, here, number=number, member=None)
        seen = front.SeenProposal(proposal=found.proposal, seconders=found.seconders)
        topics = numbers_of_topics(visit.work, here)
        return _shaping(visit, here).proposal(seen, topics=topics)


@router.get("/{slug}/topics", tags=["public"])
def topics(request: Request, slug: str) -> list[models.TopicShape]:
    """Return topics, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = visit.work.topics.where(community_id=here.id)
        return [_shaping(visit, here).topic(each) for each in reversed(found)]


@router.get("/{slug}/topics/{number}", tags=["public"])
def topic(request: Request, slug: str, number: int) -> models.TopicDetail:
    """Return a topic with its rounds, statements and polls."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = records.topic_page(visit.work, here, number=number, member=None, now=visit.now)
        return _shaping(visit, here).topic_detail(found)


@router.get("/{slug}/outcomes", tags=["public"])
def outcomes(request: Request, slug: str) -> list[models.OutcomeShape]:
    """Return outcomes, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        seen = front.seen_outcomes(visit.work, here, now=visit.now)
        return [_shaping(visit, here).outcome(each) for each in seen]


@router.get("/{slug}/outcomes/{number}", tags=["public"])
def outcome(request: Request, slug: str, number: int) -> models.OutcomeDetail:
    """Return an outcome with its tally and what became of it."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = records.outcome_page(
            visit.work, here, number=number, member=None, now=visit.now
        )
        return _shaping(visit, here).outcome_detail(found)


@router.get("/{slug}/commitments", tags=["public"])
def commitments(request: Request, slug: str) -> list[models.CommitmentShape]:
    """Return commitments, newest first."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = visit.work.commitments.where(community_id=here.id)
        seen = records.promises(visit.work, found[::-1], now=visit.now)
        return [_shaping(visit, here).commitment(each) for each in seen]


@router.get("/{slug}/commitments/{commitment_id}", tags=["public"])
def commitment(request: Request, slug: str, commitment_id: str) -> models.CommitmentShape:
    """Return a commitment with the reports on it."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        found = own(visit.work.commitments, commitment_id, community=here)
        seen = records.promises(visit.work, (found,), now=visit.now)
        return _shaping(visit, here).commitment(seen[0])


@router.get("/{slug}/sources", tags=["public"])
def sources(request: Request, slug: str) -> list[models.SourceShape]:
    """Return what the bot answers from."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        return [
            _shaping(visit, here).source(each) for each in library.shelf(visit, here).current()
        ]


@router.get("/{slug}/sources/{source_id}", tags=["public"])
def source(request: Request, slug: str, source_id: str) -> models.SourceDetail:
    """Return a source with its passages."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        shaping = _shaping(visit, here)
        found = library.shelf(visit, here).seen(source_id)
        passages = library.in_order(visit.work.passages.where(source_id=source_id))
        return models.SourceDetail(
            **shaping.source(found).model_dump(),
            passages=[shaping.passage(each) for each in passages],
        )


@router.get("/{slug}/committee/waiting", tags=["committee"])
def waiting(request: Request, slug: str, token: Token) -> models.CommitteeShape:
    """Return what waits for the committee."""
    with visiting(request) as visit:
        here, label = _with_token(visit, slug, token=token)
        shaping = _shaping(visit, here)
        desk = desks.committee_desk(visit.work, here, now=visit.now)
        askers = len(desk.inquiries) + sum(len(group.questions) for group in desk.questions)
        visit.shows(Shown.TOKEN, heads=max(1, askers), by=label)
        return models.CommitteeShape(
            due=[shaping.outcome(each) for each in desk.due],
            commitments=[shaping.commitment(each) for each in desk.doing],
            inquiries=[inquiry_shape(each) for each, _ in desk.inquiries],
            questions=[
                models.QuestionShape(id=each.id, text=each.text, asked_at=each.asked_at)
                for group in desk.questions
                for each in group.questions
            ],
        )


@router.get("/{slug}/committee/ratings", tags=["committee"])
def ratings(request: Request, slug: str, token: Token) -> list[models.RatingShape]:
    """Return every rating with its reason, newest first."""
    with visiting(request) as visit:
        here, label = _with_token(visit, slug, token=token)
        numbers = {
            each.id: each.number for each in visit.work.outcomes.where(community_id=here.id)
        }
        found = visit.work.ratings.where(outcome_id=tuple(numbers)) if numbers else ()
        visit.shows(Shown.TOKEN, heads=max(1, len(found)), by=label)
        return [
            models.RatingShape(
                outcome=numbers[each.outcome_id],
                solved=each.solved,
                satisfied=each.satisfied,
                reason=each.reason,
                at=each.at,
            )
            for each in reversed(found)
        ]


def _shaping(visit: Visit, community: Community) -> Shaping:
    return Shaping(community=community, address=visit.council.values.address, now=visit.now)


def _with_token(
    visit: Visit, slug: str, *, token: HTTPAuthorizationCredentials | None
) -> tuple[Community, str]:
    """Return the community whose token was shown, and what the token is called.

    401 for none, an old or a foreign one.
    """
    here = visit.enter(slug)
    kept = _kept(visit.work, here, token=token.credentials) if token else None
    if kept is None:
        raise HTTPException(status_code=401, headers={"WWW-Authenticate": "Bearer"})
    return here, kept.label or kept.id


def _kept(work: UnitOfWork, community: Community, *, token: str) -> ApiToken | None:
    digest = hashlib.sha256(token.encode()).hexdigest()
    return work.api_tokens.one(community_id=community.id, digest=digest, revoked_at=None)
