"""Find passages by their characters and pairs of characters: the one door to tantivy."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.chinese import grams
from knowledge.library import Passage
from knowledge.usual import strangeness

if TYPE_CHECKING:
    import tantivy

WEIGHTS = {"text": 1.0, "heading": 1.2, "questions": 1.5, "title": 0.4}
_MEMORY = 50_000_000
_MOST_TERMS = 120
_FEWEST = 100  # in a store of few passages every word would seem usual
_TOKENS = "grams"
_KEY = "raw"


@dataclass(frozen=True)
class Hit:
    """A passage's id with how well it fits; more is better."""

    passage_id: str
    score: float


class LexicalIndex:
    """An index of passages in memory; it never changes once built."""

    def __init__(self, passages: Iterable[Passage], *, titles: Mapping[str, str]) -> None:
        """Index the passages; ``titles`` are those of their sources by id."""
        import tantivy  # noqa: PLC0415  # the one door, loaded when something is first sought

        self._schema = _schema()
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer(_TOKENS, _analyzer(tantivy.Tokenizer.whitespace()))
        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        for passage in passages:
            writer.add_document(_document(passage, title=titles.get(passage.source_id, "")))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(
        self, terms: Mapping[str, float], *, communities: Collection[str], limit: int
    ) -> tuple[Hit, ...]:
        """Return the passages of those communities that hold the weighted terms, best first."""
        if not terms or limit < 1:
            return ()
        found = self._searcher.search(
            self._query(terms, communities=sorted(communities)), limit=limit, count=False
        )
        hits: list[Hit] = []
        for score, address in found.hits:
            key = self._searcher.doc(address).get_first("id")
            hits.append(Hit(str(key), float(score)))
        return tuple(hits)

    def rarity(self, term: str) -> float:
        """Return how telling a term is: rare in the passages and in questions of any kind."""
        among = max(self._searcher.num_docs, _FEWEST)
        holding = max(
            self._searcher.doc_freq("text", term), self._searcher.doc_freq("questions", term)
        )
        return math.log(1 + (among - holding + 0.5) / (holding + 0.5)) * strangeness(term)

    def _query(
        self, terms: Mapping[str, float], *, communities: Sequence[str]
    ) -> "tantivy.Query":
        from tantivy import Occur, Query  # noqa: PLC0415  # see above

        heaviest = sorted(terms.items(), key=lambda item: -item[1])[:_MOST_TERMS]
        wanted = [
            (
                Occur.Should,
                Query.boost_query(
                    Query.term_query(self._schema, field, term, "freq"), boost * weight
                ),
            )
            for term, weight in heaviest
            for field, boost in WEIGHTS.items()
        ]
        within = Query.const_score_query(
            Query.term_set_query(self._schema, "community", [f"c{key}" for key in communities]),
            0.0,
        )
        return Query.boolean_query(
            [(Occur.Must, Query.boolean_query(wanted)), (Occur.Must, within)]
        )


def _schema() -> "tantivy.Schema":
    import tantivy  # noqa: PLC0415  # see above

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name=_KEY, index_option="basic")
    builder.add_text_field("community", tokenizer_name=_KEY, index_option="basic")
    for field in WEIGHTS:
        builder.add_text_field(field, tokenizer_name=_TOKENS, index_option="freq")
    return builder.build()


def _analyzer(tokenizer: "tantivy.Tokenizer") -> "tantivy.TextAnalyzer":
    import tantivy  # noqa: PLC0415  # see above

    return tantivy.TextAnalyzerBuilder(tokenizer).build()


def _document(passage: Passage, *, title: str) -> "tantivy.Document":
    import tantivy  # noqa: PLC0415  # see above

    fields = {
        "text": passage.text,
        "heading": f"{passage.heading} {passage.locator}",
        "questions": " ".join(passage.questions),
        "title": title,
    }
    document = tantivy.Document()
    document.add_text("id", passage.id)
    document.add_text("community", f"c{passage.community_id}")
    for field, text in fields.items():
        document.add_text(field, " ".join(grams(text)))
    return document
