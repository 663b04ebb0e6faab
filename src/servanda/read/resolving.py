"""From the phrases of a page to whom they mean: each pronoun and definite nominal to one before it, or none.

Rule: text order; each phrase is weighed against those of whom the text spoke last (`salience`). What means
one that bears no name becomes part of it, and is no mention; a name is said only where its chance is high
enough for the class of phrase (SURE). No phrase is weighed against more than WINDOW others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from servanda.read import salience
from servanda.read.persons import Registry
from servanda.read.referents import Referent, Referents, kinds_of_head
from servanda.read.referring import Phrase
from servanda.read.spans import Found, Line
from servanda.read.words import Word

WINDOW = 24  # referents that a phrase is weighed against
FAR = 5  # sentences over which a pronoun reaches back
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_KINDS = frozenset(("person", "place", "organization"))
SURE = {"he": 0.55, "his": 0.55, "it": 0.6, "its": 0.5, "they": 0.5, "their": 0.5, "own": 0.5}
_SURE_NOUN = 0.6
_SPEAKS = 0.9
_OWNED = frozenset(("government", "country", "nation", "administration", "homeland"))
_OWNERS = frozenset(("his", "her", "its", "their", "my", "our"))


@dataclass(slots=True)
class Reading:
    """A phrase with those whom it may mean, and what holds of each; the last row is of none of them."""

    phrase: Phrase
    options: list[Referent]
    rows: list[list[str]]


Choice = Callable[[Reading], tuple[int, float]]


@dataclass(slots=True)
class Meant:
    """A phrase that means one or several with names, and the chance that it does."""

    phrase: Phrase
    whom: tuple[Referent, ...]
    chance: float


def by_weight(reading: Reading) -> tuple[int, float]:
    """Choose the likeliest reading."""
    held = salience.chances(salience.class_of(reading.phrase), reading.rows)
    best = max(range(len(held)), key=lambda at: (held[at], -at))
    return best, held[best]


def resolve(
    phrases: Sequence[Sequence[Phrase]],
    registry: Registry,
    choose: Choice = by_weight,
    seen: Callable[[Referent, Phrase], None] | None = None,
) -> tuple[list[Meant], Referents]:
    """Find whom the phrases of a page mean.

    Args:
        phrases: of each sentence, in text order.
        registry: the persons of the document.
        choose: gives the number of the reading chosen, and its chance.
        seen: is told of each phrase with its referent (to fit weights).
    """
    referents = Referents(registry)
    found: list[Meant] = []
    spoke: tuple[int, Referent] | None = None  # a block, and who spoke in it last
    for sentence in phrases:
        at_head: dict[int, Referent] = {}
        groups: dict[int, list[Phrase]] = {}
        by_head = {phrase.head: phrase for phrase in sentence}
        for phrase in sentence:
            if phrase.joined >= 0:
                groups.setdefault(phrase.joined, []).append(phrase)
        for phrase in sentence:
            if phrase.form == "own":
                continue
            one = (
                _described(phrase, at_head, referents, found)
                or _of_owner(phrase, at_head, referents, found)
                or _named_next(phrase, sentence, referents, found)
                or _referent(phrase, referents, choose, found)
            )
            if one is None:
                continue
            at_head[phrase.head] = one
            if seen is not None:
                seen(one, phrase)
            group = groups.get(phrase.joined)
            if group is not None and group[-1] is phrase and phrase.joined in at_head:
                first = by_head[phrase.joined]
                parts = [first, *group]
                members = [at_head[each.head] for each in parts if each.head in at_head]
                joined = referents.join(parts, members)
                if seen is not None:
                    seen(joined, first)
        spoke = _speaker(sentence, at_head, spoke)
        found += _own(sentence, spoke)
    return found, referents


def _speaker(
    sentence: Sequence[Phrase], at_head: dict[int, Referent], before: tuple[int, Referent] | None
) -> tuple[int, Referent] | None:
    """Who speaks outside the quotation marks of a sentence; else who spoke last in its paragraph."""
    for phrase in reversed(sentence):
        if phrase.says and not phrase.quoted and phrase.head in at_head:
            return phrase.line.block, at_head[phrase.head]
    if not sentence or before is None or before[0] != sentence[0].line.block:
        return None
    return before


def _own(sentence: Sequence[Phrase], spoke: tuple[int, Referent] | None) -> list[Meant]:
    """In a quotation "I" is the speaker, where he has a name."""
    if spoke is None or spoke[1].kind != "person" or spoke[1].entity is None:
        return []
    return [Meant(one, (spoke[1],), _SPEAKS) for one in sentence if one.form == "own"]


def _of_owner(
    phrase: Phrase, at_head: dict[int, Referent], referents: Referents, found: list[Meant]
) -> Referent | None:
    """The state of whoever owns it: "her government", where the text has named it."""
    if phrase.form != "nominal" or phrase.low not in _OWNED or phrase.found is not None:
        return None
    owner = at_head.get(phrase.first) if phrase.first != phrase.head else None
    if owner is None or phrase.article not in _OWNERS:
        return None
    one = owner if owner.kind == "state" else referents.by_id.get(owner.party or "")
    if one is None or one.entity is None:
        return None
    referents.mention(one, phrase)
    found.append(Meant(phrase, (one,), _SPEAKS))
    return one


def _named_next(
    phrase: Phrase, sentence: Sequence[Phrase], referents: Referents, found: list[Meant]
) -> Referent | None:
    """The subject that is named after its pronoun: "Since she took office, X has ..."."""
    if phrase.ahead < 0:
        return None
    for name in sentence:
        if name.over != phrase.ahead or name.head < phrase.head or name.role not in ("subj", "pass"):
            continue
        if name.found is None or name.found.entity is None or name.found.sort == "unnamed":
            return None
        one = referents.add(name)
        if salience.excluded(phrase, one) or not salience.agrees(phrase, one):
            return None
        found.append(Meant(phrase, (one,), _SPEAKS))
        return one
    return None


def _described(
    phrase: Phrase, at_head: dict[int, Referent], referents: Referents, found: list[Meant]
) -> Referent | None:
    """The referent that a phrase only describes: of "X, the bank," and "the bank, X," the one named X."""
    one = at_head.get(phrase.same_as)
    if one is None or phrase.form == "pronoun" or one.members:
        return None
    named = phrase.found is not None and phrase.found.sort != "unnamed"
    if not named:
        one.nouns.add(phrase.low)
        if phrase.role == "appos" and one.kind == phrase.kind == "person" and one.entity is not None:
            found.append(Meant(phrase, (one,), _SPEAKS))
        return one
    if one.found is not None or one.plural != phrase.plural:
        return None
    name = referents.add(phrase)
    referents.merge(one, name)
    for at, each in at_head.items():
        if each is one:
            at_head[at] = name
    return name


def _referent(phrase: Phrase, referents: Referents, choose: Choice, found: list[Meant]) -> Referent | None:
    """The referent of a phrase: its name's, that of one before it, or a new one."""
    named = phrase.found is not None and phrase.found.sort != "unnamed"
    if named:
        return referents.add(phrase)
    if phrase.form == "pronoun":
        if phrase.role == "expl":
            return None
    elif not is_open(phrase):
        return _same_noun(phrase, referents) or referents.add(phrase)
    reading = _reading(phrase, referents)
    at, chance = choose(reading)
    if choose is by_weight and (speaker := _goes_on(reading)) is not None and speaker != at:
        at, chance = speaker, _SPEAKS
    if at >= len(reading.options):
        return referents.add(phrase)
    one = reading.options[at]
    if _either(phrase, one, reading):
        return referents.add(phrase)
    referents.mention(one, phrase)
    whom = one.members or (one,)
    if all(each.entity is not None for each in whom) and len(whom) < 4:
        found.append(Meant(phrase, whom, chance))
    return one


