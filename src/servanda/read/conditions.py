"""From "only if", "until", "in the absence of" and their like to conditions: who makes what depend on what.

Rule: the words of outcome and requirement stand as they are. "Only if", "unless" and "until" make a
requirement necessary and say nothing of what follows from it; only "in exchange for" makes one sufficient.
Where no tree is at hand, the stretches on either side of the link are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from servanda.model.act import Aspect, Polarity
from servanda.model.actor import Actor
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Condition, Role, Statement
from servanda.read.clauses import Clauses
from servanda.read.condition_guards import counts, kept_back, must_before
from servanda.read.condition_links import BOUND, INVERTED, Found, Link, links_in
from servanda.read.condition_nouns import told_apart
from servanda.read.condition_orders import pointing_back, purpose, without_link
from servanda.read.condition_runs import Parts, items
from servanda.read.condition_tree import inverted, parts
from servanda.read.demanders import demanders
from servanda.read.lexicon import Lexicon, strings, table
from servanda.read.line import Line, closed
from servanda.read.page import Page
from servanda.read.scene import Scene, make_scene
from servanda.read.stretches import past_empty, stretch_after, stretch_before
from servanda.read.voices import voices_at
from servanda.read.who import agents_of, who

_POINTING_REACH = 400  # code points: the sentence before, or the one before that
_SETTING = (
    "unless",
    "until",
    "only if",
    "only when",
    "provided",
    "providing",
    "on condition",
    "conditional",
    "contingent",
    "only after",
)
_TO_COME = frozenset({"will", "would", "shall", "should", "could", "can", "may", "might", "must", "ll", "d"})
_ORDERING = ("before", "while", "so long as", "as long as", "subject to", "pending", "absent")
_TYING = frozenset({"tie", "link", "make", "peg", "condition", "rule", "insist", "demand", "exclude"})
_INVERTING = frozenset({"should", "were", "had"})


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
    last: Clauses | None = None
    for clauses in sentences:
        for link, told in _in(clauses):
            made = _condition(page, clauses, link, told, statements, assertions, scene, found)
            if made.id not in {one.id for one in found}:
                found.append(made)
        if (told_back := pointing_back(last, clauses)) is not None:
            found.append(_across(page, last or clauses, clauses, told_back, statements, assertions, scene))
        last = clauses
    return tuple(found)


def _across(
    page: Page,
    before: Clauses,
    clauses: Clauses,
    told: Parts,
    statements: Sequence[Statement],
    assertions: Sequence[Assertion],
    scene: Scene,
) -> Condition:
    """A condition of two sentences: "The guns must fall silent. Only then can we talk"."""
    same = Parts(told.outcome, told.outcome, told.head)
    made = _condition(page, clauses, Found(BOUND, 0, 0), same, statements, assertions, scene, ())
    words, low, high = before.line.words, *told.requires
    end = clauses.line.words[told.outcome[1]].end
    return replace(
        made,
        id=content_id("c", page.document.id, made.id, words[low].start, words[high].end),
        requires=(page.document.text[words[low].start : words[high].end],),
        requires_topics=_topics(before.line, low, high),
        polarity=Polarity.AFFIRMED,
        evidence=(page.evidence(words[low].start, end),),
    )


def _in(clauses: Clauses) -> Iterator[tuple[Found, Parts]]:
    """The links of a sentence with what they bind, those that count."""
    line = clauses.line
    links = links_in(line)
    if clauses.tree is not None:
        taken = {place for one in links for place in range(one.first, one.last + 1)}
        inner: set[int] = set()  # a link inside "should work begin before they meet" binds nothing more
        for place in range(len(line.words)):
            turned = line.low(place) in _INVERTING and place not in taken
            if turned and (told := inverted(clauses, place)) is not None:
                inner |= set(range(told.requires[0], told.requires[1] + 1))
                yield Found(INVERTED, place, place), told
        links = [one for one in links if one.first not in inner]
        yield from told_apart(clauses.tree)
        yield from without_link(clauses)
    for one in links:
        bound = parts(clauses, one) if clauses.tree is not None else _linear(clauses, one)
        if bound is not None and one.link.guard == "order" and must_before(clauses, bound):
            yield one, Parts(bound.requires, bound.outcome, bound.head)
        elif bound is not None and one.link.name == "if" and (turned_round := purpose(line, bound)):
            yield Found(BOUND, one.first, one.last), turned_round
        elif bound is not None and counts(clauses, one, bound):
            yield one, bound


def _linear(clauses: Clauses, found: Found) -> Parts | None:
    """The stretches on either side of a link, where no tree is at hand."""
    before = stretch_before(clauses, found.first)
    after = stretch_after(clauses, found.last + 1)
    if before is None or after is None or found.link.kind == "none":
        return None
    outcome, required = (after, before) if found.link.kind == "noun" else (before, after)
    return Parts(outcome, required, outcome[1])


def _condition(
    page: Page,
    clauses: Clauses,
    found: Found,
    told: Parts,
    statements: Sequence[Statement],
    assertions: Sequence[Assertion],
    scene: Scene,
    before: Sequence[Condition],
) -> Condition:
    line, link = clauses.line, found.link
    outcome, required = told.outcome, told.requires
    if link.kind == "clause":
        required = (past_empty(line, *required), required[1])
    needs = [required]
    if clauses.tree is not None and link.words and required[0] > found.last:
        needs = items(clauses.tree, *required, link.words[-1])
    force, negative, barred = _force(line, link, outcome, told.requires)
    out_start, out_end = line.words[outcome[0]].start, line.words[outcome[1]].end
    req_start, req_end = line.words[required[0]].start, line.words[required[1]].end
    start, end = min(out_start, req_start), max(out_end, req_end)
    inside = [
        one
        for one in assertions
        if one.evidence[0].start < out_end and out_start < one.evidence[0].end and one.content_of is None
        if not one.type.startswith("position.") and one.aspect is Aspect.EVENT
    ]
    asked = demanders(clauses, required, scene)
    holder = (asked[0].entity, asked[0].name or asked[0].text) if asked else None
    holder = holder or _holder(clauses, found.first, told, statements, scene)
    holder = holder or _agent_of(inside) or (None, "")
    voices = voices_at(statements, line.words[found.first].start, line.words[found.last].end)
    text = page.document.text
    return Condition(
        id=content_id("c", page.document.id, out_start, out_end, req_start, req_end),
        document=page.document.id,
        holder=holder[0],
        holder_name=holder[1],
        outcome=text[out_start:out_end],
        outcome_type=inside[0].type if inside else "",
        outcome_topic=_topic(line, *outcome),
        requires=tuple(text[line.words[low].start : line.words[high].end] for low, high in needs),
        requires_topics=_topics(line, *required) or _pointed_at(line, required[0], before),
        force=force,
        polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
        barred=barred,
        evidence=(page.evidence(start, end),),
        said_by=voices.said_by,
    )


def _force(
    line: Line, link: Link, outcome: tuple[int, int], required: tuple[int, int]
) -> tuple[str, bool, bool]:
    """The force of a link, whether what it requires is an absence, and whether the outcome is barred."""
    force = link.force
    if link.name in ("if", "once", "exchange") and any(
        line.low(one) == "only" for one in range(outcome[0], outcome[1] + 1)
    ):
        force = "necessary"
    negative = bool(
        {line.low(one) for one in range(required[0], min(required[0] + 3, required[1] + 1))} & {"no", "not"}
    )
    if link.kind == "none":
        return force, True, False
    if link.name == "failing-which":  # "pay, or else": what is not done brings it about
        return force, not negative, False
    barred = link.excepting and kept_back(
        line, *outcome, halting=link.guard == "halting" or "until" in link.words
    )
    barred = barred or (link.excepting and link.guard == "negative")  # "rules out a treaty without"
    if link.excepting and not barred and link.guard != "order":
        # "will close the port unless paid": what is not done brings it about
        force, negative = "sufficient", not negative
    return force, negative, barred


def _holder(
    clauses: Clauses, place: int, told: Parts, statements: Sequence[Statement], scene: Scene
) -> tuple[str | None, str] | None:
    """Who makes the outcome depend: the subject of its verb, or who says so."""
    line = clauses.line
    first, last = min(told.outcome[0], told.head), max(told.outcome[1], told.head)
    named: tuple[str | None, str] | None = None
    for pred in (
        one for one in clauses.preds if first <= one.i <= last and (one.finite or one.i == told.head)
    ):
        found = agents_of(clauses, pred, "holder", scene) or _governing(clauses, pred.i, scene)
        if found and found[0].entity:
            return found[0].entity, found[0].name or found[0].text
        if found:
            named = (None, found[0].name or found[0].text)
        break
    setter = _setter(clauses, place, told, scene)
    if setter:
        return setter[0].entity, setter[0].name or setter[0].text
    start = line.words[place].start
    held = [one for one in statements if any(c.start <= start < c.end for c in one.content) and one.speakers]
    if held:
        speaker = held[-1].speakers[0]
        return speaker.entity, speaker.name
    for pred in reversed(clauses.preds):
        if pred.i < told.outcome[0] and pred.finite and set(pred.lemmas) & closed("say"):
            found = agents_of(clauses, pred, "holder", scene)
            if found:
                return found[0].entity, found[0].name or found[0].text
    return named


def _governing(clauses: Clauses, index: int, scene: Scene) -> list[Role]:
    """Those who are the subject of what governs a verb: "threatened to recall", "made the loan depend"."""
    tree = clauses.tree
    head = index
    for _ in range(4):
        if tree is None or head < 0:
            return []
        head = tree.head(head)
        pred = clauses.by_word.get(head)
        if pred is not None and pred.finite:
            return agents_of(clauses, pred, "holder", scene)
    return []


def _setter(clauses: Clauses, place: int, told: Parts, scene: Scene) -> list[Role]:
    """Who ties an outcome to something, or whose price or condition it is: "Oslo linked its vote to"."""
    tree = clauses.tree
    if tree is None:
        return []
    for one in tree.of(place, "nmod:poss"):  # "Oslo's price for its consent"
        owners = who(clauses, tree.noun(one), "holder", scene)
        if owners and owners[0].entity:
            return owners[:1]
    for start in (told.head, place):
        for one in (start, tree.head(start), tree.head(tree.head(start)) if tree.head(start) >= 0 else -1):
            pred = clauses.by_word.get(one)
            if pred is not None and pred.finite and not pred.passive and set(pred.lemmas) & _TYING:
                found = [each for each in agents_of(clauses, pred, "holder", scene) if each.entity]
                if found:
                    return found[:1]
    return []


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


def _is_timing(one: Condition) -> bool:
    """Tell what only orders two things ("shall not divert it before the study is complete") from a demand."""
    words = f" {one.evidence[0].quote.lower()} "
    if any(f" {mark} " in words for mark in _SETTING):
        return False
    return any(f" {mark} " in words for mark in _ORDERING) or " shall " in words


def _is_over(one: Condition) -> bool:
    """Tell what was done after something ("let it back only after a panel had ruled") from a demand."""
    words = set(re.findall(r"\w+", one.evidence[0].quote.lower()))
    return {"after", "had"} <= words and not words & _TO_COME


def condition_acts(
    conditions: Sequence[Condition], statements: Sequence[Statement], reading: str
) -> tuple[Assertion, ...]:
    """Say of each necessary condition that its holder set it: ``position.set-condition``."""
    found = []
    for one in conditions:
        if one.force not in ("necessary", "both") or one.holder is None:
            continue
        if _is_timing(one) or _is_over(one):
            continue
        cited = one.evidence[0]
        if not _sets(cited.quote):
            continue
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


def _sets(quote: str) -> bool:
    """Tell "will not sign unless", by which a party sets it, from "the rest follows subject to a survey"."""
    words = " ".join(re.findall(r"[\w’']+", quote.lower()))
    return any(f" {cue} " in f" {words} " for cue in _setting())


@cache
def _setting() -> frozenset[str]:
    return frozenset(
        one.replace(",", "") for one in strings(table("conditions")["set_by"], "conditions.yaml: set_by")
    )
