"""A folder of definitions becomes a dossier, or an error that says where, what and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.dossier.load import check, load
from servanda.errors import BadDossier
from servanda.examples import example, path, whole
from servanda.model.when import Recurrence

WHOLE = """\
name: The lake accords
parties:
  - id: state:XL
    name: Lowmark
    demonyms: [Lowmarker]
    capital: Reedport
  - id: state:XH
    name: Highmark
instruments:
  - id: instrument:lake-treaty
    title: Lake Treaty
    date: 1971
commitments:
  - id: commitment:sluices
    instrument: instrument:lake-treaty
    obligor: state:XL
    duty: open the sluices each spring
    topics: [concept:sluices]
    performed_by: [conduct.perform]
tracks:
  - id: track:lake-commission
    name: Lake commission
    parties: [state:XL, state:XH]
    cadence: every 3 months
    cadence_by: text
concepts:
  - id: concept:sluices
    words: {en: [sluice], es: [esclusa]}
actors:
  - id: person:ada-voss
    name: Ada Voss
    type: person
    party: state:XL
    offices: [{office: commissioner, from: 2009-06, to: 2012}]
"""


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _error(tmp_path: Path, text: str) -> str:
    with pytest.raises(BadDossier) as caught:
        load(_folder(tmp_path, lake=text))
    return str(caught.value).replace(str(tmp_path) + "/", "")


def test_every_section_becomes_its_nouns(tmp_path: Path) -> None:
    dossier = load(_folder(tmp_path, lake=WHOLE))
    assert dossier.name == "The lake accords"
    assert (dossier.parties[0].id, dossier.parties[0].demonyms) == ("state:XL", ("Lowmarker",))
    assert dossier.instruments[0].date == "1971"
    assert dossier.commitments[0].performed_by == ("conduct.perform",)
    assert dossier.tracks[0].cadence == Recurrence(3, "month")
    assert dossier.concepts[0].words == (("en", ("sluice",)), ("es", ("esclusa",)))
    office = dossier.actors[0].offices[0]
    assert (office.start, office.end, office.past) == ("2009-06", "2012", False)


def test_a_dossier_may_be_cut_into_files_in_any_way(tmp_path: Path) -> None:
    head, mark, tail = WHOLE.partition("tracks:\n")
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert load(_folder(one, lake=WHOLE)) == load(_folder(two, a=head, b=mark + tail))


def test_a_new_duty_leaves_readings_up_to_date_and_a_new_word_does_not(tmp_path: Path) -> None:
    plain = load(_folder(tmp_path, lake=WHOLE)).fingerprint
    assert load(_folder(tmp_path, lake=WHOLE.replace("each spring", "each autumn"))).fingerprint == plain
    assert load(_folder(tmp_path, lake=WHOLE.replace("[sluice]", "[sluice, weir]"))).fingerprint != plain


def test_words_that_yaml_takes_for_truth_or_days_stay_words(tmp_path: Path) -> None:
    text = "concepts:\n  - id: concept:votes\n    words: {en: [no, yes, on, 2009-05-22]}\n"
    assert load(_folder(tmp_path, lake=text)).concepts[0].words == (
        ("en", ("no", "yes", "on", "2009-05-22")),
    )


def test_a_misspelt_field_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    text = "parties:\n  - id: state:XL\n    name: Lowmark\n    capitol: Reedport\n"
    assert _error(tmp_path, text) == (
        "lake.yaml:4: no such field: capitol\n4 | capitol: Reedport\nDid you mean capital?"
    )


def test_a_missing_field_is_told_at_its_entry(tmp_path: Path) -> None:
    text = "parties:\n  - id: state:XL\n    name: Lowmark\n  - id: state:XH\n"
    assert _error(tmp_path, text) == "lake.yaml:4: name is missing\n4 | - id: state:XH\nAdd name: …"


def test_an_id_of_the_wrong_kind_is_told(tmp_path: Path) -> None:
    text = "tracks:\n  - id: lake-commission\n    name: Lake commission\n    parties: [state:XL]\n"
    assert _error(tmp_path, text) == (
        "lake.yaml:2: id: an id here is written as track:…\n"
        "2 | - id: lake-commission\n"
        "Given was 'lake-commission'."
    )


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    text = "instruments:\n  - id: instrument:lake-treaty\n    title: Lake Treaty\n    date: 2009-02-30\n"
    assert _error(tmp_path, text).splitlines()[:2] == [
        "lake.yaml:4: date: not a date: '2009-02-30' (day is out of range for month). "
        "Write a day as 2009-05-22, a month as 2009-05, a year as 2009.",
        "4 | date: 2009-02-30",
    ]


def test_an_instrument_that_nothing_defines_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    text = WHOLE.replace("instrument: instrument:lake-treaty", "instrument: instrument:lake-traety")
    assert _error(tmp_path, text) == (
        "lake.yaml:15: not defined: instrument:lake-traety\n"
        "15 | instrument: instrument:lake-traety\n"
        "Did you mean instrument:lake-treaty?"
    )


def test_one_name_for_two_things_is_told_with_both_places(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        a="parties:\n  - id: state:XL\n    name: Lowmark\n",
        b="name: again\nparties:\n  - id: state:XL\n    name: Lowmark\n",
    )
    _, (error,) = check(folder)
    assert str(error).replace(f"{tmp_path}/", "") == (
        "b.yaml:3: defined twice: state:XL\n3 | - id: state:XL\nIt stands in a.yaml:2 too; keep one."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("parties: [\n", "lake.yaml:1: no YAML: a bracket or quotation mark is not closed"),
        ("name: a\nname: b\n", "lake.yaml:2: the key stands twice: name (first in line 1)"),
        ("parties: &x []\nactors: *x\n", "lake.yaml:1: an alias"),
        ("- a list\n", "lake.yaml:1: "),
        (
            "tracks:\n  - {id: track:x, name: X, parties: [state:XL], cadence: often}\n",
            "lake.yaml:2: cadence: ",
        ),
        ("commitments:\n  - {id: commitment:x, performed_by: [talks.hum]}\n", "lake.yaml:2: "),
    ],
)
def test_a_broken_file_is_told_at_its_line(tmp_path: Path, text: str, told: str) -> None:
    assert _error(tmp_path, text).startswith(told)


def test_a_file_in_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "lake.yaml").write_bytes("name: lake\n# Münde\n".encode("latin-1"))
    with pytest.raises(BadDossier) as caught:
        load(tmp_path)
    assert (caught.value.what, caught.value.where) == ("not UTF-8", f"{tmp_path}/lake.yaml:2")


def test_a_folder_without_definitions_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(BadDossier):
            load(folder)


def test_all_errors_of_a_folder_are_listed_and_the_sound_files_load(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=WHOLE, b="party: []\n", c="names: x\n")
    dossier, errors = check(folder)
    assert [error.what for error in errors] == ["no such field: party", "no such field: names"]
    assert dossier.name == "The lake accords"


@pytest.mark.parametrize("name", whole())
def test_every_bundled_dossier_is_sound(name: str) -> None:
    dossier, errors = check(example(name).dossier)
    assert errors == ()
    assert dossier.parties
    assert path(name).is_dir()
