"""What a document says of a rule's content: the value of one parameter, and which act set or ended it.

Rule: a measure claim needs a concept that the rule is about and a value in its own words; a value that an
act ended ("had limited ... to") is marked so and bound to that act. A test is made of a value only where
its words leave no choice; "close relatives" stay words.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.act import ACT
from servanda.model.actor import Actor
from servanda.model.ids import content_id
from servanda.model.record import Assertion, MeasureClaim, Statement
from servanda.read.clauses import Clauses, Pred
from servanda.read.lexicon import Lexicon, table
from servanda.read.line import Line
from servanda.read.nouns import Noun, nouns_from
from servanda.read.page import Page
from servanda.read.phrases import phrases
from servanda.read.roles import chain_end
from servanda.read.scene import Scene, make_scene
from servanda.read.status import is_plain, pred_axes
from servanda.read.times import when_of
from servanda.read.values import is_money, quantity, several
from servanda.read.voices import voices_at
from servanda.read.who import agents_of

_INSTRUMENT_REACH = 8


def find_measures(
    page: Page,
    sentences: Sequence[Clauses],
    actors: Sequence[Actor],
    statements: Sequence[Statement],
    assertions: Sequence[Assertion],
    lexicon: Lexicon,  # noqa: ARG001
) -> tuple[MeasureClaim, ...]:
    """Find the parameters of rules, and for each the act that began or ended its value."""
    scene = make_scene([clauses.line for clauses in sentences], actors, ())
    found: dict[str, MeasureClaim] = {}
    for clauses in sentences:
        held = ""  # the rule's topic, for "... and had confined visits to"
        for pred in clauses.preds:
            for made in _limit(page, clauses, pred, scene, statements, assertions, held):
                found.setdefault(made.id, made)
                held = made.topic
    for made in _changes(page, assertions):
        found.setdefault(made.id, made)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.id)))


def _limit(
    page: Page,
    clauses: Clauses,
    pred: Pred,
    scene: Scene,
    statements: Sequence[Statement],
    assertions: Sequence[Assertion],
    held: str,
) -> list[MeasureClaim]:
    """Read "limited travel to two weeks every three years", "visits were confined to close relatives"."""
    line = clauses.line
    if not set(pred.lemmas) & {phrase[0] for phrase in phrases("limits")} or not is_plain(clauses, pred):
        return []
    if pred.passive:
        nouns = [pred.subject] if pred.subject else []
        after = pred.last + 1
    else:
        nouns = nouns_from(line, pred.last + 1, len(line.words) - 1)
        after = chain_end_before(line, nouns[-1].last) + 1 if nouns else len(line.words)
    if not nouns or line.low(after) not in ("to", "at"):
        return []
    topic = _rule_topic(line, nouns) or (held if pred.shared_with >= 0 else "")
    if not topic:
        return []
    start, end = after + 1, _value_end(line, after + 1)
    if end < start:
        return []
    agents = agents_of(clauses, pred, "by", scene)
    by = agents[0].entity if agents else None
    on = next(
        (
            one.entity
            for one in line.actors
            if nouns[0].first <= one.first <= end and one.party != by and one.type in ("state", "group")
        ),
        None,
    )
    past = "had" in pred.group
    change = _change_near(line, assertions, topic, past)
    voices = voices_at(statements, line.words[pred.i].start, line.words[pred.i].end)
    axes = pred_axes(clauses, pred)
    assert axes is not None
    span = (line.words[min(pred.first, nouns[0].first)].start, line.words[end].end)
    made = []
    ceiling = bool(set(pred.lemmas) & set(table("values")["ceilings"]))
    for parameter, first, last in _values(line, start, end):
        value = line.text(first, last)
        test, values, unit = _test(line, parameter, first, last) if ceiling else ("", (), "")
        made.append(
            MeasureClaim(
                id=content_id("m", page.document.id, *span, parameter, value),
                document=page.document.id,
                topic=topic,
                by=by,
                on=on,
                parameter=parameter,
                value=value,
                test=test,
                values=values,
                unit=unit,
                until_change=past,
                change=change.id if change else None,
                when=when_of(clauses, pred, axes, (), own=False),
                evidence=(page.evidence(*span),),
                said_by=voices.said_by,
            )
        )
    return made


def _test(line: Line, parameter: str, first: int, last: int) -> tuple[str, tuple[str, ...], str]:
    """Make the test of a limit: a highest number with its unit, or a list of kin; else none."""
    value, after = line.text(first, last), last + 1
    found = quantity(value)
    if found is not None and found[1]:
        # "two weeks or ten nights" is another limit than "two weeks".
        choice = after < len(line.words) and line.low(after) in table("values")["alternatives"]
        return ("", (), "") if choice else ("max", (found[0],), found[1])
    # A list that goes on beyond the value would be taken for shorter than it is.
    goes_on = after < len(line.words) and line.kind(after) in ("coord", "comma")
    listed = several(value) if parameter == "relation" and not goes_on else None
    return ("one-of", listed, "") if listed else ("", (), "")


def chain_end_before(line: Line, index: int) -> int:
    """Last word of the phrases in "on", "of", "by" that follow a noun, short of "to" or "at"."""
    place = index
    end = chain_end(line, index)
    while place + 1 <= end and line.low(place + 1) not in ("to", "at"):
        place += 1
    return place


def _rule_topic(line: Line, nouns: Sequence[Noun]) -> str:
    first, last = nouns[0].first, nouns[-1].last
    found = [one.entity for one in line.concepts if first <= one.first and one.last <= last and one.entity]
    return found[0] if found else ""


def _value_end(line: Line, start: int) -> int:
    end = start - 1
    while end + 1 < len(line.words) and line.kind(end + 1) in (
        "word",
        "num",
        "det",
        "time",
        "adv",
        "hyphen",
        "prep",
        "poss",
    ):
        if line.kind(end + 1) == "prep" and line.low(end + 1) not in ("of", "per", "for", "with"):
            break
        end += 1
    return end


def _values(line: Line, start: int, end: int) -> list[tuple[str, int, int]]:
    """Cut a value into its parameters: "two weeks" is a length, "every three years" a frequency."""
    cuts = [
        start,
        *(
            place
            for place in range(start + 1, end + 1)
            if line.low(place) in ("every", "per", "each", "once", "twice")
        ),
    ]
    found = []
    for number, first in enumerate(cuts):
        last = cuts[number + 1] - 1 if number + 1 < len(cuts) else end
        found.append((_parameter(line, first, last), first, last))
    return found


def _parameter(line: Line, start: int, end: int) -> str:
    lows = [line.low(place) for place in range(start, end + 1)]
    if is_money(line.text(start, end)):
        return "amount"
    if lows[0] in ("every", "per", "each", "once", "twice", "annually"):
        return "frequency"
    for name, words in table("claims")["parameters"].items():
        if set(lows) & set(words):
            return str(name)
    return "limit"


def _change_near(line: Line, assertions: Sequence[Assertion], topic: str, past: bool) -> Assertion | None:
    """The act of the same or a neighbouring sentence that ended the value ("had limited") or set it."""
    types = (
        ("measure.lift", "measure.ease") if past else ("measure.impose", "measure.tighten", "measure.ease")
    )
    near = [
        one
        for one in assertions
        if one.type in types and abs(one.evidence[0].start - line.sentence.start) < 1200
        if one.status.value == "happened"
    ]
    about = [one for one in near if any(role.entity == topic for role in one.roles)]
    chosen = about or [
        one for one in near if line.sentence.start <= one.evidence[0].start < line.sentence.end
    ]
    return min(
        chosen, key=lambda one: (abs(one.evidence[0].start - line.sentence.start), one.id), default=None
    )


def _changes(page: Page, assertions: Sequence[Assertion]) -> list[MeasureClaim]:
    """Each act on a measure that happened says that the rule was in force, or no longer is."""
    values = {
        "measure.impose": "imposed",
        "measure.tighten": "tightened",
        "measure.ease": "eased",
        "measure.lift": "lifted",
        "measure.extend": "extended",
        "measure.in-force": "in force",
    }
    found = []
    for one in assertions:
        if one.type not in values or one.status.value not in ("happened", "ongoing") or ACT[one.type].adverse:
            continue
        agent = one.role("agent")
        target = one.role("target")
        for topic in dict.fromkeys(
            role.entity for role in one.roles if role.role in ("topic", "patient") and role.entity
        ):
            found.append(
                MeasureClaim(
                    id=content_id("m", page.document.id, one.id, topic),
                    document=page.document.id,
                    topic=topic,
                    by=agent.entity if agent else None,
                    on=target.entity if target else None,
                    parameter="in-force",
                    value=values[one.type],
                    change=one.id,
                    when=one.when,
                    evidence=one.evidence,
                    said_by=one.said_by,
                )
            )
    return found
