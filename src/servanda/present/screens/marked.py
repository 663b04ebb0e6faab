"""A document to its text with every span that the record stands on, and what was read from each.

Rule: spans overlap; so the text is cut into runs within which the same readings hold, and a run lists them
all. The text is whole: the runs of a document tile it. Body and furniture stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from servanda.errors import UnknownId
from servanda.model.dossier import CONVERTER
from servanda.model.event import Visible
from servanda.model.record import Assertion
from servanda.model.source import Document, Evidence, Part, Region
from servanda.model.view import View
from servanda.present.naming import plain, spoken
from servanda.present.page import Source
from servanda.present.screens.decisions import told_of
from servanda.present.screens.telling import SIGNS, Thing, kind_of, status_word, tell
from servanda.present.sections.desk import Desk

KINDS: tuple[tuple[str, str, str], ...] = (  # key, name, of several
    ("act", "act", "acts and events"),
    ("statement", "statement", "statements"),
    ("condition", "condition", "conditions"),
    ("duty", "duty", "duties"),
    ("rule", "rule", "rules of measures"),
    ("figure", "figure", "figures"),
    ("day", "day of publication", "day of publication"),
)
_BREAK = re.compile(r"\r\n|\n|\r|\Z")
OPEN = 700  # code points of furniture that are shown at once


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was read from a document: what, and where it leads."""

    number: int
    kind: str
    id: str
    told: str
    start: int
    end: int
    status: str = ""  # of an act, in a word
    sign: str = "plain"  # the look of its badge
    event: str = ""  # the id of the event or statement that it became part of
    decided: str = ""  # what a person decided on it, in words
    judged: bool = True  # whether it can be judged


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch within which the same readings hold; `anchors` are places that begin here."""

    start: int
    text: str
    notes: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    begins: bool = False  # whether a reading begins here
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A region with its runs."""

    part: Part
    runs: tuple[Run, ...]
    lines: int
    open: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as a page shows it."""

    id: str
    title: str
    publisher: str
    address: str
    file: str
    source: Source
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]
    kinds: tuple[tuple[str, str, int], ...]  # key, name, how many
    outside: bool = False  # a dossier's own lines
    unread: bool = False


def compose(view: View, document: str) -> Marked:
    """Mark one document of a view.

    Raises:
        UnknownId: the view has no such document.
    """
    visible = next((one for one in view.visible if one.document.id == document), None)
    if visible is None or document not in view.reconciled.dates:
        raise UnknownId(
            f"no document {document} is known on these days",
            remedy="Take the days away to see whether the record has it.",
        )
    desk = Desk.of(view, whole=True)
    found = tuple(_notes(desk, visible))
    (source,) = desk.citing.sources([desk.citing.line("", (document,))]) or (None,)
    assert source is not None
    return _marked(visible.document, source, found, _anchored(desk, visible))


def unread(document: Document, source: Source) -> Marked:
    """Show a document from which nothing was read yet."""
    return replace(_marked(document, source, (), ()), unread=True)


def _marked(
    document: Document, source: Source, notes: tuple[tuple[Note, tuple[Evidence, ...]], ...],
    places: Iterable[tuple[int, int]],
) -> Marked:  # fmt: skip
    spans = [(one.start, one.end, note) for note, evidence in notes for one in evidence]
    counts = {key: sum(note.kind == key for note, _ in notes) for key, _, _ in KINDS}
    return Marked(
        document.id,
        _title(document, source),
        plain(document.publisher),
        document.address,
        document.file,
        source,
        tuple(_stretches(document, spans, {*places, *((start, end) for start, end, _ in spans)})),
        tuple(note for note, _ in notes),
        tuple((key, many, counts[key]) for key, _, many in KINDS if counts[key]),
        document.canonical.converter == CONVERTER,
    )


def _title(document: Document, source: Source) -> str:
    if document.canonical.converter == CONVERTER and not document.title:
        return f"Note on {source.publisher or 'the dossier itself'}"
    return source.title or plain(document.title) or plain(PurePath(document.file).name)


def _things(desk: Desk, visible: Visible) -> Iterator[tuple[Thing, tuple[Evidence, ...]]]:
    """What the readings of a document hold, as decisions left it; what was rejected stays to be seen."""
    now, own = desk.view.reconciled, visible.reading
    sums = _sums(desk.view)
    for assertion in own.assertions:
        if assertion.id in sums:  # what is blacked out is not marked
            continue
        kept = now.assertions.get(assertion.id, assertion)
        yield kept, kept.evidence
    for statement in own.statements:
        yield statement, statement.content
    for condition in own.conditions:
        yield condition, condition.evidence
    for duty in own.commitments:
        yield duty, duty.evidence
    for rule in own.measures:
        yield rule, rule.evidence
    for figure in own.figures:
        yield figure, (Evidence(figure.document, figure.start, figure.end, figure.text),)


def _notes(desk: Desk, visible: Visible) -> Iterator[tuple[Note, tuple[Evidence, ...]]]:
    view, document = desk.view, visible.document
    events = {each: event.id for event in view.reconciled.events for each in event.assertions}
    decided = told_of(view)
    order: list[tuple[int, int, int, Thing, tuple[Evidence, ...]]] = []
    for thing, cited in _things(desk, visible):
        own = tuple(one for one in cited if one.document == document.id)
        if own:
            order.append(
                (min(one.start for one in own), -max(one.end for one in own), len(order), thing, own)
            )
    order.sort(key=lambda one: one[:3])
    for number, (_, _, _, thing, cited) in enumerate(order, 1):
        act = thing if isinstance(thing, Assertion) else None
        yield (
            Note(
                number,
                kind_of(thing),
                thing.id,
                tell(desk, thing),
                cited[0].start,
                cited[0].end,
                status=status_word(act.status) if act else "",
                sign=SIGNS[act.status] if act else "plain",
                event=events.get(thing.id, "") or (s.id if (s := desk.speech(thing.id)) else ""),
                decided=decided.get(thing.id, ""),
                judged=act is not None,
            ),
            cited,
        )
    dated = view.reconciled.dates.get(document.id, document.published)
    own = tuple(one for one in dated.evidence if one.document == document.id)
    if own:
        told = f"the day of publication: {spoken(dated.value)}"
        yield Note(len(order) + 1, "day", document.id, told, own[0].start, own[0].end, judged=False), own


def _anchored(desk: Desk, visible: Visible) -> Iterator[tuple[int, int]]:
    """Places that other pages may cite beside what was read: names, expressions of time, the opening."""
    for actor in (*visible.reading.actors, *desk.view.reconciled.actors):
        for mention in actor.mentions:
            if mention.document == visible.document.id:
                yield mention.start, mention.end
    for timex in visible.reading.timexes:
        yield timex.start, timex.end
    for statement in visible.reading.statements:
        if statement.cue:
            yield statement.cue.start, statement.cue.end
    for one in desk.citing.evidence((visible.document.id,)):
        yield one.start, one.end
    sums = _sums(desk.view)
    for assertion in visible.reading.assertions:
        if assertion.id in sums:
            yield from ((one.start, one.end) for one in assertion.evidence)


def _sums(view: View) -> frozenset[str]:
    """What stands for several single cases in an answer that has none."""
    return view.withheld.sums if view.withheld else frozenset()


def _stretches(
    document: Document, spans: list[tuple[int, int, Note]], places: set[tuple[int, int]]
) -> Iterator[Stretch]:
    text = document.text
    regions = document.regions or (Region(0, len(text), Part.BODY),)
    starts: dict[int, list[Note]] = {}
    ends: dict[int, list[Note]] = {}
    for start, end, note in spans:
        if start < end:
            starts.setdefault(start, []).append(note)
            ends.setdefault(end, []).append(note)
    anchors: dict[int, list[str]] = {}
    for start, end in sorted(places):
        anchors.setdefault(start, []).append(f"s-{start}-{end}")
    cuts = sorted({*starts, *ends, *anchors})
    held: dict[int, int] = {}  # note number to how often it is open
    kinds = {note.number: note.kind for _, _, note in spans}
    for region in regions:
        runs: list[Run] = []
        edges = {
            region.start,
            region.end,
            *(found.end() for found in _BREAK.finditer(text, region.start, region.end)),
        }
        edges.update(cuts[bisect_right(cuts, region.start) : bisect_left(cuts, region.end)])
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            for note in ends.get(start, ()):
                held[note.number] -= 1
                if not held[note.number]:
                    del held[note.number]
            for note in starts.get(start, ()):
                held[note.number] = held.get(note.number, 0) + 1
            numbers = tuple(sorted(held))
            runs.append(
                Run(
                    start,
                    text[start:end],
                    numbers,
                    tuple(dict.fromkeys(kinds[one] for one in numbers)),
                    start in starts,
                    tuple(anchors.get(start, ())),
                )
            )
        lines = sum(1 for one in text[region.start : region.end].splitlines() if one.strip())
        marked = any(run.notes for run in runs)
        yield Stretch(region.part, tuple(runs), lines, marked or region.end - region.start <= OPEN)