def _goes_on(reading: Reading) -> int | None:
    """The reading that the thread of the text gives, where it gives one.

    Of several persons he who goes on speaking is he who spoke ("X called Y's offer late. He added ...").
    "They" are those joined who were the subject before, or a firm whose verb is a plural ("Y have said that
    they ...").
    """
    phrase = reading.phrase
    if phrase.role != "subj" or phrase.form != "pronoun":
        return None
    person = phrase.says and phrase.opens and phrase.gender in ("m", "f")
    fits = [
        at
        for at, one in enumerate(reading.options)
        if (person and _spoke_before(phrase, one)) or (phrase.plural and _several(phrase, one))
    ]
    return fits[0] if len(fits) == 1 else None


def _spoke_before(phrase: Phrase, one: Referent) -> bool:
    last = one.last
    return one.kind == "person" and last.says and not last.quoted and last.sentence == phrase.sentence - 1


def _several(phrase: Phrase, one: Referent) -> bool:
    last = one.last
    if one.members:
        named = all(each.entity is not None for each in one.members)
        return named and phrase.opens and last.role == "subj" and last.sentence == phrase.sentence - 1
    reported = last.says and last.sentence == phrase.sentence and last.over == phrase.outer
    return reported and one.several and one.found is not None


def _either(phrase: Phrase, one: Referent, reading: Reading) -> bool:
    """Tell whether another fits who was named in one breath: "Malta and Cyprus signed. The island ..."."""
    if phrase.plural or one.group is None or phrase.sentence == one.last.sentence:
        return False
    fits = [
        each
        for each in reading.options
        if each is not one and each.group is one.group and each.kind == one.kind
    ]
    return bool(fits)


