"""From predicates and nouns of a line to hits: a trigger whose frame is satisfied.

Rule: what a frame asks for must stand where the grammar puts it: the object of an active verb, the
subject of a passive one, the "of" of a noun. An act whose frame is not satisfied is not emitted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from servanda.read.acting import (
    HUMAN,
    PRONOUNS,
    Recent,
    acts,
    is_acting,
    is_human,
    many_act,
    stands_for,
    subjects_of,
)
from servanda.read.by_accord import BREACH, accord_frame, breach_at
from servanda.read.by_tree import complements, hangs_on, modifiers, objects
from servanda.read.clauses import Clauses, Pred
from servanda.read.frames import Frame, Frames, Trigger, classes_of
from servanda.read.governors import status_words
from servanda.read.inflect import ING, plural
from servanda.read.judged_words import judged
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.nouns import Noun, noun_at, nouns_from, phrase_start
from servanda.read.received import received, wide
from servanda.read.verb_words import verb_words
from servanda.read.wanted import is_wanted

TALKS = frozenset({"talks", "round"})
_OWNERS = frozenset({"state", "organ", "organisation", "person", "group"})
_ENDS = frozenset({"edge", "punct", "hard", "comma", "coord", "sub"})
_JOINING = frozenset({"organisation", "state", "group", "place"})  # a state that no list knows is a place
# Bodies that states enter and leave, where no list knows their names.
_BODIES = frozenset(
    {"union", "league", "forum", "bloc", "alliance", "community", "commonwealth", "organisation",
     "organization", "council", "assembly", "zone", "area", "pact", "commission"}
)  # fmt: skip
_POINTING = frozenset({"this", "that", "these", "those"})
_WHOSE = frozenset(
    {"contact.invite", "position.request", "position.offer", "position.pledge", "position.express-readiness",
     "contact.visit", "case.depart", "talks.decline", "talks.accept", "talks.propose"}
)  # fmt: skip
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "whose"})
_OFFER_REACH = 12
_HUNG = 3  # phrases that may hang on an object before the rest of its verb
_HARSHER = frozenset(
    {"stricter", "tighter", "tougher", "harsher", "stiffer", "steeper", "heavier", "stringent"}
)
_PARTLY = frozenset({"partly", "partially"})
_CARRYING = frozenset(
    {"with", "carrying", "of", "packed", "full", "crammed", "bearing", "bringing", "holding"}
)
# Verbs with two objects: "was refused leave to land" keeps the second as a passive.
_TWO = frozenset({"give", "grant", "refuse", "deny", "hand", "issue", "award", "be"})
_UNSIGNED = ("measure.", "case.", "person.")  # acts told in the passive without saying whose they are
_PARTICLES = ("back", "off", "out", "up", "down", "away", "over", "on")
_GIVEN = frozenset({"position.pledge", "position.offer"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
_HOW = frozenset({"in", "on", "at", "during", "from", "before", "after"})
# Nouns that say only which side of a thing is meant.
_THROUGH = frozenset(
    {"part", "participation", "membership", "implementation", "application", "operation", "observance",
     "provisions", "provision", "validity", "effect", "text", "work", "terms", "letter", "spirit", "life",
     "term", "duration", "remainder", "rest", "whole", "process", "track", "course", "enforcement",
     "fulfilment", "fulfillment", "execution", "obligations", "commitments", "undertakings", "duties",
     "start", "opening", "beginning", "phase", "phases", "stage", "stages", "step", "steps", "bulk", "half",
     "most", "parts", "elements", "share", "portion", "last", "slice", "chunk", "scope", "reach"}
)  # fmt: skip
_ASKING = frozenset({"position.request", "position.offer", "position.demand"})
_LODGED = _ASKING | {"position.object", "position.criticise", "position.set-condition", "position.accuse"}
_ADDRESSED = frozenset({"contact.invite", "position.object", "position.pledge", "position.demand"})
_TERMS = frozenset({"instrument", "obligation"})
_NO_DEED = ("position.", "conduct.perform", "conduct.breach", "talks.")  # what is said, or told already
_JUDGED = frozenset(
    {"position.object", "position.criticise", "position.condemn", "position.welcome", "position.support"}
)
_DEFINITE = frozenset({"no", "that", "this", "the", "next", "second", "third", "first", "last"})


@cache
def answering() -> frozenset[str]:
    """Verbs that answer what another has put: "rejected", "heeded"."""
    return frozenset(strings(table("acts")["answering"], "acts.yaml: answering"))


@cache
def _requested() -> frozenset[str]:
    return frozenset(strings(table("acts")["requested"], "acts.yaml: requested"))


@cache
def officials() -> frozenset[str]:
    """Heads of phrases in which a demonym or a possessor is the one who acts."""
    return frozenset(strings(table("acts")["officials"], "acts.yaml: officials"))


@cache
def _both() -> frozenset[str]:
    return frozenset(strings(table("acts")["both"], "acts.yaml: both"))


@dataclass(slots=True)
class Hit:
    """One trigger with its patient. `pred` is None for a noun; `word` is the trigger's main token."""

    frame: Frame
    act: str
    word: int
    first: int
    last: int
    patient: tuple[Noun, ...] = ()
    pred: Pred | None = None
    alone: bool = False
    light: int = -1  # the noun that a light verb carries
    owners: tuple[Noun, ...] = ()  # whose position it is that the subject gets


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document so far tells a frame: whether talks are spoken of at all, what was just named."""

    talks: bool = False
    recent: Recent = ()  # what a pronoun may stand for in the sentence before


def verb_hits(clauses: Clauses, frames: Frames, setting: Setting) -> list[Hit]:
    """Find the act of each predicate, one at most."""
    found: list[Hit] = []
    for pred in clauses.preds:
        hit = (
            _received(clauses, pred, frames)
            or _light(clauses, pred, frames)
            or _judged(clauses, pred, first=True)
            or _verb_hit(clauses, pred, frames, setting)
            or _judged(clauses, pred)
        )
        if hit is None and (told := accord_frame(clauses, pred)) is not None:
            frame, patient = told
            hit = Hit(frame, frame.act, pred.i, pred.first, pred.last, patient, pred)
        if hit is not None and not _is_leave(pred, hit):
            _by_degree(clauses, pred, hit)
            found.append(hit)
            if not hit.act.startswith(_NO_DEED) and (at := breach_at(clauses, pred)) is not None:
                found.append(Hit(BREACH, BREACH.act, pred.i, *at, (), pred))
    return found


def _is_leave(pred: Pred, hit: Hit) -> bool:
    """Tell "may fish inside the limit", "can pay in euros": what one is free to do is no conduct."""
    deed = hit.act in ("conduct.perform", "conduct.breach") and not hit.frame.patient & _TERMS
    return deed and "not" not in pred.group and bool({"may", "can"}.intersection(pred.group))


def _by_degree(clauses: Clauses, pred: Pred, hit: Hit) -> None:
    """Tell "stricter limits were set" from new ones, "partly lifted" from lifted."""
    line = clauses.line
    words = {line.low(place) for one in hit.patient for place in range(one.first, one.last + 1)}
    around = {line.low(place) for place in range(pred.first - 1, pred.last + 2)}
    if hit.act == "measure.impose" and words & _HARSHER:
        hit.act = "measure.tighten"
    elif hit.act == "measure.lift" and around & _PARTLY:
        hit.act = "measure.ease"


def _verb_hit(clauses: Clauses, pred: Pred, frames: Frames, setting: Setting) -> Hit | None:
    other = clauses.tree is not None and bool(clauses.tree.of(pred.i, "compound:prt"))
    for lemma in pred.lemmas:
        for trigger in frames.verbs.get(lemma, ()):
            if other and not trigger.rest:
                continue  # "were set up" is not "were set"
            hit = try_verb(clauses, pred, trigger, setting) or _of_carried(clauses, pred, trigger, setting)
            if hit is not None:
                return hit
    return _of_state(clauses, pred, frames, setting)


def _of_state(clauses: Clauses, pred: Pred, frames: Frames, setting: Setting) -> Hit | None:
    """Read "are deadlocked", "are locked in talks": states that the tree takes for passives."""
    if not pred.passive or "by" in (clauses.line.low(pred.last + 1), clauses.line.low(pred.last + 2)):
        return None
    being = replace(pred, passive=False)
    for trigger in frames.verbs.get("be", ()) if "be" in _plain(pred.group) else ():
        if trigger.rest[:1] == (clauses.line.low(pred.i),):
            hit = try_verb(clauses, being, replace(trigger, rest=trigger.rest[1:]), setting)
            if hit is not None:
                return hit
    return None


def _of_carried(clauses: Clauses, pred: Pred, trigger: Trigger, setting: Setting) -> Hit | None:
    """Read "a date was set for the talks": what a verb carries with it is the subject of its passive."""
    carried = [one[1:] for one in trigger.rest if len(one) > 1 and one.startswith("*")]
    if not pred.passive or len(carried) != 1 or "*" in trigger.rest:
        return None
    heads = {clauses.line.low(one.head) for one in subjects_of(clauses.line, pred)}
    if not heads & {carried[0], plural(carried[0])}:
        return None
    rest = tuple(one for one in trigger.rest if not one.startswith("*"))
    frame = replace(trigger.frame, acting=False)
    hit = try_verb(clauses, replace(pred, passive=False, subject=None), Trigger(rest, frame, False), setting)
    if hit is not None:
        hit.pred = pred
    return hit


def _plain(group: tuple[str, ...]) -> frozenset[str]:
    return frozenset("be" if one in _BEING else one for one in group)


def _received(clauses: Clauses, pred: Pred, frames: Frames) -> Hit | None:
    """Find "drew criticism from Oslo": what the subject gets is another's position."""
    found = received(clauses, pred, frames)
    if found is None:
        return None
    hit = Hit(found.frame, found.frame.act, pred.i, pred.first, found.last, (), pred, light=found.noun.head)
    hit.owners = found.owners
    return hit


