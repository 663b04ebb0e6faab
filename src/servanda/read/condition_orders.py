"""Conditions told without a link: "free them and we will talk", "only a full withdrawal will do".

Rule: an order counts where a clause of another party with a modal follows it; a purpose ("if there is to be a
summit") where what must be done for it stands beside it. The purpose is the outcome, the must is required.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses
from servanda.read.condition_links import BOUND, Found, Link, condition_words
from servanda.read.condition_runs import Parts, trimmed
from servanda.read.line import Line
from servanda.read.tree import Tree

_AND = Link("if", (), "not-stated", kind="told")
_OR = Link("or-else", (), "sufficient", kind="told")
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "'ll", "’ll", "wo"})
_OPENING = ("edge", "quote")
_BACK = (
    ("only", "then"), ("only", "after", "that"), ("not", "until", "then"), ("after", "that"),
    ("then", "and", "only", "then"), ("only", "when", "that", "is", "done"),
)  # fmt: skip
_FAR = 14  # words in which an order ends
_Told = tuple[Found, Parts]


def without_link(clauses: Clauses) -> list[_Told]:
    """The conditions of a sentence that its order of clauses tells."""
    tree: Tree = clauses.tree
    found: list[_Told] = []
    for one in (_order(tree), _or_face(tree), _for_it(tree), _only_that(tree), _loose_order(tree)):
        if one is not None:
            found.append(one)
    return found


def purpose(line: Line, told: Parts) -> Parts | None:
    """Turn "if talks are to resume, Oslo must pay" round: paying is required for the talks."""
    low, high = told.requires
    is_to = any(
        line.low(one) in ("is", "are", "was", "were") and line.low(one + 1) == "to"
        for one in range(max(low - 3, 0), high)
    )
    if not is_to or not _is_must(line, *told.outcome):
        return None
    return Parts(told.requires, told.outcome, low)


def _is_must(line: Line, low: int, high: int) -> bool:
    for one in range(low, high + 1):
        word = line.low(one)
        if word == "must" or (word in ("has", "have", "had", "needs", "need") and line.low(one + 1) == "to"):
            return True
    return False


def _imperative(tree: Tree) -> int:
    """The place of the verb with which a sentence or a quotation opens as an order; -1 for none."""
    line = tree.line
    place = 0
    while place < min(2, len(line.words)) and line.kind(place) == "quote":
        place += 1
    if place >= len(line.words) or line.kind(place - 1) not in _OPENING:
        return -1
    token = line.words[place].token
    bare = str(token.lemma_).lower() == line.low(place) and tree.pos(place) in ("VERB", "ADJ")
    known = tree.pos(place) == "VERB" or line.low(place) in condition_words("orders")
    own = tree.of(place, "nsubj", "nsubj:pass", "expl", "aux", "mark")
    return place if bare and known and not [one for one in own if one < place] else -1


def _order(tree: Tree) -> _Told | None:
    """Read "lift the blockade and the hostages will go home", "pay, or the gas will be cut"."""
    line = tree.line
    verb = _imperative(tree)
    if verb < 0:
        return None
    for place in range(verb + 1, min(verb + _FAR, len(line.words) - 2)):
        if line.low(place) not in ("and", "or"):
            continue
        modal = next(
            (one for one in range(place + 2, min(place + 8, len(line.words))) if line.low(one) in _MODALS), -1
        )
        later = modal > 0 and any(line.kind(one) in ("comma", "hard") for one in range(place + 1, modal))
        forgets = line.low(place) == "or" and line.low(place + 1) in condition_words("penalties")
        if (modal < 0 or later or line.low(place + 1) == "you") and not forgets:
            continue
        required = trimmed(line, verb, place - 1)
        outcome = trimmed(line, place + 1, _end(line, place + 2))
        if required is not None and outcome is not None:
            link = _OR if line.low(place) == "or" else _AND
            return Found(link, place, place), Parts(outcome, required, max(modal, place + 1))
    return None


def _end(line: Line, start: int) -> int:
    """The last word before the comma or the mark that ends a clause."""
    place = start
    while place + 1 < len(line.words) and line.kind(place + 1) not in ("comma", "hard", "quote"):
        place += 1
    return place


def _or_face(tree: Tree) -> _Told | None:
    """Read "must come clean or face new sanctions"."""
    line = tree.line
    for word in line.words:
        if word.low != "or" or line.low(word.i + 1) not in condition_words("penalties"):
            continue
        start = word.i - 1
        while start > 0 and line.kind(start - 1) not in ("comma", "hard", "quote", "comp", "edge"):
            start -= 1
        if not _is_must(line, start, word.i):
            return None
        required = trimmed(line, start, word.i - 1)
        outcome = trimmed(line, word.i + 1, _end(line, word.i + 1))
        if required is not None and outcome is not None:
            return Found(_OR, word.i, word.i), Parts(outcome, required, word.i + 1)
    return None


def _for_it(tree: Tree) -> _Told | None:
    """Read "for talks to resume, Oslo must pay", "in order to join, Oslo will have to pay"."""
    line = tree.line
    if line.low(0) == "for":
        start = 1
    elif line.lows[:2] == ("in", "order"):
        start = 3 if line.low(2) in ("to", "for") else -1
    else:
        return None
    comma = next((one for one in range(len(line.words)) if line.kind(one) == "comma"), -1)
    if start < 0 or comma < 0:
        return None
    aims = line.low(2) == "to" or any(line.low(one) == "to" for one in range(start, comma))
    end = _end(line, comma + 1)
    if not aims or not _is_must(line, comma + 1, end):
        return None
    required, outcome = trimmed(line, comma + 1, end), trimmed(line, start, comma - 1)
    if required is None or outcome is None:
        return None
    return Found(BOUND, 0, 0), Parts(outcome, required, start)


def _only_that(tree: Tree) -> _Told | None:
    """Read "only a full withdrawal will bring Oslo back", "nothing short of an apology would do"."""
    line = tree.line
    place = next((one for one in range(min(2, len(line.words))) if line.kind(one) != "quote"), 0)
    if line.low(place) == "only":
        start = place + 1
    elif line.low(place) == "nothing" and line.low(place + 2) in ("of", "than"):
        start = place + 3
    else:
        return None
    modal = next((one for one in range(start + 1, len(line.words)) if line.low(one) in _MODALS), -1)
    if modal < 0 or any(line.kind(one) in ("comma", "hard", "verb") for one in range(start, modal)):
        return None
    deed = any(line.low(one) in condition_words("grants") for one in range(start, modal))
    required, outcome = trimmed(line, start, modal - 1), trimmed(line, modal, _end(line, modal))
    if not deed or required is None or outcome is None:
        return None
    return Found(BOUND, place, place), Parts(outcome, required, modal)


def _loose_order(tree: Tree) -> _Told | None:
    """Read "the army must leave first; only after that will Oslo talk" within one sentence."""
    line = tree.line
    for word in line.words:
        if word.low != "after" or line.low(word.i + 1) not in ("that", "this") or word.i < 3:
            continue
        if line.kind(word.i - 1) != "hard" and line.low(word.i - 1) not in (";", "only"):
            return None
        hard = next((one for one in range(word.i, 0, -1) if line.low(one) == ";"), -1)
        if hard < 0 or not _is_must(line, 0, hard):
            return None
        required = trimmed(line, 0, hard - 1)
        outcome = trimmed(line, word.i + 2, len(line.words) - 1)
        if required is not None and outcome is not None:
            return Found(BOUND, word.i, word.i), Parts(outcome, required, word.i + 2)
    return None


def pointing_back(before: Clauses | None, clauses: Clauses) -> Parts | None:
    """Read "Oslo must pay. Only then can talks begin": what must be done stands in the sentence before.

    The outcome is in words of the second sentence, the requirement in those of the first.
    """
    line = clauses.line
    if before is None or clauses.tree is None or before.line.sentence.block != line.sentence.block:
        return None
    place = next((one for one in range(min(2, len(line.words))) if line.kind(one) != "quote"), 0)
    opening = next((one for one in _BACK if line.lows[place : place + len(one)] == one), None)
    end = len(before.line.words) - 1
    hards = [one for one in range(end) if before.line.kind(one) in ("comma", "hard", "quote")]
    tail = next((one for one in hards if _is_must(before.line, 0, one)), end)
    if opening is None or not _is_must(before.line, 0, tail):
        return None
    start = place + len(opening)
    while line.kind(start) == "comma":
        start += 1
    modal = next((one for one in range(start, _end(line, start) + 1) if line.low(one) in _MODALS), -1)
    required, outcome = trimmed(before.line, 0, tail), trimmed(line, start, _end(line, start))
    return Parts(outcome, required, modal) if modal >= 0 and outcome and required else None
