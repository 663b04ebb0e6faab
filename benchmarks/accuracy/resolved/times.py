"""Marked temporal expressions and those found: the extent exact, overlapping, and with the same value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.accuracy.resolved.marks import GoldTimex, Marked, Stretch
from benchmarks.accuracy.resolved.tally import Tally
from servanda.model.record import Timex

_OFTEN = re.compile(r"\s*\b(?:freq|quant|mod)\b.*$", re.IGNORECASE)


def compare(one: Marked, found: Sequence[Timex], tally: Tally) -> None:
    """Score one text; of several that overlap a mark, that of the same extent counts, else the first."""
    left = list(found)
    strict = relaxed = value = typed = 0
    text = one.document.text
    pairs: list[tuple[GoldTimex, Timex]] = []
    for exact in (True, False):
        for gold in one.timexes:
            if any(gold is done for done, _ in pairs):
                continue
            place = gold.place
            same = next(
                (
                    other
                    for other in left
                    if (
                        (other.start, other.end) == (place.start, place.end)
                        if exact
                        else _meets(other, place)
                    )
                ),
                None,
            )
            if same is not None:
                left.remove(same)
                pairs.append((gold, same))
                strict += exact
    for gold, same in pairs:
        relaxed += 1
        right = same.value == wanted(gold.mark.value)
        value += right
        typed += right and same.type == gold.mark.type
        at, words = gold.place, text[gold.place.start : gold.place.end]
        if (same.start, same.end) != (at.start, at.end):
            tally.note(one.name, at.start, "timexes", f"extent   [{words}] found as [{same.text}]")
        if not right:
            said = f"value    [{words}] is {gold.mark.value}, found {same.value} ({one.published})"
            tally.note(one.name, at.start, "timexes", said)
        elif same.type != gold.mark.type:
            said = f"type     [{words}] is {gold.mark.type}, found {same.type}"
            tally.note(one.name, at.start, "timexes", said)
    for gold in one.timexes:
        if not any(gold is done for done, _ in pairs):
            words = text[gold.place.start : gold.place.end]
            tally.note(one.name, gold.place.start, "timexes", f"missed   [{words}] = {gold.mark.value}")
    for other in left:
        tally.note(one.name, other.start, "timexes", f"spurious [{other.text}] = {other.value}")
    for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", value), ("value and type", typed)):
        tally.compare("timexes", name, hits, len(found), len(one.timexes))


def wanted(value: str) -> str:
    """Give the TIMEX3 value of a mark alone: how often a set repeats in it is another attribute."""
    return _OFTEN.sub("", value)


def _meets(timex: Timex, place: Stretch) -> bool:
    return timex.start < place.end and place.start < timex.end
