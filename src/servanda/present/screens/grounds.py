"""Why the record says something, to a tree that a person reads: each ground in words, down to the quotes.

Rule: no id and no name of the vocabulary stands where a person reads; what has been shown above is led to
and not shown again. The command line shows the same tree with its ids (`present.because`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from servanda.assess.stated import OUTSIDE
from servanda.assess.trace import Trace, why_of
from servanda.model.view import View
from servanda.present.citing import OUTSIDE as OUTSIDE_CITED
from servanda.present.citing import cite
from servanda.present.labels import PERFORMANCE, VERBS, humane
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Cite, Line, Source
from servanda.present.screens.decisions import DONE
from servanda.present.screens.telling import Thing, tell
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import assessed, subject

QUOTES = 3  # of one thing that are shown
NUMBERS = 4  # documents that a ground is cited to by number
MOST = 200  # grounds of one thing
OPEN = 24  # grounds in all that stand open at once
KINDS: Mapping[str, str] = {
    "track": "talks",
    "assertion": "account",
    "speech": "statement",
    "statement": "words",
    "commitment": "duty",
    "performance": "period",
    "commitment-claim": "account of a duty",
    "measure-claim": "account of a rule",
    "conflict": "difference",
    "case": "single case",
    "timex": "time",
    "judgement": "decision",
    "note": "note of the dossier",
    OUTSIDE: "dossier",
}
PATHS: Mapping[str, tuple[str, str]] = {  # of what has a page of its own: its path, and what leads there
    "round": ("/rounds/", "the round"),
    "commitment": ("/commitments/", "the duty"),
    "measure": ("/measures/", "the measure"),
    "conflict": ("/conflicts/", "the difference"),
    "actor": ("/who/", "who that is"),
    "document": ("/documents/", "the document"),
    "note": ("/documents/", "the note"),
}
_TOLD: Mapping[str, frozenset[str]] = {  # what the words of a kind leave to be said; of others, all
    "track": frozenset({"since", "next-host"}),
    "measure": frozenset({"by", "in-force"}),
    "document": frozenset({"publisher", "published"}),
    "note": frozenset({"publisher", "published"}),
    "source": frozenset({"publisher", "published", "address"}),
    "timex": frozenset({"value"}),
    "withdrawal": frozenset(),
    "problem": frozenset({"where", "words"}),
    "instrument": frozenset({"date"}),
} | dict.fromkeys(
    ("round", "event", "case", "assertion", "speech", "statement", "figure", "condition", "proposal",
     "commitment", "performance", "commitment-claim", "measure-claim", "conflict", "actor", "judgement"),
    frozenset[str](),
)  # fmt: skip
_DAYS = frozenset({"when", "since", "held", "planned", "published", "date", "from", "to", "value"})
_CODED = frozenset({"performed-by", "breached-by", "type", "id"})  # the vocabulary's own names


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing in words, what it stands on, and where it has a page of its own."""

    id: str
    kind: str
    line: Line  # its words, cited by number
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Cite, ...] = ()
    known: str = ""  # the day from which it counts
    path: str = ""
    leads: str = ""
    below: tuple[Ground, ...] = ()
    more: int = 0  # grounds below that are not shown
    again: bool = False  # shown above with all that is below it


@dataclass(frozen=True, slots=True)
class Grounds:
    """The whole tree, and the sources that it cites."""

    top: Ground
    sources: tuple[Source, ...]
    unfolded: bool  # small enough to stand open


def compose(view: View, id_: str) -> Grounds:
    """Write why the record says something.

    Raises:
        UnknownId: the record has no such thing.
    """
    teller = _Teller(Desk.of(view, whole=True))
    top = teller.ground(why_of(view, id_))
    every = tuple(walk(top))
    return Grounds(top, teller.desk.citing.sources(one.line for one in every), len(every) <= OPEN)


