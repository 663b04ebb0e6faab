"""The time that a figure borrows: from the front of its sentence, or from the sentence before.

Rule: what is told in the past goes on in the time that was told. A date at the front of a sentence holds for
all its clauses, one of the sentence before for a past tense in the same paragraph that has no date of its
own. Plans, habits and what holds today borrow nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from servanda.model.figure import Figure
from servanda.model.record import Timex
from servanda.model.when import Kind, Temporal
from servanda.read.figure_tree import Tree, case, relation, verb_over
from servanda.read.page import Sentence

_CLIMB = 12
_OPENING = re.compile(
    r"(?i)\s*(?:(?:in|on|during|at|throughout|so\s+far)\s+)?(?:the\s+)?(?:early\s+|late\s+)?"
)
_FRONT = re.compile(
    r"(?i)\s*(?:(?:also|and|but|only)\s+)?"
    r"(?:(?:in|on|during|at|throughout|since|of|for|over|the|end|early|late)\s+){0,4}"
)
_AFRESH = re.compile(r"(?i);|\bof\s+(?:which|whom|these|those|them)\b|,\s+which\b")
_SAID = re.compile(r"(?i)\b(?:said|told|announced|says)\b")
_AHEAD = frozenset({"will", "would", "shall", "may", "can", "could", "should", "must", "might", "'ll", "to"})
_YEAR_AGAIN = re.compile(
    r"(?i)(?:the\s+)?(?:year\s+(?:before|earlier)|(?:previous|preceding|same|following|next)\s+year)|that\s+year"
)


class Lender:
    """The time told last, in text order: asked for each figure, told of each sentence."""

    def __init__(self) -> None:
        self._period: Temporal | None = None
        self._kind = ""
        self._block = self._index = -1
        self._counted = False  # whether a figure told it
        self._end = 0  # of the figure or the date that told it

    def begin(self, sentence: Sentence, timexes: Sequence[Timex]) -> None:
        """Read a sentence's beginning: "On 4 May the consulate reopened. It handed out 130 passports." """
        first = next((one for one in timexes if one.type == "DATE" and one.expression), None)
        if (
            first is None
            or first.expression is None
            or not _OPENING.fullmatch(sentence.text[: first.start - sentence.start])
        ):
            return
        if first.expression.kind is Kind.VAGUE or _SAID.search(sentence.text):
            return
        self._period = Temporal(first.text, first.expression, first.start, first.end)
        self._kind = "fiscal" if first.value.startswith("FY") else "calendar"
        self._block, self._index, self._end = sentence.block, sentence.index, first.end
        self._counted = False

    def dated(self, figure: Figure, sentence: Sentence, top: Any, timexes: Sequence[Timex]) -> Figure:
        """A figure with the time that goes on, where it has none of its own; its time is kept for others."""
        if figure.period is not None:
            if figure.per or figure.period_kind == "rate":
                return figure
            if sentence.index != self._index or not self._counted:
                self._period, self._kind = figure.period, figure.period_kind
            self._end, self._counted = figure.end, True
        elif not figure.per and self._goes_on(figure, sentence, top, timexes):
            figure = replace(figure, period=self._period, period_kind=self._kind)
        else:
            return figure
        self._block, self._index = sentence.block, sentence.index
        return figure

    def _goes_on(self, figure: Figure, sentence: Sentence, top: Any, timexes: Sequence[Timex]) -> bool:
        if self._period is None or top is None or sentence.block != self._block:
            return False
        if sentence.index == self._index:
            between = sentence.text[max(0, self._end - sentence.start) : figure.start - sentence.start]
            if _AFRESH.search(between) is None:
                return False
        elif sentence.index > self._index + 1 or any(one.type in ("DATE", "TIME") for one in timexes):
            return False
        return is_past(top, perfect=self._kind == "since")


def is_past(top: Any, perfect: bool = False) -> bool:
    """Tell whether a figure's clause is in the past tense; with `perfect`, or tells what has been."""
    verb = verb_over(top)
    for _ in range(_CLIMB):
        near = [one for one in verb.children if relation(one) in ("aux", "cop")]
        if any(str(one.lower_) in _AHEAD for one in near):
            return False
        if any(_is_tense(one, "Past") for one in near):
            return True
        if any(_is_tense(one, "Pres") for one in near):
            return perfect and any(str(one.lower_) in ("has", "have") for one in near)
        if str(verb.pos_) in ("VERB", "AUX") and _is_tense(verb, "Past") and _is_finite(verb):
            return True
        if relation(verb) not in ("acl", "advcl", "conj", "nmod", "obl", "xcomp") or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False


def _is_tense(token: Any, tense: str) -> bool:
    return tense in token.morph.get("Tense")


def _is_finite(verb: Any) -> bool:
    return "Part" not in verb.morph.get("VerbForm")


def fronted(tree: Tree, dates: Sequence[Timex], top: Any) -> Timex | None:
    """The date at the front of a sentence, for a figure further on that tells the past."""
    first = dates[0] if dates else None
    if first is None or _FRONT.fullmatch(tree.text[: first.start - tree.start]) is None:
        return None
    at = tree.top(first.start - tree.start, first.end - tree.start)
    if at is None or at.i > top.i or relation(at) not in ("obl", "advmod", "nmod"):
        return None
    if len(dates) > 1 and dates[1].start < tree.start + tree.offset(top):
        return None
    return first if is_past(top, perfect=case(at) == "since") else None


def is_fiscal_again(words: str) -> bool:
    """Tell words for a year that is fiscal where the year before them was."""
    return _YEAR_AGAIN.fullmatch(words.strip()) is not None
