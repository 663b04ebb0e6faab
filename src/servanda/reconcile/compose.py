"""Readings and judgements into what they amount to, as a pure function.

In order: days of all documents; the knowledge filter; judgements; actors; tracks; speeches; events by
block; rounds; differences. Every result is in a stable order.

Rule: nothing of a document that is not yet known enters, save what it tells of another document's date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from servanda.errors import BadDate
from servanda.model.act import Modality
from servanda.model.actor import Actor
from servanda.model.dossier import Dossier
from servanda.model.event import Conflict, Event, Reconciled, Visible
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Judgement, Problem, Reading
from servanda.model.source import Published
from servanda.model.when import Temporal, When
from servanda.reconcile import conflicts, corrections, counting, renaming, waiting
from servanda.reconcile.actors import merge_actors, parties
from servanda.reconcile.blocking import blocks
from servanda.reconcile.claims import Claim, make_claim
from servanda.reconcile.clocks import anchor_of, placed, resolve_temporal, visible_by
from servanda.reconcile.clustering import cluster
from servanda.reconcile.dating import date_documents
from servanda.reconcile.judged import Judged, are_actors, bind
from servanda.reconcile.kinds import Mode, kind_of
from servanda.reconcile.matching import Cluster
from servanda.reconcile.merging import Sources, merge
from servanda.reconcile.origins import find_origins
from servanda.reconcile.remembered import NOTHING, Memory
from servanda.reconcile.rounds import assign_rounds
from servanda.reconcile.speeches import merge_speeches
from servanda.reconcile.tracks import assign_tracks


def reconcile(
    visible: Sequence[Visible],
    judgements: Sequence[Judgement],
    dossier: Dossier,
    *,
    known_by: date | None = None,
    memory: Memory = NOTHING,
) -> Reconciled:
    """Make of many readings one record that keeps every rival value.

    Args:
        visible: every document with its latest complete reading, in any order.
        judgements: people's decisions, in any order.
        dossier: identities to match; may be empty.
        known_by: leave out what became known after this day; None is no limit.
        memory: what was worked out before; the outcome is the same with any.

    Returns:
        Events, speeches, actors, figures, conditions, claims, conflicts and problems, in a stable order.
    """
    keep, same_as = memory.of, memory.same
    judged = bind(judgements, visible, memory)
    everyone = keep(_everyone, visible, dossier)
    dates = keep(_dated, visible, everyone, same_as("told", judged.told))
    kept, known_on = keep(visible_by, visible, dates, known_by)
    named = keep(_named, kept, dossier)
    actors, same = keep(
        _merged,
        kept,
        dossier,
        same_as("same", tuple(waiting.known_names(filter(are_actors, judged.same_names), named))),
        same_as("different", tuple(judged.different_names)),
    )
    party = keep(_party, dossier, actors, same)
    problems = [problem for one in kept for problem in one.reading.problems]
    problems += waiting.known_problems(judged, judgements, known_on.keys())

    readings = keep(_readings, kept)
    known = keep(waiting.known_assertions, readings)
    assertions = [
        keep(renaming.assertion, one, same) for one in corrections.apply(known, judged, problems, memory)
    ]
    statements = [
        keep(renaming.statement, one, same)
        for one in corrections.apply((each for r in readings for each in r.statements), judged, problems)
    ]
    figures = [
        keep(renaming.figure, one, same)
        for one in corrections.apply((each for r in readings for each in r.figures), judged, problems)
    ]
    conditions = [
        keep(renaming.condition, one, same)
        for one in corrections.apply((each for r in readings for each in r.conditions), judged, problems)
    ]
    commitments = [
        keep(renaming.commitment, one, same)
        for one in corrections.apply((each for r in readings for each in r.commitments), judged, problems)
    ]
    measures = [
        keep(renaming.measure, one, same)
        for one in corrections.apply((each for r in readings for each in r.measures), judged, problems)
    ]

    withdrawals = waiting.known_withdrawals(readings)
    anchors = {one.document.id: keep(anchor_of, dates[one.document.id]) for one in kept}
    resolved = _resolve(assertions, anchors, problems, memory)
    origins = keep(find_origins, kept, known_on)
    speeches, speech_of = merge_speeches(statements, assertions, known_on, judged.same, judged.different)
    joined = [pair for pair in judged.same_names if not are_actors(pair)]
    tracks = assign_tracks(assertions, party, dossier, dict(joined))
    claims = _claims(assertions, party, tracks, resolved, known_on, anchors, speech_of, memory)
    sources = keep(Sources, origins, same_as("preferences", tuple(judged.preferences)))
    events, found = make_events(claims, sources, judged, memory)
    periods = {one.id: placed(one.period, anchors[one.document]) for one in figures}
    found += conflicts.between_figures(figures, periods, sources)
    found += conflicts.between_conditions(conditions, party, sources)
    return Reconciled(
        documents=tuple(one.document for one in kept),
        dates={one.document.id: dates[one.document.id] for one in kept},
        known_on=known_on,
        assertions={one.id: one for one in assertions},
        resolved=resolved,
        actors=actors,
        same_actor=same,
        joined={old: new for old, new in joined if new in named or new in tracks.values()},
        events=tuple(events),
        speeches=speeches,
        figures=tuple(figures),
        conditions=tuple(conditions),
        commitments=tuple(commitments),
        measures=tuple(measures),
        conflicts=tuple(found),
        problems=tuple({problem.id: problem for problem in problems}.values()),
        origins=origins,
        withdrawals=withdrawals,
        withdrawn={what: one.id for one in reversed(withdrawals) for what in one.what},
    )


def _everyone(visible: Sequence[Visible], dossier: Dossier) -> tuple[Actor, ...]:
    return merge_actors(sorted(visible, key=lambda one: one.document.id), dossier.actors)[0]


def _dated(
    visible: Sequence[Visible], everyone: Sequence[Actor], told: Mapping[str, Published]
) -> dict[str, Published]:
    return date_documents(visible, parties(everyone), told)


def _named(kept: Sequence[Visible], dossier: Dossier) -> frozenset[str]:
    return waiting.names_in(one.reading for one in kept) | waiting.names_of(dossier)


def _merged(
    kept: Sequence[Visible],
    dossier: Dossier,
    same: Sequence[tuple[str, str]],
    different: Sequence[tuple[str, str]],
) -> tuple[tuple[Actor, ...], dict[str, str]]:
    return merge_actors(kept, dossier.actors, same, different)


def _party(dossier: Dossier, actors: Sequence[Actor], same: Mapping[str, str]) -> dict[str, str]:
    return {**{each.id: each.id for each in dossier.parties}, **parties(actors, same)}


def _readings(kept: Sequence[Visible]) -> tuple[Reading, ...]:
    return tuple(one.reading for one in kept)


def make_events(
    claims: Iterable[Claim], sources: Sources, judged: Judged, memory: Memory = NOTHING
) -> tuple[list[Event], list[Conflict]]:
    """Cluster and merge block by block, then apply what people joined across blocks.

    Returns:
        Events in the order in which they became known, and the differences within and between them.
    """
    apart: dict[str, frozenset[str]] = {}
    for left, right in judged.different:
        for ones, others in ((left, right), (right, left)):
            for each in ones:
                apart[each] = apart.get(each, frozenset()) | others
    clusters: list[tuple[tuple[str, ...], Cluster]] = [
        (key, one) for key, block in blocks(claims).items() for one in _clusters(block, apart, memory)
    ]
    clusters = _join(clusters, [*_facts(clusters, apart), *judged.same])
    pairs = [
        (key, one, memory.named((merge, sources, *one.claims), partial(merge, one, sources)))
        for key, one in clusters
    ]
    pairs.sort(key=lambda each: each[1].first.order)
    contents = {
        claim.id: claim.assertion.content_of
        for _, one, _ in pairs
        for claim in one.claims
        if claim.assertion.content_of
    }
    merged = [event for _, _, event in pairs]
    events = [
        one if one is before else memory.of(_of_round, before, one.round)
        for before, one in zip(merged, assign_rounds(merged, contents), strict=True)
    ]
    found: list[Conflict] = []
    by_block: dict[tuple[str, ...], list[tuple[Cluster, Event]]] = defaultdict(list)
    for (key, one, _), event in zip(pairs, events, strict=True):
        # An event is made of its claims alone: where it is the same, so are they.
        found += memory.named(
            (conflicts.in_event, event, sources), partial(conflicts.in_event, event, one.claims, sources)
        )
        by_block[key].append((one, event))
    for key in sorted(by_block):
        held = by_block[key]
        for differ in (conflicts.between_steps, counting.differences):
            rests_on = (differ, sources, *(event for _, event in held))
            found += memory.named(rests_on, partial(differ, held, sources))
    return events, found


def _clusters(block: Sequence[Claim], apart: Mapping[str, frozenset[str]], memory: Memory) -> list[Cluster]:
    held_apart = {one.id: apart[one.id] for one in block if one.id in apart}
    if held_apart:
        return cluster(block, apart)
    return memory.named((cluster, *block), partial(cluster, block, held_apart))


def _of_round(event: Event, round_: str | None) -> Event:
    return replace(event, round=round_)


def _facts(
    clusters: Iterable[tuple[tuple[str, ...], Cluster]], apart: Mapping[str, frozenset[str]]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What a compiler tells as one fact from several sources, unless a person holds it apart."""
    facts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for _, one in clusters:
        for claim in one.claims:
            if claim.assertion.fact:
                facts[claim.assertion.fact, claim.assertion.type].append(claim.id)
    return [
        (frozenset({held[0]}), frozenset({each}))
        for held in (sorted(facts[name]) for name in sorted(facts))
        for each in held[1:]
        if each not in apart.get(held[0], ())
    ]


