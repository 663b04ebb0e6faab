"""Who said what, to whom, for or against what.

A speech act excerpted by several papers is one line that cites them all.
"""

from __future__ import annotations

from servanda.model.event import Speech
from servanda.present.labels import SPOKE, STANCE
from servanda.present.naming import quotation
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk
from servanda.present.sections.rounds import SAID, held

ROOM = 10
LENGTH = 220  # code points of a quotation shown in a brief


def statements(desk: Desk) -> Section:
    """Write the section: the newest first; named speakers and quotations before reports of speech."""
    ranked = sorted(desk.view.reconciled.speeches, key=lambda one: one.known_on or "", reverse=True)
    if not desk.whole:
        told = _with_the_last_round(desk)
        ranked = [one for one in ranked if one.id not in told]
        ranked.sort(key=lambda one: _weight(desk, one), reverse=True)
    shown, more = desk.cap(ranked, ROOM)
    kept = sorted(shown, key=lambda one: one.known_on or "", reverse=True)
    lines = tuple(_speech(desk, one) for one in kept)
    return Section(
        "statements",
        "Who said what",
        (Group(lines),) if lines else (),
        empty="No statement is on record.",
        more=more,
        command="servanda statements",
    )


def _with_the_last_round(desk: Desk) -> set[str]:
    """Speeches that the brief shows beside the last round need no second line."""
    ids = (id_ for one in held(desk)[:1] for side in one.sides for id_ in side.statements[:SAID])
    return {speech.id for id_ in ids if (speech := desk.speech(id_))}


def _weight(desk: Desk, one: Speech) -> int:
    first = one.statements[0]
    named = any(desk.citing.names.knows(speaker.entity) for speaker in first.speakers)
    weight = 4 * named + 2 * first.direct + 2 * (first.stance != "neutral") + bool(first.act)
    return weight + len({statement.document for statement in one.statements})


def _speech(desk: Desk, one: Speech) -> Line:
    first = one.statements[0]
    quote = quotation(first, None if desk.whole else LENGTH)
    who = desk.wording.speakers(one)
    to = f" to {desk.citing.names.told(first.addressee)}" if first.addressee else ""
    stance = STANCE.get(first.stance, "")
    towards = desk.citing.names.told(first.towards)
    side = f" ({stance} {towards})" if stance and towards else ""
    via = f", according to {desk.wording.chain(first.said_by)}" if first.said_by else ""
    did = f" {SPOKE[first.act]}" if first.act in SPOKE else ""
    if desk.told(one):  # "Cuba said that …" names the speaker, and says what was done
        text = f"{quote}{side}"
    else:
        via = "" if via.removeprefix(", according to ") == who else via
        text = f"{who}{did}{to}: {quote}{side}{via}"
    return desk.citing.line(text, (one.id,), label=desk.known(one), id=one.id, shown=text, limit=3)
