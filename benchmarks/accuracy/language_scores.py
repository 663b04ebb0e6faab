"""Two readings of one text, the gold one and ours, to scores.

Rule: a place is a count of characters without white space, so that texts that are cut otherwise compare. A
word, a sentence or a name is right where both its ends are; what is told of a word counts where the word is
right (CoNLL 2018).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Place = tuple[int, int]
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Word:
    """What is told of one word; `head` is where its head stands, None for a root."""

    place: Place
    tag: str = ""
    lemma: str = "_"
    head: Place | None = None
    relation: str = ""
    trigger: bool | None = None
    fact: float | None = None


@dataclass(slots=True)
class Reading:
    """One document; `unknown` are stretches of which it is not told what names they hold."""

    words: list[Word] = field(default_factory=list)
    sentences: list[Place] = field(default_factory=list)
    names: set[Name] = field(default_factory=set)
    unknown: list[Place] = field(default_factory=list)


Pairs = Iterable[tuple[Reading, Reading]]


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 0.0


def syntax(pairs: Pairs) -> dict[str, float]:
    """F1 of tokens, sentences, UPOS, lemmas, UAS and LAS."""
    right = dict.fromkeys(("tokens", "UPOS", "lemma", "UAS", "LAS"), 0)
    words = [0, 0]
    sentences = [0, 0, 0]
    for gold, told in pairs:
        known = {word.place: word for word in gold.words}
        words[0] += len(told.words)
        words[1] += len(gold.words)
        sentences[0] += len(set(gold.sentences) & set(told.sentences))
        sentences[1] += len(told.sentences)
        sentences[2] += len(gold.sentences)
        for word in told.words:
            want = known.get(word.place)
            if want is None:
                continue
            right["tokens"] += 1
            right["UPOS"] += word.tag == want.tag
            right["lemma"] += want.lemma == "_" or word.lemma == want.lemma
            if word.head == want.head:
                right["UAS"] += 1
                right["LAS"] += word.relation.partition(":")[0] == want.relation.partition(":")[0]
    return {name: f1(count, *words) for name, count in right.items()} | {"sentences": f1(*sentences)}


def names(pairs: Pairs) -> dict[str, float]:
    """F1 of whole names with their kind, of all and of each kind."""
    held = list(pairs)
    found: dict[str, float] = {}
    for kind in ("PER", "LOC", "ORG", "all"):
        counts = [0, 0, 0]
        for gold, told in held:
            want = {one for one in gold.names if kind in (one[2], "all")}
            have = {one for one in told.names if kind in (one[2], "all") and not _within(one, gold.unknown)}
            counts[0] += len(want & have)
            counts[1] += len(have)
            counts[2] += len(want)
        found[f"{kind} F1"] = f1(*counts)
    return found


def triggers(pairs: Pairs) -> dict[str, float]:
    """P, R and F1 of words that tell an event, where it is annotated."""
    right = found = gold = 0
    for wanted, told in pairs:
        have = {word.place for word in told.words if word.trigger}
        for word in wanted.words:
            if word.trigger is not None:
                right += word.trigger and word.place in have
                found += word.place in have
                gold += word.trigger
    return {
        "P": right / found if found else 0.0,
        "R": right / gold if gold else 0.0,
        "F1": f1(right, found, gold),
    }


def facts(pairs: Pairs) -> dict[str, float]:
    """Pearson's r of the factuality of gold predicates; how many of the sure ones have the right sign."""
    values: list[tuple[float, float]] = []
    for wanted, told in pairs:
        have = {word.place: word.fact for word in told.words}
        values += [(word.fact, have.get(word.place) or 0.0) for word in wanted.words if word.fact is not None]
    sure = [(one, other) for one, other in values if abs(one) > 1]
    signs = sum((one > 0) == (other > 0) for one, other in sure)
    return {"r": _pearson(values), "sign": signs / len(sure) if sure else 0.0}


def _pearson(values: list[tuple[float, float]]) -> float:
    if not values:
        return 0.0
    means = [sum(column) / len(values) for column in zip(*values, strict=True)]
    apart = [(one - means[0], other - means[1]) for one, other in values]
    spread = float(sum(x * x for x, _ in apart) * sum(y * y for _, y in apart)) ** 0.5
    return sum(x * y for x, y in apart) / spread if spread else 0.0


def _within(name: Name, stretches: list[Place]) -> bool:
    return any(low < name[1] and name[0] < high for low, high in stretches)
