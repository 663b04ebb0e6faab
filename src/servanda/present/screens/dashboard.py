"""The dossier at a glance: where each track stands, what is due, what is new, what waits for a person.

Rule: one screenful. Each part is a few lines of a list that has a page of its own, and says how many more
there are; by the text and by practice stay two answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.model.accord import Change
from servanda.model.dossier import CONVERTER
from servanda.model.event import Conflict, Difference
from servanda.model.talks import Round, RoundState, Track
from servanda.model.view import View
from servanda.present.labels import DIFFERENCE
from servanda.present.naming import spoken, spoken_day
from servanda.present.page import Cite, Group, Line, Section, Source
from servanda.present.screens import queue
from servanda.present.screens.decisions import judged_ids
from servanda.present.screens.marks import Mark, round_marks, track_marks
from servanda.present.screens.problems import problems
from servanda.present.sections import tracks as told
from servanda.present.sections.changes import changes
from servanda.present.sections.conflicts import RANK as GRAVITY
from servanda.present.sections.desk import Desk
from servanda.present.sections.rounds import held, latest, title
from servanda.present.sections.subject import subject

_LATE = {True: Mark("overdue", "bad"), False: Mark("not overdue", "good")}
TRACKS, NEWS, CONFLICTS, DOCUMENTS, AHEAD = 3, 4, 3, 5, 4


@dataclass(frozen=True, slots=True)
class Item:
    """A line that leads to a page of its own (`path`), with its marks."""

    line: Line
    path: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackCard:
    """A track: its state with why, and what is due. `facts` are label and line, each with its mark.

    `since` is when the state began, in words; empty where the state needs its whole line.
    """

    id: str
    name: str
    marks: tuple[Mark, ...]
    since: str
    state: Line
    why: tuple[Line, ...]
    facts: tuple[Item, ...]
    rounds: int


@dataclass(frozen=True, slots=True)
class Part:
    """A few items of a longer list: how many there are in all, and where."""

    items: tuple[Item, ...]
    count: int
    empty: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.items)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many things wait for a person, and where they are; `kinds` are key, name and count of each kind."""

    what: str
    count: int
    path: str
    kinds: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The first page. `news` is None where no round is known to have been held."""

    tracks: tuple[TrackCard, ...]
    others: tuple[Item, ...]
    more_tracks: int
    news: Section | None
    since: date | None
    conflicts: Part
    documents: Part
    ahead: Part
    waiting: tuple[Waiting, ...]
    sources: tuple[Source, ...]
    is_empty: bool

    def lines(self) -> list[Line]:
        """Every line, for those who number the sources or hold that each is cited."""
        found = [line for card in self.tracks for line in (card.state, *card.why)]
        found += [item.line for card in self.tracks for item in card.facts]
        found += [item.line for item in self.others]
        found += list(self.news.lines()) if self.news else []
        parts = (self.conflicts, self.documents, self.ahead)
        return found + [item.line for part in parts for item in part.items]


def compose(view: View, found: Sequence[Change] = (), since: date | None = None) -> Dashboard:
    """Put the page together.

    Args:
        view: the record on a day.
        found: what became known after `since`.
        since: the last day of the last round, None where none was held.
    """
    desk = Desk.of(view)
    ranked = sorted(view.assessment.tracks, key=lambda one: told.weight(desk, one), reverse=True)
    main = [one for one in ranked if one.rounds] or ranked[:1]
    rest = [one for one in ranked if one not in main] + main[TRACKS:]
    made = Dashboard(
        tracks=tuple(_card(desk, one) for one in main[:TRACKS]),
        others=tuple(_other(desk, one) for one in rest[:TRACKS]),
        more_tracks=max(0, len(rest) - TRACKS),
        news=_news(desk, found, since) if since else None,
        since=since,
        conflicts=_conflicts(desk),
        documents=_documents(desk),
        ahead=_ahead(desk),
        waiting=waiting(view),
        sources=(),
        is_empty=not view.reconciled.documents,
    )
    return replace(made, sources=desk.citing.sources(made.lines()))


def waiting(view: View) -> tuple[Waiting, ...]:
    """Count what waits for a person: readings by kind, then the rest; of what there is none, no line."""
    found, now = view.reconciled, view.assessment
    done = judged_ids(view.judgements)
    left = [one for one in queue.compose(view) if one.id not in done]
    reports = [one for one in found.documents if one.canonical.converter != CONVERTER]
    undated = sum(not found.dates[one.id].value for one in reports if one.id in found.dates)
    provisional = sum(one.provisional for one in now.commitments)
    counts = (
        Waiting("readings to check", len(left), "/review", queue.groups(left)),
        Waiting("differences to settle", len(_open(view)), "/conflicts"),
        Waiting("documents without a day", undated, "/documents"),
        Waiting("provisional commitments", provisional, "/commitments"),
        Waiting("problems of reading", len(problems(view)), "/problems"),
    )
    return tuple(one for one in counts if one.count)


def _card(desk: Desk, track: Track) -> TrackCard:
    line = desk.citing.line
    ground = told.ground_of(track)
    state = line(
        told.states_told(track), ground, id=track.id, outside=track.outside_knowledge, label="State", limit=2
    )
    why = tuple(told.reasons(desk, track.reasons, "Why"))
    marks = track_marks(track.state)
    since = state.text.removeprefix(marks[0].text).lstrip(", ") if marks else ""
    return TrackCard(
        track.id,
        told.heading(desk, track),
        marks,
        since if len(marks) == 1 else "",
        state,
        why[:2],
        tuple(_facts(desk, track)),
        len(track.rounds),
    )


def _facts(desk: Desk, track: Track) -> list[Item]:
    line, due = desk.citing.line, track.due
    ground = due.because or told.ground_of(track)
    found = []
    for label, when, late in (
        ("Due by the text", due.by_text, due.overdue_by_text),
        ("Due by practice", due.by_practice, due.overdue_by_practice),
    ):
        marks: tuple[Mark, ...] = () if late is None else (_LATE[late],)
        disputed = when is not None and label.endswith("text") and due.overdue_by_text is None
        said = spoken(when, "not stated") + (", if the text sets it" if disputed else "")
        found.append(Item(line(said, ground, label=label, limit=2), marks=marks if when else ()))
    coming = next(iter(told.coming_rounds(desk, track)), None)
    text = spoken(coming.planned or coming.held) if coming else "no date on record"
    marks = round_marks(coming.state) if coming else ()
    first = line(text, coming.because if coming else ground, label="Next round", limit=1)
    found.insert(0, Item(first, _round_path(coming), marks))
    host = desk.citing.names.of(track.next_host) if track.next_host else "not stated"
    found.append(Item(line(host, ground, label="Next host", limit=1)))
    last = next((one for one in held(desk) if one.track == track.id), None)
    if last:
        found.append(
            Item(line(title(desk, last), last.because, label="Last round", limit=1), _round_path(last))
        )
    return found


def _round_path(one: Round | None) -> str:
    return f"/rounds/{one.id}" if one else ""


def _other(desk: Desk, track: Track) -> Item:
    text = told.heading(desk, track)
    line = desk.citing.line(
        text, told.ground_of(track), id=track.id, limit=1, outside=track.outside_knowledge
    )
    return Item(line, marks=track_marks(track.state))


def _news(desk: Desk, found: Sequence[Change], since: date) -> Section:
    section = changes(desk, found, spoken_day(since), since)
    kept: list[Group] = []
    for block in section.blocks:
        room = NEWS - sum(len(one.lines) for one in kept)
        if isinstance(block, Group) and room > 0:
            kept.append(replace(block, lines=block.lines[:room]))
    left = sum(1 for _ in section.lines()) - sum(len(one.lines) for one in kept)
    return replace(section, blocks=tuple(kept), more=section.more + left)


def _open(view: View) -> list[Conflict]:
    some = [
        one
        for one in view.reconciled.conflicts
        if one.settled is None and one.difference is not Difference.PRECISION
    ]
    return sorted(some, key=lambda one: GRAVITY.index(one.difference))


def _conflicts(desk: Desk) -> Part:
    some = _open(desk.view)
    items = []
    for one in some[:CONFLICTS]:
        answers = " / ".join(desk.value(one.attribute, each.value) for each in one.answers)
        text = f"{subject(desk, one.subject)} — {desk.attribute(one.attribute)}? {answers}"
        line = desk.citing.line(text, (one.id,), id=one.id, limit=3, shown=text)
        items.append(Item(line, f"/conflicts/{one.id}", (Mark(DIFFERENCE[one.difference], "warn"),)))
    settled = desk.view.reconciled.conflicts
    empty = "Nothing is left to settle." if settled else "The accounts do not differ."
    return Part(tuple(items), len(some), empty)


def _documents(desk: Desk) -> Part:
    view = desk.view.reconciled
    ranked = sorted(view.documents, key=lambda one: view.known_on.get(one.id, ""), reverse=True)
    reports = [one for one in ranked if one.canonical.converter != CONVERTER]
    items = []
    for source in desk.citing.sources(Line("", (Cite(one.id, 0, 0, ""),)) for one in reports[:DOCUMENTS]):
        cites, _ = desk.citing.cites((source.document,), shown=source.title)
        said = f"{source.title} — {source.publisher}" if source.publisher else source.title
        items.append(Item(Line(said, cites, label=source.published), f"/documents/{source.document}"))
    return Part(tuple(reversed(items)), len(reports), "No document is on record.")


def _ahead(desk: Desk) -> Part:
    day = desk.view.on.isoformat()
    coming = [
        one
        for one in desk.view.assessment.rounds
        if set(one.state) & {RoundState.SCHEDULED, RoundState.PROPOSED} and (latest(one) or "9999") >= day
    ]
    coming.sort(key=lambda one: latest(one) or "9999")
    items = tuple(
        Item(
            desk.citing.line(
                desk.citing.names.told(one.place) or "place not stated",
                one.because,
                label=spoken(one.planned or one.held),
                id=one.id,
                limit=1,
            ),
            _round_path(one),
            round_marks(one.state),
        )
        for one in coming[:AHEAD]
    )
    return Part(items, len(coming), "No round is announced.")
