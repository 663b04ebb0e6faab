"""From a line of words to its predicates, each with its verb group, its subject and what governs it.

Rule: clauses are cut by words that open them (relative pronouns, subordinators, "that", "to",
semicolons) and by the verbs that are already there. What cannot be told stays None: a predicate without
a known subject has none, rather than the nearest name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.read.inflect import BASE, ING, PART, PAST
from servanda.read.line import Line, closed
from servanda.read.nouns import Noun, noun_at

_AUX = ("be", "have", "do", "get", "modal", "neg", "adv")
_NOUNY = frozenset({"word", "num", "det", "pron", "poss", "hyphen", "quote", "time"})
_OBJECT_CONTROL = frozenset(
    {"ask", "urge", "invite", "press", "allow", "call on", "call", "tell", "order", "permit", "want",
     "expect", "force", "oblige", "require", "enable", "encourage", "persuade", "request", "help", "compel",
     "commit", "push", "accuse", "blame", "suspect", "advise"}
)  # fmt: skip


@dataclass(slots=True)
class Pred:
    """One predicate. `kind`: finite, infinitive, gerund, participle (reduced or adverbial).

    `opener` is the word that opens its clause (which, if, after, that, to) or -1; `governor` the
    predicate or noun that it depends on; `subject` the noun phrase that does or undergoes it.
    """

    i: int
    first: int
    last: int
    lemmas: tuple[str, ...]
    tags: frozenset[str]
    kind: str
    passive: bool = False
    group: tuple[str, ...] = ()  # low forms of the words before the main one
    opener: int = -1
    governor: int = -1  # word number of a governing verb or noun
    subject: Noun | None = None
    shared_with: int = -1  # main word of the predicate whose subject it shares
    controller: int = -1  # main word of the governor whose subject is its own
    left: int = 0  # first word of its clause
    right: int = 0  # last word of its clause
    antecedent: bool = False  # subject was found through a relative pronoun or as the noun before
    options: tuple[Noun, ...] = ()  # nouns that an antecedent may be, nearest last
    gap: tuple[Noun, ...] = ()  # what its missing object may be: "the ties which Oslo cut"

    @property
    def finite(self) -> bool:
        """Tell whether it can stand alone."""
        return self.kind == "finite"


@dataclass(slots=True)
class Clauses:
    """The predicates of a line in text order."""

    line: Line
    preds: list[Pred] = field(default_factory=list)
    by_word: dict[int, Pred] = field(default_factory=dict)

    def before(self, index: int) -> Pred | None:
        """The last predicate whose main word stands before a place."""
        return next((one for one in reversed(self.preds) if one.i < index), None)

    def after(self, index: int) -> Pred | None:
        """The first predicate whose group starts after a place."""
        return next((one for one in self.preds if one.first > index), None)


def cut(line: Line) -> Clauses:
    """Find the predicates of a line and what belongs to each."""
    found = Clauses(line)
    for word in line.words:
        if word.kind == "verb":
            pred = _group(line, word.i)
            found.preds.append(pred)
            found.by_word[word.i] = pred
        elif word.kind in ("be", "have") and _is_copula(line, word.i):
            pred = _copula(line, word.i)
            found.preds.append(pred)
            found.by_word[word.i] = pred
    for pred in found.preds:
        _classify(found, pred)
    for pred in found.preds:
        _limits(found, pred)
    for pred in found.preds:
        _find_subject(found, pred)
    for pred in found.preds:
        _settle_limits(found, pred)
        _find_gap(found, pred)
    return found


def _is_copula(line: Line, index: int) -> bool:
    """Tell a main "be" or "have" from an auxiliary: no verb follows it in its group."""
    after = index + 1
    while line.kind(after) in ("adv", "neg", "be", "have"):
        if line.kind(after) in ("be", "have"):
            return False
        after += 1
    return line.kind(after) != "verb" or (line.kind(index) == "have" and line.kind(after) == "to")


def _copula(line: Line, index: int) -> Pred:
    first, group = _auxiliaries(line, index)
    lemma = line.kind(index)
    tags = frozenset({ING}) if line.low(index) in ("being", "having") else frozenset({PAST, BASE})
    return Pred(index, first, index, (lemma,), tags, "finite", False, group)


def _auxiliaries(line: Line, index: int) -> tuple[int, tuple[str, ...]]:
    first = index
    while first > 0 and line.kind(first - 1) in _AUX and line.words[first - 1].i not in line.timex_at:
        first -= 1
    while first < index and line.kind(first) == "adv":  # "Friday publicly announced" starts at a verb word
        first += 1
    return first, tuple(word.low for word in line.words[first:index])


def _group(line: Line, index: int) -> Pred:
    first, group = _auxiliaries(line, index)
    word = line.words[index]
    tags = frozenset().union(*word.verb.values())
    kinds = [line.kind(place) for place in range(first, index)]
    verbal = [one for one in kinds if one in ("be", "have", "do", "get", "modal")]
    passive = bool(verbal) and verbal[-1] in ("be", "get") and PART in tags
    if passive and ING in tags and PART not in tags:
        passive = False
    lemmas = tuple(word.verb)
    return Pred(index, first, index, lemmas, tags, "finite", passive, group)


def _classify(clauses: Clauses, pred: Pred) -> None:
    """Tell finite verbs from infinitives, gerunds and participles."""
    line = clauses.line
    before = line.kind(pred.first - 1)
    verbal = [
        line.kind(place)
        for place in range(pred.first, pred.i)
        if line.kind(place) in ("be", "have", "do", "get", "modal")
    ]
    if before == "to" and (BASE in pred.tags or line.low(pred.first) in ("be", "have", "get")):
        pred.kind = "infinitive"
        pred.opener = pred.first - 1
    elif line.low(pred.first) in ("being", "having"):
        pred.kind = "gerund"
    elif verbal or line.kind(pred.i) in ("be", "have"):
        pred.kind = "finite"
    elif ING in pred.tags:
        pred.kind = "gerund"
    elif PART in pred.tags and _is_reduced(clauses, pred):
        pred.kind, pred.passive = "participle", True


def _is_reduced(clauses: Clauses, pred: Pred) -> bool:
    """Tell "talks suspended by Washington" and "Last held in 2003, the talks ..." from a past tense."""
    line = clauses.line
    place = pred.last + 1
    while line.kind(place) == "adv":  # "raised long-standing disputes"
        place += 1
    before, after = line.kind(pred.first - 1), line.kind(place)
    if PAST not in pred.tags:
        return True  # "taken", "given" without an auxiliary
    nouny = after in ("det", "word", "pron", "num", "comp", "quote", "hyphen")
    if line.low(pred.last + 1) == "by" and (pred.last + 2) in line.actor_at:
        return True
    if before == "edge" or (before == "adv" and line.kind(0) == "adv" and pred.first <= 2):
        return not nouny
    if before in ("rel", "pron") and line.low(pred.first - 1) not in ("him", "them", "her", "us", "me"):
        return False
    if before == "coord":
        held = clauses.before(pred.first)
        return held is not None and held.kind == "participle" and not nouny
    if nouny or after == "to":
        return False
    # No object follows. A verb before it in the same stretch has already taken the finite place;
    # one after it in the stretch will.
    held = clauses.before(pred.first)
    if before == "comma":
        told = any(one.finite and one.i < pred.first for one in clauses.preds)
        return told or _finite_later(line, pred.last + 1)
    while held is not None and held.kind != "finite":
        held = clauses.before(held.first)
    stretch = range((held.last if held else -1) + 1, pred.first)
    opened = any(line.kind(place) in ("sub", "rel", "comp", "hard", "coord") for place in stretch)
    says = held is not None and any(lemma in closed("say") for lemma in held.lemmas)
    if held is not None and not opened and not says:
        return True
    following = next((one for one in _raw_after(line, pred.last + 1)), None)
    return following is not None


def _finite_later(line: Line, index: int) -> bool:
    """Tell whether the sentence has its finite verb still to come."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind in ("hard", "sub", "rel", "comp"):
            return False
        if kind in ("modal", "be", "have", "do"):
            return True
        if kind == "verb" and line.kind(place - 1) != "to":
            tags = frozenset[str]().union(*line.words[place].verb.values())
            if tags - {ING, PART}:
                return True
    return False


