"""Marked figures and those found: the extent, the amount, each part of the scope, and all of it jointly.

Rule: a part counts where the text tells it. It is right where the same words stand for it: the head of what
is counted, the actor whose mention the marked words are, the value of the temporal expression. A figure that
was not found has nothing right; one that was found and is marked nowhere counts against precision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.accuracy.resolved.marks import FigureMark, GoldFigure, Marked, Stretch
from benchmarks.accuracy.resolved.tally import Tally
from benchmarks.accuracy.resolved.times import wanted
from servanda.model.actor import Mention
from servanda.model.figure import Figure
from servanda.model.record import Timex
from servanda.read.inflect import plural
from servanda.read.lexicon import table
from servanda.read.words import fold, key

RATES = {"day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y"}
PARTS = ("unit", "of", "whom", "per", "period", "period kind", "by")


@dataclass(frozen=True, slots=True)
class Ground:
    """What else was found in the text: what a figure's parts refer to."""

    text: str
    mentions: Sequence[Mention]  # of actors and concepts
    timexes: Sequence[Timex]


def compare(one: Marked, found: Sequence[Figure], ground: Ground, tally: Tally) -> None:
    """Score one text."""
    pairs = matched(one.figures, found)
    strict = sum(1 for gold, same in pairs if (same.start, same.end) == (gold.place.start, gold.place.end))
    tally.compare("figures", "strict", strict, len(found), len(one.figures))
    tally.compare("figures", "relaxed", len(pairs), len(found), len(one.figures))
    told = dict.fromkeys(PARTS, 0)
    given = dict.fromkeys(PARTS, 0)
    right = dict.fromkeys(PARTS, 0)
    for gold in one.figures:
        for part in PARTS:
            told[part] += _told(gold.mark, part) is not None
    for other in found:
        for part in PARTS:
            given[part] += _given(other, part) is not None
    whole = 0
    for gold, same in pairs:
        words = one.document.text[gold.place.start : gold.place.end]
        bounds = (same.amount.low, same.amount.high) == (gold.mark.low, gold.mark.high)
        tally.share("figures", "bounds", bounds)
        tally.share("figures", "approximate", same.amount.approximate == gold.mark.approx)
        wrong = [] if bounds else [f"bounds {_bounds(gold.mark)} found {same.amount.low}..{same.amount.high}"]
        for part in PARTS:
            want, have = _told(gold.mark, part), _given(same, part)
            agree = want is None and have is None
            if want is not None and have is not None:
                agree = _agree(part, want, same, ground)
                right[part] += agree
            if not agree:
                wrong.append(f"{part} {want!r} found {_shown(have)}")
        whole += not wrong
        if (same.start, same.end) != (gold.place.start, gold.place.end):
            tally.note(one.name, gold.place.start, "figures", f"extent   [{words}] found as [{same.text}]")
        if wrong:
            tally.note(one.name, gold.place.start, "figures", f"parts    [{words}] " + "; ".join(wrong))
    tally.share("figures", "all parts right", whole, len(one.figures))
    for part in PARTS:
        tally.compare("figures", part, right[part], given[part], told[part])
    for gold in one.figures:
        if not any(gold is done for done, _ in pairs):
            words = one.document.text[gold.place.start : gold.place.end]
            tally.note(one.name, gold.place.start, "figures", f"missed   [{words}] {gold.mark.of or ''}")
    for other in found:
        if not any(other is done for _, done in pairs):
            tally.note(one.name, other.start, "figures", f"spurious [{other.text}] {other.counts}")


def is_counted(gold: GoldFigure, figure: Figure, ground: Ground) -> bool:
    """Tell whether amount, unit and what is counted are all right: what a figure's confidence claims."""
    right = (figure.amount.low, figure.amount.high) == (gold.mark.low, gold.mark.high)
    for part in ("unit", "of"):
        want, have = _told(gold.mark, part), _given(figure, part)
        right &= (want is None) == (have is None) and (want is None or _agree(part, want, figure, ground))
    return right


def matched(gold: Sequence[GoldFigure], found: Sequence[Figure]) -> list[tuple[GoldFigure, Figure]]:
    """Pair marks with what was found, one to one, those of the same extent first."""
    left = list(found)
    pairs: list[tuple[GoldFigure, Figure]] = []
    for exact in (True, False):
        for one in gold:
            if any(one is done for done, _ in pairs):
                continue
            for other in left:
                place = Stretch(other.start, other.end)
                if place == one.place if exact else place.meets(one.place):
                    pairs.append((one, other))
                    left.remove(other)
                    break
    return pairs


def _told(mark: FigureMark, part: str) -> str | None:
    value: str | None = getattr(mark, part.replace(" ", "_"))
    return value or None


def _given(figure: Figure, part: str) -> Any:
    """What a figure holds for a part; None where nothing."""
    if part == "of":
        return figure.counts or None
    if part == "whom":
        return figure.whom or figure.of
    if part == "period":
        return figure.period or RATES.get(figure.per)
    if part == "by":
        return figure.counted_by or (figure.said_by[-1] if figure.said_by else None)
    if part == "period kind":
        return figure.period_kind or None
    return getattr(figure, part) or None


def _agree(part: str, want: str, figure: Figure, ground: Ground) -> bool:
    if part == "unit":
        words = table("numbers")
        return bool({**words["units"], **words["currency_words"]}.get(want, want) == figure.unit)
    if part == "of":
        return _counts(want, figure, ground)
    if part == "whom":
        return _shares_head(want, figure.whom) or _stands_for(want, figure.of or "", ground)
    if part == "by":
        if figure.counted_by:
            return _stands_for(want, figure.counted_by, ground)
        voice = figure.said_by[-1]
        return _stands_for(want, voice.entity or "", ground) or _shares_head(want, voice.name)
    if part == "period":
        if figure.period is None:
            return want == RATES[figure.per]
        at = figure.period.start
        values = [one.value for one in ground.timexes if at is not None and one.start <= at < one.end]
        return wanted(want) in (values or [figure.period.expression.value])
    return bool(_given(figure, part) == want)


def _counts(want: str, figure: Figure, ground: Ground) -> bool:
    """By the head of the words, or by a concept that stands on marked words."""
    if not figure.counts.startswith("concept:"):
        return _shares_head(want, figure.counts)
    near = [one for one in ground.mentions if one.entity == figure.counts and _shares_head(want, one.text)]
    return bool(near) or _shares_head(want, figure.counts.removeprefix("concept:").replace("-", " "))


def _stands_for(want: str, entity: str, ground: Ground) -> bool:
    """Tell whether marked words, or their head, mention the entity; else whether its own words share it."""
    if not entity:
        return False
    for one in ground.mentions:
        if one.entity == entity and (_shares_head(want, one.text) or fold(want) in fold(one.text)):
            return True
    return ":" not in entity and _shares_head(want, entity)


def _shares_head(want: str, have: str) -> bool:
    """Tell whether the last word of the one is a word of the other, in either number."""
    wanted_words, had = key(want), key(have)
    if not wanted_words or not had:
        return False
    heads = {wanted_words[-1], plural(wanted_words[-1])}
    return any(word in heads or plural(word) in heads for word in had)


def _bounds(mark: FigureMark) -> str:
    return f"{mark.low}..{mark.high}"


def _shown(have: Any) -> str:
    return repr(getattr(have, "text", getattr(have, "name", have)))
