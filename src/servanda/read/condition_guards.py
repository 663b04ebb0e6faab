"""Whether a link counts: "once" of what lies ahead, "until" of what is kept back, "before" of a must.

Rule: a thing that was done depends on nothing any more; a time on which nothing hangs is no requirement.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.condition_links import Found, condition_words
from servanda.read.condition_runs import Parts
from servanda.read.inflect import PAST
from servanda.read.line import Line
from servanda.read.role_of import act_words
from servanda.read.tree import Tree

_NEGATIVE = frozenset(
    {
        "no",
        "neither",
        "nor",
        "nobody",
        "none",
        "nothing",
        "never",
        "without",
        "cannot",
        "refusal",
        "impossible",
    }
)
_AHEAD = frozenset(
    {
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "'ll",
        "'d",
        "’ll",
        "’d",
        "wo",
        "ca",
    }
)
_MUST = frozenset(
    {"must", "need", "needs", "needed", "has", "have", "had", "should", "shall", "first"}
    | {"insist", "insists", "insisted", "demand", "demands", "demanded", "want", "wants", "wanted"}
)
_ONCE = frozenset(
    {("once",), ("as", "soon", "as"), ("the", "moment"), ("if", "and", "when"), ("when", "and", "if")}
)
_REFUSED = frozenset({"refuse", "refuses", "refused", "decline", "declines", "declined"})
_REFUSING = frozenset({"refuse", "decline", "reject", "beg", "bar", "block", "withhold", "rule"})


def counts(clauses: Clauses, found: Found, told: Parts) -> bool:
    """Tell whether a link binds an outcome that is still open."""
    line, guard = clauses.line, found.link.guard
    required = range(told.requires[0], told.requires[1] + 1)
    idle = found.link.name == "if" and all(line.low(one) in condition_words("idle") for one in required)
    source = any(line.low(one) == "anonymity" for one in required)  # "on condition of anonymity"
    if idle or source or _is_time(line, *told.requires):
        return False
    if [line.low(one) for one in range(told.outcome[0], told.outcome[1] + 1)] in (
        ["it", "was"],
        ["it", "is"],
    ):
        return False  # "it was not until the hostages were freed that"
    inside = [one for one in clauses.preds if one.i in required]
    if found.link.name == "lasting" and not [one for one in inside if "remember" not in one.lemmas]:
        return False  # "as long as a novel"
    if found.link.name == "if" and _is_aside(clauses, told):
        return False
    if found.link.name == "tied":
        return _grants(clauses, told) or line.low(told.head) in condition_words("grants")
    if found.link.name == "needs":
        return _grants(clauses, told)
    if found.link.kind == "predicate" and found.link.name == "bound":
        return _bound(clauses, found, told)
    if not guard:
        return True
    if guard == "opening":
        opens = line.kind(found.first - 1) in ("edge", "comma", "quote", "hard", "comp")
        return opens and line.low(found.last + 1) != "to"
    if guard == "given":
        opens = line.kind(found.first - 1) in ("edge", "quote", "comp")
        return opens and line.low(found.last + 1) not in ("that", "the") and _is_ahead(clauses, found, told)
    if guard == "ruled":
        inner = any(one.i in required and one.finite for one in clauses.preds)
        rule = {line.low(one) for one in range(told.outcome[0], told.outcome[1] + 1)} & {"shall", "may"}
        inner = inner and line.kind(found.last + 1) != "pron"  # "shall report where we were turned back"
        return inner and bool(rule) and _is_adverbial(clauses, found)
    if guard in ("halting", "negative"):
        halting = guard == "halting"
        if guard == "negative" and _ruled_out(clauses, told):
            return True
        return kept_back(line, *told.outcome, halting=halting) and not _is_done(clauses, told)
    if guard == "order":
        return _orders(clauses, found, told)
    if guard == "open":
        return not _is_done(clauses, told)
    return _is_ahead(clauses, found, told)


def _is_aside(clauses: Clauses, told: Parts) -> bool:
    """Tell "if one can believe the papers", "if that is the word" and "if not the best" from a condition."""
    line = clauses.line
    inner = range(told.requires[0], told.requires[1] + 1)
    words = {line.low(one) for one in inner}
    seen = told.head >= 0 and line.low(told.head) in ("seen", "clear", "unclear", "uncertain", "unknown")
    bare = line.low(told.requires[0]) == "not" and not any(one.i in inner for one in clauses.preds)
    doubted = {"believe", "believed", "word"} & words and len(inner) < 6
    return seen or bare or bool(doubted)


def _is_adverbial(clauses: Clauses, found: Found) -> bool:
    """Tell the "where" of a rule from that of a place: its clause hangs on a verb, not on a noun."""
    tree = clauses.tree
    if tree is None:
        return False
    head = tree.head(found.first)
    return head > found.first and str(tree.rel(head)) == "advcl"


def _ruled_out(clauses: Clauses, told: Parts) -> bool:
    """Tell "rules out a treaty without": what the outcome names is what a verb before it excludes."""
    tree, line = clauses.tree, clauses.line
    head = told.head
    for _ in range(3):
        if tree is None or head < 0:
            return False
        low = str(line.words[head].token.lemma_).lower()
        if (low == "rule" and line.low(head + 1) == "out") or low == "exclude":
            return True
        head = tree.head(head)
    return False


def kept_back(line: Line, start: int, end: int, *, halting: bool = True) -> bool:
    """Tell whether an outcome is told as what is not, or is kept back."""
    words = _NEGATIVE | _REFUSED | (condition_words("halting") if halting else frozenset())
    return any(line.kind(one) == "neg" or line.low(one) in words for one in range(start, end + 1))


def _is_time(line: Line, start: int, end: int) -> bool:
    """Tell "until the end of 2019", "before May": nothing but a time, with its small words."""
    inner = [one for one in range(start, end + 1) if line.kind(one) in ("word", "verb", "pron", "num")]
    return all(one in line.timex_at for one in inner) and any(
        one in line.timex_at for one in range(start, end + 1)
    )


def _main(clauses: Clauses, told: Parts) -> Pred | None:
    """The finite verb of an outcome: its head's own, else the one that governs it."""
    tree: Tree | None = clauses.tree
    inside = [one for one in clauses.preds if told.outcome[0] <= one.i <= told.outcome[1] and one.finite]
    if inside or tree is None:
        return inside[0] if inside else None
    head = told.head
    for _ in range(5):
        pred = clauses.by_word.get(head)
        if pred is not None and pred.finite:
            return pred
        head = tree.head(head)
        if head < 0:
            return None
    return None


