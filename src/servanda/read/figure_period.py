"""The time of a figure: the period that it covers with its kind, and the rate at which it recurs.

Rule: a date is a figure's where it hangs on what is counted, on the number, or on the verb of its own
clause; a date that a number is compared with ("than in 2008") is none. Kinds are calendar, fiscal, since
(a beginning and no end) and rate.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from servanda.model.record import Timex
from servanda.model.when import Direction, Expression, Kind, Temporal
from servanda.read.counted import listed
from servanda.read.figure_lent import fronted, is_fiscal_again
from servanda.read.figure_tree import Tree, case, is_of, relation, verb_over
from servanda.read.timex_words import either

_FAR = 400  # code points between a figure and any time that may be its own
_REACH = 120  # code points between a figure and the only date of its sentence, where there is no tree
_RATE_REACH = 60  # code points between a figure and "annually" or "a year"
_CLIMB = 12
_APART = ("after", "before", "with", "despite", "following", "without", "because", "under")
_BEYOND = ("after", "before", "until", "till", "by", "than")  # what lies outside the date, or ends with it
_DATELINE_REACH = 60  # code points from the beginning of a sentence to the day of its dateline
_BEFORE = 30  # code points before a date that may tell what it is for
_RIGHT_AFTER = re.compile(
    r"[^,;:.\d]{0,40}\b(?:in|during|since|for|from|between|of)\s+(?:the\s+)?", re.IGNORECASE
)
_EACH = re.compile(
    r"(?i)(?:\s{1,8}[^\W\d_][\w’'-]{0,30}){0,5}?\s{1,8}(?:an?|per|each|every)\s+(day|week|month|quarter|year)\b(?!\s+(?:ago|later|earlier|before|after|from)\b)"
)
_DATELINE = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?[-–—:]\s")
_FISCAL = re.compile(r"(?i)\bfiscal|\bfinancial\s+year|\bbudget\s+year|\bFY\s?\d")
_SINCE = re.compile(r"(?i)\bsince\s+(?:the\s+)?(?:\w+\s+of\s+)?$")


@dataclass(frozen=True, slots=True)
class Covered:
    """A figure's period with its kind, and its rate ("year" for a yearly one)."""

    period: Temporal | None = None
    kind: str = ""
    per: str = ""


def covered(tree: Tree, start: int, end: int, noun: Any, timexes: Sequence[Timex], following: int) -> Covered:
    """Tell the time of a figure.

    Args:
        tree: of the sentence where it stands.
        start, end: of the figure, in the document.
        noun: what it counts, in the tree.
        timexes: of the sentence, in text order.
        following: where the next figure begins: a rate beyond it is not of this one.
    """
    low = bisect_left(timexes, start - _FAR, key=_place)
    timexes = timexes[low : bisect_left(timexes, end + _FAR, key=_place)]
    per = _rate(tree, start, end, timexes, following) or _spelled_rate(tree, end, timexes, following)
    dates = [
        one
        for one in timexes
        if one.type in ("DATE", "TIME")
        and one.expression
        and _is_telling(one.expression)
        and not (per and one.expression.kind is not Kind.ABSOLUTE)
        and not _is_compared(tree, one)
        and not _is_dateline(tree, one)
    ]
    found = _by_tree(tree, start, end, noun, dates) if tree.known else _only(tree, start, end, dates)
    top = tree.top(start - tree.start, end - tree.start) if tree.known else None
    if found is None and top is not None and not per:
        found = fronted(tree, dates, top)
    if found is None or found.expression is None:
        return Covered(None, "rate" if per else "", per)
    period = Temporal(found.text, found.expression, found.start, found.end)
    earlier = any(_FISCAL.search(one.text) for one in timexes if one.start < found.start)
    kind = "fiscal" if earlier and is_fiscal_again(found.text) else _kind(tree, found)
    return Covered(period, kind, per)


def _place(timex: Timex) -> int:
    return timex.start


def _kind(tree: Tree, date: Timex) -> str:
    before = tree.text[max(0, date.start - tree.start - _BEFORE) : date.start - tree.start]
    if _SINCE.search(before) or date.text.lower().startswith("since") or _since_clause(tree, date):
        return "since"
    return "fiscal" if _FISCAL.search(date.text) or date.value.startswith("FY") else "calendar"


def _by_tree(tree: Tree, start: int, end: int, noun: Any, dates: Sequence[Timex]) -> Timex | None:
    """The date that hangs nearest: on the number or its noun, else on the verb of its clause."""
    top = tree.top(start - tree.start, end - tree.start)
    ranked = []
    for number, one in enumerate(dates):
        rank = _nearness(tree, top, noun, end, one)
        if rank is not None:
            ranked.append((rank, 0 if one.start >= end else 1, abs(one.start - end), number))
    return dates[min(ranked)[-1]] if ranked else None


