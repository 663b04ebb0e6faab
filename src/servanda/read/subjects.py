"""From a predicate to its subject: the noun phrase that does or undergoes what the verb says.

Rule: what cannot be told stays None; a predicate without a known subject has none, rather than the
nearest name.
"""

from __future__ import annotations

from servanda.read.antecedents import object_follows, take_antecedent
from servanda.read.clauses import Clauses, Pred
from servanda.read.control import find_governor
from servanda.read.inflect import PART
from servanda.read.line import NOUNY, Line, closed
from servanda.read.nouns import Noun, noun_at


def find_subject(clauses: Clauses, pred: Pred) -> None:
    """Set the subject of a predicate, or what it shares one with, by its kind."""
    line = clauses.line
    before = pred.first - 1
    while pred.finite and line.kind(before) == "adv" and line.kind(before - 1) != "edge":
        before -= 1
    if pred.kind == "infinitive":
        find_governor(clauses, pred, pred.opener - 1)
        return
    if pred.kind == "gerund":
        find_governor(clauses, pred, before)
        return
    if pred.kind == "participle":
        _participle(clauses, pred, before)
        return
    if line.kind(before) == "rel" or (line.kind(before) == "pron" and line.low(before) == "that"):
        pred.opener = before
        take_antecedent(line, pred, before - 1)
        return
    if line.kind(before) == "coord" or (line.kind(before) == "comma" and line.kind(before - 1) == "coord"):
        _share(clauses, pred)
        return
    end = before
    if line.kind(end) == "comma":
        opening = _parenthesis(clauses, end)
        if opening is None:
            _share(clauses, pred)
            return
        end = opening - 1
    pred.subject = _subject_noun(clauses, pred, end)
    for _ in range(3):  # "the ministry, through its envoy, Anna Berg, held": several insertions
        comma = _comma_before(clauses, end)
        if pred.subject is not None or comma is None:
            break
        end = comma - 1
        pred.subject = _subject_noun(clauses, pred, end)
    if pred.subject is None:
        _share(clauses, pred)


def _comma_before(clauses: Clauses, end: int) -> int | None:
    """Find the comma that opens an insertion ending at a place; None past a verb or another opener."""
    for place in range(end, 0, -1):
        kind = clauses.line.kind(place)
        if kind == "comma":
            return place
        if kind in ("verb", "hard", "comp", "rel", "sub") or place in clauses.by_word:
            return None
    return None


def _parenthesis(clauses: Clauses, closing: int) -> int | None:
    """Find the comma that opens what a comma closes: a relative clause, an apposition, an adverbial."""
    line = clauses.line
    for place in range(closing - 1, 0, -1):
        if line.kind(place) != "comma":
            if line.kind(place) == "hard":
                return None
            continue
        inner = [one for one in clauses.preds if place < one.i < closing]
        if line.kind(place + 1) == "coord":
            return place if line.low(place + 1) == "or" and not inner else None  # "the Army, or ELN, agreed"
        if inner and _is_source(inner, closing):
            return place  # "the accord, the ministry said, obliges"
        if line.kind(place + 1) in ("rel", "sub", "prep") or not any(one.finite for one in inner):
            # A list of subjects, "A, B and C, said", keeps its items.
            return place
        if inner and line.kind(inner[0].first - 1) == "comma":
            return None
    return None


def _is_source(inner: list[Pred], closing: int) -> bool:
    """Tell ", the ministry said in a letter," by its one finite verb, which says."""
    told = [one for one in inner if one.finite]
    says = [one for one in told if any(lemma in closed("say") for lemma in one.lemmas)]
    return len(told) == 1 and len(says) == 1 and closing - says[0].last <= 6


def _subject_noun(clauses: Clauses, pred: Pred, end: int) -> Noun | None:
    """Find the noun phrase that ends the stretch before a verb group, past what modifies it."""
    line = clauses.line
    start = end + 1
    while start > 0:
        place = start - 1
        kind = line.kind(place)
        if kind in ("hard", "comp") or (kind == "sub" and place != end):
            break
        if kind == "sub" or (kind == "punct" and place == 1 and line.kind(0) == "num"):
            break  # the number of a paragraph, "1.", is no subject
        if kind == "comma" and start <= end and not _is_listed(line, place):
            opening = _apposition(clauses, place, pred)
            if opening is None:
                break
            start = opening
            continue
        if kind == "rel":
            # A relative clause modifies the subject: go on before it.
            if line.kind(place - 1) == "comma":
                place -= 1
            start = place
            continue
        other = clauses.by_word.get(place)
        if other is not None and other.kind == "finite":
            if other.opener >= 0 and line.kind(other.opener) == "rel" and other.opener < place:
                start = other.opener
                continue
            break
        if other is not None and any(lemma in closed("say") for lemma in other.lemmas):
            break  # "saying talks could begin": the rest is what is said
        if kind == "coord" and _clause_before(clauses, place, pred):
            break
        start -= 1
    return _noun_phrase(line, start, end)