def _is_done(clauses: Clauses, told: Parts) -> bool:
    """Tell an outcome that was brought about: a past or a perfect, not a refusal, nothing open in it."""
    line = clauses.line
    if any(line.low(one) in _AHEAD for one in range(told.outcome[0], told.outcome[1] + 1)):
        return False
    own = clauses.by_word.get(told.head)
    if own is None and clauses.tree is not None and clauses.tree.pos(told.head) in ("NOUN", "PROPN"):
        return False  # "no peace without justice"
    if own is not None and own.kind == "infinitive":
        return False  # "to sink no wells before"
    main = _main(clauses, told)
    if main is None or set(main.group) & _AHEAD or set(main.lemmas) & _REFUSING:
        return False
    if line.low(main.i) in condition_words("open"):
        return False
    return _told_of_past(main)


def _is_ahead(clauses: Clauses, found: Found, told: Parts) -> bool:
    """Tell "will go once" from "went once" and from "will sign when they meet"."""
    line = clauses.line
    words = {line.low(one) for one in range(told.outcome[0], told.outcome[1] + 1)}
    main = _main(clauses, told)
    if main is not None:
        words |= set(main.group) | {line.low(main.i)}
    perfect = {line.low(one) for one in range(told.requires[0], told.requires[1] + 1)} & {"has", "have"}
    if found.link.words == ("when",) and perfect and main is not None and not main.group:
        return (
            bool(set(main.lemmas) & {"enter", "take", "apply", "lapse", "become"}) and PAST not in main.tags
        )
    if found.link.words in _ONCE and _is_rule(clauses, main, told):
        return True
    if not words & (_AHEAD | condition_words("open")) or _is_done(clauses, told):
        return False
    if found.link.words not in (("when",), ("after",), ("immediately", "after")):
        return True
    inner = [one for one in clauses.preds if told.requires[0] <= one.i <= told.requires[1] and one.finite]
    if not words & {"will", "would", "shall", "'ll", "can", "only"} or not inner:
        return False
    subject = inner[0].subject
    other = main.subject if main is not None else None
    same = subject is None or other is None or line.low(subject.head) == line.low(other.head)
    both = other is not None and line.kind(other.head) == "pron"  # "they get theirs when we get ours"
    pronoun = subject is not None and line.kind(subject.head) == "pron" and (same or not both)
    past = PAST in inner[0].tags and not inner[0].group and "would" not in words
    return not (pronoun or past or set(inner[0].lemmas) & condition_words("occasions"))


