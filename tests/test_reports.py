"""Marked reports load whole, and the scorer tells right, wrong, missed and invented apart."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.accuracy.reports import acts, sayings
from benchmarks.accuracy.reports.agreement import Sides
from benchmarks.accuracy.reports.marks import SETS, Report, reports
from benchmarks.accuracy.reports.tally import Tally

from servanda.errors import BadDossier
from servanda.model.act import Attribution, Modality, Voice
from servanda.model.record import Assertion, Role, Speaker, Statement
from servanda.model.when import Expression, Temporal

TEXT = "Norway suspended the talks in 2004. Russia accused Norway of breaking the accord.\n"
GOLD = """
published: 2005-01-01
acts:
  - {words: "Norway [suspended] the talks", type: talks.suspend, agent: state:NO, time: 2004}
  - {words: "[accused] Norway", type: position.accuse, agent: state:RU, target: state:NO}
  - {words: "[breaking] the accord", type: conduct.breach, status: alleged, agent: state:NO, said_by: state:RU}
statements:
  - {words: "[Norway of breaking]", speaker: state:RU}
"""


def a_report(folder: Path, gold: str = GOLD) -> Report:
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "one.yaml").write_text(gold, encoding="utf-8")
    return next(reports(folder))


def an_assertion(report: Report, words: str, type_: str, *agents: str) -> Assertion:
    start = report.document.text.index(words)
    roles = tuple(Role("agent", "", agent) for agent in agents)
    evidence = (report.document.quote(start, start + len(words)),)
    return Assertion(
        id=f"a_{type_}_{start}",
        document=report.document.id,
        reading="r",
        type=type_,
        roles=roles,
        evidence=evidence,
    )


def right(report: Report) -> list[Assertion]:
    suspended = an_assertion(report, "Norway suspended the talks in 2004", "talks.suspend", "state:NO")
    accused = an_assertion(report, "Russia accused Norway", "position.accuse", "state:RU")
    broke = an_assertion(report, "breaking the accord", "conduct.breach", "state:NO")
    return [
        replace(suspended, when=Temporal("2004", Expression.absolute("2004"))),
        replace(accused, roles=(*accused.roles, Role("target", "Norway", "state:NO"))),
        replace(broke, said_by=(Attribution("Russia", "state:RU", Voice.ACCUSE),)),
    ]


def compared(report: Report, found: list[Assertion]) -> Tally:
    tally = Tally()
    acts.compare(report, found, Sides({}, {}), tally)
    return tally


@pytest.mark.parametrize("folder", sorted(one for one in SETS.iterdir() if any(one.glob("*.yaml"))))
def test_every_mark_of_every_set_quotes_its_report(folder: Path) -> None:
    found = list(reports(folder))
    assert {report.name for report in found} == {one.stem for one in folder.glob("*.txt")}
    assert all(report.acts for report in found)


def test_what_is_all_right_has_no_difference(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    tally = compared(report, right(report))
    assert tally.lines == []
    assert (tally.counts["acts found"], tally.counts["acts"], tally.counts["assertions"]) == (3, 3, 3)


def test_an_act_that_is_not_found_is_missed(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    tally = compared(report, right(report)[1:])
    assert [words for _, words in tally.lines] == ["MISS   talks.suspend (happened) [suspended]"]


def test_an_act_that_the_words_do_not_tell_is_a_false_alarm(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    invented = an_assertion(report, "suspended", "talks.resume", "state:NO")
    tally = compared(report, [*right(report), invented])
    assert tally.counts["assertions"] == 4
    assert tally.lines[0][1].startswith("ALARM  talks.resume (happened) by state:NO")


def test_an_allegation_told_as_a_fact_is_a_wrong_status(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    *rest, broke = right(report)
    tally = compared(report, [*rest, replace(broke, said_by=(Attribution("Russia", "state:RU"),))])
    assert tally.counts["happened right"] == tally.counts["happened"] - 1
    assert tally.lines[0][1].startswith("WRONG  status: happened for alleged")


def test_the_same_words_with_another_status_are_a_false_alarm_and_with_the_same_one_are_not(
    tmp_path: Path,
) -> None:
    report = a_report(tmp_path)
    again = replace(right(report)[0], id="a_again")
    assert compared(report, [*right(report), again]).lines == []
    planned = replace(again, modality=Modality.PLANNED)
    assert (
        compared(report, [*right(report), planned]).lines[0][1].startswith("ALARM  talks.suspend (planned)")
    )


def test_a_wrong_agent_and_a_wrong_time_are_told(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    suspended, *rest = right(report)
    wrong = replace(
        suspended,
        roles=(Role("agent", "", "state:RU"),),
        when=Temporal("2003", Expression.absolute("2003")),
    )
    told = [words.rpartition(": ")[0] for _, words in compared(report, [wrong, *rest]).lines]
    assert told == ["WRONG  agent: state:RU for state:NO", "WRONG  time: 2003 for 2004"]


def test_an_optional_mark_is_no_miss_and_no_false_alarm(tmp_path: Path) -> None:
    report = a_report(tmp_path, GOLD.replace("time: 2004}", "time: 2004, optional: true}"))
    assert compared(report, right(report)[1:]).lines == []
    assert compared(report, right(report)).counts["assertions"] == 2


def test_a_statement_with_another_speaker_is_not_right(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    start = report.document.text.index("Norway of breaking")
    content = (report.document.quote(start, start + 18),)
    told = Statement(
        id="s_1", document=report.document.id, speakers=(Speaker("state:NO", "Norway"),), content=content
    )
    tally = Tally()
    sayings.compare(report, [told], Sides({}, {}), tally)
    assert (tally.counts["sayings found"], tally.counts["sayings right"]) == (1, 0)


def test_words_that_are_not_in_the_report_are_an_error_at_their_line(tmp_path: Path) -> None:
    with pytest.raises(BadDossier, match="no such words: Norway resumed the talks") as error:
        a_report(tmp_path, GOLD.replace("Norway [suspended]", "Norway [resumed]"))
    assert error.value.where.endswith("one.yaml:4")


def test_an_act_that_the_vocabulary_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadDossier, match=r"not in the vocabulary: talks\.stop"):
        a_report(tmp_path, GOLD.replace("talks.suspend", "talks.stop"))
