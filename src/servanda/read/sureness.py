"""From what speaks for a name to the chance that its extent and what it stands for are right.

Rule: what speaks for it are the lists and the network, together or alone, and how often the document has the
name. The chances are shares of names that were right in development texts (extent and kind), by
`python -m benchmarks.accuracy.names --dev`, small numbers drawn towards 0.6; a name of the dossier is an
analyst's own word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from servanda.model.actor import ActorType
from servanda.read.gazetteer import Gazetteer
from servanda.read.spans import Found, Line

_PERSON, _PLACE, _BODY = "person", "place", "body"
_GROUPS = {
    ActorType.PERSON: _PERSON,
    ActorType.STATE: _PLACE,
    ActorType.PLACE: _PLACE,
    ActorType.ORGAN: _BODY,
    ActorType.ORGANISATION: _BODY,
}
DOSSIER = 0.98
OTHER = 0.8  # demonyms, groups, instruments: not measured
CHANCES = {
    (_PERSON, "both"): 0.81,
    (_PERSON, "told often"): 0.88,
    (_PERSON, "told"): 0.83,
    (_PERSON, "rule"): 0.14,
    (_PLACE, "both"): 0.87,
    (_PLACE, "listed"): 0.56,
    (_PLACE, "told often"): 0.70,
    (_PLACE, "told"): 0.64,
    (_PLACE, "rule"): 0.43,
    (_BODY, "both"): 0.93,
    (_BODY, "listed"): 0.58,
    (_BODY, "told often"): 0.62,
    (_BODY, "told"): 0.51,
    (_BODY, "rule"): 0.50,
}


def rate(lines: Sequence[Line], names: Gazetteer) -> None:
    """Put its chance on every name of a document."""
    often = Counter(one.entity for line in lines for one in line.found if one.kind == "name")
    for line in lines:
        for one in line.found:
            if one.kind == "name":
                one.sure = _chance(line, one, names, often[one.entity] > 1)


def _chance(line: Line, one: Found, names: Gazetteer, often: bool) -> float:
    if one.sort == "actor":
        return DOSSIER
    group = _GROUPS.get(one.type)
    if group is None or one.sort in ("adjective", "people"):
        return OTHER
    told = any((each.first, each.last) == (one.first, one.last) for each in line.told)
    entry = names.lookup(" ".join(word.text for word in line.words[one.first : one.last]))
    listed = entry is not None and _GROUPS.get(entry.type) == group and group != _PERSON
    if listed:
        return CHANCES[group, "both" if told else "listed"]
    if group == _PERSON and told and one.begin >= 0:
        return CHANCES[group, "both"]  # a title leads to it
    return CHANCES[group, ("told often" if often else "told") if told else "rule"]
