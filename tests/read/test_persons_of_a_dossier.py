"""A person whom a dossier names is read like one whom only the text names: by surname and pronoun too."""

from __future__ import annotations

import pytest

from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import Dossier
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.text.load import load as load_text

TEXT = (
    "Commissioner Orla Thandeka met the delegation on Monday. Thandeka said the talks were useful. "
    "He added that she had left early."
)
NAMED = Actor(id="person:o-thandeka", name="Orla Thandeka", type=ActorType.PERSON, party="state:XA")


@pytest.mark.parametrize(
    ("actors", "id_", "party"),
    [((), "person:orla-thandeka", None), ((NAMED,), "person:o-thandeka", "state:XA")],
    ids=["text-alone", "with-the-dossier"],
)
def test_a_surname_is_the_persons_and_the_office_is_told(
    actors: tuple[Actor, ...], id_: str, party: str | None
) -> None:
    document = load_text(TEXT.encode(), "a.txt", published="2015-06-09")
    reading = read_document(document, language=load(), lexicon=Lexicon.of(Dossier(actors=actors)))
    (person,) = [one for one in reading.actors if one.type is ActorType.PERSON and "orla" in one.name.lower()]
    assert (person.id, person.party) == (id_, party)
    assert [mention.text for mention in person.mentions][:2] == ["Orla Thandeka", "Thandeka"]
    assert [office.office for office in person.offices] == ["Commissioner"]
    assert reading.statements[0].speakers[0].entity == id_
