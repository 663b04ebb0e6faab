"""Rounds to try things on: who meets, where they stand on a day, and one told of in full."""

from __future__ import annotations

from datetime import date

from servanda.assess import assess
from servanda.model.accord import Assessment
from servanda.model.act import Aspect, Modality
from servanda.model.dossier import Dossier
from servanda.model.talks import Round
from tests.assess.making import AA, BB, CC, ESCORT, FISH, LICENCE, Making

PARTIES = (f"agent={AA}", f"agent={BB}", f"topic={FISH}")


def on(made: Making, day: str, known_by: str | None = None, with_: Dossier | None = None) -> Assessment:
    known = known_by or day
    return assess(made.reconciled(known_by=known), with_ or Dossier(), on=date.fromisoformat(day))


def rounds(made: Making, day: str, known_by: str | None = None) -> tuple[Round, ...]:
    return on(made, day, known_by).rounds


def new_york() -> Making:
    """One wire report of a round in New York with what each side raised."""
    made = Making()
    wire = made.document(
        "2009-07-15",
        "BB's side was led by Marek. A spokesman, Ito, spoke of a good day. Ito said it served AA.",
    )
    made.person("person:marek", "Pavel Marek", BB)
    made.person("person:ito", "Ken Ito", AA)
    made.place("place:new-york", "New York", "state:US")
    made.event(
        made.told(wire, "talks.hold", *PARTIES, "place=place:new-york", when="2009-07-14"),
        made.told(wire, "talks.hold", f"agent={BB}", "head-of-delegation=person:marek", words="led by Marek"),
        round="n_july",
    )
    for type_, who, topic in (
        ("position.request", AA, ESCORT),
        ("position.object", BB, LICENCE),
        ("instrument.propose", BB, FISH),
    ):
        made.event(made.told(wire, type_, f"agent={who}", f"topic={topic}|the {topic}", when="2009-07-14"))
    made.event(made.told(wire, "position.demand", f"agent={CC}", f"topic={FISH}", when="2009-07-14"))
    made.event(made.told(wire, "position.demand", f"agent={AA}", f"topic={FISH}", when="2009-03"))
    made.event(
        made.told(wire, "position.request", f"agent={AA}", "topic=concept:x", modality=Modality.CONDITIONAL)
    )
    made.event(
        made.told(
            wire,
            "instrument.sign",
            *PARTIES[:2],
            when="2009-07-14",
            modality=Modality.ASKED,
            said_by=f"AA|{AA}",
        )
    )
    made.speech((wire, "it served AA"), speakers=[("person:ito", "Ito")])
    return made


def rhythm() -> Making:
    """Held in New York in July, held twice a year by turns as a paper says, announced for February in Bero."""
    made = new_york()
    paper = made.document("2009-05-22", "The talks, held twice a year by turns.")
    made.event(
        made.told(
            paper,
            "talks.hold",
            *PARTIES,
            "amount=cadence:6 month",
            "host=host:alternate",
            aspect=Aspect.HABIT,
        )
    )
    made.place("place:bero", "Bero", BB)
    made.event(
        made.told(
            made.document("2010-02-18"),
            "talks.hold",
            *PARTIES,
            "place=place:bero",
            when="2010-02-19",
            modality=Modality.PLANNED,
        ),
        round="n_feb",
    )
    return made
