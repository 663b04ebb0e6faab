"""Whether the name of a capital or a state acts or says where, by the tree and not by the next word."""

from __future__ import annotations

import pytest

from tests.read.actors_in import acting, entity_of

ACTS = (
    ("Havana, which had kept silent for a week, pledged to open the ports.", "Havana"),
    ("On Tuesday Tokyo, after long talks with its allies, agreed to the quota.", "Tokyo"),
    ("Neither Ankara nor Athens has ratified the accord.", "Ankara"),
    ("The envoys said that Lima would not attend.", "Lima"),
    ("Nairobi is ready to resume the talks.", "Nairobi"),
    ("Warsaw was accused of breaking the accord.", "Warsaw"),
    ("Canberra was told of the change in May.", "Canberra"),
    ("Its policy towards Riyadh has not changed.", "Riyadh"),
    ("They signed an accord with Hanoi in 1994.", "Hanoi"),
    ("Relations between Rabat and Algiers grew worse.", "Rabat"),
    ("The sanctions against Pyongyang were lifted.", "Pyongyang"),
)
PLACES = (
    ("The ministers, who had met in spring in Havana, signed.", "Havana"),
    ("They visited the old port and Lisbon on Friday.", "Lisbon"),
    ("Flights between Nairobi and Addis Ababa were stopped.", "Nairobi"),
    ("He travelled with two aides to Vienna.", "Vienna"),
    ("The road from the border to Amman is closed.", "Amman"),
    ("They bombed Baghdad that night.", "Baghdad"),
    ("The streets of Jakarta were empty.", "Jakarta"),
    ("Caracas's streets were empty.", "Caracas"),
    ("They spoke in the capital, Quito, on Monday.", "Quito"),
    ("Two rounds were held last year, one of them near Oslo.", "Oslo"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), ACTS)
def test_a_capital_that_says_or_does_something_is_its_state(text: str, words: str) -> None:
    assert acting(text, words)
    assert all((entity or "").startswith("state:") for entity in entity_of(text, words))


@pytest.mark.parametrize(("text", "words"), PLACES)
def test_a_capital_where_something_is_done_is_a_place(text: str, words: str) -> None:
    assert not acting(text, words)
    assert all((entity or "").startswith("place:") for entity in entity_of(text, words))


@pytest.mark.parametrize(
    ("text", "words", "acts"),
    [
        ("Boats that had been built twenty years ago in Iceland were sold.", "Iceland", False),
        ("Norway, whose fleet is small, rejected the quota.", "Norway", True),
        ("They deported forty men from Peru.", "Peru", False),
        ("Talks with Chile went on.", "Chile", True),
    ],
)
def test_a_state_acts_or_says_where(text: str, words: str, acts: bool) -> None:
    assert acting(text, words) is acts
