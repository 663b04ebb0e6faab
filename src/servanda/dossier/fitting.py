"""Whether what a dossier states fits together: numbers, the order of days, delegations, findings.

Rule: each error points at the line that is wrong. What refers to another definition is judged where that is
there; that it is missing is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from servanda.dossier.entries import ConditionFile, DossierFile, RoundFile
from servanda.dossier.lowering import Told
from servanda.dossier.note import Note
from servanda.dossier.places import Path_, Placed, suggest
from servanda.errors import BadDossier
from servanda.model.act import Status
from servanda.model.when import Recurrence, parse

Loaded = tuple[Placed, DossierFile]

_IN_RECORD = re.compile(r"^c_[0-9a-f]+$")  # a condition that a document of the record tells

# What begins and ends: section, or section.list within an entry; the fields of model and file for each end.
_FROM, _TO = ("start", "from"), ("end", "to")
SPANS: tuple[tuple[str, tuple[str, str], tuple[str, str]], ...] = (
    ("measures", _FROM, _TO),
    ("measures.rules", _FROM, _TO),
    ("actors.offices", _FROM, _TO),
    ("commitments", ("valid_from", "valid_from"), ("valid_to", "valid_to")),
    ("commitments", ("valid_from", "valid_from"), ("due", "due")),
    ("instruments", ("date", "date"), ("until", "until")),
)


def unfit(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """What is wrong within one entry, whatever the other files hold."""
    for placed, file in loaded:
        for section, first, last in SPANS:
            for path, one in _each(file, section):
                start, end = getattr(one, first[0]), getattr(one, last[0])
                if start and end and _after(start, end):
                    what = f"{first[1]} is after {last[1]}: {start}, {end}"
                    yield placed.error((*path, first[1]), what, "Swap them, or mend one.")
        yield from _numbers(placed, file)


def _each(file: DossierFile, section: str) -> Iterator[tuple[Path_, object]]:
    outer, _, inner = section.partition(".")
    for number, entry in enumerate(getattr(file, outer)):
        if not inner:
            yield (outer, number), entry
            continue
        for place, one in enumerate(getattr(entry, inner)):
            yield (outer, number, inner, place), one


def _after(start: str, end: str) -> bool:
    first, last = parse(start.removesuffix("/..")).earliest, parse(end).latest
    return first is not None and last is not None and first > last


def _numbers(placed: Placed, file: DossierFile) -> Iterator[BadDossier]:
    for number, one in enumerate(file.figures):
        if one.value is None and one.min is None and one.max is None:
            yield placed.error(
                ("figures", number), "a figure without a number", "Add value:, or min: and max:."
            )
        elif one.value is not None and (one.min is not None or one.max is not None):
            yield placed.error(
                ("figures", number, "value"), "a number and a range", "Give value:, or min: and max:."
            )
        elif one.min is not None and one.max is not None and one.min > one.max:
            yield placed.error(("figures", number, "min"), "min is more than max", "Swap them.")
    for number, owed in enumerate(file.commitments):
        if owed.bound != "none" and owed.amount is None and owed.measured_by:
            path: Path_ = ("commitments", number, "bound")
            yield placed.error(path, f"a {owed.bound} of no amount", "Add amount: …, or leave bound out.")
        if owed.periods and not parse(owed.periods.start).is_day:
            path = ("commitments", number, "periods", "from")
            yield placed.error(path, "periods begin on a day", "Write it as 1994-10-01.")
        elif owed.periods and owed.periods.label == "fiscal":
            path = ("commitments", number, "periods")
            yield from _fiscal(placed, path, owed.periods.start, owed.periods.every, file.fiscal_year_begins)
    for number, event in enumerate(file.events):
        if event.until and event.type != "instrument.extend":
            path = ("events", number, "until")
            yield placed.error(path, f"{event.type} moves no end", "Only instrument.extend has until:.")


def _fiscal(placed: Placed, path: Path_, start: str, every: Recurrence, begins: int) -> Iterator[BadDossier]:
    first = parse(start).earliest
    apart = min(every.months, 12) if every.unit in ("month", "year") else 0
    if first is not None and apart and (first.month - begins) % apart:  # halves of a year may begin midway
        what = f"fiscal periods begin in month {first.month}, fiscal years in month {begins}"
        remedy = f"Write fiscal_year_begins: {first.month} in the file, mend the day, or leave label out."
        yield placed.error((*path, "from"), what, remedy)


def rounds(told: Iterable[Told], loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Hosts and delegations that are no party of the track, and outcomes that nobody tells."""
    tracks = {one.id: one.parties for _, file in loaded for one in file.tracks}
    for one in told:
        if not isinstance(one.entry, RoundFile):
            continue
        written = one.placed.at(one.path)  # what an account takes over from its entry is told at the entry
        parties = tracks.get(one.entry.track)
        for path, party in _attending(one.entry, written):
            if parties is not None and party not in parties:
                what = f"no party of {one.entry.track}: {party}"
                yield one.placed.error((*one.path, *path), what, suggest(party, parties, "party"))
        for place, came in enumerate(one.entry.outcomes if "outcomes" in written else ()):
            if came.act is None and came.by is None:
                path = (*one.path, "outcomes", place)
                remedy = "Add act: for what both sides did, or by: for the side whose word it is."
                yield one.placed.error(path, "an outcome without an act or a side", remedy)


def _attending(entry: RoundFile, written: Container[str]) -> Iterator[tuple[Path_, str]]:
    """The parties that a round or an account of it says to have been there, with their places."""
    if entry.host is not None and "host" in written:
        yield ("host",), entry.host
    for name in ("heads", "members"):
        yield from (((name, party), party) for party in (getattr(entry, name) if name in written else ()))


def findings(told: Iterable[Told], loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Findings on conditions that no entry states, or on words that are not the condition's."""
    required: dict[str, list[str]] = {}
    for one in told:
        if isinstance(one.entry, ConditionFile):
            required.setdefault(one.entry.id, []).extend(one.entry.requires)
    for placed, file in loaded:
        for number, found in enumerate(file.findings):
            if _IN_RECORD.match(found.condition):
                continue
            words = required.get(found.condition)
            if words is None:
                what, known = (
                    f"not defined: {found.condition}",
                    suggest(found.condition, required, "condition"),
                )
                yield placed.error(("findings", number, "condition"), what, known)
            elif _plain(found.requires) not in map(_plain, words):
                what = f"no requirement of {found.condition}: {found.requires}"
                remedy = suggest(found.requires, dict.fromkeys(words), "requirement")
                yield placed.error(("findings", number, "requires"), what, remedy)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def voiceless(told: Iterable[Told], notes: dict[str, Note]) -> Iterator[BadDossier]:
    """Charges and denials that nobody makes: their sources are no party's, and no voice is given."""
    for one in told:
        status = getattr(one.entry, "status", None)
        if status not in (Status.ALLEGED, Status.DENIED) or one.entry.said_by:
            continue
        if not one.sources or not all(notes[source].voice for source in one.sources if source in notes):
            yield one.placed.error(
                (*one.path, "status"), f"{status.value} by nobody", "Add said_by: [{name: …, entity: …}]."
            )
