"""From a predicate to the first and last word of its own clause, which bound its times, places and reasons.

Rule: clauses are cut by words that open them (relative pronouns, subordinators, "that", "to", semicolons)
and by the verbs that are already there; once subjects are known, a clause begins no earlier than they let it.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.line import NOUNY, Line


def set_limits(clauses: Clauses, pred: Pred) -> None:
    """Set the first and last word of the predicate's own clause."""
    line = clauses.line
    left = pred.first
    while left > 0:
        kind = line.kind(left - 1)
        other = clauses.by_word.get(left - 1)
        if line.words[left - 1].phrasal:
            left -= 1
            continue
        if kind in ("sub", "rel", "comp", "hard") or (kind == "to" and pred.opener == left - 1):
            if pred.opener < 0 and kind in ("sub", "rel", "comp"):
                pred.opener = left - 1
            break
        if other is not None and (other.kind == "finite" or pred.kind != "finite"):
            break
        if other is not None and other.kind == "infinitive" and line.kind(pred.first - 1) == "comma":
            break
        left -= 1
    pred.left = left
    right = pred.last
    while right + 1 < len(line.words):
        kind = line.kind(right + 1)
        if kind in ("sub", "rel", "comp", "hard"):
            break
        if kind == "to" and line.kind(right + 2) in ("verb", "be", "have", "adv"):
            break
        if kind in ("verb", "be", "have", "do", "modal"):
            break
        if kind == "coord" and _opens_clause(line, right + 2):
            break
        right += 1
    pred.right = right


def settle_limits(clauses: Clauses, pred: Pred) -> None:
    """Draw the limits of a clause closer once its subject and its neighbours' subjects are known."""
    line = clauses.line
    own = pred.subject if pred.shared_with < 0 and not pred.antecedent and pred.finite else None
    if own is not None and own.first <= pred.first:
        pred.opener, pred.left = _opening(clauses, own.first), own.first
        place = own.first
        while place > 0 and (place - 1) not in clauses.by_word:
            kind = line.kind(place - 1)
            if kind in ("sub", "rel", "comp", "hard", "coord") and not line.words[place - 1].phrasal:
                break
            place -= 1
        held = clauses.by_word.get(place - 1)
        # A time before the subject is the clause's own unless it follows another verb directly.
        if held is None or any(line.kind(one) in ("comma", "coord") for one in range(place, own.first)):
            commas = [one for one in range(place, own.first) if line.kind(one) == "comma"]
            pred.left = (place if held is None else commas[0] + 1) if commas or held is None else own.first
    elif pred.shared_with >= 0:
        joint = [one for one in range(pred.left, pred.first) if line.kind(one) in ("comma", "coord")]
        pred.left = joint[-1] if joint else pred.left
    elif pred.kind in ("gerund", "participle", "infinitive") or pred.antecedent:
        pred.left = pred.first
    for other in clauses.preds:
        subject = other.subject
        if (
            other.i > pred.i
            and other.finite
            and subject is not None
            and other.shared_with < 0
            and not other.antecedent
            and pred.last < subject.first <= pred.right
        ):
            pred.right = subject.first - 1


def _opening(clauses: Clauses, index: int) -> int:
    """Find the word that opens the clause whose subject begins at a place; -1 for none."""
    line = clauses.line
    for place in range(index - 1, -1, -1):
        kind = line.kind(place)
        if kind in ("sub", "comp") and not line.words[place].phrasal:
            return place
        if kind in ("rel", "hard", "coord") or place in clauses.by_word:
            return -1
    return -1


def _opens_clause(line: Line, index: int) -> bool:
    """Tell whether a verb follows within a noun phrase of a coordinator: "and Cuba protested"."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind in ("verb", "be", "have", "do", "modal"):
            return True
        if kind not in NOUNY and kind != "adv":
            return False
    return False
