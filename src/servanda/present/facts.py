"""What a user gives of a trip or a payment ("days=10") to facts, and a measure's name to the measure.

Rule: words are read by the lexicons of the reader alone; what they do not know stays the user's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from servanda.assess.allowed import Fact
from servanda.assess.comparing import Terms
from servanda.errors import BadCall
from servanda.model.dossier import Dossier
from servanda.model.limits import Measure, Rule
from servanda.present.labels import humane
from servanda.present.naming import Names
from servanda.read.values import meaning, quantity, unit

SHOWN = 5


def fact(text: str) -> Fact:
    """Read NAME=VALUE: ``days=10`` is 10 of a day, ``amount="300 USD"`` 300 of that money.

    Raises:
        BadCall: there is no name or no value.
    """
    name, _, value = (part.strip() for part in text.partition("="))
    if not name or not value:
        raise BadCall(f"nothing is told by {text!r}", remedy="Write a fact as name=value: relation=cousin")
    found = quantity(value)
    if found is None:
        return Fact(name, value)
    return Fact(name, found[0], found[1] or unit(name) or "")


def facts(texts: Iterable[str]) -> tuple[Fact, ...]:
    """Read several facts.

    Raises:
        BadCall: one is none, or two speak of the same.
    """
    found = tuple(fact(text) for text in texts)
    names = [one.name.casefold() for one in found]
    for name in names:
        if names.count(name) > 1:
            raise BadCall(f"{name} is given twice", remedy="Ask for one at a time.")
    return found


def readable(measure: Measure) -> Measure:
    """Give the rules of a measure numbers with units where their values are words for such ("14 days")."""
    return replace(measure, rules=tuple(_numbered(rule) for rule in measure.rules))


def _numbered(rule: Rule) -> Rule:
    found = [quantity(one) for one in rule.values]
    units = {one[1] for one in found if one}
    if rule.unit or not rule.values or None in found or len(units) != 1:
        return rule
    return replace(rule, values=tuple(one[0] for one in found if one), unit=units.pop())


def terms(measure: Measure, given: Iterable[Fact], dossier: Dossier) -> Terms:
    """What the words of rules and facts mean: units, kin, yes and no; and what counts as a concept."""
    words = [word for rule in measure.rules for word in (rule.parameter, rule.unit, *rule.values)]
    words += [word for one in given for word in (one.name, one.value, one.unit)]
    members = {one.id: frozenset(word for _, some in one.words for word in some) for one in dossier.concepts}
    words += [word for some in members.values() for word in some]
    meanings = {word: key for word in words if word and (key := meaning(word) or unit(word))}
    return Terms(meanings, members)


def find_measure(measures: Sequence[Measure], names: Names, text: str) -> Measure:
    """Find the measure that a user means: by id, by the id of its topic, by its words or some of them.

    Of several that the words fit, the one that a dossier defines is meant.

    Raises:
        BadCall: none is, or several are.
    """
    wanted = _plain(text)
    for fits in (
        [one for one in measures if text == one.id],
        [one for one in measures if text == one.topic],
        [one for one in measures if wanted in _words(one, names)],
        [one for one in measures if any(_within(wanted, words) for words in _words(one, names))],
    ):
        defined = [one for one in fits if not one.provisional]
        if len(fits) == 1 or len(defined) == 1:
            return (defined or fits)[0]
        if fits:
            told = "; ".join(f"{_title(one, names)}: {one.id}" for one in (defined or fits)[:SHOWN])
            raise BadCall(
                f"{len(defined or fits)} measures are meant by {text!r}: {told}",
                remedy="Name one by its id, which `servanda measures` shows.",
            )
    if not measures:
        raise BadCall(
            "no measure is on record", remedy="Reports tell of measures, or a dossier defines them."
        )
    known = {words: one for one in measures for words in (*_words(one, names), one.id)}
    near = get_close_matches(wanted, known, n=SHOWN, cutoff=0.5)
    nearest = list(dict.fromkeys(known[one].id for one in near)) or [one.id for one in measures[:SHOWN]]
    raise BadCall(f"no measure is called {text!r}", remedy=f"Nearest: {', '.join(nearest)}.")


def _words(one: Measure, names: Names) -> tuple[str, ...]:
    found = (one.name, humane(one.topic), names.of(one.topic), humane(one.id))
    return tuple(dict.fromkeys(_plain(words) for words in found if words))


def _title(one: Measure, names: Names) -> str:
    by = f" by {names.of(one.by)}" if one.by else ""
    return (one.name or names.of(one.topic)) + by


def _within(wanted: str, words: str) -> bool:
    return bool(wanted) and set(wanted.split()) <= set(words.split())


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())
