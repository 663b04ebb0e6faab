"""The clocks: no answer as known by a day, or as recorded by a moment, rests on anything that came later."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.assess import changes
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.record import Assertion, Decision
from servanda.model.view import View
from servanda.present import markdown
from servanda.present.brief import compose
from servanda.register import Register
from servanda.store.clock import Clock
from servanda.store.sqlite import open_store
from tests.end_to_end.worlds import World, worlds
from tests.reconcile.build import NORTH, SOUTH, Report
from tests.reconcile.test_properties import DAYS

SEEN = st.sampled_from(("2011-01-15", *DAYS, "2011-03-01", "2011-05-20"))
MINUTE = timedelta(minutes=1)


def told(view: View, since: View | None = None) -> dict[str, Any]:
    """All that a view says: what it holds, what is made of it, and the words of the brief."""
    before = since or view
    found = changes((before.reconciled, before.assessment), (view.reconciled, view.assessment))
    return {
        "record": view.reconciled,
        "assessment": view.assessment,
        "brief": markdown.markdown(compose(view, found, before.on, full=True)),
    }


@settings(max_examples=50, deadline=None, derandomize=True)
@given(worlds(), SEEN, SEEN)
def test_an_answer_as_known_by_a_day_is_that_of_a_world_without_what_came_later(
    world: World, day: str, other: str
) -> None:
    since, known_by = sorted((date.fromisoformat(day), date.fromisoformat(other)))
    cut = world.until(known_by)
    whole = told(world.view(known_by), world.view(since, on=known_by))
    alone = told(cut.view(known_by), cut.view(since, on=known_by))
    assert whole["record"] == alone["record"]
    assert whole["assessment"] == alone["assessment"]
    assert whole["brief"] == alone["brief"]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(worlds(), SEEN, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_entered_changes_no_answer(
    world: World, day: str, chance: random.Random
) -> None:
    turned = replace(
        world,
        reports=tuple(chance.sample(world.reports, len(world.reports))),
        judgements=tuple(chance.sample(world.judgements, len(world.judgements))),
    )
    known_by = date.fromisoformat(day)
    assert told(turned.view(known_by)) == told(world.view(known_by))


class _Ticking:
    """A clock that goes on a minute with each look, so that each entry has its own."""

    def __init__(self) -> None:
        self.now = datetime(2031, 4, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += MINUTE
        return self.now


def _keep(register: Register, one: Visible) -> None:
    """Keep a report with its reading, as entered now."""
    data = one.document.text.encode("utf-8")
    document = replace(one.document, sha256=_sha(data))
    register.store.add_document(document, data, register._clock())
    register.store.add_reading(one.reading, register._clock())


def _sha(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(worlds(), worlds(), SEEN)
def test_an_answer_as_recorded_by_a_moment_is_the_one_that_was_given_then(
    first: World, second: World, day: str
) -> None:
    clock = Clock(_Ticking())
    with Register(open_store(None), clock=clock) as register:
        register.dossier = first.dossier()
        register._keep_definitions()
        for one in first.reports[:2]:
            _keep(register, one)
        at = register.store.last_recorded()
        assert at
        known_by = date.fromisoformat(day)
        then = (register.view(known_by, recorded_by=at), register.view(known_by, known_by, at))
        for one in first.reports[2:]:
            _keep(register, one)
        for judgement in first.judgements:
            register.store.add_judgement(replace(judgement, recorded_at=clock()))
        register.dossier = second.dossier()
        register._keep_definitions()
        again = (register.view(known_by, recorded_by=at), register.view(known_by, known_by, at))
        assert again == then


# --- decisions on readings, over the clocks and over re-reading


def _report(file: str, published: str, lead: str = "") -> Report:
    report = Report(file, published=published)
    if lead:
        report.line(lead)
    report.says("They met in Port Anse.", "talks.hold", agent=(NORTH, SOUTH), when="2011-01-20")
    report.says("Norland refused the permits.", "case.permit-refuse", agent=NORTH, when="2011-01-21")
    return report


def _register(*reports: Report) -> Register:
    register = Register(open_store(None), clock=Clock(_Ticking()), dossier=Dossier())
    for report in reports:
        _keep(register, report.visible())
    return register


def _of(view: View, type_: str) -> list[Assertion]:
    return [one for one in view.reconciled.assertions.values() if one.type == type_]


def test_a_rejection_holds_on_every_day_from_which_its_words_are_known() -> None:
    with _register(_report("a.txt", "2011-02-01")) as register:
        [held] = _of(register.view(), "talks.hold")
        register.judge(Decision.REJECT, held.id, by="Ada", why="a rumour")
        for day in (date(2011, 2, 1), date(2012, 1, 1), None):
            assert _of(register.view(known_by=day), "talks.hold") == []
            assert len(_of(register.view(known_by=day), "case.permit-refuse")) == 1


def test_a_decision_goes_with_its_words_to_a_new_reading_and_says_so_where_they_are_gone() -> None:
    report = _report("a.txt", "2011-02-01")
    with _register(report) as register:
        for type_ in ("talks.hold", "case.permit-refuse"):
            [one] = _of(register.view(), type_)
            register.judge(Decision.REJECT, one.id, by="Ada", why=f"wrong: {type_}")
        old = report.visible()
        [held] = [one for one in old.reading.assertions if one.type == "talks.hold"]
        cited = old.document.quote(held.evidence[0].start + 5, held.evidence[0].end - 1)
        moved = replace(held, id="a_new", reading="r_new", evidence=(cited,))
        fresh = replace(old.reading, id="r_new", reader="test 2", assertions=(moved,))
        register.store.add_reading(fresh, register._clock())
        view = register.view()
        assert view.reconciled.assertions == {}
        [problem] = view.reconciled.problems
        assert problem.words == "wrong: case.permit-refuse"


def test_a_decision_on_what_is_not_known_yet_is_not_even_told() -> None:
    with _register(_report("a.txt", "2011-02-01"), _report("b.txt", "2011-06-14", "Later.")) as register:
        late = max(_of(register.view(), "talks.hold"), key=lambda one: one.document == _id("b.txt"))
        made = register.judge(Decision.REJECT, late.id, by="Ada", why="Tomas Quill denies it")
        [visible] = [one for one in register.store.visible() if one.document.id == late.document]
        bare = replace(visible.reading, id="r_bare", reader="test 2", assertions=())
        register.store.add_reading(bare, register._clock())
        assert [one.where for one in register.view().reconciled.problems] == [f"judgement {made.id}"]
        assert register.view(known_by=date(2011, 2, 1)).reconciled.problems == ()


def _id(file: str) -> str:
    return Report(file).id


def test_a_person_is_not_called_by_a_name_that_was_known_only_later() -> None:
    early, late = Report("a.txt", published="2011-02-01"), Report("b.txt", published="2011-06-14")
    early.names("person:the-envoy", "the envoy", party=NORTH)
    late.names("person:una-holt", "Una Holt", party=NORTH)
    with _register(early, late) as register:
        register.judge(Decision.SAME, "person:the-envoy", "person:una-holt", by="Ada", why="one person")
        known = register.view(known_by=date(2011, 2, 1)).reconciled
        assert ([one.id for one in known.actors], known.same_actor) == (["person:the-envoy"], {})
        assert [one.id for one in register.view().reconciled.actors] == ["person:una-holt"]


def test_where_a_later_choice_is_not_known_yet_the_one_before_it_stands() -> None:
    reports = [Report(f"{name}.txt", published=day) for name, day in
               (("a", "2011-02-01"), ("b", "2011-02-02"), ("c", "2011-06-14"))]  # fmt: skip
    for report, day in zip(reports, ("2011-01-20", "2011-01-21", "2011-01-22"), strict=True):
        report.says(f"Norland held talks: {day}.", "talks.hold", agent=(NORTH, SOUTH), when=day)
    with _register(*reports) as register:
        rows = [one for one in register.view().reconciled.conflicts if one.attribute == "when"]
        for answer in ("2011-01-20", "2011-01-22"):
            for row in rows:
                held = [one.assertions[0] for one in row.answers if one.value == answer]
                if held:
                    register.judge(Decision.PREFER, row.id, held[0], by="Ada", why=answer)
        early = register.view(known_by=date(2011, 2, 2)).reconciled.conflicts
        assert {one.settled.value for one in early if one.settled} == {"2011-01-20"}


# --- what is new to me


def test_what_was_recorded_since_a_moment_says_how_it_came() -> None:
    with _register(_report("a.txt", "2011-02-01")) as register:
        at = str(register.store.last_recorded())
        assert register.changes(recorded_since=at) == ()
        second = Report("b.txt", published="2010-12-01")
        second.says("Sudia suspended the talks.", "talks.suspend", agent=SOUTH, when="2010-11-30")
        _keep(register, second.visible())
        old = register.changes(recorded_since=at)
        assert {(one.kind, one.how) for one in old if one.subject_kind == "event"} == {("new", "document")}
        assert register.changes(date(2011, 1, 1), known_by=date(2011, 1, 31)) == ()

        at = str(register.store.last_recorded())
        [refused] = _of(register.view(), "case.permit-refuse")
        made = register.judge(Decision.REJECT, refused.id, by="Ada", why="a rumour")
        [gone] = [one for one in register.changes(recorded_since=at) if one.subject_kind == "event"]
        assert (gone.kind, gone.how, gone.source, gone.by) == ("gone", "judgement", made.id, "Ada")
        assert dict(gone.before)["type"] == "case.permit-refuse"

        at = str(register.store.last_recorded())
        [held] = _of(register.view(), "talks.hold")
        register.judge(Decision.CORRECT, held.id, "when=2011-01-19", by="Ben", why="the page")
        [event] = [one for one in register.changes(recorded_since=at) if one.subject_kind == "event"]
        assert (event.kind, event.before, event.after, event.by) == (
            "revised",
            (("when", "2011-01-20"),),
            (("when", "2011-01-19"),),
            "Ben",
        )
