"""Numbers that count or measure, with how exact they are: "about 500", "between 12 and 20 million", "dozens".

Rule: the words before a number bound it ("at least", "up to"); what only names ("Article 5"), orders
("5th") or dates is none. A unit or a currency belongs to the words of the sum.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from servanda.model.figure import Amount
from servanda.read.lexicon import table
from servanda.read.named_numbers import is_name
from servanda.read.numbers import DIGITS, number, word_pattern
from servanda.read.timex_words import either

_WORD = 12  # code points of the word before a number
_QUOTED = 400  # code points in which a quotation opened
_LEAD = 80  # code points before a range that tell whether it is one


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount in a sentence; offsets into the sentence's text. `telling`: it stands well on its own."""

    start: int
    end: int
    amount: Amount
    unit: str
    telling: bool = False


@lru_cache(maxsize=1)
def _words() -> Any:
    return table("numbers")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Vague counts; fractions; multiples; numbers. No part of them repeats without limit but digits."""
    words = _words()
    bounds = [one for key in ("approximate", "least", "more", "most", "less") for one in words[key]]
    near = rf"(?:(?i:{either([*words['approximate'], *words['extra']])})\s+)?"
    bound = rf"(?:(?P<bound>(?i:{either(bounds)}))\s+{near})?"
    after = [one for key in ("or_more", "or_less", "or_so") for one in words[key]]
    signs = either(words["currencies"])
    big = either([*words["large"], *(f"{one}s" for one in words["large"])])
    spaced = either(one for one in words["marks"] if len(one) == 2)
    marks = rf"(?:\s(?:{spaced})|(?:{either(words['marks'])}))(?![a-zA-Z])"
    size = rf"(?:[\s-]{{1,3}}(?i:{big})(?![a-z])|{marks})"
    plain = rf"(?:(?:{DIGITS}){size}?|{word_pattern()}(?:(?<=half)\s{{1,3}}(?i:{either(words['large'])}))?)"
    coins = rf"(?:[^\W\d_]\w{{1,20}}\s)?(?:{either(words['currency_words'])})"  # "Swiss francs"
    unit = rf"(?:%|\"(?=\s[a-z])|(?:{either(words['units'])}|{coins})(?![a-zA-Z])|(?:{signs})(?![\w$£€]))"
    left = r"(?<![\w.,:/°+-])(?<!\d\s[/:])"
    right = r"(?![\w])(?![.,:/+]\d)(?!-[A-Za-z])(?!\s?°)"
    return (
        re.compile(
            rf"(?<![\w-]){bound}(?P<vague>(?i:(?P<several>several|a\s+few|many)\s+(?P<few>hundred|thousand|million|dozen)"
            rf"|(?P<count>half\s+a|an?|{word_pattern()}|\d{{1,2}})\s+(?P<collective>{either(words['collectives'])})(?!s)"
            rf"|half\s+a\s+(?P<half>{either(words['large'])})(?!s)"
            rf"|{either(words['vague'])}))(?:\s+(?:of\s+)?(?P<unit>{unit}))?(?![\w-])"
        ),
        re.compile(
            rf"(?<![\w-]){bound}(?P<part>(?i:(?P<number>an?|one|two|three|four|five|seven|nine)[\s-](?P<of>{either(words['parts'])})"
            rf"|(?<!first\s)(?<!second\s)half(?!\sthe\s(?:{either(words['sizes'])})\b)))(?=,?\s(?i:of|the|its|their|his|her|all|these|those)\s)"
        ),
        re.compile(
            rf"(?<![\w-]){bound}(?P<times>(?i:twice|(?P<number>{plain})\s+times))"
            rf"(?=\s+(?i:as\s+(?:many|much)|the\s+(?:number|amount)|more|fewer|less|(?!other)[a-z]{{2,20}}er)\s)"
        ),
        re.compile(
            rf"{left}{bound}(?P<all>(?i:all)\s+)?(?P<money>(?:{signs})\s?|#(?=[\d.,]+\s(?:m|b)illion))?(?P<first>{plain})"
            rf"(?:(?:\s?[-–—]\s?|\s+(?i:to|and)\s+)(?P<money2>(?:{signs})\s?)?(?P<last>{plain}))?"
            rf"(?:[\s-]?(?P<unit>{unit}))?(?:[\s-](?P<bound2>(?i:{either(after)}))(?!\w))?{right}"
        ),
    )


def find_sums(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Sum]:
    """Yield the amounts of a sentence, in text order.

    Args:
        text: the sentence.
        taken: stretches in which no number counts (its temporal expressions).
    """
    if not _hint().search(text):
        return
    found: list[Sum] = []
    held = sorted(taken)  # stretches that do not overlap, in text order
    for pattern, build in zip(_patterns(), (_vague, _fraction, _multiple, _number), strict=True):
        for match in pattern.finditer(text):
            for one in build(match):
                at = bisect_left(held, (one.start, one.end))
                before, after = held[at - 1 : at] if at else [], held[at : at + 1]
                if all(end <= one.start for _, end in before) and all(one.end <= low for low, _ in after):
                    held.insert(at, (one.start, one.end))
                    found.append(one)
    yield from sorted(found, key=lambda one: one.start)


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """A digit or a word of number: most sentences have neither, and are done with."""
    words = _words()
    names = [
        *words["small"],
        *words["large"],
        *words["collectives"],
        *words["vague"],
        "half",
        "twice",
        *words["parts"],
    ]
    return re.compile(rf"\d|\b(?:{either(names)})", re.IGNORECASE)


def _bounded(
    low: float | None, high: float | None, match: re.Match[str], approximate: bool = False
) -> Amount:
    """Bound an amount by what stands before it ("at least") and after it ("or more")."""
    words = _words()
    said = _plain(match["bound"])
    then = _plain(match.groupdict().get("bound2"))
    about = approximate or said in words["approximate"] or then in words["or_so"]
    if said in words["least"] or said in words["more"] or then in words["or_more"]:
        return Amount(low, None, about)
    if said in words["most"] or said in words["less"] or then in words["or_less"]:
        return Amount(None, high, about)
    return Amount(low, high, about)


def _plain(text: str | None) -> str:
    return " ".join(text.lower().split()) if text else ""


def _vague(match: re.Match[str]) -> Iterator[Sum]:
    words = _words()
    unit = _unit(match["unit"])
    if match["few"]:
        size = words["collectives"].get(match["few"].lower()) or words["large"][match["few"].lower()]
        yield Sum(match.start(), match.end(), Amount(2.0 * size, 10.0 * size - 1, True), unit, True)
    elif match["collective"]:
        size, count = words["collectives"][match["collective"].lower()], _plain(match["count"])
        times = 0.5 if count.startswith("half") else number(count)
        if times is None or (size == 20 and not re.match(r"\s+of\s", match.string[match.end() :])):
            return  # "a score" is also what a match ends with
        yield Sum(match.start(), match.end(), _bounded(times * size, times * size, match), unit, True)
    elif match["half"]:
        value = 0.5 * words["large"][match["half"].lower()]
        yield Sum(match.start(), match.end(), _bounded(value, value, match), unit, True)
    else:
        low, high = words["vague"][_plain(match["vague"])]
        yield Sum(match.start(), match.end(), Amount(low, high, True), unit, True)


def _fraction(match: re.Match[str]) -> Iterator[Sum]:
    parts = _words()["parts"]
    value = (number(match["number"]) or 1) / parts[match["of"].lower()] if match["of"] else 0.5
    value = round(100 * value, 2)
    yield Sum(match.start(), match.end(), _bounded(value, value, match, approximate=True), "%", True)


def _multiple(match: re.Match[str]) -> Iterator[Sum]:
    value = _value(match["number"]) if match["number"] else 2.0
    if value is not None:
        yield Sum(match.start(), match.end(), _bounded(value, value, match), "times", True)


def _number(match: re.Match[str]) -> Iterator[Sum]:
    if is_name(match) or _is_quoted(match):
        return
    unit = _unit(match["money"] or match["unit"])
    first, last = _value(match["first"]), _value(match["last"]) if match["last"] else None
    if first is None or (match["last"] and last is None):
        return
    if last is not None:
        yield from _two(match, first, last, unit)
    elif not _is_bare_one(match, unit) and not _is_definite(match, first):
        large = first >= 1000 and _scale(match["first"]) is not None
        yield Sum(match.start(), match.end(), _bounded(first, first, match), unit, large)


def _two(match: re.Match[str], first: float, last: float, unit: str) -> Iterator[Sum]:
    """Tell a range ("20 to 30", "between 20 and 30") from two amounts ("two and three", "from 3 to 5")."""
    start = match.start("money") if match["money"] else match.start("first")
    lead = match.string[max(0, start - _LEAD) : start]
    paired = re.search(r"(?i)\bbetween\s+$", lead)
    if last > first and (large := _scale(match["last"])) and not _scale(match["first"]):
        first *= large  # "12 to 20 million"
    joint = match.string[match.end("first") : match.start("last")].lower()
    if ("and" in joint and not paired) or ("to" in joint and _changes().search(lead)):
        yield from _halves(match, first, last, unit)
    elif first < last:
        at = start - len(paired[0]) if paired else match.start()
        yield Sum(at, match.end(), _bounded(first, last, match), unit, True)


@lru_cache(maxsize=1)
def _changes() -> re.Pattern[str]:
    """A word of change before "from": what follows are two levels, and no range."""
    return re.compile(rf"(?i)\b(?:{either(_words()['changes'])})\b[^.;]*\bfrom\s+$")


def _halves(match: re.Match[str], first: float, last: float, unit: str) -> Iterator[Sum]:
    """Take "two and three" apart: two amounts, of which only the second has what follows."""
    start = match.start("money2") if match["money2"] else match.start("last")
    yield Sum(match.start(), match.end("first"), _bounded(first, first, match), unit)
    yield Sum(start, match.end(), Amount(last, last), unit)


@lru_cache(maxsize=1)
def _marked() -> re.Pattern[str]:
    return re.compile(rf"({DIGITS})\s?({either(_words()['marks'])})")


def _value(text: str) -> float | None:
    """Read a number with its mark of size: "2.5bn", "20 k"."""
    if text[-1:].isdigit():
        return number(text)
    if marked := _marked().fullmatch(text):
        base = number(marked[1])
        return None if base is None else base * float(_words()["marks"][marked[2]])
    return number(text)


def _scale(text: str) -> float | None:
    """The size that a number ends with: a million of "20 million", a thousand million of "20bn"."""
    words = _words()
    if marked := _marked().fullmatch(text):
        return float(words["marks"][marked[2]])
    parts = re.split(r"[\s-]+", text.lower())
    size = words["large"].get(parts[-1]) or words["large"].get(parts[-1].removesuffix("s"))
    return float(size) if len(parts) > 1 and size else None


def _unit(text: str | None) -> str:
    """The unit or currency that some words name; empty for none."""
    if not text:
        return ""
    words, said = _words(), " ".join(text.split())
    if said == "#":
        return "GBP"  # the pound sign of seven-bit British text
    for known in (words["currencies"], words["units"], words["currency_words"]):
        if said in known:
            return str(known[said])
    return str(words["currency_words"].get(said.partition(" ")[2], said))


def _is_quoted(match: re.Match[str]) -> bool:
    """Tell the end of a quotation from the mark of inches: "he asked for 15" and '15" or 17" displays'."""
    if match["unit"] != '"':
        return False
    lead = match.string[max(0, match.start() - _QUOTED) : match.start()]
    return lead.count('"') % 2 == 1 and not re.search(r'\d"', lead)


def _is_bare_one(match: re.Match[str], unit: str) -> bool:
    return match["first"].lower() in ("one", "zero", "a", "an") and not unit and not match["bound"]


def _is_definite(match: re.Match[str], value: float) -> bool:
    """Tell "the two sides" and "these three accords", which name what is known, from a count."""
    if value > 10 or match["unit"] or match["money"]:
        return False
    words = match.string[max(0, match.start() - _WORD) : match.start()].lower().split()
    return bool(words) and (words[-1] in _DEFINITE or (value < 3 and words[-1] in _OWN))


_DEFINITE = frozenset({"the", "same", "these", "those", "both", "every", "other", "first", "last", "next"})
_OWN = frozenset({"its", "their", "our", "your", "my", "his", "her"})
