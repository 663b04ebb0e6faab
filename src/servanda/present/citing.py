"""From the ids that a line rests on to the words that prove it.

Everything derived carries `because`; this walks it down to exact quotes and picks the ones to show:
one for each document, the earliest known first. It invents no words: a citation is a stretch of its document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from servanda.model.dossier import CONVERTER
from servanda.model.record import Assertion
from servanda.model.source import Basis, Document, Evidence, Part, Published
from servanda.model.view import View
from servanda.model.when import parse
from servanda.present.labels import BASIS
from servanda.present.naming import Names, join, plain, spoken
from servanda.present.page import Cite, Line, Source

WIDTH = 48  # code points of a quote that a citation shows
DOSSIER = "dossier:"  # what only a dossier states rests on an id of this form
OUTSIDE = "dossier: outside knowledge"
NOTE = "dossier"  # before words that are the dossier's own on a source
_SURE = ((0.5, "unverified"), (0.9, "inferred"))  # confidence below which a note says so
_POSSESSIVE = re.compile(r"^['’]s?\b")
_QUOTES = "“”\"’‘', "


class Citing:
    """Finds the evidence behind any id of a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.names = Names(view)
        self._leaves: dict[str, tuple[Evidence, ...]] = {}
        self._under: dict[str, tuple[str, ...]] = {}
        self._telling: dict[Evidence, int] = {}  # where in a quote the act itself is told
        self._documents = {document.id: document for document in view.reconciled.documents}
        self._notes = {
            document.id for document in view.reconciled.documents if document.canonical.converter == CONVERTER
        }
        self._doubt: dict[Evidence, float] = {}  # the least confidence of what rests on a note's line
        self._collect()
        self._rank = {id_: n for n, id_ in enumerate(sorted(self._documents, key=self._age))}

    def _collect(self) -> None:
        found, told = self.view.reconciled, self.view.assessment
        for visible in self.view.visible:
            for statement in visible.reading.statements:
                self._leaves[statement.id] = statement.content
        for assertion in found.assertions.values():
            self._leaves[assertion.id] = assertion.evidence
            for quote in assertion.evidence:
                if assertion.document in self._notes:
                    self._doubt[quote] = min(assertion.confidence, self._doubt.get(quote, 1.0))
                self._telling.setdefault(quote, _telling(quote, assertion))
        self._leaves.update((claim.id, claim.evidence) for claim in found.conditions)
        self._leaves.update((claim.id, claim.evidence) for claim in found.commitments)
        self._leaves.update((claim.id, claim.evidence) for claim in found.measures)
        for figure in found.figures:
            self._leaves[figure.id] = (Evidence(figure.document, figure.start, figure.end, figure.text),)
        for speech in found.speeches:
            for statement in speech.statements:
                self._leaves[statement.id] = statement.content
            self._under[speech.id] = tuple(statement.id for statement in speech.statements)
        for event in found.events:
            # A plan and its outcome are one event; a line that tells the outcome cites who tells that.
            self._under[event.id] = dict(event.statuses).get(event.status) or event.assertions
        for conflict in found.conflicts:
            self._under[conflict.id] = tuple(a for answer in conflict.answers for a in answer.assertions)
        for actor in found.actors:
            self._leaves[actor.id] = tuple(
                Evidence(m.document, m.start, m.end, m.text) for m in actor.mentions
            )
        for document in found.documents:
            self._leaves[document.id] = (self._opening(document),)
        # Rounds and tracks may bear the id of an event; what assessing says of them is then the wider view.
        derived = [(one.id, one.because) for one in told.tracks]
        derived += [(one.id, one.because) for one in told.rounds]
        derived += [(one.id, one.because) for one in told.proposals]
        derived += [(one.id, one.because) for one in told.measures]
        derived += [(one.id, one.because) for one in told.commitments]
        for id_, because in derived:
            self._under[id_] = (*self._under.get(id_, ()), *because)

    def _opening(self, document: Document) -> Evidence:
        for region in document.regions:
            if region.part is not Part.FURNITURE:
                piece = document.text[region.start : region.end]
                start = region.start + len(piece) - len(piece.lstrip())
                end = start + len(piece.strip().partition("\n")[0])
                return document.quote(start, end)
        return document.quote(0, min(len(document.text), 80))

    def evidence(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Give every quote under some ids, in the order in which they are reached, without repeats.

        A document as a whole is cited (by its title) only where nothing more exact is under the ids.
        """
        reached = tuple(self._walk(ids, set()))
        exact = (one for id_, one in reached if id_ not in self._documents)
        return tuple(dict.fromkeys(exact)) or tuple(dict.fromkeys(one for _, one in reached))

    def _walk(self, ids: Iterable[str], seen: set[str]) -> Iterator[tuple[str, Evidence]]:
        for id_ in ids:
            if id_ not in seen:
                seen.add(id_)
                yield from ((id_, one) for one in self._leaves.get(id_, ()))
                yield from self._walk(self._under.get(id_, ()), seen)

    def cites(self, ids: Iterable[str], *, limit: int = 2, shown: str = "") -> tuple[tuple[Cite, ...], int]:
        """Choose citations: the first quote of each document; how many documents more there are.

        Args:
            ids: what the line rests on.
            limit: how many documents to cite.
            shown: words that the line shows already; a quote within them is cited by number alone.
        """
        firsts: dict[str, Evidence] = {}
        for evidence in sorted(self.evidence(ids), key=self._is_title):
            firsts.setdefault(evidence.document, evidence)
        # A document's own words say more than a dossier's on another.
        chosen = sorted(
            firsts.values(), key=lambda one: (one.document in self._notes, self._rank.get(one.document, 0))
        )
        cites = tuple(self._cite(one, shown) for one in chosen[:limit])
        if not cites:
            cites = tuple(self._outside(ids))[:1]
        return cites, max(0, len(chosen) - limit)

    def _cite(self, evidence: Evidence, shown: str) -> Cite:
        if evidence.document not in self._notes:
            return cite(evidence, shown, self._telling.get(evidence, 0))
        sure = self._doubt.get(evidence, 1.0)
        doubt = next((word for least, word in _SURE if sure < least), "")
        return replace(cite(evidence, shown), note=f"{NOTE}, {doubt}" if doubt else NOTE)

    def _is_title(self, evidence: Evidence) -> bool:
        """A headline is cited only where the text below it does not say the same."""
        return self._documents[evidence.document].part_at(evidence.start) is Part.TITLE

    def _outside(self, ids: Iterable[str], seen: frozenset[str] = frozenset()) -> Iterator[Cite]:
        for id_ in ids:
            if id_.startswith(DOSSIER):
                yield Cite("", 0, 0, "", OUTSIDE)
            elif id_ not in seen:
                yield from self._outside(self._under.get(id_, ()), seen | {id_})

    def line(
        self,
        text: str,
        ids: Iterable[str],
        *,
        label: str = "",
        level: int = 0,
        id: str = "",
        limit: int = 2,
        shown: str = "",
        outside: bool = False,
    ) -> Line:
        """Make a line with its citations; `outside` says that it rests on the dossier's word alone."""
        cites, more = self.cites(ids, limit=limit, shown=shown)
        if outside and not cites:
            cites = (Cite("", 0, 0, "", OUTSIDE),)
        return Line(text, cites, label=label, level=level, id=id, more=more)

    def sources(self, lines: Iterable[Line]) -> tuple[Source, ...]:
        """Number the documents that some lines cite, in the order of their publication."""
        cited = {cite.document for line in lines for cite in line.cites if cite.document}
        ordered = sorted((id_ for id_ in cited if id_ in self._documents), key=self._age)
        numbers = {id_: number for number, id_ in enumerate(ordered, 1)}
        names = [PurePath(self._documents[id_].file).name for id_ in ordered]
        count = Counter(names)
        return tuple(
            self._source(id_, numbers, name if count[name] == 1 else self._documents[id_].file)
            for id_, name in zip(ordered, names, strict=True)
        )

    def published(self, document: str) -> Published:
        """Give the day of a document as best known."""
        known = self.view.reconciled.dates.get(document)
        return known or self._documents[document].published

    def _age(self, document: str) -> tuple[str, str]:
        value = self.published(document).value
        day = parse(value).earliest if value else None
        return (day.isoformat() if day else "9999", self._documents[document].file)

    def _source(self, id_: str, numbers: dict[str, int], file: str) -> Source:
        document, known = self._documents[id_], self.published(id_)
        if id_ in self._notes:
            return self._note(document, known, numbers[id_])
        opening = excerpt(self._opening(document).quote, 60)
        return Source(
            numbers[id_],
            id_,
            plain(document.title) or f"“{opening}”",
            plain(document.publisher),
            plain(file),
            spoken(known.value, "day of publication not known"),
            self._how(id_, known, numbers) if known.value else plain(known.note),
        )

    def _note(self, document: Document, known: Published, number: int) -> Source:
        """Name a dossier's source; without one, the dossier itself is all there is."""
        source = next((one for one in self.view.dossier.sources if one.id == document.file), None)
        if source is None:
            day = spoken(known.value, "day of its entry")
            return Source(number, document.id, "", "the dossier itself", OUTSIDE, day, "", OUTSIDE)
        read = {"excerpt": "; read in excerpt", "none": "; not read"}.get(source.read, "")
        return Source(
            number,
            document.id,
            plain(document.title),
            plain(document.publisher),
            plain(document.address),  # the id of its definition names it to nobody
            spoken(known.value, "day of publication not known"),
            "",
            f"{OUTSIDE}{read}",
        )

    def _how(self, id_: str, known: Published, numbers: dict[str, int]) -> str:
        words = tuple(f"“{excerpt(one.quote)}”" for one in known.evidence)
        if known.basis is not Basis.INFERRED:
            if known.note and known.basis is Basis.DATELINE:
                return f"{BASIS[known.basis]}: {plain(known.note)}"
            return join((BASIS[known.basis], *words[:1]), "as")
        found = self.view.reconciled.assertions
        own, others = list(words), dict[str, str]()
        for one in known.because:
            if one in self._documents and one != id_:
                others.setdefault(one, "")
            elif (told_by := found.get(one)) and told_by.when:
                said = f"“{plain(told_by.when.text)}”"
                if not told_by.when.text:
                    continue
                if told_by.document == id_:
                    own.append(said)
                else:
                    others[told_by.document] = others.get(told_by.document) or said
        there = (f"{self._name(one, numbers)} {said}".strip() for one, said in others.items())
        ground = join(tuple(dict.fromkeys((*own, *there)))) or plain(known.note)
        return f"inferred from {ground}" if ground else "inferred"

    def _name(self, id_: str, numbers: dict[str, int]) -> str:
        if id_ in numbers:
            return f"[{numbers[id_]}]"
        document = self._documents[id_]
        if id_ not in self._notes:
            return plain(PurePath(document.file).name)
        named = plain(document.title) or plain(document.publisher)
        day = self.published(id_).value
        return f"{named} ({spoken(day)})" if named and day else named or "the dossier"


def _telling(quote: Evidence, assertion: Assertion) -> int:
    """Find where a long quote tells the act: after its agent, where enough is left to read."""
    if len(quote.quote) <= WIDTH:
        return 0
    ends = [
        role.end - quote.start
        for role in assertion.all_roles("agent")
        if role.end is not None and quote.start < role.end <= quote.end - WIDTH // 2
    ]
    start = max(ends, default=0)
    # What follows a comma tells who the agent is, not what was done.
    return 0 if quote.quote[start:].lstrip()[:1] in {",", "("} else start


def cite(evidence: Evidence, shown: str = "", start: int = 0) -> Cite:
    """Cite a quote, its words from `start` on; no words where the line shows them already."""
    told = _POSSESSIVE.sub("", evidence.quote[start:]).lstrip(",;:.)”’ \n")
    words = excerpt(told) or excerpt(evidence.quote)
    if shown and plain(evidence.quote).strip(_QUOTES) in shown:
        words = ""
    return Cite(evidence.document, evidence.start, evidence.end, evidence.quote, words)


def excerpt(quote: str, width: int = WIDTH) -> str:
    """Cut a quote to a width at a word, and mark the cut."""
    text = plain(quote)
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    head, gap, _ = cut.rpartition(" ")
    return f"{(head if gap else cut).rstrip(' ,;:')}…"