def is_open(phrase: Phrase) -> bool:
    """Tell whether a nominal may point back to one who has a name."""
    if phrase.article not in _DEFINITE:
        return False
    return phrase.kind in _KINDS or phrase.low in kinds_of_head()


def _same_noun(phrase: Phrase, referents: Referents) -> Referent | None:
    """A thing that was called so before: "the protocol" after "a protocol"."""
    if phrase.article not in _DEFINITE or phrase.after:
        return None
    for one in referents.candidates(WINDOW):
        if one.found is None and phrase.low in one.nouns and one.plural == phrase.plural:
            referents.mention(one, phrase)
            return one
    return None


def _reading(phrase: Phrase, referents: Referents) -> Reading:
    options: list[Referent] = []
    agree: list[bool] = []
    pronoun = phrase.form == "pronoun"
    for one in referents.candidates(2 * WINDOW):
        referents.looked_at += 1
        if len(options) >= WINDOW:
            break
        far = phrase.sentence - one.last.sentence
        if pronoun and far > FAR:
            break
        if not pronoun and one.found is None and phrase.low not in one.nouns:
            continue
        if not salience.excluded(phrase, one):
            options.append(one)
            agree.append(salience.agrees(phrase, one))
    rivals = sum(agree)
    rows: list[list[str]] = []
    rank = 0
    most = max((one.count for one, same in zip(options, agree, strict=True) if same), default=0)
    for one, same in zip(options, agree, strict=True):
        main = same and one.count == most
        rows.append(salience.features(phrase, one, rank, rivals, main=main))
        rank += same
    rows.append(salience.alone(phrase, rivals))
    return Reading(phrase, options, rows)


def mentions_of(meant: Meant) -> list[Found]:
    """The mentions that a resolved phrase makes in its line; none where the chance is low."""
    phrase, words = meant.phrase, meant.phrase.line.words
    class_ = "own" if phrase.form == "own" else salience.class_of(phrase)
    if meant.chance < SURE.get(class_, _SURE_NOUN):
        return []
    end = phrase.tail if phrase.role == "appos" else phrase.end
    first = bisect_left(words, phrase.start, key=_start)
    last = bisect_left(words, end, key=_start)
    if first >= last:
        return []
    kind = "nominal" if phrase.form == "nominal" else "pronoun"
    acting = phrase.role in ("subj", "agent", "pass")
    sure = round(salience.calibrated(kind, meant.chance), 3)
    return [
        replace(
            each.found, first=first, last=last, kind=kind, sort=kind, acting=acting, holder="", begin=-1,
            sure=sure, office="",
        )
        for each in meant.whom
        if each.found is not None
    ]  # fmt: skip


def _start(word: Word) -> int:
    return word.start


def add_meant(meant: Sequence[Meant]) -> None:
    """Put the mentions of phrases into their lines; what stands there without a name gives way."""
    new: dict[int, tuple[Line, list[Found]]] = {}
    for one in meant:
        found = mentions_of(one)
        if found:
            line = one.phrase.line
            new.setdefault(line.index, (line, []))[1].extend(found)
    for line, found in new.values():
        taken = {place for one in found for place in range(one.first, one.last)}
        line.found = [
            one for one in line.found if one.sort != "unnamed" or taken.isdisjoint(range(one.first, one.last))
        ]
        line.found += found
