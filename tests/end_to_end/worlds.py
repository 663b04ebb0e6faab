"""Whole worlds for the clocks' properties: reports marked by hand, a dossier's facts, and people's decisions.

Rule: a world can be cut at a day, which leaves what somebody had published or entered by then, and no more:
of what several sources state, what the early ones state; of what ended later, that it began.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from servanda.dossier.load import load
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.record import Anchorage, Decision, Judgement
from servanda.model.view import View
from servanda.reconcile import reconcile
from servanda.register import outside
from servanda.register.answers import answer
from tests.reconcile.build import FISH, NORTH, SOUTH, WATER, judge
from tests.reconcile.test_properties import DAYS, PEOPLE, reports

ENTERED = "2011-03-01T09:00:00Z"  # when what names no source was entered
NOW = "2020-03-01T09:00:00Z"
SOURCES = {
    "source:a": ("2010-12-30", "wire", None),
    "source:b": ("2011-02-14", "party-statement", NORTH),
    "source:c": ("2011-06-14", "press", None),
    "source:d": ("2012-03-01", "official", SOUTH),
    "source:e": (None, "secondary", None),
}
Entry = dict[str, Any]
PAIRS = (Decision.SAME, Decision.DIFFERENT, Decision.PREFER)
TRACK, ACCORD, SECOND = "track:sound", "instrument:sound-accord", "instrument:second-accord"


@dataclass(frozen=True)
class World:
    """Reports, facts of a dossier file by section, and decisions."""

    reports: tuple[Visible, ...]
    facts: tuple[tuple[str, Entry], ...]
    judgements: tuple[Judgement, ...] = ()

    def until(self, day: date) -> World:
        """The same world without what was published or entered later."""
        early = tuple(one for one in self.reports if str(one.document.published.value) <= day.isoformat())
        there = {one.document.id for one in early} | _notes(self.facts, day)
        return World(
            early,
            _cut(self.facts, day),
            tuple(one for one in self.judgements if _is_known(one, there)),
        )

    def dossier(self) -> Dossier:
        """The definitions and facts, loaded as an analyst's file is."""
        file: dict[str, Any] = {
            "name": "The sound accords",
            "parties": [{"id": NORTH, "name": "Norland"}, {"id": SOUTH, "name": "Sudia"}],
            "sources": [
                {"id": id_, "published": day, "kind": kind, "party": party, "publisher": id_[7:].upper()}
                for id_, (day, kind, party) in SOURCES.items()
            ],
            "concepts": [
                {"id": FISH, "words": {"en": ["fish"]}},
                {"id": WATER, "words": {"en": ["water"]}},
            ],
        }
        for section, entry in self.facts:
            file.setdefault(section, []).append(_plain(entry))
        with TemporaryDirectory() as folder:
            (Path(folder) / "all.yaml").write_text(json.dumps(file), encoding="utf-8")
            return load(Path(folder))

    def view(self, known_by: date | None = None, on: date | None = None) -> View:
        """Answer as the register does."""
        dossier = self.dossier()
        return answer(
            self.reports,
            self.judgements,
            dossier,
            (),
            on=on or known_by,
            known_by=known_by,
            recorded_by=None,
            now=NOW,
            entered=outside.entered({}, ENTERED),
        )


def _plain(entry: Entry) -> Entry:
    """An entry as it is written: without the generator's own notes."""
    plain = {key: value for key, value in entry.items() if not key.startswith("_")}
    if "rules" in plain:
        plain["rules"] = [_plain(one) for one in plain["rules"]]
    return plain


def _is_known(one: Judgement, documents: set[str]) -> bool:
    """Tell whether a decision finds words in these documents; one on names alone waits by itself."""

    def found(places: tuple[Anchorage, ...]) -> bool:
        return not places or any(place.document in documents for place in places)

    return found(one.anchorage) and found(one.value_anchorage)


def _notes(facts: tuple[tuple[str, Entry], ...], day: date) -> set[str]:
    """The documents that a dossier's notes are, as far as they are known by a day."""
    accounts = World((), facts).dossier().accounts
    kept = World((), _cut(facts, day)).dossier().accounts
    return {one.document.id for one in kept} & {one.document.id for one in accounts}


def _cut(facts: tuple[tuple[str, Entry], ...], day: date) -> tuple[tuple[str, Entry], ...]:
    """What of some facts was published or entered by a day; what refers to no other that was not."""
    kept = [found for one in facts if (found := _until(*one, day))]
    there = {entry.get("id") for _, entry in kept}
    for _, entry in kept:
        if "withdraws" in entry:
            entry["withdraws"] = [one for one in entry["withdraws"] if one in there]
        if entry.get("content_of") not in there:
            entry.pop("content_of", None)
    return tuple(one for one in kept if one[0] != "assessments" or one[1]["commitment"] in there)


