"""Who else a hit names: the possessor or "by" of a noun, and those with whom or to whom.

Rule: the sides are read from "with", "to", "between" and from compounds ("Oslo-Moscow talks").
A role that the words imply but do not name carries no offsets.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.read.acting import is_acting
from servanda.read.clauses import Clauses
from servanda.read.fitting import TALKS
from servanda.read.frame_hit import Hit
from servanda.read.line import Line, closed
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import nouns_from, phrase_start
from servanda.read.role_of import ACTORS, role_of_name
from servanda.read.scene import Scene
from servanda.read.tree_objects import complements
from servanda.read.who import by_phrase, who, who_or_words
from servanda.read.whose_noun import owned

_CHAIN = frozenset({"prep", "word", "det", "num", "poss", "hyphen", "quote", "to", "time", "adv"})


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
    if found := by_phrase(clauses, hit.word + 1, end, "agent", scene):
        return found
    patients = {one.head for one in hit.patient}
    return [
        one
        for noun in owned(clauses, hit.word, hit.act)
        if noun.head not in patients
        for one in who_or_words(clauses, noun, "agent", scene, clauses.before(hit.word))
    ]


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
    if hit.pred is not None and inner is not None and hit.word < inner.first < hit.last:
        start = inner.last + 1  # "put its talks with Oslo on hold"
    stop = chain_end(line, max(hit.last, inner.last if inner and inner.last > hit.last else hit.last))
    if hit.pred is not None:
        stop = max(stop, min(hit.pred.right, len(line.words) - 1))
        if inner is not None and inner.last < hit.pred.first:  # passive: the phrase after its noun counts too
            found += _with_phrases(clauses, inner.last + 1, hit.pred.first - 1, scene)
    if hit.pred is not None and hit.act in _ASKED:
        found += _asked(clauses, hit, scene)
    receives = not hit.act.startswith("talks.")
    found += _with_phrases(clauses, start, stop, scene, receives=receives)
    unique: list[Role] = []
    for one in found:
        if one.entity not in taken and one.entity not in {other.entity for other in unique}:
            unique.append(one)
    return unique


_NO_SIDE = frozenset(
    {"according", "due", "owing", "thanks", "prior", "subject", "contrary"}
)  # "according to"
_ASKED = frozenset({"talks.propose", "position.request", "position.demand", "contact.note"})
_AGAINST = {
    "measure.": frozenset({"on", "against"}),
    "position.": frozenset({"at", "against", "with"}),
    "relations.sever": frozenset({"from", "of"}),
    "contact.note": frozenset({"on"}),
}


def against(clauses: Clauses, hit: Hit, taken: set[str | None]) -> list[Role]:
    """Those on whom it falls: "sanctions on X", "a protest with X", "its ambassador from X"."""
    links = next((some for act, some in _AGAINST.items() if hit.act.startswith(act)), frozenset[str]())
    light = hit.act.startswith("position.") and hit.light < 0
    if not links or light:
        return []
    heads = {hit.word, *(noun.head for noun in hit.patient)}
    found = [noun for head in sorted(heads) for noun in complements(clauses, head, links)]
    named = [one for noun in found if (one := clauses.line.actor_at.get(noun.head)) is not None]
    return [role_of_name("target", one) for one in named if one.type == "state" and one.entity not in taken]


def _with_phrases(
    clauses: Clauses, start: int, stop: int, scene: Scene, *, receives: bool = False
) -> list[Role]:
    line = clauses.line
    found: list[Role] = []
    for place in range(start, stop + 1):
        low = line.low(place)
        if low not in ("with", "to", "between") or (low == "to" and line.kind(place + 1) == "verb"):
            continue
        if line.low(place - 1) in _NO_SIDE:
            continue
        for noun in nouns_from(line, place + 1, len(line.words) - 1):
            named = line.actor_at.get(noun.head)
            if (
                low == "with"
                and line.low(noun.last + 1).endswith("ing")
                and line.kind(noun.last + 1) == "verb"
            ):
                continue  # "signed in Oslo, with Norway holding the pen"
            if low == "to" and named is not None and not named.acting and not receives:
                continue  # "talks on migration to Norway" are not talks with it
            found += who(clauses, noun, "target", scene)
    return found


def _asked(clauses: Clauses, hit: Hit, scene: Scene) -> list[Role]:
    """Read "asked Oslo for talks": its object, where what is asked for is another noun."""
    tree = clauses.tree
    if tree is None or hit.pred is None or hit.pred.passive:
        return []
    heads = {noun.head for noun in hit.patient}
    nouns = [tree.noun(one) for one in tree.of(hit.pred.i, "iobj", "obj")]
    given = hit.act == "contact.note"  # "handed the foreign minister a note"
    return [
        one
        for noun in nouns
        if noun.head not in heads
        for one in (
            who_or_words(clauses, noun, "target", scene)
            if given and is_acting(clauses.line, noun)
            else who(clauses, noun, "target", scene)
        )
    ]


def is_talks(hit: Hit) -> bool:
    """Tell whether a hit is about talks themselves."""
    return hit.act.startswith("talks.") and bool(hit.frame.patient & TALKS or hit.frame.mutual)
