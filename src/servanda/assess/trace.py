"""Why the record says so: a tree from any id down to assertions and their exact words.

Rule: every id of the record has a tree, every tree ends in evidence or in a dossier's own entry, which is
outside knowledge and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from servanda.errors import UnknownId
from servanda.model.accord import Assessment
from servanda.model.event import Reconciled
from servanda.model.source import Evidence

OUTSIDE = "outside-knowledge"
_PREFIX = "dossier:"
_KNOWN = {True: "holds", False: "fails", None: "not-known"}


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing with what it says, its own words, and what it rests on.

    `says` are attribute and value; `known_on` is the ISO day from which it counts, where it is of a document.
    """

    kind: str
    id: str
    says: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    known_on: str | None = None
    because: tuple[Trace, ...] = ()

    def leaves(self) -> tuple[Trace, ...]:
        """The ends of the tree, in order."""
        if not self.because:
            return (self,)
        return tuple(leaf for one in self.because for leaf in one.leaves())

    @property
    def cites(self) -> tuple[Evidence, ...]:
        """All words that the tree rests on, once each, in order."""
        found = dict.fromkeys(self.evidence)
        for one in self.because:
            found.update(dict.fromkeys(one.cites))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    says: tuple[tuple[str, object], ...]
    because: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    document: str | None = None


def why(reconciled: Reconciled, assessment: Assessment, id_: str) -> Trace:
    """Give the tree of an id of any kind.

    Raises:
        UnknownId: the record has no such thing; the remedy names the nearest ids.
    """
    entries = _entries(reconciled, assessment)
    if id_ not in entries and not id_.startswith(_PREFIX):
        near = get_close_matches(id_, entries, n=3, cutoff=0.6)
        remedy = f"Nearest: {', '.join(near)}." if near else "Ids stand in every answer with --json."
        raise UnknownId(f"no such id in the record: {id_}", remedy=remedy)
    return _tree(reconciled, entries, id_, ())


def _tree(reconciled: Reconciled, entries: dict[str, _Entry], id_: str, above: tuple[str, ...]) -> Trace:
    entry = entries.get(id_)
    if entry is None:
        return Trace(OUTSIDE, id_.removeprefix(_PREFIX))
    path = (*above, id_)
    return Trace(
        kind=entry.kind,
        id=id_,
        says=tuple((name, str(value)) for name, value in entry.says if value not in (None, "", ())),
        evidence=entry.evidence,
        known_on=reconciled.known_on.get(entry.document) if entry.document else None,
        because=tuple(
            _tree(reconciled, entries, one, path) for one in dict.fromkeys(entry.because) if one not in path
        ),
    )


def ids(reconciled: Reconciled, assessment: Assessment) -> tuple[str, ...]:
    """Every id that `why` can answer for."""
    return tuple(_entries(reconciled, assessment))


def _entries(reconciled: Reconciled, assessment: Assessment) -> dict[str, _Entry]:
    found = dict(_told(reconciled))
    for id_, entry in _assessed(assessment):
        own = found.get(id_)
        if own is not None:  # a round may bear the id of its event: then it rests on what that rests on
            because = (*own.because, *entry.because)
            entry = replace(entry, because=because, evidence=own.evidence, document=own.document)
        found[id_] = entry
    return found


