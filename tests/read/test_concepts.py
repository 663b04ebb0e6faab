"""What a text is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.dossier import ConceptDef, Dossier
from servanda.read.concepts import general_concepts
from tests.read.actors_in import concepts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They refused exit permits.", [("exit permits", "exit-permit")]),
        ("An exit-permit was refused.", [("exit-permit", "exit-permit")]),
        ("Direct mail stopped.", [("Direct mail", "direct-mail")]),
        ("The total allowable catch fell.", [("total allowable catch", "quota")]),
        ("Water releases began.", [("Water releases", "water-release")]),
        ("The prisoner swap failed.", [("prisoner swap", "prisoner-exchange")]),
        ("On-site inspections resumed.", [("On-site inspections", "inspections")]),
        ("The cease-fire held.", [("cease-fire", "ceasefire")]),
        ("Import duties rose.", [("Import duties", "tariffs")]),
        ("The migration talks failed.", [("migration", "migration")]),
        ("Illegal migration fell.", [("Illegal migration", "illegal-migration")]),
        ("They repatriated forty men.", [("repatriated", "repatriation")]),
        ("A deep-water fishing port was named.", [("deep-water fishing port", "port-access")]),
    ],
)
def test_words_name_a_subject_in_all_their_forms(text: str, found: list[tuple[str, str]]) -> None:
    assert concepts(text) == found


def test_nothing_matches_inside_a_word() -> None:
    assert concepts("The damage was tankless and visaless.") == []


def test_a_dossiers_words_come_first() -> None:
    dossier = Dossier(
        name="x",
        concepts=(
            ConceptDef(id="concept:lamp-oil", words=(("en", ("lamp oil", "quota")), ("es", ("aceite",)))),
        ),
        fingerprint="y",
    )
    assert concepts("The quota of lamp oils; aceite.", dossier) == [
        ("quota", "lamp-oil"),
        ("lamp oils", "lamp-oil"),
    ]


def test_every_general_concept_is_found_by_each_of_its_phrases() -> None:
    for name, phrases in general_concepts().items():
        for phrase in phrases:
            text = phrase.replace(" * ", " some ").replace("|", " ").replace("~", "")
            if "|" not in phrase:
                assert name in {concept for _, concept in concepts(f"The {text} ended.")} or _shadowed(
                    phrase
                ), phrase


def _shadowed(phrase: str) -> bool:
    """A phrase that another concept has as well: the first in the file keeps it."""
    return sum(phrase in phrases for phrases in general_concepts().values()) > 1


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for words, _ in concepts(text):
        assert words in text
