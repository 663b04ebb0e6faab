"""Why the record says so: a tree from any id down to assertions and their exact words.

Rule: every id of the record has a tree, every tree ends in evidence or in a dossier's own entry, which is
outside knowledge and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from servanda.assess.stated import OUTSIDE, PREFIX, stated
from servanda.assess.traced import Entry, assessed, told
from servanda.errors import UnknownId
from servanda.model.accord import Assessment
from servanda.model.event import Reconciled
from servanda.model.source import Evidence
from servanda.model.view import View

_CHANGE = "change:"  # the id of a change, before its kind and its subject


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing with what it says, its own words, and what it rests on.

    `says` are attribute and value; `known_on` is the ISO day from which it counts, where it is of a document.
    """

    kind: str
    id: str
    says: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    known_on: str | None = None
    because: tuple[Trace, ...] = ()

    def leaves(self) -> tuple[Trace, ...]:
        """The ends of the tree, in order."""
        if not self.because:
            return (self,)
        return tuple(leaf for one in self.because for leaf in one.leaves())

    @property
    def cites(self) -> tuple[Evidence, ...]:
        """All words that the tree rests on, once each, in order."""
        found = dict.fromkeys(self.evidence)
        for one in self.because:
            found.update(dict.fromkeys(one.cites))
        return tuple(found)


def why(reconciled: Reconciled, assessment: Assessment, id_: str) -> Trace:
    """Give the tree of an id of any kind, without definitions: what only they state is a bare end.

    Raises:
        UnknownId: the record has no such thing; the remedy names the nearest ids.
    """
    return _why(_entries(reconciled, assessment), reconciled, id_)


def why_of(view: View, id_: str) -> Trace:
    """Give the tree of any id that a view or an export of it shows; of a change, that of its subject.

    Raises:
        UnknownId: as `why`.
    """
    if id_.startswith(_CHANGE):
        id_ = id_.removeprefix(_CHANGE).partition(":")[2]
    return _why(_all(view), view.reconciled, id_)


def ids(reconciled: Reconciled, assessment: Assessment) -> tuple[str, ...]:
    """Every id that `why` can answer for."""
    return tuple(_entries(reconciled, assessment))


def ids_of(view: View) -> tuple[str, ...]:
    """Every id that `why_of` can answer for."""
    return tuple(_all(view))


def _why(entries: Mapping[str, Entry], reconciled: Reconciled, id_: str) -> Trace:
    if id_ not in entries and not id_.startswith(PREFIX):
        near = get_close_matches(id_, entries, n=3, cutoff=0.6)
        remedy = f"Nearest: {', '.join(near)}." if near else "Ids stand in every answer with --json."
        raise UnknownId(f"no such id in the record: {id_}", remedy=remedy)
    return _tree(reconciled, entries, id_, ())


def _tree(reconciled: Reconciled, entries: Mapping[str, Entry], id_: str, above: tuple[str, ...]) -> Trace:
    entry = entries.get(id_)
    if entry is None:
        return Trace(OUTSIDE, id_.removeprefix(PREFIX))
    path = (*above, id_)
    return Trace(
        kind=entry.kind,
        id=id_.removeprefix(PREFIX),
        says=tuple((name, str(value)) for name, value in entry.says if value not in (None, "", ())),
        evidence=entry.evidence,
        known_on=reconciled.known_on.get(entry.document) if entry.document else None,
        because=tuple(
            _tree(reconciled, entries, one, path) for one in dict.fromkeys(entry.because) if one not in path
        ),
    )


def _all(view: View) -> dict[str, Entry]:
    found = _entries(view.reconciled, view.assessment)
    for id_, entry in stated(view):
        found.setdefault(id_, entry)
    return found


def _entries(reconciled: Reconciled, assessment: Assessment) -> dict[str, Entry]:
    found = dict(told(reconciled))
    for id_, entry in assessed(assessment):
        own = found.get(id_)
        if own is not None:  # a round may bear the id of its event: then it rests on what that rests on
            because = (*own.because, *entry.because)
            entry = replace(entry, because=because, evidence=own.evidence, document=own.document)
        found[id_] = entry
    return found
