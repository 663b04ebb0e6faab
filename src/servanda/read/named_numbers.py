"""Numbers that name, order, date or give an age, by the words around them: "Article 5", "Smith, 55, said".

Rule: a number with a unit or a currency names nothing. What the tree alone tells ("a 737 airliner") is
asked in `counted`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from servanda.read.figure_tree import Tree, children, relation
from servanda.read.lexicon import table
from servanda.read.timex_words import either

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE = 60  # code points before a number that may tell what it is


@lru_cache(maxsize=1)
def _words() -> Any:
    return table("numbers")


@lru_cache(maxsize=1)
def _tests() -> tuple[re.Pattern[str], ...]:
    """What stands before a number that names, and after it; before an age, and after; before a score."""
    words = _words()
    grown = either(words["grown"])
    return (
        re.compile(rf"(?:^|[\s(])(?:{either(words['names'])})\.?\s*$"),
        re.compile(rf"\s*(?:[A-Z]\w+\s+)?(?:{either(words['addresses'])})(?!\w)|['’]s?\s|(?:st|nd|rd|th)\b"),
        re.compile(
            rf"(?i)(?:\b(?:age of|aged|turn(?:s|ed)?)|\b(?:{grown})\s+(?:under|over|above|below))\s*$"
        ),
        re.compile(r"(?i)\s*(?:or|and)\s+(?:over|older|above|under|younger)\b(?!\s+\d)|\s*years?\s+old\b"),
        re.compile(rf"(?i)\b(?:{either(words['contests'])})\s+$"),
    )


def is_name(match: re.Match[str]) -> bool:
    """Tell a number that names, orders, is an age, a score or an address.

    Args:
        match: of the pattern of numbers, with its groups bound, money, unit, first and last.
    """
    if match["money"] or match["unit"]:
        return False
    text = match.string
    before, after = (
        text[max(0, match.start() - _BEFORE) : match.start()],
        text[match.end() : match.end() + _BEFORE],
    )
    named, followed, young, grown, contest = _tests()
    lead = before if not match["bound"] else f"{before}{match['bound']} "
    if named.search(before) or followed.match(after) or young.search(lead) or grown.match(after):
        return True
    if match["last"] and contest.search(before):
        return True  # "won 3-2"
    if re.search(r"(?i)\bone\b[^.,;]{0,30}\bin\s+$", before):
        return True  # "one household in four"
    first = match.start() <= _BEFORE  # in the sentence
    if first and not before.strip(" \t\u00a0(“\"'") and re.match(r"\s*[.)]\s", after):
        return True  # the number of a paragraph
    if re.search(r"[A-Z][\w’'.-]{0,40},\s*$", before) and re.match(r"\s*,", after):
        return True  # "Smith, 55, said"
    year = _YEAR.fullmatch(match["first"])
    if year and not match["bound"] and not match["last"] and not re.match(r"\s+[a-z]+s\b", after):
        return True
    if (not first or before.strip(" \t\u00a0(“\"'‘")) and re.match(r"[A-Z][a-z]", match["first"]):
        # "the Big Three automakers", "the Ford Five Hundred"; not so in a headline, where all is large
        return re.match(r"\s+[A-Z]", after) is None
    alone = first and len(before.split()) <= 1
    return not match["bound"] and not alone and _follows_name(match["first"], before, after)


def _follows_name(digits: str, before: str, after: str) -> bool:
    """Tell "Boeing 737" and "Trent 900 engines" from "In Cuba 30 prisoners"."""
    held = re.search(r"(?:^|\s)([A-Z][\w’'-]{0,40})\s+$", before)
    if held is None or not re.fullmatch(r"\d+", digits) or re.match(r"\s+[a-z]+s\b", after):
        return False
    return held[1] not in ("The", "In", "A", "Of", "And", "About", "Some")


def names_in_tree(tree: Tree, start: int, end: int, unit: str) -> bool:
    """Tell a number that names by what it hangs on: "its 777 airliner", "Trent 900 engines", "iOS 4".

    Args:
        tree: of the sentence.
        start, end: of the number in the sentence.
        unit: of the number; one that has it names nothing.
    """
    text = tree.text[start:end]
    top = tree.top(start, end)
    if unit or top is None or str(top.pos_) not in ("NUM", "PROPN", "NOUN"):
        return False
    if not re.fullmatch(r"\d+", text):
        return bool(re.fullmatch(r"\d+-\d+", text)) and relation(top) == "compound"
    role, head = relation(top), top.head
    if _YEAR.fullmatch(text) and role != "nummod":
        return True
    if role == "flat" or (role in ("nummod", "nmod", "appos") and head.i < top.i and _is_one_name(head)):
        return bool(head.i == top.i - 1)
    if role in ("compound", "nummod") and head.i > top.i:
        others = [one for one in children(head, "nummod") if one.i < top.i]
        owned = any(relation(one) in ("det", "nmod") and one.i < top.i for one in head.lefts)
        single = "Sing" in head.morph.get("Number") and text != "1"
        return bool(others or _is_one_name(head) or (single and (owned or role == "compound")))
    return False


def _is_one_name(head: Any) -> bool:
    return (
        str(head.pos_) == "PROPN" and "Plur" not in head.morph.get("Number") and not head.text.endswith("s")
    )
