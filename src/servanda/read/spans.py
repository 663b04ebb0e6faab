"""From a sentence's words to stretches that name something: listed names first, then runs of capitals.

Rule: a listed name of several words stands; a run of capitals whose last word tells its kind
("... Foundation", "... River") is a name as a whole, demonyms inside it included; what is left may be
a person, which `people` decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.model.ids import slug
from servanda.read.first_names import given_names as given_names
from servanda.read.gazetteer import Entry, Gazetteer
from servanda.read.lexicon import table
from servanda.read.words import Word, fold, is_headline, is_shouted, words_of

_ABOUT = frozenset(("on", "for", "against"))


@dataclass(slots=True)
class Found:
    """Words `first` to `last` (one past) of a sentence, and what they stand for so far."""

    first: int
    last: int
    entity: str | None
    name: str
    type: ActorType
    sort: str  # as of a gazetteer entry, or person | nominal | group | pronoun | unnamed
    party: str | None = None
    kind: str = "name"
    acting: bool = True
    holder: str = ""  # the actor under which it is kept where it has no entity
    office: str = ""
    begin: int = -1  # where the title before a name begins
    sure: float = 1.0  # chance that the extent and what it stands for are both right


@dataclass(slots=True)
class Told:
    """Words `first` to `last` (one past) of a sentence that the pipeline holds for a name of a kind."""

    first: int
    last: int
    type: ActorType  # PERSON, PLACE or ORGANISATION
    state: str = ""  # the name of a state of the document's own, in no list


@dataclass(slots=True)
class Line:
    """A sentence on the bench: its words, what was found, and how far its capitals can be trusted."""

    index: int
    block: int
    words: list[Word]
    headline: bool
    furniture: bool
    title: bool = False
    found: list[Found] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    named: bool = False  # by a pipeline that finds names
    told: list[Told] = field(default_factory=list)

    def at(self, place: int) -> Word | None:
        """The word at a place, None beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def low(self, place: int) -> str:
        """The folded word at a place, empty beyond the ends."""
        return self.lows[place] if 0 <= place < len(self.lows) else ""

    def text(self, first: int, last: int, source: str) -> str:
        """The document's words between two places."""
        return source[self.words[first].start : self.words[last - 1].end]

    def covering(self, place: int) -> Found | None:
        """What was found at a place: the longest."""
        best: Found | None = None
        for one in self.found:
            if one.first <= place < one.last and (
                best is None or one.last - one.first > best.last - best.first
            ):
                best = one
        return best

    def beginning(self, place: int) -> Found | None:
        """The longest that begins at a place."""
        best: Found | None = None
        for one in self.found:
            if one.first == place and (best is None or one.last > best.last):
                best = one
        return best

    def ending(self, place: int) -> Found | None:
        """The longest that ends before a place."""
        best: Found | None = None
        for one in self.found:
            if one.last == place and (best is None or one.first < best.first):
                best = one
        return best

    def telling(self, place: int) -> Told | None:
        """The name that the pipeline found from a place on."""
        return next((one for one in self.told if one.first == place), None)


@lru_cache(maxsize=1)
def _tails() -> dict[str, frozenset[str]]:
    return {name: frozenset(fold(word) for word in words) for name, words in table("heads_of_names").items()}


def instrument_words() -> frozenset[str]:
    """Last or first words of the names of instruments."""
    return _tails()["instrument"]


def ships() -> frozenset[str]:
    """What stands before the name of a ship, which is nobody's name."""
    return _tails()["ships"]


def left_out() -> frozenset[str]:
    """Last words that a short form of a name leaves out: "Airlines", "Inc"."""
    return _tails()["left_out"]


@lru_cache(maxsize=1)
def not_names() -> frozenset[str]:
    """Capitalised words that are no names."""
    return frozenset(fold(word) for word in table("persons")["not_names"])


def things() -> frozenset[str]:
    """Capitalised words that tell a thing, not a person."""
    return _tails()["thing"]


@lru_cache(maxsize=1)
def kinds_of_names() -> frozenset[str]:
    """Last words that make a name of several words that of a place, a body or a thing, and of no state."""
    tails = _tails()
    return (tails["place"] | tails["organisation"] | tails["thing"] | tails["instrument"]) - tails["lands"]


