"""The day of publication is what stamp, date line or dateline say, and never a related story's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.model.source import Basis, Published
from servanda.read.published import find_published
from servanda.read.timex import find_timexes
from tests.read.marked import page_of

BODY = (
    "Delegations of the two river states met in Lume on Tuesday to review the release of water, and said that "
    "the gauges would be read again in spring.\n"
)


def published(text: str, *furniture: str) -> Published:
    page = page_of(text, *furniture)
    found = find_published(page, find_timexes(page, None))
    assert all(text[one.start : one.end] == one.quote for one in found.evidence)
    return found


@pytest.mark.parametrize(
    "stamp",
    [
        "Page last updated at 17:20 GMT, Monday, 1 June 2009 18:20 UK",
        "Published: 1 June 2009",
        "Posted on June 1, 2009 at 5:40 p.m. EDT",
        "Last modified: 2009-06-01T06:08:00Z",
        "FOR IMMEDIATE RELEASE: June 1, 2009",
        "By A. Writer | Published 1 June 2009 | Africa",
        "Press release, 01.06.2009",
        "Updated Mon., June 1, 2009",
        "1 June 2009 Last updated at 17:50 GMT",
    ],
)
def test_a_stamp_states_the_day(stamp: str) -> None:
    found = published(f"{stamp}\n\n{BODY}", stamp)
    assert (found.value, found.basis) == ("2009-06-01", Basis.STATED)


def test_the_day_of_publication_outranks_that_of_a_change() -> None:
    found = published(f"Updated: 3 June 2009\nPublished: 1 June 2009\n\n{BODY}", "20")
    assert found.value == "2009-06-01"


@pytest.mark.parametrize(
    "line", ["January 27, 2006", "Friday, 27 January 2006", "Lume, 27 January 2006", "27.01.2006"]
)
def test_a_line_that_is_nothing_but_a_date_at_the_head_states_the_day(line: str) -> None:
    found = published(f"Water talks end\n{line}\n{BODY}")
    assert (found.value, found.basis) == ("2006-01-27", Basis.STATED)


def test_dates_of_related_stories_state_nothing() -> None:
    text = f"Water talks end\n{BODY}\nDam opens at last\n22 May 2009\nGauges to be sealed\n18 April 2009\n"
    found = published(text, "Dam", "Gauges", "20")
    assert (found.value, found.basis) == (None, Basis.UNKNOWN)


def test_a_date_in_running_text_states_nothing() -> None:
    text = f"The rules published on 22 May 2009 bind both sides, the ministry said in a note to the press.\n{BODY}"
    assert published(text).basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, 12 March 2013 – ",
        "Geneva, March 12, 2013 (LNA) ",
        "(Geneva, 12 March 2013) ",
        "12 March 2013 – ",
        "LUME CITY, Tuesday, March 12, 2013 -- ",
        "PORT OF SPAIN, March 12, 2013 (AFP) - ",
    ],
)
def test_a_dateline_with_a_year_gives_the_day(dateline: str) -> None:
    found = published(dateline + BODY)
    assert (found.value, found.basis) == ("2013-03-12", Basis.DATELINE)


@pytest.mark.parametrize(
    "opening", ["On 12 March 2013, ", "In Geneva, 12 March 2013 was the day when ", "WASHINGTON (LNA) -- "]
)
def test_an_opening_that_is_no_dated_dateline_gives_no_day(opening: str) -> None:
    assert published(opening + BODY).value is None


def test_a_dateline_without_a_year_takes_the_first_after_the_latest_past_date_given_with_its_year() -> None:
    found = published(
        f"LUME, May 4 (LNA) {BODY}The accord was signed in 1995 and renewed in November 2011. It runs until 2020.\n"
    )
    assert (found.value, found.basis) == ("2012-05-04", Basis.DATELINE)
    assert "November 2011" in found.note
    assert [one.quote for one in found.evidence] == ["LUME, May 4", "November 2011"]


def test_a_weekday_beside_a_day_and_month_settles_the_year() -> None:
    # 2 June is a Tuesday in 2009 and in 2015; the report is later than 2007.
    found = published(
        f"LUME, May 24 -- {BODY}A round was held in 2007. The next is set for Tuesday, June 2.\n"
    )
    assert found.value == "2009-05-24"
    assert "Tuesday, June 2" in found.note


def test_a_telling_that_goes_on_from_a_date_moves_the_year_on() -> None:
    # Seen from February 2015, last February would lie before the December since which it is told.
    found = published(
        f"LUME, Feb 24 (LNA) {BODY}The minister has mended ties since she took office in December 2014. "
        "Last February she lifted the limits on boats.\n"
    )
    assert found.value == "2016-02-24"
    assert "“Last February” is later than “December 2014”" in found.note


def test_a_year_ahead_bounds_nothing() -> None:
    text = f"LUME, May 4 (LNA) {BODY}The accord was renewed in November 2011. Quotas will be halved by June 2019.\n"
    assert published(text).value == "2012-05-04"


def test_whole_years_alone_bound_the_year_and_do_not_settle_it() -> None:
    found = published(f"LUME, May 4 -- {BODY}The accord was signed in 1995.\n")
    assert (found.value, found.basis) == ("XXXX-05-04", Basis.DATELINE)
    assert "later than “1995”" in found.note


def test_a_dateline_alone_leaves_the_year_masked() -> None:
    assert published(f"LUME, May 4 -- {BODY}").value == "XXXX-05-04"


def test_a_document_without_any_day_says_so() -> None:
    found = published(BODY)
    assert (found.value, found.basis) == (None, Basis.UNKNOWN)
    assert found.note


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("Published: 2009-06-01T23:30:00-04:00", "2009-06-01"),
        ("Posted 1 June 2009, 10:30 p.m. EDT", "2009-06-01"),
        ("Last updated: 01/06/2009 at 06:08 GMT; first seen 13/05/2009", "2009-06-01"),
        ("Updated 06/01/2009; first seen 05/13/2009", "2009-06-01"),
        ("Published 31 June 2009", None),
        ("Published: 05/06/2009", None),
        ("Published " + "." * 400 + "x", None),
        ("Published " + "(: " * 200, None),
        ("| " * 200 + "Published 1 June 2009", "2009-06-01"),
    ],
)
def test_an_odd_stamp_states_the_day_that_its_words_leave_no_doubt_of(stamp: str, value: str | None) -> None:
    assert published(f"{stamp}\n\n{BODY}", stamp).value == value


@pytest.mark.parametrize(
    ("publisher", "value"),
    [
        ("https://www.gov.uk/notes", "2009-06-05"),
        ("state.gov", "2009-05-06"),
        ("BBC", "2009-06-05"),
        ("", None),
        ("example.org", None),
    ],
)
def test_the_publisher_settles_the_order_of_day_and_month(publisher: str, value: str | None) -> None:
    page = page_of(f"Published: 05/06/2009\n\n{BODY}", "Published")
    page = replace(page, document=replace(page.document, publisher=publisher))
    assert find_published(page, find_timexes(page, None)).value == value


@pytest.mark.parametrize("how", ["adopted", "issued", "made", "delivered"])
def test_a_statement_that_was_adopted_on_a_day_is_of_that_day(how: str) -> None:
    text = f"Assembly of Norland\n\nStatement {how} on 14 November 2024\n\nThe Committee regrets the delay.\n"
    assert published(text).value == "2024-11-14"
