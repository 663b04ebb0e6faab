"""Questions on talks: the offer, the suspension, rounds proposed, announced and held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.accuracy.questions.answer import As, Check, Checks
from benchmarks.accuracy.questions.look import DONE, Look, ids
from benchmarks.accuracy.questions.parameters import Giver, Parameters
from servanda.model.act import Status
from servanda.model.event import Difference, Event
from servanda.model.record import Assertion
from servanda.model.talks import Round, RoundState, Side, TrackState
from servanda.model.when import When, parse

Subjects = tuple[str, ...]
_OPEN = frozenset({RoundState.PROPOSED, RoundState.SCHEDULED})


def offer(view: As, given: Parameters) -> Iterable[Check]:
    """Talks offered on a day and accepted by note; no day for a round; nothing of what came later."""
    ask = given.offer
    seen = view(known_by=ask.known_by)
    checks, look = Checks(seen), Look(seen)
    day = parse(ask.offered)
    offers = [one for one in look.events("talks.propose", topics=given.topics) if look.agents(one)]
    mine = [one for one in offers if look.agents(one) == {given.one}]
    checks.judge(
        "offered by the one party",
        lambda: bool(mine) and all(given.other not in look.agents(one) for one in offers),
        told=bool(offers),
        because=ids(mine),
        got=[sorted(look.agents(one)) for one in offers],
    )
    dated = [one for one in mine if one.when]
    checks.judge(
        f"offered on {ask.offered}",
        lambda: all(one.when == day for one in dated),
        told=bool(dated),
        because=ids(dated),
        got=_values(dated),
    )
    accepted = look.events("talks.accept", topics=given.topics)
    declined = look.events("talks.decline", topics=given.topics)
    checks.judge(
        "accepted by the other party",
        lambda: not declined and all(look.agents(one) == {given.other} for one in accepted),
        told=bool(accepted or declined),
        because=ids(accepted),
        got=[one.type for one in (*accepted, *declined)],
    )
    notes = [one for one in look.events("contact.note") if look.agents(one)]
    checks.judge(
        "by a note of its",
        lambda: all(look.agents(one) == {given.other} for one in notes),
        told=bool(notes),
        because=ids(notes),
        got=[sorted(look.agents(one)) for one in notes],
    )
    _resumption(checks, look, given)
    late = [one for one in seen.reconciled.known_on.values() if one[:10] > ask.known_by.isoformat()]
    later = [
        one.id
        for one in seen.reconciled.events
        if one.when and one.status in DONE and parse(ask.later) == one.when
    ]
    if late or later:
        checks.contradicted("nothing of what came later", [*late, *later])
    else:
        checks.absent("nothing of what came later")
    _readiness(checks, look, given)
    return checks


def _resumption(checks: Checks, look: Look, given: Parameters) -> None:
    track = look.track((given.one, given.other), given.topics)
    if track is None or track.state in ((), (TrackState.NONE,), (TrackState.SUSPENDED,)):
        checks.missing("resumption agreed", track.state if track else None)
    elif track.state == (TrackState.RESUMPTION_OFFERED,):
        checks.missing("resumption agreed", track.state)
    else:
        checks.judge(
            "resumption agreed",
            lambda: track.state == (TrackState.RESUMPTION_AGREED,),
            told=True,
            because=track.because,
            got=track.state,
        )
    offered = parse(given.offer.offered)
    dated = [
        one
        for one in look.rounds(track)
        if (one.held and not one.held.before(offered))
        or (one.planned and one.planned.is_day and offered.before(one.planned))
    ]
    if dated:
        checks.contradicted("no day of a round", _days(dated))
    else:
        checks.absent("no day of a round")


def _readiness(checks: Checks, look: Look, given: Parameters) -> None:
    wanted = set(given.offer.ready_on)
    told = [
        one
        for one in look.view.reconciled.assertions.values()
        if one.type in ("position.express-readiness", "position.offer", "conduct.cooperate")
        and given.other in look.agents(one)
        and look.topics(one) & wanted
    ]
    point = "readiness told at third hand"
    got = [[link.name for link in one.said_by] for one in told]
    if any(not one.said_by for one in told):
        checks.contradicted(point, "told in the publisher's own voice", ids(told))
    elif any(one.status in (Status.ALLEGED, Status.DENIED) for one in told):
        checks.contradicted(point, [one.status for one in told], ids(told))
    elif set().union(*(look.topics(one) for one in told)) >= wanted and all(
        len(one.said_by) >= given.offer.voices for one in told
    ):
        checks.holds(point, ids(told), got)
    else:
        checks.missing(point, got)


def suspension(view: As, given: Parameters) -> Iterable[Check]:
    """Who suspended the talks, when, and why as each says; the last round is another event."""
    ask = given.suspension
    seen = view()
    checks, look = Checks(seen), Look(seen)
    when, coarser, rival = parse(ask.when), parse(ask.coarser), parse(ask.rival)
    events = look.events("talks.suspend", "talks.break-off", topics=given.topics)
    by = [one for one in events if look.agents(one)]
    checks.judge(
        "suspended by the one party",
        lambda: all(look.agents(one) == {given.one} for one in by),
        told=bool(by),
        because=ids(by),
        got=[sorted(look.agents(one)) for one in by],
    )
    mine = [one for one in by if given.one in look.agents(one) and one.when]
    finest = [one for one in mine if one.when == when]
    checks.judge(
        f"in {ask.when}",
        lambda: (
            all(one.when and when.contains(one.when) for one in finest)
            and all(one.when and (one.when.overlaps(when) or one.when == rival) for one in mine)
        ),
        told=bool(finest) or any(one.when and not one.when.overlaps(when) for one in mine),
        because=ids(finest),
        got=_values(mine),
    )
    values = [(one, value) for event in finest for one in look.assertions(event) if (value := look.when(one))]
    agreeing = [one.id for one, value in values if value == coarser]
    disputed = [
        conflict
        for conflict in look.conflicts(finest, "when")
        if {when.value, coarser.value} <= {answer.value for answer in conflict.answers}
        and {answer.value for answer in conflict.answers} <= {when.value, coarser.value}
        and conflict.difference is not Difference.PRECISION
    ]
    checks.judge(
        f"{ask.coarser} agrees with it",
        lambda: not disputed,
        told=bool(agreeing) or bool(disputed),
        because=agreeing,
        got=[value.value for _, value in values],
    )
    _last_round(checks, look, given, events)
    _rival(checks, look, events, rival, when)
    _reasons(checks, look, ask.reasons, events)
    return checks


def _last_round(checks: Checks, look: Look, given: Parameters, events: Sequence[Event]) -> None:
    last = parse(given.suspension.last_round)
    held = [one for one in look.events("talks.hold", topics=given.topics) if one.when and one.when == last]
    joined = [
        one for one in events for each in look.assertions(one) if each.type in ("talks.hold", "talks.resume")
    ]
    rounds = [
        one
        for one in look.rounds(look.track((given.one, given.other), given.topics))
        if one.held and last.contains(one.held)
    ]
    checks.judge(
        f"the last round before, {last}, is another event",
        lambda: not joined and len(rounds) == 1 and rounds[0].state == (RoundState.HELD,),
        told=bool(joined) or (bool(held) and bool(rounds)),
        because=ids(held),
        got=_days(rounds),
    )


def _rival(checks: Checks, look: Look, events: Sequence[Event], rival: When, when: When) -> None:
    point = f"{rival} is kept as a differing account"
    tellers = [
        one
        for event in events
        for one in look.assertions(event)
        if (value := look.when(one)) and rival.contains(value)
    ]
    others = [
        one
        for event in events
        for one in look.assertions(event)
        if (value := look.when(one)) and value.overlaps(when)
    ]
    kept = [
        conflict
        for conflict in look.conflicts(events, "when")
        if conflict.difference is not Difference.PRECISION
        and any(rival.contains(parse(answer.value)) for answer in conflict.answers)
        and any(when.overlaps(parse(answer.value)) for answer in conflict.answers)
    ]
    if kept:
        checks.holds(point, ids(kept), [[answer.value for answer in one.answers] for one in kept])
    elif tellers and others:
        checks.contradicted(point, "two suspensions, and no difference noted", ids(tellers))
    else:
        checks.missing(point)


def _reasons(checks: Checks, look: Look, givers: Sequence[Giver], events: Sequence[Event]) -> None:
    told = [one for event in events for one in look.assertions(event) if one.role("cause")]
    fitting = {
        number: [one for one in told if _gives(look, giver, one)] for number, giver in enumerate(givers)
    }
    strange = [one for one in told if not any(one in found for found in fitting.values())]
    got = [sorted(look.voices(one)) or ["publisher"] for one in told]
    point = f"{len(givers)} reasons, each with who gives it"
    if strange:
        checks.contradicted(point, got, ids(strange))
    elif all(fitting.values()):
        checks.holds(point, ids(told), got)
    else:
        checks.missing(point, got)


def _gives(look: Look, giver: Giver, assertion: Assertion) -> bool:
    voices = look.voices(assertion)
    if giver.publisher:
        return not voices and look.document(assertion.document) == giver.publisher
    if giver.all_of:
        return {look.who(one) for one in giver.all_of} <= voices
    # The voice of the one may not be one in a chorus, or three legislators would pass for their government.
    return len(voices) == 1 and voices <= {
        look.same(one) if ":" in one else look.who(one) for one in giver.any_of
    }


def unheld(view: As, given: Parameters) -> Iterable[Check]:
    """A round that was proposed by the other party, then an aim of both, and did not take place."""
    ask = given.unheld
    planned = parse(ask.planned)
    early = view(known_by=ask.only_proposed_by)
    checks, look = Checks(early), Look(early)
    rounds = look.rounds(look.track((given.one, given.other), given.topics), planned)
    checks.judge(
        "at first only proposed",
        lambda: len(rounds) == 1 and rounds[0].state == (RoundState.PROPOSED,),
        told=bool(rounds),
        because=ids(rounds),
        got=[one.state for one in rounds],
    )
    contents = {
        one.content_of: one
        for one in early.reconciled.assertions.values()
        if one.type == "talks.hold" and (when := look.when(one)) and when.overlaps(planned)
    }
    proposals = [
        event for event in look.events("talks.propose") if any(one in contents for one in event.assertions)
    ]
    checks.judge(
        "by the other party",
        lambda: all(look.agents(one) == {given.other} for one in proposals),
        told=bool(proposals),
        because=ids(proposals),
        got=[sorted(look.agents(one)) for one in proposals],
    )
    places = {one.place for one in rounds if one.place}
    checks.judge(
        f"at {ask.place}", lambda: places == {ask.place}, told=bool(places), because=ids(rounds), got=places
    )
    late = Checks(view())
    _came_to_nothing(late, Look(late.view), given, planned)
    return (*checks, *late)


def _came_to_nothing(checks: Checks, look: Look, given: Parameters, planned: When) -> None:
    rounds = look.rounds(look.track((given.one, given.other), given.topics), planned)
    checks.judge(
        "did not take place",
        lambda: len(rounds) == 1 and rounds[0].state == (RoundState.DID_NOT_TAKE_PLACE,),
        told=len(rounds) > 1 or any(not set(one.state) <= _OPEN for one in rounds),
        because=ids(rounds),
        got=[one.state for one in rounds],
    )
    holds = [
        one
        for one in look.view.reconciled.assertions.values()
        if one.type == "talks.hold" and (when := look.when(one)) and when.overlaps(planned)
    ]
    aims = [one for one in holds if look.agents(one) == {given.one, given.other}]
    aims = [one for one in aims if one.status is Status.PLANNED]
    if aims:
        checks.holds("an aim of both", ids(aims), len(aims))
    else:
        checks.missing("an aim of both", [(one.status, sorted(look.agents(one))) for one in holds])
    reasons = [one for one in holds if one.role("cause")]
    if reasons:
        checks.contradicted("reason not stated", [one.role("cause") for one in reasons], ids(reasons))
    else:
        checks.absent("reason not stated")


def announced(view: As, given: Parameters) -> Iterable[Check]:
    """A round that was announced and is not known to have been held; what was due by practice."""
    ask = given.announced
    planned = parse(ask.planned)
    seen = view(on=planned.earliest)
    checks, look = Checks(seen), Look(seen)
    track = look.track((given.one, given.other), given.topics)
    rounds = look.rounds(track, planned)
    point = f"announced for {ask.planned}"
    told = [(one.state, str(one.planned)) for one in rounds]
    if len(rounds) == 1 and _coarser(rounds[0].planned, planned):
        checks.missing(point, told)  # a coarser day is not a wrong one
    else:
        checks.judge(
            point,
            lambda: (
                len(rounds) == 1
                and rounds[0].state == (RoundState.SCHEDULED,)
                and rounds[0].planned == planned
                and rounds[0].held is None
            ),
            told=bool(rounds),
            because=ids(rounds),
            got=told,
        )
    places = {one.place for one in rounds if one.place}
    checks.judge(
        f"at {ask.place}", lambda: places == {ask.place}, told=bool(places), because=ids(rounds), got=places
    )
    cadence = track.cadence if track else None
    checks.judge(
        f"due every {ask.months} months",
        lambda: cadence is not None and cadence.months == ask.months,
        told=cadence is not None,
        because=track.due.because if track else (),
        got=cadence,
    )
    overdue = track.due.overdue_by_practice if track else None
    by_text = track.due.overdue_by_text if track else None
    checks.judge(
        "overdue by practice",
        lambda: overdue is True and by_text is None,
        told=overdue is not None or by_text is not None,
        because=track.due.because if track else (),
        got=(overdue, by_text),
    )
    host = track.next_host if track else None
    checks.judge(
        "fits the turns that the hosts take",
        lambda: host == given.other and all(one.host in (given.other, None) for one in rounds),
        told=host is not None,
        because=track.because if track else (),
        got=(host, [one.host for one in rounds]),
    )
    after = Checks(view(on=ask.later))
    look = Look(after.view)
    rounds = look.rounds(look.track((given.one, given.other), given.topics), planned)
    after.judge(
        "later not known to have been held",
        lambda: all(one.state == (RoundState.SCHEDULED,) and one.held is None for one in rounds),
        told=bool(rounds),
        because=ids(rounds),
        got=[one.state for one in rounds],
    )
    return (*checks, *after)


def _coarser(told: When | None, wanted: When) -> bool:
    return told is not None and told != wanted and told.contains(wanted)


def held(view: As, given: Parameters) -> Iterable[Check]:
    """What happened in a round: each side's head and items; what is not stated stays so."""
    ask = given.held
    seen = view()
    checks, look = Checks(seen), Look(seen)
    day = parse(ask.held)
    rounds = look.rounds(look.track((given.one, given.other), given.topics), day)
    checks.judge(
        f"held on {ask.held}",
        lambda: len(rounds) == 1 and rounds[0].state == (RoundState.HELD,) and rounds[0].held == day,
        told=bool(rounds),
        because=ids(rounds),
        got=[(one.state, str(one.held)) for one in rounds],
    )
    places = {one.place for one in rounds if one.place}
    checks.judge(
        f"at {ask.place}", lambda: places == {ask.place}, told=bool(places), because=ids(rounds), got=places
    )
    sides = {side.party: side for one in rounds for side in one.sides}
    one, other = sides.get(given.one), sides.get(given.other)
    _items(checks, "items of the one side", one, ask.items, ask.other_items)
    _items(checks, "items of the other side", other, ask.other_items, ask.items)
    checks.judge(
        "head of the other side",
        lambda: other is not None and look.same(other.head) == look.who(ask.head),
        told=other is not None and other.head is not None,
        because=other.because if other else (),
        got=other.head if other else None,
    )
    if one and one.head:
        checks.contradicted("head of the one side not stated", one.head, one.because)
    elif one:
        checks.absent("head of the one side not stated")
    else:
        checks.missing("head of the one side not stated", "no such side")
    if not rounds:
        checks.missing("agreement not stated", "no such round")
    elif any(each.outcome for each in rounds):
        checks.contradicted("agreement not stated", [each.outcome for each in rounds], ids(rounds))
    else:
        checks.absent("agreement not stated")
    return checks


def _items(
    checks: Checks, point: str, side: Side | None, wanted: Sequence[Subjects], others: Sequence[Subjects]
) -> None:
    items = side.items if side else ()
    topics = {topic for item in items for topic in item.topics}
    mine = {topic for subjects in wanted for topic in subjects}
    strange = topics & {topic for subjects in others for topic in subjects} - mine
    because = [one for item in items if mine & set(item.topics) for one in item.because]
    if strange:
        checks.contradicted(point, sorted(strange), because)
    elif all(topics & set(subjects) for subjects in wanted):
        checks.holds(point, because, sorted(topics))
    else:
        checks.missing(point, sorted(topics))


def _values(events: Iterable[Event]) -> list[str]:
    return [one.when.value for one in events if one.when]


def _days(rounds: Iterable[Round]) -> list[str]:
    return [str(one.held or one.planned) for one in rounds]
