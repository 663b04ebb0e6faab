"""Provisions by year on a terminal, as Markdown and as a page; a coder's step from command to matrix."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from servanda import examples
from servanda.model.accord import Assessment
from servanda.model.duties import Commitment, Count, Expected, Performance, PerformanceState, Step
from servanda.model.figure import Amount
from servanda.model.view import View
from servanda.model.when import parse
from servanda.present import html, markdown, terminal
from servanda.present.brief import sheet
from servanda.present.cli import app
from servanda.present.exchange import objects, schema
from servanda.present.page import Group, Row, Sheet, Table, uncited
from servanda.present.sections.commitments import commitments
from servanda.present.sections.desk import Desk
from servanda.present.sections.matrix import matrix
from servanda.register import Register
from tests.present.sample import VIEW

STATES = list(PerformanceState)


def yearly(first: int, last: int) -> tuple[Performance, ...]:
    """A row a fiscal year, with the states in turn."""
    return tuple(
        Performance(
            commitment="commitment:logs",
            period=parse(f"{year - 1}-10-01/{year}-09-30"),
            name=f"FY{year}",
            state=STATES[(year - first) % len(STATES)],
            because=("e_hides",),
        )
        for year in range(first, last + 1)
    )


def step(year: int, name: str, by: str, on: str = "2021-06-01") -> Step:
    when = parse(f"{year - 1}-10-01/{year}-09-30")
    return Step(period=when, name=f"FY{year}", step=name, by=by, on=on, why="the logs", because=("j_1",))


def view(*rows: Performance, steps: tuple[Step, ...] = ()) -> View:
    owed = Commitment(
        id="commitment:logs",
        instrument="instrument:cod-2009",
        obligor="state:SUD",
        duty="open at least 100 logs a year",
        bound="floor",
        amount=100,
        provisional=False,
        performance=rows,
        steps=steps,
        because=("k_rounds",),
    )
    return replace(VIEW, assessment=Assessment(commitments=(owed,)), on=date(2021, 5, 12))


def written(seen: View, first: int | None = None, last: int | None = None) -> Sheet:
    desk = Desk.of(seen, whole=True)
    return sheet(desk, "", (matrix(desk, first, last),))


def printed(of: Sheet, width: int) -> str:
    out = io.StringIO()
    terminal.show(Console(file=out, width=width, highlight=False), of)
    return out.getvalue()


@pytest.mark.parametrize(("width", "parts"), [(80, 4), (120, 2)])
def test_thirty_years_are_cut_into_tables_that_fit_the_terminal(width: int, parts: int) -> None:
    text = printed(written(view(*yearly(1990, 2019))), width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    heads = re.findall(r"^ +(?:\d{4} *)+$", text, re.M)
    assert len(heads) == parts
    assert [int(year) for year in " ".join(heads).split()] == list(range(1990, 2020))
    signs = [line for line in text.splitlines() if line.startswith("1 Sudmark: open")]
    assert "".join("".join(line.split("  ", 1)[1].split()) for line in signs)[:8] == "PINAD-.S"


def test_the_years_asked_for_are_shown_and_no_others() -> None:
    section = matrix(Desk.of(view(*yearly(1990, 2019)), whole=True), 2001, 2004)
    (table, *_) = [block for block in section.blocks if isinstance(block, Table)]
    assert table.columns == ("2001", "2002", "2003", "2004")
    assert table.rows == (Row(table.rows[0].label, ("A", "D", "-", ".")),)


def test_what_is_of_no_single_year_has_a_column_of_its_own_and_several_of_one_year_share_a_cell() -> None:
    one = yearly(2019, 2019)[0]
    rows = (
        one,
        replace(one, period=parse("2019-03"), state=PerformanceState.DISPUTED),
        replace(one, period=None, state=PerformanceState.ALLEGED_NOT_PERFORMED),
        replace(one, period=parse("2003/2011"), own_word=True),
    )
    section = matrix(Desk.of(view(*rows), whole=True))
    (table, *_) = [block for block in section.blocks if isinstance(block, Table)]
    assert (table.columns, table.rows[0].cells) == (("2019", "other"), ("PD", "Ap"))


def test_coders_stand_in_a_table_of_their_own_with_where_they_differ_and_how_far_they_agree() -> None:
    steps = (
        step(2018, "full", "Ana"),
        step(2018, "full", "Bo"),
        step(2019, "minimal", "Ana"),
        step(2019, "full", "Bo"),
    )
    of = written(view(*yearly(2018, 2019), steps=steps))
    text = printed(of, 80)
    assert re.search(r"^1 Sudmark: open .* +3 +1/3$", text, re.M)
    assert "over 2 coded twice or more" in " ".join(text.split())
    assert "1, FY2019  Ana: minimal (the logs); Bo: full (the logs) [judgement j_1]" in text
    assert uncited(of) == ()


def test_every_sign_is_explained_and_needs_no_colour() -> None:
    of = written(view(*yearly(2010, 2017)))
    out = io.StringIO()
    terminal.show(Console(file=out, width=80, force_terminal=True), of)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert plain == printed(of, 80)
    for words in ("P performed;", "N not performed;", "- no evidence either way;", "blank: not owed then"):
        assert words in " ".join(plain.split())


def test_the_matrix_is_the_same_as_markdown_and_as_a_page() -> None:
    of = written(view(*yearly(2010, 2017)))
    shown = [[cell.strip() for cell in line.split("|")[2:-1]]
             for line in markdown.markdown(of).splitlines() if line.startswith("| ")]  # fmt: skip
    years = [str(year) for year in range(2010, 2018)]
    assert shown == [years, ["P", "I", "N", "A", "D", "-", ".", "S"]]

    class Cells(HTMLParser):
        found: list[str] = []  # noqa: RUF012
        within = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.within = tag == "td" or (tag == "th" and ("scope", "col") in attrs)

        def handle_data(self, data: str) -> None:
            if self.within and data.strip():
                self.found.append(data)

    page = Cells()
    page.feed(html.page(of))
    assert page.found == [cell for row in shown for cell in row]


def test_a_row_of_a_period_says_by_whose_count_up_to_when_and_what_is_missing() -> None:
    count = Count(
        figure="f_crew", amount=Amount(54, 54), as_of=parse("2007-06-30"), counted_by="state:NOR", own=False
    )
    final = Count(figure="f_crew", amount=Amount(75, 75, True), counted_by="the bureau")
    one = replace(
        yearly(2007, 2007)[0],
        state=PerformanceState.PERFORMED_IN_PART,
        counts=(count, final),
        shortfall=Amount(25, 25, True),
        withdrawn=("a_hides",),
        because=("f_crew",),
    )
    desk = Desk.of(view(one))
    (line,) = [line for line in commitments(desk).lines() if line.level == 1]
    assert line.text == (
        "performed in part (FY2007): 54 counted by Norland up to 30 June 2007 and about 75 counted by the bureau, "
        "of at least 100; short by about 25; 1 withdrawn since and not counted"
    )
    assert line.cites


def test_a_period_with_all_that_can_be_told_of_it_holds_to_its_schema() -> None:
    told = Performance(
        commitment="commitment:logs",
        period=parse("2006-10-01/2007-09-30"),
        name="FY2007",
        state=PerformanceState.PERFORMED,
        counts=(
            Count(figure="f_crew", amount=Amount(54, 54), as_of=parse("2007-06-30"), counted_by="state:NOR"),
            Count(figure="f_crew", amount=Amount(75, None), own=True, verdict=PerformanceState.PERFORMED),
        ),
        shortfall=Amount(25, 46, True),
        cured_by="FY2008",
        alleged_by=("Lund",),
        replies=("e_hides",),
        expected=(Expected(met=False, by=("Moe",), because=("a_hides",)),),
        withdrawn=("a_hides",),
        because=("f_crew", "a_hides"),
    )
    (one,) = objects(view(told), ["performance"])
    Draft202012Validator(schema("performance")).validate(one)
    assert [count["value"] for count in one["counts"]] == [54, {"min": 75, "max": None}]
    assert (one["shortfall"], one["expected"][0]["met"]) == ({"min": 25, "max": 46}, False)
    assert str(one["id"]).startswith("performance_")
    (owed,) = objects(view(told, steps=(step(2007, "full", "Ana"),)), ["commitment"])
    Draft202012Validator(schema("commitment")).validate(owed)


def test_periods_of_which_nothing_is_told_share_a_line_and_the_latest_told_come_first() -> None:
    nothing = [replace(one, state=PerformanceState.NO_EVIDENCE, because=()) for one in yearly(1995, 2020)]
    told = {2003: PerformanceState.PERFORMED, 2007: PerformanceState.DISPUTED}
    rows = [replace(one, state=told.get(int(one.name[2:]), one.state)) for one in nothing]
    rows[-1] = replace(rows[-1], state=PerformanceState.NOT_YET_DUE)
    text = [line.text for line in commitments(Desk.of(view(*rows))).lines() if line.level == 1]
    assert text == [
        "disputed (FY2007)",
        "performed (FY2003)",
        "no evidence either way for 23 periods between FY1995 and FY2019, FY2020 not yet due",
    ]


def test_two_coders_record_their_steps_and_one_takes_hers_back(tmp_path: Path) -> None:
    folder, owed = tmp_path / "accord", "commitment:merrin-issues-delta-licences"
    made = examples.example()
    with Register.create(folder, made.dossier) as register:
        register.add(made.documents)
        register.mark(made.marked)

    def servanda(*arguments: str) -> str:
        outcome = CliRunner().invoke(app, [*arguments, "--record", str(folder)], env={"COLUMNS": "80"})
        assert outcome.exit_code == 0, outcome.output
        return outcome.stdout

    coded = ("assess", "commitment:merrin-issues", "2014")
    kept = json.loads(servanda(*coded, "minimal", "--by", "Ana", "--because", "few were issued", "--json"))[0]
    assert (kept["decision"], kept["subject"], kept["value"]) == ("assess", owed, "2014=minimal")
    servanda(*coded, "full", "--by", "Bo", "--because", "all were issued")
    steps = {one["by"]: one["step"] for one in _steps(servanda("matrix", "--json"), owed)}
    assert steps == {"Ana": "minimal", "Bo": "full"}
    assert re.search(r" 1/3$", servanda("matrix"), re.M)
    servanda("judge", "take-back", kept["id"], "--by", "Ana", "--because", "the wrong year")
    assert [one["by"] for one in _steps(servanda("matrix", "--json"), owed)] == ["Bo"]
    before = servanda("matrix", "--json", "--known-by", "2015-06-10")
    assert _steps(before, owed) == []
    exported = servanda("export", "--kind", "judgement", "--known-by", "2015-06-10")
    assert "assess" not in exported
    assert "assess" in servanda("export", "--kind", "judgement")


def _steps(text: str, owed: str) -> list[dict[str, str]]:
    found = json.loads(text)
    return next((one["steps"] for one in found if one["id"] == owed), [])


def test_neighbouring_periods_of_one_state_are_one_line_and_a_contested_one_keeps_its_own() -> None:
    rows = [replace(one, state=PerformanceState.PERFORMED, counts=()) for one in yearly(2000, 2009)]
    rows[5] = replace(rows[5], state=PerformanceState.ALLEGED_NOT_PERFORMED, alleged_by=("Lund",))
    rows[2] = replace(rows[2], state=PerformanceState.NO_EVIDENCE, because=())
    told = view(*rows)
    fiscal = tuple(replace(one, periods="fiscal") for one in told.assessment.commitments)
    told = replace(told, assessment=replace(told.assessment, commitments=fiscal))
    text = [line.text for line in commitments(Desk.of(told)).lines() if line.level == 1]
    assert text == [
        f"performed ({rows[6].name} to {rows[-1].name})",
        f"alleged not performed ({rows[5].name}), by Lund; no reply from Sudmark on record",
        f"performed (4 periods between {rows[0].name} and {rows[4].name})",
        f"no evidence either way ({rows[2].name})",
    ]


def test_a_duty_that_ended_is_folded_into_one_line_that_names_the_command() -> None:
    told = view(*yearly(2000, 2003))
    (owed,) = told.assessment.commitments
    over = replace(owed, id="commitment:old", valid_to="1990")
    both = replace(told, assessment=replace(told.assessment, commitments=(over, owed)))
    section = commitments(Desk.of(both))
    standing, ended = (block for block in section.blocks if isinstance(block, Group))
    assert [line.id for line in standing.lines if line.level == 0] == [owed.id]
    assert [line.text for line in ended.lines] == ["1 of Sudmark; 1 of them contested: servanda commitments"]
    whole = commitments(Desk.of(both, whole=True))
    assert [line.id for line in whole.lines() if line.level == 0] == [owed.id, "commitment:old"]
