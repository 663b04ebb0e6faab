"""Blocks are paragraphs, whether lines were wrapped or not."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from servanda.text.segment import is_wrapped, paragraphs

WRAPPED = """The commission for the shared basin met in Port Sen on
Thursday for the first time since the floods and heard the
reports of both secretariats on the gauges.

It set no date for another session, though both sides told
reporters afterwards that the summer would suit them and the
engineers of the lower bank.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert is_wrapped(WRAPPED)
    assert [WRAPPED[a:b].split()[0] for a, b in paragraphs(WRAPPED)] == ["The", "It"]


def test_a_line_is_a_paragraph_where_lines_were_not_wrapped() -> None:
    text = "A heading\nA first paragraph of the report, which is rather long and ends here.\nA second.\n"
    assert [text[a:b] for a, b in paragraphs(text)] == text.strip().split("\n")


@given(st.text(max_size=300))
def test_blocks_hold_all_that_is_not_white_space_and_never_overlap(text: str) -> None:
    places = list(paragraphs(text))
    assert "".join("".join(text[a:b].split()) for a, b in places) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(places))
