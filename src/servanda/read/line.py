"""From one sentence and what was found in it to a line of words that know their kind.

Rule: a word's kind comes from closed lists (lexicons/grammar.yaml) and, for verbs, from a table of forms
and its neighbours; where the place does not say that a word is a verb, it is none.
No tags are guessed for open classes: everything else is plain ``word``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from servanda.model.actor import Actor, Mention
from servanda.model.record import Timex
from servanda.read.inflect import BASE, ING, PART, PAST, S, forms
from servanda.read.lexicon import strings, table
from servanda.read.page import Sentence
from servanda.read.tagged import has_tags, kind_of, verb_of

QUOTES = frozenset("\"“”„«»''``‘")
NOUNY = frozenset({"word", "num", "det", "pron", "poss", "hyphen", "quote", "time"})
_BEFORE_YET = frozenset(
    {"not", "n't", "n’t", "has", "have", "had", "is", "are", "was", "were", "as", "never"}
)
_INNER = frozenset({"of", "and", "for", "the", "in", "to", "on"})  # inside a name they join nothing
HARD = frozenset({";", ":", "--", "–", "—", "(", ")", "…"})


@dataclass(slots=True)
class Token:
    """One token. `verb` maps lemma to tags where the form can be a verb's; `kind` is its class here."""

    i: int
    text: str
    low: str
    start: int  # in the canonical text
    end: int
    kind: str = "word"
    verb: dict[str, frozenset[str]] = field(default_factory=dict)
    glued: bool = False  # no white space before it
    token: Any = None  # of the pipeline
    phrasal: bool = False  # "after" and its like before a noun phrase: it opens no clause


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor or a concept, as token numbers, both ends included."""

    first: int
    last: int
    entity: str | None
    text: str
    start: int
    end: int
    kind: str = "name"
    acting: bool = True
    type: str = ""
    party: str | None = None
    name: str = ""


@dataclass(slots=True)
class Line:
    """A sentence ready to be cut into clauses."""

    sentence: Sentence
    words: list[Token]
    actors: list[Named]
    concepts: list[Named]
    timexes: list[tuple[int, int, Timex]]
    actor_at: dict[int, Named]
    timex_at: dict[int, Timex]
    lows: tuple[str, ...]  # the lower-case forms of the words
    track_at: dict[int, Named] = field(default_factory=dict)  # tracks of talks that a dossier names
    nouns: tuple[dict[tuple[str, ...], frozenset[str]], int] | None = None  # classes that a dossier adds to

    def text(self, first: int, last: int) -> str:
        """The words from one to another, both included, as they stand."""
        base = self.sentence.start
        return self.sentence.text[self.words[first].start - base : self.words[last].end - base]

    def low(self, index: int) -> str:
        """The lower-case form at a place; empty outside the line."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def kind(self, index: int) -> str:
        """The kind at a place; ``edge`` outside the line."""
        return self.words[index].kind if 0 <= index < len(self.words) else "edge"


def is_track(entity: str | None) -> bool:
    """Tell whether an id is that of a track of talks."""
    return entity is not None and entity.startswith("track:")


@cache
def closed(name: str) -> frozenset[str]:
    """One closed list of lexicons/grammar.yaml."""
    return frozenset(strings(table("grammar")[name], f"grammar.yaml: {name}"))


@cache
def nouns_too() -> frozenset[str]:
    """Verbs whose plain or -s form is at least as often a noun."""
    return frozenset(strings(table("verbs")["nouns_too"], "verbs.yaml: nouns_too"))


def verb_table(lemmas: Iterable[str]) -> dict[str, dict[str, frozenset[str]]]:
    """Map every form of the verbs to the lemmas and tags it can be; `never` forms are left out."""
    never = set(strings(table("verbs")["never"], "verbs.yaml: never"))
    found: dict[str, dict[str, frozenset[str]]] = {}
    for lemma in sorted(set(lemmas)):
        for form, tags in forms(lemma).items():
            if form not in never:
                found.setdefault(form, {})[lemma] = tags
    return found