def _told(reconciled: Reconciled) -> Iterable[tuple[str, _Entry]]:
    for document in reconciled.documents:
        published = reconciled.dates.get(document.id, document.published)
        yield (
            document.id,
            _Entry(
                "document",
                (
                    ("file", document.file),
                    ("published", published.value),
                    ("basis", published.basis.value),
                    ("note", published.note),
                ),
                published.because,
                published.evidence,
                document.id,
            ),
        )
    for actor in reconciled.actors:
        cited = tuple(
            Evidence(one.document, one.start, one.end, one.text) for one in actor.mentions if one.text
        )
        offices = tuple(one for office in actor.offices for one in office.because)
        yield actor.id, _Entry("actor", (("name", actor.name), ("party", actor.party)), offices, cited)
    for event in reconciled.events:
        yield (
            event.id,
            _Entry(
                "event",
                (("type", event.type), ("status", event.status.value), ("when", event.when)),
                event.assertions,
            ),
        )
    for speech in reconciled.speeches:
        yield speech.id, _Entry("speech", (), tuple(one.id for one in speech.statements))
        for one in speech.statements:
            cues = (one.cue,) if one.cue else ()
            said = ", ".join(speaker.name for speaker in one.speakers)
            yield (
                one.id,
                _Entry("statement", (("speakers", said),), (), (*one.content, *cues), one.document),
            )
    for assertion in reconciled.assertions.values():
        yield (
            assertion.id,
            _Entry(
                "assertion",
                (
                    ("type", assertion.type),
                    ("status", assertion.status.value),
                    ("when", reconciled.resolved.get(assertion.id)),
                    ("said-by", ", ".join(link.name for link in assertion.said_by)),
                    ("reading", assertion.reading),
                ),
                (),
                assertion.evidence,
                assertion.document,
            ),
        )
    for figure in reconciled.figures:
        words = (Evidence(figure.document, figure.start, figure.end, figure.text),)
        yield figure.id, _Entry("figure", (("counts", figure.counts),), (), words, figure.document)
    for condition in reconciled.conditions:
        yield (
            condition.id,
            _Entry(
                "condition",
                (("outcome", condition.outcome), ("requires", "; ".join(condition.requires))),
                (),
                condition.evidence,
                condition.document,
            ),
        )
    for claim in reconciled.commitments:
        yield (
            claim.id,
            _Entry("commitment-claim", (("duty", claim.duty),), (), claim.evidence, claim.document),
        )
    for rule in reconciled.measures:
        yield (
            rule.id,
            _Entry(
                "measure-claim",
                (("parameter", rule.parameter), ("value", rule.value)),
                (rule.change,) if rule.change in reconciled.assertions and rule.change else (),
                rule.evidence,
                rule.document,
            ),
        )
    for conflict in reconciled.conflicts:
        yield (
            conflict.id,
            _Entry(
                "conflict",
                (
                    ("attribute", conflict.attribute),
                    ("difference", conflict.difference.value),
                    ("answers", " | ".join(answer.value for answer in conflict.answers)),
                    ("settled", conflict.settled.value if conflict.settled else None),
                ),
                tuple(one for answer in conflict.answers for one in answer.assertions),
            ),
        )


def _assessed(assessment: Assessment) -> Iterable[tuple[str, _Entry]]:
    for track in assessment.tracks:
        grounds = (*track.because, *track.due.because, *(i for one in track.reasons for i in one.because))
        says = (("state", " or ".join(track.state)), ("since", track.since), ("next-host", track.next_host))
        yield track.id, _Entry("track", says, grounds)
    for one in assessment.rounds:
        yield (
            one.id,
            _Entry(
                "round",
                (
                    ("state", " or ".join(one.state)),
                    ("planned", one.planned),
                    ("held", one.held),
                    ("place", one.place),
                    ("host", one.host),
                    ("outcome", one.outcome),
                ),
                (*one.because, *(i for side in one.sides for i in side.because)),
            ),
        )
    for proposal in assessment.proposals:
        yield (
            proposal.id,
            _Entry(
                "proposal",
                (("type", proposal.type), ("by", proposal.by), ("state", proposal.state.value)),
                proposal.because,
            ),
        )
    for commitment in assessment.commitments:
        states = " | ".join(f"{row.period or ''} {row.state}".strip() for row in commitment.performance)
        grounds = (*commitment.because, *(i for row in commitment.performance for i in row.because))
        yield (
            commitment.id,
            _Entry(
                "commitment",
                (("obligor", commitment.obligor), ("duty", commitment.duty), ("performance", states)),
                grounds,
            ),
        )
    for measure in assessment.measures:
        in_force = {True: "yes", False: "no", None: "not-stated"}[measure.in_force]
        grounds = (*measure.because, *(i for row in measure.parameters for i in row.because))
        yield measure.id, _Entry("measure", (("by", measure.by), ("in-force", in_force)), grounds)
    for condition in assessment.conditions:
        outlook = (("force", condition.force), ("outlook", condition.outlook))
        differs = ", ".join(condition.differs_from)
        needs = tuple(("requires", f"{one.text} ({_KNOWN[one.holds]})") for one in condition.requires)
        outcome = ("outcome", condition.outcome)
        words = (outcome, *needs, *outlook, ("differs-from", differs))
        yield condition.id, _Entry("condition", words, condition.because)
    for instrument in assessment.instruments:
        stands = (("title", instrument.title), ("date", instrument.date), ("state", instrument.state))
        grounds = (*instrument.because, *(i for one in instrument.stretches for i in one.because))
        yield instrument.id, _Entry("instrument", stands, grounds)
    for problem in assessment.problems:
        words = (("what", problem.what), ("where", problem.where), ("words", problem.words))
        yield problem.id, _Entry("problem", words, (problem.document,) if problem.document else ())
