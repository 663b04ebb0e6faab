"""The measure of dates, actors and figures counts what its tables say."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy.resolved import counts, people, times
from benchmarks.accuracy.resolved.marks import Marked, texts
from benchmarks.accuracy.resolved.people import b_cubed, kind_of
from benchmarks.accuracy.resolved.tally import Tally

from servanda.errors import BadDossier
from servanda.model.actor import Actor, ActorType, Mention
from servanda.model.figure import Amount, Figure
from servanda.model.record import Timex

TEXT = """published: 2031-05-22
style: wire
text: |
  Orra lets in more

  Foreign Minister Mira Saltren of Orra met her rival in Vienna on Friday. The ministry issued
  at least 200 visas to Caldorans. She said both sides agreed.
timexes:
  - {words: Friday, type: DATE, value: "2031-05-23"}
figures:
  - {words: at least 200, low: 200, high: null, of: visas, whom: Caldorans, by: the ministry}
who:
  - {name: Orra, type: state, mentions: [Orra, Orra#2]}
  - {name: Mira Saltren, type: person, mentions: [Foreign Minister Mira Saltren, her, She]}
  - {name: Vienna, type: place, link: "Vienna, AT", mentions: [Vienna]}
groups:
  - {words: both sides, members: [Orra, Mira Saltren]}
"""


@pytest.fixture
def one(tmp_path: Path) -> Marked:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    (found,) = texts(tmp_path)
    return found


def at(one: Marked, words: str, nth: int = 1) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = one.document.text.index(words, start + 1)
    return start, start + len(words)


def mention(one: Marked, words: str, entity: str, nth: int = 1) -> Mention:
    start, end = at(one, words, nth)
    return Mention("d", start, end, words, entity)


def table(tally: Tally) -> dict[str, float]:
    return {name.removeprefix("resolved dev "): value for name, value in tally.scores("dev").items()}


def test_marks_are_found_by_their_number_in_the_text_and_as_whole_words_only(one: Marked) -> None:
    assert one.published == "2031-05-22"
    orra = next(who for who in one.who if who.mark.name == "Orra")
    assert [place.start for place in orra.places] == [0, at(one, "Orra", 2)[0]]
    saltren = next(who for who in one.who if who.mark.name == "Mira Saltren")
    assert one.document.text[saltren.places[1].start - 4 : saltren.places[1].end] == "met her"


@pytest.mark.parametrize(
    ("mended", "said"),
    [
        ("{words: Monday, type: DATE, value: x}", "no such words from here on: Monday"),
        ("{words: Friday, type: DAY, value: x}", "type"),
    ],
)
def test_a_mark_without_its_words_or_of_no_type_is_an_error_at_its_line(
    mended: str, said: str, tmp_path: Path
) -> None:
    wrong = TEXT.replace('{words: Friday, type: DATE, value: "2031-05-23"}', mended)
    (tmp_path / "a.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(BadDossier) as raised:
        list(texts(tmp_path))
    assert "a.yaml:9" in raised.value.where
    assert said in str(raised.value)


def test_a_date_of_other_extent_counts_as_found_and_of_other_value_not_as_right(one: Marked) -> None:
    start, end = at(one, "on Friday")
    tally = Tally()
    times.compare(one, [Timex("d", start, end, "on Friday", "DATE", "2031-05-16")], tally)
    scores = table(tally)
    assert scores["timexes strict F1"] == 0
    assert scores["timexes relaxed F1"] == 1
    assert scores["timexes value F1"] == 0


def figure(one: Marked, words: str = "at least 200", **parts: object) -> Figure:
    start, end = at(one, words)
    given = {"amount": Amount(200, None), "counts": "visas", **parts}
    return Figure(id="f", document="d", start=start, end=end, text=words, **given)  # type: ignore[arg-type]


def test_a_figure_is_right_where_every_part_of_its_scope_is(one: Marked) -> None:
    mentions = [mention(one, "Caldorans", "group:c"), mention(one, "The ministry", "organ:m")]
    ground = counts.Ground(one.document.text, mentions, ())
    tally = Tally()
    counts.compare(one, [figure(one, of="group:c", counted_by="organ:m")], ground, tally)
    assert all(
        value == 1
        for name, value in table(tally).items()
        if not name.endswith(("unit F1", "per F1", "period F1", "kind F1"))
    )
    tally = Tally()
    counts.compare(one, [figure(one, of="organ:m", unit="%")], ground, tally)
    scores = table(tally)
    assert scores["figures bounds"] == 1
    assert scores["figures whom F1"] == scores["figures by F1"] == scores["figures unit F1"] == 0
    assert scores["figures all parts right"] == 0


def test_a_figure_of_other_bounds_is_found_but_not_right(one: Marked) -> None:
    tally = Tally()
    counts.compare(one, [figure(one, "200", amount=Amount(200, 200))], counts.Ground("", (), ()), tally)
    scores = table(tally)
    assert (scores["figures strict F1"], scores["figures relaxed F1"], scores["figures bounds"]) == (0, 1, 0)


def actors(one: Marked, she: str) -> list[Actor]:
    saltren = [mention(one, "Mira Saltren", "person:s")]
    orra = [mention(one, "Orra", "state:XO"), mention(one, "Orra", "state:XO", 2)]
    (saltren if she == "person:s" else orra).append(mention(one, "She", she))
    sides = mention(one, "both sides", "")
    return [
        Actor(id="state:XO", name="Orra", type=ActorType.STATE, mentions=(*orra, sides)),
        Actor(id="person:s", name="Mira Saltren", type=ActorType.PERSON, mentions=(*saltren, sides)),
        Actor(
            id="place:vienna",
            name="Vienna",
            type=ActorType.PLACE,
            party="state:AT",
            mentions=(mention(one, "Vienna", "place:vienna"),),
        ),
    ]


def test_a_pronoun_counts_where_it_resolves_to_the_name(one: Marked) -> None:
    tally = Tally()
    people.compare(one, actors(one, "person:s"), tally)
    scores = table(tally)
    assert scores["who names resolved F1"] == scores["who link"] == scores["who type"] == 1
    assert scores["who pronouns found"] == 0.5  # "her" was not found
    assert scores["who pronouns resolved F1"] == round(2 / 3, 4)
    assert scores["who groups resolved"] == 1
    assert scores["who chains B3 F1"] == 1


def test_a_pronoun_under_another_name_is_wrong_and_breaks_the_chains(one: Marked) -> None:
    tally = Tally()
    people.compare(one, actors(one, "state:XO"), tally)
    scores = table(tally)
    assert scores["who pronouns resolved F1"] == 0
    assert scores["who chains B3 F1"] < 1


def test_b_cubed_is_that_of_the_published_example() -> None:
    # Bagga and Baldwin 1998: chains 1-5, 6-7, 8-12; found 1-5 and 6-12 in one case.
    marked = {**dict.fromkeys(range(1, 6), "a"), 6: "b", 7: "b", **dict.fromkeys(range(8, 13), "c")}
    found = {**dict.fromkeys(range(1, 6), "x"), **dict.fromkeys(range(6, 13), "y")}
    precision, recall, of = b_cubed([(marked[n], found[n]) for n in range(1, 13)])
    assert round(precision / of, 2) == 0.76
    assert recall / of == 1


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("She", "Mira Saltren", "pronouns"),
        ("the minister", "Mira Saltren", "nominals"),
        ("The Minister", "Mira Saltren", "nominals"),
        ("Foreign Minister Saltren", "Mira Saltren", "names"),
        ("the OSCE", "Organization for Security", "names"),
        ("Vienna", "Austria", "names"),
        ("the Ministry", "Ministry of Fisheries", "names"),
        ("the island's government", "Cuba", "nominals"),
    ],
)
def test_a_name_is_told_from_a_nominal(words: str, name: str, kind: str) -> None:
    assert kind_of(words, name) == kind