def walk(one: Ground) -> Iterable[Ground]:
    """Go through a tree, top down."""
    yield one
    for each in one.below:
        yield from walk(each)


class _Teller:
    """Tells the things of one view."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        found = desk.view.reconciled
        self._things: dict[str, Thing] = dict(found.assertions)
        self._things |= {one.id: one for speech in found.speeches for one in speech.statements}
        for some in (found.figures, found.conditions, found.commitments, found.measures):
            self._things |= {one.id: one for one in some}
        self._judged = {one.id: one for one in desk.view.judgements}
        self._seen: set[str] = set()

    def ground(self, found: Trace) -> Ground:
        """Tell one thing and all below it."""
        again = bool(found.because) and found.id in self._seen
        self._seen.add(found.id)
        path, leads = PATHS.get(found.kind, ("", ""))
        made = Ground(
            found.id,
            KINDS.get(found.kind, humane(found.kind)),
            self._line(found),
            self._facts(found),
            tuple(cite(one, "") for one in found.evidence[:QUOTES]) if found.kind != "actor" else (),
            spoken(found.known_on) if found.known_on and found.kind in ("assertion", "statement") else "",
            f"{path}{found.id}" if path else "",
            leads,
            again=again,
        )
        if again:
            return made
        shown = found.because[:MOST]
        return replace(made, below=tuple(map(self.ground, shown)), more=len(found.because) - len(shown))

    def _line(self, found: Trace) -> Line:
        text = self._told(found) or self.desk.citing.names.of(found.id)
        if found.kind in (OUTSIDE, "source"):
            return Line(text, (Cite("", 0, 0, "", OUTSIDE_CITED),), id=found.id)
        firsts = {one.document: one for one in reversed(found.cites)}
        cites = tuple(cite(one, one.quote) for one in reversed(firsts.values()))
        if not cites:  # a document as a whole; nobody's words; else what the dossier alone names
            alone = found.kind not in ("judgement", "problem")
            return self.desk.citing.line(text, (found.id,), id=found.id, shown=text, outside=alone)
        return Line(text, cites[:NUMBERS], id=found.id, more=max(0, len(cites) - NUMBERS))

    def _told(self, found: Trace) -> str:
        says = dict(found.says)
        if found.kind in ("assertion", "statement", "commitment-claim", "measure-claim"):
            thing = self._things.get(found.id)
            if thing is None:
                return ""
            when = f" ({spoken(says['when'])})" if says.get("when") else ""
            return f"{tell(self.desk, thing)}{when}{self.desk.wording.voice((found.id,))}"
        if found.kind == "performance":
            state = next((PERFORMANCE[one] for one in PERFORMANCE if one.value == says.get("state")), "")
            return join(tuple(part for part in (spoken(says.get("period"), ""), state) if part), "—")
        if found.kind == "judgement" and (one := self._judged.get(found.id)):
            return (
                f"{plain(one.by)}: {DONE.get(one.decision, humane(one.decision))}, because {plain(one.why)}"
            )
        if found.kind == "timex" and found.evidence:
            return f"“{plain(found.evidence[0].quote)}”"
        if found.kind == "source":
            return (
                plain(says.get("title", "")) or plain(says.get("publisher", "")) or "a source of the dossier"
            )
        if found.kind == "problem":
            return plain(says.get("what", ""))
        if found.kind == "round":
            return assessed(self.desk, found.id)
        return subject(self.desk, found.id)

    def _facts(self, found: Trace) -> tuple[tuple[str, str], ...]:
        wanted = _TOLD.get(found.kind)
        return tuple(
            (humane(name), self._value(name, value))
            for name, value in found.says
            if name not in _CODED and (wanted is None or name in wanted)
        )

    def _value(self, name: str, value: str) -> str:
        if name in _DAYS:
            return spoken(value)
        if value in VERBS:
            return VERBS[value].participle
        return join(tuple(self.desk.citing.names.told(one.strip()) for one in value.split("; ")))
