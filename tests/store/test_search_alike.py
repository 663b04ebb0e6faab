"""A search gives the same hits in the same order, whatever the record is kept in."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.record import Reading, Statement
from servanda.store.postgres import indexing
from servanda.store.protocol import Store
from servanda.store.words import words_of
from tests.store.homes import Homes
from tests.store.nouns import data_of, make_document

DAY1 = "2031-04-01T12:00:00Z"
STEMS = [
    "quota",
    "Quota",
    "QUÓTA",
    "quotas",
    "herring",
    "the",
    "a",
    "café",
    "o\u0301ria",
    "x-ray",
    "don't",
    "3.5",
]
TEXTS = st.lists(st.sampled_from(STEMS), min_size=1, max_size=30).map(" ".join)
QUERIES = st.one_of(
    st.lists(st.sampled_from(STEMS), min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(STEMS), min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(["quo*", "her* the", 'a "the quota"', "x_ray", "_ herring", "o*", '"a a"']),
)


def fill(store: Store, texts: list[str]) -> None:
    """Keep each text as a document in which all of it was said."""
    for number, text in enumerate(texts):
        document = make_document(text, file=f"{number}.txt")
        said = Statement(
            id=f"s_{number}", document=document.id, speakers=(), content=(document.quote(0, len(text)),)
        )
        reading = Reading(
            id=f"r_{number}",
            document=document.id,
            reader="machine 1",
            words="w",
            anchor=None,
            statements=(said,),
        )
        store.add_document(document, data_of(document), DAY1)
        store.add_reading(reading, DAY1)


def test_hits_their_order_and_their_places_are_the_same(files: Homes, databases: Homes) -> None:
    @settings(max_examples=6)
    @given(st.lists(TEXTS, min_size=1, max_size=12, unique=True), st.lists(QUERIES, min_size=1, max_size=6))
    def holds(texts: list[str], queries: list[str]) -> None:
        with files.store() as one, databases.store() as other:
            fill(one, texts)
            fill(other, texts)
            for query in queries:
                for limit in (2, 50):
                    assert one.search(query, limit=limit) == other.search(query, limit=limit), query
            assert other.check() == ()

    holds()


def test_every_letter_of_every_script_is_found_alike(files: Homes, databases: Homes) -> None:
    letters = [
        chr(code)
        for code in range(0x80, 0x3000)
        if unicodedata.category(chr(code))[0] in "LNM" and not 0xD800 <= code < 0xE000
    ]
    lines = [
        "".join(f"a{letter}b " for letter in letters[at : at + 300]) for at in range(0, len(letters), 300)
    ]
    with files.store() as one, databases.store() as other:
        fill(one, lines)
        fill(other, lines)
        for letter in letters[::151]:
            assert one.search(f"a{letter}b") == other.search(f"a{letter}b"), hex(ord(letter))


def test_a_text_of_more_words_than_one_tsvector_holds_is_found_too(
    databases: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST", 100)
    with databases.store() as store:
        fill(store, ["One two three four five six seven eight nine ten.", "Ten."])
        assert [hit.snippet.quote[:3] for hit in store.search("ten") if hit.statement is None] == [
            "Ten",
            "One",
        ]
        assert store.search("eleven") == ()
        assert len([hit for hit in store.search('"nine ten"') if hit.statement is None]) == 1


def test_words_stand_far_into_a_text_and_are_long(files: Homes, databases: Homes) -> None:
    text = "the " * 20_000 + "minister spoke of the quota " + "x" * 3_000
    with files.store() as one, databases.store() as other:
        fill(one, [text])
        fill(other, [text])
        for query in ('"the quota"', "minister", "x" * 3_000, "x" * 600 + "*"):
            assert one.search(query) == other.search(query) != ()


def test_the_words_of_many_texts_are_told_apart() -> None:
    assert words_of(["Café déjà-vu", "", "U.S."]) == [["cafe", "deja", "vu"], [], ["u", "s"]]
