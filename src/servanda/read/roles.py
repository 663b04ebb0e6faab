"""Who and what fills the roles of a hit: a phrase that grammar allows, never merely the nearest name.

Rule: an agent is the subject of an active verb, the "by" of a passive one, the possessor of a noun.
A role that the words imply but do not name carries no offsets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from servanda.model.figure import Figure
from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.frames import classes_of
from servanda.read.governors import governors
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, Named, closed
from servanda.read.nouns import Noun, noun_at, nouns_from, phrase_start
from servanda.read.triggers import TALKS, Hit

ACTORS = frozenset({"state", "organ", "organisation", "person", "group"})
_CHAIN = frozenset({"prep", "word", "det", "num", "poss", "hyphen", "quote", "to", "time", "adv"})
_WITH = frozenset({"with", "to", "from", "against", "on", "between", "toward", "towards", "for"})


@dataclass(slots=True)
class Scene:
    """What the document as a whole lends to one sentence."""

    figures: tuple[Figure, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()  # the two states it speaks of: id, name
    talks: bool = False
    parties: dict[str, str | None] = field(default_factory=dict)  # entity id: state id
    names: dict[str, str] = field(default_factory=dict)
    held: tuple[int, Role] | None = None  # block and subject of the sentence before, if it is one actor


@cache
def words(name: str) -> frozenset[str]:
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
    if low in words("aims"):
        return _aiming(clauses, noun, role, scene)
    if low in words("titles") and (titled := _titled(line, noun.last + 1)) is not None:
        return [role_of_name(role, titled)]
    if low in words("both") and line.low(noun.first) in ("both", "two", "the") and scene.sides:
        two = {line.low(place) for place in range(noun.first, noun.head)}
        if two & {"both", "two"}:
            first = role_of(line, role, noun)
            return [Role(role, first.text, one, name, first.start, first.end) for one, name in scene.sides]
    if low in words("officials"):
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
    return [role_of(line, role, noun)] if line.low(noun.head) in words("people") else []


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


def possessor(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """The "Oslo" of "Oslo's lifting of the ban", or its "by"."""
    line = clauses.line
    first = phrase_start(line, hit.word)
    for place in range(first, hit.word):
        if line.kind(place) == "poss":
            named = line.actor_at.get(place - 1)
            if named is not None and named.type in ACTORS and named.entity:
                return [role_of_name("agent", named)]
    end = chain_end(line, hit.patient[-1].last if hit.patient else hit.word)
    return by_phrase(clauses, hit.word + 1, end, "agent", scene)


def chain_end(line: Line, index: int) -> int:
    """Last word of the prepositional phrases that follow a noun: "talks on cod in the north with Oslo"."""
    place = index
    while place + 1 < len(line.words):
        kind = line.kind(place + 1)
        if kind == "coord" and line.kind(place + 2) in ("word", "det", "num", "prep"):
            if _verb_follows(line, place + 2):
                break
            place += 1
            continue
        if kind == "sub" and line.low(place + 1) in closed("prep_or_sub") and line.kind(place + 2) == "time":
            place += 2
            continue
        if kind not in _CHAIN:
            break
        if kind == "to" and line.kind(place + 2) in ("verb", "be", "have", "adv"):
            break
        place += 1
    return place


def _verb_follows(line: Line, index: int) -> bool:
    for place in range(index, len(line.words)):
        if line.kind(place) in ("verb", "modal", "be", "have", "do"):
            return True
        if line.kind(place) not in ("word", "det", "num", "poss", "hyphen", "adv", "time"):
            return False
    return False


def targets(clauses: Clauses, hit: Hit, scene: Scene, taken: set[str | None]) -> list[Role]:
    """Those with whom or to whom: "with X", "to X", "between X and Y", the sides in "X-Y talks"."""
    line = clauses.line
    found: list[Role] = []
    inner = hit.patient[0] if hit.patient else None
    about_talks = not hit.frame.mutual or (inner is not None and bool(classes_of(line, inner) & TALKS))
    if inner is not None and about_talks and hit.act.startswith(("talks.", "instrument.", "relations.")):
        found += [
            role_of_name("target", one)
            for one in line.actors
            if inner.first <= one.first
            and one.last <= inner.last
            and one.type == "state"
            and one.entity
            and line.kind(one.last + 1) != "poss"
        ]
    start = min(hit.last, inner.first if inner and inner.first > hit.last else hit.last) + 1
    stop = chain_end(line, max(hit.last, inner.last if inner and inner.last > hit.last else hit.last))
    if hit.pred is not None:
        stop = max(stop, min(hit.pred.right, len(line.words) - 1))
        if inner is not None and inner.last < hit.pred.first:  # passive: the phrase after its noun counts too
            found += _with_phrases(clauses, inner.last + 1, hit.pred.first - 1, scene)
    receives = not hit.act.startswith("talks.")
    found += _with_phrases(clauses, start, stop, scene, receives=receives)
    unique: list[Role] = []
    for one in found:
        if one.entity not in taken and one.entity not in {other.entity for other in unique}:
            unique.append(one)
    return unique


def _with_phrases(
    clauses: Clauses, start: int, stop: int, scene: Scene, *, receives: bool = False
) -> list[Role]:
    line = clauses.line
    found: list[Role] = []
    for place in range(start, stop + 1):
        low = line.low(place)
        if low not in ("with", "to", "between") or (low == "to" and line.kind(place + 1) == "verb"):
            continue
        for noun in nouns_from(line, place + 1, len(line.words) - 1):
            named = line.actor_at.get(noun.head)
            if low == "to" and named is not None and not named.acting and not receives:
                continue  # "talks on migration to Norway" are not talks with it
            found += who(clauses, noun, "target", scene)
    return found


def reach(line: Line, index: int) -> int:
    """Last word of what a demand or a readiness is about: the rest of the sentence, short of its source.

    It goes on over "as well as" and a coordinated infinitive, and ends at a mark, at a relative clause after
    a comma, and at ", the ministry said".
    """
    place = index
    while place + 1 < len(line.words):
        kind = line.kind(place + 1)
        if kind in ("hard", "punct") or line.words[place + 1].text in ('"', "”"):
            break
        if kind == "sub" and not _as_well_as(line, place + 1):
            break
        back = _returns(line, place + 2) if kind == "comma" else -1
        if back >= 0:
            place = back
            continue
        if kind == "comma" and not (line.kind(place + 2) == "coord" or _as_well_as(line, place + 2)):
            break
        place += 3 if kind == "sub" else 1
    return min(place, len(line.words) - 1)


def _as_well_as(line: Line, index: int) -> bool:
    return (line.low(index), line.low(index + 1), line.low(index + 2)) == ("as", "well", "as")


def _returns(line: Line, index: int) -> int:
    """Where an insertion, ", as set out in the accords, and to", ends; -1 where there is none."""
    for place in range(index, min(index + 9, len(line.words))):
        if line.kind(place) == "comma":
            return place if line.kind(place + 1) == "coord" and line.kind(index) == "sub" else -1
        if line.kind(place) == "hard":
            return -1
    return -1


def topics(line: Line, start: int, end: int) -> list[Role]:
    """Concepts named between two places, each once, in text order."""
    found: dict[str | None, Role] = {}
    for one in line.concepts:
        if start <= one.first and one.last <= end and one.entity is not None:
            found.setdefault(one.entity, Role("topic", one.text, one.entity, "", one.start, one.end))
    return list(found.values())


def places(line: Line, start: int, end: int) -> list[Role]:
    """Where: "in" or "at" and a name."""
    found: list[Role] = []
    for place in range(start, end + 1):
        if line.kind(place) == "comma":
            break
        if line.low(place) in ("in", "at") and line.kind(place) == "prep" and place not in line.actor_at:
            after = place + 1
            while line.kind(after) == "det":
                after += 1
            named = line.actor_at.get(after)
            if named is None or not _is_where(line, named, after, line.low(place)):
                continue
            found.append(role_of_name("place", named))
    return found[:1]


def _is_where(line: Line, named: Named, index: int, preposition: str) -> bool:
    """Tell a place: a town, a state named whole, or a seat that one is "at"."""
    noun = noun_at(line, index)
    whole = noun is not None and noun.head == named.last
    if named.type == "place" or named.type == "state":
        return whole
    return named.type in ("organisation", "organ") and preposition == "at" and whole


def amounts(line: Line, noun: Noun, scene: Scene) -> list[Role]:
    """How many: a figure or a quantity word in the phrase."""
    start, end = line.words[noun.first].start, line.words[noun.last].end
    for figure in scene.figures:
        if start <= figure.start and figure.end <= end:
            return [Role("amount", figure.text, None, "", figure.start, figure.end)]
    for place in range(noun.first, noun.head):
        low = line.low(place)
        if low in closed("quantity") and low.endswith("s") and line.low(place + 1) == "of":
            return [
                Role(
                    "amount", line.words[place].text, None, "", line.words[place].start, line.words[place].end
                )
            ]
    return []


def is_talks(hit: Hit) -> bool:
    """Tell whether a hit is about talks themselves."""
    return hit.act.startswith("talks.") and bool(hit.frame.patient & TALKS or hit.frame.mutual)
