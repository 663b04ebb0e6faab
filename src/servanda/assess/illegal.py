"""Steps that a table does not allow, told as Problems.

Rule: a Problem names the place, the words and the remedy; the step that it tells of changed nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.assess.index import Index
from servanda.model.ids import content_id
from servanda.model.record import Problem


def step(index: Index, kind: str, name: str, state: str, because: Sequence[str]) -> Problem:
    """Tell that the step `name` is illegal from `state` in the table of `kind`."""
    event = index.events.get(because[0]) if because else None
    assertion = next(
        (
            found
            for one in (event.assertions if event else ())
            if (found := index.reconciled.assertions.get(one))
        ),
        None,
    )
    evidence = assertion.evidence[0] if assertion and assertion.evidence else None
    document = next(
        (one for one in index.reconciled.documents if evidence and one.id == evidence.document), None
    )
    where = because[0] if because else ""
    if document and evidence:
        line = document.text.count("\n", 0, evidence.start) + 1
        column = evidence.start - (document.text.rfind("\n", 0, evidence.start) + 1) + 1
        where = f"{document.file}:{line}:{column}"
    return Problem(
        id=content_id("p", "illegal-step", kind, name, state, *because),
        where=where,
        what=f"no {kind} that is {state} can be {name}; the step changes nothing",
        words=evidence.quote if evidence else "",
        remedy=f"If it is misread: servanda judge reject {because[0] if because else 'EVENT'} --because WHY",
        document=evidence.document if evidence else None,
    )
