"""Every temporal expression of a page, with its exact words, its unresolved expression and its TIMEX3 value.

Rule: what the words leave open stays open. The expression is kept as it was said and needs no anchor to
be kept; the value is resolved where the anchor is known and masked (``XXXX-WXX-5``) where not.

Source: ISO 24617-1 (TIMEX3) for types, extents and values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from servanda.model.record import Timex
from servanda.model.source import Part
from servanda.model.when import Direction, Kind, When
from servanda.read import (
    timex_anaphora,
    timex_clock,
    timex_days,
    timex_fiscal,
    timex_relative,
    timex_sets,
    timex_stamps,
    timex_stretch,
    timex_years,
)
from servanda.read.page import Page, Sentence
from servanda.read.timex_direction import Clause
from servanda.read.timex_fiscal import first_month
from servanda.read.timex_governor import Governor
from servanda.read.timex_hints import kinds_in
from servanda.read.timex_settle import day_for, join_ranges, join_times, settle
from servanda.read.timex_stamps import order_in
from servanda.read.timex_value import confidence_of, mod_of, value_of
from servanda.read.timex_words import QUARTERS, Found, Rule


@lru_cache(maxsize=64)
def grammar(order: str, fiscal: int) -> tuple[Rule, ...]:
    """Give the lines of the grammar, for an order of day and month and a first month of the fiscal year."""
    parts = (
        timex_anaphora,
        timex_days,
        timex_years,
        timex_relative,
        timex_sets,
        timex_stretch,
        timex_clock,
    )
    own = (*timex_stamps.rules(order), *timex_fiscal.rules(fiscal))
    return (*own, *(rule for part in parts for rule in part.rules()))


_LONGEST = 2000  # code points that a rule is given at once
_DAY_MEMORY = 2  # sentences over which a time of day may look back for its day
_MEMORY = 5  # sentences over which "that year" may look back


def find_timexes(page: Page, anchor: When | None) -> tuple[Timex, ...]:
    """Find the temporal expressions of a document, furniture included.

    Spans are half-open code-point offsets into the canonical text, in text order, and do not overlap.
    Dates and times carry an expression; sets a recurrence, or an expression where they repeat at no whole
    interval; a duration an expression only where it tells a direction ("the past ten years").

    Args:
        page: one document, cut into sentences.
        anchor: the day of publication, or the stretch that it can lie in; None where it is not known.
    """
    return tuple(timex for _, timex in read_timexes(page, anchor))


def read_timexes(page: Page, anchor: When | None) -> Iterator[tuple[Found, Timex]]:
    """Find the same, each with what the grammar found: its rule tells how sure it is."""
    told: list[tuple[int, Found]] = []
    text = page.document.text
    rules = grammar(order_in(text, page.document.publisher), first_month(text))
    for sentence in page.sentences:
        for one in _in_sentence(sentence, rules):
            if one.type == "TIME":
                one = day_for(one, [other for place, other in told if sentence.index - place <= _DAY_MEMORY])
            if one.shift:
                one = settle(one, [other for place, other in told if sentence.index - place <= _MEMORY])
            if sentence.part is not Part.FURNITURE and one.type in ("DATE", "TIME") and _is_told(one):
                told.insert(0, (sentence.index, one))
                del told[8:]
            yield one, _timex(page, sentence, one, anchor)


def _is_told(one: Found) -> bool:
    """Tell a time that others may lean on; "the Treaty of 1961" names a treaty, not when something was."""
    return one.expression is not None and one.expression.kind is not Kind.VAGUE and not one.aside


def _in_sentence(sentence: Sentence, rules: tuple[Rule, ...]) -> list[Found]:
    text, found = sentence.text, list[Found]()
    governor: Governor | None = None
    for at, piece in pieces(text):
        kept = _in_piece(piece, rules, furniture=sentence.part is Part.FURNITURE)
        if any(one.open for one in kept):
            clause, governor = Clause(piece), governor or Governor(sentence)
            kept = [_directed(one, clause, governor, at) if one.open else one for one in kept]
        kept = join_times(join_ranges(piece, kept))
        found += [replace(one, start=one.start + at, end=one.end + at) for one in kept] if at else kept
    return found


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut what is too long for a sentence at white space, so that no rule's work grows with its length."""
    at = 0
    while len(text) - at > _LONGEST:
        end = at + _LONGEST
        while end > at + _LONGEST // 2 and not text[end - 1].isspace():
            end -= 1
        yield at, text[at:end]
        at = end
    yield at, text[at:] if at else text


def _in_piece(text: str, rules: tuple[Rule, ...], *, furniture: bool) -> list[Found]:
    kinds = kinds_in(text)
    every = [one for rule in rules if rule.needs <= kinds for one in rule.find(text, furniture)]
    # The longest find wins; of equal ones the rule that stands first. `sorted` keeps the rules' order.
    kept: list[Found] = []
    taken = bytearray(len(text))
    for one in sorted(every, key=lambda one: one.start - one.end):
        if not taken[one.start] and not taken[one.end - 1]:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    kept.sort(key=lambda one: one.start)
    return kept


def _directed(one: Found, clause: Clause, governor: Governor, at: int) -> Found:
    """Fill in the direction; "in ten days" without a look ahead is how long something took."""
    assert one.expression is not None
    weekday = one.expression.kind in (Kind.WEEKDAY, Kind.WEEKEND)
    governed = governor.direction(at + one.start, at + one.end, weekday=weekday)
    direction = governed or clause.direction(one.start, one.end)
    if one.expression.value in QUARTERS and direction is Direction.PAST:
        # Results of a quarter are told after it; a plan for one is told before.
        direction = Direction.BEFORE if governed else Direction.NEAREST
    if one.type == "AHEAD":
        if direction is Direction.FUTURE:
            return replace(one, type="DATE", value="", open=False)
        return replace(one, type="DURATION", expression=None, open=False)
    return replace(one, expression=replace(one.expression, direction=direction), open=False)


def _timex(page: Page, sentence: Sentence, one: Found, anchor: When | None) -> Timex:
    start, end = sentence.start + one.start, sentence.start + one.end
    text, value = page.document.text[start:end], value_of(one, anchor)
    return Timex(
        page.document.id,
        start,
        end,
        text,
        one.type,
        value,
        one.expression,
        one.recurrence,
        mod_of(text),
        confidence_of(one, value),
    )
