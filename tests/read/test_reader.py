"""One odd text or sentence never costs the rest, and a reading has an identity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.model.codec import decode, encode
from servanda.model.record import Reading
from servanda.model.source import Part, Region
from servanda.read import acts, reader
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import READER, read_document, reading_id
from tests.read.status_cases import document_of

TEXT = "Norway suspended the fisheries talks in 2004. Russia released the crew on Friday."


def read(text: str = TEXT, anchor: str | None = None) -> Reading:
    return read_document(document_of(text), language=load(), lexicon=Lexicon.of(), anchor=anchor)


def test_a_failing_step_costs_its_own_part_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> tuple[object, ...]:
        raise KeyError("a fault")

    monkeypatch.setattr(reader, "find_conditions", broken)
    found = read()
    assert [one.type for one in found.assertions] == ["talks.suspend", "person.release"]
    (problem,) = found.problems
    assert "conditions" in problem.what
    assert problem.where.startswith("case.txt:")
    assert problem.remedy


def test_an_odd_sentence_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = acts.drafts_of

    def odd(clauses: object, scene: object) -> object:
        if "Norway" in clauses.line.sentence.text:  # type: ignore[attr-defined]
            raise ValueError("an odd sentence")
        return sound(clauses, scene)  # type: ignore[arg-type]

    monkeypatch.setattr(acts, "drafts_of", odd)
    found = read()
    assert [one.type for one in found.assertions] == ["person.release"]
    (problem,) = found.problems
    assert problem.words == "Norway suspended the fisheries talks in 2004."


def test_a_reading_is_named_by_document_reader_words_and_anchor() -> None:
    document = document_of(TEXT)
    words = Lexicon.of().fingerprint
    assert read().id == reading_id(document, words, None)
    assert read(anchor="2021-06-09").id != read().id
    assert read().reader == READER


def test_a_day_that_the_words_state_is_found_without_an_anchor() -> None:
    found = read("9 June 2021\n\nNorway suspended the fisheries talks on Monday.")
    assert found.anchor is None
    assert found.published.value == "2021-06-09"


def test_a_text_about_nothing_of_ours_says_so() -> None:
    (problem,) = read("The bakery opens at six. Bread costs two crowns.").problems
    assert "nothing about talks" in problem.what
    assert problem.remedy


def test_a_text_without_a_body_says_so() -> None:
    document = document_of("Home\nNews\nSport")
    document = replace(document, regions=(Region(0, len(document.text), Part.FURNITURE),))
    found = read_document(document, language=load(), lexicon=Lexicon.of())
    assert [one.what for one in found.problems] == ["no text of its own was found"]


@pytest.mark.parametrize(
    "text", ["", " \n\n\t", "\u0000\u0001", "“" * 200, "a" * 5000, "to " * 300, "12 " * 300, ", and " * 90]
)
def test_no_text_is_too_odd(text: str) -> None:
    found = read(text)
    assert not [one for one in found.problems if "failed" in one.what or "could not be read" in one.what]


def test_only_what_is_asked_for_is_kept() -> None:
    found = read_document(document_of(TEXT), language=load(), lexicon=Lexicon.of(), only=("timexes",))
    assert found.timexes
    assert found.assertions == ()


def test_a_reading_survives_its_encoding() -> None:
    found = read()
    assert decode(Reading, encode(found)) == found