def _raw_after(line: Line, index: int) -> list[int]:
    """Find a finite verb that follows in the same stretch without an opener between."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind in ("sub", "rel", "comp", "hard", "comma", "coord", "to", "quote"):
            return []
        if kind in ("modal", "be", "have", "do"):
            return [place]
        if kind == "verb" and PAST in frozenset().union(*line.words[place].verb.values()):
            return [place]
    return []


def _limits(clauses: Clauses, pred: Pred) -> None:
    """Set the first and last word of the predicate's own clause."""
    line = clauses.line
    left = pred.first
    while left > 0:
        kind = line.kind(left - 1)
        other = clauses.by_word.get(left - 1)
        if kind in ("sub", "rel", "comp", "hard") or (kind == "to" and pred.opener == left - 1):
            if pred.opener < 0 and kind in ("sub", "rel", "comp"):
                pred.opener = left - 1
            break
        if other is not None and (other.kind == "finite" or pred.kind != "finite"):
            break
        if other is not None and other.kind == "infinitive" and line.kind(pred.first - 1) == "comma":
            break
        left -= 1
    pred.left = left
    right = pred.last
    while right + 1 < len(line.words):
        kind = line.kind(right + 1)
        if kind in ("sub", "rel", "comp", "hard"):
            break
        if kind == "to" and line.kind(right + 2) in ("verb", "be", "have", "adv"):
            break
        if kind in ("verb", "be", "have", "do", "modal"):
            break
        if kind == "coord" and _opens_clause(line, right + 2):
            break
        right += 1
    pred.right = right


