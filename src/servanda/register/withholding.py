"""What an answer is made of to the same without single cases, for those who may not see them.

Rule: their sentences and the names of their persons are blacked out of every document before anything is
worked out, so that no page, export or search can tell what the answer does not hold. What was read of them
becomes one assertion for each document, type and year; those of one type and year are one event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from servanda.errors import BadDate
from servanda.model.act import Attribution
from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Judgement, Problem, Reading, Role, Speaker
from servanda.model.source import Document, Evidence, Span
from servanda.model.when import Expression, Temporal, parse, resolve
from servanda.model.withheld import Withheld, blacked
from servanda.reconcile.waiting import names_in
from servanda.register.cases import CASE, Cases, sentence, single_cases

SOMEBODY = "a person"
_LONE = (ActorType.PERSON, ActorType.PLACE, ActorType.GROUP)  # whom one sentence may be all there is of


@dataclass(frozen=True, slots=True)
class Material:
    """What an answer is made of."""

    visible: tuple[Visible, ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]


def withhold(
    told: Material, dossier: Dossier, now: Sequence[Visible] = (), judged: Iterable[Judgement] = ()
) -> tuple[Material, Withheld]:
    """Black out single cases.

    Args:
        told: what the answer would be made of.
        dossier: whose people are in public.
        now: the readings of today, where the answer is of an older record: what they find is withheld too.
        judged: the judgements of today.
    """
    cases = single_cases(told.visible, told.judgements, dossier)
    if now:
        later = single_cases(now, (*judged,), dossier)
        cases = _joined(cases, later)
        texts = {one.document.id: one.document.text for one in now}
        for one in told.visible:
            id_, text = one.document.id, one.document.text
            if (
                id_ in later.spans and texts[id_] != text
            ):  # converted anew since: nobody knows where they stood
                cases.spans[id_] = [Span(0, len(text))]
    if not cases.spans:
        return told, Withheld()
    spans = {one.document.id: found for one in told.visible if (found := tuple(_spans(one, cases)))}
    names = tuple(one for one in (cases.full, cases.short) if one is not None)
    withheld = Withheld(spans=spans, persons=frozenset(cases.persons), names=names)
    ids: set[str] = set()
    sums: set[str] = set()
    visible = []
    for one in told.visible:
        touched = spans.get(one.document.id) or names_in((one.reading,)) & cases.persons
        visible.append(_blacked(one, cases, withheld, ids, sums) if touched else one)
    withheld = replace(withheld, ids=frozenset(ids), sums=frozenset(sums))
    documents = {one.document.id: one.document for one in told.visible if one.document.id in cases.spans}
    problems = tuple(
        _Blacker(withheld, "", "").thing(
            _wordless(one, documents[one.document], spans[one.document]) if one.document in documents else one
        )
        for one in told.problems
    )
    return Material(tuple(visible), withheld.judgements(told.judgements), problems), withheld


def _joined(cases: Cases, later: Cases) -> Cases:
    for document, spans in later.spans.items():
        cases.spans[document] += spans
    cases.persons |= later.persons
    cases.words |= later.words
    for name in ("full", "short"):
        patterns = [one.pattern for one in (getattr(cases, name), getattr(later, name)) if one is not None]
        flags = re.IGNORECASE if name == "full" else 0
        setattr(cases, name, re.compile("|".join(patterns), flags) if patterns else None)
    return cases


def _spans(one: Visible, cases: Cases) -> Iterator[Span]:
    """What is blacked out of a document: in order, and apart.

    Where a case is told, each sentence that names its person is of it; elsewhere only the names go.
    """
    text = one.document.text
    told = list(cases.spans.get(one.document.id, ()))
    mine = [actor for actor in one.reading.actors if actor.id in cases.persons]
    found = [
        Span(each.start, each.end) for actor in mine for each in actor.mentions if each.kind != "pronoun"
    ]
    # Most texts hold no name: to look for a few words is far cheaper than for all names.
    folded = text.casefold()
    if cases.full is not None and any(word in folded for word in cases.words):
        found += [Span(*each.span()) for each in cases.full.finditer(text)]
    if found and cases.short is not None:
        found += [Span(*each.span()) for each in cases.short.finditer(text)]
    if told:
        found = [sentence(one.document, span) for span in found] + told
    last: Span | None = None
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _blacked(one: Visible, cases: Cases, withheld: Withheld, ids: set[str], sums: set[str]) -> Visible:
    document, reading = one.document, one.reading
    spans = withheld.spans.get(document.id, ())
    own = spans if cases.spans.get(document.id) else ()
    text = blacked(document.text, spans)
    blacker = _Blacker(withheld, document.id, text)

    def over(start: int, end: int) -> bool:
        return any(start < span.end and span.start < end for span in own)

    def told_of(cited: Iterable[Evidence]) -> bool:
        return any(each.document == document.id and over(each.start, each.end) for each in cited)

    single = {each.id: each for each in cases.assertions.get(document.id, ())}
    single |= {
        a.id: a
        for a in reading.assertions
        if a.type.startswith(CASE) and told_of(a.evidence) and a.id not in single
    }
    gone = {each.id for each in reading.statements if own and _all_within(each.content, own)}
    made = tuple(_sums(single.values(), document, reading, blacker))
    ids |= single.keys() | gone
    sums |= {each.id for each in made}

    def kept(assertion: Assertion) -> Assertion:
        left: Assertion = blacker.thing(assertion)
        if left.within in gone:
            left = replace(left, within=None)
        return replace(left, content_of=None) if left.content_of in single else left

    return replace(
        one,
        document=replace(
            blacker.thing(replace(document, text="", title="")),
            text=text,
            title=_title(document, own, withheld),
        ),
        reading=replace(
            reading,
            published=blacker.thing(reading.published),
            assertions=(*(kept(a) for a in reading.assertions if a.id not in single), *made),
            timexes=tuple(t for t in reading.timexes if not over(t.start, t.end)),
            actors=tuple(blacker.thing(a) for a in _elsewhere(reading.actors, own, withheld)),
            figures=tuple(blacker.thing(f) for f in reading.figures if not over(f.start, f.end)),
            statements=tuple(blacker.thing(s) for s in reading.statements if s.id not in gone),
            conditions=tuple(blacker.thing(c) for c in reading.conditions if not told_of(c.evidence)),
            commitments=tuple(blacker.thing(c) for c in reading.commitments if not told_of(c.evidence)),
            measures=tuple(blacker.thing(m) for m in reading.measures if not told_of(m.evidence)),
            references=tuple(blacker.thing(r) for r in reading.references if not over(r.start, r.end)),
            withdrawals=tuple(blacker.thing(w) for w in reading.withdrawals if not told_of(w.evidence)),
            problems=tuple(blacker.thing(_wordless(p, document, own)) for p in reading.problems),
        ),
    )  # fmt: skip


def _elsewhere(actors: Iterable[Actor], own: Sequence[Span], withheld: Withheld) -> Iterator[Actor]:
    """Actors without what is said of them where a case is told, and without those of whom nothing else is."""
    for one in actors:
        left = tuple(m for m in one.mentions if not any(span.contains(Span(m.start, m.end)) for span in own))
        lone = one.mentions and not left and one.type in _LONE
        if one.id not in withheld.persons and not lone:
            yield one if len(left) == len(one.mentions) else replace(one, mentions=left)


def _all_within(cited: Iterable[Evidence], spans: Sequence[Span]) -> bool:
    return all(any(span.contains(each.span) for span in spans) for each in cited)


def _title(document: Document, own: Sequence[Span], withheld: Withheld) -> str:
    """A title that is itself the sentence of a case goes whole."""
    told = " ".join(document.title.split())
    said = [" ".join(document.text[span.start : span.end].split()).rstrip(".") for span in own]
    if told and any(told in one or one in told for one in said if one):
        return ""
    return withheld.plain(document.title)


def _wordless(one: Problem, document: Document, own: Sequence[Span]) -> Problem:
    """A problem of the sentence of a case, without its words."""
    if one.words and any(one.words in document.text[span.start : span.end] for span in own):
        return replace(one, words="")
    return one


def _sums(
    single: Iterable[Assertion], document: Document, reading: Reading, blacker: _Blacker
) -> Iterator[Assertion]:
    """Put the cases of a document together: those of one type and year, by one side, of one status."""
    groups: dict[tuple[object, ...], list[Assertion]] = {}
    about: dict[tuple[object, ...], tuple[str | None, str | None]] = {}
    for one in single:
        agent = next((role for role in one.roles if role.role == "agent" and role.entity), None)
        by = agent.entity if agent and not (agent.entity or "").startswith("person:") else None
        axes = (one.type, _year(one, document, reading), by, one.polarity, one.modality, one.aspect)
        voices = tuple((voice.entity or voice.name, voice.voice) for voice in one.said_by)
        groups.setdefault((*axes, voices), []).append(one)
        about[*axes, voices] = (axes[1], by)
    for key, some in groups.items():
        first, (year, by) = some[0], about[key]
        cited = dict.fromkeys(each for one in some for each in one.evidence)
        agents = [
            Role("agent", "", role.entity, role.name) for role in first.roles if role.entity == by and by
        ]
        yield Assertion(
            id=content_id("a", "sum", document.id, *map(str, key)),
            document=document.id,
            reading=first.reading,
            type=first.type,
            polarity=first.polarity,
            modality=first.modality,
            aspect=first.aspect,
            roles=tuple(agents[:1]),
            when=Temporal(str(year), Expression.absolute(str(year))) if year else None,
            said_by=blacker.thing(first.said_by),
            evidence=blacker.thing(tuple(cited)),
            confidence=min(one.confidence for one in some),
            fact=content_id("cases", *map(str, key[:6])),
        )


def _year(one: Assertion, document: Document, reading: Reading) -> str | None:
    """The year of an act, as far as its document tells it."""
    anchor = document.published.value or reading.published.value or reading.anchor
    try:
        when = resolve(one.when.expression, parse(anchor) if anchor else None) if one.when else None
    except BadDate:
        return None
    if when is None or when.earliest is None or when.latest is None:
        return None
    return f"{when.earliest.year:04d}" if when.earliest.year == when.latest.year else None


@dataclass(frozen=True, slots=True)
class _Blacker:
    """Blacks out whatever a reading holds: its words by their place in the text, all else by names."""

    withheld: Withheld
    document: str
    text: str  # of the document, blacked out

    def thing(self, thing: Any) -> Any:
        """The same thing with nothing of the persons in it."""
        if isinstance(thing, str):
            return self.withheld.plain(thing) if type(thing) is str else thing
        if isinstance(thing, tuple):
            left = [one for one in thing if not (isinstance(one, str) and one in self.withheld.persons)]
            return tuple(self.thing(one) for one in left)
        if isinstance(thing, Mapping):
            return {key: self.thing(value) for key, value in thing.items()}
        if not is_dataclass(thing) or isinstance(thing, type):
            return thing
        changes: dict[str, Any] = {}
        for one in fields(thing):
            value = getattr(thing, one.name)
            if isinstance(value, str) and value in self.withheld.persons:
                changes[one.name] = None if "None" in str(one.type) else ""
            elif (new := self.thing(value)) != value:
                changes[one.name] = new
        changes |= self._named(thing) | self._cited(thing)
        return replace(thing, **changes) if changes else thing

    def _named(self, thing: Any) -> dict[str, Any]:
        """A voice is never without a name: that would be the publisher's own."""
        if isinstance(thing, (Attribution, Speaker)) and thing.entity in self.withheld.persons:
            return {"name": SOMEBODY, **({"office": ""} if isinstance(thing, Speaker) else {})}
        if isinstance(thing, Role) and thing.entity in self.withheld.persons:
            return {"name": ""}
        return {}

    def _cited(self, thing: Any) -> dict[str, Any]:
        start, end = getattr(thing, "start", None), getattr(thing, "end", None)
        if not self.text or not isinstance(start, int) or not isinstance(end, int):
            return {}
        if getattr(thing, "document", self.document) != self.document:
            return {}
        name = "quote" if isinstance(thing, Evidence) else "text"
        return {name: self.text[start:end]} if hasattr(thing, name) else {}