def _judged(clauses: Clauses, pred: Pred, *, first: bool = False) -> Hit | None:
    """Find "called the raid a war crime": what is said of a thing is a position on it.

    `first`: before the frames of the verb itself, which hold unless it is said to be a crime.
    """
    found = judged(clauses, pred)
    if found is None or (first and found[0].act != "position.condemn"):
        return None
    frame, about, last = found
    return Hit(frame, frame.act, pred.i, pred.first, max(last, pred.i), about, pred)


def _light(clauses: Clauses, pred: Pred, frames: Frames) -> Hit | None:
    """Find "expressed its readiness", "the desire that was voiced": a light verb with its noun."""
    if not any(lemma in frames.light for lemma in pred.lemmas):
        return None
    line = clauses.line
    if pred.passive:
        carried = subjects_of(line, pred)
    else:
        noun = noun_at(line, pred.last + 1)
        carried = [*([noun] if noun is not None else []), *objects(clauses, pred)]
    noun = next((one for one in carried if line.low(one.head) in frames.light_nouns), None)
    if noun is None:
        return None
    act = frames.light_nouns[line.low(noun.head)]
    if pred.passive and act not in _LODGED:
        return None
    if act in _ASKING and line.low(noun.head + 1) in ("for", "of"):
        asked = nouns_from(line, noun.head + 2, len(line.words) - 1)
        if any("talks" in classes_of(line, one) for one in asked):
            frame = next(one for one in frames.nouns["offer"] if one.act == "talks.propose")
            last = max(noun.head, pred.i)
            return Hit(frame, frame.act, pred.i, pred.first, last, tuple(asked), pred, light=noun.head)
    first, last = min(pred.first, noun.first), max(pred.i, noun.head)
    frame = Frame(act, topic=True, to=act in _ADDRESSED)
    return Hit(frame, act, pred.i, first, last, (noun,), pred, light=noun.head)