def _settle_limits(clauses: Clauses, pred: Pred) -> None:
    """Draw the limits of a clause closer once its subject and its neighbours' subjects are known."""
    line = clauses.line
    own = pred.subject if pred.shared_with < 0 and not pred.antecedent and pred.finite else None
    if own is not None and own.first <= pred.first:
        pred.opener, pred.left = _opening(clauses, own.first), own.first
        place = own.first
        while place > 0 and (place - 1) not in clauses.by_word:
            kind = line.kind(place - 1)
            if kind in ("sub", "rel", "comp", "hard", "coord"):
                break
            place -= 1
        held = clauses.by_word.get(place - 1)
        # A time before the subject is the clause's own unless it follows another verb directly.
        if held is None or any(line.kind(one) in ("comma", "coord") for one in range(place, own.first)):
            commas = [one for one in range(place, own.first) if line.kind(one) == "comma"]
            pred.left = (place if held is None else commas[0] + 1) if commas or held is None else own.first
    elif pred.shared_with >= 0:
        joint = [one for one in range(pred.left, pred.first) if line.kind(one) in ("comma", "coord")]
        pred.left = joint[-1] if joint else pred.left
    elif pred.kind in ("gerund", "participle", "infinitive") or pred.antecedent:
        pred.left = pred.first
    for other in clauses.preds:
        subject = other.subject
        if (
            other.i > pred.i
            and other.finite
            and subject is not None
            and other.shared_with < 0
            and not other.antecedent
            and pred.last < subject.first <= pred.right
        ):
            pred.right = subject.first - 1


def _opening(clauses: Clauses, index: int) -> int:
    """Find the word that opens the clause whose subject begins at a place; -1 for none."""
    line = clauses.line
    for place in range(index - 1, -1, -1):
        kind = line.kind(place)
        if kind in ("sub", "comp"):
            return place
        if kind in ("rel", "hard", "coord") or place in clauses.by_word:
            return -1
    return -1


def _opens_clause(line: Line, index: int) -> bool:
    """Tell whether a verb follows within a noun phrase of a coordinator: "and Cuba protested"."""
    for place in range(index, len(line.words)):
        kind = line.kind(place)
        if kind in ("verb", "be", "have", "do", "modal"):
            return True
        if kind not in _NOUNY and kind != "adv":
            return False
    return False


