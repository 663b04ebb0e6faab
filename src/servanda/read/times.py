"""Which temporal expression of a sentence belongs to an act: one of its own clause, never of another's.

Rule: an expression that modifies a noun ("the 1994 accord", "the June meeting") dates that noun alone;
one after "before", "until", "by" or "to" ("postponed to 25 June") dates no event. Tense only settles a
direction that words left open.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.errors import BadDate
from servanda.model.act import Aspect, Modality
from servanda.model.record import Timex
from servanda.model.when import Direction, Expression, Kind, Temporal, parse
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.line import NOUNY, Line
from servanda.read.nouns import Noun

_NO_EVENT = frozenset(
    {"before", "until", "till", "by", "since", "after", "than", "for", "within", "of", "to"}
)
_ADVERBIAL = frozenset({"obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked", "nmod:tmod"})
_DASHES = frozenset({"-", "–", "—", ":"})
_MODIFYING = frozenset({"word", "num", "hyphen"})


def when_of(
    clauses: Clauses, pred: Pred, axes: Axes, patient: tuple[Noun, ...], *, own: bool
) -> Temporal | None:
    """Give the time of what a predicate says, from its own clause.

    Args:
        clauses: of the line.
        pred: the predicate.
        axes: its axes; a state takes "since", an event does not.
        patient: what it is done to; "Friday's meeting" lends its time to the meeting's own act.
        own: whether the act is the patient's own taking place (a round that is held, resumed).
    """
    line = clauses.line
    if (hung := _hung_on(clauses, pred, axes)) is not None:
        return hung
    after: list[tuple[int, int, Timex]] = []
    before: list[tuple[int, int, Timex]] = []
    for first, last, timex in line.timexes:
        if timex.expression is None or timex.type in ("DURATION", "SET"):
            continue
        inside = pred.left <= first and last <= pred.right and _reaches(clauses, pred, first)
        of_patient = own and any(noun.first <= first and last <= noun.head for noun in patient)
        if (not inside and not of_patient) or _is_of_another(clauses, pred, first, last):
            continue
        if not of_patient and (_in_phrase(line, first) or not _is_adverbial(line, first, last, axes)):
            continue
        (after if first > pred.last else before).append((first, last, timex))
    if after and before and all(_is_gapped(line, first) for first, _, _ in after):
        after = []  # "on 3 May asked for one panel, and on 5 June for a second": the first is its day
    if after:
        first, _, timex = after[0]
        return temporal(line, first, timex, axes)
    if before:
        first, _, timex = before[-1]
        return temporal(line, first, timex, axes)
    if line.low(pred.opener) == "when" and (day := _day_before(line, pred.opener, axes)) is not None:
        return day
    home = clauses.by_word.get(pred.shared_with)
    fronted = _fronted(clauses, home, axes) if home is not None and home.finite else None
    return fronted or of_entry(line, axes)


def of_entry(line: Line, axes: Axes) -> Temporal | None:
    """Read "2 July 2029 - Oslo reopens its embassy": the day of an entry in a chronology."""
    for first, last, timex in line.timexes:
        if first == 0 and timex.type == "DATE" and timex.expression is not None:
            return temporal(line, first, timex, axes) if line.low(last + 1) in _DASHES else None
    return None


def _hung_on(clauses: Clauses, pred: Pred, axes: Axes) -> Temporal | None:
    """The time that the tree hangs on the predicate itself, one after it before one that precedes it."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return None
    homes = (pred.i, tree.core(pred))
    found = [
        (first, timex)
        for first, last, timex in line.timexes
        if timex.expression is not None
        and timex.type not in ("DURATION", "SET")
        and (top := top_of(clauses, first, last)) >= 0
        and tree.head(top) in homes
        and tree.rel(top) in _ADVERBIAL
        and line.low(last + 1) != "of"  # "welcomes the opening today of the bridge"
        and not _follows_another(clauses, pred, first)
        and not dates_nothing(clauses, top, first, axes)
    ]
    after = [one for one in found if one[0] > pred.last]
    before = [one for one in found if one[0] < pred.first]
    if not found or (after and len(after) < len(found) and all(_is_gapped(line, one[0]) for one in after)):
        after = []
    chosen = after[0] if after else (before[-1] if before else None)
    return temporal(line, chosen[0], chosen[1], axes) if chosen is not None else None


def _follows_another(clauses: Clauses, pred: Pred, first: int) -> bool:
    """Tell ", the ministry said on Monday": another verb stands right before the time."""
    held = clauses.before(first)
    return held is not None and held.finite and held.i > pred.i and first - held.last <= 2


def top_of(clauses: Clauses, first: int, last: int) -> int:
    """The word of a temporal expression that hangs on a word outside it; -1 where several do."""
    tree = clauses.tree
    tops = [place for place in range(first, last + 1) if not first <= tree.head(place) <= last]
    return tops[0] if len(tops) == 1 else -1


def dates_nothing(clauses: Clauses, top: int, first: int, axes: Axes) -> bool:
    """Tell a time after "by", "until", "than" and the like, by its preposition in the tree or in the line."""
    line = clauses.line
    before = first - 1
    while line.kind(before) in ("det", "adv"):
        before -= 1
    lows = {line.low(one) for one in clauses.tree.of(top, "case", "mark")} | {line.low(before)}
    return bool(lows & (_NO_EVENT - ({"since"} if axes.aspect is Aspect.STATE else set())))


def _is_of_another(clauses: Clauses, pred: Pred, first: int, last: int) -> bool:
    """Tell whether the tree hangs a time on another predicate that this one shares nothing with."""
    tree = clauses.tree
    top = top_of(clauses, first, last) if tree is not None else -1
    other = clauses.by_word.get(tree.head(top)) if top >= 0 else None
    if other is None or other.i == pred.i or tree.rel(top) not in _ADVERBIAL:
        return False
    return other.i not in (tree.core(pred), pred.shared_with, pred.controller, pred.governor)