def _published(source: str) -> str:
    return SOURCES[source][0] or ENTERED[:10]


def _until(section: str, entry: Entry, day: date) -> tuple[str, Entry] | None:
    """What of an entry was published or entered by a day; `_ended` is the source that tells its end."""
    limit = day.isoformat()
    kept = dict(entry)
    if entry.get("sources"):
        kept["sources"] = [one for one in entry["sources"] if _published(one) <= limit]
        if not kept["sources"]:
            return (section, _bare(kept)) if section == "tracks" else None
    elif section == "assessments":
        return (section, kept) if entry["on"] <= limit else None
    elif section not in ("actors", "concepts"):
        known = entry.get("known_on") or _own_day(section, entry)
        if known > limit:
            return (section, _bare(kept)) if section == "tracks" else None
    if section == "actors":
        kept["offices"] = [
            {key: value for key, value in one.items() if key != "to" or value <= limit}
            for one in entry["offices"]
            if one.get("from", "") <= limit
        ]
    if "rules" in kept:
        kept["rules"] = [rule[1] for one in kept["rules"] if (rule := _until("rules", one, day))]
    for name in ("valid_to", "to"):
        told = entry.get("_ended")
        if name in kept and (_published(told) if told else kept[name]) > limit:
            del kept[name]
    return section, kept


def _own_day(section: str, entry: Entry) -> str:
    """From when an entry without sources or a stated day counts."""
    dated = {ACCORD: "2010-11-05", SECOND: "2011-06-01"}
    under = entry.get("instrument") or entry["id"]
    if section in ("instruments", "commitments"):
        return dated[under]
    return ENTERED[:10]


def _bare(entry: Entry) -> Entry:
    return {key: entry[key] for key in ("id", "name", "parties", "topics")}


@st.composite
def grounds(draw: st.DrawFn, *, entered: bool = True) -> Entry:
    """How something is known: by sources, from a stated day, or (only where `entered`) from its entry."""
    kind = draw(st.sampled_from(("sources", "sources", "sources", "known_on", "entered")))
    if kind == "sources" or not entered:
        among = sorted(one for one in SOURCES if entered or SOURCES[one][0])
        some = draw(st.lists(st.sampled_from(among), min_size=1, max_size=2, unique=True))
        return {"sources": some}
    return {"known_on": draw(st.sampled_from(DAYS))} if kind == "known_on" else {}


@st.composite
def ending(draw: st.DrawFn, name: str) -> Entry:
    """Known from one source, and from a later one that tells the end."""
    first, last = draw(st.sampled_from((("source:a", "source:c"), ("source:b", "source:d"))))
    ended = draw(st.sampled_from(("2011-02-20", "2011-05-01", "2011-06-01")))
    return {"sources": [first, last], name: ended, "_ended": last}


