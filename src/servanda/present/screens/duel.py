"""A difference between accounts to its answers side by side, each with who holds it and its words in context.

Rule: each answer names every account that supports it, with its own words; what kind of difference it is
stands in a line, and so does who settled it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from servanda.errors import UnknownId
from servanda.model.event import Conflict, Difference, Value
from servanda.model.record import Decision
from servanda.model.source import Evidence
from servanda.model.view import View
from servanda.present.labels import DIFFERENCE
from servanda.present.naming import plain
from servanda.present.page import Line, Source, named
from servanda.present.screens.decisions import Decided, decided
from servanda.present.screens.words import Words, around
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

EXPLAINED: Mapping[Difference, str] = {
    Difference.PRECISION: "One account is finer than the other; both can be right. It counts as agreement.",
    Difference.SCOPE: "The accounts do not speak of quite the same thing, so both can be right.",
    Difference.COUNTING: "The accounts count by different rules: whom, over which time, what is left out.",
    Difference.LABEL_ERROR: "The accounts agree on what was done, and one gives it a name that does not fit.",
    Difference.PRESS_ERROR: "One report is contradicted by its own source, or by all others.",
    Difference.ATTRIBUTION: "Different voices give different answers; each stands for itself.",
    Difference.READING: "The words may be of one thing told differently, or of two things.",
    Difference.TRUE_CONFLICT: "The accounts cannot both be right.",
}
SIGNS: Mapping[Difference, str] = {
    Difference.TRUE_CONFLICT: "bad",
    Difference.LABEL_ERROR: "warn",
    Difference.PRESS_ERROR: "warn",
    Difference.READING: "warn",
    Difference.PRECISION: "good",
}
ACCOUNTS = 12  # of one answer that are shown with their words


@dataclass(frozen=True, slots=True)
class Account:
    """One account that supports an answer."""

    id: str  # of the assertion or figure
    by: str  # who says so
    words: Words
    title: str
    publisher: str
    published: str
    outside: str = ""  # where the words are a dossier's own on its source, and no quotation


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, with who holds it."""

    said: str
    origins: int
    accounts: tuple[Account, ...]
    more: int = 0
    chosen: bool = False  # whether a person settled on it


@dataclass(frozen=True, slots=True)
class Row:
    """A difference in the list of all."""

    id: str
    about: str
    question: str
    kind: str
    sign: str
    answers: tuple[tuple[Line, int], ...]  # what is said and by whom, how many independent accounts
    settled: str = ""
    agrees: bool = False  # of mere precision


@dataclass(frozen=True, slots=True)
class Duel:
    """A difference as a page shows it."""

    id: str
    about: str
    question: str
    kind: str
    sign: str
    explained: str
    answers: tuple[Answer, ...]
    subjects: tuple[
        tuple[str, str], ...
    ]  # what it is about: id and words; several where it may be two things
    settled: str = ""
    decided: tuple[Decided, ...] = ()
    sources: tuple[Source, ...] = ()
    earlier: str = ""
    later: str = ""


def rows(view: View) -> tuple[Row, ...]:
    """List all differences: open contradictions first, what is settled next, mere precision last."""
    desk = Desk.of(view, whole=True)
    return tuple(_row(desk, one) for one in ordered(view))


def ordered(view: View) -> tuple[Conflict, ...]:
    """Every difference in the order in which they are shown."""
    kinds = [kind for kind in Difference if kind not in _LAST]
    rank = {kind: at for at, kind in enumerate((*_FIRST, *(k for k in kinds if k not in _FIRST), *_LAST))}

    def place(one: Conflict) -> tuple[bool, bool, int]:
        return (one.difference in _LAST, one.settled is not None, rank[one.difference])

    return tuple(sorted(view.reconciled.conflicts, key=place))


_FIRST = (Difference.TRUE_CONFLICT, Difference.LABEL_ERROR, Difference.PRESS_ERROR, Difference.READING)
_LAST = (Difference.PRECISION,)


