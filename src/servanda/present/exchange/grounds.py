"""The ids that a derived thing rests on to ids that the exchange format has, down to assertions.

A claim (of a commitment, of a measure) is no object of its own: it is given as the assertions that share
its words, or as its document where none does. A speech act is given as its excerpts. What a dossier alone
states keeps its ``dossier:`` id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from servanda.model.record import Assertion
from servanda.model.source import Evidence
from servanda.model.view import View

Grounds = Callable[[Iterable[str]], list[str]]


def grounds(view: View) -> Grounds:
    """Make the function that turns `because` into exchange ids, in order, without repeats."""
    found = view.reconciled
    by_document: dict[str, list[Assertion]] = {}
    for assertion in found.assertions.values():
        by_document.setdefault(assertion.document, []).append(assertion)
    under: dict[str, list[str]] = {}
    for claim in found.commitments:
        under[claim.id] = beside(by_document.get(claim.document, ()), claim.evidence) or [claim.document]
    for rule in found.measures:
        change = [rule.change] if rule.change in found.assertions else []
        told = (*(one for one in change if one), *beside(by_document.get(rule.document, ()), rule.evidence))
        under[rule.id] = list(told) or [rule.document]
    for figure in found.figures:
        words = (Evidence(figure.document, figure.start, figure.end, figure.text),)
        # A count that no assertion tells too is its own ground: it has its words.
        under[figure.id] = beside(by_document.get(figure.document, ()), words) or [figure.id]
    for speech in found.speeches:
        under[speech.id] = [statement.id for statement in speech.statements]

    def turn(ids: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(one for id_ in ids for one in under.get(id_, (id_,))))

    return turn


def beside(assertions: Iterable[Assertion], quotes: tuple[Evidence, ...]) -> list[str]:
    """Find the assertions of one document whose words some quotes share."""
    return [
        assertion.id
        for assertion in assertions
        if any(mine.span.overlaps(theirs.span) for mine in assertion.evidence for theirs in quotes)
    ]
