"""What a dossier's own words for acts let the reader find."""

from __future__ import annotations

from servanda.model.act import Status, Voice
from servanda.model.dossier import ActDef, Dossier, FrameDef, NounDef, PartyDef
from servanda.model.record import Assertion
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.text.load import load as load_text

PARTIES = (
    PartyDef(id="state:XC", name="Caldora", demonyms=("Caldoran",)),
    PartyDef(id="state:XM", name="Merrin", demonyms=("Merrinese",)),
)


def _act(type_: str, *words: str, adverse: bool = False, language: str = "en") -> ActDef:
    return ActDef(type=type_, words=((language, words),), adverse=adverse)


def _read(text: str, *acts: ActDef, nouns: tuple[NounDef, ...] = ()) -> tuple[Assertion, ...]:
    lexicon = Lexicon.of(Dossier(parties=PARTIES, acts=acts, nouns=nouns))
    document = load_text(text.encode(), "a.txt", published="2015-06-09")
    return read_document(document, language=load(), lexicon=lexicon).assertions


def _told(one: Assertion) -> tuple[str, Status, dict[str, str]]:
    return one.type, one.status, {role.role: role.text for role in one.roles}


def test_a_verb_that_a_dossier_adds_is_read_in_its_forms_with_roles_by_grammar() -> None:
    moor = _act("case.moor", "moor")
    assert _read("The crews moored the ferry.") == ()
    (crews,) = _read("The crews moored the ferry.", moor)
    assert _told(crews) == ("case.moor", Status.HAPPENED, {"agent": "The crews", "patient": "the ferry"})
    (passive,) = _read("The ferry was moored by Caldora in May 2015.", moor)
    assert _told(passive) == (
        "case.moor",
        Status.HAPPENED,
        {"patient": "The ferry", "agent": "Caldora"},
    )
    assert passive.when is not None
    assert passive.when.expression.value == "2015-05"
    (negated,) = _read("Merrin has not moored the ferry.", moor)
    assert _told(negated)[1] is Status.DID_NOT_HAPPEN


def test_a_verb_of_several_words_and_a_noun_are_read_too() -> None:
    moor = _act("case.moor", "tie up", "mooring")
    assert [_told(one)[2] for one in _read("Caldora tied up two barges.", moor)] == [
        {"agent": "Caldora", "patient": "two barges", "amount": "two"}
    ]
    assert [one.type for one in _read("Merrin announced the mooring of the ferry.", moor)] == ["case.moor"]


def test_an_adverse_act_of_a_dossier_is_alleged_in_another_sides_voice_and_a_plain_one_is_not() -> None:
    text = "Caldora said that Merrin had moored two barges."
    (adverse,) = _read(text, _act("conduct.moor", "moor", adverse=True))
    (plain,) = _read(text, _act("conduct.moor", "moor"))
    assert (adverse.status, adverse.said_by[0].voice) == (Status.ALLEGED, Voice.ACCUSE)
    assert (plain.status, plain.said_by[0].voice) == (Status.HAPPENED, Voice.REPORT)


def test_words_for_an_act_on_talks_still_ask_for_talks() -> None:
    torpedo = _act("talks.break-off", "torpedo")
    (one,) = _read("Merrin torpedoed the talks. Merrin torpedoed a barge.", torpedo)
    assert (one.type, one.evidence[0].quote) == ("talks.break-off", "Merrin torpedoed the talks")


def test_words_of_another_language_do_nothing_to_an_english_text() -> None:
    assert _read("The crews moored the ferry.", _act("case.moor", "moor", language="es")) == ()


def test_the_words_of_one_dossier_are_not_read_with_another() -> None:
    moor = _act("case.moor", "moor")
    assert len(_read("The crews moored the ferry.", moor)) == 1
    assert _read("The crews moored the ferry.") == ()


def test_a_frame_of_a_dossier_says_what_must_stand_with_its_words() -> None:
    winter = ActDef(
        type="talks.suspend",
        words=(("en", ("winter",)),),
        frame=FrameDef(patient=("talks",), alone=True),
    )
    assert [one.type for one in _read("The talks wintered.", winter)] == ["talks.suspend"]
    assert _read("The ferries wintered.", winter) == ()


def test_a_word_that_a_dossier_adds_to_a_class_of_nouns_is_taken_by_every_act_on_it() -> None:
    text = "Caldora suspended the lake table in May 2015."
    assert _read(text) == ()
    (one,) = _read(text, nouns=(NounDef(kind="talks", words=(("en", ("lake table",)),)),))
    assert _told(one) == ("talks.suspend", Status.HAPPENED, {"agent": "Caldora"})


def test_a_class_of_nouns_may_be_the_dossiers_own() -> None:
    sluice = ActDef(
        type="case.open", words=(("en", ("throw open",)),), frame=FrameDef(patient=("sluice-gate",))
    )
    gates = NounDef(kind="sluice-gate", words=(("en", ("floodgate", "weir")),))
    text = "Merrin threw open the floodgates. Merrin threw open the doors."
    (one,) = _read(text, sluice, nouns=(gates,))
    assert one.evidence[0].quote == "Merrin threw open the floodgates"