def _is_rule(clauses: Clauses, main: Pred | None, told: Parts) -> bool:
    """Tell "enters into force once both have ratified it": said in the present of what is to come."""
    required = range(told.requires[0], told.requires[1] + 1)
    inner = [one for one in clauses.preds if one.i in required and one.finite]
    if main is None or not inner or main.passive != (set(main.group) <= {"is", "are"} and bool(main.group)):
        return False
    return not _told_of_past(main) and not any(_told_of_past(one) for one in inner)


def _told_of_past(pred: Pred) -> bool:
    """Tell "were closed until", "opened once" from what is or lies ahead."""
    return bool(set(pred.group) & {"had", "was", "were", "did"}) or (not pred.group and PAST in pred.tags)


def _orders(clauses: Clauses, found: Found, told: Parts) -> bool:
    """Tell "not … before" from what merely comes before something else."""
    line = clauses.line
    if _ruled_out(clauses, told):
        return True
    if _is_done(clauses, told) or line.kind(found.first - 1) in ("time", "num"):
        return False
    return kept_back(line, *told.outcome, halting=False)


def must_before(clauses: Clauses, told: Parts) -> bool:
    """Tell "Oslo must pay before the talks resume": what stands before the link is the requirement."""
    line = clauses.line
    words = {line.low(one) for one in range(told.outcome[0], told.outcome[1] + 1)}
    main = _main(clauses, told)
    if main is not None:
        words |= set(main.group) | {line.low(main.i)}
    if clauses.tree is not None and (head := clauses.tree.head(told.head)) >= 0:
        words.add(line.low(head))  # "insists that the border be marked before"
    clausal = any(told.requires[0] <= one.i <= told.requires[1] for one in clauses.preds)
    return bool(words & _MUST) and clausal and not kept_back(line, *told.outcome, halting=False)


def _grants(clauses: Clauses, told: Parts) -> bool:
    """Tell "needs the consent of", "tied the loan to reforms" from needs and ties of other kinds."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return False
    return any(line.low(one) in condition_words("grants") for one in _heads(tree, told))


def _heads(tree: Tree, told: Parts) -> list[int]:
    inside = range(told.requires[0], told.requires[1] + 1)
    tops = [one for one in inside if tree.head(one) not in inside]
    return [each for one in tops for each in (one, *tree.of(one, "conj"))]


def _bound(clauses: Clauses, found: Found, told: Parts) -> bool:
    """Tell "subject to a vote" from "subject to a tariff", "the visit depends" from a town that does."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return True
    low, heads = line.low(found.first), {line.low(one) for one in _heads(tree, told)}
    if low == "subject":
        return not heads & condition_words("burdens")
    if low in ("rests", "turns", "hung", "hangs"):
        return bool(heads & condition_words("grants")) or any(_is_act(one) for one in heads)
    named = line.actor_at.get(told.head)
    people = line.low(told.head) in act_words("people") or line.low(told.head) in (
        "town",
        "region",
        "country",
    )
    return not (low.startswith("depend") and low != "dependent" and (people or named is not None))


def _is_act(low: str) -> bool:
    return low.endswith(("tion", "sion", "ment", "val", "ance", "ing", "ity", "rawal", "ease", "ival", "sal"))
