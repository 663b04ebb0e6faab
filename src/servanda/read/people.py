"""From runs of capitals to names of persons, with the office that stands beside each.

Rule: a run is a person where a title or an honorific leads to it, where its first word is a known given
name, or where an office or a speech verb stands at it. A single capitalised word is never one by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from servanda.model.actor import ActorType
from servanda.read.cues import is_speech
from servanda.read.heads import heads_named
from servanda.read.lexicon import table
from servanda.read.name_shapes import looks_like_name, stands_alone
from servanda.read.offices import Held, after, before, is_title, office_words
from servanda.read.organs import organ_words
from servanda.read.spans import Found, Line, Told, given_names, not_names, things
from servanda.read.word_classes import is_small, word_lists
from servanda.read.words import Word, fold

_ARTICLES = frozenset(("the", "a", "an", "this", "our"))


@dataclass(slots=True)
class Person:
    """A name as it stands in a line; `tokens` are its words, initials without their stops."""

    line: Line
    found: Found
    tokens: tuple[str, ...]
    title: Held | None
    post: Held | None
    kin: str = ""  # a kinship noun before it ("his brother Mario")
    certain: bool = True  # False: surname alone, to be resolved
    told: bool = False  # the pipeline holds it for a person


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(table("persons")["particles"])


@lru_cache(maxsize=1)
def _suffixes() -> frozenset[str]:
    return frozenset(fold(word) for word in table("persons")["suffixes"])


@lru_cache(maxsize=1)
def kin_words() -> frozenset[str]:
    """Nouns of kinship."""
    return frozenset(table("persons")["kin"])


def find_people(line: Line, source: str) -> list[Person]:
    """Find the names in a line, and put them among what was found there."""
    people: list[Person] = []
    place = 0
    words = line.words
    while place < len(words):
        # Most words are no capitals; they begin no name, but may begin what is passed over as one.
        capital = words[place].capital and words[place].alpha
        person = (_defined(line, place, source) or _person_at(line, place, source)) if capital else None
        if person is None:
            listed = line.beginning(place)
            place = max(place + 1, listed.last if listed and listed.last - listed.first > 1 else 0)
            continue
        if person.found.sort != "maybe":  # a surname that is a city stays one until a bearer is found
            _supersede(line, person.found)
        line.found.append(person.found)
        people.append(person)
        place = person.found.last
    _share_titles(line, people)
    return people


def _defined(line: Line, place: int, source: str) -> Person | None:
    """A person whom the dossier names: known by that id, and by surname and pronoun like any other."""
    listed = line.beginning(place)
    if listed is None or listed.sort != "actor" or listed.type is not ActorType.PERSON:
        return None
    tokens = tuple(word.text for word in line.words[place : listed.last] if word.text != ".")
    title = before(line, place, listed.last, source)
    found = replace(listed, sort="person")
    if title is not None:
        found.begin = title.first
    return Person(line, found, tokens, title, after(line, listed.last, source))


def _person_at(line: Line, place: int, source: str) -> Person | None:
    told = line.telling(place)
    if told and told.type is ActorType.PERSON and _is_free(line, told):
        last, tokens = told.last, _tokens(line, place, told.last)
    elif _may_start(line, place):
        told = None
        last, tokens = _extend(line, place)
    else:
        return None
    if not tokens:
        return None
    if len(tokens) == 1 and is_title(fold(tokens[0])) and fold(tokens[0]) not in given_names():
        return None
    title = before(line, place, last, source)
    post = after(line, last, source)
    kin = _kin_before(line, place)
    known = fold(tokens[0]) in given_names() or _is_initial(tokens[0])
    full = len(tokens) > 1
    listed = line.beginning(place)
    if full and title is None and listed is not None and listed.last >= last:
        return None  # a city of several words ("Santo Domingo")
    if line.headline and not (full and (known or told)):
        return None
    listed = line.beginning(place)
    if title is None and not told and _is_thing(line, place, last):
        return None
    shaped = (
        full
        and not listed
        and looks_like_name(tokens, parted=line.low(last) in (",", "(", "and") or is_speech(line.low(last)))
    )
    certain = (
        (full and bool(known or shaped or told))
        or (title is not None and _leads_to(line, title, tokens))
        or (full and post is not None)
        or bool(kin and known)
        or (full and not listed and _speaks(line, place, last))
        or (known and not full and not listed and stands_alone(line, place, last))
    )
    city = listed and not full and listed.sort in ("city", "region") and not _locates(line, place)
    if (
        listed
        and not city
        and not (full and (known or told))
        and not (title and (title.honorific or _abbreviated(line, place)))
    ):
        return None
    if not certain and (full or line.headline):
        return None
    doubted = line.named and told is None and not line.headline  # the pipeline sees no person here
    if doubted and not title and not post and _is_weak(tokens):
        return None
    if doubted and not full and not known and _is_tail(line, place):
        return None
    found = Found(place, last, None, shown(tokens), ActorType.PERSON, "person")
    if title is not None:
        found.begin = title.first
    if not certain:
        found.sort = "maybe"
    return Person(line, found, tuple(tokens), title, post, kin, certain, told is not None)


def _is_tail(line: Line, place: int) -> bool:
    """Tell whether a word only ends a longer name behind a title: "head of Rodale Books"."""
    prior = line.at(place - 1)
    if line.low(place) in things():
        return True
    return bool(
        prior and prior.capital and prior.alpha and not is_title(prior.low) and prior.low not in not_names()
        and prior.low not in office_words().honorifics and prior.low not in office_words().abbreviations
        and line.covering(place - 1) is None
    )  # fmt: skip


def _is_free(line: Line, told: Told) -> bool:
    """Tell whether nothing listed stands in a name but cities and states, which may be surnames."""
    return all(
        one.sort in ("name", "capital", "city", "region")
        and told.first <= one.first
        and one.last <= told.last
        for one in line.found
        if one.first < told.last and told.first < one.last
    )


def _tokens(line: Line, first: int, last: int) -> list[str]:
    """The words of a name: joined by hyphens, without stops and suffix."""
    tokens: list[str] = []
    at = first
    while at < last:
        token, after_ = _hyphened(line, at)
        if token[0].isalpha():
            tokens.append(token)
        at = after_
    while len(tokens) > 1 and fold(tokens[-1]) in _suffixes():
        tokens.pop()
    return tokens


def _is_weak(tokens: list[str]) -> bool:
    """Tell whether only the shape of a full name speaks for it, and no general knowledge."""
    return len(tokens) > 1 and not heads_named(tuple(tokens))


def _leads_to(line: Line, title: Held, tokens: list[str]) -> bool:
    """Tell whether a title makes a name of what follows: "the director of the National X Y" makes none."""
    if title.honorific:
        return True
    if not title.office.office:
        return False
    tail = [line.low(at) for at in range(title.first, title.last)]
    if is_small(tail[-1]):
        return False  # "members of Congress from Florida": where they are from, not who they are
    inner = "of" in tail and "the" in tail[tail.index("of") :] and tail[-1] != ","
    return not inner or fold(tokens[0]) in given_names() or tail[-1] in office_words().heads


def _is_thing(line: Line, place: int, last: int) -> bool:
    """Tell whether a run is a thing ("the X", "Operation X"), or only the end of a longer name."""
    follows = line.low(last + 1) if line.low(last) in ("'s", "'") else line.low(last)
    if follows in organ_words().government:
        return False  # "the X administration"
    if line.low(place - 1) in _ARTICLES and line.words[place].low not in given_names():
        return True
    if any(line.low(at) in things() for at in range(place, last)):
        return True
    before_ = line.at(place - 1)
    starts = place <= 1 or line.low(place - 2) in (".", ":", "“", '"')
    return bool(
        before_ and before_.capital and before_.alpha and line.words[place].gap and not starts
        and line.covering(place - 1) is None and not is_title(before_.low) and before_.low not in not_names()
        and before_.low not in office_words().honorifics
    )  # fmt: skip


def _locates(line: Line, place: int) -> bool:
    """Tell whether a word before a name says where: "in Santos" is the city."""
    return line.low(place - 1) in word_lists()["locative"] or line.low(place + 1) == ","


def _abbreviated(line: Line, place: int) -> bool:
    at = place - 2 if line.low(place - 1) == "." else place - 1
    return line.low(at) in office_words().abbreviations and not is_title_word(line.low(at))


def is_title_word(low: str) -> bool:
    """Tell whether a word is a head of offices written out."""
    return low in office_words().heads


def _speaks(line: Line, first: int, last: int) -> bool:
    if line.low(last) == "," and line.low(last + 1) in ("who", "whose"):
        return True
    return is_speech(line.low(last)) or is_speech(line.low(first - 1))


def _may_start(line: Line, place: int) -> bool:
    word = line.words[place]
    if not (word.capital and word.alpha) or word.low in not_names():
        return False
    if is_title(word.low) and word.low not in given_names():
        return False
    if word.low in office_words().honorifics and word.low not in given_names():
        return False
    if word.low in office_words().past or (is_small(word.low) and word.low not in given_names()):
        return False
    if line.low(place - 1) == "-" and not line.words[place - 1].gap:
        return False
    if word.text.isupper() and len(word.text) > 1 and not _is_initial(word.text) and not line.headline:
        return False
    listed = line.covering(place)
    if listed is None:
        return True
    if listed.first != place or listed.sort not in ("name", "capital", "city", "region"):
        return False
    return listed.last - listed.first == 1 and not _is_initial(word.text)


def _extend(line: Line, place: int) -> tuple[int, list[str]]:
    """Follow a name from its first word: hyphens, initials, particles, suffix."""
    words = line.words
    first, at = _hyphened(line, place)
    tokens = [first]
    known = fold(first) in given_names() or _is_initial(first)
    while at < len(words) and len(tokens) < 6:
        word = words[at]
        if len(tokens) > 2 and len(tokens[-2]) == 1 and not known_particle(word.low):
            break  # "A B. C": one surname follows an initial
        if word.text == "." and _is_initial(tokens[-1]) and not word.gap:
            at += 1
            continue
        if word.low in _particles() and not (
            word.capital and _plain(line, at, known) and not _leads(line, at)
        ):
            step = _past_particles(line, at)
            if step is None:
                break
            token, after_ = _hyphened(line, step)
            tokens.extend(w.text for w in words[at:step] if w.text != "-")
            tokens.append(token)
            at = after_
            continue
        if not _plain(line, at, known):
            break
        token, at = _hyphened(line, at)
        tokens.append(token)
    if at < len(words) and words[at].text == "," and line.low(at + 1) in ("jr", "sr"):
        at += 2
        at += 1 if line.low(at) == "." else 0
    elif tokens and fold(tokens[-1]) in _suffixes() and len(tokens) > 1:
        tokens.pop()
        at += 1 if line.low(at) == "." else 0
    while len(tokens) > 1 and fold(tokens[-1]) in ("e", "y"):
        tokens.pop()
        at -= 1
    return at, tokens


def known_particle(low: str) -> bool:
    """Tell whether a word goes on a name after its surname: a particle, a suffix, a stop, a hyphen."""
    return low in _particles() or low in _suffixes() or low in (".", "-")


def _leads(line: Line, at: int) -> bool:
    return at + 1 < len(line.words) and line.words[at + 1].capital


def _past_particles(line: Line, at: int) -> int | None:
    step = at
    while step < len(line.words) and line.low(step) in _particles():
        step += 1
        if line.low(step) == "-":
            step += 1
    if step < len(line.words) and line.words[step].capital and line.low(step) not in not_names():
        listed = line.covering(step)
        return step if listed is None or listed.sort in ("city", "region") else None
    return None


def _plain(line: Line, at: int, known: bool) -> bool:
    """Tell whether a word may continue a name."""
    word = line.words[at]
    if not (word.capital and word.alpha) or not word.gap or word.low in not_names():
        return False
    if word.low in organ_words().government:
        return False  # "the X Administration"
    if word.text.isupper() and len(word.text) > 1 and not _is_initial(word.text) and not line.headline:
        return word.low in _suffixes()
    following = line.at(at + 1)
    ends = following is None or not (following.capital and following.alpha)
    if is_small(word.low) or (is_title(word.low) and not (known and ends and word.low in _surname_titles())):
        return False
    listed = line.covering(at)
    if listed is None:
        return True
    if listed.sort == "kind" and known and ends and listed.first == at:
        return True
    single = listed.first == at and listed.last - at == 1
    return known and single and listed.sort in ("city", "region", "capital", "name", "kind")


def _hyphened(line: Line, at: int) -> tuple[str, int]:
    """Read a word and what is joined to it by hyphens."""
    text = line.words[at].text
    at += 1
    while (
        at + 1 < len(line.words)
        and line.words[at].text == "-"
        and not line.words[at].gap
        and not line.words[at + 1].gap
        and line.words[at + 1].alpha
    ):
        text += "-" + line.words[at + 1].text
        at += 2
    return text, at


def _is_initial(text: str) -> bool:
    return (len(text) == 1 and text.isupper()) or (len(text) <= 6 and text.endswith(".") and text.isupper())


def _kin_before(line: Line, place: int) -> str:
    at = place - 1 if line.low(place - 1) != "," else place - 2
    if line.low(at) in kin_words():
        return line.low(at)
    return ""


def _supersede(line: Line, found: Found) -> None:
    """A name of a person takes the place of the cities and states inside it."""
    line.found = [one for one in line.found if not (found.first <= one.first and one.last <= found.last)]


@lru_cache(maxsize=1)
def _surname_titles() -> frozenset[str]:
    return frozenset(table("persons")["surname_titles"])


def _share_titles(line: Line, people: list[Person]) -> None:
    """As in "Reps. A B, C D and E F": each holds the office of the first."""
    for number, person in enumerate(people):
        title = person.title
        if title is None or not title.office.office:
            continue
        head = fold(title.office.office).rstrip(".").split()[-1]
        if not head.endswith("s") or head in ("affairs",):
            continue
        last = person
        for other in people[number + 1 :]:
            between = line.words[last.found.last : other.found.first]
            if any(not _links(word) for word in between) or other.title is not None:
                break
            other.title = replace(title, office=replace(title.office, office=singular(title.office.office)))
            other.certain = True
            other.found.sort = "person"
            last = other
        if last is not person:
            person.title = last.title


def singular(office: str) -> str:
    """The office that each of several holds: "Reps." is "Rep."."""
    stop = "." if office.endswith(".") else ""
    return office.rstrip(".").removesuffix("s") + stop


def _links(word: Word) -> bool:
    return word.low in (",", "and", "&", "his", "her", "their") or word.low in kin_words()


def shown(tokens: Sequence[str]) -> str:
    """A name for people to read: initials with their stops."""
    return " ".join(one + "." if len(one) == 1 and one.isupper() else one for one in tokens)
