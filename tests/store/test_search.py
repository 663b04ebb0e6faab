"""Searching: places whose offsets point into the canonical text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import BadCall
from servanda.store.protocol import Hit, Store
from tests.store.nouns import PATROL, SLUICE, data_of, make_document, patrol_reading

DAY1, DAY2 = "2031-04-01T12:00:00Z", "2031-04-02T12:00:00Z"


def fill(store: Store) -> None:
    patrol, sluice = make_document(PATROL), make_document(SLUICE)
    store.add_document(patrol, data_of(patrol), DAY1)
    store.add_document(sluice, data_of(sluice), DAY2)
    store.add_reading(patrol_reading(patrol), DAY2)


def words_at(hit: Hit, text: str) -> list[str]:
    assert text[hit.snippet.start : hit.snippet.end] == hit.snippet.quote
    assert all(hit.snippet.start <= start < end <= hit.snippet.end for start, end in hit.matches)
    return [text[start:end] for start, end in hit.matches]


def test_a_hit_cites_the_words_around_and_marks_the_words_searched(store: Store) -> None:
    fill(store)
    (hit,) = store.search("gauge readings")
    assert words_at(hit, SLUICE) == ["Gauge readings"] or words_at(hit, SLUICE) == ["Gauge", "readings"]
    assert (
        hit.snippet.quote == "Gauge readings were handed to Lower Oria every quarter, as the protocol asks."
    )
    assert hit.statement is None


def test_accents_and_case_do_not_count_and_offsets_still_fit(store: Store) -> None:
    fill(store)
    (hit,) = store.search("CAFE catch")
    assert words_at(hit, PATROL) == ["café", "catch"]


def test_words_of_a_statement_are_found_in_it_first_and_then_in_the_text(store: Store) -> None:
    fill(store)
    said, written = store.search("twice its share")
    assert said.statement == "s_share"
    assert written.statement is None
    assert words_at(said, PATROL) == words_at(written, PATROL)
    assert said.document == written.document


def test_all_words_must_occur_quoted_ones_together_and_a_star_begins_a_word(store: Store) -> None:
    fill(store)
    assert store.search("sluices herring") == ()
    assert len(store.search("Oria Mirel")) == 1
    assert store.search('"Oria Mirel"') == ()
    (hit,) = store.search('"Upper Oria" slui*')
    assert "sluices" in words_at(hit, SLUICE)


@pytest.mark.parametrize(
    "words", ['"', "NEAR(", "a AND OR", "text:herring", "(", "^quota", "-x", "herring*quota"]
)
def test_nothing_that_is_typed_is_an_operator(store: Store, words: str) -> None:
    fill(store)
    try:
        store.search(words)
    except BadCall as error:
        assert "nothing to search for" in str(error)


@pytest.mark.parametrize("words", ["", "  ", '""', "?!", "*"])
def test_a_search_without_a_word_is_a_bad_call(store: Store, words: str) -> None:
    with pytest.raises(BadCall, match="nothing to search for"):
        store.search(words)


def test_a_search_as_recorded_by_a_day_knows_no_later_document_or_reading(store: Store) -> None:
    fill(store)
    assert store.search("sluices", recorded_by="2031-04-01") == ()
    assert [hit.statement for hit in store.search("twice its share", recorded_by="2031-04-01")] == [None]


def test_only_statements_of_the_latest_reading_are_found(store: Store) -> None:
    fill(store)
    document = make_document(PATROL)
    silent = replace(patrol_reading(document, reader="machine 2"), statements=(), assertions=())
    store.add_reading(silent, DAY2)
    assert [hit.statement for hit in store.search("twice its share")] == [None]


def test_a_long_text_gives_its_densest_places_and_no_more_than_a_few(store: Store) -> None:
    lines = [f"Line {number} of the log names the ferry, " + "and much else " * 12 for number in range(200)]
    lines[150] = "Here the ferry met the ferry of the other ferry line."
    document = make_document("\n".join(lines))
    store.add_document(document, data_of(document), DAY1)
    hits = store.search("ferry")
    assert len(hits) == 5
    assert any(hit.snippet.quote.startswith("Here the ferry met") for hit in hits)
    assert len(store.search("ferry", limit=2)) == 2


WORDS = st.text(alphabet="aáÉßi\u0130z\U0001f600 ,.\n-\u0301", max_size=120)


def test_whatever_the_text_snippets_and_matches_stand_where_they_say(store: Store) -> None:
    @settings(max_examples=40)
    @given(WORDS, WORDS)
    def holds(before: str, after: str) -> None:
        text = f"{before} needle {after}"
        document = make_document(text)
        store.add_document(document, data_of(document), DAY1)
        hits = store.search("needle", among={document.id})
        assert hits
        assert all(word.casefold() == "needle" for hit in hits for word in words_at(hit, text))

    holds()