def _find_subject(clauses: Clauses, pred: Pred) -> None:
    line = clauses.line
    before = pred.first - 1
    while pred.finite and line.kind(before) == "adv" and line.kind(before - 1) != "edge":
        before -= 1
    if pred.kind == "infinitive":
        _governed(clauses, pred, pred.opener - 1)
        return
    if pred.kind == "gerund":
        _governed(clauses, pred, before)
        return
    if pred.kind == "participle":
        _participle(clauses, pred, before)
        return
    if line.kind(before) == "rel" or (line.kind(before) == "pron" and line.low(before) == "that"):
        pred.opener = before
        _take_antecedent(line, pred, before - 1)
        return
    if line.kind(before) == "coord" or (line.kind(before) == "comma" and line.kind(before - 1) == "coord"):
        _share(clauses, pred)
        return
    end = before
    if line.kind(end) == "comma":
        opening = _parenthesis(clauses, end)
        if opening is None:
            _share(clauses, pred)
            return
        end = opening - 1
    pred.subject = _subject_noun(clauses, pred, end)
    for _ in range(3):  # "the ministry, through its envoy, Anna Berg, held": several insertions
        comma = _comma_before(clauses, end)
        if pred.subject is not None or comma is None:
            break
        end = comma - 1
        pred.subject = _subject_noun(clauses, pred, end)
    if pred.subject is None:
        _share(clauses, pred)


def _comma_before(clauses: Clauses, end: int) -> int | None:
    """Find the comma that opens an insertion ending at a place; None past a verb or another opener."""
    for place in range(end, 0, -1):
        kind = clauses.line.kind(place)
        if kind == "comma":
            return place
        if kind in ("verb", "hard", "comp", "rel", "sub") or place in clauses.by_word:
            return None
    return None


def _parenthesis(clauses: Clauses, closing: int) -> int | None:
    """Find the comma that opens what a comma closes: a relative clause, an apposition, an adverbial."""
    line = clauses.line
    for place in range(closing - 1, 0, -1):
        if line.kind(place) != "comma":
            if line.kind(place) == "hard":
                return None
            continue
        if line.kind(place + 1) == "coord":
            return None
        inner = [one for one in clauses.preds if place < one.i < closing]
        if line.kind(place + 1) in ("rel", "sub", "prep") or not any(one.finite for one in inner):
            # A list of subjects, "A, B and C, said", keeps its items.
            return place
        if inner and line.kind(inner[0].first - 1) == "comma":
            return None
    return None


def _subject_noun(clauses: Clauses, pred: Pred, end: int) -> Noun | None:
    """Find the noun phrase that ends the stretch before a verb group, past what modifies it."""
    line = clauses.line
    start = end + 1
    while start > 0:
        place = start - 1
        kind = line.kind(place)
        if kind in ("hard", "comp") or (kind == "sub" and place != end):
            break
        if kind == "sub":
            break
        if kind == "comma" and start <= end and not _is_listed(line, place):
            break
        if kind == "rel":
            # A relative clause modifies the subject: go on before it.
            if line.kind(place - 1) == "comma":
                place -= 1
            start = place
            continue
        other = clauses.by_word.get(place)
        if other is not None and other.kind == "finite":
            if other.opener >= 0 and line.kind(other.opener) == "rel" and other.opener < place:
                start = other.opener
                continue
            break
        if other is not None and any(lemma in closed("say") for lemma in other.lemmas):
            break  # "saying talks could begin": the rest is what is said
        if kind == "coord" and _clause_before(clauses, place, pred):
            break
        start -= 1
    return _noun_phrase(line, start, end)


def _is_listed(line: Line, comma: int) -> bool:
    """Tell the comma of a list of names: "Norway, Iceland and Russia"."""
    return (comma - 1) in line.actor_at and (comma + 1) in line.actor_at and not _prep_before(line, comma - 1)


def _prep_before(line: Line, index: int) -> bool:
    name = line.actor_at.get(index)
    first = name.first if name else index
    while line.kind(first - 1) in ("det", "word", "num", "hyphen"):
        first -= 1
    return line.kind(first - 1) in ("prep", "to", "time")


def _clause_before(clauses: Clauses, coord: int, pred: Pred) -> bool:
    """Tell whether a coordinator joins clauses: a finite verb stands before it, in reach."""
    for other in reversed(clauses.preds):
        if other.i < coord and other.finite and other.i != pred.i:
            between = range(other.last + 1, coord)
            return not any(clauses.line.kind(one) in ("sub", "comp", "hard") for one in between)
    return False


