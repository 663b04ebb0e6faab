"""In which world an act stands: polarity, modality and aspect from the words that govern its trigger.

Rule: the effect of each governor is a line of lexicons/status.yaml; the axes of a governed act combine
with those of its governor, and the less real wins. What must not be asserted at all comes back as None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from servanda.model.act import Aspect, Modality, Polarity
from servanda.model.source import Part
from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, PAST, S
from servanda.read.lexicon import LexiconError, strings, table
from servanda.read.line import Line, closed
from servanda.read.nouns import Noun

_REAL = (Modality.ACTUAL, Modality.PLANNED, Modality.PROPOSED, Modality.CONDITIONAL, Modality.ASKED)


@dataclass(frozen=True, slots=True)
class Axes:
    """What the governing words say of one act; `sure` is a factor on confidence."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    aspect: Aspect = Aspect.EVENT
    denied_by: int = -1  # main word of a governor that denies
    accused_by: int = -1
    was: bool = False  # a plan told of as past: "was to", "had planned to"
    sure: float = 1.0

    def negated(self) -> Axes:
        """The same with the other polarity."""
        other = Polarity.AFFIRMED if self.polarity is Polarity.NEGATED else Polarity.NEGATED
        return replace(self, polarity=other)

    def under(self, modality: Modality, sure: float = 1.0) -> Axes:
        """The same in a world at most as real as the one given."""
        weaker = max(self.modality, modality, key=_REAL.index)
        return replace(self, modality=weaker, sure=self.sure * sure)


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that takes an act as its complement."""

    name: str
    effect: str
    act: dict[str, str]
    instead: frozenset[str]
    deny: bool
    accuse: bool
    habit: bool
    sure: float


@cache
def governors() -> dict[str, Governor]:
    """Load the governors of lexicons/status.yaml by word; the first line that names a word holds.

    Raises:
        LexiconError: an unknown effect.
    """
    found: dict[str, Governor] = {}
    for name, entry in table("status")["governors"].items():
        effect = str(entry["effect"])
        if effect not in ("actual", "planned", "proposed", "conditional", "negated", "asked", "drop"):
            raise LexiconError("no such effect", where=f"status.yaml: {name}", words=effect)
        made = Governor(
            name,
            effect,
            dict(entry.get("act", {})),
            frozenset(entry.get("instead", [])),
            bool(entry.get("deny", False)),
            bool(entry.get("accuse", False)),
            bool(entry.get("habit", False)),
            float(entry.get("sure", 1.0)),
        )
        for word in strings(entry["words"], f"status.yaml: {name}"):
            found.setdefault(word, made)
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(strings(table("status")[name], f"status.yaml: {name}"))


@cache
def _by_effect(name: str) -> dict[str, str]:
    return {word: effect for effect, words in table("status")[name].items() for word in words}


def phrase_start(line: Line, index: int) -> int:
    """First word of the noun phrase that a noun ends."""
    first = index
    while first > 0 and line.kind(first - 1) in ("word", "num", "det", "poss", "hyphen", "quote", "adv"):
        if line.kind(first - 1) == "adv" and line.kind(first - 2) not in ("det", "poss", "word"):
            break
        first -= 1
    return first


def governor_at(clauses: Clauses, index: int) -> Governor | None:
    """The governor that stands at a place: a verb by its plain form, a noun or adjective as it is."""
    if index < 0:
        return None
    pred = clauses.by_word.get(index)
    if pred is not None:
        low = clauses.line.low(pred.i)
        if pred.passive and low not in pred.lemmas and low in governors():
            return governors()[low]  # "is prepared to" is no preparation
        for lemma in pred.lemmas:
            follow = clauses.line.low(pred.last + 1)
            made = governors().get(f"{lemma} {follow}") or governors().get(lemma)
            if made is not None:
                return made
        return None
    return governors().get(clauses.line.low(index))


def pred_axes(clauses: Clauses, pred: Pred, depth: int = 0) -> Axes | None:
    """Give the axes of what a predicate says; None where nothing may be asserted of it."""
    if depth > 6:
        return None
    if _is_command(clauses, pred):
        return None
    axes: Axes | None = _own(clauses, pred)
    if pred.kind in ("infinitive", "gerund"):
        axes = _governed(clauses, pred, axes or Axes(), depth)
    elif pred.kind == "participle" and not pred.antecedent and pred.subject is None:
        return None
    elif pred.finite and pred.opener >= 0 and axes is not None:
        axes = _opened(clauses, pred, axes, depth)
    elif pred.finite and axes is not None:
        axes = _said(clauses, pred, axes, depth)
    if axes is not None and clauses.line.words[-1].text == "?":
        axes = axes.under(Modality.ASKED)
    return axes


def _is_command(clauses: Clauses, pred: Pred) -> bool:
    """Tell "Release the crew!" from a headline: a plain form without subject or auxiliary in running text."""
    line = clauses.line
    if not pred.finite or pred.subject is not None or pred.group or line.sentence.part is Part.TITLE:
        return False
    return BASE in pred.tags and PAST not in pred.tags and line.kind(pred.i) == "verb"


def _own(clauses: Clauses, pred: Pred) -> Axes:
    """Read the verb group itself and a negative subject."""
    line = clauses.line
    axes = Axes()
    lows = [line.low(place) for place in range(pred.first, pred.i)]
    kinds = [line.kind(place) for place in range(pred.first, pred.i)]
    home = clauses.by_word.get(pred.shared_with)
    if home is not None and not pred.group and BASE in pred.tags and PAST not in pred.tags:
        # "will meet and sign", "did not sign or ratify": the auxiliaries hold for both.
        lows = [line.low(place) for place in range(home.first, home.i)]
        kinds = [line.kind(place) for place in range(home.first, home.i)]
    for low, kind in zip(lows, kinds, strict=True):
        if kind == "modal":
            if low == "would" and "neg" in kinds and line.low(pred.opener) == "because":
                continue  # "because Oslo would not pay" tells of a refusal
            effect = next((one for one, words in table("status")["modals"].items() if low in words), None)
            if effect is not None:
                axes = axes.under(Modality(effect))
    negative = "neg" in kinds or ("longer" in lows and "no" in lows) or "cannot" in lows
    if line.low(pred.first - 1) in ("not", "never") and "neg" not in kinds:
        negative = True
    if {"hardly", "scarcely"} & set(lows):
        negative = True
    if (
        pred.subject is not None
        and not pred.antecedent
        and line.low(pred.subject.first) in ("no", "neither", "nobody")
    ):
        negative = not negative
    if line.low(pred.first - 1) == "nor":
        negative = True
    if negative:
        axes = axes.negated()
    if axes.modality is Modality.ACTUAL and pred.finite:
        axes = _tense(clauses, pred, axes, kinds, lows)
    return axes


def _tense(clauses: Clauses, pred: Pred, axes: Axes, kinds: list[str], lows: list[str]) -> Axes:
    line = clauses.line
    verbal = [one for one in kinds if one in ("be", "have", "do")]
    if not verbal and PAST not in pred.tags and line.kind(pred.i) == "verb":
        # A present tense tells of an event in a headline; elsewhere it is less sure.
        return axes if line.sentence.part is Part.TITLE else replace(axes, sure=0.75)
    if verbal and verbal[-1] == "be" and not pred.passive and {"is", "are", "am"} & set(lows):
        future = any(
            place in line.timex_at and _is_future(line, place) for place in range(pred.left, pred.right + 1)
        )
        return axes.under(Modality.PLANNED) if future else replace(axes, aspect=Aspect.STATE)
    return axes


def _is_future(line: Line, place: int) -> bool:
    timex = line.timex_at[place]
    return timex.expression is not None and timex.expression.direction.value in ("future", "after")


def _governed(clauses: Clauses, pred: Pred, axes: Axes, depth: int) -> Axes | None:
    line = clauses.line
    opener = line.low(pred.opener)
    held = clauses.by_word.get(pred.governor)
    made = governor_at(clauses, pred.governor)
    if pred.kind == "infinitive":
        if held is not None and held.lemmas == ("be",):
            adjective = _adjective(clauses, held, pred)
            if adjective is None:
                return _is_to(clauses, held, pred, axes)
            made = governors().get(adjective)
            if made is None:
                return None
            if adjective == "able" and line.low(held.i) in ("was", "were", "been"):
                made = governors()["manage"]  # "was able to" did
        elif held is not None and held.lemmas == ("have",) and held.i == pred.opener - 1:
            return axes.under(Modality.PROPOSED)
        elif held is None and made is None:
            return axes.under(Modality.PLANNED, 0.9) if line.sentence.part is Part.TITLE else None
    elif opener:
        if opener in _words("without"):
            return axes.negated()
        if opener in ("from", "against"):
            return None  # "kept inspectors from travelling", "voted against admitting"
        if made is None or opener not in ("of", "to", "on", "for"):
            if opener in _words("before"):
                return None
            if opener in ("for", "from", "on", "of", "to", "against", "about") and made is None:
                return None
            # "by denying", "after lifting", "in suspending": as real as what it goes with.
            outer = pred_axes(clauses, held, depth + 1) if held is not None else Axes()
            return None if outer is None else _join(outer, axes)
    elif line.kind(pred.first - 1) == "comma" and made is None:
        held = _main(clauses, held)  # ", saying ...": goes with the main verb, not the nearest
    if made is None:
        outer = pred_axes(clauses, held, depth + 1) if held is not None else None
        if outer is None:
            return None
        if pred.kind == "infinitive":  # a purpose: meant, not done
            if outer.modality is not Modality.ACTUAL or outer.polarity is Polarity.NEGATED:
                return None
            return _join(outer, axes).under(Modality.PLANNED, 0.6)
        return replace(_join(outer, axes), sure=outer.sure * axes.sure * 0.9)
    if made.effect == "drop":
        return None
    if held is not None:
        outer = pred_axes(clauses, held, depth + 1)
    else:
        outer = noun_axes(clauses, pred.governor, phrase_start(line, pred.governor))
        if outer is None and made.effect != "actual":
            outer = Axes(sure=0.9)
    if outer is None:
        return None
    return _apply(made, outer, axes, pred.governor)


def _main(clauses: Clauses, held: Pred | None) -> Pred | None:
    """The finite verb before a gerund that is set off by a comma."""
    while held is not None and not held.finite:
        held = clauses.before(held.i)
    return held


def _adjective(clauses: Clauses, held: Pred, pred: Pred) -> str | None:
    """Give the adjective between "be" and "to", as in "is ready to"."""
    for place in range(pred.opener - 1, held.last, -1):
        if clauses.line.kind(place) == "word":
            return clauses.line.low(place)
        if clauses.line.kind(place) != "adv":
            break
    return None


def _is_to(clauses: Clauses, held: Pred, pred: Pred, axes: Axes) -> Axes:
    """Read "is to resume" (planned) and "was to have resumed" (did not)."""
    if "have" in pred.group:
        return replace(axes.negated(), modality=Modality.ACTUAL)
    past = clauses.line.low(held.i) in ("was", "were")
    return replace(axes.under(Modality.PLANNED, 0.8 if past else 1.0), was=past)


def _join(outer: Axes, inner: Axes) -> Axes:
    """Combine a governor's axes with those of what goes with it."""
    weaker = max(outer.modality, inner.modality, key=_REAL.index)
    negated = (outer.polarity is Polarity.NEGATED) != (inner.polarity is Polarity.NEGATED)
    aspect = inner.aspect if inner.aspect is not Aspect.EVENT else outer.aspect
    return Axes(
        Polarity.NEGATED if negated else Polarity.AFFIRMED,
        weaker,
        aspect,
        inner.denied_by if inner.denied_by >= 0 else outer.denied_by,
        inner.accused_by if inner.accused_by >= 0 else outer.accused_by,
        inner.was or outer.was,
        outer.sure * inner.sure,
    )


