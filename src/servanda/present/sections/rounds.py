"""The rounds of talks: each side in its own column, with who led it, what it raised and what it said.

Rule: what no document tells is "not stated", and cites the account that does not tell it.
"""

from __future__ import annotations

from servanda.model.talks import Round, RoundAct, RoundState, Side
from servanda.present.labels import ROUND, VERBS
from servanda.present.naming import join, nth, plain, quotation, spoken, undecided
from servanda.present.page import Columns, Group, Line, Section
from servanda.present.sections.desk import Desk

ITEMS = 6
SAID = 3


def last_round(desk: Desk) -> Section:
    """Write the last round held on each track, the latest first."""
    chosen: dict[str, Round] = {}
    for one in held(desk):
        chosen.setdefault(one.track, one)
    shown, more = desk.cap(list(chosen.values()), 2)
    return Section(
        "last-round",
        "The last round",
        tuple(block for one in shown for block in blocks(desk, one)),
        empty="No round is known to have been held.",
        more=more,
        command="servanda rounds",
    )


def rounds(desk: Desk) -> Section:
    """Write every round, the latest first."""
    ranked = sorted(desk.view.assessment.rounds, key=latest, reverse=True)
    return Section(
        "rounds",
        "Rounds",
        tuple(block for one in ranked for block in blocks(desk, one)),
        empty="No round is on record.",
    )


def held(desk: Desk) -> list[Round]:
    """List the rounds that were held by the view's day, the latest first."""
    day = desk.view.on
    some = [
        one
        for one in desk.view.assessment.rounds
        if RoundState.HELD in one.state and not (one.held and one.held.earliest and one.held.earliest > day)
    ]
    return sorted(some, key=latest, reverse=True)


def latest(one: Round) -> str:
    """A key by the day of a round, held or else planned."""
    when = one.held or one.planned
    return (when.latest or when.earliest or "").__str__() if when else ""


def blocks(desk: Desk, one: Round) -> tuple[Group | Columns, ...]:
    """Write one round: what it was, its sides, its outcome."""
    head = Group(tuple(facts(desk, one)), title(desk, one))
    sides = tuple(side_of(desk, one, side) for side in one.sides)
    return (head, Columns(sides)) if sides else (head,)


def title(desk: Desk, one: Round) -> str:
    """Name a round by its day and place."""
    place = desk.citing.names.told(one.place)
    when = spoken(one.held or one.planned)
    return ", ".join(part for part in (when, place) if part)


def facts(desk: Desk, one: Round) -> list[Line]:
    """Write what a round was: state, host, number, what was done about it and what came of it."""
    line = desk.citing.line
    states = undecided(tuple(ROUND[state] for state in one.state))
    track = _track(desk, one.track)
    lines = [line(f"{states} · {track}", one.because, label="Round", id=one.id)]
    if one.host:
        lines.append(line(desk.citing.names.of(one.host), one.because, label="Host"))
    if one.ordinals:
        counts = "; ".join(f"{nth(n.n)} by the count of {desk.citing.names.told(n.by)}" for n in one.ordinals)
        lines.append(line(counts, [id_ for n in one.ordinals for id_ in n.because], label="Number"))
    if one.planned and one.held and one.planned != one.held:
        lines.append(line(spoken(one.planned), one.because, label="Planned for"))
    lines += [told for act in one.acts for told in act_lines(desk, act)]
    for number, reason in enumerate(one.reasons):
        text = f"“{plain(reason.text)}”{desk.wording.giver(reason.because)}"
        lines.append(line(text, reason.because, label="" if number else "Why", shown=text))
    if RoundState.HELD in one.state:
        lines += outcome_lines(desk, one)
    return lines


def outcome_lines(desk: Desk, one: Round) -> list[Line]:
    """Write what was done or not done at a round, as each giver has it."""
    line = desk.citing.line
    if not one.outcomes:
        unknown = "not stated (no account says what was agreed)"
        return [line(unknown, one.because, label="Outcome", shown=unknown)]
    lines = []
    for number, told in enumerate(one.outcomes):
        text = f"“{plain(told.text)}”" + (f", according to {plain(told.given_by)}" if told.given_by else "")
        lines.append(line(text, told.because, label="" if number else "Outcome", shown=text))
    return lines


