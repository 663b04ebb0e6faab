"""The words that bind an outcome to a requirement, as a table of links.

Rule: lexicons/conditions.yaml says all that is known of a link; code here looks it up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.phrases import Phrase, Phrases


@dataclass(frozen=True, slots=True)
class Link:
    """Words that bind an outcome to a requirement; see lexicons/conditions.yaml for its parts."""

    name: str
    words: tuple[str, ...]
    force: str
    kind: str = "clause"
    guard: str = ""
    excepting: bool = False  # "unless": what is told is so where the requirement is not met


INVERTED = Link("if", (), "not-stated")
"""The link that an order of words tells: "should they decline", "were the tribunal to rule"."""


BOUND = Link("bound", (), "necessary", kind="told")
"""The link that words apart tell: "tied the loan to reforms"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A link in a line: its first and last word."""

    link: Link
    first: int
    last: int


@cache
def _links() -> dict[Phrase, Link]:
    found: dict[Phrase, Link] = {}
    for name, entry in table("conditions")["links"].items():
        for words in strings(entry["words"], f"conditions.yaml: {name}"):
            made = Link(
                name,
                tuple(words.split()),
                str(entry["force"]),
                str(entry.get("kind", "clause")),
                str(entry.get("guard", "")),
                bool(entry.get("excepting", False)),
            )
            found.setdefault(made.words, made)
    return found


@cache
def _index() -> Phrases:
    return Phrases.of(_links())


@cache
def condition_words(name: str) -> frozenset[str]:
    """One flat list of lexicons/conditions.yaml."""
    return frozenset(strings(table("conditions")[name], f"conditions.yaml: {name}"))


def links_in(line: Line) -> list[Found]:
    """All links of a line, in text order; of two that begin together the longer counts."""
    found: list[Found] = []
    place = 0
    while place < len(line.words):
        phrase = _index().at(line, place)
        if phrase is not None and _is_link(line, place, phrase):
            found.append(Found(_links()[phrase], place, place + len(phrase) - 1))
            place += len(phrase)
        else:
            place += 1
    return found


def _is_link(line: Line, place: int, phrase: Phrase) -> bool:
    if phrase == ("if",):
        return line.low(place - 1) not in condition_words("no_condition")
    if phrase in (("provided",), ("providing",)):  # "were provided with", "providing aid"
        before, after = line.kind(place - 1), line.low(place + 1)
        return before not in ("be", "have", "modal", "to") and after not in ("with", "for", "by", "to", "in")
    return not (phrase[0] in ("no", "any") and line.low(place - 1) in ("without", "with", "of"))
