"""People's decisions, bound to what stands in the readings now.

A judgement names a subject by id, and by where its words stand. After a new reading the id may be gone;
then it binds by overlap: the same document, an overlapping span, the same type. What it finds nowhere
becomes a Problem; what it finds only in documents not yet known waits for them.

Rule: judgements are read in the order in which they were recorded; the later on one thing wins, and one
that takes another back does nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from servanda.errors import BadDate
from servanda.model.event import Reconciled, Visible
from servanda.model.ids import content_id
from servanda.model.record import Anchorage, Decision, Judgement, Problem
from servanda.model.source import Basis, Evidence, Published
from servanda.model.when import parse
from servanda.reconcile.remembered import NOTHING, Memory

_NAMED = ("person:", "organ:", "org:", "state:", "group:", "place:")


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a reading that can be judged; `type` is an act type or the name of the noun."""

    id: str
    document: str
    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Preference:
    """The assertions whose value a person prefers, and for which attribute (empty: any they differ on)."""

    judgement: Judgement
    attribute: str
    assertions: frozenset[str]


@dataclass(slots=True)
class Judged:
    """All decisions in force, by the ids of the present readings."""

    told: dict[str, Published] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    corrections: dict[str, dict[str, Judgement]] = field(default_factory=lambda: defaultdict(dict))
    same: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    different: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    same_names: list[tuple[str, str]] = field(default_factory=list)
    different_names: list[tuple[str, str]] = field(default_factory=list)
    preferences: list[Preference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that nobody took back, oldest first. To take back a taking-back restores."""
    ordered = sorted(judgements, key=lambda one: (one.recorded_at, one.id))
    gone: set[str] = set()
    for one in reversed(ordered):
        if one.takes_back and one.id not in gone:
            gone.add(one.takes_back)
    return [one for one in ordered if one.takes_back is None and one.id not in gone]


def bind(judgements: Iterable[Judgement], visible: Sequence[Visible], memory: Memory = NOTHING) -> Judged:
    """Find what each judgement in force is about, among all readings given."""
    finder = memory.of(_Finder, visible)
    judged = Judged()
    verdicts: dict[str, bool] = {}
    pairs: dict[frozenset[frozenset[str]], tuple[bool, frozenset[str], frozenset[str]]] = {}
    names: dict[frozenset[str], tuple[bool, str, str]] = {}
    for one in in_force(judgements):
        if one.decision is Decision.ASSESS:  # of no reading: it stands beside the record
            continue
        if one.decision in (Decision.SAME, Decision.DIFFERENT) and _are_names(one):
            names[frozenset((one.subject, one.value))] = (
                one.decision is Decision.SAME,
                one.subject,
                one.value,
            )
            continue
        if one.decision is Decision.CORRECT and one.subject in finder.documents:
            _tell(one, judged)
            continue
        found = finder.find(one.subject, one.anchorage)
        if one.decision is Decision.PREFER:
            chosen = finder.find(one.value, one.value_anchorage)
            if chosen:
                attribute = next((each.attribute for each in one.anchorage if each.attribute), "")
                # All are kept: where a later one chose what is not known yet, the one before it stands.
                judged.preferences.append(Preference(one, attribute, chosen))
            else:
                judged.problems.append(_nothing(one))
            continue
        if not found:
            judged.problems.append(_nothing(one))
        elif one.decision in (Decision.ACCEPT, Decision.REJECT):
            verdicts.update(dict.fromkeys(found, one.decision is Decision.ACCEPT))
        elif one.decision is Decision.CORRECT:
            for each in sorted(found):
                judged.corrections[each][one.value.partition("=")[0].strip()] = one
        else:
            other = finder.find(one.value, one.value_anchorage)
            if other:
                pairs[frozenset((found, other))] = (one.decision is Decision.SAME, found, other)
            else:
                judged.problems.append(_nothing(one))
    judged.accepted = {id_ for id_, yes in verdicts.items() if yes}
    judged.rejected = {id_ for id_, yes in verdicts.items() if not yes}
    for same, left, right in pairs.values():
        (judged.same if same else judged.different).append((left, right))
    for same, old, new in names.values():
        (judged.same_names if same else judged.different_names).append((old, new))
    return judged


def told_day(judgements: Iterable[Judgement], document: str) -> Published | None:
    """The day of publication that a person gave a document; None where nobody did."""
    judged = Judged()
    for one in in_force(judgements):
        if one.decision is Decision.CORRECT and one.subject == document:
            _tell(one, judged)
    return judged.told.get(document)


def anchorage_of(reconciled: Reconciled, id_: str) -> tuple[Anchorage, ...]:
    """Say where the words of a thing stand, for a judgement to be bound to it.

    Args:
        reconciled: a view in which the id stands.
        id_: of an assertion, statement, figure, condition, claim, document, event, speech or conflict.

    Returns:
        One anchorage for each supporting span; empty where the id has no words of its own (an actor).
    """
    for document in reconciled.documents:
        if document.id == id_:
            return (Anchorage(id_, 0, len(document.text), "document"),)
    if id_ in reconciled.assertions:
        return _anchor(reconciled.assertions[id_].evidence, reconciled.assertions[id_].type)
    for event in reconciled.events:
        if event.id == id_:
            return tuple(a for each in event.assertions for a in anchorage_of(reconciled, each))
    for speech in reconciled.speeches:
        if speech.id == id_:
            return tuple(a for each in speech.statements for a in _anchor(each.content, "statement"))
    for conflict in reconciled.conflicts:
        if conflict.id == id_:
            return tuple(
                Anchorage(a.document, a.start, a.end, a.type, conflict.attribute)
                for answer in conflict.answers
                for each in answer.assertions
                for a in anchorage_of(reconciled, each)
            )
    for figure in reconciled.figures:
        if figure.id == id_:
            return (Anchorage(figure.document, figure.start, figure.end, "figure"),)
    for statement in (each for speech in reconciled.speeches for each in speech.statements):
        if statement.id == id_:
            return _anchor(statement.content, "statement")
    for condition in reconciled.conditions:
        if condition.id == id_:
            return _anchor(condition.evidence, "condition")
    for commitment in reconciled.commitments:
        if commitment.id == id_:
            return _anchor(commitment.evidence, "commitment")
    for measure in reconciled.measures:
        if measure.id == id_:
            return _anchor(measure.evidence, "measure")
    return ()


def _anchor(evidence: Iterable[Evidence], type_: str) -> tuple[Anchorage, ...]:
    return tuple(Anchorage(one.document, one.start, one.end, type_) for one in evidence)


class _Finder:
    def __init__(self, visible: Sequence[Visible]) -> None:
        self.documents = {one.document.id for one in visible}
        self.items: dict[str, list[Item]] = defaultdict(list)
        self.by_place: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for one in visible:
            for item in items_of(one):
                self.items[item.id].append(item)
                self.by_place[item.document, item.type].append(item)
                # A derived thing is named after its first supporter; so it can be found without anchorage.
                prefix = {"statement": "u"}.get(item.type, "e")
                self.items[content_id(prefix, item.id)].append(item)

    def find(self, subject: str, anchorage: Sequence[Anchorage]) -> frozenset[str]:
        """Ids of the items that a subject stands for now: by its id, else by overlap."""
        direct = self.items.get(subject, ())
        if direct and any(item.id == subject for item in direct):
            return frozenset((subject,))
        found: set[str] = set()
        for anchor in anchorage:
            shared = {
                item.id: min(item.end, anchor.end) - max(item.start, anchor.start)
                for item in self.by_place.get((anchor.document, anchor.type), ())
            }
            most = max(shared.values(), default=0)
            if most > 0:
                found |= {id_ for id_, size in shared.items() if size == most}
        return frozenset(found or {item.id for item in direct})


def items_of(one: Visible) -> Iterable[Item]:
    """Everything in a reading that can be judged, span by span."""
    reading = one.reading
    for assertion in reading.assertions:
        for cited in assertion.evidence:
            yield Item(assertion.id, cited.document, cited.start, cited.end, assertion.type)
    for statement in reading.statements:
        for cited in statement.content:
            yield Item(statement.id, cited.document, cited.start, cited.end, "statement")
    for figure in reading.figures:
        yield Item(figure.id, figure.document, figure.start, figure.end, "figure")
    for condition in reading.conditions:
        for cited in condition.evidence:
            yield Item(condition.id, cited.document, cited.start, cited.end, "condition")
    for commitment in reading.commitments:
        for cited in commitment.evidence:
            yield Item(commitment.id, cited.document, cited.start, cited.end, "commitment")
    for measure in reading.measures:
        for cited in measure.evidence:
            yield Item(measure.id, cited.document, cited.start, cited.end, "measure")


def _are_names(one: Judgement) -> bool:
    """Tell whether a pair is of identities, which need no words: actors, tracks, commitments, instruments."""
    named = (*_NAMED, "track:", "commitment:", "instrument:")
    return one.subject.startswith(named) or one.value.startswith(named)


def are_actors(pair: tuple[str, str]) -> bool:
    """Tell whether two names are of actors."""
    return pair[0].startswith(_NAMED) and pair[1].startswith(_NAMED)


def _tell(one: Judgement, judged: Judged) -> None:
    attribute, _, value = one.value.partition("=")
    try:
        if attribute.strip() != "published":
            raise BadDate(f"a document has no {attribute.strip()!r}", remedy="Correct published=DAY.")
        parse(value.strip())
    except BadDate as error:
        judged.problems.append(replace(_nothing(one), what=error.what, remedy=error.remedy))
        return
    judged.told[one.subject] = Published(value.strip(), Basis.STATED, (one.id,), note=one.why)


def _nothing(one: Judgement) -> Problem:
    return Problem(
        id=content_id("p", "judgement", one.id),
        where=f"judgement {one.id}",
        what=f"{one.decision}: nothing in the present readings matches {one.subject}"
        + (f" and {one.value}" if one.value else ""),
        words=one.why,
        remedy=f"Take {one.id} back, or judge anew what the present reading holds.",
        document=one.anchorage[0].document if one.anchorage else None,
    )