def try_verb(clauses: Clauses, pred: Pred, trigger: Trigger, setting: Setting) -> Hit | None:
    """Make the hit of one trigger at a predicate; None where what its frame asks for is not there."""
    line, frame = clauses.line, trigger.frame
    placed = _rest(line, pred, trigger.rest) or _rest_by_tree(clauses, pred, trigger.rest)
    if placed is None:
        return None
    object_start, last = placed
    held = trigger.rest[:1] == ("*",) and not pred.passive  # "gave the skipper ten years"
    if held and (frame.object or frame.open):
        object_start = pred.last + 1
    make = Hit(frame, frame.act, pred.i, pred.first, last, (), pred, trigger.alone)
    if frame.denied and not _is_refusal(clauses, pred):
        return None
    if frame.must:
        return make if acts(clauses, pred) and is_wanted(clauses, pred) else None
    if frame.act in _GIVEN and pred.passive and line.kind(object_start) in ("det", "word", "num"):
        make.patient = tuple(nouns_from(line, object_start, len(line.words) - 1))  # "was promised an answer"
        return make if any(is_acting(line, one) for one in subjects_of(line, pred)) else None
    # "were allowed to leave", "was refused leave", "the strip was vacated": by whom may stay unsaid
    stars = [one for one in trigger.rest if one.startswith("*")]
    spared = pred.passive and ("*" in stars or (bool(stars) and bool(_TWO.intersection(pred.lemmas))))
    told = frame.act.startswith(_UNSIGNED) and frame.act != "case.monitor"
    spared = spared or (told and pred.passive and bool(frame.patient) and not _has_by(clauses, pred))
    spared = spared or (pred.passive and frame.unsaid and not _by_somebody(line, pred))
    if frame.acting and not spared and not acts(clauses, pred):
        return None
    if frame.named and not _is_named(clauses, pred, last, frame):
        return None
    if frame.stative:
        return make if _stands_to(clauses, pred, last, make) else None
    if frame.act == "talks.schedule" and clauses.tree is not None and clauses.tree.rel(pred.i) == "amod":
        return None  # "the planned talks" are not planned by this
    if frame.act == "instrument.amend" and clauses.tree is not None and clauses.tree.rel(pred.i) == "amod":
        return None  # "a revised draft" is not revised by this
    if frame.joins and not _is_state(clauses, pred):
        return None
    if frame.unless and any(line.low(last + n) in frame.unless for n in (1, 2, 3)):
        return None
    if trigger.alone:
        return make if _alone(clauses, pred, trigger, setting, make, last) else None
    if frame.many:
        return make if _together(clauses, pred, last) and _subject_fits(clauses, pred, frame) else None
    if frame.bare:
        ends = line.kind(last + 1) in _ENDS or _only_circumstances(clauses, pred, last)
        return make if ends and not pred.passive and acts(clauses, pred) else None
    if frame.own:
        make.patient = tuple(_undergoers(clauses, pred, object_start, frame))
        return make
    if frame.free:
        return make if (spared or not pred.passive) and _subject_fits(clauses, pred, frame) else None
    if frame.open:
        return make if _open(clauses, pred, object_start, frame, make) else None
    if frame.mutual:
        objects = nouns_from(line, object_start, len(line.words) - 1)
        make.patient = tuple(objects)
        return make
    if frame.object:
        told = _subject_fits(clauses, pred, frame) and _names(clauses, pred, object_start, frame, make)
        return make if told else None
    if not frame.patient:  # a position with a topic alone
        if pred.passive:
            return None
        objects = nouns_from(line, object_start, len(line.words) - 1)
        make.patient = tuple(objects)
        return make if objects and _about_something(line, objects) else None
    if frame.subject and not _done_by(clauses, pred, frame):
        return None
    candidates = _undergoers(clauses, pred, object_start, frame)
    if 0 < len(trigger.rest) < last - object_start + 2 and not (pred.passive or "*" in trigger.rest):
        # "kept the crossing shut": the object ends where the rest of the verb begins
        inner = nouns_from(line, object_start, last - len(trigger.rest))
        candidates = [*inner, *(one for one in candidates if one.first not in {two.first for two in inner})]
    if (held or pred.last < object_start <= last) and not pred.passive:
        # "gave the talks the cold shoulder": its object stands among its words
        candidates = [*nouns_from(line, pred.last + 1, last), *candidates]
    fitting = tuple(noun for noun in candidates if _fits(line, noun, frame, setting))
    if frame.patient >= TALKS and not pred.passive and not acts(clauses, pred) and pred.subject is not None:
        # "talks on the road that joins them": what a thing does is not done to talks by a pronoun.
        fitting = tuple(noun for noun in fitting if line.kind(noun.head) != "pron")
    if not fitting and object_start <= last and not pred.passive:
        # "asked Oslo for talks": what is asked for stands after the particle.
        asked = nouns_from(line, last + 1, len(line.words) - 1)
        fitting = tuple(noun for noun in asked if _fits(line, noun, frame, setting))
        candidates = candidates or asked
    if not fitting and trigger.rest and not pred.passive:
        # "stayed within the limit last season": where order joins two phrases, the tree parts them.
        fitting = tuple(
            noun for noun in _after_link(clauses, pred, last) if _fits(line, noun, frame, setting)
        )
    if not candidates and line.low(object_start) in ("all", "those"):
        candidates = [Noun(object_start, object_start, object_start)]  # "release all who are held"
    if not fitting and frame.human:
        fitting = tuple(one for one in candidates if is_human(line, one, known=line.low(one.head) in HUMAN))
        fitting = fitting or tuple(one for one in candidates if _is_count(line, one))
    if not fitting and frame.actors and not pred.passive:
        return make if _names(clauses, pred, object_start, frame, make) else None
    if not fitting and pred.passive and pred.shared_with >= 0:
        # "a text that was signed but never ratified": the subject of the verb between fits
        between = [one for one in clauses.preds if pred.shared_with < one.i < pred.i]
        candidates = [noun for one in between for noun in subjects_of(line, one)]
        fitting = tuple(noun for noun in candidates if _fits(line, noun, frame, setting))
    make.patient = fitting
    return make if fitting else None


