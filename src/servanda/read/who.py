"""From a noun phrase to those who act: names, titles, officials, pronouns, "both governments".

Rule: a phrase that grammar allows, never merely the nearest name; a phrase that names nobody gives none.
"""

from __future__ import annotations

from functools import cache

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import governors
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Named, closed
from servanda.read.nouns import Noun, noun_at, nouns_from
from servanda.read.scene import Scene

ACTORS = frozenset({"state", "organ", "organisation", "person", "group"})


@cache
def act_words(name: str) -> frozenset[str]:
    """One flat list of lexicons/acts.yaml."""
    return frozenset(strings(table("acts")[name], f"acts.yaml: {name}"))


def role_of(line: Line, name: str, noun: Noun, entity: str | None = None, label: str = "") -> Role:
    """Make a role of a noun phrase."""
    start, end = line.words[noun.first].start, line.words[noun.last].end
    return Role(name, line.text(noun.first, noun.last), entity, label, start, end)


def role_of_name(name: str, one: Named) -> Role:
    """Make a role of a mention."""
    return Role(name, one.text, one.entity, one.name, one.start, one.end)


def who(clauses: Clauses, noun: Noun, role: str, scene: Scene, pred: Pred | None = None) -> list[Role]:
    """Resolve a noun phrase to those who act; none where it names nobody."""
    line = clauses.line
    named = line.actor_at.get(noun.head)
    if named is not None and named.type in ACTORS and named.entity is not None:
        # Words may stand for several at once: "both governments".
        same = [
            one for one in line.actors if (one.first, one.last) == (named.first, named.last) and one.entity
        ]
        return [role_of_name(role, one) for one in same]
    low = line.low(noun.head)
    if low in act_words("aims"):
        return _aiming(clauses, noun, role, scene)
    if low in act_words("titles") and (titled := _titled(line, noun.last + 1)) is not None:
        return [role_of_name(role, titled)]
    if low in act_words("both") and line.low(noun.first) in ("both", "two", "the") and scene.sides:
        two = {line.low(place) for place in range(noun.first, noun.head)}
        if two & {"both", "two"}:
            first = role_of(line, role, noun)
            return [Role(role, first.text, one, name, first.start, first.end) for one, name in scene.sides]
    if low in act_words("officials"):
        inner = [line.actor_at[place] for place in range(noun.first, noun.head) if place in line.actor_at]
        sided = [one for one in inner if one.type in ("state", "organ", "person") and one.entity]
        if sided:
            entity = sided[0].party if sided[0].type == "person" else sided[0].entity
            made = role_of(line, role, noun)
            return [Role(role, made.text, entity, scene.names.get(entity or "", ""), made.start, made.end)]
        if pred is not None and line.low(noun.first) in ("its", "his", "her", "their"):
            owner = _pronoun(clauses, pred, role, scene, Noun(noun.first, noun.first, noun.first))
            made = role_of(line, role, noun)
            return [Role(role, made.text, one.entity, one.name, made.start, made.end) for one in owner]
    if low in ("it", "he", "she", "they") and pred is not None:
        return _pronoun(clauses, pred, role, scene, noun)
    return []


def _aiming(clauses: Clauses, noun: Noun, role: str, scene: Scene) -> list[Role]:
    """Read "the aim of both countries", "Oslo's plan": whose aim it is."""
    line = clauses.line
    for place in range(noun.first, noun.head):
        named = line.actor_at.get(place)
        if named is not None and line.kind(named.last + 1) == "poss" and named.entity:
            return [role_of_name(role, named)]
    if line.low(noun.last + 1) == "of" and (inner := noun_at(line, noun.last + 2)) is not None:
        return [
            one
            for item in nouns_from(line, inner.first, inner.last)
            for one in who(clauses, item, role, scene)
        ]
    return []


def _titled(line: Line, index: int) -> Named | None:
    """Find the person whom a title precedes: "Secretary of State NAME", "the head of the mission, NAME"."""
    place = index
    while place < len(line.words) and place - index < 14:
        named = line.actor_at.get(place)
        if named is not None and named.type == "person" and named.entity:
            return named
        kind = line.kind(place)
        inner = kind == "comma" and line.actor_at.get(place + 1) is not None
        if not inner and kind not in ("word", "prep", "det", "num", "hyphen") and line.low(place) != "and":
            return None
        if inner and line.actor_at[place + 1].type != "person":
            return None
        if kind == "prep" and line.low(place) not in ("of", "for", "in", "at", "to"):
            return None
        place += 1
    return None