def _apply(made: Governor, outer: Axes, inner: Axes, index: int) -> Axes | None:
    sure = made.sure * outer.sure * inner.sure
    if made.effect == "negated":
        # "did not fail to": what fails is affirmed again.
        return replace(_join(outer, inner).negated(), sure=sure)
    if made.effect == "actual":
        joined = replace(_join(outer, inner), sure=sure)
        if made.habit:
            joined = replace(joined, aspect=Aspect.HABIT)
        if made.deny and outer.polarity is Polarity.AFFIRMED:
            joined = replace(joined, denied_by=index)
        if made.accuse:
            joined = replace(joined, accused_by=index)
        return joined
    if outer.polarity is Polarity.NEGATED and made.effect == "conditional":
        return replace(inner, sure=sure).under(Modality.CONDITIONAL).negated()
    if outer.polarity is Polarity.NEGATED:
        return None  # "did not agree to resume": nothing follows of the resumption
    was = inner.was or (made.effect == "planned" and made.name in ("plan", "seek"))
    return replace(inner, sure=sure, was=was).under(Modality(made.effect)).under(outer.modality)


def _opened(clauses: Clauses, pred: Pred, axes: Axes, depth: int) -> Axes | None:
    line = clauses.line
    low, kind = line.low(pred.opener), line.kind(pred.opener)
    if low in _words("asking"):
        return axes.under(Modality.ASKED)
    if low == "if" and line.low(pred.opener - 1) == "as":
        return None
    if low == "if":
        if line.low(pred.opener - 1) in _words("unclear"):
            return axes.under(Modality.ASKED)
        asked = clauses.before(pred.opener)
        if (
            asked is not None
            and asked.last == pred.opener - 1
            and any(one in _words("ask_verbs") for one in asked.lemmas)
        ):
            return axes.under(Modality.ASKED)
        return axes.under(Modality.CONDITIONAL)
    past = _is_past(clauses, pred)
    if low in _words("if"):
        return axes if past and low in ("until", "till") else axes.under(Modality.CONDITIONAL)
    if low in _words("temporal"):
        return axes if past else axes.under(Modality.CONDITIONAL)
    if low in _words("before"):
        return axes if past else None
    if kind == "comp":
        return _said(clauses, pred, axes, depth)
    if kind == "rel" or low in closed("prep_or_sub") or low in closed("sub"):
        return axes
    return axes