def _is_refusal(clauses: Clauses, pred: Pred) -> bool:
    """Tell "does not accept", "cannot agree to", which are said now, from "did not accept", which is told."""
    words = verb_words(clauses, pred)
    told = {"did", "had", "was", "were"} & set(words.auxiliaries) or pred.antecedent
    return pred.finite and words.negative and not told


def _rest(line: Line, pred: Pred, rest: tuple[str, ...]) -> tuple[int, int] | None:
    """Find the further words of a trigger: give where its object starts and its last word."""
    after = pred.last + 1
    if (line.low(after), line.low(after + 1)) == ("no", "longer"):
        after += 2
    while line.kind(after) == "adv" and not (rest and line.low(after) in (rest[0], *_PARTICLES)):
        after += 1
    if rest and pred.lemmas == ("be",):  # "is not in force", "is no longer in force"
        while line.kind(after) == "neg" or line.low(after) in ("no", "longer", "yet", "still"):
            after += 1
    if not rest:
        return after, pred.last
    if tuple(line.low(after + n) for n in range(len(rest))) == rest:
        return after + len(rest), after + len(rest) - 1
    if any(word.startswith("*") for word in rest):
        if pred.passive:
            if "*" not in rest and not _TWO.intersection(pred.lemmas):
                return None
            rest = tuple(word for word in rest if word != "*")
        place = _with_nouns(line, after, rest)
        return (place, place - 1) if place is not None else None
    noun = noun_at(line, after)
    if noun is not None and not pred.passive:
        start = noun.last + 1
        held = tuple(line.low(start + n) for n in range(len(rest))) == rest and start - after <= 8
        if held and not (rest == ("of",) and _is_part(line, start)):
            itself = line.low(noun.head) in _REFLEXIVE  # "dissociated himself from the finding"
            return (start + len(rest) if itself else after), start + len(rest) - 1
    return None


def _is_part(line: Line, index: int) -> bool:
    """Tell "approved the start of talks" from "stripped Oslo of its vote": whose "of" it is."""
    token = line.words[index].token
    return str(token.dep_) == "case" and str(token.head.dep_) == "nmod"


def _rest_by_tree(clauses: Clauses, pred: Pred, rest: tuple[str, ...]) -> tuple[int, int] | None:
    """Find the further words of a trigger past what stands between: "put its talks with Oslo on hold"."""
    tree, line = clauses.tree, clauses.line
    if tree is None or not rest or any(word.startswith("*") for word in rest):
        return None
    for place in range(pred.last + 1, min(pred.right, len(line.words) - 1) + 1):
        last = place + len(rest) - 1
        if tuple(line.low(place + n) for n in range(len(rest))) == rest and hangs_on(tree, pred, place, last):
            return (last + 1 if tree.rel(last) == "case" else pred.last + 1), last
    return None


def _only_circumstances(clauses: Clauses, pred: Pred, last: int) -> bool:
    """Tell "objected in writing on 12 August": what follows says how and when, nothing is its object."""
    tree, line = clauses.tree, clauses.line
    if tree is None or tree.of(pred.i, "obj", "iobj", "xcomp", "ccomp"):
        return False
    return line.low(last + 1) in _HOW or line.kind(last + 1) == "time"


def _after_link(clauses: Clauses, pred: Pred, link: int) -> list[Noun]:
    """The phrase that the tree hangs on a verb by the preposition at a place."""
    tree = clauses.tree
    if tree is None:
        return []
    return [tree.noun(one) for one in tree.of(tree.core(pred), "obl") if link in tree.of(one, "case")]


def _by_somebody(line: Line, pred: Pred) -> bool:
    """Tell whether a passive says by whom or what."""
    return any(
        line.low(one) == "by" for one in range(pred.last + 1, min(pred.right, len(line.words) - 1) + 1)
    )


def _is_count(line: Line, noun: Noun) -> bool:
    """Tell "sent back 124 more", "let four go": people told by their number alone."""
    number = line.kind(noun.head) == "num" and line.low(noun.head).isalnum()
    more = line.low(noun.head) == "more" and line.kind(noun.head - 1) == "num"
    return (
        (number or more) and line.kind(noun.first - 1) not in ("word", "punct") and noun.last - noun.first < 2
    )


