"""Who is meant, within a document: chains of mentions, and pronouns and nominals to the right name.

Corpora: GUM (dev for development, test to measure; its news apart) and MEANTIME (title and first sentences),
without its topic airbus, which is for development. Chains of persons, organisations and places count, those
of one mention do not. Found and gold mentions are paired by the gold head: what extent a mention has is not
scored here. Adjectives ("Cuban") are mentions to servanda and not to the corpora: unpaired are left out.

The plainer row: of pronouns and nominals whose chain holds a name, how many are resolved to it (R), and how
many of those that are resolved are so rightly (P).

    python -m benchmarks.accuracy.coreference [--part dev] [--errors]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy import shared
from benchmarks.accuracy.chain_scores import MEASURES, Ratio
from benchmarks.accuracy.chains import ACTING, Chained, Gold, gum, meantime
from servanda.model.actor import Actor, ActorType, Mention
from servanda.model.source import Document
from servanda.read import language
from servanda.read.actors import find_actors
from servanda.read.gazetteer import gazetteer
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page

_TYPES = frozenset(
    (ActorType.PERSON, ActorType.STATE, ActorType.PLACE, ActorType.ORGAN, ActorType.ORGANISATION)
)
_FORMS = ("pronoun", "nominal")
_DEMONYMS = frozenset(("adjective", "people"))
_AIRBUS = "airbus"  # the topic on which weights are fitted and whose errors may be looked at


@dataclass(slots=True)
class Tally:
    """Sums over the documents of a row."""

    chains: dict[str, Ratio] = field(default_factory=lambda: {name: Ratio() for name, _ in MEASURES})
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[str, float, bool]] = field(default_factory=list)  # form, confidence, right
    errors: list[str] = field(default_factory=list)

    def mean(self) -> float:
        """The mean F1 of MUC, B3 and CEAF-e."""
        return sum(self.chains[name].f1 for name in ("MUC", "B3", "CEAF-e")) / 3

    def precision(self, form: str) -> float:
        """Of those resolved, the share that is right."""
        return self.right[form] / max(1, self.found[form])

    def recall(self, form: str) -> float:
        """Of those to resolve, the share that is right."""
        return self.right[form] / max(1, self.gold[form])

    def f1(self, form: str) -> float:
        """F1 of the two."""
        return 2 * self.right[form] / max(1, self.found[form] + self.gold[form])


def read(one: Chained) -> tuple[Actor, ...]:
    """The actors of a document."""
    document = Document(id="d_gold", sha256="", file=one.name, text=one.text)
    return find_actors(make_page(document, language.load()), Lexicon.of())


def pair(one: Chained, actors: Sequence[Actor]) -> dict[int, Mention]:
    """Pair gold mentions, by number, with the found ones that hold their head and are most like them."""
    fits: list[tuple[float, int, Mention]] = []
    spans = {
        (each.start, each.end): each for actor in actors for each in actor.mentions if actor.type in _TYPES
    }
    for number, gold in enumerate(one.mentions):
        low, high = gold.head
        for start, end in _near(spans, low, high):
            common = min(end, gold.end) - max(start, gold.start)
            like = common / (max(end, gold.end) - min(start, gold.start))
            fits.append((like, -number, spans[start, end]))
    paired: dict[int, Mention] = {}
    taken: set[tuple[int, int]] = set()
    for _, number, mention in sorted(fits, key=lambda fit: (-fit[0], -fit[1])):
        if -number not in paired and (mention.start, mention.end) not in taken:
            paired[-number] = mention
            taken.add((mention.start, mention.end))
    return paired


def _near(spans: dict[tuple[int, int], Mention], low: int, high: int) -> Iterator[tuple[int, int]]:
    """Found mentions that hold a head, or of a name of several words its end."""
    for start, end in spans:
        if start < high and low < end and (start <= low or end >= high):
            yield start, end


def tally(one: Chained, actors: Sequence[Actor], into: Tally) -> None:
    """Score a document."""
    paired = pair(one, actors)
    numbers = {(mention.start, mention.end): number for number, mention in paired.items()}
    names = gazetteer(Lexicon.of())
    held: defaultdict[str, set[Hashable]] = defaultdict(set)
    means: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for actor in actors:
        for each in actor.mentions if actor.type in _TYPES else ():
            place = (each.start, each.end)
            if each.entity is None:
                continue
            means[place].append(each.entity)
            number = numbers.get(place)
            entry = names.lookup(each.text)
            if number is None and entry is not None and entry.sort in _DEMONYMS:
                continue
            held[each.entity].add(place if number is None else number)
            if number is not None and each.kind == "name":
                named[each.entity][one.mentions[number].chain] += 1
    several = {numbers.get(place, place) for place, whom in means.items() if len(whom) > 1}
    found = [frozenset(chain - several) for chain in held.values()]
    chains: defaultdict[str, set[Hashable]] = defaultdict(set)
    for number, gold in enumerate(one.mentions):
        if gold.kind in ACTING and gold.form != "own":
            chains[gold.chain].add(number)
    for name, measure in MEASURES:
        into.chains[name].add(
            measure(
                [frozenset(chain) for chain in chains.values() if len(chain) > 1],
                [chain for chain in found if len(chain) > 1],
            )
        )
    _resolved(one, actors, numbers, named, into)


def _resolved(
    one: Chained,
    actors: Sequence[Actor],
    numbers: dict[tuple[int, int], int],
    named: dict[str, Counter[str]],
    into: Tally,
) -> None:
    """Count the pronouns and nominals that are resolved to the right name."""
    with_name = {gold.chain for gold in one.mentions if gold.form == "name" and gold.kind in ACTING}
    open_ = {
        number
        for number, gold in enumerate(one.mentions)
        if gold.form in _FORMS and gold.chain in with_name and gold.kind in ACTING and not gold.apposed
    }
    for number in open_:
        into.gold[one.mentions[number].form] += 1
    left = set(open_)
    seen: Counter[tuple[int, int]] = Counter(
        (each.start, each.end) for actor in actors for each in actor.mentions if each.entity is not None
    )
    inner = {  # "the Danish government" is Denmark by the name inside it, not by what was said before
        (one.start, one.end)
        for actor in actors
        for one in actor.mentions
        if one.kind == "nominal"
        and any(
            each.kind == "name" and one.start <= each.start and each.end <= one.end for each in actor.mentions
        )
    }
    for actor in actors:
        chain = named[actor.id].most_common(1)[0][0] if named.get(actor.id) else None
        for each in actor.mentions:
            at = numbers.get((each.start, each.end))
            if (
                each.kind == "name"
                or each.entity is None
                or (each.start, each.end) in inner
                or seen[each.start, each.end] > 1
            ):
                continue
            gold = None if at is None else one.mentions[at]
            if gold is not None and (gold.form not in _FORMS or gold.apposed):
                continue
            if chain is None or (gold is None and each.kind == "nominal" and actor.type is ActorType.ORGAN):
                continue  # "its foreign ministry": a new actor, and no name to be right about
            form = gold.form if gold is not None else each.kind
            right = gold is not None and gold.chain == chain
            into.found[form] += 1
            into.right[form] += right
            into.sure.append((form, each.confidence, right))
            if right and at is not None:
                left.discard(at)
            if not right:
                into.errors.append(f"wrong  {_around(one, each.start, each.end)} as {actor.name}")
    into.errors += [f"missed {_around(one, *_span(one.mentions[number]))}" for number in sorted(left)]


def _span(gold: Gold) -> tuple[int, int]:
    return gold.start, gold.end


def _around(one: Chained, start: int, end: int) -> str:
    text = f"{one.text[max(0, start - 90) : start]}[[{one.text[start:end]}]]{one.text[end : end + 25]}"
    return f"{one.name[-12:]}: {text}".replace("\n", " / ")


def rows(root: Path, part: str = "test") -> Iterator[tuple[str, Chained]]:
    """Each document with the names of the rows that it counts in."""
    for one in gum(root, part):
        yield f"gum-{part}", one
    for one in meantime(root):
        yield _AIRBUS if one.genre == _AIRBUS else "meantime", one


def show(name: str, one: Tally) -> dict[str, float]:
    """Print a row and give its scores, named as in floors.json."""
    for measure, ratio in one.chains.items():
        print(f"{name:14} {measure:7} P {ratio.precision:.3f}  R {ratio.recall:.3f}  F1 {ratio.f1:.3f}")
    scores = {f"coreference {name} mean F1": round(one.mean(), 4)}
    print(f"{name:14} mean of three F1 {one.mean():.3f}")
    for form in _FORMS:
        print(
            f"{name:14} {form} to name P {one.precision(form):.3f}  R {one.recall(form):.3f}  "
            f"F1 {one.f1(form):.3f}  ({one.right[form]} of {one.gold[form]})"
        )
        scores[f"coreference {name} {form}s P"] = round(one.precision(form), 4)
        scores[f"coreference {name} {form}s R"] = round(one.recall(form), 4)
    return scores


def measure(root: Path, *, part: str = "test", errors: bool = False) -> dict[str, float]:
    """Score both corpora; keys as in floors.json."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for name, one in rows(root, part):
        actors = read(one)
        tally(one, actors, tallies[name])
        if one.genre == "news":
            tally(one, actors, tallies[f"{name} news"])
    scores: dict[str, float] = {}
    for name, sums in tallies.items():
        held = show(name, sums)
        if name.endswith(" news"):  # two reports: too few pronouns for a floor
            held = {key: score for key, score in held.items() if key.endswith("mean F1")}
        if name != _AIRBUS:
            scores |= held
    if errors:
        print("\n".join([*tallies[_AIRBUS].errors, *tallies["gum-dev"].errors]))
    return scores


if __name__ == "__main__":
    corpora = shared.root()
    if corpora is None:
        sys.exit(shared.ABSENT)
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    for metric, score in measure(corpora, part=given.part, errors=given.errors).items():
        print(json.dumps({metric: score}))
