"""What the screen leaves out, what it must keep, and that a screened reading tells nothing of its own."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda import examples
from servanda.bulk import read_all
from servanda.config import Settings
from servanda.dossier.load import load as load_dossier
from servanda.model.dossier import Dossier, PartyDef, TrackDef
from servanda.model.record import Assertion
from servanda.model.source import Basis, Document
from servanda.read import language
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.read.screen import Sifted, screen_of
from servanda.read.screened import read_screened, screened
from servanda.text import load
from tests.work import work

PARTIES = Dossier(
    name="strait",
    parties=(PartyDef(id="state:NO", name="Norway"), PartyDef(id="state:IS", name="Iceland")),
    tracks=(
        TrackDef(
            id="track:herring",
            name="Herring Round Table",
            parties=("state:NO", "state:IS"),
            topics=("concept:fisheries",),
        ),
    ),
    fingerprint="strait",
)
TALKS = "Norway and Iceland suspended the talks on herring on Monday. The two sides blamed each other."
COOKING = "Peel the onions and put them in the pan. Stir until they are soft, then add the stock."
BETWEEN = "\n\n".join(["The weather was mild and the fields were green in the south."] * 30)


def document(text: str, name: str = "report.txt") -> Document:
    return load(text.encode(), name)


def read(text: str, dossier: Dossier = PARTIES) -> tuple[list[str], list[str]]:
    """Types of the acts of a screened reading, and its problems."""
    reading = read_screened(
        document(text),
        language=language.load(),
        lexicon=screened(Lexicon.of(dossier)),
        screen=screen_of(dossier),
    )
    return [one.type for one in reading.assertions], [one.what for one in reading.problems]


def test_a_document_that_names_nothing_of_the_dossier_is_left_out_and_says_so() -> None:
    acts, problems = read("Peru suspended the talks with Chile.\n\n" + COOKING)
    assert acts == []
    assert problems == ["the screen left it out: it names nothing that the dossier is about"]


@pytest.mark.parametrize(
    "text",
    [
        TALKS,
        "Reykjavik suspended the talks with Oslo.",
        "The Herring Round Table was suspended, and the talks were broken off.",
        "Norwegian officials suspended the talks on fisheries.",
    ],
)
def test_parties_by_any_name_a_track_and_a_partys_subject_are_of_interest(text: str) -> None:
    assert not screen_of(PARTIES).sift(document(text)).out


def test_one_party_on_another_matter_is_of_no_interest() -> None:
    assert screen_of(PARTIES).sift(document("Norway suspended the concert with a shrug.")).out


def test_without_a_dossier_only_a_text_without_any_clue_is_left_out() -> None:
    screen = screen_of(Dossier())
    assert not screen.sift(document("Peru suspended the talks with Chile.")).out
    assert screen.sift(document("The weather was mild.\n\nThe fields were green.")).out


def test_in_a_long_document_what_is_far_from_the_parties_is_left_out() -> None:
    far = "Peru suspended the talks with Chile over copper."
    acts, problems = read("\n\n".join([COOKING, BETWEEN, TALKS, BETWEEN, far, BETWEEN]))
    assert acts.count("talks.suspend") == 1
    assert len(problems) == 1
    assert "the screen left out" in problems[0]


def test_what_points_back_to_the_parties_is_kept() -> None:
    told = "They resumed the talks in May.\n\nThe two countries signed the agreement in Bergen."
    acts, _ = read("\n\n".join([BETWEEN, TALKS, told, BETWEEN]))
    assert {"talks.resume", "instrument.sign"} <= set(acts)


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (f"Onion soup\n\nPublished: 12 May 2009\n\n{COOKING}", "2009-05-12", Basis.STATED),
        (f"Onion soup\n\n{COOKING}\n\n{BETWEEN}\n\nLast updated: 3 June 2010", "2010-06-03", Basis.STATED),
        (f"LIMA, May 12, 2009 (Agency) -- {COOKING}", "2009-05-12", Basis.DATELINE),
        (f"LIMA, May 12 (Agency) -- {COOKING}\n\n{BETWEEN}", "XXXX-05-12", Basis.DATELINE),
        (f"Onion soup\n\n{COOKING}", None, Basis.UNKNOWN),
    ],
)
def test_a_document_that_is_left_out_has_its_day(text: str, day: str | None, basis: Basis) -> None:
    reading = read_screened(
        document(text),
        language=language.load(),
        lexicon=screened(Lexicon.of(PARTIES)),
        screen=screen_of(PARTIES),
    )
    assert (reading.published.value, reading.published.basis) == (day, basis)
    full = read_document(document(text), language=language.load(), lexicon=Lexicon.of(PARTIES))
    assert full.published == reading.published


def test_a_reading_by_the_screen_is_another_reading() -> None:
    found = [document(TALKS)]
    full = next(read_all(found, dossier=PARTIES))
    quick = next(read_all(found, dossier=PARTIES, settings=Settings(screen=True)))
    assert full.id != quick.id
    assert full.words != quick.words
    assert without_ids(full.assertions) == without_ids(quick.assertions)


def without_ids(acts: tuple[Assertion, ...]) -> list[Assertion]:
    return [replace(one, id="", reading="", content_of=None) for one in acts]


def test_the_examples_are_read_alike_with_their_dossiers() -> None:
    for name in examples.whole():
        own = examples.example(name)
        dossier = load_dossier(own.dossier)
        for path in own.documents:
            one = load(path.read_bytes(), path.name)
            full = read_document(one, language=language.load(), lexicon=Lexicon.of(dossier))
            quick = read_screened(
                one,
                language=language.load(),
                lexicon=screened(Lexicon.of(dossier)),
                screen=screen_of(dossier),
            )
            assert without_ids(full.assertions) == without_ids(quick.assertions)
            assert full.statements == quick.statements


PARAGRAPHS = (TALKS, COOKING, "They resumed the talks.", "“It is over,” said the envoy.", "Peru quit the pact.",
              "The weather was mild.", "Norway must cut its quota under the treaty.")  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=30))
def test_a_screened_reading_finds_no_act_where_a_full_one_finds_none(paragraphs: list[str]) -> None:
    one = document("\n\n".join(paragraphs))
    full = read_document(one, language=language.load(), lexicon=Lexicon.of(PARTIES))
    quick = read_screened(
        one, language=language.load(), lexicon=screened(Lexicon.of(PARTIES)), screen=screen_of(PARTIES)
    )
    there = {(act.type, act.evidence[0].start, act.evidence[0].end) for act in full.assertions}
    assert {(act.type, act.evidence[0].start, act.evidence[0].end) for act in quick.assertions} <= there


@pytest.mark.parametrize(
    ("piece", "out", "kept", "unread"),
    [
        ("Norway Iceland talks\n\n", False, 4_545, 0),
        ("x", True, 0, 1),
        ("\n\n1\n\n", True, 0, 20_000),
        ("May 12 2009 (", True, 1, 1),  # its opening, for the day
        ("US ", True, 0, 1),
    ],
)
def test_a_hundred_thousand_of_anything_are_sifted_with_no_more_work_than_their_length(
    piece: str, out: bool, kept: int, unread: int
) -> None:
    screen = screen_of(PARTIES)

    def sift(size: int) -> Sifted:
        return screen.sift(document(piece * (size // len(piece))))

    found = sift(100_000)
    assert (found.out, len(found.regions), found.unread) == (out, kept, unread)
    small, large = work(lambda: sift(5_000)), work(lambda: sift(20_000))
    assert 0 < small.calls <= large.calls <= 4.4 * small.calls
    assert 0 < small.characters <= large.characters <= 4.4 * small.characters
