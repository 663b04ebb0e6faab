"""From a verb and one trigger to its hit: what the frame asks for must stand where the grammar puts it.

Rule: the object of an active verb, the subject of a passive one; a frame that is not satisfied gives nothing.
"""

from __future__ import annotations

from servanda.read.acting import HUMAN, acts, is_acting, is_human, stands_for, subjects_of
from servanda.read.clauses import Clauses, Pred
from servanda.read.fitting import TALKS, about_something, fits
from servanda.read.frame import Frame, Trigger
from servanda.read.frame_hit import Hit, Setting
from servanda.read.frame_names import names_actor
from servanda.read.frame_subjects import done_by, subject_fits
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, is_number, nouns_from
from servanda.read.press import to_press
from servanda.read.tree_objects import objects, receivers
from servanda.read.verb_frames_bare import (
    ENDS,
    act_together,
    acts_on_something,
    is_named,
    is_state,
    is_unnamed,
    keeps_as,
    only_circumstances,
    stands_alone,
    stands_to,
)
from servanda.read.verb_rest import TWO_OBJECTS, further_words, further_words_by_tree
from servanda.read.verb_words import verb_words
from servanda.read.wanted import is_wanted

_UNSIGNED = ("measure.", "case.", "person.")  # acts told in the passive without saying whose they are
_TOLD = frozenset({"did", "had", "was", "were", "shall", "must", "may"})
_LINES = frozenset({"carrier", "carriers", "airline", "airlines", "trains", "freighters", "cargo"})
_LAID_ON_OTHERS = frozenset(
    {"ban", "bans", "embargo", "embargoes", "blockade", "tariff", "tariffs", "sanctions", "boycott", "levy",
     "curbs", "restrictions", "visa", "blacklist"}
)  # fmt: skip
_GIVEN = frozenset({"position.pledge", "position.offer"})


def try_verb(clauses: Clauses, pred: Pred, trigger: Trigger, setting: Setting) -> Hit | None:
    """Make the hit of one trigger at a predicate; None where what its frame asks for is not there."""
    line, frame = clauses.line, trigger.frame
    placed = further_words(line, pred, trigger.rest) or further_words_by_tree(clauses, pred, trigger.rest)
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
    spared = pred.passive and ("*" in stars or (bool(stars) and bool(TWO_OBJECTS.intersection(pred.lemmas))))
    told = frame.act.startswith(_UNSIGNED) and frame.act != "case.monitor"
    spared = spared or (told and pred.passive and bool(frame.patient) and not _has_by(clauses, pred))
    spared = spared or (pred.passive and frame.unsaid and not _by_somebody(line, pred))
    if frame.act == "person.appoint" and is_unnamed(clauses, pred):
        return None
    if frame.act == "conduct.perform" and keeps_as(clauses, pred):
        return None
    if frame.acting and not spared and not acts(clauses, pred):
        return None
    if frame.named and not is_named(clauses, pred, last, frame):
        return None
    if frame.act == "contact.visit" and any(
        classes_of(line, one) & {"service", "craft"} or line.low(one.head) in _LINES
        for one in subjects_of(line, pred)
    ):
        return None  # "its carrier will not fly to Oslo"
    if frame.act == "talks.suspend" and frame.free and "out" in trigger.rest and not _negotiates(setting):
        return None  # "the guards walked out"
    if frame.stative:
        return make if stands_to(clauses, pred, last, make) else None
    if frame.act == "talks.schedule" and clauses.tree is not None and clauses.tree.rel(pred.i) == "amod":
        return None  # "the planned talks" are not planned by this
    if frame.act == "instrument.amend" and clauses.tree is not None and clauses.tree.rel(pred.i) == "amod":
        return None  # "a revised draft" is not revised by this
    if frame.joins and not is_state(clauses, pred):
        return None
    if frame.unless and any(line.low(last + n) in frame.unless for n in (1, 2, 3)):
        return None
    if (
        frame.unless
        and pred.passive
        and any(line.low(one.head) in frame.unless for one in subjects_of(line, pred))
    ):
        return None
    if trigger.alone:
        return make if stands_alone(clauses, pred, trigger, setting, make, last) else None
    if frame.many:
        return make if act_together(clauses, pred, last) and subject_fits(clauses, pred, frame) else None
    if frame.bare:
        ends = line.kind(last + 1) in ENDS or only_circumstances(clauses, pred, last)
        return make if ends and not pred.passive and acts(clauses, pred) else None
    if frame.own:
        make.patient = tuple(_undergoers(clauses, pred, object_start, frame))
        return make
    if frame.free:
        known = subject_fits(clauses, pred, frame) or _stand_for(line, pred, frame, setting)
        return make if (spared or not pred.passive) and known else None
    if frame.open:
        return make if acts_on_something(clauses, pred, object_start, frame, make) else None
    if frame.mutual:
        objects = nouns_from(line, object_start, len(line.words) - 1)
        make.patient = tuple(objects)
        return make
    if frame.object:
        told = subject_fits(clauses, pred, frame) and names_actor(clauses, pred, object_start, frame, make)
        if told and frame.act == "contact.meet" and to_press(clauses, pred, make.patient):
            return None
        return make if told else None
    if not frame.patient:  # a position with a topic alone
        if pred.passive:
            return None
        objects = nouns_from(line, object_start, len(line.words) - 1)
        make.patient = tuple(objects)
        return make if objects and about_something(line, objects) else None
    if frame.subject and not done_by(clauses, pred, frame):
        return None
    if frame.act == "conduct.perform" and _is_ones_own(line, object_start):
        return None  # "sticks to its ban": whose it is keeps it up
    candidates = _undergoers(clauses, pred, object_start, frame)
    if 0 < len(trigger.rest) < last - object_start + 2 and not (pred.passive or "*" in trigger.rest):
        # "kept the crossing shut": the object ends where the rest of the verb begins
        inner = nouns_from(line, object_start, last - len(trigger.rest))
        candidates = [*inner, *(one for one in candidates if one.first not in {two.first for two in inner})]
    if (held or pred.last < object_start <= last) and not pred.passive:
        # "gave the talks the cold shoulder": its object stands among its words
        candidates = [*receivers(clauses, pred), *nouns_from(line, pred.last + 1, last), *candidates]
    fitting = tuple(noun for noun in candidates if fits(line, noun, frame, setting))
    if frame.patient >= TALKS and not pred.passive and not acts(clauses, pred) and pred.subject is not None:
        # "talks on the road that joins them": what a thing does is not done to talks by a pronoun.
        fitting = tuple(noun for noun in fitting if line.kind(noun.head) != "pron")
    apart = (
        frame.act == "conduct.perform" and len(trigger.rest) == 1
    )  # "held Oslo to the clause": Oslo is to keep it
    if not fitting and object_start <= last and not pred.passive and not apart:
        # "asked Oslo for talks": what is asked for stands after the particle.
        asked = nouns_from(line, last + 1, len(line.words) - 1)
        fitting = tuple(noun for noun in asked if fits(line, noun, frame, setting))
        candidates = candidates or asked
    if not fitting and trigger.rest and not pred.passive:
        # "stayed within the limit last season": where order joins two phrases, the tree parts them.
        linked = [] if apart and object_start <= last else _after_link(clauses, pred, last)
        fitting = tuple(noun for noun in linked if fits(line, noun, frame, setting))
    if not candidates and line.low(object_start) in ("all", "those"):
        candidates = [Noun(object_start, object_start, object_start)]  # "release all who are held"
    if not fitting and frame.human:
        # "will hold them": whom, only where people were named
        held_on = pred.lemmas == ("hold",) and not trigger.rest
        given = frame.act == "person.sentence" and bool(stars)  # "they were given eighteen months"
        known = not held_on and not given
        fitting = tuple(
            one for one in candidates if is_human(line, one, known=known and line.low(one.head) in HUMAN)
        )
        fitting = fitting or tuple(one for one in candidates if _is_count(line, one))
    if not fitting and frame.actors and not pred.passive:
        return make if names_actor(clauses, pred, object_start, frame, make) else None
    if not fitting and pred.passive and pred.shared_with >= 0:
        # "a text that was signed but never ratified": the subject of the verb between fits
        between = [one for one in clauses.preds if pred.shared_with < one.i < pred.i]
        candidates = [noun for one in between for noun in subjects_of(line, one)]
        fitting = tuple(noun for noun in candidates if fits(line, noun, frame, setting))
    if fitting and frame.act == "talks.propose" and _is_to_be(line, fitting[-1].last + 1):
        return None  # "asked for the talks to be put off": what follows says what is asked for
    make.patient = fitting
    return make if fitting else None


