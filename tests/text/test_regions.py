"""Body and furniture are told apart by shape, and nothing is lost."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from servanda.model.source import Part
from servanda.text.regions import body_run, find_regions, tile

PAGE = """Home | News | Sport
Last changed 4 May 2011

Fishing pact talks to reopen in Port Sen

Boats at rest in the harbour

The two shore states will return to the table in Port Sen next week, officials said on Wednesday.

The talks on shared stocks had been on hold since the spring of 2009.

'No surprises'

Neither side expects a settlement in the first session, but both called the meeting overdue.

Print this page
E-mail this page

Quota row deepens
12 Apr 11 | Region
Trawler held off the cape
2 Mar 11 | Region

The publisher does not answer for the pages of others.

Africa Americas Asia Europe
"""


def parts(text: str, part: Part) -> list[str]:
    return [text[region.start : region.end].strip() for region in find_regions(text) if region.part is part]


def test_menus_captions_links_and_credits_are_furniture_and_the_subheading_stays_in_the_body() -> None:
    assert parts(PAGE, Part.TITLE) == ["Fishing pact talks to reopen in Port Sen"]
    (body,) = parts(PAGE, Part.BODY)
    assert body.startswith("The two shore states")
    assert body.endswith("called the meeting overdue.")
    assert "'No surprises'" in body


def test_a_text_without_furniture_is_all_body() -> None:
    text = "The commission met. It agreed on nothing. It will meet again."
    assert parts(text, Part.BODY) == [text]


def test_a_first_line_that_is_no_sentence_is_the_title() -> None:
    text = "Ferry row settled\n\nThe ministries said on Friday that crossings would resume within a week of signing."
    assert parts(text, Part.TITLE) == ["Ferry row settled"]


def test_an_article_without_punctuated_lines_is_still_kept_whole() -> None:
    text = "one short line\nanother short line\nand a third"
    assert parts(text, Part.BODY) == [text]


def test_numbered_articles_of_an_instrument_stay_in_the_body() -> None:
    text = (
        "JOINT COMMUNIQUE\n\nThe Parties have agreed on the following measures for the common basin:\n\n"
        "Article 1\n\nEach Party shall report monthly catches to the Secretariat;\n\n"
        "Article 2\n\nThe Secretariat shall publish the reports within thirty days of receipt.\n"
    )
    (body,) = parts(text, Part.BODY)
    assert "Article 1" in body
    assert "Article 2" in body


@given(st.text(max_size=400))
def test_regions_tile_any_text(text: str) -> None:
    regions = find_regions(text)
    assert "".join(text[region.start : region.end] for region in regions) == text
    assert all(a.end == b.start for a, b in itertools.pairwise(regions))


@given(st.lists(st.floats(-40, 40, allow_nan=False), max_size=12))
def test_the_body_run_has_the_highest_sum_of_all_runs(weights: list[float]) -> None:
    first, last = body_run(weights)
    best = max(
        (sum(weights[a:b]) for a in range(len(weights)) for b in range(a + 1, len(weights) + 1)), default=0
    )
    assert best <= 0 or abs(sum(weights[first:last]) - best) < 1e-6


def test_tiling_gives_white_space_to_the_region_before() -> None:
    regions = tile("a  b", [0, 3], [Part.TITLE, Part.BODY])
    assert [(one.start, one.end) for one in regions] == [(0, 3), (3, 4)]
