"""Whether what was entered later bears on an answer.

Rule: in doubt it does. What bears on nothing that the answer shows leaves it as it is, so that it need not
be made anew: a test holds that an answer of which no later entry is said to bear equals the one made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from servanda.model.view import View
from servanda.store.clock import limit
from servanda.store.protocol import Entry, Store

Anchored = MutableMapping[str, frozenset[str]]  # judgement -> documents on whose words it is


def bearing_on(
    view: View, store: Store, after: int, most: int = 1000, *, anchored: Anchored | None = None
) -> tuple[Entry, ...]:
    """Give the entries after a revision that bear on a view which was made of that revision.

    `anchored` is what whoever asks about many views keeps of judgements that were looked up; it is added to.
    """
    known = {} if anchored is None else anchored
    return tuple(_bearing(view, store, store.entries(after, most), known))


def _bearing(view: View, store: Store, later: tuple[Entry, ...], known: Anchored) -> Iterator[Entry]:
    until = limit(view.recorded_by)
    documents = {one.document.id for one in view.visible} if view.scope else set[str]()
    judged = [one for one in later if one.kind == "judgement"] if view.scope else []
    if any(one.subject not in known for one in judged):
        for each in store.judgements():
            known[each.id] = frozenset(anchor.document for anchor in each.anchorage)
    for one in later:
        if until is not None and one.recorded_at > until:
            continue
        if view.scope is None or one.kind == "dossier" or one.document in documents:
            yield one
        elif one.kind == "reading":
            if view.scope.holds(store.named(one.subject)):
                yield one
        elif one.kind == "judgement" and (not known[one.subject] or known[one.subject] & documents):
            yield one
