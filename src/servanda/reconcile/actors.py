"""Actors of all documents as one: one entry an id, short names joined to the fuller one, parties known.

A person known by surname alone joins the only fuller id with that surname; with two, it stays apart. So
does one whose party or office says otherwise. Rule: a wrong join is worse than a missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from servanda.model.actor import Actor, ActorType, Office
from servanda.model.event import Visible

_PERSON = "person:"


def merge_actors(
    visible: Sequence[Visible],
    known: Sequence[Actor] = (),
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """Merge what each document says of its actors.

    Args:
        visible: the documents whose actors count.
        known: actors of the dossier.
        same: pairs of ids that a person joined; the second names both.
        different: pairs of ids that a person holds apart.

    Returns:
        The actors in order of id, and the map from an id as read to the id under which it was merged.
    """
    by_id: dict[str, list[Actor]] = defaultdict(list)
    for actor in known:
        by_id[actor.id].append(actor)
    for one in visible:
        for actor in one.reading.actors:
            by_id[actor.id].append(actor)
    first = {id_: _as_one(id_, parts) for id_, parts in by_id.items()}
    apart = {frozenset(pair) for pair in different}
    renamed = {old: new for old, new in _short_names(first) if frozenset((old, new)) not in apart}
    for old, new in same:
        if old != new and frozenset((old, new)) not in apart:
            renamed[old] = new
    final = {id_: _follow(id_, renamed) for id_ in renamed}
    joined: dict[str, list[Actor]] = defaultdict(list)
    for id_ in sorted(first, key=lambda each: (final.get(each, each) != each, each)):
        joined[final.get(id_, id_)].append(first[id_])
    actors = tuple(_as_one(id_, joined[id_]) for id_ in sorted(joined))
    return actors, dict(sorted((old, new) for old, new in final.items() if old != new))


def parties(actors: Iterable[Actor], same_actor: Mapping[str, str] | None = None) -> dict[str, str]:
    """Map each entity id, merged or as read, to the party it belongs to; a state is its own party."""
    found: dict[str, str] = {}
    for actor in actors:
        if actor.type is ActorType.STATE or actor.id.startswith("state:"):
            found[actor.id] = actor.id
        elif actor.party:
            found[actor.id] = actor.party
    for old, new in (same_actor or {}).items():
        if new in found:
            found[old] = found[new]
    return found


def _follow(id_: str, renamed: Mapping[str, str]) -> str:
    seen = {id_}
    while id_ in renamed and renamed[id_] not in seen:
        id_ = renamed[id_]
        seen.add(id_)
    return id_


def _as_one(id_: str, parts: Sequence[Actor]) -> Actor:
    """Merge entries of one actor; the name that most mentions bear, the longer where they tie."""
    names: dict[str, int] = defaultdict(int)
    for part in parts:
        names[part.name] += max(1, len(part.mentions))
    home = [part.name for part in parts if part.id == id_] or list(names)
    name = min(home, key=lambda each: (-names[each], -len(each), each))
    aliases = {alias for part in parts for alias in (part.name, *part.aliases) if alias != name}
    offices: dict[Office, None] = {}
    for part in parts:
        offices.update(dict.fromkeys(part.offices))
    mentions = {mention for part in parts for mention in part.mentions}
    affiliations = sorted({part.party for part in parts if part.party})
    return Actor(
        id=id_,
        name=name,
        type=parts[0].type,
        aliases=tuple(sorted(aliases)),
        offices=tuple(sorted(offices, key=lambda office: (office.office, str(office.start), office.past))),
        # Two parties for one person is a contradiction in the readings: then none is claimed.
        party=affiliations[0] if len(affiliations) == 1 else None,
        mentions=tuple(sorted(mentions, key=lambda each: (each.document, each.start, each.end, each.text))),
    )


def _short_names(actors: Mapping[str, Actor]) -> list[tuple[str, str]]:
    """Pairs (short id, full id) of persons that are one beyond doubt."""
    by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for id_ in sorted(actors):
        if id_.startswith(_PERSON):
            tokens = tuple(id_.removeprefix(_PERSON).split("-"))
            by_last[tokens[-1]].append(tokens)
    pairs: list[tuple[str, str]] = []
    for family in by_last.values():
        for short in family:
            fuller = [full for full in family if _extends(full, short)]
            # Of "castro", "raul-castro", "raul-a-castro" the last two are one candidate, not two.
            ends = [full for full in fuller if not any(_extends(other, full) for other in fuller)]
            if len(ends) != 1:
                continue
            old, new = _PERSON + "-".join(short), _PERSON + "-".join(ends[0])
            if not _clash(actors[old], actors[new]):
                pairs.append((old, new))
    return pairs


def _extends(full: Sequence[str], short: Sequence[str]) -> bool:
    """Tell whether one name is the other with more of it: a first name before, or names between."""
    if len(full) <= len(short):
        return False
    if tuple(full[-len(short) :]) == tuple(short):
        return True
    return len(short) == 2 and full[0] == short[0] and full[-1] == short[-1]


def _clash(short: Actor, full: Actor) -> bool:
    """Tell whether what the documents say of the two keeps them apart."""
    if short.party and full.party and short.party != full.party:
        return True
    ours = {office.office.casefold() for office in short.offices if not office.past}
    theirs = {office.office.casefold() for office in full.offices if not office.past}
    return bool(ours and theirs and not ours & theirs)