def _is_past(clauses: Clauses, pred: Pred) -> bool:
    line = clauses.line
    group = {line.low(place) for place in range(pred.first, pred.i)}
    if group & {"had", "was", "were", "did"}:
        return True
    verbal = [one for one in range(pred.first, pred.i) if line.kind(one) in ("be", "have", "do", "modal")]
    return not verbal and PAST in pred.tags


def _is_indicative(clauses: Clauses, pred: Pred) -> bool:
    """Tell "that Oslo lifts the ban" from "that Oslo lift the ban"."""
    line = clauses.line
    if any(line.low(place) in ("is", "are", "has") for place in range(pred.first, pred.i + 1)):
        return True
    return not pred.group and S in pred.tags and BASE not in pred.tags


def _said(clauses: Clauses, pred: Pred, axes: Axes, depth: int) -> Axes | None:
    """Combine with the verb or noun whose "that" clause this is, the word "that" being left out or not."""
    line = clauses.line
    edge = pred.opener if line.kind(pred.opener) == "comp" else -1
    if edge < 0:
        own = pred.subject.first if pred.subject and pred.shared_with < 0 else pred.first
        held = clauses.by_word.get(own - 1)
        if held is None or not any(lemma in closed("say") for lemma in held.lemmas):
            return _with_condition(clauses, axes)
    else:
        held = clauses.before(edge)
        noun = governors().get(line.low(edge - 1)) if (edge - 1) not in clauses.by_word else None
        if noun is not None and noun.effect in ("proposed", "planned", "conditional"):
            return axes.under(Modality(noun.effect))
        if noun is not None and noun.effect == "drop":
            return None
    if held is None:
        return axes
    made = governor_at(clauses, held.i)
    outer = pred_axes(clauses, held, depth + 1)
    if outer is None:
        return None
    says = any(lemma in closed("say") for lemma in held.lemmas)
    if made is None or (says and made.effect == "drop" and made.name != "must"):
        if outer.polarity is Polarity.NEGATED and says:
            return axes.under(Modality.ASKED)  # "did not say that"
        if outer.modality is not Modality.ACTUAL and not _is_past(clauses, pred):
            return axes.under(outer.modality)
        return replace(axes, sure=axes.sure * 0.95)
    if made.effect == "drop":
        return None
    view = made.effect == "planned" and axes.modality is Modality.ACTUAL and made.name in ("accept", "plan")
    if view and _is_past(clauses, pred):
        return axes  # "agreed that the treaty was suspended"; a subjunctive or "would" is a plan
    if made.effect == "proposed" and (_is_past(clauses, pred) or _is_indicative(clauses, pred)):
        # "suggested that Russia had suspended the talks", "insists that it breaches none": facts.
        return axes.under(outer.modality)
    if made.effect == "actual":
        return _apply(made, replace(outer, modality=Modality.ACTUAL), axes, held.i)
    return _apply(made, outer, axes, held.i)


