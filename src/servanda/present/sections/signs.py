"""One sign for what is known of a commitment in a year, never colour alone, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.model.duties import Performance, PerformanceState
from servanda.model.when import When
from servanda.present.labels import PERFORMANCE

SIGN: dict[PerformanceState, str] = {
    PerformanceState.PERFORMED: "P",
    PerformanceState.PERFORMED_IN_PART: "I",
    PerformanceState.NOT_PERFORMED: "N",
    PerformanceState.ALLEGED_NOT_PERFORMED: "A",
    PerformanceState.DISPUTED: "D",
    PerformanceState.NO_EVIDENCE: "-",
    PerformanceState.NOT_YET_DUE: ".",
    PerformanceState.SUSPENDED: "S",
}
OWN, CURED, MIXED = "p", "P*", "+"
OTHER = "other"
ROOM = 4  # signs in a cell, before they are cut
_YEAR = 366


def sign(row: Performance) -> str:
    """The sign of one row of performance."""
    if row.cured_by:
        return CURED
    return OWN if row.own_word else SIGN[row.state]


def year_of(when: When | None) -> int | None:
    """The year in which a time stands; None for one of no stated day, or longer than a year."""
    if when is None or when.latest is None or when.days is None or when.days > _YEAR:
        return None
    return when.latest.year


def cell(signs: Iterable[str]) -> str:
    """All signs of a year; of many each kind once, and a mark that there are several of them."""
    text = "".join(signs)
    if len(text) <= ROOM:
        return text
    kinds = "".join(dict.fromkeys(text.replace("*", "")))
    return f"{kinds[: ROOM - 1]}{MIXED}"


def legend() -> str:
    """Say what the signs mean."""
    signs = [f"{mark} {PERFORMANCE[state]}" for state, mark in SIGN.items()]
    signs.insert(1, f"{OWN} performed by the obligor's own count alone")
    signs.insert(2, f"{CURED} made good by a later surplus")
    return (
        f"Signs: {'; '.join(signs)}; {MIXED} several in one year; blank: not owed then, or nothing to tell. "
        f"A period stands in the year in which it ends; {OTHER}: of no stated day, or longer than a year."
    )
