"""To which track of talks an assertion belongs, and which of its events are rounds."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality
from servanda.model.dossier import Dossier, TrackDef
from servanda.model.record import Decision
from tests.reconcile.build import EAST, FISH, NORTH, SOUTH, WATER, Report, events, judge, only, record

FISHING = TrackDef(id="track:sound-talks", name="Sound talks", parties=(SOUTH, NORTH), topics=(FISH,))


def talks(file: str = "a.txt", topic: str | None = FISH, agent: tuple[str, ...] = (NORTH, SOUTH)) -> Report:
    report = Report(file, published="2011-06-15")
    report.says(
        f"{file}: they met.",
        "talks.hold",
        agent=agent,
        topic=topic or (),
        when="2011-06-14",
    )
    return report


def test_without_a_dossier_a_track_is_named_after_parties_and_subject() -> None:
    assert only(record(talks()), "talks.hold").track == "track:xn-xs-fisheries"


def test_a_dossiers_track_is_taken_where_parties_and_topics_fit() -> None:
    dossier = Dossier(tracks=(FISHING,))
    assert only(record(talks(), dossier=dossier), "talks.hold").track == "track:sound-talks"
    assert (
        only(record(talks(topic=WATER), dossier=dossier), "talks.hold").track == "track:xn-xs-water-release"
    )
    other = talks(agent=(NORTH, EAST))
    assert only(record(other, dossier=dossier), "talks.hold").track == "track:xe-xn-fisheries"


def test_talks_without_a_subject_are_the_only_ones_of_their_parties_in_the_dossier() -> None:
    found = record(talks(topic=None), dossier=Dossier(tracks=(FISHING,)))
    assert only(found, "talks.hold").track == "track:sound-talks"


def test_the_other_party_comes_from_the_documents_other_talks() -> None:
    report = talks()
    report.says("Norland broke them up.", "talks.suspend", agent=NORTH, topic=FISH)
    report.says("Nobody minded when they ended.", "talks.conclude", topic=FISH)
    assert {event.track for event in record(report).events} == {"track:xn-xs-fisheries"}


def test_the_other_party_is_left_open_where_two_would_fit() -> None:
    report = talks()
    report.says("Norland and Estria met.", "talks.hold", agent=[NORTH, EAST], topic=FISH, when="2011-06-10")
    report.says("Norland broke them up.", "talks.suspend", agent=NORTH, topic=FISH)
    assert only(record(report), "talks.suspend").track is None


def test_a_party_named_alone_takes_the_only_track_on_record_with_that_subject() -> None:
    report = Report("b.txt", published="2011-07-01")
    report.says("Norland broke up the fish talks.", "talks.suspend", agent=NORTH, topic=FISH)
    assert only(record(report, talks()), "talks.suspend").track == "track:xn-xs-fisheries"


def test_talks_without_a_subject_take_that_of_the_talks_named_before_them() -> None:
    report = talks()
    report.says("They spoke of water.", "talks.hold", agent=[NORTH, SOUTH], topic=WATER, when="2011-09-01")
    report.says(
        "That round came to nothing.", "talks.hold", agent=[NORTH, SOUTH], negated=True, when="2011-12"
    )
    found = {str(event.when): event.track for event in events(record(report), "talks.hold")}
    assert found["2011-12"] == "track:xn-xs-water-release"


def test_a_subject_that_few_of_a_documents_talks_name_is_not_lent_to_the_others() -> None:
    report = talks(topic=None)
    report.says("They met again.", "talks.hold", agent=[NORTH, SOUTH], when="2011-09-01")
    report.says(
        "Water was dealt with apart.", "talks.hold", agent=[NORTH, SOUTH], topic=WATER, when="2011-10-01"
    )
    found = {str(event.when): event.track for event in events(record(report), "talks.hold")}
    assert found == {
        "2011-06-14": "track:xn-xs",
        "2011-09-01": "track:xn-xs",
        "2011-10-01": "track:xn-xs-water-release",
    }


def test_a_narrower_subject_is_of_the_broader_track() -> None:
    narrow = talks("b.txt", topic="concept:coastal-fisheries")
    assert only(record(narrow), "talks.hold").track == "track:xn-xs-coastal-fisheries"
    both = only(record(narrow, talks()), "talks.hold")
    assert (both.track, both.origins) == ("track:xn-xs-fisheries", 2)
    dossier = Dossier(tracks=(FISHING,))
    assert only(record(narrow, dossier=dossier), "talks.hold").track == "track:sound-talks"


def test_a_person_can_join_a_provisional_track_to_a_named_one() -> None:
    joined = judge(Decision.SAME, "track:xn-xs-fisheries", "track:sound-talks")
    named = Dossier(tracks=(replace(FISHING, topics=(WATER,)),))
    found = record(talks(), judgements=[joined], dossier=named)
    assert only(found, "talks.hold").track == "track:sound-talks"
    assert found.joined == {"track:xn-xs-fisheries": "track:sound-talks"}


def test_a_track_waits_to_be_joined_until_the_other_is_known() -> None:
    joined = judge(Decision.SAME, "track:xn-xs-fisheries", "track:xn-xs-water-release")
    reports = (talks(), replace(talks("w.txt", topic=WATER), published="2011-09-01"))
    early = record(*reports, judgements=[joined], known_by="2011-08-31")
    assert ({one.track for one in early.events}, early.joined) == ({"track:xn-xs-fisheries"}, {})
    assert {one.track for one in record(*reports, judgements=[joined]).events} == {
        "track:xn-xs-water-release"
    }


def test_every_meeting_is_a_round_and_what_happens_on_its_day_belongs_to_it() -> None:
    report = talks()
    report.says("So the talks resumed.", "talks.resume", agent=[NORTH, SOUTH], topic=FISH, when="2011-06-14")
    report.says(
        "The next is due.", "talks.hold", agent=[NORTH, SOUTH], topic=FISH, when="2011-12",
        modality=Modality.PLANNED,
    )  # fmt: skip
    found = record(report)
    held, planned = events(found, "talks.hold")
    assert held.round is not None
    assert planned.round is not None
    assert held.round != planned.round
    assert only(found, "talks.resume").round == held.round


def test_talks_that_hang_on_a_condition_are_no_round() -> None:
    report = Report("a.txt", published="2011-06-15")
    report.says(
        "They might meet.", "talks.hold", agent=[NORTH, SOUTH], topic=FISH, modality=Modality.CONDITIONAL
    )
    assert only(record(report), "talks.hold").round is None
