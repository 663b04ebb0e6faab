"""To which track of talks an assertion belongs.

A track is two or more parties and a subject. What a sentence leaves out is filled from the rest of its
document, only where that is unique: the other party from the document's other talks on that subject, the
subject from the talks mentioned last before it, or from its only one where most of its talks name it. A
dossier's track is taken where its parties and topics fit; else a provisional id is made of the parties'
codes and the broadest subject under which they are known to talk of this. Where a document names but one
party, the only track on record with that party and subject is taken.

Rule: an id says what it was made of, so that every document and every run makes the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from servanda.model.dossier import Dossier, TrackDef
from servanda.model.ids import slug
from servanda.model.record import Assertion
from servanda.reconcile.leads import topics_of
from servanda.reconcile.subjects import broadest, meet


@dataclass(slots=True)
class _Found:
    assertion: Assertion
    parties: frozenset[str]
    topics: tuple[str, ...]


def assign_tracks(
    assertions: Iterable[Assertion],
    party: Mapping[str, str],
    dossier: Dossier,
    joined: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Give each assertion about talks its track; one whose parties cannot be told gets none.

    Args:
        assertions: of all visible documents.
        party: entity id to party id.
        dossier: its tracks are matched by parties and topics.
        joined: track ids that a person declared to be another's.
    """
    by_document: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        if assertion.type.startswith("talks.") or assertion.role("track"):
            by_document[assertion.document].append(assertion)
    found: dict[str, str] = {}
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    complete: list[_Found] = []
    left: list[_Found] = []
    for own in by_document.values():
        own.sort(key=lambda one: (one.evidence[0].start, one.id))
        for each in _complete(own, party):
            complete.append(each)
    subjects: dict[frozenset[str], set[str]] = defaultdict(set)
    for each in complete:
        if len(each.parties) >= 2:
            subjects[each.parties] |= set(each.topics[:1])
    tracks_of = [(track, frozenset(track.parties)) for track in dossier.tracks]
    matched: dict[tuple[frozenset[str], tuple[str, ...]], str | None] = {}
    for each in complete:
        key = (each.parties, each.topics)
        if key not in matched:
            matched[key] = _match(each, tracks_of, subjects[each.parties])
    own_track = {
        each.assertion.id: _named(each.assertion) or matched[each.parties, each.topics] for each in complete
    }
    # What is joined to a track of which nothing is known yet keeps its own name until then.
    there = {one.id for one in dossier.tracks}.union(one for one in own_track.values() if one)
    renamed = {old: new for old, new in (joined or {}).items() if new in there}
    for each in complete:
        track = own_track[each.assertion.id]
        if track is None:
            left.append(each)
            continue
        found[each.assertion.id] = renamed.get(track, track)
        for side in each.parties:
            for topic in each.topics[:1]:
                known[side, topic].add(found[each.assertion.id])
    for each in left:
        tracks = [known[side, topic] for side in each.parties for topic in each.topics[:1]]
        if tracks and len(tracks[0]) == 1:
            found[each.assertion.id] = min(tracks[0])
    return found


def _named(assertion: Assertion) -> str | None:
    role = assertion.role("track")
    return role.entity if role and role.entity and role.entity.startswith("track:") else None


def _complete(own: Sequence[Assertion], party: Mapping[str, str]) -> list[_Found]:
    """Fill in what single sentences leave out, from the document they stand in."""
    found = [_Found(one, _parties(one, party), _ordered_topics(one)) for one in own]
    counts = Counter(topic for one in found for topic in one.topics)
    for one in found:  # one track a document and subject: the subject named most often leads
        one.topics = tuple(sorted(one.topics, key=lambda topic: (-counts[topic], one.topics.index(topic))))
    for one in found:
        if len(one.parties) < 2:
            one.parties = _other_parties(one, found)
    last: dict[frozenset[str], tuple[str, ...]] = {}
    naming: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for one in found:
        naming[one.parties][one.topics[0] if one.topics else ""] += 1
    for one in found:
        if one.topics:
            last[one.parties] = one.topics
        elif one.parties in last:
            one.topics = last[one.parties]
        else:
            named = [topic for topic in naming[one.parties] if topic]
            if len(named) == 1 and naming[one.parties][named[0]] >= naming[one.parties][""]:
                one.topics = (named[0],)
    return found


def _other_parties(one: _Found, found: Sequence[_Found]) -> frozenset[str]:
    def fits(other: _Found) -> bool:
        return not one.topics or not other.topics or meet(one.topics, other.topics)

    whole = {o.parties for o in found if len(o.parties) >= 2 and one.parties <= o.parties and fits(o)}
    if whole:
        return whole.pop() if len(whole) == 1 else one.parties
    named = frozenset(party for other in found if fits(other) for party in other.parties)
    return named if len(named) == 2 else one.parties


def _parties(assertion: Assertion, party: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        party[role.entity]
        for role in assertion.roles
        if role.role in ("agent", "target") and role.entity and role.entity in party
    )


def _ordered_topics(assertion: Assertion) -> tuple[str, ...]:
    concepts = topics_of(assertion)
    return tuple(dict.fromkeys(r.entity for r in assertion.roles if r.entity and r.entity in concepts))


def _match(
    one: _Found, tracks: Sequence[tuple[TrackDef, frozenset[str]]], subjects: Iterable[str]
) -> str | None:
    fitting = [track for track, parties in tracks if one.parties <= parties]
    if len(one.parties) >= 2:
        fitting = [track for track, parties in tracks if one.parties == parties] or fitting
    by_topic = [track for track in fitting if meet(one.topics, track.topics)]
    if len(by_topic) == 1:
        return by_topic[0].id
    open_ = [track for track in fitting if not one.topics or not track.topics]
    if not by_topic and len(open_) == 1:
        return open_[0].id
    if len(one.parties) < 2:
        return None
    return provisional(one.parties, broadest(one.topics[0], subjects) if one.topics else None)


def provisional(parties: Iterable[str], topic: str | None) -> str:
    """Name a track that no dossier names, as in ``track:aa-bb-fisheries``."""
    codes = [slug(each.partition(":")[2]) for each in sorted(parties)]
    return "track:" + "-".join([*codes, *([slug(topic.partition(":")[2])] if topic else [])])
