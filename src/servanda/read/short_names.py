"""From short forms of names to the names in full of the same document: "the Bank", "GAO", "Northrop".

Rule: a short form stands for the one longer name that it ends, begins or abbreviates; where two would do it
keeps its own actor. A name that a list holds means what the list says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from servanda.model.actor import ActorType
from servanda.read.gazetteer import Gazetteer
from servanda.read.spans import Found, Line, left_out
from servanda.read.words import key

Key = tuple[str, ...]
Place = tuple[int, int]  # line, word
_BODIES = (ActorType.ORGANISATION, ActorType.ORGAN)
_LONGEST = 9  # letters of an abbreviation
_SMALL = frozenset(("of", "the", "and", "for", "on", "to", "in", "de", "&"))


def join_short_names(lines: Sequence[Line], names: Gazetteer) -> None:
    """Give every short form the actor of its name in full, and an organ that nobody owns its owner."""
    bodies = _bodies(lines)
    full = {entity: key(one.name) for entity, (_, one) in bodies.items()}
    glossed = _glossed(lines, names)
    for line in lines:
        for one in line.found:
            if one.kind != "name" or one.type is ActorType.STATE:
                continue
            if one.type is ActorType.ORGAN and one.entity is None:
                _own(one, bodies)
                continue
            text = _text(line, one)
            meant = glossed.get(text)
            if meant is None:
                listed = names.lookup(one.name)
                shouted = text.isupper() and listed is not None and listed.type is ActorType.PLACE
                if (listed is not None and not shouted) or one.type is ActorType.INSTRUMENT:
                    continue
                longer = _longer(line, one, text, bodies, full)
                meant = bodies[longer][1] if longer else None
            if meant is not None and meant is not one and meant.entity != one.entity:
                one.entity, one.name, one.type = meant.entity, meant.name, meant.type
                one.party, one.sort, one.acting = meant.party, meant.sort, meant.acting


def _bodies(lines: Sequence[Line]) -> dict[str, tuple[Place, Found]]:
    """Organisations and organs by id, with the place at which each first stands."""
    found: dict[str, tuple[Place, Found]] = {}
    for line in lines:
        for one in line.found:
            if one.entity and one.kind == "name" and one.type in _BODIES:
                found.setdefault(one.entity, ((line.index, one.first), one))
    return found


def _text(line: Line, one: Found) -> str:
    return " ".join(word.text for word in line.words[one.first : one.last])


def _glossed(lines: Sequence[Line], names: Gazetteer) -> dict[str, Found]:
    """Short forms in brackets behind a name: "Singapore Airlines (SIA)"."""
    found: dict[str, Found] = {}
    for line in lines:
        for one in line.found:
            if one.type not in _BODIES or not one.entity or one.kind != "name" or line.low(one.last) != "(":
                continue
            word = line.at(one.last + 1)
            if word is None or line.low(one.last + 2) != ")" or not 1 < len(word.text) <= _LONGEST:
                continue
            listed = names.lookup(word.text)
            if word.text[:2].isupper() and (listed is None or listed.type not in _BODIES):
                found.setdefault(word.text, one)
    return found


def _longer(
    line: Line, one: Found, text: str, bodies: dict[str, tuple[Place, Found]], full: dict[str, Key]
) -> str | None:
    short = key(one.name)
    if text.isupper() and 1 < len(text) <= _LONGEST and " " not in text:
        fits = [entity for entity, name in full.items() if len(name) > 1 and _abbreviates(text, name)]
        if len(fits) == 1 and one.type is not ActorType.PERSON:
            return fits[0]
    article = line.low(one.first - 1) == "the"
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entity, name in full.items():
        if len(name) <= len(short) or entity == one.entity:
            continue
        if name[-len(short) :] == short and article and line.telling(one.first) is not None:
            found["end"].append(entity)
        elif name[: len(short)] == short and one.type is not ActorType.PERSON:
            rest = set(name[len(short) :])
            earlier = bodies[entity][0] < _first(bodies, one)
            if rest <= left_out() or (earlier and not rest & _SMALL and len(rest) == 1):
                found["start"].append(entity)
    for fits in found.values():
        if len(fits) == 1:
            return fits[0]
    return None


def _first(bodies: dict[str, tuple[Place, Found]], one: Found) -> Place:
    """Where the short name's own actor first stands; a place that is no body stands after all."""
    return bodies[one.entity][0] if one.entity in bodies else (1 << 30, 0)


def _abbreviates(text: str, name: Key) -> bool:
    """Tell whether capitals are the initials of a name, its small words counted or not."""
    letters = text.lower()
    return letters in (
        "".join(word[0] for word in name),
        "".join(word[0] for word in name if word not in _SMALL),
    )


def _own(one: Found, bodies: dict[str, tuple[Place, Found]]) -> None:
    """As in "the Air Force" after "the US Air Force": the one organ of its kind that has an owner."""
    fits = [
        each
        for entity, (_, each) in bodies.items()
        if each.type is ActorType.ORGAN and one.holder and entity.endswith(f"-{one.holder}") and each.party
    ]
    if len(fits) == 1:
        one.entity, one.name, one.party = fits[0].entity, fits[0].name, fits[0].party
