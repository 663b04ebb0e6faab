"""From "only if", "until", "in the absence of" and their like to conditions: who makes what depend on what.

Rule: the words of outcome and requirement stand as they are. "Only if", "unless" and "until" make a
requirement necessary and say nothing of what follows from it; only "in exchange for" makes one sufficient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from servanda.model.act import Aspect, Polarity
from servanda.model.actor import Actor
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Condition, Role, Statement
from servanda.read.clauses import Clauses
from servanda.read.lexicon import Lexicon, strings, table
from servanda.read.line import Line, closed
from servanda.read.page import Page
from servanda.read.phrases import Phrase, Phrases
from servanda.read.scene import Scene, make_scene
from servanda.read.stretches import stretch_after, stretch_before
from servanda.read.voices import voices_at
from servanda.read.who import agents_of

_POINTING_REACH = 400  # code points: the sentence before, or the one before that


@dataclass(frozen=True, slots=True)
class Link:
    """Words that bind an outcome to a requirement."""

    words: tuple[str, ...]
    force: str
    leads: bool  # the requirement stands before the link: "depends on" does not, "is a condition for" does
    excepting: bool  # "unless": what is told is so where the requirement is not met
    with_modal: bool  # counts only where the outcome stands with a modal or a weighing verb


@cache
def _links() -> dict[Phrase, Link]:
    found: dict[Phrase, Link] = {}
    for name, entry in table("conditions")["links"].items():
        for words in strings(entry["words"], f"conditions.yaml: {name}"):
            made = Link(
                tuple(words.split()),
                str(entry["force"]),
                bool(entry.get("leads", False)),
                bool(entry.get("excepting", False)),
                bool(entry.get("with_modal", False)),
            )
            found.setdefault(made.words, made)
    return found


@cache
def _link_index() -> Phrases:
    return Phrases.of(_links())


def find_conditions(
    page: Page,
    sentences: Sequence[Clauses],
    actors: Sequence[Actor],
    statements: Sequence[Statement],
    assertions: Sequence[Assertion],
    lexicon: Lexicon,  # noqa: ARG001
) -> tuple[Condition, ...]:
    """Find the conditions that a document reports, one a link, in text order."""
    scene = make_scene([clauses.line for clauses in sentences], actors, ())
    found: list[Condition] = []
    index = _link_index()
    for clauses in sentences:
        line = clauses.line
        place = 0
        while place < len(line.words):
            phrase = index.at(line, place)
            link = _links()[phrase] if phrase is not None else None
            made = (
                _condition(page, clauses, place, link, statements, assertions, scene, found) if link else None
            )
            if made is not None and link is not None:
                found.append(made)
                place += len(link.words)
            else:
                place += 1
    return tuple(found)


def _condition(
    page: Page,
    clauses: Clauses,
    place: int,
    link: Link,
    statements: Sequence[Statement],
    assertions: Sequence[Assertion],
    scene: Scene,
    before: Sequence[Condition],
) -> Condition | None:
    line = clauses.line
    after = place + len(link.words)
    stretch_left, stretch_right = stretch_before(clauses, place), stretch_after(clauses, after)
    if stretch_left is None or stretch_right is None:
        return None
    outcome, required = (stretch_right, stretch_left) if link.leads else (stretch_left, stretch_right)
    force = link.force
    if link.words == ("if",) and any(line.low(one) == "only" for one in range(outcome[0], outcome[1] + 1)):
        force = "necessary"
    if link.with_modal and not _is_open(clauses, *stretch_left):
        return None
    if link.words == ("until",) and not _is_negative(line, *stretch_left):
        return None  # "will respect the limit until May" tells how long, not on what it hangs
    out_start, out_end = line.words[outcome[0]].start, line.words[outcome[1]].end
    req_start, req_end = line.words[required[0]].start, line.words[required[1]].end
    start, end = min(out_start, req_start), max(out_end, req_end)
    inside = [
        one
        for one in assertions
        if one.evidence[0].start < out_end and out_start < one.evidence[0].end and one.content_of is None
        if not one.type.startswith("position.") and one.aspect is Aspect.EVENT
    ]
    holder = _holder(clauses, place, stretch_left, statements, scene) or _agent_of(inside)
    if holder is None:
        return None
    voices = voices_at(statements, line.words[place].start, line.words[after - 1].end)
    negative = bool({line.low(one) for one in range(required[0], required[0] + 3)} & {"no", "not"})
    barred = link.excepting and _is_negative(line, *outcome)
    if link.excepting and not barred:  # "will close the port unless paid": what is not done brings it about
        force, negative = "sufficient", not negative
    text = page.document.text
    return Condition(
        id=content_id("c", page.document.id, out_start, out_end, req_start, req_end),
        document=page.document.id,
        holder=holder[0],
        holder_name=holder[1],
        outcome=text[out_start:out_end],
        outcome_type=inside[0].type if inside else "",
        outcome_topic=_topic(line, *outcome),
        requires=(text[req_start:req_end],),
        requires_topics=_topics(line, *required) or _pointed_at(line, required[0], before),
        force=force,
        polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
        barred=barred,
        evidence=(page.evidence(start, end),),
        said_by=voices.said_by,
    )


def _is_open(clauses: Clauses, start: int, end: int) -> bool:
    """Tell whether an outcome is still open: a modal, a readiness, a weighing stands in it."""
    line = clauses.line
    weighing = set(strings(table("conditions")["open"], "conditions.yaml: open"))
    return any(line.kind(place) == "modal" or line.low(place) in weighing for place in range(start, end + 1))


def _is_negative(line: Line, start: int, end: int) -> bool:
    return any(
        line.kind(one) == "neg" or line.low(one) in ("no", "refused", "refuses")
        for one in range(start, end + 1)
    )


def _holder(
    clauses: Clauses, place: int, outcome: tuple[int, int], statements: Sequence[Statement], scene: Scene
) -> tuple[str | None, str] | None:
    """Who makes the outcome depend: the subject of its verb, or who says so."""
    line = clauses.line
    for pred in clauses.preds:
        if outcome[0] <= pred.i <= outcome[1] and pred.finite:
            found = agents_of(clauses, pred, "holder", scene)
            if found and found[0].entity:
                return found[0].entity, found[0].name or found[0].text
            break
    start = line.words[place].start
    held = [one for one in statements if any(c.start <= start < c.end for c in one.content) and one.speakers]
    if held:
        speaker = held[-1].speakers[0]
        return speaker.entity, speaker.name
    for pred in reversed(clauses.preds):
        if pred.i < outcome[0] and pred.finite and set(pred.lemmas) & closed("say"):
            found = agents_of(clauses, pred, "holder", scene)
            if found:
                return found[0].entity, found[0].name or found[0].text
    return None


def _agent_of(acts: Sequence[Assertion]) -> tuple[str | None, str] | None:
    """Who would do what the outcome tells, where the acts of the whole report settled a pronoun."""
    found = next((role for one in acts for role in one.all_roles("agent") if role.entity), None)
    return (found.entity, found.name or found.text) if found is not None else None


def _pointed_at(line: Line, index: int, before: Sequence[Condition]) -> tuple[str, ...]:
    """Lend "such steps", "these conditions" the topics of the condition told just before."""
    if line.low(index) not in ("such", "these", "those", "this", "that") or not before:
        return ()
    last = before[-1]
    near = line.sentence.start - last.evidence[0].end < _POINTING_REACH
    return last.requires_topics if near else ()


def _topics(line: Line, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            one.entity for one in line.concepts if start <= one.first and one.last <= end and one.entity
        )
    )


def _topic(line: Line, start: int, end: int) -> str:
    found = _topics(line, start, end)
    return found[-1] if found else ""


def condition_acts(
    conditions: Sequence[Condition], statements: Sequence[Statement], reading: str
) -> tuple[Assertion, ...]:
    """Say of each necessary condition that its holder set it: ``position.set-condition``."""
    found = []
    for one in conditions:
        if one.force not in ("necessary", "both") or one.holder is None:
            continue
        cited = one.evidence[0]
        voices = voices_at(statements, cited.start, cited.end)
        roles = [Role("agent", "", one.holder, one.holder_name), Role("condition", one.requires[0])]
        roles += [Role("topic", "", topic) for topic in (one.outcome_topic,) if topic]
        found.append(
            Assertion(
                id=content_id("a", one.document, cited.start, cited.end, "position.set-condition", one.id),
                document=one.document,
                reading=reading,
                type="position.set-condition",
                roles=tuple(roles),
                said_by=one.said_by,
                within=voices.within,
                evidence=one.evidence,
                confidence=0.7,
            )
        )
    return tuple(found)