def compose(view: View, id_: str) -> Duel:
    """Lay out one difference.

    Raises:
        UnknownId: there is no such difference on these days.
    """
    order = ordered(view)
    at = next((number for number, one in enumerate(order) if one.id == id_), None)
    if at is None:
        raise UnknownId("there is no such difference on these days", remedy="The list shows those there are.")
    one, desk = order[at], Desk.of(view, whole=True)
    row = _row(desk, one)
    subjects = tuple((each, subject(desk, each)) for each in dict.fromkeys((one.subject, *one.also)))
    ids = {one.id, *(each for each, _ in subjects)}
    return Duel(
        one.id,
        row.about,
        row.question,
        row.kind,
        row.sign,
        EXPLAINED[one.difference],
        tuple(_answer(desk, one, each) for each in one.answers),
        subjects,
        _settled(desk, one),
        tuple(each for each in decided(view) if each.subject in ids and _bears(view, each.judgement)),
        desk.citing.sources([desk.citing.line("", each.assertions, limit=999) for each in one.answers]),
        order[at - 1].id if at else "",
        order[at + 1].id if at + 1 < len(order) else "",
    )


def _bears(view: View, judgement: str) -> bool:
    made = next((one for one in view.judgements if one.id == judgement), None)
    return made is not None and made.decision in (Decision.PREFER, Decision.SAME, Decision.DIFFERENT)


def _row(desk: Desk, one: Conflict) -> Row:
    return Row(
        one.id,
        subject(desk, one.subject),
        desk.attribute(one.attribute),
        DIFFERENCE[one.difference],
        SIGNS.get(one.difference, "plain"),
        tuple((_line(desk, one, each), each.origins) for each in one.answers),
        _settled(desk, one),
        one.difference is Difference.PRECISION,
    )


def _line(desk: Desk, conflict: Conflict, one: Value) -> Line:
    text = f"{desk.value(conflict.attribute, one.value)}{desk.wording.holder(one)}"
    return desk.citing.line(text, one.assertions, limit=3, shown=text)


def _settled(desk: Desk, one: Conflict) -> str:
    if one.settled is None:
        return ""
    said = desk.value(one.attribute, one.settled.value)
    return f"{said}, by {plain(one.settled.by)}: {plain(one.settled.why)}"


def _answer(desk: Desk, conflict: Conflict, one: Value) -> Answer:
    accounts = tuple(_accounts(desk, one))
    chosen = conflict.settled is not None and conflict.settled.value == one.value
    said = desk.value(conflict.attribute, one.value)
    return Answer(said, one.origins, accounts[:ACCOUNTS], max(0, len(accounts) - ACCOUNTS), chosen)


def _accounts(desk: Desk, value: Value) -> Iterator[Account]:
    found = desk.view.reconciled
    texts = {document.id: document for document in found.documents}
    figures = {one.id: one for one in found.figures}
    for id_ in value.assertions:
        cited: tuple[Evidence, ...] = ()
        by = ""
        if (one := found.assertions.get(id_)) is not None:
            cited = one.evidence
            by = desk.wording.chain(one.said_by) if one.said_by else ""
        elif (figure := figures.get(id_)) is not None:
            cited = (Evidence(figure.document, figure.start, figure.end, figure.text),)
            by = desk.wording.chain(figure.said_by) if figure.said_by else ""
        else:
            cited = desk.citing.evidence((id_,))[:1]
        for each in cited[:1]:
            source = desk.citing.sources([desk.citing.line("", (each.document,))])[0]
            how = "as the dossier tells" if source.outside else "in its own words"
            own = f"{source.publisher or 'the report'}, {how}"
            words = around(texts[each.document], each.start, each.end)
            yield Account(
                id_,
                by or own,
                replace(words, before="", after="") if source.outside else words,
                named(source),
                source.publisher,
                source.published,
                source.outside,
            )
