"""All that answers are found in, as it stands in the database at one moment."""

from handlers.ports import UnitOfWork
from handlers.remembering import remembered
from knowledge.ingest import current
from knowledge.library import Holdings, Remembered


def holdings(work: UnitOfWork) -> Holdings:
    """Return what may be found: current sources, what questions taught, words, places."""
    sources, passages = current(work)
    known = {passage.id for passage in passages}
    taught = (
        Remembered(each.question, kept, each.community_id)
        for each in remembered(work)
        if (kept := tuple(key for key in each.passages if key in known))
    )
    return Holdings(
        sources=sources,
        passages=passages,
        remembered=tuple(taught),
        wordings=work.wordings.where(),
        places={each.id: each.place for each in work.communities.where()},
    )