def _noun_phrase(line: Line, start: int, end: int) -> Noun | None:
    """Give the first noun phrase of a stretch that no preposition governs."""
    place = start
    while place <= end:
        kind = line.kind(place)
        if kind in ("prep", "to"):
            place = _past_phrase(line, place + 1, end)
            continue
        if kind == "verb":  # a participle or infinitive: what follows is its object
            place = _past_phrase(line, place + 1, end)
            continue
        if kind in ("det", "word", "num", "pron", "poss", "quote"):
            return noun_at(line, place, end)
        place += 1
    return None


def _fills(line: Line, last: int, end: int) -> bool:
    """Tell whether a name reaches the end of a stretch, alone or coordinated: "Iran and six powers"."""
    return last == end or line.kind(last + 1) == "coord"


def _past_phrase(line: Line, place: int, end: int) -> int:
    while place <= end and (line.kind(place) in _NOUNY or line.kind(place) in ("adv", "hyphen")):
        named = line.actor_at.get(place)
        begins = named is not None and named.first == place and named.type in ("state", "person")
        if (
            begins
            and line.kind(place - 1) in ("word", "time")
            and named is not None
            and _fills(line, named.last, end)
        ):
            break  # "Under the treaty Norway may not": the name begins another phrase
        place += 1
    return place


def _take_antecedent(line: Line, pred: Pred, end: int) -> None:
    """Set what a relative pronoun or a participle may refer to.

    "talks on migration, which" can mean the talks or migration: all nouns of the phrase are kept as
    options, and the frame of the verb tells which one it takes.
    """
    while line.kind(end) in ("comma", "quote", "prep", "punct"):
        end -= 1
    start = end
    while start > 0 and (
        line.kind(start - 1) in _NOUNY or line.kind(start - 1) == "adv" or _inner(line, start - 1)
    ):
        start -= 1
    found: list[Noun] = []
    place = start
    while place <= end:
        noun = noun_at(line, place, end)
        if noun is not None:
            found.append(noun)
        place = (noun.last if noun else place) + 1
    pred.options = tuple(found)
    if found:
        pred.subject = found[-1]
    pred.antecedent = True


def _inner(line: Line, place: int) -> bool:
    """Tell a preposition or coordinator that may stand inside one noun phrase with its modifiers."""
    if line.kind(place) == "coord":
        return line.kind(place - 1) in ("word", "num") and line.kind(place + 1) in (
            "word",
            "det",
            "num",
            "quote",
        )
    return line.low(place) in (
        "of",
        "on",
        "with",
        "between",
        "about",
        "for",
        "to",
        "over",
        "in",
        "by",
    ) and line.kind(place - 1) in ("word", "num", "quote")


def line_after(line: Line, pred: Pred) -> bool:
    """Tell whether an object follows a verb directly."""
    return line.kind(pred.last + 1) in ("det", "word", "pron", "num")


def _find_gap(clauses: Clauses, pred: Pred) -> None:
    """Find what "which" or "that" stands for as an object: "the protocol that both sides signed"."""
    line = clauses.line
    subject = pred.subject
    if not pred.finite or pred.passive or subject is None or pred.antecedent or line_after(line, pred):
        return
    opener = subject.first - 1
    if line.kind(opener) not in ("rel", "comp") or line.low(opener) == "whose":
        return
    if (opener - 1) in clauses.by_word or line.kind(opener - 1) not in ("word", "comma", "time", "num"):
        return
    found = Pred(pred.i, pred.first, pred.last, pred.lemmas, pred.tags, pred.kind)
    _take_antecedent(line, found, opener - 1)
    pred.gap = found.options


def _share(clauses: Clauses, pred: Pred) -> None:
    """Take the subject of the verb that this one is coordinated with."""
    for other in reversed(clauses.preds):
        if other.i >= pred.i:
            continue
        if other.finite and pred.finite:
            pred.shared_with, pred.subject = other.i, other.subject
            pred.antecedent, pred.options = other.antecedent, other.options
            after = line_after(clauses.line, pred)
            if other.passive and not pred.group and PART in pred.tags and not after:
                pred.passive = True  # "was suspended and later cancelled"
            if pred.opener < 0 and other.opener >= 0:
                pred.opener = other.opener
            return
        if other.kind == pred.kind:
            pred.shared_with, pred.subject, pred.governor = other.i, other.subject, other.governor
            return
    return


