"""A question on persons: those of one surname stay apart, variants of one name are one."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.accuracy.questions.answer import As, Check, Checks
from benchmarks.accuracy.questions.look import ids, names
from benchmarks.accuracy.questions.parameters import Parameters
from servanda.model.actor import Actor
from servanda.model.view import View


def who_is_who(view: As, given: Parameters) -> Iterable[Check]:
    """Who is who: same surnames stay apart, and a nickname joins its name."""
    seen = view()
    checks = Checks(seen)
    for one, other in given.names.apart:
        point = f"{one} is not {other}"
        first, second = _bearers(seen, one), _bearers(seen, other)
        both = [actor for actor in first if actor in second]
        if both:
            checks.contradicted(point, ids(both), ids(both))
        elif first and second:
            checks.holds(point, ids((*first, *second)), ids((*first, *second)))
        else:
            checks.missing(point, ids((*first, *second)))
    joined = set(given.names.joined)
    bearers = [actor for actor in seen.reconciled.actors if names(actor) & joined]
    borne = {name for actor in bearers for name in names(actor)}
    point = " and ".join(given.names.joined)
    if len(bearers) > 1:
        checks.contradicted(f"{point} are one", ids(bearers), ids(bearers))
    elif joined <= borne:
        checks.holds(f"{point} are one", ids(bearers), ids(bearers))
    else:
        checks.missing(f"{point} are one", sorted(borne & joined))
    return checks


def _bearers(view: View, name: str) -> list[Actor]:
    return [actor for actor in view.reconciled.actors if name in names(actor)]
