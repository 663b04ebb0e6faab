"""How many, of what, per which period: "hundreds of exit permits annually", "at least 20,000 visas".

Rule: a number counts or measures, or it is no figure: dates, ages, durations, ordinals, addresses and
names ("Resolution 1929") are left out. What the sentence leaves out of a figure that goes on counting ("the
ministry put the number at 6,480") is taken from the figure before it, and from nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from servanda.model.actor import Mention
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import Timex
from servanda.read.amounts import Sum, find_sums
from servanda.read.counted import Counted, concept_at, counted
from servanda.read.figure_lent import Lender
from servanda.read.figure_period import covered
from servanda.read.figure_scope import Named, bound, change, counter, place
from servanda.read.figure_sure import sure
from servanda.read.figure_tree import Tree, relation
from servanda.read.figure_whom import whom
from servanda.read.lexicon import Lexicon
from servanda.read.named_numbers import names_in_tree
from servanda.read.page import Page, Sentence

_JOINED = re.compile(r"^\s*(?:,|and|or|to|but|–|-|,\s*and)\s*$")
_LIST_REACH = 40  # code points between two figures of one list
_JOINTLY = 4  # figures joined by "and" that share a rate
_LEAD = 20  # code points before a figure that may tell a change
_RECALL = 2  # sentences back to the figure that another goes on from
_ARGUMENTS = frozenset({"nsubj", "obj", "obl", "nmod", "iobj", "conj", "appos", "root", "xcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure of a sentence; `again`: it goes on from the one before, `part`: it is some of that."""

    figure: Figure
    again: bool
    part: bool
    top: Any  # its word in the tree; None where there is no tree


def find_figures(
    page: Page,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Figure, ...]:
    """Find the figures of title and body, in text order; none overlaps another.

    Args:
        page: one document, cut into sentences.
        timexes: its temporal expressions: no figure overlaps one, and they give period and rate.
        mentions: of concepts, which tell what is counted, and of actors and places, which tell of whom
            and where.
        lexicon: the words of the reading.
    """
    known = frozenset(one.id for one in lexicon.dossier.concepts)
    dates, names = _ByPlace(timexes), _ByPlace(mentions)
    called = {one.entity: one.text for one in reversed(mentions) if one.entity and one.kind == "name"}
    found: list[Figure] = []
    last: tuple[int, Figure] | None = None
    lender = Lender()
    counter_before: str | None = None
    counted_at = -1
    for number, sentence in enumerate(page.body()):
        inside: list[Timex] = dates.within(sentence)
        lender.begin(sentence, inside)
        sums = list(
            find_sums(
                sentence.text, [(one.start - sentence.start, one.end - sentence.start) for one in inside]
            )
        )
        if not sums:
            continue
        named = Named(sentence, names.within(sentence), called)
        if number - counted_at <= 1:
            named.counter = counter_before
        for one in _in_sentence(page, sentence, sums, inside, named, known):
            figure = one.figure
            if one.again and last is not None and number - last[0] <= _RECALL:
                figure = _recalled(figure, last[1])
            figure = lender.dated(figure, sentence, one.top, inside)
            found.append(figure)
            if figure.counted_by:
                counter_before, counted_at = figure.counted_by, number
            if figure.counts and not one.part and not figure.change and figure.unit != "times":
                last = number, figure
    return tuple(found)


class _ByPlace:
    """Things with a start and an end, found by the sentence that holds them."""

    def __init__(self, some: Sequence[Any]) -> None:
        self.some = sorted(some, key=lambda one: one.start)
        self.starts = [one.start for one in self.some]

    def within(self, sentence: Sentence) -> list[Any]:
        """Those that lie in a sentence."""
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        return [one for one in self.some[low:high] if one.end <= sentence.end]


