"""Each thing of an answer to its entry: what it says, its words, and the ids that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.model.accord import Assessment
from servanda.model.dossier import CONVERTER
from servanda.model.event import Reconciled
from servanda.model.ids import case_id
from servanda.model.source import Document, Evidence

_KNOWN = {True: "holds", False: "fails", None: "not-known"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing before its tree is grown; `document` is the one in which it stands."""

    kind: str
    says: tuple[tuple[str, object], ...]
    because: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    document: str | None = None


def told(reconciled: Reconciled) -> Iterable[tuple[str, Entry]]:
    """What stands in documents, and what reconciling makes of it."""
    notes = {one.id: one for one in reconciled.documents if one.canonical.converter == CONVERTER}
    for document in reconciled.documents:
        published = reconciled.dates.get(document.id, document.published)
        yield (
            document.id,
            Entry(
                "note" if document.id in notes else "document",
                (
                    ("file", document.file),
                    ("title", document.title),
                    ("publisher", document.publisher),
                    ("address", document.address),
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
        yield actor.id, Entry("actor", (("name", actor.name), ("party", actor.party)), offices, cited)
    for event in reconciled.events:
        yield (
            event.id,
            Entry(
                "event",
                (("type", event.type), ("status", event.status.value), ("when", event.when)),
                event.assertions,
            ),
        )
        if event.type.startswith("case."):
            yield case_id(event.id), Entry("case", (("type", event.type), ("when", event.when)), (event.id,))
    for speech in reconciled.speeches:
        yield speech.id, Entry("speech", (), tuple(one.id for one in speech.statements))
        for one in speech.statements:
            cues = (one.cue,) if one.cue else ()
            said = ", ".join(speaker.name for speaker in one.speakers)
            yield (
                one.id,
                Entry("statement", (("speakers", said),), (), (*one.content, *cues), one.document),
            )
    for assertion in reconciled.assertions.values():
        yield (
            assertion.id,
            Entry(
                "assertion",
                (
                    ("type", assertion.type),
                    ("status", assertion.status.value),
                    ("when", reconciled.resolved.get(assertion.id)),
                    ("said-by", ", ".join(link.name for link in assertion.said_by)),
                    *_source(notes.get(assertion.document)),
                    ("reading", assertion.reading),
                ),
                (),
                assertion.evidence,
                assertion.document,
            ),
        )
    for figure in reconciled.figures:
        words = (Evidence(figure.document, figure.start, figure.end, figure.text),)
        yield figure.id, Entry("figure", (("counts", figure.counts),), (), words, figure.document)
    for condition in reconciled.conditions:
        yield (
            condition.id,
            Entry(
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
            Entry("commitment-claim", (("duty", claim.duty),), (), claim.evidence, claim.document),
        )
    for rule in reconciled.measures:
        yield (
            rule.id,
            Entry(
                "measure-claim",
                (("parameter", rule.parameter), ("value", rule.value)),
                (rule.change,) if rule.change in reconciled.assertions and rule.change else (),
                rule.evidence,
                rule.document,
            ),
        )
    for back in reconciled.withdrawals:
        taken = (("withdraws", ", ".join(back.what)), *_source(notes.get(back.document)))
        yield back.id, Entry("withdrawal", taken, back.what, back.evidence, back.document)
    for conflict in reconciled.conflicts:
        yield (
            conflict.id,
            Entry(
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


def _source(note: Document | None) -> tuple[tuple[str, object], ...]:
    """Of what a dossier tells: what published it, when and where; nothing of a document's own words."""
    if note is None:
        return ()
    parts = (note.title, note.publisher, note.published.value, note.address)
    return (("source", ", ".join(part for part in parts if part) or note.file),)


def assessed(assessment: Assessment) -> Iterable[tuple[str, Entry]]:
    """What assessing makes of it."""
    for track in assessment.tracks:
        grounds = (*track.because, *track.due.because, *(i for one in track.reasons for i in one.because))
        says = (("state", " or ".join(track.state)), ("since", track.since), ("next-host", track.next_host))
        yield track.id, Entry("track", says, grounds)
    for one in assessment.rounds:
        yield (
            one.id,
            Entry(
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
            Entry(
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
            Entry(
                "commitment",
                (("obligor", commitment.obligor), ("duty", commitment.duty), ("performance", states)),
                grounds,
            ),
        )
        for row in commitment.performance:
            told = (("period", row.name or row.period), ("state", row.state.value))
            yield row.id, Entry("performance", told, row.because)
    for measure in assessment.measures:
        in_force = {True: "yes", False: "no", None: "not-stated"}[measure.in_force]
        grounds = (*measure.because, *(i for row in measure.parameters for i in row.because))
        grounds += tuple(i for row in measure.rules for i in row.because)
        yield measure.id, Entry("measure", (("by", measure.by), ("in-force", in_force)), grounds)
    for condition in assessment.conditions:
        outlook = (("force", condition.force), ("outlook", condition.outlook))
        differs = ", ".join(condition.differs_from)
        needs = tuple(("requires", f"{one.text} ({_KNOWN[one.holds]})") for one in condition.requires)
        outcome = ("outcome", condition.outcome)
        words = (outcome, *needs, *outlook, ("differs-from", differs))
        yield condition.id, Entry("condition", words, condition.because)
    for instrument in assessment.instruments:
        stands = (("title", instrument.title), ("date", instrument.date), ("state", instrument.state))
        grounds = (*instrument.because, *(i for one in instrument.stretches for i in one.because))
        yield instrument.id, Entry("instrument", stands, grounds)
    for problem in assessment.problems:
        words = (("what", problem.what), ("where", problem.where), ("words", problem.words))
        yield problem.id, Entry("problem", words, (problem.document,) if problem.document else ())
