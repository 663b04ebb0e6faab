"""A dossier, or the difference of two, to a sheet for an analyst: every section with what it states.

Rule: ids stand beside names, since one writes with them; what the compiler is not sure of is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

from servanda.dossier.difference import SECTIONS as COMPARED
from servanda.dossier.difference import Edit
from servanda.model.act import Aspect
from servanda.model.dossier import ActDef, Certainty, CommitmentDef, Dossier, RuleDef, Stated, TrackDef
from servanda.model.when import Recurrence
from servanda.present.exchange.reading import Object
from servanda.present.labels import humane
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Group, Line, Section, Sheet

_BOUND = {"floor": "at least", "ceiling": "at most", "exact": "exactly", "none": ""}
_TEST = {"max": "at most", "min": "at least", "one-of": "one of", "none-of": "none of"}


@dataclass(frozen=True, slots=True)
class _Naming:
    """Names of what a dossier defines."""

    names: dict[str, str]

    def of(self, id_: str | None) -> str:
        return plain(self.names.get(id_ or "") or humane(id_ or ""))

    def all(self, ids: Iterable[str]) -> str:
        return join(tuple(self.of(one) for one in ids))


def sheet_of(dossier: Dossier) -> Sheet:
    """Lay a dossier out, section by section; sections that it lacks are left out."""
    names = {party.id: party.name for party in dossier.parties}
    names |= {actor.id: actor.name for actor in dossier.actors}
    names |= {instrument.id: instrument.title for instrument in dossier.instruments}
    naming = _Naming(names | {owed.id: owed.duty for owed in dossier.commitments})
    sections = []
    for title, make in SECTIONS:
        lines = tuple(make(dossier, naming))
        if lines:
            key = title.lower()
            counted = title if make is _facts else f"{title} ({_tops(lines)})"  # facts are counted by kind
            sections.append(Section(key, counted, (Group(lines),)))
    heading = () if sections else ("It is empty.",)
    return Sheet(plain(dossier.name) or "Dossier", heading, tuple(sections), ())


def _tops(lines: Iterable[Line]) -> int:
    return sum(1 for line in lines if not line.level)


def _line(text: str, id_: str = "", level: int = 0) -> Line:
    return Line(text, (), level=level, id=id_)


def _parts(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _span(start: str | None, end: str | None) -> str:
    if not start and not end:
        return ""
    if start and end:
        return f"{spoken(start)} to {spoken(end)}"
    return f"from {spoken(start)}" if start else f"until {spoken(end)}"


def _ground(one: Stated) -> str:
    """From what a definition is known: its sources, a day, or nothing but its entry."""
    sure = "" if one.certainty is Certainty.SEEN else f" ({one.certainty.value})"
    if one.sources:
        return f"stated by {', '.join(one.sources)}{sure}"
    known = f"known from {spoken(one.known_on)}" if one.known_on else ""
    return f"{known}{sure}".strip()


def _parties(dossier: Dossier, _: _Naming) -> Iterator[Line]:
    for one in dossier.parties:
        words = ", ".join(plain(word) for word in (*one.words, *one.demonyms))
        capital = f"capital {plain(one.capital)}" if one.capital else ""
        yield _line(_parts(plain(one.name), capital) + (f"; also: {words}" if words else ""), one.id)


def _actors(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.actors:
        offices = [
            " ".join(
                part
                for part in (
                    "formerly" if held.past and not held.end else "",
                    plain(held.office),
                    _span(held.start, held.end),
                    "(a seat in a parliament)" if held.seat else "",
                )
                if part
            )
            for held in one.offices
        ]
        of = f"of {naming.of(one.party)}" if one.party else ""
        yield _line(
            _parts(f"{plain(one.name)}, {one.type.value}" + (f" {of}" if of else ""), *offices), one.id
        )


def _instruments(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.instruments:
        between = f"between {naming.all(one.parties)}" if one.parties else ""
        day = spoken(one.date) if one.date else ""
        yield _line(_parts(plain(one.title), plain(one.kind), day, plain(one.place), between), one.id)
        if one.until:
            yield _line(f"ends by its own terms on {spoken(one.until)}", level=1)
        if one.words:
            yield _line(f"also: {', '.join(plain(word) for word in one.words)}", level=1)
        for kind, other in one.relations:
            yield _line(f"{kind} {naming.of(other)}", level=1)
        for part in one.provisions:
            sure = "" if part.certainty is Certainty.SEEN else f" ({part.certainty.value})"
            told = ": ".join(plain(text) for text in (part.label, part.matter) if text)
            yield _line(told + sure + (f"; note: {plain(part.note)}" if part.note else ""), part.id, 1)
        yield from _grounds(one)


def _grounds(one: Stated) -> Iterator[Line]:
    ground = _ground(one)
    if ground:
        yield _line(ground, level=1)
    if one.note:
        yield _line(f"note: {plain(one.note)}", level=1)


def _sets(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.sets:
        used = (
            f"used by {naming.of(one.used_by) if ':' in one.used_by else one.used_by}" if one.used_by else ""
        )
        yield _line(_parts(f"“{plain(one.label)}”", used, _span(one.start, None)), one.id)
        yield from (_line(naming.of(member), member, 1) for member in one.members)
        yield from _grounds(one)


def _commitments(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.commitments:
        to = f" to {naming.of(one.beneficiary)}" if one.beneficiary else ""
        yield _line(f"{naming.of(one.obligor)}{to}: {plain(one.duty)}", one.id)
        provision = f", {_label(dossier, one.provision)}" if one.provision else ""
        yield _line(f"under {naming.of(one.instrument)}{provision}", level=1)
        yield _line(_terms(one), level=1)
        for count in one.measured_by:
            by = f"counted by {naming.all(count.by)}" if count.by else "counted by anyone"
            of = f"of {naming.of(count.of)}" if count.of else ""
            without = f"without {', '.join(plain(each) for each in count.excludes)}" if count.excludes else ""
            level = "levels of" if count.kind == "level" else ""
            what = " ".join(part for part in (level, plain(count.unit), humane(count.counts), of) if part)
            yield _line(f"measured by {_parts(what, without, by)}", level=1)
        for verb, acts in (("performed", one.performed_by), ("breached", one.breached_by)):
            if acts:
                yield _line(f"{verb} by {', '.join(acts)}", level=1)
        for credit in one.credits:
            yield _line(f"may count {_number(credit.amount)} within {spoken(credit.period)}", level=1)
        yield from _grounds(one)


def _label(dossier: Dossier, provision: str) -> str:
    labels = {each.id: each.label for one in dossier.instruments for each in one.provisions}
    return plain(labels.get(provision, provision))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def _every(recurrence: Recurrence) -> str:
    return f"every {recurrence}s" if recurrence.every > 1 else f"every {recurrence.unit}"


def _terms(one: CommitmentDef) -> str:
    amount = ""
    if one.amount is not None:
        words = (_BOUND[one.bound], _number(one.amount), plain(one.unit))
        amount = " ".join(word for word in words if word)
    each = ""
    if one.periods:
        label = f" ({one.periods.label})" if one.periods.label else ""
        each = f"{_every(one.periods.every)} from {spoken(one.periods.start)}{label}"
    carries = "a surplus carries over" if one.surplus == "carries" else ""
    due = f"due by {spoken(one.due)}" if one.due else ""
    return _parts(
        humane(one.form), humane(one.strength), humane(one.timing), amount, each, carries, due,
        _span(one.valid_from, one.valid_to),
        f"superseded by {one.superseded_by}" if one.superseded_by else "",
        f"except {plain(one.exception)}" if one.exception else "",
    )  # fmt: skip


def _tracks(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.tracks:
        topics = f"on {join(tuple(humane(each) for each in one.topics))}" if one.topics else ""
        yield _line(_parts(plain(one.name), f"between {naming.all(one.parties)}", topics), one.id)
        yield from (_line(text, level=1) for text in _cadence(one))
        if one.instruments:
            yield _line(f"under {naming.all(one.instruments)}", level=1)
        yield from _grounds(one)


def _cadence(one: TrackDef) -> Iterator[str]:
    if one.cadence:
        yield f"{_every(one.cadence)}, by {one.cadence_by}"
    if one.practice:
        yield f"{_every(one.practice)}, by practice"
    if one.hosting:
        yield f"hosts {humane(one.hosting)}, by {one.hosting_by}"


def _measures(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.measures:
        on = f"on {naming.of(one.on)}" if one.on else ""
        by = f"by {naming.of(one.by)}"
        about = f"about {humane(one.topic)}"
        yield _line(_parts(plain(one.name), by, on, about, _span(one.start, one.end)), one.id)
        yield from (_line(_rule(rule), level=1) for rule in one.rules)
        if one.references:
            yield _line(f"see {'; '.join(plain(each) for each in one.references)}", level=1)
        yield from _grounds(one)


def _rule(rule: RuleDef) -> str:
    if rule.test in ("free", "required"):
        limit = "no limit" if rule.test == "free" else "must be had"
        values = (limit, ", ".join(rule.values), "")
    else:
        values = (_TEST.get(rule.test, ""), ", ".join(rule.values), plain(rule.unit))
    told = " ".join(plain(part) for part in values if part)
    ground = _ground(rule)
    return _parts(f"{humane(rule.parameter)}: {told}", _span(rule.start, rule.end)) + (
        f"; {ground}" if ground else ""
    )


def _concepts(dossier: Dossier, _: _Naming) -> Iterator[Line]:
    for one in dossier.concepts:
        yield _line(_words(one.words), one.id)


def _acts(dossier: Dossier, _: _Naming) -> Iterator[Line]:
    for one in dossier.acts:
        yield _line(_words(one.words) + ("; adverse" if one.adverse else "") + _frame(one), one.type)


def _frame(act: ActDef) -> str:
    """What must stand with the words of an act, as it is written."""
    told = asdict(act.frame) if act.frame else {}
    parts = [
        name if value is True else f"{name} {value if isinstance(value, str) else ', '.join(value)}"
        for name, value in told.items()
        if value
    ]
    return f"; asks for {plain('; '.join(parts))}" if parts else ""


def _nouns(dossier: Dossier, _: _Naming) -> Iterator[Line]:
    for one in dossier.nouns:
        yield _line(_words(one.words), one.kind)


def _words(words: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "; ".join(f"{language}: {', '.join(plain(word) for word in some)}" for language, some in words)


def _facts(dossier: Dossier, _: _Naming) -> Iterator[Line]:
    """How many facts each kind has; they are told in the record, with their sources."""
    found: dict[str, set[str]] = {}
    for account in dossier.accounts:
        reading = account.reading
        for one in reading.assertions:
            if one.aspect is not Aspect.HABIT:
                found.setdefault(one.type, set()).add(one.evidence[0].quote)
        for statement in reading.statements:
            found.setdefault("statements", set()).add(statement.content[0].quote)
        for figure in reading.figures:
            found.setdefault("figures", set()).add(f"{figure.counts} {figure.text} {figure.period}")
        for condition in reading.conditions:
            found.setdefault("conditions", set()).add(condition.evidence[0].quote)
    for kind in sorted(found):
        yield _line(f"{kind}: {len(found[kind])}")


def _assessments(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.assessments:
        second = f"{one.second[0]}: {humane(one.second[1])}" if one.second else ""
        head = f"{naming.of(one.commitment)}, {spoken(one.period)}: {humane(one.step)}"
        yield _line(_parts(head, f"by {plain(one.by)} on {spoken(one.on)}", second))
        yield _line(plain(one.why), level=1)


def _findings(dossier: Dossier, _: _Naming) -> Iterator[Line]:
    for one in dossier.findings:
        held = "held" if one.holds else "did not hold"
        day = spoken(one.when) if one.when else ""
        yield _line(_parts(f"{plain(one.requires)}: {held}", day, _ground(one)), one.condition)


def _sources(dossier: Dossier, naming: _Naming) -> Iterator[Line]:
    for one in dossier.sources:
        kind = humane(one.kind) + (f" of {naming.of(one.party)}" if one.party else "")
        read = "" if one.read == "full" else f"read: {one.read}"
        title = plain(one.title)
        day = spoken(one.published)
        yield _line(_parts(title, plain(one.publisher), day, kind, read), one.id)
        if one.address:
            yield _line(plain(one.address), level=1)


SECTIONS: tuple[tuple[str, Callable[[Dossier, _Naming], Iterator[Line]]], ...] = (
    ("Parties", _parties),
    ("Actors", _actors),
    ("Instruments", _instruments),
    ("Sets of instruments", _sets),
    ("Commitments", _commitments),
    ("Tracks", _tracks),
    ("Measures", _measures),
    ("Concepts", _concepts),
    ("Acts", _acts),
    ("Nouns", _nouns),
    ("Facts", _facts),
    ("Assessments", _assessments),
    ("Findings", _findings),
    ("Sources", _sources),
)


def edits_of(edits: Iterable[Edit]) -> Sheet:
    """Lay out what became of a dossier, a line each, in the order of sections."""
    found: dict[str, list[Line]] = {section: [] for section in ("name", *COMPARED)}
    for one in edits:
        found[one.section].append(Line(_edit(one), (), label=one.kind))
    sections = tuple(
        Section(name, humane(name).capitalize(), (Group(tuple(lines)),))
        for name, lines in found.items()
        if lines
    )
    return Sheet("", (), sections, ())


def _edit(one: Edit) -> str:
    told = f"“{plain(one.id)}”" if one.section == "facts" else plain(one.id)
    if one.kind == "changed":
        told += f"  {one.field}: {plain(one.old) or 'nothing'} → {plain(one.new) or 'nothing'}"
    elif one.new or one.old:
        told += f"  {plain(one.new or one.old)}"
    return told + (f"  ({', '.join(one.sources)})" if one.sources else "")


def edit_object(one: Edit) -> Object:
    """One difference as an object for other programs."""
    return {
        "kind": "edit",
        "id": one.id,
        "section": one.section,
        "edit": one.kind,
        "field": one.field or None,
        "old": one.old or None,
        "new": one.new or None,
        "sources": list(one.sources),
    }
