"""Texts with their marks, one YAML file each, to marks with offsets.

Rule: every mark quotes words of its text; one whose words are not there is an error at its line. Dates and
figures stand in the order of the text, so that words are looked for from the mark before; those of actors are
the first such words of the text, ``word#2`` the second. A word is met whole, never inside another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from servanda.dossier.places import Path_, Placed, read_yaml, shape
from servanda.errors import BadDate
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.text import load

SETS = Path(__file__).parent
_NTH = re.compile(r"#(\d+)$")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class TimexMark(_Strict):
    """A temporal expression; `value`, `freq`, `quant` and `mod` are those of TIMEX3."""

    words: str = Field(min_length=1)
    type: str = Field(pattern="^(DATE|TIME|DURATION|SET)$")
    value: str
    freq: str = ""
    quant: str = ""
    mod: str = ""


class FigureMark(_Strict):
    """A figure with what the text tells of its scope; what it does not tell is left out."""

    words: str = Field(min_length=1)
    low: float | None = None
    high: float | None = None
    approx: bool = False
    unit: str | None = None
    of: str | None = None
    whom: str | None = None
    per: str | None = None
    period: str | None = None
    period_kind: str | None = None
    by: str | None = None


class WhoMark(_Strict):
    """Somebody or something that the text names, with all that stands for it."""

    name: str
    type: str = Field(pattern="^(person|state|government|organ|organisation|place|instrument)$")
    link: str | None = None
    mentions: tuple[str, ...]


class GroupMark(_Strict):
    """Words for several at once."""

    words: str
    members: tuple[str, ...]


class GoldFile(_Strict):
    """A text and its marks."""

    published: str | None = None
    style: str = ""
    text: str
    timexes: tuple[TimexMark, ...] = ()
    figures: tuple[FigureMark, ...] = ()
    who: tuple[WhoMark, ...] = ()
    groups: tuple[GroupMark, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Some words of a text."""

    start: int
    end: int

    def meets(self, other: Stretch) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Stretch) -> bool:
        """Tell whether this lies in the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A marked temporal expression."""

    place: Stretch
    mark: TimexMark


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A marked figure."""

    place: Stretch
    mark: FigureMark


@dataclass(frozen=True, slots=True)
class GoldWho:
    """A marked actor with its mentions."""

    mark: WhoMark
    places: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class GoldGroup:
    """Marked words for several actors."""

    place: Stretch
    mark: GroupMark


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and all that a careful reader finds in it."""

    name: str
    document: Document
    published: str | None
    timexes: tuple[GoldTimex, ...]
    figures: tuple[GoldFigure, ...]
    who: tuple[GoldWho, ...]
    groups: tuple[GoldGroup, ...]


def texts(folder: Path, only: str = "") -> Iterator[Marked]:
    """Load the texts of a set, by name.

    Raises:
        BadDossier: a file is wrong, or marks words that its text does not have.
    """
    for file in sorted(folder.glob("*.yaml")):
        if only in ("", file.stem):
            yield _marked(file)


def _marked(file: Path) -> Marked:
    placed = read_yaml(file)
    gold = shape(GoldFile, placed)
    if gold.published:
        try:
            parse(gold.published)
        except BadDate as error:
            raise placed.error(("published",), error.what, "Write it as 2031-05-22.") from None
    text = gold.text
    times = _row(text, [one.words for one in gold.timexes], placed, ("timexes",))
    counts = _row(text, [one.words for one in gold.figures], placed, ("figures",))
    who = tuple(
        GoldWho(one, tuple(_numbered(text, one.mentions, placed, ("who", n, "mentions"))))
        for n, one in enumerate(gold.who)
    )
    names = {one.name for one in gold.who}
    for n, one in enumerate(gold.groups):
        for member in one.members:
            if member not in names:
                raise placed.error(("groups", n), f"nobody of that name: {member}", "Mark it in `who`.")
    groups = _numbered(text, [one.words for one in gold.groups], placed, ("groups",))
    return Marked(
        file.stem,
        load(text.encode(), f"{file.stem}.txt"),
        gold.published,
        tuple(GoldTimex(place, mark) for place, mark in zip(times, gold.timexes, strict=True)),
        tuple(GoldFigure(place, mark) for place, mark in zip(counts, gold.figures, strict=True)),
        who,
        tuple(GoldGroup(place, mark) for place, mark in zip(groups, gold.groups, strict=True)),
    )


def _row(text: str, every: Sequence[str], placed: Placed, path: Path_) -> list[Stretch]:
    """Find the words of a list of marks, each from the end of the one before."""
    found: list[Stretch] = []
    for number, words in enumerate(every):
        last = found[-1].end if found else 0
        at = next((one for one in _places(text, words) if one.start >= last), None)
        if at is None:
            raise placed.error((*path, number), f"no such words from here on: {words}", "Quote the text.")
        found.append(at)
    return found


def _numbered(text: str, every: Sequence[str], placed: Placed, path: Path_) -> list[Stretch]:
    """Find the words of a list of marks, each by its number in the text."""
    found: list[Stretch] = []
    for number, words in enumerate(every):
        nth = _NTH.search(words)
        places = _places(text, words[: nth.start()] if nth else words)
        place = int(nth[1]) if nth else 1
        if not 0 < place <= len(places):
            raise placed.error((*path, number), f"no such words: {words}", "Quote the text.")
        found.append(places[place - 1])
    return found


def _places(text: str, words: str) -> list[Stretch]:
    # A line break of the text may stand where the mark has a space.
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return [Stretch(*one.span()) for one in re.finditer(left + pattern + right, text)]
