"""The day of publication of every document, some of it inferred from other documents.

What metadata or the document's own words tell comes first. A report that names only a weekday takes its
day from another document that places the same act on a day of that weekday, or from a dated headline of
that act in another document's furniture; a report so dated may date the next, until nothing changes.
A report whose dateline lacks its year takes the year in which its days agree with the others' accounts.

Rule: a day is inferred only where one candidate is left; else the date stays as it was and the note
names the candidates. `because` lists what was used. Notes hold no words, only kinds, files and days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import PurePath

from servanda.model.event import Visible
from servanda.model.source import Basis, Published
from servanda.model.when import When, day, parse
from servanda.reconcile.clocks import anchor_of
from servanda.reconcile.kinds import kin
from servanda.reconcile.leads import Account, Lead, accounts, alike, latest_year, leads, references

# A dateline without a year is not taken to lie further than this beyond the last year the text names.
YEARS_ON = 4


@dataclass(slots=True)
class _Index:
    """Accounts of all documents by act type, and what is known of each document."""

    party: Mapping[str, str]
    files: dict[str, str]
    by_weekday: dict[tuple[str, int, str], dict[Account, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    by_day: dict[tuple[str, date], dict[Account, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, found: Iterable[Account]) -> None:
        for account in found:
            self.by_day[account.type, account.day][account] = None
            for party in account.parties:
                self.by_weekday[account.type, account.day.isoweekday(), party][account] = None

    def like(self, lead: Lead) -> list[Account]:
        """Accounts elsewhere of the same act on the same weekday, the closest tier that has any."""
        fitting = [
            account
            for type_ in sorted(kin(lead.type))
            for party in sorted(lead.parties)
            for account in self.by_weekday.get((type_, lead.weekday, party), ())
            if account.document != lead.document and alike(lead, account)
        ]
        for tier in (
            [one for one in fitting if one.type == lead.type and not one.planned],
            [one for one in fitting if not one.planned],
        ):
            if tier:
                return tier
        return fitting


def date_documents(
    visible: Sequence[Visible], party: Mapping[str, str], told: Mapping[str, Published] | None = None
) -> dict[str, Published]:
    """Find the day of every document.

    Args:
        visible: all documents, also those published after the day as of which an answer is asked.
        party: entity id to the id of the party it belongs to.
        told: days that a person has set, by document id.

    Returns:
        A `Published` for each document id; basis `inferred` where other documents were needed.
    """
    ordered = sorted(visible, key=lambda one: one.document.id)
    dates = {one.document.id: _own(one, told or {}) for one in ordered}
    index = _Index(party, {one.document.id: PurePath(one.document.file).name for one in ordered})
    open_: list[Visible] = []
    for one in ordered:
        own = dates[one.document.id]
        anchor = anchor_of(own) if is_sure(own, one.reading.reader) else None
        if anchor is None:
            open_.append(one)
        index.add(accounts(one, anchor, party))
        index.add(references(one, anchor, party))
    notes: dict[str, Published] = {}
    while open_:
        found: dict[str, Published] = {}
        waiting = [one for one in open_ if dates[one.document.id].value is None]
        for one in open_:
            own = dates[one.document.id]
            guess = _by_weekday(one, index) if own.value is None else _by_year(one, own, waiting, index)
            if guess is None:
                continue
            if guess.value is None:
                notes[one.document.id] = guess
            else:
                found[one.document.id] = guess
        if not found:
            # Nothing more follows from sure days: now let the readers' own years count.
            found = {one.document.id: dates[one.document.id] for one in open_ if _anchored(one, dates)}
        if not found:
            break
        dates.update(found)
        for one in open_:
            if one.document.id in found:
                index.add(accounts(one, anchor_of(found[one.document.id]), party))
                index.add(references(one, anchor_of(found[one.document.id]), party))
        open_ = [one for one in open_ if one.document.id not in found]
    for one in open_:
        if dates[one.document.id].value is None and one.document.id in notes:
            dates[one.document.id] = notes[one.document.id]
    return dates


def _anchored(one: Visible, dates: Mapping[str, Published]) -> bool:
    return anchor_of(dates[one.document.id]) is not None


def own_day(told: Published | None, published: Published, read: Published) -> Published:
    """What a person, the metadata or the document's own words tell, in this order."""
    if told is not None:
        return told
    if published.value is not None:
        return published
    return read if read.value is not None else Published(note=read.note or published.note)


def is_sure(own: Published, reader: str) -> bool:
    """Tell whether the day follows from the document alone, so that no other document can change it."""
    return anchor_of(own) is not None and not _lacks_year(own, reader)


def _own(one: Visible, told: Mapping[str, Published]) -> Published:
    return own_day(told.get(one.document.id), one.document.published, one.reading.published)


def _lacks_year(own: Published, reader: str) -> bool:
    """Tell whether the year is missing, or stands in none of the words that the day was read from."""
    if own.value is None:
        return False
    if own.value.startswith("XXXX-"):
        return True
    if own.basis is not Basis.DATELINE or not own.evidence or reader == "hand":
        return False
    numbers = [re.findall(r"\d+", evidence.quote) for evidence in own.evidence]
    # "Feb 10" has a 10 that is no year; "10 Feb 10" has one that is.
    return not any(own.value[:4] in found or own.value[2:4] in found[1:] for found in numbers)


