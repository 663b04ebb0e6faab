"""Words of a value to what they mean in any language: "two weeks" is 2 of a week, "mothers" are parents.

Rule: a value is read whole or not at all. A word that may take in several things (family) means nothing here.
"""

from __future__ import annotations

import re
from functools import cache

from servanda.read.lexicon import strings, table
from servanda.read.numbers import number, number_pattern


@cache
def meanings() -> dict[str, str]:
    """Every word that has a meaning of its own: kin, yes and no, units of time."""
    words = table("values")
    found = {str(word): str(unit) for word, unit in words["units"].items()}
    for kind in ("kin", "truth"):
        for name, entry in words[kind].items():
            found |= dict.fromkeys(strings(entry, f"values.yaml: {kind}.{name}"), f"{kind}:{name}")
    return found


def meaning(words: str) -> str | None:
    """What words mean as a whole; None where they have no meaning of their own."""
    return meanings().get(" ".join(words.casefold().split()))


def unit(words: str) -> str | None:
    """Read a unit: "days" is "day", "US dollars per quarter" is "USD/3 month"; None where it is none."""
    plain = " ".join(words.split())
    what, period = _cut(plain)
    named = _measure(what) if what else ""
    if named is None or (period is None and not named):
        return None
    return f"{named}/{period}" if period else named


def quantity(words: str) -> tuple[str, str] | None:
    """Read a number with its unit: "two weeks" is ("2", "week"), "once every three years" ("1", "/3 year").

    "$300 per quarter" is ("300", "USD/3 month"); a bare number has the unit "". None where it is none.
    """
    plain = " ".join(words.split()).casefold()
    table_ = table("values")
    adverb = table_["adverbs"].get(plain)
    if adverb is not None:
        return "1", f"/{adverb}"
    head, _, rest = plain.partition(" ")
    if head in table_["every"] and (period := _period(rest)):
        return "1", f"/{period}"
    if head in table_["times"]:
        period = _per(rest)
        return (str(table_["times"][head]), f"/{period}") if period else None
    return _number(" ".join(words.split()))


def is_money(words: str) -> bool:
    """Tell whether a value is a sum of money, in a period or not."""
    found = quantity(words)
    numbers = table("numbers")
    known = {*numbers["currencies"].values(), *numbers["currency_words"].values()}
    return found is not None and found[1].partition("/")[0] in known


def _number(words: str) -> tuple[str, str] | None:
    money = "|".join(re.escape(one) for one in sorted(table("numbers")["currencies"], key=len, reverse=True))
    match = re.fullmatch(rf"(?P<money>(?:{money})\s?)?(?P<value>{number_pattern()})(?P<rest>.*)", words)
    value = number(match["value"]) if match else None
    if match is None or value is None:
        return None
    said = f"{value:g}" if abs(value) < 10**6 else str(int(value) if value.is_integer() else value)
    rest = match["rest"].strip()
    if match["money"]:
        rest = f"{match['money'].strip()} {rest}".strip()
    if not rest:
        return said, ""
    first, _, after = rest.partition(" ")
    if first.casefold() in table("values")["counts"]:  # "three times a year"
        period = _per(after)
        return (said, f"/{period}") if period else None
    found = unit(rest)
    return (said, found) if found else None


def _cut(words: str) -> tuple[str, str | None]:
    """Cut a unit from its period: "day per year", "day/year", "/3 year"."""
    left, slash, right = words.partition("/")
    if slash and (period := _period(right)):
        return left.strip(), period
    pieces = words.split(" ")
    for place in range(len(pieces)):
        if period := _per(" ".join(pieces[place:])):
            return " ".join(pieces[:place]), period
    return words, None


def _per(words: str) -> str | None:
    """Read "a year", "every three years", "per quarter", "annually"."""
    plain = words.casefold()
    if adverb := table("values")["adverbs"].get(plain):
        return str(adverb)
    for lead in sorted(table("values")["per"], key=len, reverse=True):
        if plain.startswith(f"{lead} ") and (period := _period(plain[len(lead) + 1 :])):
            return period
    return None


def _period(words: str) -> str | None:
    plain = words.strip().casefold()
    known = {**table("values")["units"], **table("values")["periods"]}
    head, _, tail = plain.rpartition(" ")
    named = known.get(tail)
    if named is None:
        return None
    if not head:
        return str(named)
    times = number(head)
    size, _, base = str(named).rpartition(" ")
    return f"{times * (number(size) or 1 if size else 1):g} {base}" if times else None


def _measure(words: str) -> str | None:
    """A unit of time, a currency, or a measure; other words stay what they are."""
    plain = words.casefold()
    if plain in table("values")["units"]:
        return str(table("values")["units"][plain])
    numbers = table("numbers")
    for kind in ("currencies", "currency_words", "units"):
        if words in numbers[kind] or plain in numbers[kind]:
            return str(numbers[kind].get(words) or numbers[kind].get(plain))
    return None


def several(words: str) -> tuple[str, ...] | None:
    """Read a list of things that each have a meaning of their own ("spouses, parents and children").

    None where any of them has none: a list that is not understood whole is no list to hold something against.
    """
    joins = "|".join(re.escape(one) for one in table("values")["joins"])
    cut = re.split(rf"(?:,|\s(?:{joins})\s)+", f" {words.strip()} ")
    leads = set(table("values")["lead"])
    found = []
    for piece in cut:
        plain = piece.casefold().split()
        if not plain:
            continue
        while plain and plain[0] in leads:
            plain = plain[1:]
        key = meaning(" ".join(plain))
        if key is None or not key.startswith("kin:"):
            return None
        found.append(key)
    return tuple(dict.fromkeys(found)) or None
