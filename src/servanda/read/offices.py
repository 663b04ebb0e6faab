"""From the words beside a person's name to the office they give, its state, and whether it is past.

Rule: one grammar for all offices, over classes of words: OWNER? MODIFIER* HEAD ("of" ...)*, before the
name ("Xish Deputy Foreign Minister A B") or after it and a comma ("A B, head of the X mission in Y").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.actor import ActorType, Office
from servanda.read.cues import is_speech
from servanda.read.lexicon import table
from servanda.read.spans import Found, Line
from servanda.read.tenure import with_tenure
from servanda.read.word_classes import word_lists
from servanda.read.words import fold, key

# One letter for each word: S something listed, H head, M modifier, A abbreviation, R honorific, T "of",
# D article, P "former", E "elect", L "led by", C other capital, n other word; marks stand for themselves.
_BEFORE = re.compile(
    r"(?P<det>D)?(?P<past>P-?)?(?:S(?:')?)*(?P<past2>P-?)?(?:[MH]-?)*(?:H|A\.?)(?:-?E)?"
    r"(?:T(?:D)?(?:S'|[SCMHn&-]){1,6}){0,3}(?P<comma>,)?$"
)
# "Xland's water and power minister, A B," and "the bank's president, A B,": any nouns before the head,
# where an owner or an article opens the phrase and a comma closes the name.
_APPOSED = re.compile(
    r"(?:(?P<det>D)(?:[nCMS&-]{1,4}')?|S'?|C')(?P<past>P-?)?(?:[nCMHS&-]-?){0,5}?H"
    r"(?:T(?:D)?(?:S'|[SCMHn&-]){1,6}){0,3}(?P<comma>,)$"
)
# "Xland's unification minister A B": one or two nouns that no list of offices holds.
_OWNED = re.compile(r"(?:(?P<det>D)(?:S'?)?|S'?)(?P<past>P-?)?(?:n-?){1,2}(?:&n)?(?:[MH]-?)*H$")
_HONORIFIC = re.compile(r"R\.?$")
_AFTER = re.compile(
    r"^,(?:9,)?(?P<who>W)?(?P<past>P|B)?(?P<det>D)?(?P<past2>P-?)?(?:S(?:')?)*(?P<past3>P-?)?"
    r"(?P<body>(?:[MHnC]-?){0,5}H(?:-?E)?(?:T(?:D)?(?:S'?)?[SCMHn&-]{0,6}){0,3})"
)


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The lists of offices.yaml, folded."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    tails: frozenset[str]
    abbreviations: frozenset[str]
    abbreviation_party: dict[str, str]
    honorifics: frozenset[str]
    past: frozenset[str]
    past_after: tuple[tuple[str, ...], ...]
    past_first: frozenset[str]
    elect: frozenset[str]
    unnamed: frozenset[str]
    seats: frozenset[str]
    political: frozenset[str]
    default_party: dict[tuple[str, ...], str]


@lru_cache(maxsize=1)
def office_words() -> OfficeWords:
    """Read the words of which offices are made."""
    rows = table("offices")

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in rows[name])

    return OfficeWords(
        frozenset(w for word in rows["heads"] for w in (fold(word), fold(word) + "s")),
        folded("modifiers"),
        folded("tails"),
        folded("abbreviations"),
        {fold(k): f"state:{v}" for k, v in rows["abbreviation_party"].items()},
        folded("honorifics"),
        folded("past"),
        tuple(key(word) for word in rows["past_after"]),
        frozenset(key(word)[0] for word in rows["past_after"]),
        folded("elect"),
        folded("unnamed"),
        folded("seats"),
        folded("political"),
        {key(phrase): f"state:{code}" for phrase, code in rows["default_party"].items()},
    )


@dataclass(frozen=True, slots=True)
class Held:
    """An office as found: its words, the party they give, and from which word on they stand."""

    office: Office
    party: str | None
    first: int
    last: int
    honorific: str = ""


def _office(words: str, past: bool) -> Office:
    """Make an office of its words; its head ("senator" of "senator for Ohio") tells whether it is a seat."""
    known = office_words()
    head = ""
    for word in fold(words).replace(".", " ").split():
        if head and word in known.tails:
            break
        head = word
    return Office(words, past=past, seat=head in known.seats)


def is_title(low: str) -> bool:
    """Tell whether a capitalised word is part of a title rather than of a name."""
    words = office_words()
    return low in words.heads or low in words.modifiers or low in words.abbreviations


def before(line: Line, place: int, last: int, source: str) -> Held | None:
    """Read the title that ends where a name begins; None where there is none. `last` is past the name."""
    letters, starts = _letters(line, max(0, place - 14), place)
    honorific = line.low(place - 1) if line.low(place - 1) != "." else line.low(place - 2)
    if _HONORIFIC.search(letters) and honorific in office_words().honorifics:
        size = 1 if line.low(place - 1) != "." else 2
        return Held(Office(""), None, place - size, place, honorific)
    best = _longest(_BEFORE, letters)
    if best is not None and best["comma"] and not best["det"] and "'" not in best[0]:
        best = None
    wider = _longest(_OWNED, letters)
    if letters.endswith(",") and line.low(last) in (",", ")", "("):
        wider = _longest(_APPOSED, letters)
    if wider is not None and (best is None or wider.start() < best.start()):
        return _wide(line, wider, starts, place, source)
    if best is None:
        return None
    at = best.start()
    while letters[at : at + 1] in ("D", "P", "-", "'"):
        at += 1
    first = starts[at]
    body = place - 1 if best["comma"] else place
    past = bool(best["past"] or best["past2"])
    party = _party(line, first, body)
    for word in line.words[first:body]:
        party = party or office_words().abbreviation_party.get(word.low)
    words = line.text(_past_owner(line, first, body), body, source)
    office = _office(words, past)
    if line.low(last) == "(":  # "Prime Minister A B (1998-2003)"
        office = with_tenure(office, line, last)
    return Held(office, party, starts[best.start()], place)


def _wide(line: Line, best: re.Match[str], starts: list[int], place: int, source: str) -> Held:
    """An office whose words are any nouns: what owns it goes out of its words."""
    letters = best.string
    at = best.start()
    while letters[at] in "DP-'":
        at += 1
    first = starts[at]
    body = place - 1 if letters.endswith(",") else place
    party = _party(line, first, body)
    owner = letters.rfind("'", at, letters.find("H", at))
    office = starts[owner + 1] if owner >= 0 else _past_owner(line, first, body)
    while line.low(office) in office_words().past or line.low(office) in ("-", "the"):
        office += 1
    words = _office(line.text(office, body, source), bool(best["past"]))
    return Held(words, party, starts[best.start()], place)


def _longest(pattern: re.Pattern[str], letters: str) -> re.Match[str] | None:
    for at in range(len(letters)):
        found = pattern.match(letters, at)
        if found:
            return found
    return None


def after(line: Line, place: int, source: str) -> Held | None:
    """Read the office in apposition after a name: ", the then head of ...", ", a ministry spokeswoman"."""
    if line.low(place) != ",":
        return None
    letters, starts = _letters(line, place, min(len(line.words), place + 22))
    found = _AFTER.match(letters)
    if not found:
        return None
    begin = found.start("body")
    while begin > 0 and letters[begin - 1] in ("S", "'"):
        begin -= 1
    while letters[begin] == "'":
        begin += 1
    first = starts[begin]
    end = found.end()
    while end > found.start("body") and letters[end - 1] in "TDn&-,":
        end -= 1  # "head of the mission in" ends at the mission
    last = starts[end] if end < len(starts) else len(line.words)
    past = bool(found["past"] or found["past2"] or found["past3"])
    office = line.text(_past_owner(line, first, last), last, source)
    told = with_tenure(_office(office, past), line, last)
    return Held(told, _party(line, first, last), first, last)


def _past_owner(line: Line, first: int, last: int) -> int:
    """Leave a state's name out of its office: the party tells it; an organ's name stays."""
    while line.low(first) in office_words().political and first < last - 1:
        first += 1
    one = line.beginning(first)
    if one is None or one.type is not ActorType.STATE or one.last >= last:
        return first
    return one.last + 1 if line.low(one.last) == "'s" else one.last


def _party(line: Line, first: int, last: int) -> str | None:
    """The state of an office: the first state or organ in its words that is no destination."""
    for one in sorted(line.found, key=lambda one: (one.first, -one.last)):
        if first <= one.first and one.last <= last and one.party and one.sort not in ("person", "city"):
            link = line.low(one.first - 1)
            link = line.low(one.first - 2) if link == "the" else link
            if one.first > first and link in ("to", "in", "at", "on", "with", "for"):
                continue
            if one.type is ActorType.PLACE and one.first > first and link != "of":
                continue
            return one.party
    return None


def _letters(line: Line, first: int, last: int) -> tuple[str, list[int]]:
    """Write the words between two places as letters, what is listed as one; with the place of each."""
    letters: list[str] = []
    starts: list[int] = []
    place = first
    while place < last:
        one = line.beginning(place)
        if (
            one
            and one.sort not in ("person", "maybe")
            and one.last <= last
            and not _is_plain_title(line, one)
        ):
            letters.append("S")
            starts.append(place)
            place = one.last
            continue
        if one and one.sort == "person":
            letters.append("x")
            starts.append(place)
            place = max(place + 1, min(one.last, last))
            continue
        size, letter = _letter(line, place)
        letters.append(letter)
        starts.append(place)
        place += size
    return "".join(letters), starts


def _is_plain_title(line: Line, one: Found) -> bool:
    return one.last - one.first == 1 and is_title(line.low(one.first)) and one.sort == "kind"


def _letter(line: Line, place: int) -> tuple[int, str]:
    words = office_words()
    word = line.words[place]
    low = word.low
    for phrase in words.past_after if low in words.past_first else ():
        if len(phrase) > 1 and all(line.low(place + i) == part for i, part in enumerate(phrase)):
            return len(phrase), "B"
    if low in ("'s", "'"):
        return 1, "'"
    if low in (",", ".", "-"):
        return 1, low
    if low.isdigit():
        return 1, "9"
    if low in ("the", "a", "an", "its", "their", "his", "her", "one"):
        return 1, "D"
    if low == "who":
        return 1, "W"
    if low in ("and", "&"):
        return 1, "&"
    if low in words.past:
        return 1, "P"
    if low in words.elect and line.low(place - 1) == "-":
        return 1, "E"
    if word.capital and low in words.honorifics and low not in words.heads:
        return 1, "R"
    if low in words.abbreviations and word.capital and line.low(place + 1) == ".":
        return 1, "A"
    if low in words.heads:
        return 1, "H"
    if low in words.modifiers:
        return 1, "M"
    if low in words.abbreviations and word.capital:
        return 1, "A"
    if low in words.tails:
        return 1, "T"
    past = low.endswith("ed") and len(low) > 4
    if not word.alpha or past or low in word_lists()["finite"] or is_speech(low):
        return 1, "x"
    return 1, "C" if word.capital else "n"
