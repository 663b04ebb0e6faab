"""Objects of a view for whoever asks: single cases for those named, aggregates for all others.

Rule: who may not see single cases gets one `case` for each type and year, and neither the assertions nor the
events that name a person in such a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from servanda.model.view import View
from servanda.present.exchange import objects
from servanda.present.exchange.reading import Object
from servanda.present.web.visit import Visit

NAMED = ("assertion", "event")


def told(visit: Visit, view: View, kinds: Sequence[str] | None = None) -> Iterator[Object]:
    """Give the objects of a view that somebody may see, kind by kind."""
    found = objects(view, kinds)
    return found if visit.who.cases else _aggregated(view, found)


def _aggregated(view: View, found: Iterable[Object]) -> Iterator[Object]:
    hidden: set[str] | None = None
    singles: list[Object] = []
    for thing in found:
        if thing["kind"] == "case":
            singles.append(thing)
            continue
        if singles:
            hidden = hidden or _hidden(view)
            yield from _sums(singles, hidden)
            singles = []
        if not (thing["kind"] in NAMED and names_person(thing)):
            yield thing
    if singles:
        yield from _sums(singles, _hidden(view))


def names_person(thing: Object) -> bool:
    """Tell whether an assertion or an event is of a single case: it names the person."""
    return str(thing["type"]).startswith("case.") and any(
        str(role["entity"]).startswith("person:") for role in thing["roles"]
    )


def _hidden(view: View) -> set[str]:
    return {str(thing["id"]) for thing in objects(view, ("assertion",)) if names_person(thing)}


def _sums(singles: Sequence[Object], hidden: set[str]) -> Iterator[Object]:
    """Put cases together by type and year; several counts may be of the same cases, and are not added."""
    groups: dict[tuple[str, str | None], list[Object]] = {}
    for one in singles:
        period = str(one["period"])[:4] if one["period"] else None
        year = period if period and period.isdigit() else None
        groups.setdefault((str(one["type"]), year), []).append(one)
    for (type_, year), group in groups.items():
        grounds = [id_ for one in group for id_ in one["because"] if id_ not in hidden]
        counts = [one["count"] for one in group if one["count"] is not None]
        yield {
            "kind": "case",
            "id": f"case:{type_.removeprefix('case.')}:{year or 'not-stated'}",
            "type": type_,
            "period": year,
            "count": counts[0] if len(counts) == 1 else None,
            "because": list(dict.fromkeys(grounds)),
        }
