"""The record of one accord in use: documents added, read, judged, and every answer as of a day.

Rule: composition only. Each step is another room's; this one decides in which order, and keeps what comes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from servanda import config
from servanda.assess import Trace, changes, entered, why_of
from servanda.config import Settings
from servanda.dossier.marked import load_marked
from servanda.errors import BadCall, UnknownId
from servanda.model.accord import Change
from servanda.model.dossier import Dossier
from servanda.model.progress import Progress
from servanda.model.record import Assertion, Decision, Judgement
from servanda.model.scope import Scope
from servanda.model.source import Document
from servanda.model.view import View
from servanda.reconcile import known_alone
from servanda.reconcile.remembered import NOTHING, Memory
from servanda.register import outside
from servanda.register.answers import answer, open_problems
from servanda.register.folder import Folder
from servanda.register.gather import gather
from servanda.register.judging import make_judgement, undo
from servanda.register.reports import AddReport, ReadReport
from servanda.register.scoping import bearing, scope_of
from servanda.register.seeking import seen
from servanda.register.seen import Seen
from servanda.register.uncollected import uncollected
from servanda.store.clock import Clock
from servanda.store.protocol import Hit, Store
from servanda.store.sqlite import open_store

Told = Callable[[Progress], None]


class Register:
    """A record with its dossier and settings. Close it, or use it in a `with`."""

    def __init__(
        self,
        store: Store,
        *,
        folder: Folder | None = None,
        dossier: Dossier | None = None,
        settings: Settings | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.store = store
        self.folder = folder
        # A folder without definitions works by those in force in its record, which others may change.
        self._follows = folder is not None and folder.follows()
        self._dossier = (-1, dossier or Dossier())
        self.settings = settings or Settings()
        self._clock = clock or Clock(after=store.last_recorded())
        self._seen: OrderedDict[tuple[str | None, Scope | None], Seen] = OrderedDict()
        self.remembers = False  # what follows from each reading, for the answer after the next decision
        self._first: tuple[tuple[int, str | None], dict[object, str]] | None = None
        self._last: tuple[tuple[object, ...], Dossier, View] | None = None

    @classmethod
    def create(
        cls,
        folder: Path | str,
        dossier_from: Path | None = None,
        *,
        database: str | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Begin a record in a folder, which is made where it is missing.

        Args:
            folder: where its settings and definitions lie, and the record itself, if no `database` is named.
            dossier_from: definitions to begin with.
            database: the address of one on a server; a record that is in it already is joined.
            clock: where stamps come from.

        Raises:
            BadCall: there is one already.
            BadDossier: the definitions to begin with are wrong.
            BadRecord: it cannot be made there.
        """
        place = Folder(Path(folder))
        store = place.create(dossier_from, database)
        settings = config.load(place.path)
        made = cls(store, folder=place, dossier=place.dossier(), settings=settings, clock=clock)
        made._keep_definitions()
        return made

    @classmethod
    def open(cls, folder: Path | str, *, clock: Clock | None = None) -> Self:
        """Open the record in a folder.

        Raises:
            BadRecord: there is none, it is damaged, or newer than this program.
            BadDossier, BadSetting: a file beside it is wrong.
        """
        place = Folder(Path(folder))
        settings, dossier = config.load(place.path), place.dossier()
        return cls(place.open(), folder=place, dossier=dossier, settings=settings, clock=clock)

    @classmethod
    def in_memory(cls, *, dossier: Dossier | None = None, settings: Settings | None = None) -> Self:
        """Begin a record that is in no file and is gone when closed."""
        return cls(open_store(None), dossier=dossier, settings=settings or config.load())

    @classmethod
    def of_documents(
        cls,
        documents: Iterable[Document],
        *,
        dossier: Dossier | None = None,
        settings: Settings | None = None,
    ) -> Self:
        """A record in memory of documents that were loaded elsewhere; they are still to be read."""
        register = cls.in_memory(dossier=dossier, settings=settings)
        for document in documents:
            register.store.add_document(document, None, register._clock())
        return register

    @property
    def dossier(self) -> Dossier:
        """The definitions in force for what is done now."""
        if self._follows and self._dossier[0] != (revision := self.store.revision()):
            self._dossier = (revision, self.store.dossier() or Dossier())
        return self._dossier[1]

    @dossier.setter
    def dossier(self, definitions: Dossier) -> None:
        self._follows, self._dossier = False, (-1, definitions)

    def add(
        self,
        paths: Iterable[Path | str],
        published: str | None = None,
        progress: Told | None = None,
        *,
        publisher: str = "",
        address: str = "",
        encoding: str | None = None,
    ) -> AddReport:
        """Add files, and all that is in folders; each is kept at once, and a bad one is a problem.

        Args:
            paths: files and folders; hidden files in folders and the record's own are left out.
            published: the day of publication of them all (EDTF), where it is known.
            progress: told after each file.
            publisher: who published them all, where they do not say it.
            address: where they were found, where they do not say it.
            encoding: of those that are plain text or HTML and not UTF-8.

        Raises:
            BadDate: `published` is no date.
            BadCall: there is no such `encoding`.
            BadRecord: the record cannot be written.
        """
        # Converters of HTML and office formats come with it, which an answer does not need.
        from servanda.register.adding import Particulars, add_files

        self._keep_definitions()
        told = Particulars(published=published, publisher=publisher, address=address, encoding=encoding)
        return add_files(
            self.store,
            self._clock,
            gather(paths, self.folder.own() if self.folder else frozenset()),
            max_bytes=self.settings.max_bytes,
            particulars=told,
            progress=progress,
        )

    def take(
        self,
        sent: Iterable[tuple[str, bytes]],
        published: str | None = None,
        progress: Told | None = None,
        *,
        publisher: str = "",
        address: str = "",
        encoding: str | None = None,
    ) -> AddReport:
        """Add texts that were sent: pairs of name and bytes. All else is as in `add`."""
        from servanda.register.adding import Particulars, add_sent

        told = Particulars(published=published, publisher=publisher, address=address, encoding=encoding)
        self._keep_definitions()
        return add_sent(
            self.store,
            self._clock,
            sent,
            max_bytes=self.settings.max_bytes,
            particulars=told,
            progress=progress,
        )

    def read(
        self, progress: Told | None = None, workers: int | None = None, screen: bool | None = None
    ) -> ReadReport:
        """Read what is still to be read; each reading is kept at once, so that this can be broken off.

        Args:
            progress: told after each document.
            workers: processes, 0 for one on each core; None as the settings say.
            screen: whether to leave unread what names nothing of the dossier's; None as the settings say.

        Raises:
            BadRecord: the record cannot be written.
            BadSetting: the settings name no pipeline that is installed.
        """
        # spaCy comes with it: a second that an answer need not spend.
        from servanda.register.reading import read_unread

        settings = self.settings if workers is None else replace(self.settings, workers=workers)
        settings = settings if screen is None else replace(settings, screen=screen)
        return read_unread(self.store, self._clock, self.dossier, settings, progress)

    def mark(self, path: Path) -> tuple[str, ...]:
        """Keep readings that were marked by hand (a file or a folder of them); gives their documents.

        Raises:
            BadDossier: a mark is wrong, or its document was not added.
        """
        readings = load_marked(path, [document for document, _ in self.store.documents()])
        self._keep_definitions()
        for reading in readings:
            self.store.add_reading(reading, self._clock())
        return tuple(reading.document for reading in readings)

    def judge(
        self,
        decision: Decision,
        subject: str,
        value: str = "",
        *,
        by: str = "",
        why: str = "",
        view: View | None = None,
    ) -> Judgement:
        """Keep a person's decision on something in the record.

        Args:
            decision: what is decided.
            subject: the id of what it is about.
            value: the other id (same, different, prefer), or ATTRIBUTE=VALUE (correct).
            by: who decides; empty is the one whom the settings name.
            why: the reason.
            view: an answer of this record that shows the subject; of the whole record where none is given,
                which takes long where the record is large.

        Raises:
            BadCall: no name, no reason, or not the value that the decision needs.
            UnknownId: there is no such thing in the record.
        """
        judgement = make_judgement(
            view or self.view(),
            decision,
            subject,
            value,
            by=by or self.settings.by,
            why=why,
            recorded_at=self._clock(),
        )
        self._keep_definitions()
        return self.store.add_judgement(judgement)

    def take_back(self, judgement: str, *, by: str = "", why: str = "") -> Judgement:
        """Undo a judgement by a new one; the old one stays in the record.

        Raises:
            BadCall: no name or no reason.
            UnknownId: there is no such judgement.
        """
        old = next((one for one in self.store.judgements() if one.id == judgement), None)
        if old is None:
            raise UnknownId(f"no judgement {judgement}", remedy="Their ids stand in `servanda export`.")
        return self.store.add_judgement(
            undo(old, by=by or self.settings.by, why=why, recorded_at=self._clock())
        )

    def scope(self, track: str, recorded_by: str | None = None) -> Scope:
        """To which documents an answer about one track can be narrowed; hand it to `view` or `changes`.

        Raises:
            UnknownId: neither the dossier nor what the record names makes such a track.
        """
        return scope_of(track, self._definitions(recorded_by), self.store.names("state:"))

    def view(
        self,
        on: date | None = None,
        known_by: date | None = None,
        recorded_by: str | None = None,
        *,
        scope: Scope | None = None,
        cases: bool = True,
    ) -> View:
        """Answer everything, as it stands on a day, as known by a day, as recorded by an instant or day.

        Args:
            on: the day of which it speaks; None is the latest day of publication among what is visible.
            known_by: inclusive; None is no limit.
            recorded_by: ISO 8601, inclusive; None is no limit. The dossier too is taken as recorded by then.
            scope: narrow it to the documents that bear on this, with their own problems; the days of these
                are inferred from each other alone. None is the whole record.
            cases: whether single cases are in it; without them they are summed by type and year, and their
                words are blacked out.

        Raises:
            BadDate: `recorded_by` is neither a day nor an instant.
        """
        dossier, now = self._definitions(recorded_by), self._clock()
        # One command asks for its answer, and for it again to tell what changed.
        asked = (self.store.revision(), now[:10], on, known_by, recorded_by, scope, cases)
        if self._last is None or self._last[:2] != (asked, dossier):
            with uncollected():
                made = self._answer(on, known_by, recorded_by, scope, cases, dossier, now)
            self._last = (asked, dossier, made)
        return self._last[2]

    def at(
        self, assertion: str, *, known_by: date | None = None, recorded_by: str | None = None
    ) -> Assertion | None:
        """One assertion as read, where it counts as known by a day, as recorded by an instant or day.

        It is there exactly where the view of these clocks has its document, and no view is made for that,
        save where the document's own day has to be inferred from others. Judgements on it are the view's.

        Raises:
            UnknownId: no reading ever held one of that id.
            BadDate: `recorded_by` is neither a day nor an instant.
        """
        point = self.store.point(assertion, recorded_by)
        if point is None or known_by is None:
            return point.assertion if point else None
        document = point.assertion.document
        day = known_alone(
            document,
            published=point.published,
            read=point.read,
            reader=point.reader,
            decisions=point.decisions,
            recorded_at=point.recorded_at,
        )
        if day is None:
            return (
                point.assertion
                if document in self.view(None, known_by, recorded_by).reconciled.dates
                else None
            )
        return point.assertion if day <= known_by else None

    def changes(
        self,
        since: date | None = None,
        *,
        recorded_since: str | None = None,
        on: date | None = None,
        known_by: date | None = None,
        recorded_by: str | None = None,
        scope: Scope | None = None,
    ) -> tuple[Change, ...]:
        """Tell what became known after a day, or what was recorded after a moment, on the same other clocks.

        Args:
            since: a day of knowledge.
            recorded_since: a day or an instant of the record, ISO 8601; each change then says how it came.
            on: the day of which both answers speak.
            known_by: as of `view`.
            recorded_by: as of `view`.
            scope: as of `view`.

        Raises:
            BadCall: not exactly one of `since` and `recorded_since`.
            BadDate: `recorded_since` is neither a day nor an instant.
        """
        if (since is None) == (recorded_since is None):
            raise BadCall(
                "changes are since a day of knowledge or since a moment of the record",
                remedy="Name one of the two: --since DAY, or --recorded TIME.",
            )
        after = self.view(on, known_by, recorded_by, scope=scope)
        if since is not None:
            known_by, recorded_since = min(since, known_by or since), recorded_by
        before = self.view(after.on, known_by, recorded_since, scope=scope)
        with uncollected():
            found = changes((before.reconciled, before.assessment), (after.reconciled, after.assessment))
            return found if since is not None else entered(found, before, after)

    def why(self, view: View, id_: str) -> Trace:
        """Say why the record says so, down to the words.

        Raises:
            UnknownId: there is no such thing in the view.
        """
        return why_of(view, id_)

    def search(self, view: View, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Find words in the documents of a view, best first.

        Raises:
            BadCall: there is no word in `words`.
        """
        among = tuple(document.id for document in view.reconciled.documents)
        found = self.store.search(words, among=among, recorded_by=view.recorded_by, limit=limit)
        return seen(found, view, words) if view.withheld is not None else found

    def close(self) -> None:
        """Let go of the record."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _answer(
        self,
        on: date | None,
        known_by: date | None,
        recorded_by: str | None,
        scope: Scope | None,
        cases: bool,
        dossier: Dossier,
        now: str,
    ) -> View:
        shown = self._seen_by(recorded_by, scope)
        visible = shown.visible
        judgements = self.store.judgements(recorded_by)
        problems = () if scope else self.store.problems(recorded_by)
        documents = [one for one, _ in self.store.documents(recorded_by)] if problems else []
        return answer(
            visible,
            bearing(judgements, visible) if scope else judgements,
            dossier,
            open_problems(problems, documents, visible),
            on=on,
            known_by=known_by,
            recorded_by=recorded_by,
            now=now,
            entered=outside.entered(self._entered(dossier, recorded_by), now),
            scope=scope,
            cases=cases,
            # What an older reading did not find is withheld from an older answer too.
            today=(self.store.visible(None, scope), self.store.judgements())
            if recorded_by is not None and not cases
            else ((), ()),
            memory=shown.memory if self.remembers and shown.weight <= Seen.REMEMBERED else NOTHING,
        )

    def _keep_definitions(self) -> None:
        """Record the definitions in force with whatever is entered next, so that it can be answered again."""
        if self._follows:
            return
        if self.dossier != Dossier() or self.store.dossier() is not None:
            self.store.add_dossier(self.dossier, self._clock())

    def _definitions(self, recorded_by: str | None) -> Dossier:
        if recorded_by is None:
            return self.dossier
        then = self.store.dossier(recorded_by)
        if then is None:  # nothing was entered under any by then; those of today are not those of then
            return Dossier() if self.store.dossier() is not None else self.dossier
        return then

    def _entered(self, dossier: Dossier, recorded_by: str | None) -> dict[object, str]:
        # Decoding every version of the definitions is slow; one command asks for several views.
        if not outside.needs_entry(dossier):
            return {}
        asked = (self.store.revision(), recorded_by)
        if self._first is None or self._first[0] != asked:
            self._first = (asked, outside.entries(self.store.dossiers(recorded_by)))
        return self._first[1]

    def _seen_by(self, recorded_by: str | None, scope: Scope | None) -> Seen:
        # One command asks for several views of the same readings; decoding them is most of the work.
        key, revision = (recorded_by, scope), self.store.revision()
        seen = self._seen.get(key)
        if seen is None or not seen.stands(self.store, revision):
            seen = Seen(revision, self.store.visible(recorded_by, scope), seen.memory if seen else Memory())
            self._seen[key] = seen
        self._seen.move_to_end(key)
        weight = sum(one.weight for one in self._seen.values())
        while weight > Seen.MOST and len(self._seen) > 1:
            weight -= self._seen.popitem(last=False)[1].weight
        return seen