def make_line(
    sentence: Sentence,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    verbs: dict[str, dict[str, frozenset[str]]],
) -> Line:
    """Read one sentence into a line; mentions that are not wholly inside it are left out."""
    words = [
        Token(0, token.text, token.text.lower(), *sentence.place(token), token=token)
        for token in sentence.tokens
        if not token.is_space
    ]
    for number, word in enumerate(words):
        word.i = number
        word.glued = number > 0 and words[number - 1].end == word.start
    named = [found for actor in actors for one in actor.mentions if (found := _placed(words, one, actor))]
    named.sort(key=lambda one: (one.first, -one.last))
    topics = [found for one in concepts if (found := _placed(words, one, None))]
    topics.sort(key=lambda one: (one.first, -one.last))
    tracks = [one for one in topics if is_track(one.entity)]
    topics = [one for one in topics if not is_track(one.entity)]
    times: list[tuple[int, int, Timex]] = []
    for timex in timexes:
        place = _within(words, timex.start, timex.end)
        if place is not None:
            times.append((*place, timex))
    actor_at: dict[int, Named] = {}
    # The longest mention at a place is the one that acts there.
    for name in sorted(named, key=lambda one: one.last - one.first):
        for at in range(name.first, name.last + 1):
            actor_at[at] = name
    timex_at = {at: one for first, last, one in times for at in range(first, last + 1)}
    lows = tuple(word.low for word in words)
    line = Line(sentence, words, named, topics, times, actor_at, timex_at, lows)
    line.track_at = {at: one for one in tracks for at in range(one.first, one.last + 1)}
    _set_kinds(line, verbs)
    return line


