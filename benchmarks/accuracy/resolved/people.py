"""Marked actors and those found: which mentions, in which chains, under which name, linked to what.

Rule: a marked actor is the found one that holds most of its names. A mention that was not found counts as not
resolved. Chains are scored by B-cubed over the mentions that were found; "both sides" by its members.

Source: Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998, for B-cubed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from benchmarks.accuracy.resolved.marks import GoldWho, Marked, Stretch
from benchmarks.accuracy.resolved.tally import Tally
from servanda.model.actor import Actor, ActorType
from servanda.read.words import fold, key

_PRONOUNS = """
    he him his himself she her hers herself it its itself they them their theirs themselves who whom whose
    which that i me my mine myself we us our ours ourselves you your yours this these those"""
PRONOUNS = frozenset(_PRONOUNS.split())
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,}(?:['’]s)?")
KINDS = ("names", "nominals", "pronouns")
_CLOSE = 0.5  # of all characters of two stretches, those that they must share where their ends differ
_SAME: dict[str, frozenset[ActorType]] = {
    "person": frozenset({ActorType.PERSON}),
    "state": frozenset({ActorType.STATE}),
    "government": frozenset({ActorType.STATE, ActorType.ORGAN}),
    # A joint commission is either: coders differ, and nothing hangs on it.
    "organ": frozenset({ActorType.ORGAN, ActorType.ORGANISATION}),
    "organisation": frozenset({ActorType.ORGAN, ActorType.ORGANISATION}),
    "place": frozenset({ActorType.PLACE}),
    "instrument": frozenset({ActorType.INSTRUMENT}),
}


def compare(one: Marked, found: Sequence[Actor], tally: Tally) -> None:
    """Score one text."""
    held: dict[Stretch, set[str]] = {}
    for actor in found:
        for mention in actor.mentions:
            held.setdefault(Stretch(mention.start, mention.end), set()).add(actor.id)
    by_id = {actor.id: actor for actor in found}
    text = one.document.text
    paired = _paired([place for who in one.who for place in who.places], list(held))
    owners = {n: _owner(who, paired, held, text) for n, who in enumerate(one.who)}
    chains: list[tuple[int, str]] = []
    for n, who in enumerate(one.who):
        owner = owners[n]
        counted: Counter[str] = Counter()
        for place in who.places:
            kind = kind_of(text[place.start : place.end], who.mark.name)
            at = paired.get(place)
            ids = held[at] if at else set()
            counted[f"{kind} marked"] += 1
            counted[f"{kind} found"] += at is not None
            right = owner is not None and ids == {owner}
            counted[f"{kind} right"] += right
            if at is not None:
                chains.append((n, " + ".join(sorted(ids))))
            if not right:
                under = " + ".join(sorted(ids)) or "nothing"
                words = f"{kind[:-1]:8} [{text[place.start : place.end]}] is {who.mark.name}, found {under}"
                tally.note(one.name, place.start, "who", words)
        for kind in KINDS:
            tally.share("who", f"{kind} found", counted[f"{kind} found"], counted[f"{kind} marked"])
            figures = (counted[f"{kind} right"], counted[f"{kind} found"], counted[f"{kind} marked"])
            tally.compare("who", f"{kind} resolved", *figures)
        known = by_id.get(owner or "")
        is_same = known is not None and known.type in _SAME[who.mark.type]
        tally.share("who", "type", is_same)
        if known is not None and not is_same:
            words = f"type     {who.mark.name} is {who.mark.type}, found {known.type}"
            tally.note(one.name, who.places[0].start, "who", words)
        if who.mark.link:
            linked = known is not None and is_link(known, who.mark.link)
            tally.share("who", "link", linked)
            if not linked:
                words = f"link     {who.mark.name} is {who.mark.link}, found {owner}"
                tally.note(one.name, who.places[0].start, "who", words)
    tally.chain("who", "chains", *b_cubed(chains))
    _groups(one, owners, held, tally)


def b_cubed(mentions: Sequence[tuple[object, object]]) -> tuple[float, float, int]:
    """Sum precision and recall over mentions, each given as its marked and found chain; and count them."""
    both, marked, found = Counter(mentions), Counter(m for m, _ in mentions), Counter(f for _, f in mentions)
    precision = sum(both[one] / found[one[1]] for one in mentions)
    recall = sum(both[one] / marked[one[0]] for one in mentions)
    return precision, recall, len(mentions)


def kind_of(words: str, name: str) -> str:
    """Tell a name from a pronoun and from a nominal: "the Minister" is a name of nobody called Minister."""
    parts = key(words)
    if all(part in PRONOUNS for part in parts):
        return "pronouns"
    plain = _ARTICLE.sub("", words)
    own = set(key(name))
    capitals = [word for word in plain.split() if word[:1].isupper()]
    shares = any(part in own and len(part) > 1 for word in capitals for part in key(word))
    bare = plain == words and bool(capitals) and words[0].isupper()
    return "names" if shares or bare or any(_ACRONYM.fullmatch(word) for word in capitals) else "nominals"


def is_link(actor: Actor, link: str) -> bool:
    """Tell whether an actor is the state, or the city of a state, that a mark links to."""
    city, _, state = link.rpartition(", ")
    if not city:
        return actor.id == f"state:{state}" or (
            actor.type is not ActorType.PLACE and actor.party == f"state:{state}"
        )
    return fold(city) == fold(actor.name) and actor.party in (f"state:{state}", None)


def _paired(marked: Sequence[Stretch], found: Sequence[Stretch]) -> dict[Stretch, Stretch]:
    """Pair marked stretches with found ones, one to one, the closest first."""
    ways = []
    for one in marked:
        for other in found:
            if one.meets(other):
                shared = min(one.end, other.end) - max(one.start, other.start)
                closeness = shared / (max(one.end, other.end) - min(one.start, other.start))
                if closeness >= _CLOSE or one.end == other.end:
                    ways.append((-closeness, one, other))
    pairs: dict[Stretch, Stretch] = {}
    for _, one, other in sorted(ways):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _owner(
    who: GoldWho, paired: dict[Stretch, Stretch], held: dict[Stretch, set[str]], text: str
) -> str | None:
    votes: Counter[str] = Counter()
    for place in who.places:
        if place in paired and kind_of(text[place.start : place.end], who.mark.name) == "names":
            votes.update(sorted(held[paired[place]]))
    return votes.most_common(1)[0][0] if votes else None


def _groups(one: Marked, owners: dict[int, str | None], held: dict[Stretch, set[str]], tally: Tally) -> None:
    numbers = {who.mark.name: n for n, who in enumerate(one.who)}
    paired = _paired([group.place for group in one.groups], list(held))
    for group in one.groups:
        members = {owners[numbers[name]] for name in group.mark.members}
        at = paired.get(group.place)
        right = None not in members and at is not None and held[at] == members
        tally.share("who", "groups resolved", right)
        if not right:
            under = " + ".join(sorted(held[at])) if at else "nothing"
            words = f"group    [{group.mark.words}] is {' + '.join(group.mark.members)}, found {under}"
            tally.note(one.name, group.place.start, "who", words)
