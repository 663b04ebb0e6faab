"""Numbers that name, order, date or give an age, by the words around them: "Article 5", "Smith, 55, said".

Rule: a number with a unit or a currency names nothing. What the tree alone tells ("a 737 airliner") is
asked in `counted`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from servanda.read.figure_tree import Tree, children, relation
from servanda.read.lexicon import strings, table
from servanda.read.timex_words import either

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE = 60  # code points before a number that may tell what it is
_OPENING = " \t\u00a0(“\"'‘"
_PARAGRAPH = re.compile(r"\s{0,4}[.)]\s")
_PLURAL = re.compile(r"\s{1,4}[a-z]+s\b")
_OWNER = re.compile(r"[A-Z][\w’'.-]{0,40},$")
_NAME = re.compile(r"[A-Z][\w’'-]{0,40}")
_COMMON = frozenset({"The", "In", "A", "Of", "And", "About", "Some"})


@lru_cache(maxsize=1)
def _words() -> Any:
    return table("numbers")


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(strings(_words()["names"], "numbers.yaml: names"))


@lru_cache(maxsize=1)
def _contests() -> frozenset[str]:
    return frozenset(strings(_words()["contests"], "numbers.yaml: contests"))


@lru_cache(maxsize=1)
def _tests() -> tuple[re.Pattern[str], ...]:
    """What stands after a number that names; before an age, and after one."""
    words = _words()
    return (
        re.compile(
            rf"\s{{0,4}}(?:[A-Z]\w{{1,30}}\s)?(?:{either(words['addresses'])})(?!\w)|['’]s?\s|(?:st|nd|rd|th)\b"
        ),
        re.compile(
            rf"(?i)(?:age\sof|aged|turn(?:s|ed)?|(?:{either(words['grown'])})\s(?:under|over|above|below))"
        ),
        re.compile(r"(?i)\s{1,4}(?:(?:or|and)\s(?:over|older|above|under|younger)\b(?!\s\d)|years?\sold\b)"),
    )


def is_name(match: re.Match[str]) -> bool:
    """Tell a number that names, orders, is an age, a score or an address.

    Args:
        match: of the pattern of numbers, with its groups bound, money, unit, first and last.
    """
    if match["money"] or match["unit"]:
        return False
    text = match.string
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + _BEFORE]
    words = before.split()
    last = words[-1].lstrip(_OPENING) if words else ""
    followed, young, grown = _tests()
    if last in _names() or last.rstrip(".") in _names() or followed.match(after) or grown.match(after):
        return True
    lead = [*words[-2:], *(match["bound"] or "").split()][-2:]
    if young.fullmatch(" ".join(lead)) or (lead and young.fullmatch(lead[-1])):
        return True
    if match["last"] and last.lower() in _contests():
        return True  # "won 3-2"
    if last == "in" and "one" in words[-6:]:
        return True  # "one household in four"
    first = match.start() <= _BEFORE and not before.strip(_OPENING)  # in the sentence
    if first and _PARAGRAPH.match(after):
        return True
    if last.endswith(",") and after.lstrip()[:1] == "," and _OWNER.fullmatch(last):
        return True  # "Smith, 55, said"
    if _YEAR.fullmatch(match["first"]) and not (match["bound"] or match["last"] or _PLURAL.match(after)):
        return True
    if not first and match["first"][:1].isupper() and match["first"][1:2].islower():
        # "the Big Three automakers", "the Ford Five Hundred"; not so in a headline, where all is large
        return re.match(r"\s{1,4}[A-Z]", after) is None
    # "Boeing 737" and "Trent 900 engines" are names; "In Cuba 30 prisoners" counts.
    alone = match["bound"] or (len(words) <= 1 and match.start() <= _BEFORE) or last in _COMMON
    named = not alone and match["first"].isdigit() and _NAME.fullmatch(last)
    return bool(named) and not _PLURAL.match(after)


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
