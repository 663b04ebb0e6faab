"""A draft holds what documents tell, with their words, and nothing else; what it names is known by the same ids."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.dossier.drafting import draft
from servanda.dossier.load import check, load
from servanda.dossier.places import read_yaml
from servanda.dossier.writing import clean, scalar, several
from servanda.model.dossier import Dossier
from servanda.model.view import View
from servanda.model.when import Recurrence
from servanda.register import Register
from servanda.text.load import load as load_text

LETTER = """\
HAVANA, May 3, 2010 -- The United States and Cuba held talks on migration in Havana on Friday.

The delegation of the United States was headed by Assistant Secretary Marta Oakes. Oakes said the talks were
useful. The talks are held every six months.

The Cuban delegation was headed by Deputy Minister Luis Arango. Under the Harbour Accord of 1996 Cuba is
obliged to grant exit permits to emigrants.
"""
REPORT = """\
June 9, 2010

Cuba suspended the migration talks with the United States on Monday, the Foreign Ministry said.
"""


def _view(documents: dict[str, str], dossier: Dossier | None = None) -> View:
    loaded = [load_text(text.encode(), name) for name, text in documents.items()]
    with Register.of_documents(loaded, dossier=dossier) as register:
        register.read()
        return register.view()


DOCUMENTS = {"letter.txt": LETTER, "report.txt": REPORT}


@pytest.fixture(scope="module")
def view() -> View:
    return _view(DOCUMENTS)


def _written(view: View, folder: Path) -> Path:
    for name, text in draft(view).files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_draft_loads_and_names_who_talks_and_how_often(view: View, tmp_path: Path) -> None:
    dossier = load(_written(view, tmp_path))
    assert [party.id for party in dossier.parties] == ["state:CU", "state:US"]
    (track,) = dossier.tracks
    assert (track.id, track.parties) == ("track:cu-us-migration", ("state:CU", "state:US"))
    assert (track.cadence, track.cadence_by) == (Recurrence(6, "month"), "practice")
    persons = {actor.id: actor for actor in dossier.actors}
    assert [office.office for office in persons["person:marta-oakes"].offices] == ["Assistant Secretary"]
    assert [source.published for source in dossier.sources] == ["2010-05-03", "2010-06-09"]


def test_every_entry_stands_under_the_exact_words_of_a_document_that_is_named(view: View) -> None:
    whole = {name: clean(text) for name, text in DOCUMENTS.items()}
    for file, text in draft(view).files.items():
        lines = text.splitlines()
        for number, line in enumerate(lines):
            if not line.startswith("  - "):
                continue
            above = lines[number - 1].strip()
            found = re.fullmatch(r'# (\S+)(?: \d+ \w+ 2010: "…?(.+?)…?")?', above)
            assert found is not None, f"{file}: {line} stands under {above}"
            assert found[1] in whole
            assert (found[2] or "") in whole[found[1]]


def test_the_same_view_gives_the_same_text(view: View) -> None:
    assert draft(view) == draft(_view(dict(reversed(DOCUMENTS.items()))))


def test_with_the_draft_in_place_events_tracks_and_rounds_keep_their_ids(view: View, tmp_path: Path) -> None:
    again = _view(DOCUMENTS, load(_written(view, tmp_path)))
    assert [one.id for one in again.reconciled.events] == [one.id for one in view.reconciled.events]
    for name in ("tracks", "rounds", "measures", "proposals"):
        assert [one.id for one in getattr(again.assessment, name)] == [
            one.id for one in getattr(view.assessment, name)
        ]
    assert {one.id for one in again.assessment.commitments} == {one.id for one in view.assessment.commitments}
    assert not again.assessment.tracks[0].provisional


def test_what_someone_alleges_is_commented_out(tmp_path: Path) -> None:
    text = "June 9, 2010\n\nThe United States said that Cuba violated the accord by refusing exit permits.\n"
    view = _view({"a.txt": text})
    assert view.assessment.commitments
    accord = draft(view).files["accord.yaml"]
    assert "\n# commitments:\n" in accord
    assert "\n  # - id: commitment:" in accord
    assert load(_written(view, tmp_path)).commitments == ()


def test_documents_that_tell_nothing_give_examples_to_follow(tmp_path: Path) -> None:
    made = draft(_view({"a.txt": "nothing to tell\n"}))
    assert made.entries == 0
    view = _view({"a.txt": "nothing to tell\n"})
    dossier, errors = check(_written(view, tmp_path))
    assert errors == ()
    assert (dossier.parties, dossier.tracks, len(dossier.sources)) == ((), (), 1)


def test_the_examples_of_an_empty_draft_load_once_their_marks_are_taken_away(tmp_path: Path) -> None:
    for name, text in draft(_view({})).files.items():
        bare = re.sub(r"^# ?((?:[a-z]+:$|  ).*)$", r"\1", text, flags=re.MULTILINE)
        (tmp_path / name).write_text(bare, encoding="utf-8")
    dossier, errors = check(tmp_path)
    assert errors == ()
    for section in ("parties", "actors", "instruments", "commitments", "tracks", "measures", "concepts"):
        assert getattr(dossier, section), section


def test_names_that_recur_and_that_nothing_identifies_are_offered_and_not_stated(tmp_path: Path) -> None:
    text = "June 9, 2010\n\n" + "The council met, and Vastmark objected. " * 5
    view = _view({"a.txt": text})
    parties = draft(view).files["parties.yaml"]
    assert "  #   name: Vastmark  # 5 times" in parties
    assert load(_written(view, tmp_path)).parties == ()


@given(st.text(min_size=1))
def test_any_text_that_is_written_reads_back_as_itself(text: str) -> None:
    folder = Path("x.yaml")
    written = f"a: {scalar(text)}\nb: {several([text, text])}  # {clean(text)}\n"
    data = _read(folder, written)
    assert str(data["a"]) == clean(text)
    assert [str(one) for one in data["b"]] == [clean(text), clean(text)]


def _read(file: Path, text: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_text(text, encoding="utf-8")
        found: dict[str, Any] = read_yaml(path).data
        return found