@st.composite
def facts(draw: st.DrawFn) -> tuple[tuple[str, Entry], ...]:
    """Some of every section of a dossier file."""
    when = st.sampled_from(("2010-12-01", "2011-01-20", "2011-02", "2011-05-05", "2012-02-02"))
    found: list[tuple[str, Entry]] = [
        ("instruments", {"id": ACCORD, "title": "Sound Accord", "date": "2010-11-05"}),
        ("tracks", {"id": TRACK, "name": "Sound talks", "parties": [NORTH, SOUTH], "topics": [FISH],
                    "cadence": "3 month", "hosting": "alternate", **draw(grounds())}),
    ]  # fmt: skip
    if draw(st.booleans()):
        offices = [{"office": "envoy", "from": "2011-02-20", "to": "2011-05-01"}, {"office": "minister"}]
        found.append(("actors", {"id": PEOPLE[0], "name": "Una Holt", "type": "person", "party": NORTH,
                                 "offices": offices}))  # fmt: skip
    if draw(st.booleans()):
        found.append(("instruments", {"id": SECOND, "title": "Second Accord", "date": "2011-06-01"}))
        found.append(("commitments", {"id": "commitment:new", "instrument": SECOND, "obligor": SOUTH,
                                      "duty": "open the sluices", "topics": [WATER]}))  # fmt: skip
    if draw(st.booleans()):
        known = draw(st.one_of(grounds(entered=False), ending("valid_to")))
        found.append(("commitments", {"id": "commitment:nets", "instrument": ACCORD, "obligor": NORTH,
                      "duty": "let boats pass", "topics": [FISH], "timing": "recurring", "bound": "floor",
                      "amount": 20, "unit": "permits", "breached_by": ["case.permit-refuse"],
                      "periods": {"every": "6 month", "from": "2010-07-01"},
                      "measured_by": [{"counts": FISH, "unit": "permits", "of": NORTH}], **known}))  # fmt: skip
        if draw(st.booleans()):
            found.append(("assessments", {"commitment": "commitment:nets", "period": "2011", "on": "2011-06-14",
                                          "step": "minimal", "by": "Ada", "why": "few passed"}))  # fmt: skip
    if draw(st.booleans()):
        rule = draw(st.one_of(grounds(entered=False), ending("to")))
        found.append(("measures", {"id": "measure:nets", "name": "Net rule", "topic": FISH, "by": NORTH,
                      "sources": ["source:a"],
                      "rules": [{"parameter": "length", "test": "max", "values": ["4"], "unit": "m",
                                 "from": "2010-10-01", **rule}]}))  # fmt: skip
    for number in range(draw(st.integers(0, 2))):
        state = draw(st.sampled_from(("held", "scheduled", "postponed", "did-not-take-place", "proposed")))
        found.append(("rounds", {"id": f"round:{number}", "track": TRACK, "state": state, "when": draw(when),
                      "place": "Port Anse", "ordinal": number + 1, "says": f"Round {number}: {state}.",
                      "items": [{"by": NORTH, "act": "position.demand", "about": WATER, "text": "more water"}],
                      "by": SOUTH, "causes": [{"text": "the storm", "by": "Norland", "entity": NORTH}],
                      **draw(grounds())}))  # fmt: skip
    for number in range(draw(st.integers(0, 3))):
        act = draw(st.sampled_from(("talks.propose", "talks.suspend", "case.permit-refuse", "measure.ease")))
        found.append(("events", {"id": f"event:{number}", "type": act, "when": draw(when),
                      "roles": [{"role": "agent", "entity": draw(st.sampled_from((NORTH, SOUTH)))},
                                {"role": "topic", "entity": draw(st.sampled_from((FISH, WATER)))}],
                      "says": f"Act {number}.", **draw(grounds(entered=number > 0))}))  # fmt: skip
        if number and draw(st.booleans()):
            found[-1][1]["content_of"] = "event:0"
    if draw(st.booleans()):
        found.append(("figures", {"id": "figure:passed", "value": 12, "unit": "permits", "counts": FISH,
                      "of": NORTH, "period": "2011-01/2011-06", "says": "12 permits.", **draw(grounds())}))  # fmt: skip
        if draw(st.booleans()):
            found.append(("events", {"id": "event:back", "type": "position.object", "when": draw(when),
                          "roles": [{"role": "agent", "entity": SOUTH}], "withdraws": ["figure:passed"],
                          "says": "The count was withdrawn.", **draw(grounds())}))  # fmt: skip
    if draw(st.booleans()):
        found.append(("statements", {"id": "statement:0", "speaker": PEOPLE[0], "name": "Una Holt",
                      "act": "position.demand", "towards": FISH, "stance": "opposes",
                      "says": "The nets must go.", **draw(grounds())}))  # fmt: skip
    if draw(st.booleans()):
        found.append(("conditions", {"id": "condition:0", "holder": SOUTH, "outcome": "open the sound",
                      "requires": ["smaller nets"], "force": "necessary", "says": "Only with smaller nets.",
                      **draw(grounds())}))  # fmt: skip
    return tuple(found)


@st.composite
def decisions(draw: st.DrawFn, world: World) -> tuple[Judgement, ...]:
    """Decisions on assertions of all reports and notes, on differences between them, and on names."""
    dossier = world.dossier()
    every = (*world.reports, *outside.visibles(dossier.accounts, outside.entered({}, ENTERED)))
    whole = reconcile(every, (), dossier)
    ids = sorted(whole.assertions)
    made: list[Judgement] = []
    for number in range(draw(st.integers(0, 4))):
        at = f"2020-02-0{number + 1}T00:00:00Z"
        decision = draw(
            st.sampled_from((*PAIRS, Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.SAME))
        )
        if decision is Decision.PREFER:
            if whole.conflicts:
                row = draw(st.sampled_from(whole.conflicts))
                value = draw(st.sampled_from([one for each in row.answers for one in each.assertions]))
                made.append(judge(decision, row.id, value, at=at, reconciled=whole))
        elif decision is Decision.SAME and draw(st.booleans()):
            names = (*(one.id for one in whole.actors if one.id.startswith("person:")), *PEOPLE)
            left, right = draw(st.sampled_from(names)), draw(st.sampled_from(names))
            if left != right:
                made.append(judge(decision, left, right, at=at))
        elif len(ids) > 1:
            left, right = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
            value = {Decision.CORRECT: "when=2011-01-20"}.get(decision, right if decision in PAIRS else "")
            one = judge(decision, left, value, at=at, reconciled=whole)
            made.append(one if decision in PAIRS else replace(one, value_anchorage=()))
    return tuple(made)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world in which every report is dated."""
    told = tuple(one.visible() for one in draw(reports(dated=True)))
    world = World(told, draw(facts()))
    return replace(world, judgements=draw(decisions(world)))