def _participle(clauses: Clauses, pred: Pred, before: int) -> None:
    line = clauses.line
    kind = line.kind(before)
    if kind == "coord":
        _share(clauses, pred)
        return
    if kind in ("edge", "sub") or (kind == "adv" and pred.first <= 2):
        # "Led by X, the delegation ...": what it says is said of the subject that follows the comma.
        for place in range(pred.last + 1, len(line.words)):
            if line.kind(place) == "comma":
                after = line.kind(place + 1)
                if after in ("det", "word", "num") and _main_after(clauses, place) is not None:
                    pred.subject = _subject_of_main(clauses, place, pred)
                    if pred.subject is not None:
                        return
        return
    _take_antecedent(line, pred, before)


def _main_after(clauses: Clauses, place: int) -> Pred | None:
    return next((one for one in clauses.preds if one.i > place and one.finite), None)


def _subject_of_main(clauses: Clauses, comma: int, pred: Pred) -> Noun | None:
    main = _main_after(clauses, comma)
    if main is None or main.i == pred.i:
        return None
    held = clauses.line
    end = main.first - 1
    last_comma = next((one for one in range(end, comma - 1, -1) if held.kind(one) == "comma"), comma)
    return _noun_phrase(held, last_comma + 1, end)


def _governed(clauses: Clauses, pred: Pred, before: int) -> None:
    """Find what governs an infinitive or gerund, and through it the subject."""
    line = clauses.line
    place = before
    while line.kind(place) in ("adv", "neg", "quote"):
        place -= 1
    if line.kind(place) == "coord":
        earlier = next(
            (one for one in reversed(clauses.preds) if one.i < place and one.kind == pred.kind), None
        )
        if earlier is not None:
            pred.shared_with, pred.governor, pred.subject = earlier.i, earlier.governor, earlier.subject
            pred.opener = earlier.opener
            return
    if pred.kind == "gerund" and line.kind(place) in ("prep", "sub"):
        pred.opener = place
        place -= 1
    if pred.kind == "infinitive":
        place = _to_noun(line, place)
    direct = clauses.by_word.get(place)
    held = direct
    noun: int | None = None
    scan = place
    while held is None and scan >= 0:
        kind = line.kind(scan)
        if kind in ("hard", "comp", "rel", "sub"):
            break
        if noun is None and kind == "word" and scan == place:
            noun = scan
        held = clauses.by_word.get(scan)
        scan -= 1
    if direct is None and noun is not None and _takes_infinitive(line, noun) and pred.kind == "infinitive":
        pred.governor = noun
        pred.subject = _possessor(line, noun) or (held.subject if held else None)
        return
    if held is None:
        pred.governor = noun if noun is not None else -1
        return
    pred.governor = held.i
    between = noun_at(line, held.last + 1, before) if held.last + 1 <= before else None
    controlled = any(lemma in _OBJECT_CONTROL for lemma in held.lemmas)
    if controlled and held.passive:
        pred.subject = held.subject
    elif controlled and between is not None:
        pred.subject = between
    else:
        pred.subject, pred.options, pred.antecedent = held.subject, held.options, held.antecedent
        pred.controller = held.i


def _to_noun(line: Line, place: int) -> int:
    """Step back over "in April" between a noun and its infinitive: "the decision in April to lift"."""
    if _takes_infinitive(line, place):
        return place
    back = place
    while place - back < 5 and line.kind(back) in ("word", "num", "det", "time", "prep", "poss"):
        if line.kind(back) == "prep" and _takes_infinitive(line, back - 1):
            return back - 1
        back -= 1
    return place


def _takes_infinitive(line: Line, index: int) -> bool:
    low = line.low(index)
    return low in closed("infinitive_nouns")


def _possessor(line: Line, noun: int) -> Noun | None:
    """Give the "Cuba" of "Cuba's refusal to", as the subject of what the noun governs."""
    place = noun
    while place > 0 and line.kind(place - 1) in ("word", "num") and line.low(place - 1) not in ("'s", "’s"):
        place -= 1
    if line.kind(place - 1) == "poss":
        end = place - 2
        name = line.actor_at.get(end)
        return Noun(name.first, name.last, name.last) if name else Noun(end, end, end)
    if line.kind(place - 1) == "det" and line.low(place - 1) in ("its", "his", "her", "their"):
        return Noun(place - 1, place - 1, place - 1)
    return None
