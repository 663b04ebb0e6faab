"""What is done to the marked example for each question, and what must then become of its answer.

Rule: what is merely taken away leaves a question unanswered; what is turned into something false makes it wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.accuracy.questions.answer import Verdict
from benchmarks.accuracy.questions.parameters import load

from servanda.model.act import Attribution, Modality, Polarity, Voice
from servanda.model.figure import Amount
from servanda.model.record import Assertion, Reading, Role, Speaker
from servanda.model.when import Expression, Temporal
from tests.end_to_end.damage import Damage, act, added, fields, part, role, with_role, without_role

WRONG, NOT_ANSWERED = Verdict.WRONG, Verdict.NOT_ANSWERED
GIVEN = load("example")


def _accused(*names: str) -> tuple[Attribution, ...]:
    return tuple(Attribution(name, None, Voice.ACCUSE) for name in names)


def _denial(reading: Reading) -> Assertion:
    refused = next(one for one in reading.assertions if one.type == "case.permit-refuse")
    voice = (Attribution("Port Sable", "state:XM", Voice.DENY),)
    return replace(refused, id="a_denied", said_by=voice, within=None)


def _of_talks(modality: Modality) -> Callable[[Reading], Assertion]:
    """Talks of both sides on the day of the later round, told by a report that cannot know of it."""

    def make(reading: Reading) -> Assertion:
        accepted = next(one for one in reading.assertions if one.type == "talks.accept")
        when = Temporal("", Expression.absolute(GIVEN.offer.later))
        return replace(accepted, id="a_early", type="talks.hold", modality=modality, when=when, said_by=())

    return make


def _imposed_again(reading: Reading) -> Assertion:
    eased = next(one for one in reading.assertions if one.type == "measure.ease")
    return replace(
        eased, id="a_again", type="measure.impose", when=Temporal("", Expression.absolute("2015-03-10"))
    )


FRIDAY = Temporal("", Expression.absolute("2015-03-13"))
JOINT = "refuses scores"

DAMAGES: tuple[tuple[int, str, Damage, Verdict], ...] = (
    (1, "no acceptance", act("broadcaster.txt", "agreed to reopen", None), NOT_ANSWERED),
    (1, "the wrong side accepts", act("", "agreed to reopen", role("agent", entity="state:XC")), WRONG),
    (1, "the acceptance is a refusal", act("", "agreed to reopen", fields(type="talks.decline")), WRONG),
    (1, "no note", act("", "came in a diplomatic note", None, "contact.note"), NOT_ANSWERED),
    (
        1,
        "the note of the wrong side",
        act("", "in a diplomatic note", role("agent", entity="state:XC")),
        WRONG,
    ),
    (1, "another Friday", part("references", "", "Caldora offers", fields(published=FRIDAY)), WRONG),
    (1, "readiness in the outlet's own voice", act("", "also ready", fields(said_by=(), within=None)), WRONG),
    (
        1,
        "readiness at second hand",
        act("", "also ready", lambda one: replace(one, said_by=one.said_by[-1:])),
        NOT_ANSWERED,
    ),
    (1, "readiness on less", act("", "also ready", without_role("topic")), NOT_ANSWERED),
    (1, "the wrong side offers", act("", "", role("agent", entity="state:XM"), "talks.propose"), WRONG),
    (1, "a day is set for a round", added("broadcaster.txt", _of_talks(Modality.PLANNED)), WRONG),
    (1, "a later round is known too early", added("broadcaster.txt", _of_talks(Modality.ACTUAL)), WRONG),
    (2, "nobody gives the month", act("", "in November 2008", None), NOT_ANSWERED),
    (2, "the other side suspended", act("", "", role("agent", entity="state:XM"), "talks.suspend"), WRONG),
    (2, "no year alone", act("", "in 2008", None), NOT_ANSWERED),
    (2, "no differing account", act("", "The meetings stopped in 2007", None), NOT_ANSWERED),
    (2, "no last round", act("", "2007", None, "talks.hold"), NOT_ANSWERED),
    (2, "a reason loses who gives it", act("", "dropped the talks", fields(said_by=())), WRONG),
    (2, "a reason is lost", act("", "dropped the talks", without_role("cause")), NOT_ANSWERED),
    (
        2,
        "the senators' reason passes for the government's",
        act(
            "newspaper.txt",
            "in November 2008",
            fields(said_by=(Attribution("Caldora", "state:XC"),), within=None),
        ),
        NOT_ANSWERED,
    ),
    (3, "the round took place", act("", "no such meeting", fields(polarity=Polarity.AFFIRMED)), WRONG),
    (3, "nobody says that it did not", act("", "no such meeting", None), NOT_ANSWERED),
    (3, "it was no aim of both", act("", "aimed to hold", None), NOT_ANSWERED),
    (3, "a reason is made up", act("", "no such meeting", with_role(Role("cause", "ice"))), WRONG),
    (
        3,
        "announced when it was only proposed",
        act("", "", fields(modality=Modality.PLANNED), "talks.hold"),
        WRONG,
    ),
    (
        3,
        "proposed by the wrong side",
        act("", "next round", role("agent", entity="state:XC"), "talks.propose"),
        WRONG,
    ),
    (3, "nobody proposed it", act("", "next round", None, "talks.propose"), NOT_ANSWERED),
    (
        3,
        "proposed for elsewhere",
        act("", "next round", role("place", entity="place:sill"), "talks.hold"),
        WRONG,
    ),
    (4, "announced taken for held", act("", "on Friday in Port", fields(modality=Modality.ACTUAL)), WRONG),
    (4, "no round announced", act("agency.txt", "", None, "talks.hold"), NOT_ANSWERED),
    (4, "no cadence told", act("", "a year", without_role("amount"), "talks.hold"), NOT_ANSWERED),
    (4, "another cadence", act("", "a year", role("amount", entity="cadence:24 month"), "talks.hold"), WRONG),
    (4, "no turns told", act("", "by turns", without_role("host"), "talks.hold"), NOT_ANSWERED),
    (5, "promised", act("", "look at reopening", fields(modality=Modality.PLANNED)), WRONG),
    (5, "lifted", act("", "look at reopening", fields(modality=Modality.ACTUAL)), WRONG),
    (
        5,
        "another year",
        act("", "", fields(when=Temporal("", Expression.absolute("1981/.."))), "measure.in-force"),
        WRONG,
    ),
    (5, "no year", act("", "", None, "measure.in-force"), NOT_ANSWERED),
    (
        5,
        "one step is enough",
        part("conditions", "", "independent observers", fields(force="sufficient")),
        WRONG,
    ),
    (5, "a condition is lost", part("conditions", "agency.txt", "", None), NOT_ANSWERED),
    (5, "another condition is lost", part("conditions", "newspaper.txt", "ports", None), NOT_ANSWERED),
    (5, "a third condition is lost", part("conditions", "broadcaster.txt", "ports", None), NOT_ANSWERED),
    (
        5,
        "a condition of another report",
        part("conditions", "agency.txt", "", fields(requires_topics=("concept:detained-crews",))),
        WRONG,
    ),
    (6, "alleged taken for told", act("", JOINT, fields(said_by=(), within=None)), NOT_ANSWERED),
    (
        6,
        "an accusation taken for a report",
        act("", JOINT, lambda one: replace(one, said_by=tuple(Attribution(v.name) for v in one.said_by))),
        WRONG,
    ),
    (6, "one excerpt is not seen", part("statements", "senators.txt", "Sadly", None), NOT_ANSWERED),
    (
        6,
        "no separate complaint",
        part("statements", "senators.txt", "The government lets", None),
        NOT_ANSWERED,
    ),
    (
        6,
        "the complaint joins the three",
        part(
            "statements",
            "senators.txt",
            "The government lets",
            lambda one: replace(one, speakers=(*one.speakers, Speaker("person:jon-vask", "Jon Vask"))),
        ),
        WRONG,
    ),
    (
        6,
        "own voice taken for an accusation",
        act("broadcaster.txt", "withheld", fields(said_by=_accused("Caldora")), "case.permit-refuse"),
        WRONG,
    ),
    (
        6,
        "no account in own voice",
        act("broadcaster.txt", "withheld", None, "case.permit-refuse"),
        NOT_ANSWERED,
    ),
    (6, "a reply", added("newspaper.txt", _denial), WRONG),
    (6, "no accusation", act("", JOINT, None), NOT_ANSWERED),
    (
        7,
        "the spokesman heads",
        act("wire.txt", "headed", with_role(Role("head-of-delegation", "Hallam", "person:piet-hallam"))),
        WRONG,
    ),
    (7, "no head", act("", "headed", None), NOT_ANSWERED),
    (
        7,
        "an item of the wrong side",
        act("", "first net", role("agent", entity="state:XC"), "position.object"),
        WRONG,
    ),
    (7, "an item is lost", act("", "anchorage", None), NOT_ANSWERED),
    (
        7,
        "agreement where none is stated",
        act("", "agreement was reached", fields(modality=Modality.ACTUAL)),
        WRONG,
    ),
    (
        7,
        "disagreement where none is stated",
        act("", "agreement was reached", fields(modality=Modality.ACTUAL, polarity=Polarity.NEGATED)),
        WRONG,
    ),
    (7, "no such round", act("", "", None, "talks.hold"), NOT_ANSWERED),
    (
        8,
        "one surname, one person",
        part("actors", "agency.txt", "Greta Hallam", fields(id="person:piet-hallam")),
        WRONG,
    ),
    (
        8,
        "a nickname makes two",
        part("actors", "senators.txt", "Kate Orwin", fields(id="person:kate-orwin")),
        WRONG,
    ),
    (8, "a person is not seen", part("actors", "agency.txt", "Sylvie Rourke", None), NOT_ANSWERED),
    (9, "the limits outlast the easing", part("measures", "", "ten days", fields(until_change=False)), WRONG),
    (9, "no limits told", part("measures", "", "ten days", None), NOT_ANSWERED),
    (9, "one account only", act("broadcaster.txt", "relaxed the limits", None), NOT_ANSWERED),
    (9, "no easing told", act("", "the limits on", None), NOT_ANSWERED),
    (9, "limits imposed again", added("newspaper.txt", _imposed_again), WRONG),
    (10, "returned", act("", "possible return", fields(modality=Modality.ACTUAL)), WRONG),
    (10, "no year", act("", "service was suspended", None), NOT_ANSWERED),
    (10, "no dialogue", act("", "take up again", None, "talks.resume"), NOT_ANSWERED),
    (
        10,
        "another day",
        act(
            "",
            "take up again",
            fields(when=Temporal("", Expression.absolute("2015-09-02"))),
            "talks.resume",
        ),
        WRONG,
    ),
    (6, "a figure loses who gives it", part("figures", "", "scores", fields(said_by=())), NOT_ANSWERED),
    (6, "no figures", part("figures", "", "scores", None), NOT_ANSWERED),
    (6, "a range taken for a number", part("figures", "", "scores", fields(amount=Amount(20, 20))), WRONG),
    (8, "two presidents, one person", part("actors", "", "Nils", fields(id="person:oskar-dunmore")), WRONG),
    (8, "siblings, one person", part("actors", "", "Edda", fields(id="person:jon-vask")), WRONG),
)
