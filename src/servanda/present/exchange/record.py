"""Reconciled and assessed things to exchange objects: events, conflicts, tracks, commitments and the rest.

Rule: states that readings leave open are arrays; what nothing states is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.model.figure import Figure
from servanda.model.ids import case_id
from servanda.model.record import Anchorage, Decision, Judgement
from servanda.model.talks import Reason
from servanda.model.view import View
from servanda.present.exchange.grounds import Grounds, grounds
from servanda.present.exchange.reading import Object, edtf, number, voices


def events(view: View) -> Iterator[Object]:
    """Write the events of a view."""
    for event in view.reconciled.events:
        yield {
            "kind": "event",
            "id": event.id,
            "type": event.type,
            "status": event.status.value,
            "when": edtf(event.when),
            "roles": [
                {"role": role.role, "text": role.text, "entity": role.entity, "name": role.name}
                for role in event.roles
            ],
            "place": event.place,
            "track": event.track,
            "round": event.round,
            "proposal": event.proposal,
            "assertions": list(event.assertions),
            "documents": list(event.documents),
            "origins": event.origins,
            "because": list(event.assertions),
        }


def conflicts(view: View) -> Iterator[Object]:
    """Write the conflicts of a view."""
    for one in view.reconciled.conflicts:
        settled = one.settled
        yield {
            "kind": "conflict",
            "id": one.id,
            "subject": {"kind": one.subject_kind, "id": one.subject},
            "attribute": one.attribute,
            "difference": one.difference.value,
            "answers": [
                {"value": a.value, "said_by": voices(a.said_by), "assertions": list(a.assertions)}
                for a in one.answers
            ],
            "settled": {"value": settled.value, "by": settled.by, "why": settled.why} if settled else None,
            "because": list(dict.fromkeys(a for answer in one.answers for a in answer.assertions)),
        }


def tracks(view: View) -> Iterator[Object]:
    """Write the tracks of a view."""
    because = grounds(view)
    for track in view.assessment.tracks:
        due = track.due
        yield {
            "kind": "track",
            "id": track.id,
            "name": track.name,
            "parties": list(track.parties),
            "state": [state.value for state in track.state],
            "since": edtf(track.since),
            "next_due": {"by_text": edtf(due.by_text), "by_practice": edtf(due.by_practice)},
            "next_host": track.next_host,
            "overdue": {"by_text": due.overdue_by_text, "by_practice": due.overdue_by_practice},
            "text_readings": [
                {
                    "cadence": str(one.cadence) if one.cadence else None,
                    "given_by": one.given_by,
                    "because": because(one.because),
                }
                for one in due.text_readings
            ],
            "reasons": _reasons(track.reasons, because),
            "history": [
                {"when": edtf(when), "state": state.value, "because": because(ids)}
                for when, state, ids in track.history
            ],
            "because": because(track.because),
        }


def rounds(view: View) -> Iterator[Object]:
    """Write the rounds of a view."""
    because = grounds(view)
    for one in view.assessment.rounds:
        yield {
            "kind": "round",
            "id": one.id,
            "track": one.track,
            "ordinals": [
                {"by": ordinal.by, "n": ordinal.n, "because": because(ordinal.because)}
                for ordinal in one.ordinals
            ],
            "planned": edtf(one.planned),
            "held": edtf(one.held),
            "place": one.place,
            "host": one.host,
            "state": [state.value for state in one.state],
            "sides": [
                {
                    "party": side.party,
                    "head": side.head,
                    "members": list(side.members),
                    "items": [
                        {
                            "type": item.type,
                            "topic": item.topic,
                            "text": item.text,
                            "because": because(item.because),
                        }
                        for item in side.items
                    ],
                    "statements": because(side.statements),
                }
                for side in one.sides
            ],
            "acts": [
                {
                    "type": act.type,
                    "by": list(act.by),
                    "when": edtf(act.when),
                    "given_by": act.given_by,
                    "reasons": _reasons(act.reasons, because),
                    "moved_to": act.moved_to,
                    "because": because(act.because),
                }
                for act in one.acts
            ],
            "reasons": _reasons(one.reasons, because),
            "outcome": one.outcome,
            "outcomes": [
                {
                    "type": told.type,
                    "status": told.status,
                    "text": told.text,
                    "given_by": told.given_by,
                    "because": because(told.because),
                }
                for told in one.outcomes
            ],
            "because": because(one.because),
        }


def _reasons(reasons: Iterable[Reason], because: Grounds) -> list[Object]:
    return [{"text": one.text, "given_by": one.given_by, "because": because(one.because)} for one in reasons]


def proposals(view: View) -> Iterator[Object]:
    """Write the proposals of a view."""
    because = grounds(view)
    for one in view.assessment.proposals:
        yield {
            "kind": "proposal",
            "id": one.id,
            "by": one.by,
            "to": one.to,
            "what": one.what,
            "state": one.state.value,
            "replies": list(one.replies),
            "repeats": list(one.repeats),
            "met_in_part": list(one.met_in_part),
            "because": because(one.because),
        }


def cases(view: View) -> Iterator[Object]:
    """Write the cases of a view; where single ones are withheld, one for each type and year."""
    found = _cases(view)
    yield from _sums(found) if view.withheld is not None else found


def _sums(found: Iterable[Object]) -> Iterator[Object]:
    """Put cases together by type and year; several counts may be of the same cases, and are not added."""
    groups: dict[tuple[str, str | None], list[Object]] = {}
    for one in found:
        period = str(one["period"])[:4] if one["period"] else None
        year = period if period and period.isdigit() else None
        groups.setdefault((str(one["type"]), year), []).append(one)
    for (type_, year), group in groups.items():
        counts = [one["count"] for one in group if one["count"] is not None]
        yield {
            "kind": "case",
            "id": f"case:{type_.removeprefix('case.')}:{year or 'not-stated'}",
            "type": type_,
            "period": year,
            "count": counts[0] if len(counts) == 1 else None,
            "because": list(dict.fromkeys(id_ for one in group for id_ in one["because"])),
        }


def _cases(view: View) -> Iterator[Object]:
    by_document: dict[str, list[Figure]] = {}
    for figure in view.reconciled.figures:
        by_document.setdefault(figure.document, []).append(figure)
    for event in view.reconciled.events:
        if not event.type.startswith("case."):
            continue
        found = view.reconciled.assertions
        quotes = [quote for id_ in event.assertions if id_ in found for quote in found[id_].evidence]
        counts = [
            figure
            for quote in quotes
            for figure in by_document.get(quote.document, ())
            if quote.start <= figure.start and figure.end <= quote.end
        ]
        yield {
            "kind": "case",
            "id": case_id(event.id),
            "type": event.type,
            "period": edtf(event.when),
            "count": number(counts[0].amount) if counts else None,
            "because": list(event.assertions),
        }


def judgements(view: View) -> Iterator[Object]:
    """Write the judgements of a view: those on words, or on names, that are known by its day."""
    documents = {document.id for document in view.reconciled.documents}
    names = {actor.id for actor in view.reconciled.actors} | {*view.reconciled.same_actor}
    names |= {track.id for track in view.assessment.tracks} | {one.id for one in view.assessment.commitments}

    def is_known(id_: str, places: tuple[Anchorage, ...]) -> bool:
        return any(place.document in documents for place in places) if places else id_ in names

    for one in view.judgements:
        if one.decision is Decision.ASSESS:  # of no reading: known on the day on which it was recorded
            if view.known_by is None or one.recorded_at[:10] <= view.known_by.isoformat():
                yield judgement_object(one)
            continue
        # A track or commitment that was joined to another is no more; the one that it was joined to tells.
        gone = one.subject.startswith(("track:", "commitment:"))
        touched = [] if gone else [is_known(one.subject, one.anchorage)]
        if one.value and one.decision is not Decision.CORRECT:
            touched.append(is_known(one.value, one.value_anchorage))
        if view.known_by is None or all(touched):
            yield judgement_object(one)


def judgement_object(one: Judgement) -> Object:
    """Write a judgement."""
    return {
        "kind": "judgement",
        "id": one.id,
        "decision": one.decision.value,
        "subject": one.subject,
        "value": one.value or None,
        "by": one.by,
        "why": one.why,
        "recorded_at": one.recorded_at,
        "takes_back": one.takes_back,
    }