def _with_condition(clauses: Clauses, axes: Axes) -> Axes:
    """A will or would with an "if" beside it is conditional."""
    if axes.modality is not Modality.PLANNED:
        return axes
    line = clauses.line
    for word in line.words:
        if word.low in _words("if") and word.kind in ("sub",) and word.low not in ("until", "till"):
            return axes.under(Modality.CONDITIONAL)
    return axes


def noun_axes(clauses: Clauses, index: int, first: int) -> Axes | None:
    """Give the axes of an act that stands as a noun; None unless something presupposes or governs it.

    Args:
        clauses: of the line.
        index: the noun itself.
        first: first word of its noun phrase.
    """
    line = clauses.line
    axes = Axes(sure=0.8)
    for place in range(first, index):
        effect = _by_effect("unreal").get(line.low(place))
        if effect == "alleged":
            return None
        if effect is not None:
            return axes.under(Modality(effect))
        if line.low(place) == "no":
            axes = axes.negated()
    before = first - 1
    if line.kind(before) in ("prep", "to", "sub") and line.low(before) in (
        "of",
        "for",
        "to",
        "on",
        "about",
        "in",
    ):
        effect = _by_effect("unreal_nouns").get(line.low(before - 1))
        if effect is not None:
            return axes.under(Modality(effect))
    if line.low(before) in _words("factive_prepositions"):
        held = clauses.before(before)
        if line.low(before) in ("before", "until", "with") and (held is None or not _is_past(clauses, held)):
            return None
        return axes
    verb = _verb_of(clauses, index, first)
    if verb is None:
        return None
    outer = pred_axes(clauses, verb)
    if outer is None:
        return None
    for lemma in verb.lemmas:
        effect = _by_effect("unreal_verbs").get(lemma) or _by_effect("unreal_verbs").get(
            f"{lemma} {line.low(verb.last + 1)}"
        )
        if effect is not None:
            return axes.under(Modality(effect))
        if lemma in _words("factive_verbs"):
            as_subject = verb.i > index
            return _join(outer, axes) if as_subject else axes
    return None


def _verb_of(clauses: Clauses, index: int, first: int) -> Pred | None:
    """Find the predicate whose subject or object a noun phrase is."""
    for pred in clauses.preds:
        subject: Noun | None = pred.subject
        if subject is not None and subject.first <= index <= subject.last and not pred.antecedent:
            return pred
    held = clauses.before(first)
    if held is None:
        return None
    between = range(held.last + 1, first)
    return held if all(clauses.line.kind(one) in ("adv", "prep", "to", "quote") for one in between) else None


def is_plain(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether a verb stands without "would", "if" or a negation, which make no duty."""
    axes = pred_axes(clauses, pred)
    return (
        axes is not None
        and axes.modality.value in ("actual", "planned")
        and axes.polarity.value == "affirmed"
    )
