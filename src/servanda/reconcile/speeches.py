"""Excerpts of one speech act found in several documents, joined.

Two statements are one speech act where at least half of the shorter one's words, in runs of five, stand
in the other, and a speaker is common to both; a source that is not named is taken to be the named one
where a long run is shared. So a joint statement excerpted by two papers counts once.

Rule: likeness of meaning is never enough; only shared words join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from servanda.model.event import Speech
from servanda.model.ids import content_id
from servanda.model.record import Assertion, Statement
from servanda.reconcile.origins import shingles, words_of

RUN = 5
SHARE = 0.5
UNNAMED_RUNS = 4  # eight words in a row: what two sources do not say alike by chance

Pairs = Iterable[tuple[frozenset[str], frozenset[str]]]


def merge_speeches(
    statements: Sequence[Statement],
    assertions: Iterable[Assertion],
    known_on: Mapping[str, str],
    same: Pairs = (),
    different: Pairs = (),
) -> tuple[tuple[Speech, ...], dict[str, str]]:
    """Join excerpts into speech acts.

    Args:
        statements: of all visible documents, speakers already under their merged ids.
        assertions: those that stand within a statement are listed with its speech.
        known_on: document id to the ISO day from which it counts.
        same: sets of statement ids that a person joined.
        different: sets of statement ids that a person holds apart.

    Returns:
        The speeches in the order in which they became known, and statement id to speech id.
    """
    ordered = sorted(
        statements, key=lambda one: (known_on[one.document], one.document, one.content[0].start, one.id)
    )
    place = {one.id: number for number, one in enumerate(ordered)}
    grams = [_runs(one) for one in ordered]
    names = _speakers(ordered)
    parent = list(range(len(ordered)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(left: int, right: int) -> None:
        low, high = sorted((root(left), root(right)))
        parent[high] = low

    apart = {
        frozenset((place[a], place[b]))
        for left, right in different
        for a in left
        for b in right
        if a in place and b in place
    }
    for left, right in sorted(_candidates(grams)):
        if frozenset((left, right)) in apart or root(left) == root(right):
            continue
        if _one_speech(names[left], names[right], grams[left], grams[right]):
            join(left, right)
    for left_ids, right_ids in same:
        if not (left_ids & place.keys() and right_ids & place.keys()):  # one of the two is not known yet
            continue
        numbers = sorted(place[each] for each in left_ids | right_ids if each in place)
        for number in numbers[1:]:
            join(numbers[0], number)
    groups: dict[int, list[Statement]] = defaultdict(list)
    for number, one in enumerate(ordered):
        groups[root(number)].append(one)
    within: dict[str, list[str]] = defaultdict(list)
    for assertion in assertions:
        if assertion.within:
            within[assertion.within].append(assertion.id)
    speeches = tuple(_speech(group, within, known_on) for group in groups.values())
    return speeches, {one.id: speech.id for speech in speeches for one in speech.statements}


def _speech(group: list[Statement], within: Mapping[str, list[str]], known_on: Mapping[str, str]) -> Speech:
    fullest = sorted(
        group, key=lambda one: (-sum(len(part.quote) for part in one.content), one.document, one.id)
    )
    return Speech(
        id=content_id("u", group[0].id),
        statements=tuple(fullest),
        assertions=tuple(sorted(each for one in group for each in within.get(one.id, ()))),
        known_on=known_on[group[0].document],
    )


def _runs(one: Statement) -> frozenset[str]:
    return shingles(words_of(" ".join(part.quote for part in one.content)), RUN)


def _candidates(grams: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs that share a run; each is paired with the first that has it and with the last before it."""
    seen: dict[str, tuple[int, int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, found in enumerate(grams):
        for gram in found:
            if gram in seen:
                first, last = seen[gram]
                pairs |= {(first, number), (last, number)}
                seen[gram] = (first, number)
            else:
                seen[gram] = (number, number)
    return pairs


Names = frozenset[str]


def _one_speech(left: Names, right: Names, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(ours & theirs)
    if shared < SHARE * min(len(ours), len(theirs)):
        return False
    if left and right:
        return bool(left & right)
    return shared >= UNNAMED_RUNS


def _speakers(ordered: Sequence[Statement]) -> list[Names]:
    """Who speaks in each; within a named source's words, an unnamed one is taken to be that source."""
    names = [_names(one) for one in ordered]
    by_document: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(ordered):
        by_document[one.document].append(number)
    for own in by_document.values():
        named = [number for number in own if names[number]]
        for number in own:
            if names[number]:
                continue
            holding = [other for other in named if _within(ordered[number], ordered[other])]
            if holding:
                narrowest = min(holding, key=lambda other: _length(ordered[other]))
                names[number] = _names(ordered[narrowest])
    return names


def _within(inner: Statement, outer: Statement) -> bool:
    return all(
        any(part.start <= one.start and one.end <= part.end for part in outer.content)
        for one in inner.content
    )


def _length(one: Statement) -> int:
    return sum(part.end - part.start for part in one.content)


def _names(one: Statement) -> Names:
    """Ids of the speakers that have one; a group without members named is nobody in particular."""
    return frozenset(
        speaker.entity
        for speaker in one.speakers
        if speaker.entity and not speaker.entity.startswith("group:")
    )