def act_lines(desk: Desk, act: RoundAct) -> list[Line]:
    """Write what was done about a round, to which round it was moved, and why, as each giver has it."""
    line, verb = desk.citing.line, VERBS.get(act.type)
    names = tuple(desk.citing.names.told(one) for one in act.by)
    text = f"{join(names)} {verb.past if verb else act.type} the round" if names else "by whom is not stated"
    moved = next((one for one in desk.view.assessment.rounds if one.id == act.moved_to), None)
    text += f", to {spoken(moved.planned or moved.held)}" if moved else ""
    text += f", {spoken(act.when)}" if act.when else ""
    text += f", according to {plain(act.given_by)}" if act.given_by else ""
    lines = [line(text, act.because, label=verb.participle.capitalize() if verb else act.type)]
    for reason in act.reasons:
        why = f"because “{plain(reason.text)}”{desk.wording.giver(reason.because)}"
        lines.append(line(why, reason.because, level=1, shown=why))
    return lines


def _track(desk: Desk, id_: str) -> str:
    track = next((one for one in desk.view.assessment.tracks if one.id == id_), None)
    return desk.track_name(track) if track else desk.citing.names.of(id_)


def side_of(desk: Desk, one: Round, side: Side) -> Group:
    """Write one side: its delegation, what it raised, what it said."""
    line, names = desk.citing.line, desk.citing.names
    ground = side.because or one.because
    head = names.of(side.head) + _office(desk, side.head) if side.head else "not stated"
    if not side.head and len(side.heads) > 1:
        head = f"stated differently: {join(tuple(names.of(one) for one in side.heads), 'or')}"
    lines = [line(head, _naming_heads(desk, one, side) or one.because, label="Head", limit=1)]
    if side.members:
        lines.append(line(names.join(side.members), ground, label="With", limit=1))
    items, more = desk.cap(side.items, ITEMS)
    for number, item in enumerate(items):
        text = _item(desk, side.party, item.type, item.topic, item.text)
        lines.append(line(text, item.because, label="" if number else "Raised", limit=1, shown=text))
    if more:
        rest = tuple(id_ for item in side.items[ITEMS:] for id_ in item.because)
        lines.append(line(f"and {more} more: servanda rounds", rest, limit=1))
    if not side.items:
        lines.append(line("nothing stated", one.because, label="Raised", limit=1))
    said, more = desk.cap(side.statements, SAID)
    for number, id_ in enumerate(said):
        speech = desk.speech(id_)
        if speech:
            words = quotation(speech.statements[0])
            text = words if desk.told(speech) else f"{desk.wording.speakers(speech)}: {words}"
            lines.append(
                line(text, (speech.id,), label="" if number else "Said", id=speech.id, limit=1, shown=text)
            )
    return Group(tuple(lines), names.of(side.party))


def _naming_heads(desk: Desk, one: Round, side: Side) -> tuple[str, ...]:
    """Find the assertions that name the heads of a delegation."""
    found, same = desk.view.reconciled.assertions, desk.view.reconciled.same_actor
    events = (event for id_ in one.because if (event := desk.event(id_)))
    grounds = (*side.because, *(id_ for event in events for id_ in event.assertions))
    return tuple(
        id_
        for id_ in dict.fromkeys(grounds)
        if id_ in found
        for role in found[id_].all_roles("head-of-delegation")
        if same.get(role.entity or "", role.entity) in side.heads
    )


def _office(desk: Desk, person: str | None) -> str:
    for actor in desk.view.reconciled.actors:
        if actor.id == person and actor.offices:
            return f" ({plain(actor.offices[0].office)})"
    return ""


def _item(desk: Desk, party: str, type_: str, topic: str | None, words: str) -> str:
    if words and desk.citing.names.opens(words, party):
        return plain(words)  # it tells who raised it by itself
    verb = VERBS.get(type_)
    said = f"{verb.past}: " if verb else ""
    return f"{said}{plain(words) or desk.citing.names.of(topic)}"
