"""Who is one actor, and who stays two."""

from __future__ import annotations

from servanda.model.event import Reconciled
from servanda.model.record import Decision
from tests.reconcile.build import NORTH, SOUTH, Report, judge, record


def naming(*people: tuple[str, str, str | None, str | None]) -> Report:
    report = Report("people.txt", published="2011-05-20")
    for id_, name, party, office in people:
        report.names(id_, name, party, office)
    return report


def persons(found: Reconciled) -> set[str]:
    return {actor.id for actor in found.actors if actor.id.startswith("person:")}


def test_a_surname_alone_joins_the_only_person_who_bears_it() -> None:
    found = record(
        naming(
            ("person:holt", "Holt", None, None), ("person:una-holt", "Una Holt", NORTH, "fisheries minister")
        )
    )
    assert persons(found) == {"person:una-holt"}
    assert found.same_actor == {"person:holt": "person:una-holt"}
    (holt,) = [actor for actor in found.actors if actor.id == "person:una-holt"]
    assert (holt.name, holt.aliases, holt.party) == ("Una Holt", ("Holt",), NORTH)


def test_two_bearers_of_a_surname_stay_two_and_the_bare_surname_a_third() -> None:
    found = record(
        naming(
            ("person:kell", "Kell", None, None),
            ("person:ian-kell", "Ian Kell", NORTH, None),
            ("person:cora-kell", "Cora Kell", NORTH, None),
        )
    )
    assert persons(found) == {"person:kell", "person:ian-kell", "person:cora-kell"}


def test_another_party_or_office_keeps_a_surname_apart() -> None:
    party = naming(("person:rod", "Rod", SOUTH, None), ("person:ana-rod", "Ana Rod", NORTH, None))
    assert len(persons(record(party))) == 2
    office = naming(
        ("person:rod", "Rod", NORTH, "spokesman"), ("person:ana-rod", "Ana Rod", NORTH, "foreign minister")
    )
    assert len(persons(record(office))) == 2


def test_a_name_with_more_in_its_middle_is_the_same_person() -> None:
    found = record(
        naming(
            ("person:una-holt", "Una Holt", NORTH, None),
            ("person:una-berg-holt", "Una Berg Holt", NORTH, None),
        )
    )
    assert persons(found) == {"person:una-berg-holt"}


def test_a_part_of_a_double_surname_is_no_surname_of_two() -> None:
    found = record(
        naming(
            ("person:lia-vas-orr", "Lia Vas-Orr", None, None),
            ("person:leo-vas-orr", "Leo Vas-Orr", None, None),
            ("person:vas-orr", "Vas-Orr", None, None),
        )
    )
    assert len(persons(found)) == 3


def test_what_the_record_says_stands_under_the_fuller_id() -> None:
    report = naming(("person:holt", "Holt", None, None), ("person:una-holt", "Una Holt", NORTH, None))
    said = report.says("Holt took the floor.", "position.demand", agent="person:holt", target=SOUTH)
    report.quotes("We want our nets back.", "person:holt")
    found = record(report)
    assert found.assertions[said].roles[0].entity == "person:una-holt"
    assert found.speeches[0].statements[0].speakers[0].entity == "person:una-holt"


def test_a_person_not_yet_known_takes_no_ones_surname() -> None:
    late = Report("late.txt", published="2012-01-01")
    late.names("person:una-holt", "Una Holt", NORTH)
    early = naming(("person:holt", "Holt", None, None))
    assert persons(record(early, late, known_by="2011-12-31")) == {"person:holt"}
    assert persons(record(early, late)) == {"person:una-holt"}


def test_people_can_join_and_part_persons() -> None:
    two = naming(("person:kell", "Kell", None, None), ("person:ian-kell", "Ian Kell", NORTH, None))
    parted = record(two, judgements=[judge(Decision.DIFFERENT, "person:kell", "person:ian-kell")])
    assert len(persons(parted)) == 2
    other = naming(("person:ion-cel", "Ion Cel", None, None), ("person:ian-kell", "Ian Kell", NORTH, None))
    joined = record(other, judgements=[judge(Decision.SAME, "person:ion-cel", "person:ian-kell")])
    assert persons(joined) == {"person:ian-kell"}


def test_two_parties_for_one_person_leave_the_party_open() -> None:
    one, two = Report("a.txt", published="2011-01-01"), Report("b.txt", published="2011-01-01")
    one.names("person:una-holt", "Una Holt", NORTH)
    two.names("person:una-holt", "Una Holt", SOUTH)
    (holt,) = [actor for actor in record(one, two).actors if actor.id == "person:una-holt"]
    assert holt.party is None