def _apposition(clauses: Clauses, closing: int, pred: Pred) -> int | None:
    """Find the comma before a name that stands beside the first of two subjects: "the envoy, N, and the ...".

    None where no name stands there, or where a verb before it takes the phrase as its object.
    """
    line = clauses.line
    if line.kind(closing + 1) != "coord" or (closing - 1) not in line.actor_at:
        return None
    for place in range(closing - 1, 0, -1):
        if line.kind(place) == "comma":
            joined = line.kind(place - 1) == "word" and not _clause_before(clauses, place, pred)
            return place if joined else None
        if line.kind(place) not in NOUNY and line.low(place) != "of":
            return None
    return None


def _is_listed(line: Line, comma: int) -> bool:
    """Tell the comma of a list of names: "Norway, Iceland and Russia"."""
    after = comma + 2 if line.kind(comma + 1) == "det" else comma + 1
    return (comma - 1) in line.actor_at and after in line.actor_at and not _prep_before(line, comma - 1)


def _prep_before(line: Line, index: int) -> bool:
    name = line.actor_at.get(index)
    first = name.first if name else index
    while line.kind(first - 1) in ("det", "word", "num", "hyphen"):
        first -= 1
    return line.kind(first - 1) in ("prep", "to", "time")


def _clause_before(clauses: Clauses, coord: int, pred: Pred) -> bool:
    """Tell whether a coordinator joins clauses: a finite verb stands before it, in reach."""
    for other in reversed(clauses.preds):
        if other.i < coord and other.finite and other.i != pred.i:
            between = range(other.last + 1, coord)
            return not any(clauses.line.kind(one) in ("sub", "comp", "hard") for one in between)
    return False


def _noun_phrase(line: Line, start: int, end: int) -> Noun | None:
    """Give the first noun phrase of a stretch that no preposition governs."""
    place = start
    while place <= end:
        kind = line.kind(place)
        if kind in ("prep", "to"):
            place = _past_phrase(line, place + 1, end)
            continue
        if kind == "verb":  # a participle or infinitive: what follows is its object
            place = _past_phrase(line, place + 1, end)
            continue
        if kind in ("det", "word", "num", "pron", "poss", "quote"):
            return noun_at(line, place, end)
        place += 1
    return None


def _fills(line: Line, last: int, end: int) -> bool:
    """Tell whether a name reaches the end of a stretch, alone or coordinated: "Iran and six powers"."""
    return last == end or line.kind(last + 1) == "coord"


def _past_phrase(line: Line, place: int, end: int) -> int:
    while place <= end and (line.kind(place) in NOUNY or line.kind(place) in ("adv", "hyphen")):
        named = line.actor_at.get(place)
        begins = named is not None and named.first == place and named.type in ("state", "person")
        if (
            begins
            and line.kind(place - 1) in ("word", "time")
            and named is not None
            and _fills(line, named.last, end)
        ):
            break  # "Under the treaty Norway may not": the name begins another phrase
        if _is_town(line, place - 1) and line.words[place].text.islower():
            break  # "In Hull trawler owners protested"
        place += 1
    return place


def _is_town(line: Line, place: int) -> bool:
    """Tell the name of a sentence's first phrase, "In Hull", by its capital and the lack of an article."""
    word = line.words[place]
    named = line.actor_at.get(place)
    return (
        place == 1
        and line.low(0) in ("in", "at", "from")
        and word.text[:1].isupper()
        and line.kind(place) == "word"
        and (named is None or named.type == "place")
    )


def _share(clauses: Clauses, pred: Pred) -> None:
    """Take the subject of the verb that this one is coordinated with."""
    for other in reversed(clauses.preds):
        if other.i >= pred.i:
            continue
        if other.finite and pred.finite:
            pred.shared_with, pred.subject = other.i, other.subject
            pred.antecedent, pred.options = other.antecedent, other.options
            after = object_follows(clauses.line, pred)
            if other.passive and not pred.group and PART in pred.tags and not after:
                pred.passive = True  # "was suspended and later cancelled"
            if pred.opener < 0 and other.opener >= 0:
                pred.opener = other.opener
            return
        if other.kind == pred.kind:
            pred.shared_with, pred.subject, pred.governor = other.i, other.subject, other.governor
            return
    return


def _participle(clauses: Clauses, pred: Pred, before: int) -> None:
    line = clauses.line
    kind = line.kind(before)
    if kind == "coord":
        _share(clauses, pred)
        return
    if kind in ("edge", "sub") or (kind == "adv" and pred.first <= 2):
        # "Led by X, the delegation ...": what it says is said of the subject that follows the comma.
        for place in range(pred.last + 1, len(line.words)):
            if line.kind(place) == "comma":
                after = line.kind(place + 1)
                if after in ("det", "word", "num") and _main_after(clauses, place) is not None:
                    pred.subject = _subject_of_main(clauses, place, pred)
                    if pred.subject is not None:
                        return
        return
    take_antecedent(line, pred, before)


def _main_after(clauses: Clauses, place: int) -> Pred | None:
    return next((one for one in clauses.preds if one.i > place and one.finite), None)


def _subject_of_main(clauses: Clauses, comma: int, pred: Pred) -> Noun | None:
    main = _main_after(clauses, comma)
    if main is None or main.i == pred.i:
        return None
    held = clauses.line
    end = main.first - 1
    last_comma = next((one for one in range(end, comma - 1, -1) if held.kind(one) == "comma"), comma)
    return _noun_phrase(held, last_comma + 1, end)
