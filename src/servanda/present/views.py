"""The lists of a view: one section each, whole, as a sheet.

Rule: a list is a line in VIEWS: its name, its section, and the kinds of exchange objects that tell the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from servanda.model.view import View
from servanda.present.brief import sheet
from servanda.present.page import Section, Sheet
from servanda.present.sections.commitments import commitments
from servanda.present.sections.conditions import conditions
from servanda.present.sections.conflicts import conflicts
from servanda.present.sections.desk import Desk
from servanda.present.sections.figures import figures
from servanda.present.sections.measures import measures
from servanda.present.sections.rounds import rounds
from servanda.present.sections.statements import statements
from servanda.present.sections.timeline import timeline
from servanda.present.sections.tracks import tracks


@dataclass(frozen=True, slots=True)
class Listing:
    """One list."""

    name: str
    write: Callable[[Desk], Section]
    kinds: tuple[str, ...]


VIEWS: tuple[Listing, ...] = (
    Listing("status", tracks, ("track",)),
    Listing("timeline", timeline, ("event",)),
    Listing("rounds", rounds, ("round",)),
    Listing("commitments", commitments, ("instrument", "commitment", "performance")),
    Listing("statements", statements, ("statement",)),
    Listing("conditions", conditions, ("condition",)),
    Listing("conflicts", conflicts, ("conflict",)),
    Listing("measures", measures, ("measure",)),
    Listing("figures", figures, ("figure",)),
)

BY_NAME: dict[str, Listing] = {listing.name: listing for listing in VIEWS}


def compose(view: View, name: str) -> Sheet:
    """Write one list of a view."""
    desk = Desk.of(view, whole=True)
    return sheet(desk, "", (BY_NAME[name].write(desk),))
