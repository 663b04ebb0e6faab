"""From the words that bind an outcome to a requirement to the stretch of words on either side.

Rule: the clause that ends before them, and the one that follows with what is coordinated with it; "that" and
"there are" say nothing and are left out.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses
from servanda.read.line import Line, closed


def stretch_before(clauses: Clauses, place: int) -> tuple[int, int] | None:
    """The stretch before a link that it conditions: the clause that ends there."""
    line = clauses.line
    end = place - 1
    while end >= 0 and line.kind(end) in ("comma", "hard", "adv", "quote", "be"):
        end -= 1
    if end < 0:
        return None
    start = end
    while start > 0:
        kind = line.kind(start - 1)
        held = clauses.by_word.get(start - 1)
        says = held is not None and bool(set(held.lemmas) & closed("say")) and held.finite
        if kind == "comp" or (says and kind == "verb") or line.words[start - 1].text in ('"', "“"):
            break
        start -= 1
    while start < end and (
        line.kind(start) in ("coord", "comma", "adv", "quote", "hard", "comp") or _is_that(line, start)
    ):
        start += 1
    joined = [
        one
        for one in clauses.preds
        if one.finite and one.shared_with >= 0 and start < one.first <= end and one.group
        if line.low(one.first - 1) == "but"
    ]
    if joined:  # "is ready to talk, but will sign only if": the second verb alone is conditioned
        return (joined[-1].first, end)
    main = next((one for one in clauses.preds if one.finite and start <= one.i <= end), None)
    subject = main.subject if main is not None else None
    if main is not None and subject is not None and start < subject.first <= main.i:
        before = any(line.kind(one) == "comma" for one in range(start, subject.first))
        start = subject.first if before else start  # what stands before it is no part of the outcome
    return (start, end)


def _is_that(line: Line, index: int) -> bool:
    """Tell the "that" of ", however, that Oslo would": a name, an article or a pronoun follows."""
    after = index + 1
    opens = after in line.actor_at or line.kind(after) in ("det", "pron")
    return line.low(index) == "that" and opens


def stretch_after(clauses: Clauses, start: int) -> tuple[int, int] | None:
    """The stretch after a link: up to the end of its clause and those that are coordinated with it."""
    line = clauses.line
    if start >= len(line.words):
        return None
    end = start
    while end + 1 < len(line.words):
        kind = line.kind(end + 1)
        if kind == "hard" or (kind == "punct" and line.low(end + 1) in (".", "!", "?")):
            break
        if line.words[end + 1].text in ('"', "”"):
            break
        if kind == "comma" and _source_follows(line, end + 2):
            break
        end += 1
    while end > start and line.kind(end) in ("punct", "comma", "quote"):
        end -= 1
    return (past_empty(line, start, end), end)


def past_empty(line: Line, start: int, end: int) -> int:
    """Step over "that" and "there are", which say nothing of what is required."""
    place = start
    if line.low(place) == "that" and line.kind(place) == "comp":
        place += 1
    if line.low(place) == "there":
        after = place + 1
        while line.kind(after) in ("modal", "be", "have", "adv"):
            after += 1
        place = after if after > place + 1 else place
    return place if place <= end else start


def _source_follows(line: Line, start: int) -> bool:
    """Tell ", the ministry said" from a further item of the requirement."""
    for place in range(start, min(start + 8, len(line.words))):
        if line.kind(place) == "verb":
            return bool(
                set(line.words[place].verb) & {"say", "add", "tell", "note", "report", "state", "quote"}
            )
        if line.kind(place) in ("comma", "hard"):
            return False
    return False
