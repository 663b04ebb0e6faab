"""The clocks: no answer as known by a day rests on anything that was published or entered later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.assess import changes
from servanda.model.view import View
from servanda.present import markdown
from servanda.present.brief import compose
from tests.end_to_end.worlds import World, worlds
from tests.reconcile.test_properties import DAYS

SEEN = st.sampled_from(("2011-01-15", *DAYS, "2011-03-01", "2011-05-20"))


def told(view: View, since: View | None = None) -> dict[str, Any]:
    """All that a view says: what it holds, what is made of it, and the words of the brief."""
    before = since or view
    found = changes((before.reconciled, before.assessment), (view.reconciled, view.assessment))
    return {
        "record": view.reconciled,
        "assessment": view.assessment,
        "brief": markdown.markdown(compose(view, found, before.on, full=True)),
    }


@settings(max_examples=60, deadline=None)
@given(worlds(), SEEN, SEEN)
def test_an_answer_as_known_by_a_day_is_that_of_a_world_without_what_came_later(
    world: World, day: str, other: str
) -> None:
    since, known_by = sorted((date.fromisoformat(day), date.fromisoformat(other)))
    cut = world.until(known_by)
    whole = told(world.view(known_by), world.view(since, on=known_by))
    alone = told(cut.view(known_by), cut.view(since, on=known_by))
    assert whole["record"] == alone["record"]
    assert whole["assessment"] == alone["assessment"]
    assert whole["brief"] == alone["brief"]
