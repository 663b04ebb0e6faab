"""Names that no list holds, told by a pipeline: whom they mean, and that lists and dossiers come first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import pytest
import spacy
from spacy.tokens import Doc, Span

from servanda.model.actor import ActorType
from servanda.model.dossier import Dossier, PartyDef
from servanda.model.source import Document
from servanda.read.actors import find_actors
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from tests.read.actors_in import said

VELMAR = Dossier(name="salt-lakes", parties=(PartyDef(id="state:VEL", name="Velmar"),), fingerprint="x")


class Marked:
    """A pipeline that finds each given name once, at its first free place."""

    def __init__(self, names: tuple[tuple[str, str], ...]) -> None:
        self.names = names
        self.language = spacy.blank("en")
        self.language.add_pipe("sentencizer")

    def pipe(self, texts: list[str]) -> Iterator[Doc]:
        for doc in self.language.pipe(texts):
            found: list[Span] = []
            for words, label in self.names:
                spans = (doc.char_span(hit.start(), hit.end(), label) for hit in re.finditer(words, doc.text))
                free = (
                    one
                    for one in spans
                    if one and all(one.end <= o.start or o.end <= one.start for o in found)
                )
                found.extend(islice(free, 1))
            doc.set_ents(found)
            yield doc


def read(
    text: str, *names: tuple[str, str], dossier: Dossier | None = None
) -> dict[str, tuple[ActorType, list[str]]]:
    """The actors of a text in which a pipeline has found some names, one place of each."""
    page = make_page(Document(id="d_0000000000000000", sha256="", file="t", text=text), Marked(names))
    return {
        one.id: (one.type, [mention.text for mention in one.mentions])
        for one in find_actors(page, Lexicon.of(dossier))
    }


@pytest.mark.parametrize("label", ["PER", "PERSON"])
def test_a_person_without_a_known_given_name_is_a_person_and_the_surname_resolves(label: str) -> None:
    found = read("Quenna Mirsk went home. Later Mirsk called.", ("Quenna Mirsk", label))
    assert found == {"person:quenna-mirsk": (ActorType.PERSON, ["Quenna Mirsk", "Mirsk"])}


def test_a_surname_alone_is_a_person_where_no_fuller_name_stands() -> None:
    found = read("They left before Mirsk came.", ("Mirsk", "PER"))
    assert found == {"person:mirsk": (ActorType.PERSON, ["Mirsk"])}


def test_an_organisation_that_no_list_holds_becomes_an_actor() -> None:
    found = read("They wrote to Tolvex yesterday.", ("Tolvex", "ORG"))
    assert found == {"org:tolvex": (ActorType.ORGANISATION, ["Tolvex"])}


@pytest.mark.parametrize("label", ["LOC", "GPE", "FAC"])
def test_a_place_that_no_list_holds_becomes_a_place(label: str) -> None:
    found = read("They stayed in Orrinvale.", ("Orrinvale", label))
    assert found == {"place:orrinvale": (ActorType.PLACE, ["Orrinvale"])}


def test_a_name_of_no_such_kind_makes_no_actor() -> None:
    assert read("They sang the Dawn Ode.", ("Dawn Ode", "WORK_OF_ART")) == {}


def test_the_longer_name_takes_the_state_inside_it() -> None:
    found = read("They asked the Herald of Norway.", ("Herald of Norway", "ORG"))
    assert found == {"org:herald-of-norway": (ActorType.ORGANISATION, ["Herald of Norway"])}


def test_a_listed_name_keeps_its_id_whatever_kind_it_is_told_to_be() -> None:
    assert set(read("They asked Norway.", ("Norway", "ORG"))) == {"state:NO"}


def test_a_name_of_the_dossier_keeps_its_id() -> None:
    assert set(read("They asked Velmar.", ("Velmar", "ORG"), dossier=VELMAR)) == {"state:VEL"}


def test_a_name_told_once_is_one_wherever_its_capitals_stand() -> None:
    text = "They wrote to Tolvex. Now tolvex is a word. Would Tolvex answer?"
    found = read(text, ("Tolvex", "ORG"))
    assert found == {"org:tolvex": (ActorType.ORGANISATION, ["Tolvex", "Tolvex"])}


def test_an_office_is_no_organisation() -> None:
    found = read("The Minister of Foreign Affairs came.", ("Foreign Affairs", "ORG"))
    assert not any(type_ is ActorType.ORGANISATION for type_, _ in found.values())


def test_the_title_told_with_a_name_is_no_part_of_it() -> None:
    found = read("They met President Quenna Mirsk.", ("President Quenna Mirsk", "PER"))
    assert found == {"person:quenna-mirsk": (ActorType.PERSON, ["Quenna Mirsk"])}


def test_a_short_name_is_the_one_organisation_that_it_ends() -> None:
    found = read("The Orrin Bank lent. The Bank wept.", ("Orrin Bank", "ORG"), ("Bank", "ORG"))
    assert found == {"org:orrin-bank": (ActorType.ORGANISATION, ["Orrin Bank", "Bank"])}


def test_a_listed_organisation_is_not_a_longer_one_that_begins_with_its_name() -> None:
    text = "The European Union lent. The European Union Tolvex Fund wept."
    found = read(text, ("European Union Tolvex Fund", "ORG"), ("European Union", "ORG"))
    assert found["org:european-union"] == (ActorType.ORGANISATION, ["European Union"])


def test_a_listed_organisation_is_not_a_longer_one_that_ends_with_its_name() -> None:
    text = "The European Union lent. The Friends of the European Union wept."
    found = read(text, ("Friends of the European Union", "ORG"), ("European Union", "ORG"))
    assert found["org:european-union"] == (ActorType.ORGANISATION, ["European Union"])


def test_a_run_with_a_given_name_that_is_told_an_organisation_is_no_person() -> None:
    found = read("They bought at Martin Tolvex.", ("Martin Tolvex", "ORG"))
    assert found == {"org:martin-tolvex": (ActorType.ORGANISATION, ["Martin Tolvex"])}


def test_a_given_name_alone_makes_no_person_of_a_run_that_the_pipeline_passes_over() -> None:
    text = "They wrote to Tolvex. The shelves of Martin Gloss were bare."
    assert set(read(text, ("Tolvex", "ORG"))) == {"org:tolvex"}


def test_without_names_from_the_pipeline_the_lists_tell_persons_and_organisations() -> None:
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    text = "They met Martin Gloss. The Orrin Foundation lent."
    page = make_page(Document(id="d_0000000000000000", sha256="", file="t", text=text), language)
    assert {one.id for one in find_actors(page, Lexicon.of(None))} == {
        "person:martin-gloss",
        "org:orrin-foundation",
    }


def test_who_speaks_without_a_name_is_named_with_the_place() -> None:
    assert said("Villagers in Norway said that the shelling had stopped.")[0][0] == "Villagers in Norway"