def _by_weekday(one: Visible, index: _Index) -> Published | None:
    """Date a report by the weekday of the acts at its head; None where nothing speaks to it."""
    last = date.fromisoformat(one.recorded_at[:10])
    first = latest_year(one)
    days: dict[date, set[str]] = defaultdict(set)
    used: dict[date, list[str]] = defaultdict(list)
    ahead: set[date] = set()
    for lead in leads(one, index.party):
        for account in index.like(lead):
            if account.day > last or (first is not None and account.day.year < first):
                continue
            days[account.day] |= {lead.assertion, account.source, account.document}
            used[account.day].append(_note(lead.weekday, account, index))
            if lead.ahead:
                ahead.add(account.day)
    if not days:
        return None
    if (max(days) - min(days)).days > 6:
        note = f"candidates {', '.join(each.isoformat() for each in sorted(days))}"
        return Published(note=note, because=tuple(sorted(set().union(*days.values()))))
    because = tuple(sorted(set().union(*days.values())))
    note = "; ".join(sorted({text for texts in used.values() for text in texts}))
    behind = [each for each in days if each not in ahead]
    if behind:  # a report's lead names the weekday on which it appears
        return Published(max(behind).isoformat(), Basis.INFERRED, because, note=note)
    coming = min(ahead)
    value = f"{(coming - timedelta(days=6)).isoformat()}/{coming.isoformat()}"
    return Published(value, Basis.INFERRED, because, note=note)


def _note(weekday: int, account: Account, index: _Index) -> str:
    how = "reference" if account.reference else account.type
    return f"weekday {weekday}; document {index.files[account.document]}; {how} {account.day.isoformat()}"


def _by_year(one: Visible, own: Published, waiting: Sequence[Visible], index: _Index) -> Published | None:
    """Find the year of a dateline that has none: the one in which its days agree with others' accounts.

    Accounts on the same day decide; without any, the weekdays of reports that are themselves undated do.
    """
    assert own.value is not None
    recorded = date.fromisoformat(one.recorded_at[:10])
    first = latest_year(one)
    if not own.value.startswith("XXXX-"):  # the reader's year is the first that its own words allow
        first = max(first or 0, int(own.value[:4]))
    if first is None:
        first = recorded.year - YEARS_ON
    anchors = {
        year: anchor
        for year in range(first, min(first + YEARS_ON, recorded.year) + 1)
        if (anchor := _in_year(own.value, year)) is not None
        and anchor.earliest is not None
        and anchor.earliest <= recorded
    }
    undated = [lead for other in waiting for lead in leads(other, index.party)]
    for found in (_on_day, _on_weekday):
        fits = {year: fit for year, anchor in anchors.items() if (fit := found(one, anchor, index, undated))}
        if len(fits) > 1:
            return None
        for year, (because, notes) in fits.items():
            value = anchors[year].value
            if value == own.value:
                return own
            note = "; ".join(sorted(notes))
            return Published(value, Basis.INFERRED, tuple(sorted(because)), own.evidence, note=note)
    return None


_Fit = tuple[set[str], set[str]]


def _past(one: Visible, anchor: When, index: _Index) -> Iterable[Account]:
    return (
        mine
        for mine in accounts(one, anchor, index.party)
        if not mine.planned and anchor.earliest is not None and mine.day <= anchor.earliest
    )


def _on_day(one: Visible, anchor: When, index: _Index, _: Sequence[Lead]) -> _Fit | None:
    """What other documents place on the same day as this one would, were it of that year."""
    because: set[str] = set()
    notes: set[str] = set()
    for mine in _past(one, anchor, index):
        for type_ in sorted(kin(mine.type)):
            for account in index.by_day.get((type_, mine.day), ()):
                if account.document != mine.document and alike(mine, account):
                    because |= {mine.source, account.source, account.document}
                    notes.add(_note(mine.day.isoweekday(), account, index))
    return (because, notes) if because else None


def _on_weekday(one: Visible, anchor: When, index: _Index, undated: Sequence[Lead]) -> _Fit | None:
    """What undated reports place on the weekday that this one's days would have in that year."""
    because: set[str] = set()
    notes: set[str] = set()
    for mine in _past(one, anchor, index):
        for lead in undated:
            if lead.weekday != mine.day.isoweekday() or lead.type not in kin(mine.type):
                continue
            if alike(mine, lead):
                because |= {mine.source, lead.assertion, lead.document}
                file = index.files[lead.document]
                notes.add(f"weekday {lead.weekday}; document {file}; {mine.type} {mine.day.isoformat()}")
    return (because, notes) if because else None


def _in_year(value: str, year: int) -> When | None:
    month, _, number = value[5:].partition("-")
    try:
        return day(date(year, int(month), int(number))) if number else parse(f"{year:04d}-{month}")
    except ValueError:  # 29 February
        return None