def _is_gapped(line: Line, index: int) -> bool:
    """Tell "and on 5 June": a coordinator stands before the preposition of a time."""
    place = index - 1
    while line.kind(place) in ("prep", "det", "adv"):
        place -= 1
    return line.kind(place) == "coord"


def _day_before(line: Line, opener: int, axes: Axes) -> Temporal | None:
    """Read "in May 2014, when ...": the time that a clause with "when" is said of."""
    place = opener - 1
    if line.kind(place) == "comma":
        place -= 1
    for first, last, timex in line.timexes:
        if last == place and timex.type not in ("DURATION", "SET") and timex.expression is not None:
            return temporal(line, first, timex, axes) if line.low(first - 1) != "since" else _plain(timex)
    return None


def _plain(timex: Timex) -> Temporal | None:
    if timex.expression is None or timex.expression.needs_anchor:
        return None
    return Temporal(timex.text, timex.expression, timex.start, timex.end)


def _reaches(clauses: Clauses, pred: Pred, index: int) -> bool:
    """Tell whether no other clause lies between a time and the verb that it is to date."""
    line = clauses.line
    subject = pred.subject
    stop = pred.first
    if subject is not None and not pred.antecedent and index < subject.first < pred.first:
        stop = subject.first
    # "the talks, which were halted in 2003, resumed": the year is the inner clause's.
    inner = range(subject.last if subject is not None and not pred.antecedent else index, index)
    if index < pred.first and any(line.kind(place) in ("rel", "verb") for place in inner):
        return False
    return not any(
        line.kind(place) in ("rel", "sub", "comp", "verb") and not line.words[place].phrasal
        for place in range(index, stop)
    )


def _in_phrase(line: Line, index: int) -> bool:
    """Tell the day of "after talks on Monday", which is the talks' own, by the noun between."""
    noun = False
    for place in range(index - 1, -1, -1):
        if line.words[place].phrasal:
            return noun
        if line.kind(place) not in NOUNY and line.kind(place) not in ("prep", "adv"):
            return False
        noun = noun or line.kind(place) == "word"
    return False


def _fronted(clauses: Clauses, pred: Pred, axes: Axes) -> Temporal | None:
    """A time before the shared subject holds for each of its verbs."""
    line = clauses.line
    if pred.subject is None:
        return None
    for first, last, timex in line.timexes:
        if pred.left <= first and last < pred.subject.first and timex.expression is not None:
            if timex.type in ("DURATION", "SET") or not _is_adverbial(line, first, last, axes):
                continue
            return temporal(line, first, timex, axes)
    return None


def _is_adverbial(line: Line, first: int, last: int, axes: Axes) -> bool:
    before, after = first - 1, last + 1
    while line.kind(before) in ("det", "adv"):
        before -= 1
    low = line.low(before)
    if low == "since":
        return axes.aspect is Aspect.STATE
    if low in _NO_EVENT:
        return False
    if line.kind(after) in ("poss", "hyphen") or line.low(after) == "of":
        return False  # "the opening today of the bridge"
    if line.kind(before) == "hyphen":
        return False
    # "the 1994 accord": a noun follows with nothing between. "On Friday Norway ..." opens a clause.
    if line.kind(after) in _MODIFYING:
        named = line.actor_at.get(after)
        return (line.kind(first - 1) in ("prep", "edge", "adv") or low in ("on", "in")) and named is not None
    return True


def temporal(line: Line, first: int, timex: Timex, axes: Axes) -> Temporal | None:
    """Make the time of an act: "since 1962" of a state is open; a bare weekday gets its direction."""
    expression = timex.expression
    if expression is None:
        return None
    before = first - 1
    while line.kind(before) in ("det", "adv"):
        before -= 1
    if line.low(before) == "since":
        since = open_ended(expression)
        return Temporal(timex.text, since, timex.start, timex.end) if since else None
    if (
        expression.needs_anchor
        and expression.direction is Direction.NEAREST
        and expression.kind is not Kind.OFFSET
    ):
        if axes.was:
            pass  # a plan that was made may be of before or after
        elif axes.modality is Modality.ACTUAL:
            expression = replace(expression, direction=Direction.PAST)
        elif axes.modality in (Modality.PLANNED, Modality.PROPOSED):
            expression = replace(expression, direction=Direction.FUTURE)
    elif axes.was and expression.direction is Direction.FUTURE and expression.kind is Kind.MONTH_DAY:
        expression = replace(expression, direction=Direction.NEAREST)  # "was to be held on 11 June"
    return Temporal(timex.text, expression, timex.start, timex.end)


def open_ended(expression: Expression) -> Expression | None:
    """Make "since 1962" of "1962": from then on, with no end told."""
    if expression.kind is not Kind.ABSOLUTE:
        return None
    value = f"{expression.value.partition('/')[0]}/.."
    try:
        parse(value)
    except BadDate:
        return None
    return Expression.absolute(value)


def past(when: Temporal) -> Temporal:
    """Turn a time that was a plan's to the past: it is told that nothing came of it."""
    expression = when.expression
    if expression.needs_anchor and expression.direction in (Direction.FUTURE, Direction.NEAREST):
        expression = replace(expression, direction=Direction.PAST)
    return replace(when, expression=expression)


def forward(when: Temporal) -> Temporal:
    """Turn a time that was read as past to what is to come, where the words left it open."""
    expression = when.expression
    if expression.direction is Direction.PAST and expression.needs_anchor:
        expression = replace(expression, direction=Direction.FUTURE)
    return replace(when, expression=expression)
