"""Numbers that count or measure, with how exact they are: "about 500", "between 12 and 20 million", "dozens".

Rule: the words before a number bound it ("at least", "up to"); what only names ("Article 5"), orders
("5th") or dates is none. A unit or a currency belongs to the words of the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from servanda.model.figure import Amount
from servanda.read.lexicon import table
from servanda.read.numbers import DIGITS, number, word_pattern
from servanda.read.timex_words import either


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
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _words()
    bounds = [one for key in ("approximate", "least", "more", "most", "less") for one in words[key]]
    bound = rf"(?:(?P<bound>(?i:{either(bounds)}))\s+)?"
    money = rf"(?P<money>(?:{either(words['currencies'])})\s?)?"
    big = either([*words["large"], *(f"{one}s" for one in words["large"])])
    mark = either(words["marks"])
    spaced = either(one for one in words["marks"] if len(one) == 2)
    size = rf"(?:(?:\s+|-)(?i:{big})(?![a-z])|\s(?:{spaced})(?![a-zA-Z])|(?:{mark})(?![a-zA-Z]))"
    plain = rf"(?:(?:{DIGITS}){size}?|{word_pattern()})"
    unit = rf"(?:\s?(?P<unit>%|(?:{either([*words['units'], *words['currency_words']])})(?![a-zA-Z])))?"
    left = r"(?<![\w.,:/°#+-])(?<!\d\s[/:])"
    right = r"(?![\w])(?![.,:/]\d)(?!-[A-Za-z])"
    whole = re.compile(
        rf"{left}{bound}(?P<all>(?i:all)\s+)?{money}(?P<first>{plain})"
        rf"(?:(?:\s?[-–—]\s?|\s+(?i:to|and)\s+)(?P<money2>(?:{either(words['currencies'])})\s?)?(?P<last>{plain}))?{unit}{right}"
    )
    vague = re.compile(
        rf"(?<![\w-]){bound}(?P<vague>(?i:(?:(?:several|a\s+few|many)\s+(?P<few>hundred|thousand|million|dozen))"
        rf"|(?:an?\s+|two\s+|half\s+a\s+)?(?P<collective>{either(words['collectives'])})(?!s)"
        rf"|{either(words['vague'])}))(?P<dollars>\s+of\s+dollars)?(?![\w-])"
    )
    part = re.compile(
        rf"(?<![\w-]){bound}(?P<part>(?i:(?:an?\s+)?(?:{either(words['fractions'])})))(?=\s+(?:of|the)\s)(?![\w-])"
    )
    return whole, vague, part


def find_sums(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Sum]:
    """Yield the amounts of a sentence, in text order.

    Args:
        text: the sentence.
        taken: stretches in which no number counts (its temporal expressions).
    """
    whole, vague, part = _patterns()
    found: list[Sum] = []
    for pattern, build in ((vague, _vague), (part, _fraction), (whole, _number)):
        for match in pattern.finditer(text):
            for one in build(match):
                free = all(one.end <= start or end <= one.start for start, end in taken)
                if free and all(one.end <= other.start or other.end <= one.start for other in found):
                    found.append(one)
    yield from sorted(found, key=lambda one: one.start)


def _bounded(low: float | None, high: float | None, bound: str | None) -> Amount:
    words = _words()
    said = re.sub(r"\s+", " ", (bound or "").lower())
    approximate = said in words["approximate"]
    if said in words["least"] or said in words["more"]:
        return Amount(low, None, approximate)
    if said in words["most"] or said in words["less"]:
        return Amount(None, high, approximate)
    return Amount(low, high, approximate)


def _vague(match: re.Match[str]) -> Iterator[Sum]:
    words = _words()
    text = re.sub(r"\s+", " ", match["vague"].lower())
    if match["few"]:
        size = words["collectives"].get(match["few"].lower()) or words["large"][match["few"].lower()]
        low, high = 2.0 * size, 10.0 * size - 1
        yield Sum(match.start(), match.end(), Amount(low, high, True), "", True)
    elif match["collective"]:
        times = 2.0 if text.startswith("two") else 0.5 if text.startswith("half") else 1.0
        value = times * words["collectives"][match["collective"].lower()]
        if text.startswith(match["collective"].lower()) or match["collective"].lower() == "score":
            return
        yield Sum(match.start(), match.end(), _bounded(value, value, match["bound"]), "", True)
    else:
        low, high = words["vague"][text]
        unit = "money" if match["dollars"] else ""
        yield Sum(match.start(), match.end(), Amount(low, high, True), unit, True)


def _fraction(match: re.Match[str]) -> Iterator[Sum]:
    text = re.sub(r"^an?\s+", "", match["part"].lower())
    if text in ("third", "quarter", "fifth", "tenth") and text == match["part"].lower():
        return  # "the third of May"
    value = _words()["fractions"][text] * 100
    yield Sum(match.start(), match.end(), _bounded(value, value, match["bound"] or "about"), "%", True)


def _number(match: re.Match[str]) -> Iterator[Sum]:
    if _is_name(match):
        return
    unit = _unit(match)
    first = _value(match["first"])
    last = _value(match["last"]) if match["last"] else None
    if first is None:
        return
    if last is None and match["last"]:
        return
    if last is not None:
        between = match.string[match.end("first") : match.start("last")]
        start = match.start("money") if match["money"] else match.start("first")
        paired = re.search(r"(?i)\bbetween$", match.string[:start].rstrip())
        scaled = first
        if last > first and (large := _scale(match["last"])) and not _scale(match["first"]):
            scaled = first * large  # "12 to 20 million"
        if "and" in between.lower() and not paired:
            yield from _halves(match, first, last, unit)
            return
        if scaled < last:
            start = paired.start() if paired else match.start()
            yield Sum(start, match.end(), _bounded(scaled, last, match["bound"]), unit, True)
        return
    if _is_bare_one(match, unit) or _is_definite(match, first):
        return
    large = first >= 1000 and _scale(match["first"]) is not None
    yield Sum(match.start(), match.end(), _bounded(first, first, match["bound"]), unit, large)


def _halves(match: re.Match[str], first: float, last: float, unit: str) -> Iterator[Sum]:
    """Take "two and three" apart: two amounts, of which only the second has what follows."""
    money = unit if match["money"] else ""
    yield Sum(match.start(), match.end("first"), _bounded(first, first, match["bound"]), money or unit)
    start = match.start("money2") if match["money2"] else match.start("last")
    yield Sum(start, match.end(), Amount(last, last), unit)


def _value(text: str) -> float | None:
    marked = re.fullmatch(rf"({DIGITS})\s?({either(_words()['marks'])})", text)
    if marked:
        base = number(marked[1])
        return None if base is None else base * float(_words()["marks"][marked[2]])
    return number(text)


def _scale(text: str) -> float | None:
    words = re.split(r"[\s-]+", text.lower())
    large: dict[str, int] = _words()["large"]
    return float(large[words[-1]]) if len(words) > 1 and words[-1] in large else None


def _unit(match: re.Match[str]) -> str:
    words = _words()
    if match["money"]:
        return str(words["currencies"][match["money"].strip()])
    if match["unit"]:
        text = re.sub(r"\s+", " ", match["unit"])
        return str(words["units"].get(text) or words["currency_words"].get(text) or text)
    return ""


def _is_name(match: re.Match[str]) -> bool:
    """Tell numbers that name, order or are the age of someone."""
    text, words = match.string, _words()
    before, after = text[: match.start()], text[match.end() :]
    if match["money"] or match["unit"]:
        return False
    if re.search(r"(?i)\bone\b[^.,;]{0,30}\bin\s+$", before):
        return True  # "one household in four"
    if re.search(rf"(?:^|[\s(])(?:{either(words['names'])})\.?\s*$", before):
        return True
    if re.match(
        rf"\s*(?:[A-Z]\w+\s+)?(?:{either(words['addresses'])})(?!\w)|['’]s?\s|(?:st|nd|rd|th)\b", after
    ):
        return True
    if not before.strip(" \t\u00a0(“\"'") and re.match(r"\s*[.)]\s", after):
        return True  # the number of a paragraph
    if re.search(r"[A-Z][\w’'.-]+,\s*$", before) and re.match(r"\s*,", after):
        return True  # "Smith, 55, said"
    if (
        re.search(r"[A-Z][\w’'-]+\s+$", before)
        and not match["bound"]
        and before.strip().split()[-1][0].isupper()
    ):
        word = before.strip().split()[-1]
        if (
            len(before.strip().split()) > 1
            and re.fullmatch(r"\d+", match["first"])
            and not re.match(r"\s+[a-z]+s\b", after)
        ):
            return word not in ("The", "In", "A", "Of", "And", "About", "Some")
    year = re.fullmatch(r"(?:1[89]|20)\d\d", match["first"])
    return bool(year) and not match["bound"] and not match["last"] and not re.match(r"\s+[a-z]+s\b", after)


def _is_bare_one(match: re.Match[str], unit: str) -> bool:
    return match["first"].lower() in ("one", "zero", "a", "an") and not unit and not match["bound"]


def _is_definite(match: re.Match[str], value: float) -> bool:
    """Tell "the two sides" and "these three accords", which name what is known, from a count."""
    before = match.string[: match.start()]
    return value <= 10 and not match["unit"] and not match["money"] and bool(_DEFINITE.search(before))


_DEFINITE = re.compile(
    r"(?i)\b(?:the|same|these|those|both|its|their|our|your|my|his|her|every|other|first|last|next)\s+$"
)
