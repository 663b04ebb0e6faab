"""Readings to the single cases in them: which assertions they are, of whom, and where their words stand.

Rule: an act of the kind *case* is single where it names a person in a role, where a person tells it of
themselves, or where its sentence names one and counts nothing. Who holds an office or stands in the dossier
is in public: such a case is withheld like any other, and the name alone is not. In doubt it is single.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from servanda.model.actor import Actor, Mention
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.record import Assertion, Decision, Judgement
from servanda.model.source import Document, Span
from servanda.reconcile.actors import merge_actors
from servanda.reconcile.corrections import apply
from servanda.reconcile.judged import Judged, bind

CASE = "case."
_PERSON, _UNNAMED, _PLACE = "person:", "person:unnamed", "place:"
_STOP = re.compile(r"[.!?][\"”’»)]*\s+(?=[^\sa-z])|\n\s*\n")  # between two sentences, or paragraphs
_FAR = 1000  # code points beyond which no sentence is looked for
_LEAST = 3  # letters of a surname that is looked for by itself


@dataclass(slots=True)
class Cases:
    """Single cases by document, the persons whom they are of, and what finds their names."""

    assertions: dict[str, list[Assertion]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))  # of their sentences
    persons: set[str] = field(default_factory=set)  # by each id under which a reading names them
    full: re.Pattern[str] | None = None
    short: re.Pattern[str] | None = None  # of surnames, in documents that name the person
    words: set[str] = field(default_factory=set)  # one of which stands in any text that holds a name, folded


def single_cases(visible: Sequence[Visible], judgements: Iterable[Judgement], dossier: Dossier) -> Cases:
    """Find the single cases of some readings."""
    found = Cases()
    told = [(one, tuple(a for a in one.reading.assertions if a.type.startswith(CASE))) for one in visible]
    decided = tuple(judgements)
    corrected = any(one.decision is Decision.CORRECT for one in decided)
    if not corrected and not any(some for _, some in told):
        return found
    judged = bind(decided, visible)
    if corrected:  # what a person made a case of is one, too
        told = [(one, tuple(_corrected(one, judged))) for one in visible]
    ordered = sorted(visible, key=lambda one: one.document.id)
    actors, same = merge_actors(ordered, dossier.actors, judged.same_names, judged.different_names)
    crowd = _Crowd(actors, same, {one.id for one in dossier.actors})
    for one, some in told:
        mentions = [each for actor in one.reading.actors for each in actor.mentions] if some else []
        for assertion in some:
            whole = [sentence(one.document, each.span) for each in assertion.evidence]
            of = crowd.single(assertion, mentions, whole)
            if of is not None:
                found.assertions[one.document.id].append(assertion)
                found.spans[one.document.id] += whole
                found.persons |= of
    found.persons |= {old for old, new in same.items() if new in found.persons}
    if found.persons:
        found.full, found.short, found.words = crowd.names(found.persons)
    return found


def _corrected(one: Visible, judged: Judged) -> Iterator[Assertion]:
    for kept in apply(one.reading.assertions, judged, []):
        if kept.type.startswith(CASE):
            yield kept
    for raw in one.reading.assertions:  # a case that was rejected, or is none any more, was told as one
        if raw.type.startswith(CASE) and (raw.id in judged.rejected or raw.id in judged.corrections):
            yield raw


class _Crowd:
    """Who is who in a record."""

    def __init__(self, actors: Sequence[Actor], same: Mapping[str, str], known: Iterable[str]) -> None:
        self._actors, self._same = actors, same
        self._public = {*known, *(one.id for one in actors if one.offices)}
        self._placed = {*known, *(one.id for one in actors if one.party)}

    def private(self, entity: str | None) -> bool:
        """Tell whether this is a person who is in no public office and not in the dossier."""
        return _is_person(entity) and not {entity, self._same.get(entity or "")} & self._public

    def single(self, case: Assertion, mentions: Sequence[Mention], whole: Sequence[Span]) -> set[str] | None:
        """The private persons of a single case; None where it is no single case."""
        roles = [(role.role, role.entity) for role in case.roles if _is_person(role.entity)]
        voices = [voice.entity for voice in case.said_by]
        of = {entity for entity in (*(one for _, one in roles), *voices) if self.private(entity)}
        named = bool(of) or any(role != "agent" for role, _ in roles)
        if not named and all(role.role != "amount" for role in case.roles):
            around = [one for one in mentions if any(_within(one, span) for span in whole)]
            of = {one.entity for one in around if self.private(one.entity)}
            named = bool(of) or any(self._unknown(one, case) for one in around)
        return {id_ for one in of if one for id_ in (one, self._same.get(one, one))} if named else None

    def _unknown(self, one: Mention, case: Assertion) -> bool:
        """Whether a name within the act's own words may be a person's, since it is no place anyone knows."""
        entity = one.entity or ""
        own = any(_within(one, each.span) for each in case.evidence)
        return own and entity.startswith(_PLACE) and " " in one.text and entity not in self._placed

    def names(self, persons: set[str]) -> tuple[re.Pattern[str], re.Pattern[str] | None, set[str]]:
        """What finds persons by their names in full, by their surnames, and by a word of each."""
        full: set[str] = set()
        last: set[str] = set()
        others: set[str] = set()
        for one in self._actors:
            if not one.id.startswith(_PERSON):
                continue
            told = {one.name, *one.aliases}
            told |= {each.text for each in one.mentions if each.kind == "name"}
            if one.id in persons:
                full |= {name for name in told if len(name.split()) > 1}
                # A title that stands for somebody ("the Professor") is no surname beside a whole name.
                whole = {name for name in told if len(name.split()) > 1}
                last |= {name.split()[-1] for name in whole or told if name.split()}
            else:
                others |= {name.split()[-1] for name in told if name.split()}
        full |= {one.removeprefix(_PERSON).replace("-", " ") for one in persons if "-" in one}
        short = sorted(name for name in last - others if len(name) >= _LEAST)
        return (
            _pattern(
                (r"[\W_]+".join(map(re.escape, re.findall(r"\w+", name))) for name in full), re.IGNORECASE
            ),
            _pattern(map(re.escape, short), 0) if short else None,
            {re.findall(r"\w+", name)[-1].casefold() for name in (*full, *short) if re.search(r"\w", name)},
        )


def _is_person(entity: str | None) -> bool:
    return entity is not None and entity.startswith(_PERSON) and not entity.startswith(_UNNAMED)


def _within(one: Mention, span: Span) -> bool:
    return one.start < span.end and span.start < one.end


def _pattern(parts: Iterable[str], flags: int) -> re.Pattern[str]:
    longest = sorted(parts, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest) or '(?!)'})(?![^\W_])", flags)


def sentence(document: Document, span: Span) -> Span:
    """The sentence in which words stand, within their part of the document."""
    text = document.text
    part = next((one for one in document.regions if one.start <= span.start < one.end), None)
    low = max(part.start if part else 0, span.start - _FAR)
    high = min(part.end if part else len(text), span.end + _FAR)
    before = [found.end() for found in _STOP.finditer(text, low, span.start + 1) if found.end() <= span.start]
    after = _STOP.search(text, max(span.start, span.end - 1), max(high, span.end))
    end = high if after is None else after.start() + (text[after.start()] != "\n")
    return Span(min(before[-1] if before else low, span.start), max(end, span.end))