def make_line(index: int, block: int, text: str, start: int, *, furniture: bool, title: bool) -> Line:
    """Cut a sentence into words and look at its capitals."""
    words = words_of(text, start)
    return Line(
        index,
        block,
        words,
        is_headline(words) or is_shouted(words),
        furniture,
        title,
        lows=[word.low for word in words],
    )


def find_listed(line: Line, names: Gazetteer) -> None:
    """Put the listed names and the runs of capitals that tell their kind into the line."""
    runs = list(_named(line, names))
    taken = {place for one in line.told for place in range(one.first, one.last)}
    if not line.headline:
        runs += [
            one
            for one in _shaped(line, names)
            if one.type is ActorType.INSTRUMENT or taken.isdisjoint(range(one.first, one.last))
        ]
        runs.sort(key=lambda one: one.first - one.last)  # "Vienna Understanding" before "Vienna"
    place = 0
    words = line.words
    while place < len(words):
        run = next((one for one in runs if one.first == place), None)
        match = names.match(words, place)
        if match and (run is None or match[0] >= run.last - run.first):
            size, entry = match
            compound = _compound(line, place, size, entry, names)
            line.found.append(compound or _found(place, place + size, entry))
            place = line.found[-1].last
        elif run:
            line.found.append(run)
            place = run.last
        else:
            place += 1


def _compound(line: Line, place: int, size: int, entry: Entry, names: Gazetteer) -> Found | None:
    """Tell "Cuban-Americans", people of two roots, from "the Mexican-American border" of two states."""
    dash = line.at(place + size)
    if (
        entry.sort != "adjective"
        or dash is None
        or dash.text != "-"
        or dash.gap
        or line.low(place - 1) == "-"
    ):
        return None
    second = names.match(line.words, place + size + 1) if place + size + 1 < len(line.words) else None
    if second is None or second[1].sort not in ("adjective", "people"):
        return None
    last = place + size + 1 + second[0]
    if not line.low(last - 1).startswith("american") or line.low(last) in _tails()["between"]:
        return None
    name = f"{line.words[place].text}-{line.words[last - 1].text}".removesuffix("s") + "s"
    return Found(place, last, f"group:{slug(name)}", name, ActorType.GROUP, "group", None)


def _found(first: int, last: int, entry: Entry) -> Found:
    return Found(first, last, entry.id, entry.name, entry.type, entry.sort, entry.party)


def _named(line: Line, names: Gazetteer) -> Iterator[Found]:
    """The organisations and places that the pipeline found."""
    for one in line.told:
        if one.type is ActorType.PERSON or _is_kind(line.words, one.first, one.last, names):
            continue
        name = _name(line.words[one.first : one.last])
        if (whole := _titled(line, one, names)) is not None:
            yield whole
            continue
        if line.low(one.last - 1) in _tails()["instrument"] and one.last - one.first > 1:
            yield Found(
                one.first, one.last, f"instrument:{slug(name)}", name, ActorType.INSTRUMENT, "instrument"
            )
        elif one.state:
            id_ = f"state:{slug(one.state)}"
            sort = "name" if name.endswith(one.state) else "adjective"
            yield Found(one.first, one.last, id_, one.state, ActorType.STATE, sort, id_)
        elif one.type is ActorType.PLACE:
            yield Found(one.first, one.last, f"place:{slug(name)}", name, one.type, "region")
        else:
            yield Found(one.first, one.last, f"org:{slug(name)}", name, one.type, "organisation")


def _titled(line: Line, one: Told, names: Gazetteer) -> Found | None:
    """A listed state under its title: "the Sultanate of Oman"."""
    at = one.first + (3 if line.low(one.first + 2) == "the" else 2)
    if line.low(one.first + 1) != "of" or at >= one.last:
        return None
    match = names.match(line.words, at)
    if match is None or at + match[0] != one.last or match[1].type is not ActorType.STATE:
        return None
    return _found(one.first, one.last, match[1]) if line.low(one.first) in _titles() else None


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(fold(word) for word in table("metonyms")["titles"])