def _nearness(tree: Tree, top: Any, noun: Any, end: int, date: Timex) -> int | None:
    at = tree.top(date.start - tree.start, date.end - tree.start)
    if at is None or top is None or case(at) in _BEYOND:
        return None
    if str(at.head.dep_) == "acl:relcl" and at.head.head.i in (top.i, noun.i if noun is not None else top.i):
        return None  # "the 14 ships that Peru bought in 1998"
    between = tree.text[end - tree.start : max(end, date.start) - tree.start]
    if date.start >= end and _RIGHT_AFTER.fullmatch(between) and at.head.i not in (top.head.i,):
        return 0 if len(between) < _BEFORE else 2
    over = at.head
    if noun is not None and over.i in (noun.i, top.i):
        return 0
    own = verb_over(top)
    if _is_day_of_saying(at, over, top) or _is_outside(at):
        return None
    if relation(at) == "nmod" and relation(over) == "nsubj" and over.head.i in (own.i, top.i):
        return 1  # "the figure for 2025 was 610"
    if _is_since(over) and over.head.i == own.i:
        return 1
    if _is_beside(top):
        return None
    if own.i == over.i:
        return None if _is_joined_since(tree, own, at, top) else 1
    if relation(own) == "acl" and relation(own.head) == "nsubj" and own.head.head.i == over.i:
        return 2  # "buses carrying 112 men crossed on Friday"
    up = own  # "In 2003 police held 75 and freed 12": what is joined shares its date
    for _ in range(_CLIMB):
        if relation(up) != "conj" or up.head.i == up.i:
            return None
        up = up.head
        if up.i == over.i:
            return 2 if at.i < top.i else None
    return None


def _is_since(verb: Any) -> bool:
    """Tell a clause that begins with "since"."""
    return relation(verb) == "advcl" and any(
        str(one.lower_) == "since" and relation(one) == "mark" for one in verb.children
    )


def _since_clause(tree: Tree, date: Timex) -> bool:
    at = tree.top(date.start - tree.start, date.end - tree.start) if tree.known else None
    return at is not None and _is_since(at.head)


def _is_day_of_saying(at: Any, over: Any, top: Any) -> bool:
    """Tell the day on which something was said from that on which it was so: "..., it said on Tuesday"."""
    before = at.nbor(-1) if at.i else None
    if before is not None and str(before.lower_) in ("on", "in", "this", "last") and before.i:
        before = before.nbor(-1)
    near = before is not None and is_of(before, listed("saying"))
    return at.i > top.i and (near or (is_of(over, listed("saying")) and over.i > top.i))


def _is_outside(at: Any) -> bool:
    """Tell a date that goes with what lies outside: "before the next briefing, on 18 November"."""
    return relation(at) in ("appos", "nmod", "conj") and case(at.head) in _BEYOND


def _is_beside(top: Any) -> bool:
    """Tell a number in a phrase beside the verb: "after the arrest of three", "with a team of four"."""
    at = top
    for _ in range(_CLIMB):
        if relation(at) == "obl":
            return case(at) in _APART
        if at.head.i == at.i or relation(at) in ("nsubj", "obj", "root"):
            return False
        at = at.head
    return False


def _is_joined_since(tree: Tree, verb: Any, date: Any, top: Any) -> bool:
    """Tell a number joined on after a date that another number has: "75 in 2003 and 12 officers"."""
    if not verb.i < date.i < top.i:
        return False
    return any(relation(one) == "cc" for one in tree.tokens if date.i < one.i < top.i)


def _only(tree: Tree, start: int, end: int, dates: Sequence[Timex]) -> Timex | None:
    """Without a tree: the only date of the sentence, or the one that follows in its clause."""
    text, first, last = tree.text, start - tree.start, end - tree.start
    if len(dates) != 1:
        dates = [
            one
            for one in dates
            if one.start >= end and _RIGHT_AFTER.fullmatch(text[last : one.start - tree.start])
        ][:1]
    if not dates:
        return None
    between = text[min(last, dates[0].end - tree.start) : max(first, dates[0].start - tree.start)]
    return None if len(between) > _REACH or re.search(r"[;:]\s", between) else dates[0]


def _rate(tree: Tree, start: int, end: int, timexes: Sequence[Timex], following: int) -> str:
    """Tell "per year" from a set beside the figure: "20,000 a year", "an annual quota of 300"."""
    for timex in timexes:
        if timex.type != "SET" or timex.recurrence is None or timex.recurrence.every != 1:
            continue
        after = end <= timex.start <= min(end + _RATE_REACH, following)
        before = 0 <= start - timex.end <= _RATE_REACH // 2
        between = tree.text[min(end, timex.end) - tree.start : max(start, timex.start) - tree.start]
        if (after or before) and not re.search(r"[;,:.]\s", between):
            return timex.recurrence.unit
    return ""


def _spelled_rate(tree: Tree, end: int, timexes: Sequence[Timex], following: int) -> str:
    """Read "4,500 tonnes of tuna a year", where the set stands apart from its figure."""
    found = _EACH.match(tree.text, end - tree.start)
    if found is None or tree.start + found.start(1) >= following:
        return ""
    at = tree.start + found.start(1)
    if any(one.start <= at < one.end and one.type != "SET" for one in timexes):
        return ""
    return str(found[1].lower())


def _is_compared(tree: Tree, date: Timex) -> bool:
    """Tell a date that a number is only measured against: "more than in 2008", "up 12 per cent on 2008"."""
    before = tree.text[max(0, date.start - tree.start - _BEFORE) : date.start - tree.start]
    return bool(_comparisons().search(before)) or (
        bool(re.search(r"(?i)\bon\s+$", before)) and bool(re.fullmatch(r"\d{4}", date.text))
    )


@lru_cache(maxsize=1)
def _comparisons() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{either(sorted(listed('compared')))})\s+(?:the\s+)?$")


def _is_dateline(tree: Tree, date: Timex) -> bool:
    """Tell the day on which a report was sent: "NEW YORK, 23 September - "."""
    near = date.start - tree.start <= _DATELINE_REACH
    return near and _DATELINE.match(tree.text, date.end - tree.start) is not None


def _is_telling(expression: Expression) -> bool:
    return expression.kind is not Kind.VAGUE or expression.direction is not Direction.NEAREST
