"""Which documents bear on a track: by what their own reading names, and nothing else."""

import pytest

from servanda.model.ids import related
from servanda.model.scope import Scope

FISHERIES = Scope(
    parties=(("state:XN", "person:ada-nord"), ("state:XS",)),
    topics=("concept:fisheries",),
    names=("track:xn-xs-fisheries", "instrument:quota-protocol"),
    track="track:xn-xs-fisheries",
)


@pytest.mark.parametrize(
    ("named", "bears"),
    [
        ({"track:xn-xs-fisheries"}, True),
        ({"instrument:quota-protocol", "state:XE"}, True),
        ({"state:XN", "state:XS"}, True),
        ({"state:XN", "state:XS", "state:XE", "concept:mines"}, True),
        ({"person:ada-nord", "state:XS"}, True),
        ({"state:XN", "concept:fisheries"}, True),
        ({"state:XN", "concept:coastal-fisheries"}, True),
        ({"state:XN", "state:XE", "concept:fisheries"}, False),
        ({"state:XN", "concept:mines"}, False),
        ({"state:XN"}, False),
        ({"concept:fisheries"}, False),
        ({"person:ada-nord", "org:a-council", "concept:fisheries"}, True),
        (set(), False),
    ],
)
def test_a_document_bears_on_a_track_by_what_its_reading_names(named: set[str], bears: bool) -> None:
    assert FISHERIES.holds(named) is bears


def test_what_bears_on_a_scope_names_one_of_its_candidates() -> None:
    assert FISHERIES.candidates() == {
        "state:XN",
        "person:ada-nord",
        "state:XS",
        "track:xn-xs-fisheries",
        "instrument:quota-protocol",
    }


def test_a_scope_of_nobody_holds_nothing() -> None:
    assert not Scope(parties=()).holds({"state:XN", "concept:fisheries"})


def test_a_narrower_concept_is_related_to_its_broader_and_to_no_sister() -> None:
    assert related("concept:fisheries", "concept:coastal-fisheries")
    assert related("concept:deep-sea-fisheries", "concept:fisheries")
    assert not related("concept:coastal-fisheries", "concept:deep-sea-fisheries")
    assert not related("state:a-b", "state:b")