def _is_named(clauses: Clauses, pred: Pred, last: int, frame: Frame) -> bool:
    """Tell whether one of the words that a frame asks for stands in its object, or is its passive subject."""
    line = clauses.line
    if pred.passive:
        return any(line.low(one.head) in frame.named for one in subjects_of(line, pred))
    return any(
        line.low(place) in frame.named for place in range(pred.last + 1, min(last + 8, pred.right + 1))
    )


def _stands_to(clauses: Clauses, pred: Pred, last: int, hit: Hit) -> bool:
    """Tell "Oslo is opposed to the dam", where one who acts is the subject of a passive."""
    line = clauses.line
    hit.patient = tuple(nouns_from(line, last + 1, len(line.words) - 1))
    about = bool(hit.patient) or line.kind(last + 1) == "verb"
    return pred.passive and about and any(is_acting(line, one) for one in subjects_of(line, pred))


def _is_state(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether the subject is a state: it joins a body, where a person joins its staff."""
    line = clauses.line
    named = [line.actor_at.get(one.head) for one in subjects_of(line, pred)]
    return not pred.passive and any(one is not None and one.type != "person" for one in named)


def _with_nouns(line: Line, place: int, rest: tuple[str, ...]) -> int | None:
    """Match "pay *visit to" against "paid a two-day visit to": gives the place after."""
    for number, word in enumerate(rest):
        if not word.startswith("*"):
            if line.low(place) != word:
                return None
            place += 1
            continue
        named = (word[1:], plural(word[1:]))
        end = place
        while line.kind(end + 1) == "time":
            end += 1
        if line.kind(place) == "time" and line.low(end) in named:
            place = end + 1  # "was given ten years"
            continue
        noun = noun_at(line, place)
        if noun is None or not (word == "*" or line.low(noun.head) in named or _of_class(line, noun, word)):
            return None
        place = noun.last + 1
        if word == "*" and number + 1 < len(rest):
            return _past(line, place, rest[number + 1 :])
    return place


def _of_class(line: Line, noun: Noun, word: str) -> bool:
    """Tell whether a noun is of the class that "*=class" asks for: "under *=measure"."""
    return word.startswith("*=") and word[2:] in classes_of(line, noun)


def _past(line: Line, place: int, rest: tuple[str, ...]) -> int | None:
    """Match what follows an object, past what hangs on it: "gave [talks with Oslo] the cold shoulder"."""
    for _ in range(_HUNG):
        if (found := _with_nouns(line, place, rest)) is not None:
            return found
        noun = noun_at(line, place + 1) if line.kind(place) == "prep" else None
        if noun is None:
            return None
        place = noun.last + 1
    return None


def _alone(clauses: Clauses, pred: Pred, trigger: Trigger, setting: Setting, hit: Hit, last: int) -> bool:
    line, frame = clauses.line, trigger.frame
    bare = not set(pred.group) - {"never", "not"}
    shares = pred.passive and bare and (pred.shared_with >= 0 or pred.finite)  # "was signed and took effect"
    if pred.passive and not shares and not (trigger.rest and pred.lemmas == ("be",)):
        return False
    if not trigger.rest and line.kind(last + 1) in ("det", "word", "pron", "num", "poss"):
        return False
    wanted = frame.subject or frame.patient
    if not wanted:
        hit.patient = (pred.subject,) if pred.subject else ()
        return pred.subject is not None
    if "joint-body" in wanted and _is_regular(line, pred):
        return False
    fitting = tuple(noun for noun in subjects_of(line, pred) if _fits(line, noun, frame, setting, wanted))
    if not fitting and frame.human:
        fitting = tuple(one for one in subjects_of(line, pred) if is_human(line, one, known=False))
    in_force = frame.act.startswith("instrument.") and "force" in trigger.rest
    if not fitting and in_force and pred.subject is not None and line.low(pred.subject.head) == "it":
        fitting = (pred.subject,)  # what enters or stays in force by this name was agreed on
    hit.patient = fitting
    return bool(fitting)


def _together(clauses: Clauses, pred: Pred, last: int) -> bool:
    """Tell "the delegations met in Bergen": several who act, and no object."""
    line = clauses.line
    if line.kind(last + 1) in ("det", "word", "pron", "num", "poss", "quote"):
        return False
    return not _is_regular(line, pred) and many_act(clauses, pred)


def _is_regular(line: Line, pred: Pred) -> bool:
    """Tell "has to meet twice a year", which tells of no one meeting."""
    return any(timex.type == "SET" and pred.left <= first <= pred.right for first, _, timex in line.timexes)


def _open(clauses: Clauses, pred: Pred, start: int, frame: Frame, hit: Hit) -> bool:
    """Check that somebody acts and that there is something he acts on, whatever it is."""
    line = clauses.line
    if not acts(clauses, pred):
        hit.patient = tuple(subjects_of(line, pred))  # "was widely condemned", by whomever
        return pred.passive and frame.act in _JUDGED and bool(hit.patient) and wide(clauses, pred.i)
    before = pred.first - 1
    if (
        pred.kind == "gerund"
        and line.kind(before) == "word"
        and not is_acting(line, Noun(before, before, before))
    ):
        return False  # "laws banning nets": whoever made them
    if pred.passive:
        hit.patient = tuple(subjects_of(line, pred))
        return bool(hit.patient)
    nouns = nouns_from(line, start, len(line.words) - 1) or objects(clauses, pred)
    if frame.patient:
        nouns = [one for one in nouns if not is_human(line, one, known=True)]
    hit.patient = tuple(nouns) or pred.gap
    if line.low(hit.last) in ("it", "this", "that"):
        return True
    gerund = line.words[start].verb.values() if start < len(line.words) else ()
    if any(ING in tags for tags in gerund):
        return True  # "committed itself to reducing its catch"
    if line.low(start) in _POINTING and line.kind(start + 1) in _ENDS:
        return True  # "disputes this"
    told = line.kind(start) in ("quote", "comp") or line.low(start) in ("what", "how")
    return bool(hit.patient) or told


def _subject_fits(clauses: Clauses, pred: Pred, frame: Frame) -> bool:
    if not frame.subject:
        return True
    line = clauses.line
    nouns = subjects_of(line, pred)
    named = [line.actor_at.get(noun.head) for noun in nouns] if "president" in frame.subject else []
    if any(one is not None and one.type == "person" for one in named):
        return True
    return any(
        classes_of(line, one) & frame.subject or _is_people(line, one)
        for noun in nouns
        for one in (noun, *_aboard(line, noun))
    )


def _aboard(line: Line, noun: Noun) -> list[Noun]:
    """Those whom a craft carries: "a boat with 80 migrants"."""
    if not classes_of(line, noun) & {"craft", "service"}:
        return []
    for place in range(noun.last + 1, min(noun.last + 4, len(line.words))):
        if line.low(place) in _CARRYING and (inner := noun_at(line, place + 1)) is not None:
            return [inner]
    return []


def _done_by(clauses: Clauses, pred: Pred, frame: Frame) -> bool:
    """Tell whether who does it, by its subject or a passive's "by", is of the classes asked for."""
    if not pred.passive:
        return _subject_fits(clauses, pred, frame)
    line, tree = clauses.line, clauses.tree
    by = [tree.noun(one) for one in tree.of(pred.i, "obl:agent", "obl")] if tree is not None else []
    return any(classes_of(line, one) & frame.subject for one in by)


def _has_by(clauses: Clauses, pred: Pred) -> bool:
    return any(clauses.line.low(place) == "by" for place in range(pred.last + 1, pred.right + 1))


def _is_people(line: Line, noun: Noun) -> bool:
    """Tell a plural demonym: "Cubans", "Haitians"."""
    name = line.actor_at.get(noun.head)
    return name is not None and line.low(noun.head).endswith("s") and name.type in ("group", "state")


def _undergoers(clauses: Clauses, pred: Pred, start: int, frame: Frame) -> list[Noun]:
    line = clauses.line
    if pred.passive or pred.kind == "participle":
        # "people who were granted visas": what is given may stand after the passive verb.
        given = nouns_from(line, start, len(line.words) - 1) if frame.two else []
        return given or subjects_of(line, pred)
    if told := [one for one in objects(clauses, pred) if one.last >= start or one.last < pred.i]:
        # "a declaration of principles that Oslo signed": any noun of the phrase may be meant
        return [*told, *pred.gap] if told[0].last < pred.i else told
    return nouns_from(line, start, len(line.words) - 1) or list(pred.gap)


def _fits(
    line: Line, noun: Noun, frame: Frame, setting: Setting, wanted: frozenset[str] | None = None
) -> bool:
    wanted = wanted or frame.patient
    classes = classes_of(line, noun) & wanted
    if not classes and (inner := _inside(line, noun)) is not None:
        return _fits(line, inner, frame, setting, wanted)
    named = line.actor_at.get(noun.head)
    if not classes and named is not None and named.type == "instrument" and "instrument" in wanted:
        return True
    if not classes and wanted & {"round", "joint-body"} and _is_of_joint_body(line, noun):
        return True
    if not classes and named is not None and named.type == "organ" and (of := _of_name(line, noun)) >= 0:
        return _fits(line, Noun(noun.first, of - 1, of - 1), frame, setting, wanted)
    if not classes and noun.first == noun.head:
        return stands_for(line, noun.head, wanted, setting.recent)
    if not classes:
        return False
    if classes <= {"round", "sitting"} and frame.act.startswith("talks."):
        if line.low(noun.head + 1) == "of":
            inner = noun_at(line, noun.head + 2)  # "a session of the commission", not "a round of duties"
            body = inner is not None and line.low(inner.head) in _negotiators()
            return body or _talks_follow(line, noun)
        return setting.talks or _talks_follow(line, noun) or _negotiates(line)
    if classes == {"meeting"} and frame.act.startswith("talks."):
        return setting.talks and line.low(noun.first) in _DEFINITE
    if classes == {"offer"} and frame.act.startswith("talks."):
        return _talks_follow(line, noun)
    return True


def _of_name(line: Line, noun: Noun) -> int:
    """The "of" inside the name of an organ: "the embassy of Oslo"; -1 for none."""
    return next((one for one in range(noun.first + 1, noun.head) if line.low(one) == "of"), -1)


def _inside(line: Line, noun: Noun) -> Noun | None:
    """Look through "its part in the treaty", "the provisions of the accord" to what is meant."""
    if line.low(noun.head) not in _THROUGH or line.low(noun.last + 1) not in ("of", "in", "to", "under"):
        return None
    return noun_at(line, noun.last + 2)


def _is_of_joint_body(line: Line, noun: Noun) -> bool:
    """Tell "the Joint Border Commission" and "its part in the Commission"."""
    body = table("acts")["joint_bodies"]
    place = noun.head
    if line.low(place) in body["sittings"] and line.low(place + 1) in ("of", "in"):
        place += 2
        while line.kind(place) == "det":
            place += 1
    if line.low(noun.first) in ("a", "an") and place not in line.track_at:
        return False  # "announced a joint committee": it has not begun
    named = line.actor_at.get(place)
    if named is None or named.type != "organisation":
        inner = noun_at(line, place) if place != noun.head else noun
        return inner is not None and "joint-body" in classes_of(line, inner)
    words = set(named.name.lower().split())
    return bool(words & set(body["marks"]) and words & set(body["heads"]))


def _negotiates(line: Line) -> bool:
    """Tell whether a sentence names those who negotiate, so that its round or session is one of talks."""
    return any(word.low in _negotiators() for word in line.words)


@cache
def _negotiators() -> frozenset[str]:
    return frozenset(strings(table("acts")["negotiating"], "acts.yaml: negotiating"))


def _talks_follow(line: Line, noun: Noun) -> bool:
    """Tell "a round of talks", "an invitation to restart the negotiations" from other rounds and offers."""
    for place in range(noun.first, min(noun.last + _OFFER_REACH, len(line.words))):
        if place > noun.last and line.kind(place) in ("hard", "rel", "comp", "comma"):
            return False
        if line.kind(place) in ("word", "num"):
            inner = Noun(place, place, place)
            if "talks" in classes_of(line, inner):
                return True
        if line.low(place) == "negotiate" and line.kind(place - 1) == "to":
            return True
    return False


def _names(clauses: Clauses, pred: Pred, start: int, frame: Frame, hit: Hit) -> bool:
    """Check that the object names an actor (or a place, where the frame asks for one)."""
    line = clauses.line
    if pred.passive:
        subjects = subjects_of(line, pred)
        hit.patient = tuple(one for one in subjects if _actor_in(line, one, frame))
        return bool(hit.patient)
    for nouns in (nouns_from(line, start, len(line.words) - 1), objects(clauses, pred)):
        # "held Oslo responsible": the tree parts an object from what is said of it
        hit.patient = tuple(one for one in nouns if one.last >= start and _actor_in(line, one, frame))
        if hit.patient:
            hit.patient += _also_named(clauses, pred, hit, frame)
            return True
    return False


def _also_named(clauses: Clauses, pred: Pred, hit: Hit, frame: Frame) -> tuple[Noun, ...]:
    """Those whom the tree joins to an object past its "of": "the Government of Mali and the Front"."""
    told = {one.head for one in hit.patient}
    joined = objects(clauses, pred)
    if not joined or joined[0].first != hit.patient[0].first:
        return ()
    return tuple(one for one in joined[1:] if one.head not in told and _actor_in(clauses.line, one, frame))


def _actor_in(line: Line, noun: Noun, frame: Frame) -> bool:
    found = [line.actor_at[place] for place in range(noun.first, noun.last + 1) if place in line.actor_at]
    if frame.joins:
        named = any(one.type == "organisation" and one.last == noun.head for one in found)
        return named or line.low(noun.head) in _BODIES
    proper = line.words[noun.head].token.pos_ == "PROPN" and line.words[noun.head].text[:1].isupper()
    unlisted = proper and not found and noun.head not in line.timex_at  # a name that no list knows
    if frame.organisation:
        return unlisted or any(one.type in _JOINING and one.last == noun.head for one in found)
    if frame.object == "state":
        return any(one.type in ("state", "place") and one.last == noun.head for one in found)
    if frame.object == "place":
        told = any(one.type in ("place", "state") and one.last == noun.head for one in found)
        return told or (unlisted and frame.acting)
    if frame.human and is_human(line, noun, known=True):
        return True
    if any(one.entity is not None and noun.first <= one.first and one.last >= noun.head for one in found):
        return True
    low = line.low(noun.head)
    if frame.object == "actor" and line.kind(noun.head) == "pron" and low in PRONOUNS:
        return True  # "accused it of"
    if unlisted:
        return frame.object == "actor" or frame.acting
    known = bool(found) or frame.acting or frame.human
    return known and (line.low(noun.head) in officials() or (frame.acting and low in _both()))


def _about_something(line: Line, nouns: list[Noun]) -> bool:
    """Tell whether a phrase names a concept that the record knows."""
    last = nouns[-1].last
    while line.kind(last + 1) in ("prep", "word", "det", "num", "hyphen", "poss"):
        last += 1
    return any(nouns[0].first <= one.first and one.last <= last for one in line.concepts)


def noun_hits(clauses: Clauses, frames: Frames, setting: Setting, taken: set[int]) -> list[Hit]:
    """Find acts that stand as nouns: "the suspension of the talks", "travel restrictions' easing"."""
    line = clauses.line
    found: list[Hit] = []
    for word in line.words:
        joined = line.kind(word.i - 1) == "hyphen" or line.low(word.i - 1) == "-"
        whole = frames.nouns.get(f"{line.low(word.i - 2)}-{word.low}", ()) if joined else ()  # "swearing-in"
        if (word.kind != "word" and not whole) or word.i in taken or word.i in line.timex_at:
            continue
        for frame in whole or frames.nouns.get(word.low, ()):
            if frame.between and (two := _between(line, word.i)):
                found.append(Hit(frame, frame.act, word.i, word.i, two[-1].last, ()))
                break
            patient = try_noun(clauses, word.i, frame, setting)
            if patient is not None:
                found.append(Hit(frame, frame.act, word.i, word.i, word.i + len(frame.then), patient))
                break
    return found


def _between(line: Line, index: int) -> list[Noun]:
    """Find the two in "the meeting between A and B"."""
    if line.low(index + 1) != "between":
        return []
    nouns = nouns_from(line, index + 2, len(line.words) - 1)
    if len(nouns) == 1 and line.low(nouns[0].last + 1) == "of" and line.low(nouns[0].head).endswith("s"):
        sides = nouns_from(line, nouns[0].last + 2, len(line.words) - 1)  # "the presidents of A and B"
        return [Noun(nouns[0].first, nouns[0].last, nouns[0].head), *sides[1:]] if len(sides) >= 2 else []
    return nouns if len(nouns) >= 2 else []


def try_noun(clauses: Clauses, index: int, frame: Frame, setting: Setting) -> tuple[Noun, ...] | None:
    """Find what a noun of action is done to; None where it is none that the frame asks for."""
    line = clauses.line
    end = index + len(frame.then)
    if tuple(line.low(index + 1 + n) for n in range(len(frame.then))) != frame.then:
        return None
    if frame.position:
        return _about(clauses, index, frame)
    if frame.free:  # "cooperation between the two", "shelling killed a guard"
        told = clauses.tree is not None and clauses.tree.rel(index) in ("nsubj", "nsubj:pass")
        return () if told or owned(clauses, index, frame.act) else None
    if not frame.patient and not frame.own and not frame.object:
        return None
    links = frame.via | {"of", "from"}
    nouns = nouns_from(line, end + 2, len(line.words) - 1) if line.low(end + 1) in links else []
    if frame.own:
        return tuple(nouns) or None
    past = nouns[-1].last + 1 if nouns and line.low(end + 1) == "of" else -1
    beyond = nouns_from(line, past + 1, len(line.words) - 1) if line.low(past) in frame.via else []
    of = complements(clauses, index, links)
    further = [one for noun in of for one in complements(clauses, noun.head, links)]  # "of N to Oslo"
    further = further if frame.object == "place" else []
    for some in (nouns, of, modifiers(clauses, index), further, beyond):
        if fitting := _noun_fits(line, some, frame, setting):
            return fitting
    whose = [] if of or nouns or frame.object else _undergoing(clauses, index)
    return _noun_fits(line, whose, frame, setting) or None


def _undergoing(clauses: Clauses, index: int) -> list[Noun]:
    """The subject of "the treaty awaits ratification", "the talks face suspension": what it is done to."""
    tree = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None else None
    if held is None or held.passive or held.subject is None or tree.rel(index) != "obj":
        return []
    return [held.subject] if set(held.lemmas) & status_words("undergoes") else []


def _noun_fits(line: Line, nouns: list[Noun], frame: Frame, setting: Setting) -> tuple[Noun, ...]:
    if frame.object:
        return tuple(one for one in nouns if _actor_in(line, one, frame))
    fitting = tuple(noun for noun in nouns if _fits(line, noun, frame, setting))
    if not fitting and frame.human:
        fitting = tuple(noun for noun in nouns if is_human(line, noun, known=False))
    if not fitting and frame.human:
        following = (line.actor_at.get(noun.last + 1) for noun in nouns)  # "the geologist N"
        fitting = tuple(nouns) if any(one is not None and one.type == "person" for one in following) else ()
    return fitting


def _about(clauses: Clauses, index: int, frame: Frame) -> tuple[Noun, ...] | None:
    """Read "Oslo's call for a truce", "criticism of the law by Bern": whose, and about what."""
    line = clauses.line
    if not owned(clauses, index, frame.act if line.low(index) in _requested() else "") and (
        not is_answered(clauses, index) or _tells_what(clauses, index, ("to",))
    ):
        return None
    after = line.low(index + 1)
    start = phrase_start(line, index)
    if line.low(index) in _requested() and "at" in (line.low(start - 1), line.low(start - 2)):
        return ()  # "at Oslo's request"
    if after in frame.via or (after == "to" and "to" in frame.via):
        return tuple(nouns_from(line, index + 2, len(line.words) - 1))
    found = complements(clauses, index, frame.via)
    return tuple(found) or (() if after in ("by", "from") or _tells_what(clauses, index) else None)


def _tells_what(clauses: Clauses, index: int, marks: tuple[str, ...] = ("to", "that")) -> bool:
    """Tell "its refusal to open two camps", "the assurance that visits would follow"."""
    tree = clauses.tree
    if tree is None:
        return False
    told = [one for one in tree.of(index, "acl", "ccomp", "xcomp") if one > index]
    return any(clauses.line.low(mark) in marks for one in told for mark in tree.of(one, "mark"))


def is_answered(clauses: Clauses, index: int) -> bool:
    """Tell "balked at a request", "dismissed the charge": what is answered was put, whoever put it."""
    tree = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None else None
    if held is None or tree.rel(index) not in ("obj", "obl", "nsubj:pass"):
        return False
    return bool(set(held.lemmas) & answering())


def owned(clauses: Clauses, index: int, act: str = "") -> list[Noun]:
    """Those whose a noun of action is: a possessor, a demonym before it, its "by" or "from".

    "of" names them too, where what the act is about never follows it: "the invitation of Oslo".
    """
    line = clauses.line
    for place in range(phrase_start(line, index), index):
        named = line.actor_at.get(place)
        if line.low(place) in _POSSESSIVE:
            return [Noun(place, place, place)]  # "its assurance that", "his offer to"
        if named is None or named.type not in _OWNERS or named.last != place:
            continue
        tag = line.words[place].token.pos_
        if line.kind(place + 1) == "poss" or (tag == "ADJ" and named.type == "state"):
            return [Noun(named.first, named.last, named.last)]
    whose = act in _WHOSE or _tells_what(clauses, index, ("to",))  # "the refusal of Oslo to admit them"
    links = {"by", "from", "between"} | ({"of"} if whose else set())
    by = complements(clauses, index, frozenset(links))
    return [one for one in by if is_acting(line, one)]
