"""Frames that ask for no class of object: who does it, or that it is done at all, is enough.

Rule: each kind of frame has one test here ("alone", "many", "open", "stative", "bare", "named").
"""

from __future__ import annotations

from servanda.read.acting import acts, is_acting, is_human, many_act, subjects_of
from servanda.read.clauses import Clauses, Pred
from servanda.read.fitting import fits
from servanda.read.frame import Frame, Trigger
from servanda.read.frame_hit import Hit, Setting
from servanda.read.inflect import ING
from servanda.read.line import Line
from servanda.read.nouns import Noun, nouns_from
from servanda.read.received import wide
from servanda.read.tree_objects import objects

ENDS = frozenset({"edge", "punct", "hard", "comma", "coord", "sub"})
_POINTING = frozenset({"this", "that", "these", "those"})
_HOW = frozenset({"in", "on", "at", "during", "from", "before", "after"})
_KEEPING = frozenset({"keep", "hold"})
_AS_PAPER = frozenset(
    {
        "pinned",
        "nailed",
        "taped",
        "framed",
        "hanging",
        "folded",
        "tucked",
        "stuck",
        "glued",
        "printed",
        "locked",
    }
)
_JUDGED = frozenset(
    {"position.object", "position.criticise", "position.condemn", "position.welcome", "position.support"}
)


def only_circumstances(clauses: Clauses, pred: Pred, last: int) -> bool:
    """Tell "objected in writing on 12 August": what follows says how and when, nothing is its object."""
    tree, line = clauses.tree, clauses.line
    if tree is None or tree.of(pred.i, "obj", "iobj", "xcomp", "ccomp"):
        return False
    return line.low(last + 1) in _HOW or line.kind(last + 1) == "time"


def is_named(clauses: Clauses, pred: Pred, last: int, frame: Frame) -> bool:
    """Tell whether one of the words that a frame asks for stands in its object, or is its passive subject."""
    line = clauses.line
    if pred.passive:
        return any(line.low(one.head) in frame.named for one in subjects_of(line, pred))
    return any(
        line.low(place) in frame.named for place in range(pred.last + 1, min(last + 8, pred.right + 1))
    )


def stands_to(clauses: Clauses, pred: Pred, last: int, hit: Hit) -> bool:
    """Tell "Oslo is opposed to the dam", where one who acts is the subject of a passive."""
    line = clauses.line
    hit.patient = tuple(nouns_from(line, last + 1, len(line.words) - 1))
    about = bool(hit.patient) or line.kind(last + 1) == "verb"
    return pred.passive and about and any(is_acting(line, one) for one in subjects_of(line, pred))


def is_unnamed(clauses: Clauses, pred: Pred) -> bool:
    """Tell "who asked not to be named", which names nobody to a post."""
    after = clauses.line.kind(pred.last + 1)
    return pred.lemmas[:1] == ("name",) and pred.passive and pred.kind == "infinitive" and after != "word"


def keeps_as(clauses: Clauses, pred: Pred) -> bool:
    """Tell "keeps the truce pinned to the wall", where no truce is kept but a paper."""
    tree = clauses.tree
    if tree is None or not _KEEPING.intersection(pred.lemmas):
        return False
    told = [
        one for held in (pred.i, *tree.of(pred.i, "obj")) for one in tree.of(held, "xcomp", "acl", "advcl")
    ]
    return any(clauses.line.low(one) in _AS_PAPER for one in told)


def is_state(clauses: Clauses, pred: Pred) -> bool:
    """Tell whether the subject is a state: it joins a body, where a person joins its staff."""
    line = clauses.line
    named = [line.actor_at.get(one.head) for one in subjects_of(line, pred)]
    return not pred.passive and any(one is not None and one.type != "person" for one in named)


def stands_alone(
    clauses: Clauses, pred: Pred, trigger: Trigger, setting: Setting, hit: Hit, last: int
) -> bool:
    """Tell "the talks resumed": the subject of an intransitive verb is what it is done to."""
    line, frame = clauses.line, trigger.frame
    bare = not set(pred.group) - {"never", "not"}
    shares = pred.passive and bare and (pred.shared_with >= 0 or pred.finite)  # "was signed and took effect"
    if pred.passive and not shares and not (trigger.rest and pred.lemmas == ("be",)):
        return False
    if not trigger.rest and line.kind(last + 1) in ("det", "word", "pron", "num", "poss"):
        return False
    wanted = frame.subject or frame.patient
    if not wanted:
        hit.patient = (pred.subject,) if pred.subject else ()
        return pred.subject is not None
    if wanted & {"joint-body", "council-body"} and _is_regular(line, pred):
        return False
    if "council-body" in wanted and not (setting.instruments or setting.talks or setting.bodies):
        return False  # "the school board met"
    fitting = tuple(noun for noun in subjects_of(line, pred) if fits(line, noun, frame, setting, wanted))
    if not fitting and frame.human:
        fitting = tuple(one for one in subjects_of(line, pred) if is_human(line, one, known=False))
    in_force = frame.act.startswith("instrument.") and "force" in trigger.rest
    if not fitting and in_force and pred.subject is not None and line.low(pred.subject.head) == "it":
        fitting = (pred.subject,)  # what enters or stays in force by this name was agreed on
    hit.patient = fitting
    return bool(fitting)


def act_together(clauses: Clauses, pred: Pred, last: int) -> bool:
    """Tell "the delegations met in Bergen": several who act, and no object."""
    line = clauses.line
    if line.kind(last + 1) in ("det", "word", "pron", "num", "poss", "quote"):
        return False
    return not _is_regular(line, pred) and many_act(clauses, pred)


def _is_regular(line: Line, pred: Pred) -> bool:
    """Tell "has to meet twice a year", which tells of no one meeting."""
    return any(timex.type == "SET" and pred.left <= first <= pred.right for first, _, timex in line.timexes)


def acts_on_something(clauses: Clauses, pred: Pred, start: int, frame: Frame, hit: Hit) -> bool:
    """Check that somebody acts and that there is something he acts on, whatever it is."""
    line = clauses.line
    if not acts(clauses, pred):
        hit.patient = tuple(subjects_of(line, pred))  # "was widely condemned", by whomever
        return pred.passive and frame.act in _JUDGED and bool(hit.patient) and wide(clauses, pred.i)
    before = pred.first - 1
    if (
        pred.kind == "gerund"
        and line.kind(before) == "word"
        and not is_acting(line, Noun(before, before, before))
    ):
        return False  # "laws banning nets": whoever made them
    if pred.passive:
        hit.patient = tuple(subjects_of(line, pred))
        return bool(hit.patient)
    nouns = nouns_from(line, start, len(line.words) - 1) or objects(clauses, pred)
    if frame.patient:
        nouns = [one for one in nouns if not is_human(line, one, known=True)]
    hit.patient = tuple(nouns) or pred.gap
    if line.low(hit.last) in ("it", "this", "that"):
        return True
    gerund = line.words[start].verb.values() if start < len(line.words) else ()
    if any(ING in tags for tags in gerund):
        return True  # "committed itself to reducing its catch"
    if line.low(start) in _POINTING and line.kind(start + 1) in ENDS:
        return True  # "disputes this"
    told = line.kind(start) in ("quote", "comp") or line.low(start) in ("what", "how")
    return bool(hit.patient) or told
