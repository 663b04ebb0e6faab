"""Any thing of a view in a few words, by its id: what a change or a difference is about."""

from __future__ import annotations

from pathlib import PurePath

from servanda.present.labels import PERFORMANCE, PROPOSAL, ROUND, TRACK
from servanda.present.naming import join, plain, quotation, spoken, undecided
from servanda.present.sections.desk import Desk

WIDTH = 80  # code points of a statement's words


def subject(desk: Desk, id_: str) -> str:
    """Name a thing; its id spelt out where the view has no such thing."""
    return _found(desk, id_) or assessed(desk, id_) or desk.citing.names.of(id_)


def assessed(desk: Desk, id_: str) -> str:
    """Name what assessing makes: talks, a round, a duty; empty where it makes no such thing."""
    names, told = desk.citing.names, desk.view.assessment
    for track in told.tracks:
        if track.id == id_:
            states = undecided(tuple(TRACK[state] for state in track.state))
            return f"{desk.track_name(track)}: {states}"
    for one in told.rounds:
        if one.id == id_:
            where = f", {names.told(one.place)}" if one.place else ""
            states = undecided(tuple(ROUND[state] for state in one.state))
            return f"{spoken(one.held or one.planned)}{where}: {states}"
    for proposal in told.proposals:
        if proposal.id == id_:
            return f"{desk.proposed(proposal)} — {PROPOSAL[proposal.state]}"
    for commitment in told.commitments:
        if commitment.id == id_:
            told_of = f"{names.of(commitment.obligor)}: {names.told(commitment.duty) or 'a duty'}"
            states = join(
                tuple(dict.fromkeys(PERFORMANCE[period.state] for period in commitment.performance))
            )
            return f"{told_of} — {states}" if states else told_of
    for measure in told.measures:
        if measure.id == id_:
            return names.of(measure.topic)
    return ""


def _found(desk: Desk, id_: str) -> str:
    names, found = desk.citing.names, desk.view.reconciled
    if event := desk.event(id_):
        when = f" ({spoken(event.when)})" if event.when else ""
        return f"{desk.wording.event(event, voice=False)}{when}"
    if speech := desk.speech(id_):
        words = quotation(speech.statements[0], WIDTH)
        return words if desk.told(speech) else f"{desk.wording.speakers(speech)}: {words}"
    if condition := desk.condition(id_):
        return f"{names.of(condition.holder, condition.holder_name)}: {plain(condition.outcome)}"
    for conflict in found.conflicts:
        if conflict.id == id_:
            return f"{subject(desk, conflict.subject)} — {desk.attribute(conflict.attribute)}"
    for figure in found.figures:
        if figure.id == id_:
            counted, of = names.told(figure.counts), names.of(figure.of) if figure.of else ""
            what = f" ({counted})" if counted and counted.lower() not in figure.text.lower() else ""
            return f"“{plain(figure.text)}”{what}" + (f", of {of}" if of else "")
    for document in found.documents:
        if document.id == id_:
            return plain(document.title) or plain(PurePath(document.file).name)
    return ""
