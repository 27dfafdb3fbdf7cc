"""Find passages by their characters and pairs of characters: the one door to tantivy."""

import math
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from knowledge.chinese import grams
from knowledge.entries import Entry, Scope
from knowledge.usual import strangeness

if TYPE_CHECKING:
    import tantivy

WEIGHTS = {"text": 1.0, "heading": 1.2, "questions": 1.5, "title": 0.4}
_MEMORY = 20_000_000
_MOST_TERMS = 120
_FEWEST = 100  # in a store of few passages every word would seem usual
_TOKENS = "grams"
_KEY = "raw"


class LexicalIndex:
    """An index of passages in memory; it never changes once built."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the entries."""
        import tantivy  # noqa: PLC0415  # the one door, loaded when something is first sought

        self._schema = _schema()
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer(_TOKENS, _analyzer(tantivy.Tokenizer.whitespace()))
        self._fields: dict[str, float] = {}
        self._communities: set[str] = set()
        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        for entry in entries:
            writer.add_document(self._document(entry))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._names = self._all_names()

    def search(
        self, terms: Mapping[str, float], *, scope: Scope, limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return the keys of entries that hold the weighted terms with scores, best first."""
        if not terms or limit < 1:
            return ()
        found = self._searcher.search(self._query(terms, scope=scope), limit=limit, count=False)
        names = self._names
        return tuple(
            (names[address.segment_ord, address.doc], score) for score, address in found.hits
        )

    def _all_names(self) -> dict[tuple[int, int], str]:
        """Return the key of each document by where it stands; fetching it takes 2 µs."""
        import tantivy  # noqa: PLC0415  # see above

        if not self._searcher.num_docs:
            return {}
        every = self._searcher.search(
            tantivy.Query.all_query(), limit=self._searcher.num_docs, count=False
        )
        return {
            (address.segment_ord, address.doc): str(self._searcher.doc(address).get_first("id"))
            for _, address in every.hits
        }

    def rarity(self, term: str) -> float:
        """Return how telling a term is: rare in the passages and in questions of any kind."""
        among = max(self._searcher.num_docs, _FEWEST)
        holding = max(
            self._searcher.doc_freq("text", term), self._searcher.doc_freq("questions", term)
        )
        return math.log(1 + (among - holding + 0.5) / (holding + 0.5)) * strangeness(term)

    def _query(self, terms: Mapping[str, float], *, scope: Scope) -> "tantivy.Query":
        from tantivy import Occur, Query  # noqa: PLC0415  # see above

        # Lone characters of titles cost a fifth of the time and only disturb the order.
        heaviest = sorted(terms.items(), key=lambda item: -item[1])[:_MOST_TERMS]
        wanted = [
            (
                Occur.Should,
                Query.boost_query(
                    Query.term_query(self._schema, field, term, "freq"), boost * weight
                ),
            )
            for term, weight in heaviest
            for field, boost in self._fields.items()
            if field != "title" or len(term) > 1 or term.isascii()
        ]
        others = self._communities - scope.communities
        outside = [("community", others), ("source", scope.barred)]
        barred = [(Occur.MustNot, self._in(field, keys)) for field, keys in outside if keys]
        return Query.boolean_query([*wanted, *barred])

    def _in(self, field: str, keys: Collection[str]) -> "tantivy.Query":
        from tantivy import Query  # noqa: PLC0415  # see above

        told = [_whole(key) for key in sorted(keys)]
        return Query.term_set_query(self._schema, field, told)

    def _document(self, entry: Entry) -> "tantivy.Document":
        import tantivy  # noqa: PLC0415  # see above

        document = tantivy.Document()
        document.add_text("id", entry.key)
        document.add_text("community", _whole(entry.community_id))
        self._communities.add(entry.community_id)
        document.add_text("source", _whole(entry.source_id))
        for field, text in _texts(entry).items():
            if text:
                document.add_text(field, " ".join(grams(text)))
                self._fields[field] = WEIGHTS[field]
        return document


def _schema() -> "tantivy.Schema":
    import tantivy  # noqa: PLC0415  # see above

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name=_KEY, index_option="basic")
    for field in ("community", "source"):
        builder.add_text_field(field, tokenizer_name=_KEY, index_option="basic")
    for field in WEIGHTS:
        builder.add_text_field(field, tokenizer_name=_TOKENS, index_option="freq")
    return builder.build()


def _analyzer(tokenizer: "tantivy.Tokenizer") -> "tantivy.TextAnalyzer":
    import tantivy  # noqa: PLC0415  # see above

    return tantivy.TextAnalyzerBuilder(tokenizer).build()


def _texts(entry: Entry) -> Mapping[str, str]:
    return {
        "text": entry.text,
        "heading": entry.heading,
        "questions": " ".join(entry.questions),
        "title": entry.title,
    }


def _whole(key: str) -> str:
    """Return a key as a term; an empty one would be none."""
    return f"k{key}"
