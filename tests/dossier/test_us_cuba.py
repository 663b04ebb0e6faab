"""The bundled dossier of the migration accords loads, is whole, and says in its own words what it was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.accuracy import shared

import servanda
from servanda.dossier.entries import DossierFile
from servanda.dossier.load import check, load
from servanda.dossier.places import read_yaml, shape
from servanda.model.dossier import Certainty

FOLDER = Path(servanda.__file__).parent / "dossiers" / "us-cuba"
ROOT = shared.root()
GATHERED = ROOT / "facts" / "us_cuba_facts.yaml" if ROOT else None
RUN = 10  # words in a row that would be a sentence carried over

beside = pytest.mark.skipif(GATHERED is None or not GATHERED.is_file(), reason=shared.ABSENT)


@cache
def files() -> tuple[DossierFile, ...]:
    return tuple(shape(DossierFile, read_yaml(file)) for file in sorted(FOLDER.glob("*.yaml")))


@cache
def gathered() -> dict[str, Any]:
    assert GATHERED is not None
    found: dict[str, Any] = yaml.safe_load(GATHERED.read_text(encoding="utf-8"))
    return found


def section(name: str) -> list[Any]:
    return [one for file in files() for one in getattr(file, name)]


def counted_rows() -> Iterator[tuple[float, str]]:
    """Each number of the gathered facts with the key of its source."""
    for block in gathered()["figures"].values():
        for year in block.get("values", {}):
            yield float(block["values"][year]), block["source"]
        for row in block.get("rows", ()):
            value = row.get("value", row.get("value_pct"))
            if value is not None and row["source"] is not None:
                yield float(value), row["source"]


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def test_it_loads_without_an_error() -> None:
    dossier, errors = check(FOLDER)
    assert errors == ()
    assert dossier.name == "US-Cuba migration accords"
    assert {one.id for one in dossier.parties} == {"state:US", "state:CU"}


def test_every_source_that_a_fact_names_is_there_and_every_account_cites_its_own_words() -> None:
    known = {one.id for one in section("sources")}
    for name in ("rounds", "events", "statements", "figures", "conditions", "commitments", "measures"):
        for entry in section(name):
            named = {*entry.sources}
            for account in getattr(entry, "accounts", ()):
                named |= set(account["sources"])
            assert named <= known, entry.id
    for account in load(FOLDER).accounts:
        for assertion in account.reading.assertions:
            for cited in assertion.evidence:
                assert account.document.text[cited.start : cited.end] == cited.quote


def test_no_fact_is_without_a_source_but_those_that_are_marked_unverified() -> None:
    for name in ("rounds", "events", "statements", "figures", "conditions"):
        for entry in section(name):
            if not entry.sources and not entry.accounts:
                assert entry.certainty is Certainty.UNVERIFIED, entry.id


def test_a_page_that_was_not_found_again_makes_nothing_more_than_unverified() -> None:
    lost = {one.id for one in section("sources") if one.read == "none"}
    assert lost
    for name in ("rounds", "events", "statements", "figures", "conditions"):
        for entry in section(name):
            told = [(entry.sources, entry.certainty)]
            told += [(one["sources"], one.get("certainty", entry.certainty)) for one in entry.accounts]
            for sources, certainty in told:
                if set(sources) and set(sources) <= lost:
                    assert certainty == Certainty.UNVERIFIED, entry.id


def test_an_account_that_differs_is_told_in_words_of_its_own() -> None:
    for name in ("rounds", "events", "figures"):
        for entry in section(name):
            for account in entry.accounts:
                assert account.get("says", entry.says) != entry.says, entry.id


@beside
def test_nothing_gathered_is_left_out() -> None:
    facts = gathered()
    assert {one.id for one in section("sources")} >= {f"source:{key}" for key in facts["sources"]}
    assert {one.id for one in section("commitments")} == {f"commitment:{key}" for key in facts["commitments"]}
    assert {one.id for one in section("rounds")} >= {one["id"] for one in facts["rounds"]}
    assert len(section("instruments")) == len(facts["instruments"])
    assert len(section("sets")) == len(facts["instrument_sets"])
    assert len(section("statements")) >= len(facts["positions"])
    told = {
        (number, source.removeprefix("source:"))
        for one in section("figures")
        for number in (one.value, one.min, one.max)
        if number is not None
        for source in one.sources
    }
    rows = set(counted_rows())
    assert len(rows) > 60
    assert rows <= told


@beside
def test_what_is_unverified_or_inferred_stays_so() -> None:
    rounds = {one.id: one for one in section("rounds")}
    for fact in gathered()["rounds"]:
        if fact["confidence"] != "seen":
            assert rounds[fact["id"]].certainty == fact["confidence"], fact["id"]
    owed = {one.id: one for one in section("commitments")}
    for key, fact in gathered()["commitments"].items():
        if "confidence" in fact:
            assert owed[f"commitment:{key}"].certainty == fact["confidence"], key
    read = {one.id: one.read for one in section("sources")}
    for key, fact in gathered()["sources"].items():
        assert read[f"source:{key}"] == fact["read"], key


@beside
def test_a_round_has_a_number_only_where_a_source_states_one() -> None:
    stated = {one["round"] for one in gathered()["numbering"]["anchors"]}
    numbered = {
        one.id
        for one in section("rounds")
        if one.ordinal or any(each.get("ordinal") for each in one.accounts)
    }
    assert numbered <= stated | {"R1996-12"}
    assert stated <= numbered


@beside
def test_the_states_of_the_track_are_not_told_but_left_to_be_found() -> None:
    hindsight = {one["state"] for one in gathered()["track"]["states"]}
    assert "lapsed" in hindsight
    for track in section("tracks"):
        assert not {"states", "state"} & set(type(track).model_fields)
    written = "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.yaml"))
    for word in ("inferred_us", "lapsed", "resumption_proposed", "resumption_accepted"):
        assert word not in written


@beside
def test_no_sentence_is_carried_over() -> None:
    assert GATHERED is not None
    seen: set[tuple[str, ...]] = set()
    for text in texts(gathered()):
        if not text.startswith("http"):
            words = words_of(text)
            seen |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    assert seen
    for file in sorted(FOLDER.glob("*.yaml")):
        for text in texts(read_yaml(file).data):
            if text.startswith("http"):
                continue
            words = words_of(text)
            for at in range(len(words) - RUN + 1):
                assert tuple(words[at : at + RUN]) not in seen, (file.name, text)
