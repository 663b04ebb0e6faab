"""Words that take an act as their complement ("offered to", "refusal to"), and what they make of it.

Rule: the effect of each governor is a line of lexicons/status.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from servanda.model.act import Aspect, Modality, Polarity
from servanda.read.axes import Axes, joined
from servanda.read.clauses import Clauses
from servanda.read.lexicon import LexiconError, strings, table


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that takes an act as its complement."""

    name: str
    effect: str
    act: dict[str, str]
    instead: frozenset[str]
    deny: bool
    accuse: bool
    habit: bool
    meant: bool  # without it nothing is done: "does not intend to"
    ends: bool  # what it governs went on until then
    sure: float


@cache
def governors() -> dict[str, Governor]:
    """Load the governors of lexicons/status.yaml by word; the first line that names a word holds.

    Raises:
        LexiconError: an unknown effect.
    """
    found: dict[str, Governor] = {}
    for name, entry in table("status")["governors"].items():
        effect = str(entry["effect"])
        if effect not in ("actual", "planned", "proposed", "conditional", "negated", "asked", "drop"):
            raise LexiconError("no such effect", where=f"status.yaml: {name}", words=effect)
        made = Governor(
            name,
            effect,
            dict(entry.get("act", {})),
            frozenset(entry.get("instead", [])),
            bool(entry.get("deny", False)),
            bool(entry.get("accuse", False)),
            bool(entry.get("habit", False)),
            bool(entry.get("meant", False)),
            bool(entry.get("ends", False)),
            float(entry.get("sure", 1.0)),
        )
        for word in strings(entry["words"], f"status.yaml: {name}"):
            found.setdefault(word, made)
    return found


@cache
def status_words(name: str) -> frozenset[str]:
    """One list of lexicons/status.yaml."""
    return frozenset(strings(table("status")[name], f"status.yaml: {name}"))


@cache
def effects(name: str) -> dict[str, str]:
    """Turn one table of lexicons/status.yaml round: word to effect."""
    return {word: effect for effect, words in table("status")[name].items() for word in words}


def governor_at(clauses: Clauses, index: int) -> Governor | None:
    """The governor that stands at a place: a verb by its plain form, a noun or adjective as it is."""
    if index < 0:
        return None
    pred = clauses.by_word.get(index)
    if pred is not None:
        low = clauses.line.low(pred.i)
        if pred.passive and low not in pred.lemmas and low in governors():
            return governors()[low]  # "is prepared to" is no preparation
        for lemma in pred.lemmas:
            follow = clauses.line.low(pred.last + 1)
            made = governors().get(f"{lemma} {follow}") or governors().get(lemma)
            if made is not None:
                return made
        return None
    return governors().get(clauses.line.low(index))


def applied(made: Governor, outer: Axes, inner: Axes, index: int) -> Axes | None:
    """Give the axes of an act under a governor; None where nothing follows of it."""
    sure = made.sure * outer.sure * inner.sure
    if made.ends and (outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED):
        return None  # "agreed to stop violating": it goes on until then
    if made.effect == "negated":
        # "did not fail to": what fails is affirmed again.
        return replace(joined(outer, inner).negated(), sure=sure)
    if made.effect == "actual":
        both = replace(joined(outer, inner), sure=sure)
        if made.habit:
            both = replace(both, aspect=Aspect.HABIT)
        if made.deny and outer.polarity is Polarity.AFFIRMED:
            both = replace(both, denied_by=index)
        if made.accuse:
            both = replace(both, accused_by=index)
        return both
    if outer.polarity is Polarity.NEGATED and made.effect == "conditional":
        return replace(inner, sure=sure).under(Modality.CONDITIONAL).negated()
    if outer.polarity is Polarity.NEGATED and made.meant and outer.modality is Modality.ACTUAL:
        return replace(inner, sure=sure * 0.9).negated()  # "does not intend to resume", "is not ready to"
    if outer.polarity is Polarity.NEGATED:
        return None  # "did not agree to resume": nothing follows of the resumption
    was = inner.was or (made.effect == "planned" and made.name in ("plan", "seek"))
    return replace(inner, sure=sure, was=was).under(Modality(made.effect)).under(outer.modality)
