"""The bundled example shows what the reader can do with names that it has never met, but for its dossier."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from servanda import examples
from servanda.dossier.load import load

DOSSIER = load(examples.example().dossier)
NAMES = sorted(
    {party.name for party in DOSSIER.parties}
    | {party.capital for party in DOSSIER.parties}
    | {actor.name for actor in DOSSIER.actors if " " in actor.name and actor.type.value == "person"}
)
LISTS = sorted(
    one.name for one in files("servanda.read").joinpath("lexicons").iterdir() if one.name.endswith(".yaml")
)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_list_of_the_reader_knows_a_name_of_the_example(name: str) -> None:
    words = files("servanda.read").joinpath("lexicons").joinpath(name).read_text(encoding="utf-8")
    known = [one for one in NAMES if re.search(rf"\b{re.escape(one)}\b", words, re.IGNORECASE)]
    assert known == []
