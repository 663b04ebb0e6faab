"""What became of a dossier is told field by field, whatever the order of its files."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from servanda.dossier.difference import SECTIONS, difference
from servanda.dossier.load import load
from servanda.examples import example
from servanda.model.dossier import Dossier

WHOLE = """\
name: The lake accords
parties:
  - {id: state:XA, name: Norland, capital: Haven}
instruments:
  - id: instrument:lake-treaty
    title: Lake Treaty
    provisions: [{id: provision:lt-2, label: article 2}]
commitments:
  - id: commitment:sluices
    instrument: instrument:lake-treaty
    obligor: state:XA
    duty: open the sluices
    performed_by: [conduct.perform]
tracks:
  - {id: track:lake, name: Lake Commission, parties: [state:XA], cadence: 6 month}
acts:
  - {type: case.moor, words: {en: [moor]}}
sources:
  - {id: source:post, published: 2009-06-10}
  - {id: source:wire, published: 2009-06-11}
rounds:
  - id: first
    track: track:lake
    state: held
    when: 2009-06-09
    says: The commission met.
    sources: [source:post, source:wire]
figures:
  - id: boats
    says: Norland stopped 12 boats.
    counts: concept:boats
    value: 12
    sources: [source:wire]
assessments:
  - {commitment: commitment:sluices, period: 2009, step: minimal, by: A. Coder, on: 2010-01-05, why: late}
"""


def _load(folder: Path, text: str) -> Dossier:
    folder.mkdir(exist_ok=True)
    (folder / "all.yaml").write_text(text, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("capital: Haven", "capital: Port", ("changed", "parties", "state:XA", "capital", "Haven", "Port")),
        (
            "label: article 2",
            "label: article 3",
            (
                "changed",
                "instruments",
                "instrument:lake-treaty",
                "provisions provision:lt-2 label",
                "article 2",
                "article 3",
            ),
        ),
        (
            "[conduct.perform]",
            "[conduct.perform, conduct.cooperate]",
            ("changed", "commitments", "commitment:sluices", "performed_by", "", "conduct.cooperate"),
        ),
        ("6 month", "3 month", ("changed", "tracks", "track:lake", "cadence", "6 month", "3 month")),
        ("[moor]", "[dock]", ("changed", "acts", "case.moor", "words", "en moor", "en dock")),
        (
            "step: minimal",
            "step: full",
            ("changed", "assessments", "commitment:sluices 2009 A. Coder", "step", "minimal", "full"),
        ),
        (
            "2009-06-10}",
            "2009-06}",
            ("changed", "sources", "source:post", "published", "2009-06-10", "2009-06"),
        ),
    ],
)
def test_a_changed_field_is_told_with_both_values(
    tmp_path: Path, old: str, new: str, told: tuple[str, ...]
) -> None:
    (edit,) = difference(_load(tmp_path / "a", WHOLE), _load(tmp_path / "b", WHOLE.replace(old, new)))
    assert astuple(edit) == (*told, ())


def test_a_fact_that_several_sources_tell_changes_once_and_names_them_all(tmp_path: Path) -> None:
    old, new = _load(tmp_path / "a", WHOLE), _load(tmp_path / "b", WHOLE.replace("2009-06-09", "2009-06-08"))
    (edit,) = difference(old, new)
    assert (edit.section, edit.id, edit.field, edit.old, edit.new) == (
        "facts", "The commission met.", "when", "2009-06-09", "2009-06-08",
    )  # fmt: skip
    assert edit.sources == ("source:post", "source:wire")


def test_a_changed_number_is_told(tmp_path: Path) -> None:
    changed = WHOLE.replace("value: 12", "value: 13")
    (edit,) = difference(_load(tmp_path / "a", WHOLE), _load(tmp_path / "b", changed))
    assert (edit.id, edit.field, edit.old, edit.new) == ("Norland stopped 12 boats.", "amount", "12", "13")


def test_what_comes_and_goes_is_told_in_the_order_of_sections(tmp_path: Path) -> None:
    dossier = load(example().dossier)
    come, gone = difference(Dossier(), dossier), difference(dossier, Dossier())
    assert {edit.kind for edit in come} == {"added"}
    assert {edit.kind for edit in gone} == {"removed"}
    assert [edit.id for edit in come] == [edit.id for edit in gone]
    order = [("name", *SECTIONS).index(edit.section) for edit in come]
    assert order == sorted(order)
    assert len(come) == 1 + sum(len(getattr(dossier, name)) for name in SECTIONS if name != "facts")


def test_files_cut_otherwise_make_no_difference(tmp_path: Path) -> None:
    head, mark, tail = WHOLE.partition("tracks:\n")
    other = tmp_path / "b"
    other.mkdir()
    (other / "x.yaml").write_text(mark + tail, encoding="utf-8")
    (other / "y.yaml").write_text(head, encoding="utf-8")
    assert difference(_load(tmp_path / "a", WHOLE), load(other)) == ()