def _join(
    clusters: list[tuple[tuple[str, ...], Cluster]],
    same: Iterable[tuple[frozenset[str], frozenset[str]]],
) -> list[tuple[tuple[str, ...], Cluster]]:
    """Make one of the clusters that hold what a person declared to be the same."""
    holder = {claim.id: number for number, (_, one) in enumerate(clusters) for claim in one.claims}
    gone: set[int] = set()
    for left, right in same:
        if not (left & holder.keys() and right & holder.keys()):  # one of the two is not known yet
            continue
        numbers = sorted({holder[each] for each in left | right if each in holder})
        if len(numbers) > 1:  # of a block that others may look at too: it is left as it is
            key, one = clusters[numbers[0]]
            clusters[numbers[0]] = (key, one.copy())
        for number in numbers[1:]:
            clusters[numbers[0]][1].absorb(clusters[number][1])
            holder.update({claim.id: numbers[0] for claim in clusters[number][1].claims})
            gone.add(number)
    return [one for number, one in enumerate(clusters) if number not in gone]


def _claims(
    assertions: Sequence[Assertion],
    party: Mapping[str, str],
    tracks: Mapping[str, str],
    resolved: Mapping[str, When],
    known_on: Mapping[str, str],
    anchors: Mapping[str, When | None],
    speech_of: Mapping[str, str],
    memory: Memory,
) -> list[Claim]:
    content: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        if one.content_of:
            content[one.content_of].add(one.type)
    found = []
    for one in assertions:
        anchor = anchors[one.document]
        rests_on = (
            party,
            tracks.get(one.id),
            resolved.get(one.id),
            date.fromisoformat(known_on[one.document]),
            anchor.latest if anchor else None,
            speech_of.get(one.within) if one.within else None,
            frozenset(content.get(one.id, ())),
        )
        found.append(memory.named((one, *rests_on), partial(make_claim, one, *rests_on)))
    return found


def _resolve(
    assertions: Iterable[Assertion],
    anchors: Mapping[str, When | None],
    problems: list[Problem],
    memory: Memory,
) -> dict[str, When]:
    found: dict[str, When] = {}
    for one in assertions:
        past = one.modality is Modality.ACTUAL and kind_of(one.type).mode is not Mode.STATE
        try:
            when = memory.of(_when, one.when, anchors[one.document], past)
        except BadDate as error:
            problems.append(
                Problem(
                    id=content_id("p", "when", one.id),
                    where=f"assertion {one.id}",
                    what=error.what,
                    words=one.when.text if one.when else "",
                    remedy=error.remedy,
                    document=one.document,
                )
            )
            continue
        if when is not None:
            found[one.id] = when
    return found


def _when(told: Temporal | None, anchor: When | None, past: bool) -> When | None:
    return resolve_temporal(told, anchor, past=past)
