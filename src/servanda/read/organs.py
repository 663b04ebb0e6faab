"""From owners and heads to organs, governments and officials: "X's foreign ministry", "the Xish government".

Rule: what a text calls a government, administration or regime is the state; a ministry, mission or
parliament is an organ with the state as its party; officials are a group with that party. Whose they are
is told by the words beside them, then by the city they sit in, then by the list's default.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.model.ids import slug
from servanda.read.gazetteer import Gazetteer
from servanda.read.lexicon import table
from servanda.read.offices import office_words
from servanda.read.spans import Found, Line
from servanda.read.words import fold

_OWNERS = ("name", "adjective", "capital", "actor")
_RANKS = frozenset(("top", "senior", "high-ranking", "unnamed", "other", "some"))


@dataclass(frozen=True, slots=True)
class OrganWords:
    """The lists of organs.yaml, folded."""

    government: frozenset[str]
    modifiers: frozenset[str]
    people: dict[str, tuple[tuple[str, ...], ...]]  # by first word, longest first
    missions: frozenset[str]


@lru_cache(maxsize=1)
def organ_words() -> OrganWords:
    """Read the words for governments and officials."""
    rows = table("organs")
    people = sorted((tuple(fold(p).split()) for p in rows["people_of"]), key=lambda one: -len(one))
    return OrganWords(
        frozenset(fold(word) for word in rows["government"] + rows["administration"]),
        frozenset(fold(word) for word in rows["government_modifiers"]),
        {word: tuple(one for one in people if one[0] == word) for word in {one[0] for one in people}},
        frozenset(kind for kind, row in rows["kinds"].items() if row.get("mission")),
    )


def state_code(party: str) -> str:
    """The short name of a state in other ids: ``us`` of ``state:US``."""
    return slug(party.removeprefix("state:"))


def join_organs(line: Line, names: Gazetteer) -> None:
    """Join organs with their owners; drop the common words ("police") that nobody owns."""
    for one in [one for one in line.found if one.sort == "kind"]:
        owner = _owner_left(line, one.first) or _owner_right(line, one)
        kind = one.entity or ""
        party = owner.party if owner else one.party
        if owner is None and not one_is_named(line, one):
            line.found.remove(one)
            continue
        if party is None:
            one.entity, one.holder, one.sort = None, kind, "organ"
            continue
        label = line.words[one.first : one.last]
        title = " ".join(word.text for word in label)
        one.entity = f"organ:{state_code(party)}-{kind}"
        one.name = f"{names.adjective_of(party)} {title}"
        one.party, one.sort = party, "organ"
        if owner and owner.last <= one.first:
            one.first = owner.first
        elif owner:
            one.last = owner.last
        if kind in organ_words().missions and line.low(one.last) in ("in", "to") and not _ends(line, one):
            host = line.beginning(_past_article(line, one.last + 1))
            if host and host.sort in ("capital", "city", "name"):
                one.entity += f"-{slug(host.name if host.sort == 'name' else line_text(line, host))}"


def _ends(line: Line, one: Found) -> bool:
    return one.last >= len(line.words)


def line_text(line: Line, one: Found) -> str:
    """The words of something found, joined."""
    return " ".join(word.text for word in line.words[one.first : one.last])


def one_is_named(line: Line, one: Found) -> bool:
    """Tell whether an organ without owner stands as a name: capitals, or "the foreign ministry"."""
    first = line.words[one.first]
    if line.low(one.first - 1) in ("a", "an", "any", "no", "each", "every"):
        return False
    if first.capital and (one.last - one.first > 1 or one.party):
        return True
    return line.low(one.first - 1) == "the" and (one.party is not None or one.last - one.first > 1)


def _past_article(line: Line, place: int) -> int:
    return place + 1 if line.low(place) == "the" else place


def _owner_left(line: Line, place: int) -> Found | None:
    """The state whose name, demonym or possessive stands before a place, modifiers between."""
    at = place - 1
    while at >= 0 and line.low(at) in organ_words().modifiers and line.covering(at) is None:
        at -= 1
    if line.low(at) == "-":  # "the Soviet-led government" has no owner here
        return None
    if line.low(at) == "'s" or (line.low(at) == "'" and line.low(at - 1).endswith("s")):
        at -= 1
    one = line.ending(at + 1)
    if one is None or one.party is None:
        return None
    if one.sort in (*_OWNERS, "organ", "person", "nominal") and one.type is not ActorType.PLACE:
        return one
    return None


def _owner_right(line: Line, one: Found) -> Found | None:
    """The state after "of": "the ministry of foreign affairs of X"; or the capital after "in"."""
    link = line.low(one.last)
    if link not in ("of", "in"):
        return None
    after = line.beginning(_past_article(line, one.last + 1))
    if after is None or after.party is None or after.type is not ActorType.STATE:
        return None
    if link == "in" and (after.sort != "capital" or (one.entity or "") in organ_words().missions):
        return None
    if link == "in" and one.party:  # an organ of one state may sit in another's capital
        return None
    return after


def join_governments(line: Line, names: Gazetteer) -> None:
    """Make states of governments and groups of officials, wherever an owner stands beside the word."""
    words = organ_words()
    place = 0
    while place < len(line.words):
        low = line.lows[place]
        if (
            low not in words.people
            and low not in words.government
            and low.rstrip("s") not in words.government
        ):
            place += 1
            continue
        size = _people_at(line, place, words.people)
        covered = line.covering(place)
        if covered is not None and covered.sort in ("organ", "organisation", "instrument"):
            place = covered.last
            continue
        if low in words.government or low.rstrip("s") in words.government:
            _government(line, place, names)
        elif size:
            _officials(line, place, size, names)
        place += 1


def _people_at(line: Line, place: int, people: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    for one in people.get(line.low(place), ()):
        if all(line.low(place + i) == word for i, word in enumerate(one)):
            return len(one)
    return 0


def _government(line: Line, place: int, names: Gazetteer) -> None:
    owner = _owner_left(line, place)
    last = place + 1
    if owner is None and line.low(place + 1) in ("of", "in"):
        after = line.beginning(_past_article(line, place + 2))
        if after and after.party and (after.type in (ActorType.STATE, ActorType.PERSON)):
            if line.low(place + 1) == "in" and after.sort != "capital":
                return
            owner, last = after, after.last
    if owner is None or owner.party is None or (owner.sort == "organ"):
        return
    if line.words[place].low.endswith("s") and owner.sort == "adjective" and line.low(place) != "authorities":
        owner.acting = True  # "the US and Cuban governments": the adjectives themselves are the two
        return
    first = min(owner.first, place)
    while line.low(first - 1) in organ_words().modifiers:
        first -= 1
    if line.low(first - 1) == "the":
        first -= 1
    name = names.name_of(owner.party)
    line.found.append(
        Found(first, last, owner.party, name, ActorType.STATE, "government", owner.party, "nominal")
    )
    owner.acting = False


def _officials(line: Line, place: int, size: int, names: Gazetteer) -> None:
    """Officials of a state or an organ: "U.S. and Cuban officials", "a State Department official"."""
    at = place - 1
    while at >= place - 3 and line.covering(at) is None and _between(line.low(at)):
        at -= 1
    owner = _owner_left(line, at + 1)
    if owner is None or owner.party is None or owner.sort in ("person", "nominal"):
        return
    singular = not line.low(place + size - 1).endswith("s") and line.low(place) not in ("members",)
    first = owner.first
    while line.words[first - 1].alpha and first > 0 and not line.words[first - 1].capital:
        low = line.low(first - 1)
        if low in ("the", "a", "an", "one", "another"):
            first -= 1
            break
        if line.covering(first - 1) or low not in _RANKS:
            break
        first -= 1
    last = place + size
    follows = line.at(last)
    if singular and first != owner.first and (follows is None or not follows.capital):
        holder = f"unnamed-{slug(' '.join(word.text for word in line.words[owner.first : last]))}"
        line.found.append(
            Found(first, last, None, "", ActorType.PERSON, "unnamed", owner.party, "nominal", holder=holder)
        )
    elif not singular:
        noun = line.low(last - 1)
        entity = f"group:{state_code(owner.party)}-{slug(noun)}"
        name = f"{names.adjective_of(owner.party)} {noun}"
        line.found.append(Found(first, last, entity, name, ActorType.GROUP, "group", owner.party, "nominal"))
    owner.acting = True
    _coordinate(line, owner)


def _between(low: str) -> bool:
    """Tell whether a word may stand between a state and its officials."""
    return low in _RANKS or low in office_words().modifiers or low in organ_words().modifiers or low == "-"


def _coordinate(line: Line, owner: Found) -> None:
    """As in "U.S. and Cuban officials": the first of the two acts as well."""
    if line.low(owner.first - 1) in ("and", "&"):
        before = line.ending(owner.first - 1)
        if before and before.type is ActorType.STATE:
            before.acting = True
            before.sort = "adjective"
