"""Ids and dates of a view to the words people use for them.

Rule: a name comes from the documents (as merged) or the dossier; an id that neither names is spelt out.
Granularity is kept: a month is shown as a month.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from servanda.model.record import Statement
from servanda.model.view import View
from servanda.model.when import Recurrence, When
from servanda.present.labels import humane

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_ID = re.compile(r"^[a-z][a-z-]*:\S+$")
_DAY = re.compile(r"^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
# Bidirectional controls and their like can make a quote show other words than it holds.
_QUOTES = '“”"’‘ '
_HIDDEN = {"Cc", "Cf", "Cs", "Co"}
_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "))


class Names:
    """Names of the entities of one view."""

    def __init__(self, view: View) -> None:
        self._same = view.reconciled.same_actor
        self._names: dict[str, str] = {}
        self._parties: dict[str, str] = {}
        self._also: dict[str, tuple[str, ...]] = {}
        for actor in view.reconciled.actors:
            self._names[actor.id] = actor.name
            self._also[actor.id] = actor.aliases
            if actor.party:
                self._parties[actor.id] = actor.party
        for instrument in view.dossier.instruments:
            self._names[instrument.id] = instrument.title
        for party in view.dossier.parties:
            self._names[party.id] = party.name
            self._also[party.id] = (*self._also.get(party.id, ()), *party.words)
        for track in view.assessment.tracks:
            self._names[track.id] = track.name

    def of(self, entity: str | None, fallback: str = "") -> str:
        """Give the name of an entity; the fallback, or the id spelt out, where nothing names it."""
        if not entity:
            return plain(fallback)
        entity = self._same.get(entity, entity)
        return plain(self._names.get(entity) or fallback or humane(entity))

    def told(self, value: str | None) -> str:
        """Give the name of what may be an id or may be words already."""
        return self.of(value) if value and (self.knows(value) or _ID.match(value)) else plain(value or "")

    def party(self, entity: str | None) -> str | None:
        """Give the party that an organ or a person belongs to."""
        entity = self._same.get(entity or "", entity or "")
        return self._parties.get(entity)

    def opens(self, words: str, entity: str | None) -> bool:
        """Tell whether a sentence begins with the name of an entity: "The US asked …" tells who asked."""
        entity = self._same.get(entity or "", entity or "")
        said = _ARTICLE.sub("", plain(words))
        code = (entity.removeprefix("state:"),) if entity.startswith("state:") else ()
        called = (plain(one) for one in (self.of(entity), *self._also.get(entity, ()), *code))
        return any(one and re.match(rf"{re.escape(one)}(?!\w)", said) for one in called)

    def knows(self, entity: str | None) -> bool:
        """Tell whether a document or the dossier names the entity."""
        return bool(entity) and self._same.get(entity or "", entity or "") in self._names

    def join(self, entities: tuple[str, ...]) -> str:
        """Join the names of several, without repeats."""
        return join(tuple(dict.fromkeys(self.of(entity) for entity in entities)))


def join(names: tuple[str, ...], word: str = "and") -> str:
    """Join as in "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def plain(text: str) -> str:
    """Make one safe line of a document's words: no line breaks, no control or hidden characters.

    A report may hold escape sequences that move a cursor; they are shown nowhere.
    """
    kept = text.translate(_BREAKS)
    if not kept.isprintable():  # which nearly all is: looking at each character takes fifty times as long
        kept = "".join(c for c in kept if unicodedata.category(c) not in _HIDDEN)
    return " ".join(kept.split())


def visible(text: str) -> str:
    """Make text safe to print that has lines and columns of its own."""
    if text.replace("\n", " ").isprintable():
        return text
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _HIDDEN)


def spoken(value: When | str | None, unknown: str = "day not stated") -> str:
    """Say an EDTF value in words: "22 May 2009", "January 2004", "since 1962", "about 1994"."""
    text = value.value if isinstance(value, When) else value
    if not text:
        return unknown
    if "/" in text:
        return _interval(*text.split("/", 1))
    mark, core = (text[-1], text[:-1]) if text[-1] in "~?%" else ("", text)
    lead = {"~": "about ", "%": "perhaps about ", "?": "perhaps "}.get(mark, "")
    return lead + _simple(core)


def _interval(first: str, last: str) -> str:
    if last in ("..", ""):
        return f"since {spoken(first)}"
    if first in ("..", ""):
        return f"by {spoken(last)}"
    if first == last:
        return spoken(first)
    left, right = spoken(first), spoken(last)
    shared = first[:7] == last[:7] and len(first) == len(last) == 10
    if shared:
        left = left.split()[0]
    elif first[:4] == last[:4] and left.endswith(first[:4]):
        left = left[: -len(first[:4])].strip()
    return f"{left} to {right}"


def _simple(core: str) -> str:
    if core.endswith("XX") and len(core) == 4:
        return f"the {core[:2]}00s"
    if core.endswith("X") and len(core) == 4:
        return f"the {core[:3]}0s"
    match = _DAY.match(core)
    if not match:
        return core
    year, month, day = match.groups()
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    parts = [str(int(day))] if day else []
    if month:
        parts.append(_MONTHS[int(month) - 1])
    parts.append("(year not known)" if year == "XXXX" else year)
    return " ".join(parts)


def spoken_day(value: date) -> str:
    """Say a day."""
    return spoken(value.isoformat())


def spoken_moment(value: str) -> str:
    """Say a moment of the record: a day, with the time where one is given."""
    day, _, time = value.partition("T")
    return f"{spoken(day)}, {time.rstrip('Z')} UTC" if time else spoken(day)


def quotation(statement: Statement, width: int | None = None) -> str:
    """Give a statement's words, in quotation marks where it was quoted; cut at a word where too wide."""
    words = " … ".join(plain(piece.quote) for piece in statement.content).strip(_QUOTES).rstrip(",")
    if width is not None and len(words) > width:
        words = f"{words[:width].rpartition(' ')[0]} …"
    return f"“{words}”" if statement.direct else words


def nth(number: int) -> str:
    """Say a number in its row: "1st", "12th", "23rd"."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


def every(interval: Recurrence | None) -> str:
    """Say how often: "every 6 months", "every year"; None is that no interval is set."""
    if interval is None:
        return "no interval"
    return f"every {interval.unit}" if interval.every == 1 else f"every {interval.every} {interval.unit}s"


def undecided(states: tuple[str, ...]) -> str:
    """Say a state; where the accounts allow several, that they do."""
    return states[0] if len(states) == 1 else f"undecided between {join(states)}"
