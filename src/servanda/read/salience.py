"""How likely a phrase means a referent: features of the two, weighed by a table fitted on GUM.

Rule: every feature is a plain statement that holds or does not ("the last mention is a subject one sentence
before"); lexicons/salience.yaml has its weight for each class of phrase. `training.salience` fits them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp

from servanda.read.lexicon import table
from servanda.read.referents import Referent, kinds_of_head
from servanda.read.referring import Phrase, pronoun_words

_KINDS = {"state": "place", "organ": "organization", "organisation": "organization"}
_ACTORS = frozenset(("person", "state", "organ", "organisation", "place", "organization", "group"))
_SPEAKING = frozenset(("state", "organ", "organisation", "organization", "place"))
_ARGUMENTS = frozenset(("subj", "obj", "pass", "agent"))


def class_of(phrase: Phrase) -> str:
    """The class of phrases that share weights."""
    if phrase.form == "pronoun":
        return pronoun_words()[phrase.low][0]
    return f"noun-{phrase.kind}"


def excluded(phrase: Phrase, one: Referent) -> bool:
    """Tell whether grammar forbids that a phrase means a referent."""
    last = one.last
    if phrase.says and phrase.gender == "n" and one.kind not in _SPEAKING:
        return True
    if phrase.gender and one.gender and phrase.gender != one.gender:
        return True
    if phrase.party and one.party and phrase.party != one.party:
        return True
    if phrase.plural and phrase.form == "pronoun" and one.kind == "state" and not one.several:
        return True
    if phrase.sentence != last.sentence:
        return False
    if last.head in phrase.upward and last.head != phrase.over:
        return True
    sort = pronoun_words()[phrase.low][2] if phrase.form == "pronoun" else ""
    if last.head == phrase.over:  # "the head of it", "his brother"
        return True
    same = phrase.over == last.over and phrase.over >= 0
    return same and sort != "self" and phrase.role in _ARGUMENTS and last.role in _ARGUMENTS


def agrees(phrase: Phrase, one: Referent) -> bool:
    """Tell whether number and kind speak for a referent."""
    if phrase.plural != one.plural and not (phrase.plural and one.kind not in ("person", "place")):
        return False
    if phrase.gender in ("m", "f"):
        return one.kind in ("person", "animal")
    if phrase.form == "nominal":
        return _KINDS.get(one.kind, one.kind) == phrase.kind or phrase.kind == "organization" == one.kind
    return one.kind != "person" or phrase.plural


def _size(count: int) -> int:
    """A count by its order: 1, 2, 3, 5, 9 or more."""
    return count if count < 4 else 4 if count < 8 else 5


def features(phrase: Phrase, one: Referent, rank: int, rivals: int, *, main: bool) -> list[str]:
    """What holds of a phrase and a referent.

    Args:
        phrase: a pronoun or nominal.
        one: of whom it may speak.
        rank: how many who agree were mentioned later.
        rivals: how many agree in all.
        main: of those who agree, it is mentioned most.
    """
    last = one.last
    far = min(phrase.sentence - last.sentence, 5)
    kind = "several" if one.members else one.kind if one.kind in _ACTORS else "thing"
    agree = agrees(phrase, one)
    alike = _KINDS.get(kind, kind) == phrase.kind
    found = [
        f"far {far} {last.role}",
        f"far {far} {last.form}",
        f"kind {kind} {'plural' if one.plural else 'one'}",
        f"told {phrase.kind} {kind}",
        f"rank {min(rank, 5)} {'agrees' if agree else 'not'}",
        f"count {_size(one.count)}",
        "named" if one.found is not None else "nameless",
        f"role {phrase.role} {last.role} {min(far, 2)}",
    ]
    if agree:
        found.append("agrees")
        found.append(f"of {min(rivals, 4)}")
    if alike:
        found.append("alike")
    if last.opens:
        found.append(f"opens {min(far, 3)}")
    if phrase.gender in ("m", "f") and one.gender == phrase.gender and last.form == "pronoun":
        found.append("gender")
    if phrase.quoted != last.quoted:
        found.append("quote" if phrase.quoted else "unquote")
    if phrase.line.block == last.line.block:
        found.append("paragraph")
    if last.line.title or last.line.headline:
        found.append("title")
    if phrase.says and last.says:
        found.append(f"says {min(far, 2)}")
    if phrase.says:
        found.append(f"says {kind}")
    if one.several:
        found.append("plural verb")
    if one.joined:
        found.append("joined")
    if main:
        found.append("main")
    if far == 0:
        _within(phrase, last, found)
    if phrase.form == "nominal":
        _nouns(phrase, one, found)
    return found


def _within(phrase: Phrase, last: Phrase, found: list[str]) -> None:
    """Features of two phrases of one sentence."""
    if last.over >= 0 and last.over in phrase.upward:
        found.append(f"under {last.role}")
        if last.says:
            found.append("reported")
    if last.says and phrase.quoted and not last.quoted:
        found.append("speaker")
    if phrase.over == last.over:
        found.append(f"beside {phrase.role} {last.role}")
    gap = phrase.head - last.head
    found.append(f"gap {'1' if gap < 4 else '2' if gap < 10 else '3' if gap < 20 else '4'}")


def _nouns(phrase: Phrase, one: Referent, found: list[str]) -> None:
    """Features of a nominal: its noun among those of the referent, its modifiers, its kind."""
    if phrase.low in one.nouns:
        found.append("noun known")
        found.append(f"noun known {phrase.article == 'the'} {len(phrase.words) < 2}")
    if phrase.low in one.name:
        found.append("noun in name")
    inner = phrase.words - {phrase.article}
    if inner and inner <= one.name:
        found.append("words in name")
    elif inner:
        found.append("words other")
    kinds = kinds_of_head().get(phrase.low)
    if kinds is not None:
        found.append("kind fits" if one.kind in kinds else "kind differs")
        if one.found is not None:
            found.append(f"named {one.kind} {one.kind in kinds}")
    if phrase.after:
        found.append("told after")


def alone(phrase: Phrase, rivals: int) -> list[str]:
    """What holds of a phrase that means none of those before it."""
    found = [
        "none",
        f"none {phrase.kind}",
        f"none {phrase.role}",
        f"none before {phrase.before} {phrase.kind}",
        f"none of {min(rivals, 4)}",
        f"none {phrase.low if phrase.form == 'pronoun' else phrase.article}",
    ]
    if phrase.form == "nominal":
        found.append(f"none words {min(len(phrase.words), 4)}")
        if phrase.after:
            found.append("none told after")
        if phrase.low not in kinds_of_head():
            found.append("none unlisted")
    return found


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The weights of the features, by class."""
    return {name: dict(row) for name, row in table("salience").items()}


def chances(class_: str, rows: Sequence[Sequence[str]]) -> list[float]:
    """The chance of each of several readings, from their features; they add up to 1."""
    held = weights().get(class_, {})
    scores = [sum(held.get(one, 0.0) for one in row) for row in rows]
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


# What share is right at a chance, on GUM's development part: a model is surer of itself than it may be.
_RIGHT = {
    "pronoun": ((0.0, 0.0), (0.6, 0.5), (0.75, 0.72), (0.86, 0.86), (1.0, 0.93)),
    "nominal": ((0.0, 0.0), (0.6, 0.5), (0.8, 0.65), (1.0, 0.85)),
}


def calibrated(kind: str, chance: float) -> float:
    """The share that is right of those told with a chance."""
    points = _RIGHT[kind]
    for (low, least), (high, most) in pairwise(points):
        if chance <= high:
            return least + (most - least) * (chance - low) / (high - low)
    return points[-1][1]
