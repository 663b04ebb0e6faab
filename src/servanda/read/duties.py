"""From the first word of a duty to its own words: where it ends, its parts, what only tells of it left out.

Rule: a duty ends before another clause with a subject of its own; ", the ministry said," is stepped over.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses
from servanda.read.inflect import BASE, PAST
from servanda.read.line import NOUNY, Line, closed
from servanda.read.nouns import noun_at


def duty_end(clauses: Clauses, start: int) -> int:
    """Last word of the duty that begins at a place."""
    line = clauses.line
    end = start
    while end + 1 < len(line.words):
        kind = line.kind(end + 1)
        over = past_insertion(clauses, end + 1)
        if over > end + 1:
            if line.kind(over) in ("punct", "hard", "edge"):
                break
            end = over - 1
            continue
        if (
            kind == "hard"
            or (kind == "rel" and line.kind(end) == "comma")
            or (kind == "punct" and line.low(end + 1) in (".", "!", "?"))
        ):
            break
        if kind == "quote" and line.words[end + 1].text in ('"', "”"):
            break
        if (
            kind == "sub"
            and not line.words[end + 1].phrasal
            and line.low(end + 1)
            in (
                "while",
                "although",
                "though",
                "but",
                "whereas",
                "because",
                "after",
                "when",
                "if",
            )
        ):
            break
        if kind == "comma" and (
            line.kind(end + 2) in ("sub", "rel", "coord", "quote") or _new_clause(clauses, end + 2)
        ):
            break
        if kind == "coord" and _new_clause(clauses, end + 2):
            break
        end += 1
    while end > start and line.kind(end) in ("punct", "comma", "quote"):
        end -= 1
    return end


def past_insertion(clauses: Clauses, index: int) -> int:
    """Step over ", the ministry said," to the word after it; the same place where none begins."""
    line = clauses.line
    if line.kind(index) != "comma":
        return index
    for pred in clauses.preds:
        if pred.finite and index < pred.first <= index + 6 and set(pred.lemmas) & closed("say"):
            if any(line.kind(place) not in NOUNY for place in range(index + 1, pred.first)):
                return index
            for place in range(pred.last + 1, min(pred.last + 7, len(line.words))):
                if line.kind(place) == "comma":
                    return place + 1
                if line.kind(place) in ("punct", "hard"):
                    return place
                if line.kind(place) not in NOUNY and line.kind(place) not in ("prep", "adv"):
                    return index
            return len(line.words)
    return index


def parts_of(clauses: Clauses, start: int, end: int) -> list[tuple[int, int]]:
    """Cut "limit its stock and (to) let inspectors in" into its duties."""
    line = clauses.line
    found: list[tuple[int, int]] = []
    for place in range(start + 1, end):
        after = place + 2 if line.low(place + 1) == "to" else place + 1
        verb = clauses.by_word.get(after)
        bare = verb is not None and BASE in verb.tags and (after == place + 2 or PAST not in verb.tags)
        if line.kind(place) == "coord" and bare:
            last = place - 2 if line.kind(place - 1) == "comma" else place - 1
            found.append((start, last))
            start = after
    found.append((start, end))
    return found


def _new_clause(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause with its own subject and finite verb begins at a place."""
    return any(
        one.finite
        and one.subject is not None
        and one.shared_with < 0
        and index <= one.subject.first <= index + 1
        and one.first > index
        for one in clauses.preds
    )


def duty_words(clauses: Clauses, start: int, end: int) -> str:
    """The words of a duty as they stand, without what only says who tells of it."""
    line = clauses.line
    parts: list[str] = []
    first = place = start
    while place <= end:
        over = past_insertion(clauses, place)
        if over > place:
            parts.append(line.text(first, place - 1))
            first = place = over
        place += 1
    if first <= end:
        parts.append(line.text(first, end))
    return " ".join(parts)


def duty_head(line: Line, start: int, end: int) -> int:
    """The word that names the duty: its first verb, else the end of its first noun phrase."""
    if line.kind(start) == "verb" or line.kind(start + 1) == "verb":
        return start if line.kind(start) == "verb" else start + 1
    noun = noun_at(line, start, end)
    return noun.last if noun is not None else end
