"""How many, of what, per which period: "hundreds of exit permits annually", "at least 20,000 visas".

Rule: a number counts or measures, or it is no figure: dates, ages, durations, ordinals, addresses and
names ("Resolution 1929") are left out. What is counted is a concept where one is the head of the counted
words, else those words. A period is taken where the sentence leaves one choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.model.actor import Mention
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import Timex
from servanda.model.when import Direction, Expression, Kind, Temporal
from servanda.read.amounts import Sum, find_sums
from servanda.read.counted import Counted, counted_after
from servanda.read.lexicon import Lexicon
from servanda.read.page import Page, Sentence

_JOINED = re.compile(r"^\s*(?:,|and|or|to|but|–|-|,\s*and)\s*$")
_LIST_REACH = 40  # code points between two figures of one list
_PERIOD_REACH = 120  # code points between a figure and the only date of its sentence
_RATE_REACH = 60  # code points between a figure and "annually" or "a year"


def find_figures(
    page: Page,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    lexicon: Lexicon,  # noqa: ARG001
) -> tuple[Figure, ...]:
    """Find the figures of title and body, in text order.

    Args:
        page: one document, cut into sentences.
        timexes: its temporal expressions: no figure overlaps one, and they give period and rate.
        mentions: of concepts, which tell what is counted, and of actors and places, which tell of whom
            and where.
        lexicon: the words of the reading.
    """
    return tuple(
        figure for sentence in page.body() for figure in _in_sentence(page, sentence, timexes, mentions)
    )


def _in_sentence(
    page: Page, sentence: Sentence, timexes: Sequence[Timex], mentions: Sequence[Mention]
) -> Iterator[Figure]:
    inside = [one for one in timexes if sentence.start <= one.start and one.end <= sentence.end]
    named = [one for one in mentions if sentence.start <= one.start and one.end <= sentence.end]
    taken = [(one.start - sentence.start, one.end - sentence.start) for one in inside]
    sums = list(find_sums(sentence.text, taken))
    counts = [counted_after(sentence, one, named) for one in sums]
    for place in range(len(sums) - 2, -1, -1):
        # "killed 102 and 21 people": the first borrows the noun of the second.
        between = sentence.text[sums[place].end : sums[place + 1].start]
        if not counts[place].words and not sums[place].unit and _JOINED.match(between):
            counts[place] = counts[place + 1]
    for place in range(1, len(sums)):
        # "4,300 jobs in France, 3,700 in Germany": the second counts what the first does.
        between = sentence.text[sums[place - 1].end : sums[place].start]
        if (
            not counts[place].words
            and not sums[place].unit
            and len(between) <= _LIST_REACH
            and "," in between
        ):
            counts[place] = replace(counts[place - 1], place=counts[place].place)
    for number, (one, what) in enumerate(zip(sums, counts, strict=True)):
        if not what.words and not what.entity and not one.unit and not one.telling:
            continue
        following = sums[number + 1].start if number + 1 < len(sums) else len(sentence.text)
        yield _figure(page, sentence, one, what, inside, following)


def _figure(
    page: Page, sentence: Sentence, one: Sum, what: Counted, timexes: Sequence[Timex], following: int
) -> Figure:
    start, end = sentence.start + one.start, sentence.start + one.end
    text = page.document.text[start:end]
    per = _rate(sentence, start, end, timexes, sentence.start + following)
    return Figure(
        id=content_id("f", page.document.id, start, end, one.amount, one.unit, what.counts),
        document=page.document.id,
        start=start,
        end=end,
        text=text,
        amount=Amount(one.amount.low, one.amount.high, one.amount.approximate),
        unit=one.unit,
        counts=what.counts,
        of=what.of,
        period=_period(sentence, start, end, [one for one in timexes if not per or _is_calendar(one)]),
        per=per,
        place=what.place,
    )


def _rate(sentence: Sentence, start: int, end: int, timexes: Sequence[Timex], following: int) -> str:
    """Tell "per year" from a set beside the figure: "20,000 a year", "an annual quota of 300"."""
    for timex in timexes:
        if timex.type != "SET" or timex.recurrence is None or timex.recurrence.every != 1:
            continue
        after = end <= timex.start <= min(end + _RATE_REACH, following)
        before = 0 <= start - timex.end <= _RATE_REACH // 2
        between = sentence.text[
            min(end, timex.end) - sentence.start : max(start, timex.start) - sentence.start
        ]
        if (after or before) and not re.search(r"[;,:.]\s", between):
            return timex.recurrence.unit
    return ""


def _period(sentence: Sentence, start: int, end: int, timexes: Sequence[Timex]) -> Temporal | None:
    """Give the time of a figure: the only one of the sentence, or the one that follows in its clause."""
    dates = [one for one in timexes if one.type == "DATE" and one.expression and _is_telling(one.expression)]
    if len(dates) != 1:
        text = sentence.text
        dates = [
            one
            for one in dates
            if one.start >= end
            and re.fullmatch(
                r"[^,;:.]{0,40}\b(?:in|during|since|for|from|between)\s+(?:the\s+)?",
                text[end - sentence.start : one.start - sentence.start],
            )
        ][:1]
    if not dates or dates[0].expression is None:
        return None
    between = sentence.text[
        min(end, dates[0].end) - sentence.start : max(start, dates[0].start) - sentence.start
    ]
    if len(between) > _PERIOD_REACH or re.search(r"[;:]\s", between):
        return None
    return Temporal(dates[0].text, dates[0].expression, dates[0].start, dates[0].end)


def _is_calendar(timex: Timex) -> bool:
    """Tell a date that a yearly rate may hold for ("300 a year in 2009") from one that it does not."""
    return timex.expression is not None and timex.expression.kind is Kind.ABSOLUTE


def _is_telling(expression: Expression) -> bool:
    return expression.kind is not Kind.VAGUE or expression.direction is not Direction.NEAREST