def _in_sentence(
    page: Page,
    sentence: Sentence,
    sums: list[Sum],
    timexes: Sequence[Timex],
    named: Named,
    known: frozenset[str],
) -> Iterator[_Read]:
    tree = Tree(sentence, timexes)
    if tree.known:
        sums = [one for one in sums if not names_in_tree(tree, one.start, one.end, one.unit)]
    counts = _shared(tree.text, sums, [counted(tree, one, named.every, known) for one in sums])
    for number, (one, what) in enumerate(zip(sums, counts, strict=True)):
        if one.unit and what.counts not in known:
            # A dossier may count by the unit's own words: "gigawatt-hours".
            own = concept_at(named.every, sentence.start + one.start, sentence.start + one.end)
            what = replace(what, entity=own) if own in known else what
        if not (what.counts or what.again or one.unit or one.telling or _stands(tree, one)):
            continue
        following = _next(tree.text, sums, number)
        figure = _figure(page, sentence, tree, one, what, timexes, named, sentence.start + following)
        named.counter = figure.counted_by or named.counter
        yield _Read(
            figure,
            what.how == "part" or (not what.counts and (what.again or not one.unit)),
            what.how == "part",
            tree.top(one.start, one.end) if tree.known else None,
        )


def _shared(text: str, sums: Sequence[Sum], counts: list[Counted]) -> list[Counted]:
    """Let a number without a noun borrow that of its neighbour in a list."""
    for at in range(len(sums) - 2, -1, -1):
        # "killed 102 and 21 people": the first borrows the noun of the second.
        between = text[sums[at].end : sums[at + 1].start]
        same = sums[at].unit in ("", sums[at + 1].unit)
        if not counts[at].words and same and _JOINED.match(between):
            counts[at] = replace(counts[at + 1], how="neighbour")
    for at in range(1, len(sums)):
        # "4,300 jobs in France, 3,700 in Germany": the second counts what the first does.
        between = text[sums[at - 1].end : sums[at].start]
        if (
            not counts[at].words
            and not counts[at].again
            and sums[at].unit in ("", sums[at - 1].unit)
            and len(between) <= _LIST_REACH
            and ("," in between or re.search(r"\b(?:and|or|from|to)\b", between))
            and not re.search(r"[.;:]\s", between)
        ):
            counts[at] = replace(counts[at - 1], how="neighbour")
    return counts


def _next(text: str, sums: Sequence[Sum], number: int) -> int:
    """Where the next figure begins that is not joined to this one by "and"."""
    at = number + 1
    while at < min(len(sums), number + _JOINTLY) and re.fullmatch(
        r"[\w\s]{0,40}\band\s+", text[sums[at - 1].end : sums[at].start]
    ):
        at += 1
    return sums[at].start if at < len(sums) else len(text)


def _stands(tree: Tree, one: Sum) -> bool:
    """Tell a number that stands for what it counts ("appointed six") from one that hangs in the air."""
    top = tree.top(one.start, one.end) if tree.known else None
    return top is not None and str(top.pos_) == "NUM" and relation(top) in _ARGUMENTS


def _figure(
    page: Page,
    sentence: Sentence,
    tree: Tree,
    one: Sum,
    what: Counted,
    timexes: Sequence[Timex],
    named: Named,
    following: int,
) -> Figure:
    start, end = sentence.start + one.start, sentence.start + one.end
    top = tree.top(one.start, one.end) if tree.known else None
    amount = Amount(one.amount.low, one.amount.high, one.amount.approximate)
    of, words = (None, "") if top is None else whom(tree, named, top, what.noun, start, end)
    if top is not None and amount.exact and (side := bound(top)):
        amount = replace(amount, low=None) if side == "ceiling" else replace(amount, high=None)
    time = covered(tree, start, end, what.noun, timexes, following)
    return Figure(
        id=content_id("f", page.document.id, start, end, one.amount, one.unit, what.counts),
        document=page.document.id,
        start=start,
        end=end,
        text=page.document.text[start:end],
        amount=amount,
        unit=one.unit,
        counts=what.counts,
        of=of,
        whom=words,
        period=time.period,
        period_kind=time.kind,
        per=time.per,
        place=place(named, top, what.noun) if top is not None else None,
        counted_by=counter(tree, named, top) if top is not None else None,
        change=change(top, page.document.text[max(sentence.start, start - _LEAD) : start])
        if top is not None
        else "",
        confidence=sure(one, what, top),
    )


def _recalled(figure: Figure, before: Figure) -> Figure:
    """Go on from the figure before: the same things, of the same whom, in the same time unless it is told."""
    if figure.unit not in ("", "%", before.unit):
        return figure
    return replace(
        figure,
        unit=figure.unit or before.unit,
        counts=figure.counts or before.counts,
        of=figure.of or before.of,
        whom=figure.whom or before.whom,
        period=figure.period or before.period,
        period_kind=figure.period_kind or before.period_kind,
        place=figure.place or before.place,
    )
