"""Copies of one text are one origin."""

from __future__ import annotations

from tests.reconcile.build import FISH, NORTH, SOUTH, Report, only, record

WIRE = (
    "Fishery officers of both shores went out on one boat this week to count the herring nets together. "
    "They found fewer than the year before, and agreed on the number before they came home. "
    "A count that both sides trust is what the accord has wanted for ten years, said the older of the two. "
    "The talks were suspended in 2004 and nobody has counted anything since."
)


def paper(file: str, text: str, published: str) -> Report:
    report = Report(file, published=published)
    report.line(text)
    report.says(
        "The talks were suspended in 2004",
        "talks.suspend",
        agent=NORTH,
        target=SOUTH,
        topic=FISH,
        when="2004",
    )
    return report


def test_a_reprint_counts_with_the_text_that_it_reprints() -> None:
    wire = paper("wire.txt", WIRE, "2011-05-20")
    reprint = paper("reprint.txt", "From our wires. " + WIRE + " More on page three.", "2011-05-21")
    found = record(reprint, wire)
    assert found.origins == {reprint.id: wire.id}
    event = only(found, "talks.suspend")
    assert (len(event.documents), event.origins) == (2, 1)


def test_a_shortened_reprint_is_a_copy_too() -> None:
    wire = paper("wire.txt", WIRE, "2011-05-20")
    first, second, _, last = WIRE.split(". ")
    short = paper("short.txt", f"{first}. {second}. {last}", "2011-05-21")
    assert record(short, wire).origins == {short.id: wire.id}


def test_two_reports_of_one_event_in_their_own_words_are_two_origins() -> None:
    wire = paper("wire.txt", WIRE, "2011-05-20")
    own = paper(
        "own.txt",
        "Inspectors from the two coasts shared a vessel to tally herring gear, and their figures matched. "
        "It is the first joint tally in years, since The talks were suspended in 2004 over a quarrel.",
        "2011-05-21",
    )
    found = record(wire, own)
    assert found.origins == {}
    assert only(found, "talks.suspend").origins == 2


def test_short_texts_are_never_taken_for_copies() -> None:
    one = paper("a.txt", "Talks ended.", "2011-05-20")
    two = paper("b.txt", "Talks ended.", "2011-05-21")
    assert record(one, two).origins == {}
