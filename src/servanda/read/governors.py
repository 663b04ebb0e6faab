"""Words that take an act as their complement ("offered to", "refusal to"), and what they make of it.

Rule: the effect of each governor is a line of lexicons/status.yaml; those that take a gerund are first
sought in lexicons/gerunds.yaml ("avoid", "rule out", "on the verge of"), where the longest turn holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from servanda.model.act import Aspect, Modality, Polarity
from servanda.read.axes import Axes, joined
from servanda.read.clauses import Clauses
from servanda.read.lexicon import LexiconError, strings, table

OWN = dict.fromkeys(("its", "his", "her", "their", "our", "my", "your"), "its")
"""Possessives, which stand as "its" in the turns of the lists."""

EFFECTS = ("actual", "planned", "proposed", "conditional", "negated", "asked", "drop", "weighed")
"""What a governor makes of its content; `weighed` is actual where the network holds it for real."""


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
    open: bool  # negated, what it governs stays open: "did not rule out"
    sure: float


@cache
def governors() -> dict[str, Governor]:
    """Load the governors of lexicons/status.yaml by word; the first line that names a word holds.

    Raises:
        LexiconError: an unknown effect.
    """
    return _governors(table("status")["governors"], "status.yaml")


@cache
def gerund_governors() -> dict[str, Governor]:
    """Load those of lexicons/gerunds.yaml by word or turn.

    Raises:
        LexiconError: an unknown effect.
    """
    return _governors(table("gerunds"), "gerunds.yaml")


def _governors(rows: dict[str, dict[str, Any]], file: str) -> dict[str, Governor]:
    found: dict[str, Governor] = {}
    for name, entry in rows.items():
        effect = str(entry["effect"])
        if effect not in EFFECTS:
            raise LexiconError("no such effect", where=f"{file}: {name}", words=effect)
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
            bool(entry.get("open", False)),
            float(entry.get("sure", 1.0)),
        )
        for word in strings(entry["words"], f"{file}: {name}"):
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
            follow, further = (clauses.line.low(pred.last + step) for step in (1, 2))
            turns = (f"{lemma} {follow} {further}", f"{lemma} {follow}", lemma)
            made = next((governors()[one] for one in turns if one in governors()), None)
            if made is not None:
                return made
        return None
    return governors().get(clauses.line.low(index))


def gerund_governor(clauses: Clauses, index: int) -> Governor | None:
    """The governor of a gerund: a verb with the words that follow it, a noun or an adjective as it is."""
    if index < 0:
        return None
    line, pred = clauses.line, clauses.by_word.get(index)
    known = gerund_governors()
    if pred is None:
        return known.get(line.low(index)) or governors().get(line.low(index))
    follow = [OWN.get(line.low(one), line.low(one)) for one in range(pred.last + 1, pred.last + 5)]
    for count in range(len(follow), -1, -1):
        for lemma in (*pred.lemmas, line.low(pred.i)):
            made = known.get(" ".join((lemma, *follow[:count])))
            if made is not None:
                return made
    return governor_at(clauses, index)


def applied(made: Governor, outer: Axes, inner: Axes, index: int) -> Axes | None:
    """Give the axes of an act under a governor; None where nothing follows of it."""
    sure = made.sure * outer.sure * inner.sure
    if made.ends and (outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED):
        return None  # "agreed to stop violating": it goes on until then
    if made.open and outer.polarity is Polarity.NEGATED:
        return replace(inner, sure=sure).under(Modality.CONDITIONAL)
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
    return replace(inner, sure=sure, was=was).under(_modality(made.effect)).under(outer.modality)


def _modality(effect: str) -> Modality:
    """What is weighed stands under a condition; any other effect is named as its modality."""
    return Modality.CONDITIONAL if effect == "weighed" else Modality(effect)