def _pronoun(clauses: Clauses, pred: Pred, role: str, scene: Scene, noun: Noun) -> list[Role]:
    """Read "Oslo said it had proposed": the speaker of the clause around it."""
    line = clauses.line
    if line.low(noun.head) == "it" and _opens(line, noun.head):
        return _carried(line, role, scene, noun)
    held = clauses.before(pred.first if noun.first > pred.first else noun.first)
    if held is None or not any(lemma in closed("say") for lemma in held.lemmas):
        return []
    if held.subject is None or held.subject.head == noun.head or noun.first - held.last > 3:
        return []
    found = agents_of(clauses, held, role, scene)
    if line.low(noun.head) in ("it", "its") and any(
        one.entity and one.entity.startswith("person:") for one in found
    ):
        return []
    start, end = line.words[noun.first].start, line.words[noun.last].end
    return [Role(role, line.text(noun.first, noun.last), one.entity, one.name, start, end) for one in found]


def _opens(line: Line, index: int) -> bool:
    """Tell whether nothing but a time or a place stands before a word: "On 28 November it asked"."""
    front = ("quote", "adv", "comma", "time", "prep", "num")
    return all(line.kind(place) in front for place in range(index))


def _carried(line: Line, role: str, scene: Scene, noun: Noun) -> list[Role]:
    """Read an "It" that opens a sentence as the state or body that the sentence before spoke of."""
    if scene.held is None or scene.held[0] != line.sentence.block:
        return []
    one = scene.held[1]
    if one.entity is None or one.entity.startswith(("person:", "group:")):
        return []
    word = line.words[noun.head]
    return [Role(role, word.text, one.entity, one.name, word.start, word.end)]


def subject_of_line(clauses: Clauses, scene: Scene) -> Role | None:
    """Who a sentence speaks of: the one actor that is the subject of its first finite verb."""
    main = next((one for one in clauses.preds if one.finite and one.opener < 0), None)
    if main is None or main.passive:
        return None
    found = agents_of(clauses, main, "agent", scene)
    return found[0] if len(found) == 1 else None


def agents_of(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    """Those who are the subject of an active verb, or the "by" of a passive one."""
    line = clauses.line
    if pred.passive and line.low(pred.i) not in governors():  # "is prepared to" is an adjective
        return by_phrase(clauses, pred.last + 1, pred.right, role, scene)
    if pred.subject is None:
        return []
    found = _subjects_of(clauses, pred, role, scene)
    return found or _unnamed(line, pred, role)


def _unnamed(line: Line, pred: Pred, role: str) -> list[Role]:
    """Those who act under no name that the record knows, by their words: "trawler owners"."""
    noun = pred.subject
    if noun is None or line.kind(noun.head) != "word" or noun.head in line.actor_at:
        return []
    return [role_of(line, role, noun)] if line.low(noun.head) in act_words("people") else []


def _subjects_of(clauses: Clauses, pred: Pred, role: str, scene: Scene) -> list[Role]:
    line = clauses.line
    if pred.subject is None:
        return []
    if pred.antecedent:
        return who(clauses, pred.subject, role, scene, pred)
    home = pred
    for _ in range(4):  # whose subject it is: through coordination and control
        home = clauses.by_word.get(home.shared_with if home.shared_with >= 0 else home.controller, home)
    if pred.subject.first >= home.first or home.kind != "finite":
        return who(clauses, pred.subject, role, scene, pred)
    found: list[Role] = []
    for noun in nouns_from(line, pred.subject.first, home.first - 1):
        found.extend(who(clauses, noun, role, scene, pred))
    return found


def by_phrase(clauses: Clauses, start: int, end: int, role: str, scene: Scene) -> list[Role]:
    """Those named by "by" between two places."""
    line = clauses.line
    for place in range(start, min(end, len(line.words) - 1) + 1):
        if line.low(place) == "by":
            noun = noun_at(line, place + 1)
            if noun is not None:
                return [
                    one
                    for item in nouns_from(line, noun.first, len(line.words) - 1)
                    for one in who(clauses, item, role, scene)
                ]
    return []