def _name(words: list[Word]) -> str:
    """The words of a name, spaced as they stand."""
    return words[0].text + "".join((" " if word.gap else "") + word.text for word in words[1:])


def _shaped(line: Line, names: Gazetteer) -> Iterator[Found]:
    """Runs of capitals whose words tell an organisation, a place or an instrument."""
    tails = _tails()
    words = line.words
    for first, last in _runs(line):
        kind: ActorType | None = None
        end = last
        # "University of X" is told by its first word, "X Foundation" by the last that tells.
        for place in range(last - 1, first, -1):
            low = words[place].low
            for name, type_ in (
                ("organisation", ActorType.ORGANISATION),
                ("place", ActorType.PLACE),
                ("instrument", ActorType.INSTRUMENT),
            ):
                if low in tails[name]:
                    kind, end = type_, place + 1
                    break
            if kind:
                break
        if kind is None and last - first > 2 and words[first + 1].low in ("of", "for", "on"):
            low = words[first].low
            kind = ActorType.ORGANISATION if low in tails["organisation_first"] else None
            if low in tails["instrument"]:
                kind = ActorType.INSTRUMENT
        if kind is None and words[first].low in tails["place_first"] and last - first == 2:
            kind = ActorType.PLACE
        if kind is None or end - first < 2:
            continue
        if kind is ActorType.INSTRUMENT:
            if end < last and words[end].low in _ABOUT:
                end = last  # "Convention on Consular Relations"
                while end < len(words) and words[end].capital and words[end].alpha:
                    end += 1
            end = _with_year(words, end)
        if line.named and kind is not ActorType.INSTRUMENT and first == 0 and end == 2:
            continue  # "Great Service": two words that begin a sentence, and the pipeline sees no name
        if end - first == 2 and words[first].low in given_names() and words[end - 1].low in tails["surname"]:
            continue
        name = " ".join(word.text for word in words[first:end]).replace(" - ", "-")
        prefix = {ActorType.PLACE: "place", ActorType.INSTRUMENT: "instrument"}.get(kind, "org")
        sort = {ActorType.PLACE: "region", ActorType.INSTRUMENT: "instrument"}.get(kind, "organisation")
        if _is_kind(words, first, end, names):
            continue
        yield Found(first, end, f"{prefix}:{slug(name)}", name, kind, sort)


def _is_kind(words: list[Word], first: int, end: int, names: Gazetteer) -> bool:
    """Tell whether a run holds an organ of a state: `organs` deals with that."""
    opening = names.match(words, first)
    if opening and opening[1].sort == "kind":
        return True  # "Ministry of Foreign Affairs of X"
    for place in range(first, end):
        match = names.match(words, place)
        if match and match[1].sort in ("kind", "organ") and place + match[0] == end:
            return True
    return False


def _with_year(words: list[Word], end: int) -> int:
    if end + 1 < len(words) and words[end].low == "of" and words[end + 1].text.isdigit():
        return end + 2
    return end


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    """Capitalised words that no name begins with or goes on with."""
    tails = _tails()
    kept = tails["kept"] | tails["organisation"] | tails["organisation_first"] | tails["instrument"]
    return not_names() - kept


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words, joined by hyphens and by small words between capitals."""
    tails, stops = _tails(), _stops()
    words = line.words
    place = 0
    while place < len(words):
        if not _opens(words[place], stops):
            place += 1
            continue
        last = place + 1
        linked = line.low(place - 1) in tails["article"]
        while last < len(words):
            if _opens(words[last], stops):
                last += 1
                continue
            if words[last].text in ("-", "&") and last + 1 < len(words) and words[last + 1].capital:
                last += 2
                continue
            small = words[last].low in tails["joiners"]
            if not small and not (linked and words[last].low in tails["conjunction"]):
                break
            after = last + 1
            if small and line.low(after) in tails["article"]:
                after += 1
            if after >= len(words) or not _opens(words[after], stops):
                break
            linked = linked or small
            last = after + 1
        yield place, last
        place = last


def _opens(word: Word, stops: frozenset[str]) -> bool:
    return word.capital and word.alpha and word.low not in stops
