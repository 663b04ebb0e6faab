"""Whether a noun phrase is of the classes that a frame asks for.

Rule: where its head says nothing, what hangs on it does ("its part in the treaty"); a round, a meeting or an
offer is one of talks only where the text says so.
"""

from __future__ import annotations

from functools import cache

from servanda.read.acting import is_share, stands_for
from servanda.read.frame import Frame
from servanda.read.frame_hit import Setting
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of, is_numbered
from servanda.read.nouns import Noun, noun_at

TALKS = frozenset({"talks", "round"})
_OFFER_REACH = 12
# Nouns that say only which side of a thing is meant.
_THROUGH = frozenset(
    {"part", "participation", "membership", "implementation", "application", "operation", "observance",
     "provisions", "provision", "validity", "effect", "text", "work", "terms", "letter", "spirit", "life",
     "term", "duration", "remainder", "rest", "whole", "process", "track", "course", "enforcement",
     "fulfilment", "fulfillment", "execution", "obligations", "commitments", "undertakings", "duties",
     "start", "opening", "beginning", "phase", "phases", "stage", "stages", "step", "steps", "bulk", "half",
     "most", "parts", "elements", "share", "portion", "last", "slice", "chunk", "scope", "reach",
     "draft", "article", "articles", "chapter", "chapters", "annex", "section"}
)  # fmt: skip
_MONEY = frozenset(
    {"$", "€", "£", "¥", "dollars", "euros", "pounds", "money", "sum", "sums", "million", "billion"}
)
_HELD = frozenset({"frozen", "blocked", "impounded", "seized"})
_DEFINITE = frozenset({"no", "that", "this", "the", "their", "its"})
_POINTED = frozenset({"them", "these", "those", "ours", "theirs"})
_BESIDE_SHARES = frozenset(
    {"further", "other", "remaining", "first", "last", "about", "around", "nearly", "almost", "only", "just"}
)
_OF_MEETINGS = (
    "talks.postpone",
    "talks.schedule",
    "talks.resume",
    "talks.decline",
    "talks.accept",
)


def fits(
    line: Line, noun: Noun, frame: Frame, setting: Setting, wanted: frozenset[str] | None = None
) -> bool:
    """Tell whether a noun is of a class that a frame asks for, or `wanted` in its stead."""
    wanted = wanted or frame.patient
    if line.low(noun.head) in frame.spares:
        return False
    if wanted & TALKS and frame.act.startswith(_OF_MEETINGS):
        # Among those who talk, "the next meeting" is one of their talks.
        wanted = wanted | {"meeting", "commission-meeting"}
    classes = classes_of(line, noun) & wanted
    if not classes and (inner := _inside(line, noun)) is not None:
        return fits(line, inner, frame, setting, wanted)
    named = line.actor_at.get(noun.head)
    if not classes and named is not None and named.type == "instrument" and "instrument" in wanted:
        return True
    if not classes and wanted & {"round", "joint-body"} and _is_of_joint_body(line, noun):
        return True
    if not classes and "joint-body" in wanted and setting.bodies and _is_the_body(line, noun):
        return True
    if not classes and named is not None and named.type == "organ" and (of := _of_name(line, noun)) >= 0:
        return fits(line, Noun(noun.first, of - 1, of - 1), frame, setting, wanted)
    if not classes and "frozen" in wanted and _is_frozen(line, noun):
        return True
    if not classes and frame.act == "case.intercept" and "craft" in wanted and _is_ship(line, noun):
        return True
    if not classes and (noun.first == noun.head or _is_share(line, noun)):
        return stands_for(line, noun.head, wanted, setting.recent)
    if not classes:
        return False
    if classes <= {"round", "sitting"} and frame.act.startswith("talks."):
        if line.low(noun.head + 1) == "of":
            inner = noun_at(line, noun.head + 2)  # "a session of the commission", not "a round of duties"
            body = inner is not None and line.low(inner.head) in _negotiators()
            return body or _talks_follow(line, noun)
        return setting.talks or _talks_follow(line, noun) or _negotiates(line)
    if classes == {"meeting"} and frame.act == "talks.decline" and "meeting" in frame.patient:
        return True  # "declined an invitation to a meeting"
    if classes == {"meeting"} and frame.act.startswith("talks."):
        return (setting.talks or frame.act == "talks.postpone") and _is_one_of_several(line, noun)
    if classes == {"offer"} and frame.act.startswith("talks."):
        return _talks_follow(line, noun)
    return True


def _is_frozen(line: Line, noun: Noun) -> bool:
    """Tell "$3bn frozen in Seoul", "the sum that it had blocked": money that somebody holds back."""
    money = any(line.low(place) in _MONEY for place in range(noun.first, noun.last + 3))
    held = [place for place in range(noun.first, noun.last + 5) if line.low(place) in _HELD]
    return money and any(str(line.words[place].token.dep_).startswith(("acl", "amod")) for place in held)


def _is_ship(line: Line, noun: Noun) -> bool:
    """Tell "the Havdis", which was boarded: a name with an article that is none of an actor."""
    named = [line.actor_at[place] for place in range(noun.first, noun.last + 1) if place in line.actor_at]
    known = any(one.type != "place" for one in named)
    proper = line.words[noun.head].text[:1].isupper()
    return proper and not known and line.low(noun.first) == "the" and noun.head > noun.first


def _is_share(line: Line, noun: Noun) -> bool:
    """Tell "the rest", "some 900", "half of its own", "nine of them", "a further 175" from "Annex 2"."""
    if not is_share(line, noun.head) and line.low(noun.head) not in _POINTED:
        return False
    return all(
        line.kind(place) != "word" or is_share(line, place) or line.low(place) in _BESIDE_SHARES
        for place in range(noun.first, noun.head)
    )


def _is_one_of_several(line: Line, noun: Noun) -> bool:
    """Tell "the meeting", "a second meeting", "Thursday's meeting" from any meeting."""
    if (
        line.low(noun.first) in _DEFINITE
        or noun.first in line.timex_at
        or line.kind(noun.first - 1) == "poss"
    ):
        return True
    inside = {line.low(place) for place in range(noun.first, noun.head)}
    return bool(inside & _in_a_row())


def _is_the_body(line: Line, noun: Noun) -> bool:
    """Tell "the commission" where the document names a joint one."""
    heads = table("acts")["joint_bodies"]["heads"]
    low = line.low(noun.head)
    bare = noun.last - noun.first <= 1 and line.low(noun.last + 1) != "of"
    return low in heads and bare and line.low(noun.first) in ("the", low)


def _of_name(line: Line, noun: Noun) -> int:
    """The "of" inside the name of an organ: "the embassy of Oslo"; -1 for none."""
    return next((one for one in range(noun.first + 1, noun.head) if line.low(one) == "of"), -1)


def _inside(line: Line, noun: Noun) -> Noun | None:
    """Look through "its part in the treaty", "the provisions of the accord" to what is meant."""
    head = noun.head - 1 if is_numbered(line, noun) else noun.head  # "Article 9 of the accord"
    if line.low(head) not in _THROUGH or line.low(noun.last + 1) not in ("of", "in", "to", "under"):
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
def _in_a_row() -> frozenset[str]:
    return frozenset(strings(table("acts")["in_a_row"], "acts.yaml: in_a_row"))


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


def about_something(line: Line, nouns: list[Noun]) -> bool:
    """Tell whether a phrase names a concept that the record knows."""
    last = nouns[-1].last
    while line.kind(last + 1) in ("prep", "word", "det", "num", "hyphen", "poss"):
        last += 1
    return any(nouns[0].first <= one.first and one.last <= last for one in line.concepts)
