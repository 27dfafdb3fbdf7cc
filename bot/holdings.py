"""All that answers are found in, as it stands in the database at one moment."""

from collections.abc import Iterator

from handlers.ports import QuestionState, StaffAnswerState, UnitOfWork
from knowledge.ingest import current
from knowledge.library import Holdings, Remembered


def holdings(work: UnitOfWork) -> Holdings:
    """Return what may be found: current sources, what questions taught, words, places."""
    sources, passages = current(work)
    known = {passage.id for passage in passages}
    remembered = (
        Remembered(each.question, kept, each.community_id)
        for each in _remembered(work)
        if (kept := tuple(key for key in each.passages if key in known))
    )
    return Holdings(
        sources=sources,
        passages=passages,
        remembered=tuple(remembered),
        wordings=work.wordings.where(),
        places={each.id: each.place for each in work.communities.where()},
    )


def _remembered(work: UnitOfWork) -> Iterator[Remembered]:
    """Yield questions whose askers were helped, and those that staff attached a passage to."""
    for question in work.questions.where(state=QuestionState.ANSWERED, helpful=True):
        cited = tuple(dict.fromkeys(each.passage_id for each in question.citations))
        yield Remembered(question.text, cited, question.community_id)
    for answer in work.staff_answers.where(state=StaffAnswerState.APPROVED):
        if answer.passage_id:
            question = work.questions.get(answer.question_id)
            yield Remembered(question.text, (answer.passage_id,), answer.community_id)