def _stand_for(line: Line, pred: Pred, frame: Frame, setting: Setting) -> bool:
    """Tell "they watched", where the sentence before names those who do."""
    nouns = subjects_of(line, pred)
    return bool(nouns) and stands_for(line, nouns[0].head, frame.subject, setting.recent)


def _is_to_be(line: Line, place: int) -> bool:
    return line.low(place) == "to" and line.kind(place + 1) in ("be", "verb")


def _is_ones_own(line: Line, start: int) -> bool:
    """Tell "its ban", "their embargo", which one has laid on others."""
    noun = next(iter(nouns_from(line, start, len(line.words) - 1)), None)
    own = noun is not None and line.low(noun.first) in ("its", "their", "his", "her", "our")
    return own and noun is not None and line.low(noun.head) in _LAID_ON_OTHERS


def _is_refusal(clauses: Clauses, pred: Pred) -> bool:
    """Tell "does not accept", "cannot agree to", said now, from "did not accept" and the rule "shall not"."""
    words = verb_words(clauses, pred)
    told = _TOLD & set(words.auxiliaries) or pred.antecedent
    return pred.finite and words.negative and not told


def _after_link(clauses: Clauses, pred: Pred, link: int) -> list[Noun]:
    """The phrase that the tree hangs on a verb by the preposition at a place."""
    tree = clauses.tree
    if tree is None:
        return []
    return [tree.noun(one) for one in tree.of(tree.core(pred), "obl") if link in tree.of(one, "case")]


def _negotiates(setting: Setting) -> bool:
    """Tell whether a document speaks of talks or of a joint body that one may walk out of."""
    return setting.talks or setting.bodies


def _by_somebody(line: Line, pred: Pred) -> bool:
    """Tell whether a passive says by whom or what."""
    return any(
        line.low(one) == "by" for one in range(pred.last + 1, min(pred.right, len(line.words) - 1) + 1)
    )


def _is_count(line: Line, noun: Noun) -> bool:
    """Tell "sent back 124 more", "let four go": people told by their number alone."""
    number = is_number(line, noun.head) and line.low(noun.head).isalnum()
    more = line.low(noun.head) == "more" and is_number(line, noun.head - 1)
    return (
        (number or more) and line.kind(noun.first - 1) not in ("word", "punct") and noun.last - noun.first < 3
    )


def _has_by(clauses: Clauses, pred: Pred) -> bool:
    return any(clauses.line.low(place) == "by" for place in range(pred.last + 1, pred.right + 1))


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
