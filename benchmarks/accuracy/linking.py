"""Whom a name means, against MEANTIME: persons, places and organisations named in 90 Wikinews reports.

Rows, over the named mentions of title and first sentences:
*found*: a name of ours ends where the gold name or its mention ends and does not reach beyond its mention;
*linked*: of the mentions whose entity has a resource of DBpedia, our actor is the one of that name (a state
by any of its names, a city by its state and any of its names, a company without "Inc."), out of all of them;
*same P, R*: of two names that share one of our actors, how many share the entity, and the other way round.
Errors are looked at on the topic airbus alone; the floors are those of the other two.

    python -m benchmarks.accuracy.linking [--errors]
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from urllib.parse import unquote

from benchmarks.accuracy import chains, shared
from benchmarks.accuracy.chains import Chained, Gold
from servanda.model.actor import Actor, ActorType, Mention
from servanda.model.source import Document
from servanda.read import language
from servanda.read.actors import find_actors
from servanda.read.gazetteer import gazetteer
from servanda.read.heads import plain
from servanda.read.lexicon import Lexicon
from servanda.read.offices import is_title
from servanda.read.page import make_page
from servanda.read.words import key
from servanda.read.world import cities_named

_SEEN = "airbus"  # the topic for development
_SUFFIXES = frozenset(
    ("inc", "corp", "corporation", "company", "co", "ltd", "llc", "ag", "plc", "group", ".")
)
_OWN = frozenset(("we", "i", "our", "us", "you"))
_ROWS = ("found", "linked", "same P", "same R")
_TYPES = {
    "person": (ActorType.PERSON,),
    "place": (ActorType.ORGAN, ActorType.ORGANISATION, ActorType.STATE, ActorType.PLACE),
    "organization": (ActorType.ORGAN, ActorType.ORGANISATION, ActorType.STATE, ActorType.PLACE),
}


def resources(root: Path) -> dict[tuple[str, str], str]:
    """The name of the resource of each entity that has one, by report and chain."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted((root / chains.MEANTIME).glob("*/*.xml")):
        for entity in ElementTree.parse(path).getroot().iter("ENTITY"):
            address = entity.get("external_ref", "").strip()
            if "dbpedia.org/" in address:
                name = unquote(address.rpartition("/")[2]).replace("_", " ")
                found[path.stem, entity.get("m_id", "")] = re.sub(r" \(.*\)$", "", name)
    return found


def read(one: Chained) -> tuple[Actor, ...]:
    """The actors of a report."""
    document = Document(id="d_gold", sha256="", file=one.name, text=one.text)
    return find_actors(make_page(document, language.load()), Lexicon.of())


def named(one: Chained) -> Iterator[Gold]:
    """The named mentions of persons, organisations and places."""
    for gold in one.mentions:
        low, high = gold.head
        if gold.kind == "place" and "," in one.text[gold.start : gold.end]:  # "Mobile, Alabama"
            high = one.text.index(",", gold.start)
        word = one.text[low:high].rpartition(" ")[2]
        if gold.form != "name" or gold.kind not in chains.ACTING or not one.text[low:high][:1].isupper():
            continue
        if word.lower() not in _OWN and not is_title(word.lower()):
            yield replace(gold, head=(low, high))


def find(gold: Gold, actors: Sequence[Actor]) -> tuple[Actor, Mention] | None:
    """The longest name of ours for a gold one."""
    fits = [
        (mention.end - mention.start, actor.id, actor, mention)
        for actor in actors
        for mention in actor.mentions
        if mention.kind == "name" and mention.start >= gold.start
        if mention.end == gold.head[1] or (mention.end == gold.end and mention.start <= gold.head[0])
        if actor.type in _TYPES[gold.kind]
    ]
    return max(fits, key=lambda one: one[:2])[2:] if fits else None


def means(actor: Actor, resource: str) -> bool:
    """Tell whether an actor is what a resource of DBpedia is named for."""
    city, _, _ = resource.partition(", ")
    known = gazetteer(Lexicon.of()).lookup(resource)
    if known is not None and known.id == actor.id:
        return True
    wanted = {_plain(resource), _plain(city)}
    names = (actor.name, *actor.aliases)
    if wanted & {_plain(name) for name in names}:
        return True
    if actor.type is ActorType.PERSON and plain(key(resource)) in {plain(key(name)) for name in names}:
        return True
    mine = {(one.name, one.state) for one in cities_named(actor.name) if one.state == actor.party}
    return actor.type is ActorType.PLACE and any((one.name, one.state) in mine for one in cities_named(city))


def _plain(name: str) -> tuple[str, ...]:
    words = key(name)
    for size in range(min(4, len(words) - 1), 0, -1):  # "US" and "United States" before the same words
        state = gazetteer(Lexicon.of()).lookup(" ".join(words[:size]))
        if state is not None and state.type is ActorType.STATE:
            words = (state.id, *words[size:])
            break
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words[1:] if words[:1] == ("the",) else words


def score(one: Chained, refs: dict[tuple[str, str], str], counts: Counter[str], errors: list[str]) -> None:
    """Add the counts of a report."""
    actors = read(one)
    held: list[tuple[str, str]] = []
    for gold in named(one):
        hit = find(gold, actors)
        counts["named"] += 1
        counts["found"] += hit is not None
        resource = refs.get((one.name, gold.chain))
        shown = f"{one.text[max(0, gold.start - 25) : gold.start]}[[{one.text[gold.start : gold.end]}]]"
        if resource:
            right = hit is not None and means(hit[0], resource)
            counts["refs"] += 1
            counts["linked"] += right
            if not right:
                errors.append(f"linked {shown!r} = {resource}: {hit[0].id if hit else None}")
        elif hit is None:
            errors.append(f"missed {gold.kind} {shown!r}")
        if hit is not None:
            held.append((gold.chain, hit[0].id))
    for left, right_ in combinations(held, 2):
        same, ours = left[0] == right_[0], left[1] == right_[1]
        counts["same"] += same
        counts["ours"] += ours
        counts["both"] += same and ours
        if same != ours:
            errors.append(f"{'apart' if same else 'joined'} {one.name}: {left[1]} and {right_[1]}")


def measure(root: Path, *, errors: bool = False) -> dict[str, float]:
    """Score the topic for development and the others; keys as in floors.json."""
    refs = resources(root)
    tallies = {"airbus": Counter[str](), "others": Counter[str]()}
    wrong: list[str] = []
    for one in chains.meantime(root):
        seen = one.genre == _SEEN
        score(one, refs, tallies["airbus" if seen else "others"], wrong if seen else [])
    if errors:
        print("\n".join(dict.fromkeys(wrong)))
    scores: dict[str, float] = {}
    for topic, counts in tallies.items():
        values = (
            counts["found"] / max(1, counts["named"]),
            counts["linked"] / max(1, counts["refs"]),
            counts["both"] / max(1, counts["ours"]),
            counts["both"] / max(1, counts["same"]),
        )
        shown = "  ".join(f"{row} {value:.3f}" for row, value in zip(_ROWS, values, strict=True))
        print(f"{topic:8} {shown}  ({counts['named']} names, {counts['refs']} with a resource)")
        if topic != _SEEN:
            scores |= {
                f"linking meantime {row}": round(value, 4) for row, value in zip(_ROWS, values, strict=True)
            }
    return scores


if __name__ == "__main__":
    corpora = shared.root()
    if corpora is None:
        sys.exit(shared.ABSENT)
    for metric, value in measure(corpora, errors="--errors" in sys.argv).items():
        print(json.dumps({metric: value}))
