"""The three readers alone find what a record would hold, on a string, a document or a page."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from typing import Any

import pytest

import servanda.read
from servanda.dossier.load import load as load_dossier
from servanda.errors import BadCall, BadDate
from servanda.examples import example
from servanda.model.source import Document
from servanda.read import find_actors, find_figures, find_timexes, language
from servanda.read.bench import STANDS_ON
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from servanda.read.reader import read_document
from servanda.text import load, of_text

REPORTS = example("orra")


def reports() -> list[Document]:
    return [load(path.read_bytes(), path.name) for path in REPORTS.documents]


def test_a_string_gives_dates_against_the_day_of_its_publication() -> None:
    (found,) = find_timexes("The talks were held on Tuesday.", "2031-05-22")
    assert (found.start, found.end, found.text) == (23, 30, "Tuesday")
    assert (found.type, found.value) == ("DATE", "2031-05-20")


def test_a_string_gives_actors_with_their_mentions() -> None:
    text = "Austria hosted the talks. Austria's ministry said so."
    (austria,) = [one for one in find_actors(text) if one.id == "state:AT"]
    assert [(one.start, one.text) for one in austria.mentions][:2] == [(0, "Austria"), (26, "Austria")]


def test_a_string_gives_figures_even_where_it_is_no_sentence() -> None:
    (found,) = find_figures("at least 20,000 visas")
    assert (found.text, found.amount.low, found.amount.high) == ("at least 20,000", 20000, None)


@pytest.mark.parametrize("document", reports(), ids=lambda one: one.file)
def test_each_reader_alone_finds_what_a_whole_reading_finds(document: Document) -> None:
    dossier = load_dossier(REPORTS.folder / "dossier")
    whole = read_document(document, language=language.load(), lexicon=Lexicon.of(dossier))
    page = make_page(document, language.load())
    assert find_timexes(page) == whole.timexes
    assert find_actors(page, dossier) == whole.actors
    assert find_figures(page, dossier=dossier) == whole.figures


def test_a_document_and_its_page_are_read_alike_and_its_menus_are_told_apart() -> None:
    document = reports()[0]
    assert find_timexes(document) == find_timexes(make_page(document, language.load()))
    assert find_figures(document) == find_figures(make_page(document, language.load()))


def test_a_string_is_the_document_of_the_file_with_its_words() -> None:
    text = "Talks resume.\n\nThey are held in Vienna.\n"
    assert of_text(text).id == load(text.encode(), "a.txt").id


@pytest.mark.parametrize("day", ["2031-05-22", date(2031, 5, 22), datetime(2031, 5, 22, 23, 59)])
def test_a_day_is_given_as_words_or_as_a_date(day: str | date) -> None:
    (found,) = find_timexes("They met yesterday.", day)
    assert found.value == "2031-05-21"


def test_a_document_s_own_day_is_used_and_a_given_one_outranks_it() -> None:
    document = load(b"The talks were held yesterday.", "a.txt", published="2031-05-22")
    assert [one.value for one in find_timexes(document)] == ["2031-05-21"]
    assert [one.value for one in find_timexes(document, "2032-01-01")] == ["2031-12-31"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: find_timexes(b"bytes"), "a text was expected, not bytes b'bytes'"),  # type: ignore[arg-type]
        (lambda: find_actors(None), "a text was expected, not NoneType None"),  # type: ignore[arg-type]
        (lambda: find_figures("x", 2009), "a day of publication was expected, not int 2009"),  # type: ignore[arg-type]
        (lambda: find_actors("x", "folder"), "a dossier was expected, not str 'folder'"),  # type: ignore[arg-type]
    ],
)
def test_a_thing_of_another_kind_is_a_bad_call_with_a_remedy(call: Any, words: str) -> None:
    with pytest.raises(BadCall) as raised:
        call()
    assert raised.value.what == words
    assert raised.value.remedy


@pytest.mark.parametrize("read", [find_timexes, find_figures])
def test_a_day_that_is_none_is_a_bad_date(read: Any) -> None:
    with pytest.raises(BadDate, match="not a date: '31 June'"):
        read("The talks were held yesterday.", "31 June")


def test_the_room_is_imported_without_a_language_model() -> None:
    code = "import sys, servanda.read; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_room_names_its_readers_and_nothing_that_it_has_not() -> None:
    assert {"find_timexes", "find_actors", "find_figures"} <= set(dir(servanda.read))
    with pytest.raises(AttributeError, match="no attribute 'find_nothing'"):
        _ = servanda.read.find_nothing


def test_a_step_that_fails_is_raised_where_a_reader_is_called_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("servanda.read.reader.find_timexes", fail)
    with pytest.raises(RuntimeError, match="broken"):
        find_timexes("They met yesterday.")


def test_parts_that_nobody_asked_for_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("asked for")

    monkeypatch.setattr("servanda.read.reader.find_actors", fail)
    assert find_timexes("They met yesterday.")
    with pytest.raises(RuntimeError, match="asked for"):
        find_figures("They met yesterday.")
    assert set(STANDS_ON) == {"timexes", "actors", "figures"}