def _within(words: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """Give the first and last token that a stretch of text covers, in part at least."""
    if not words or end <= words[0].start or start >= words[-1].end:
        return None
    inside = [word.i for word in words if word.start < end and start < word.end]
    return (inside[0], inside[-1]) if inside else None


def _placed(words: list[Token], one: Mention, actor: Actor | None) -> Named | None:
    place = _within(words, one.start, one.end)
    if place is None:
        return None
    first, last = place
    if actor is None:
        return Named(first, last, one.entity, one.text, one.start, one.end, one.kind, one.acting)
    party = actor.party or (actor.id if actor.type.value == "state" else None)
    return Named(
        first, last, one.entity, one.text, one.start, one.end, one.kind, one.acting,
        actor.type.value, party, actor.name,
    )  # fmt: skip


def _set_kinds(line: Line, verbs: dict[str, dict[str, frozenset[str]]]) -> None:
    subjects = {at for one in line.concepts for at in range(one.first, one.last + 1)}
    for word in line.words:
        word.kind = _closed_kind(line, word)
        named = word.i in line.actor_at and line.actor_at[word.i].kind == "name"
        named = named or word.i in line.track_at
        if word.kind in ("word", "adv") and not named and word.i not in line.timex_at:
            word.verb = verbs.get(word.low, {})
            if word.i in subjects and all(tags == {ING} for tags in word.verb.values()):
                word.verb = {}  # "fishing" as a subject matter is no act of anybody's
    if has_tags([word.token for word in line.words]):
        _take_tags(line, verbs)
    else:
        _guess_kinds(line)
    for word in line.words:
        if word.kind == "sub" and word.low in closed("prep_or_sub"):
            word.phrasal = _takes_phrase(line, word.i + 1)


def _guess_kinds(line: Line) -> None:
    for word in line.words:
        if word.low == "that":
            word.kind = _that(line, word.i)
    for word in line.words:
        if word.verb and _is_verb(line, word):
            word.kind = "verb"


def _take_tags(line: Line, verbs: dict[str, dict[str, frozenset[str]]]) -> None:
    subjects = {at for one in line.concepts for at in range(one.first, one.last + 1)}
    headed = _headline_verb(line, verbs)
    for word in line.words:
        named = word.i in line.actor_at and line.actor_at[word.i].kind == "name"
        if named or word.i in line.track_at or word.i in line.timex_at:
            continue
        kind = "verb" if word.i == headed else kind_of(word.token, word.kind)
        if kind == "verb" and word.low.endswith("s") and line.kind(word.i - 1) == "to":
            bare = any(BASE in tags for tags in verbs.get(word.low, {}).values())
            kind = kind if bare or word.token.lemma_.lower() == word.low else "word"  # "agreed to talks"
        turned = _is_infinitive(line, word.i, verbs) or _is_headline_verb(word, verbs)
        if kind == "word" and (turned or _is_limit(line, word.i, verbs)):
            kind = "verb"
        if kind == "verb":
            if line.kind(word.i - 1) == "hyphen" and (whole := verbs.get(_hyphened(line, word.i))):
                word.verb, word.kind = verb_of(word.token, whole), "verb"  # "green-lit the talks"
                line.words[word.i - 2].kind = line.words[word.i - 1].kind = "adv"
                continue
            if line.kind(word.i - 1) == "hyphen" or line.kind(word.i + 1) == "hyphen":
                continue
            word.verb = verb_of(word.token, verbs.get(word.low, {}))
            if word.i in subjects and all(tags == {ING} for tags in word.verb.values()):
                word.verb = {}
                continue
        else:
            word.verb = {}
        word.kind = kind
    for word in line.words:
        if word.kind == "comp" and word.low == "that" and not _clause_follows(line, word.i + 1):
            word.kind = "det"  # "rejected that reading"


def _is_limit(line: Line, index: int, verbs: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Tell "had limited travel to three days" from "had limited contact": a value follows its noun."""
    token = line.words[index].token
    if token.dep_ != "amod" or line.kind(index - 1) != "have" or token.head.i != token.i + 1:
        return False
    limits = strings(table("claims")["limits"], "claims.yaml: limits")
    if not any(PART in tags and lemma in limits for lemma, tags in verbs.get(line.low(index), {}).items()):
        return False
    value = index + 4 if line.kind(index + 3) == "adv" else index + 3
    return line.low(index + 2) in ("to", "at") and line.kind(value) in ("num", "time")


def _headline_verb(line: Line, verbs: dict[str, dict[str, frozenset[str]]]) -> int:
    """Find the verb of "Vietnam frees blogger", which a tag takes for a noun; -1 for none.

    It ends in "s", follows a name, rules the line, and something that it can take follows.
    """
    finite = any(
        word.token.pos_ in ("VERB", "AUX") and "Fin" in word.token.morph.get("VerbForm")
        for word in line.words
    )
    for word in line.words[1:-1] if not finite else ():
        before, after = line.words[word.i - 1], line.words[word.i + 1]
        known = any(S in tags for tags in verbs.get(word.low, {}).values()) and word.low not in nouns_too()
        rules = (
            word.token.pos_ == "NOUN" and word.token.dep_.lower() == "root" and before.token.pos_ == "PROPN"
        )
        if known and rules and after.token.pos_ in ("NUM", "ADJ", "DET", "NOUN", "PROPN", "PRON"):
            return word.i
    return -1


def _hyphened(line: Line, index: int) -> str:
    """The word that a word ends whose parts a hyphen joins: "green-lit"."""
    return f"{line.low(index - 2)}-{line.low(index)}"


def _clause_follows(line: Line, index: int) -> bool:
    for place in range(index, len(line.words)):
        if line.kind(place) in ("verb", "be", "have", "do", "modal", "get"):
            return True
        if line.kind(place) == "hard":
            return False
    return False


def _closed_kind(line: Line, word: Token) -> str:
    low, text = word.low, word.text
    if low in _INNER and word.i in line.track_at:
        return "word"
    if low in ("'s", "’s") or (low in ("'", "’") and word.glued and line.low(word.i - 1).endswith("s")):
        return "be" if len(low) > 1 and _is_contraction(line, word.i) else "poss"
    if text in QUOTES or text in ("[", "]"):
        return "quote"
    if text == "-":
        return "hyphen" if word.glued else "hard"
    if text in HARD or set(text) <= {"-"}:
        return "hard"
    if text.isalpha() and _inside_a_compound(line, word.i):
        return "word"  # "face-to-face", "state-of-the-art"
    if not any(one.isalnum() for one in text):
        return "comma" if text == "," else "punct"
    if word.i in line.timex_at:
        return "time"
    if word.i in line.actor_at and line.actor_at[word.i].kind == "name":
        name = line.actor_at[word.i]
        inner = name.first < word.i < name.last and low in _INNER
        return "word" if inner or low not in ("the", "of", "and") else _plain_kind(low)
    if low == "yet" and line.low(word.i - 1) in _BEFORE_YET:
        return "adv"  # "has not yet ratified", "has yet to ratify"
    return _plain_kind(low)


def _inside_a_compound(line: Line, index: int) -> bool:
    """Tell a word that hyphens join to both its neighbours."""
    if not 0 < index < len(line.words) - 2:
        return False
    before, after, last = line.words[index - 1], line.words[index + 1], line.words[index + 2]
    joined = line.words[index].glued and before.glued and after.glued and last.glued
    return joined and before.text == after.text == "-"


def _plain_kind(low: str) -> str:
    if low == "to":
        return "to"
    for kind in ("modal", "be", "have", "do", "negation", "rel", "coord", "sub", "prep_or_sub", "prep"):
        if low in closed(kind):
            return {"prep_or_sub": "sub", "negation": "neg"}.get(kind, kind)
    if low in closed("det"):
        return "det"
    if low in closed("pronoun"):
        return "pron"
    if low[0].isdigit():
        return "num"
    if low in closed("adverb") or (low.endswith("ly") and low not in closed("not_adverb") and len(low) > 4):
        return "adv"
    return "word"


def _is_contraction(line: Line, index: int) -> bool:
    """Tell "it's been" from "Cuba's offer"."""
    return line.low(index - 1) in closed("pronoun") | {"that", "there", "here", "what", "who"}


def _that(line: Line, index: int) -> str:
    """Tell the three words "that" apart by their neighbours."""
    before, after = index - 1, index + 1
    while line.kind(after) in ("adv", "neg"):
        after += 1
    follows_verb = line.kind(after) in ("modal", "be", "have", "do") or (
        after < len(line.words) and any(tags - {ING} for tags in line.words[after].verb.values())
    )
    if line.kind(before) in ("edge", "comma", "coord", "prep", "sub", "hard", "quote", "punct"):
        return "pron" if follows_verb and line.kind(before) != "comma" else "det"
    word = line.words[before]
    if word.verb and any(lemma in closed("say") for lemma in word.verb):
        return "comp"
    return "rel" if follows_verb else "comp"


def _is_infinitive(line: Line, index: int, verbs: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Tell "is due to host talks", where a tag takes the verb for a noun before its object."""
    bare = any(BASE in tags for tags in verbs.get(line.low(index), {}).values())
    governed = line.low(index - 1) == "to" and line.low(index - 2) in ("due", "set", "about", "able", "ready")
    return bare and governed and line.kind(index + 1) in ("det", "word", "num")


def _is_headline_verb(word: Token, verbs: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Tell "Mali appeals for talks", where a tag takes the verb that has a subject for a noun."""
    token = word.token
    if token.pos_ != "NOUN" or token.dep_.lower() != "root" or token.i < 1:
        return False
    known = any(S in tags for tags in verbs.get(word.low, {}).values())
    subject = any(one.dep_ == "nsubj" and one.pos_ == "PROPN" for one in token.lefts)
    return known and subject and not any(one.dep_ == "cop" for one in token.children)


def _takes_phrase(line: Line, index: int) -> bool:
    """Tell "after three days of talks," from "after the talks failed": no verb before the phrase ends."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind == "coord":
            if line.kind(place + 1) in ("verb", "modal", "be", "have", "do"):
                return True
        elif kind == "to":
            if line.kind(place + 1) in ("verb", "be", "have"):
                return True
        elif kind not in NOUNY and kind not in ("adv", "prep"):
            return kind not in ("verb", "modal", "be", "have", "do", "get", "neg")
    return True


def _is_verb(line: Line, word: Token) -> bool:
    index = word.i
    if line.kind(index - 1) == "hyphen" or line.kind(index + 1) == "hyphen":
        return False
    tags = frozenset[str]().union(*word.verb.values())
    before = index - 1
    while line.kind(before) in ("adv", "neg", "quote"):
        before -= 1
    kind = line.kind(before)
    noun = word.low in nouns_too() or any(lemma in nouns_too() for lemma in word.verb)
    if kind in ("modal", "do", "to") and BASE in tags:
        return kind != "to" or not noun or _opens_infinitive(line, index)
    if (kind in ("be", "have") and tags & {PART, ING}) or (kind == "get" and PART in tags):
        return True
    if tags & {PAST, PART}:
        clash = noun and BASE in tags and kind in ("det", "poss", "prep", "num", "edge")
        return not clash and not _is_attribute(line, index, before)
    if ING in tags:
        return word.low not in nouns_too() and kind not in ("det", "poss") and line.low(index + 1) != "of"
    return _is_present(line, index, before, noun, S in tags)


def _opens_infinitive(line: Line, index: int) -> bool:
    """Tell "to visit Havana" from "to talks in Havana": something the verb can take follows."""
    after = line.kind(index + 1)
    return after in ("det", "word", "pron", "num", "time", "comp", "to", "adv", "poss") or (
        after == "prep" and line.low(index + 1) in closed("particle")
    )


def _is_attribute(line: Line, index: int, before: int) -> bool:
    """Tell "the suspended talks" from "Washington suspended talks"."""
    if line.kind(index + 1) not in ("word", "num"):
        return False
    return line.kind(before) in ("det", "poss", "prep", "edge", "verb", "num", "comp") and before == index - 1


def _is_present(line: Line, index: int, before: int, noun: bool, third: bool) -> bool:
    kind, after = line.kind(before), line.kind(index + 1)
    acting = before in line.actor_at and line.low(before) not in closed("det")  # "its desire"
    if kind in ("det", "poss", "prep", "num", "hard", "verb", "sub") and not acting:
        return False
    if kind == "rel" or (kind == "pron" and line.low(before) not in ("him", "them", "us", "me")):
        return True
    if not noun:
        return kind in ("word", "coord", "comma", "time", "edge", "adv")
    if after not in ("det", "word", "to", "comp", "num", "time"):
        return False
    if kind == "comma" and third and after == "det" and not _verb_before(line, before):
        return True  # "The envoy, Anna Berg, welcomes the step"
    plural = kind == "word" and line.low(before).endswith("s") and not line.low(before).endswith("ss")
    if (
        plural
        and not third
        and (after in ("det", "num", "comp") or _opens_phrase(line, before))
        and not _verb_before(line, before, ("comma",))
    ):
        return True  # "the talks cover two treaties"
    return acting or (kind == "coord" and _verb_before(line, before))


def _opens_phrase(line: Line, index: int) -> bool:
    """Tell whether a noun phrase with an article ends at a place and begins its clause."""
    while line.kind(index) == "word":
        index -= 1
    return line.kind(index) == "det" and line.kind(index - 1) in ("edge", "comma")


def _verb_before(line: Line, index: int, stops: tuple[str, ...] = ()) -> bool:
    """Tell whether a verb stands in the same clause before a coordinator."""
    for place in range(index - 1, -1, -1):
        if line.kind(place) == "verb":
            return True
        if line.kind(place) in ("hard", "sub", *stops):
            return False
    return False
