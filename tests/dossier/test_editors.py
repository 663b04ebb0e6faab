"""The JSON Schema for editors: it knows every field, takes what loads, and marks what does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from servanda.dossier.editors import fields, schema, written
from servanda.dossier.places import read_yaml
from servanda.examples import example
from tests.documented import ROOT

SCHEMA = schema()
BUNDLED = sorted(
    (*example().dossier.glob("*.yaml"), *(ROOT / "src" / "servanda" / "dossiers").rglob("*.yaml"))
)


def _wrong(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "one.yaml"
    file.write_text(text, encoding="utf-8")
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(read_yaml(file).data)]


def test_it_is_a_schema_and_the_published_copy_is_current() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    published = ROOT / "docs" / "dossier.schema.json"
    assert published.read_text(encoding="utf-8") == written(), (
        "servanda schema dossier > docs/dossier.schema.json"
    )
    assert json.loads(written()) == SCHEMA


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parents[0].name}-{path.stem}")
def test_every_bundled_dossier_holds_to_it(path: Path) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(read_yaml(path).data)) == []


def test_every_field_is_described_and_no_description_is_left_over() -> None:
    kinds: dict[str, Any] = {**SCHEMA["$defs"], "DossierFile": SCHEMA}
    names: set[str] = set()
    for kind, one in kinds.items():
        for name, field in one.get("properties", {}).items():
            assert field["description"].endswith("."), f"{kind}.{name}"
            names |= {name, f"{kind}.{name}"}
    assert set(fields()) - names == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("parties: [{id: state:XL, name: Lowmark, captial: Reedport}]\n", "captial"),
        ("parties: [{id: lowmark, name: Lowmark}]\n", "lowmark"),
        ("parties: [{id: state:XL}]\n", "name"),
        ("tracks: [{id: track:a, name: a, parties: [state:XL], cadence: twice}]\n", "twice"),
        ("rounds: [{id: a, track: track:a, says: a, state: over}]\n", "over"),
        ("events: [{id: a, says: a, type: hold}]\n", "hold"),
        ("events: [{id: a, says: a, type: talks.hold, roles: [{role: actor, text: a}]}]\n", "actor"),
    ],
)
def test_it_marks_what_would_not_load(tmp_path: Path, text: str, word: str) -> None:
    found = _wrong(tmp_path, text)
    assert len(found) == 1
    assert repr(word) in found[0]


def test_a_year_without_quotation_marks_and_one_party_without_a_list_are_right(tmp_path: Path) -> None:
    text = (
        "instruments: [{id: instrument:a, title: A, date: 1971}]\n"
        "commitments: [{id: commitment:a, instrument: instrument:a, obligor: state:XL, duty: a}]\n"
    )
    assert _wrong(tmp_path, text) == []
