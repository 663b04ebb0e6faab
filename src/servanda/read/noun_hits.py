"""From nouns of action to the acts that they tell: "the suspension of the talks", "border closure".

Rule: what it is done to stands in its "of", before it, or is the subject of what awaits it.
"""

from __future__ import annotations

from servanda.read.acting import is_acting, is_human, stands_as
from servanda.read.clauses import Clauses
from servanda.read.fitting import fits
from servanda.read.frame import Frame, Frames
from servanda.read.frame_hit import Hit, Setting
from servanda.read.frame_names import actor_in
from servanda.read.governors import status_words
from servanda.read.known_acts import is_the_known, offered_for
from servanda.read.line import Line
from servanda.read.nouns import Noun, nouns_from
from servanda.read.tree_objects import complements, modifiers
from servanda.read.whose_noun import owned, what_about

_OF_PERSONS = ("person.detain", "person.release", "case.return", "person.sentence")
_WHOSE = frozenset({"his", "her", "their"})
_THINGS = frozenset(
    {"assets", "frozen", "due", "paper", "draft", "restored", "waters-held", "remains", "craft", "money"}
)


def noun_hits(clauses: Clauses, frames: Frames, setting: Setting, taken: set[int]) -> list[Hit]:
    """Find acts that stand as nouns: "the suspension of the talks", "travel restrictions' easing"."""
    line = clauses.line
    found: list[Hit] = []
    for word in line.words:
        joined = line.kind(word.i - 1) == "hyphen" or line.low(word.i - 1) == "-"
        whole = frames.nouns.get(f"{line.low(word.i - 2)}-{word.low}", ()) if joined else ()  # "swearing-in"
        if (word.kind != "word" and not whole) or word.i in taken or word.i in line.timex_at:
            continue
        for frame in whole or frames.nouns.get(word.low, ()):
            if frame.between and (two := _between(line, word.i)):
                found.append(Hit(frame, frame.act, word.i, word.i, two[-1].last, ()))
                break
            patient = try_noun(clauses, word.i, frame, setting)
            if patient is not None:
                found.append(Hit(frame, frame.act, word.i, word.i, word.i + len(frame.then), patient))
                break
    return found


def _between(line: Line, index: int) -> list[Noun]:
    """Find the two in "the meeting between A and B"."""
    if line.low(index + 1) != "between":
        return []
    nouns = nouns_from(line, index + 2, len(line.words) - 1)
    if len(nouns) == 1 and line.low(nouns[0].last + 1) == "of" and line.low(nouns[0].head).endswith("s"):
        sides = nouns_from(line, nouns[0].last + 2, len(line.words) - 1)  # "the presidents of A and B"
        return [Noun(nouns[0].first, nouns[0].last, nouns[0].head), *sides[1:]] if len(sides) >= 2 else []
    several = len(nouns) == 1 and line.low(nouns[0].head).endswith("s") and is_acting(line, nouns[0])
    return nouns if len(nouns) >= 2 or several else []  # "between the two presidents"


def try_noun(clauses: Clauses, index: int, frame: Frame, setting: Setting) -> tuple[Noun, ...] | None:
    """Find what a noun of action is done to; None where it is none that the frame asks for."""
    line = clauses.line
    end = index + len(frame.then)
    if tuple(line.low(index + 1 + n) for n in range(len(frame.then))) != frame.then:
        return None
    if frame.position:
        return what_about(clauses, index, frame)
    if frame.free:  # "cooperation between the two", "shelling killed a guard"
        told = clauses.tree is not None and clauses.tree.rel(index) in ("nsubj", "nsubj:pass")
        return () if told or owned(clauses, index, frame.act) else None
    if not frame.patient and not frame.own and not frame.object:
        return None
    links = frame.via | {"of", "from"}
    nouns = nouns_from(line, end + 2, len(line.words) - 1) if line.low(end + 1) in links else []
    if frame.own:
        return tuple(nouns) or None
    past = nouns[-1].last + 1 if nouns and line.low(end + 1) == "of" else -1
    beyond = nouns_from(line, past + 1, len(line.words) - 1) if line.low(past) in frame.via else []
    of = complements(clauses, index, links)
    further = [one for noun in of for one in complements(clauses, noun.head, links)]  # "of N to Oslo"
    further = further if frame.object == "place" else []
    for some in (nouns, of, modifiers(clauses, index), further, beyond):
        if fitting := _noun_fits(line, some, frame, setting):
            return fitting
    if of or nouns:
        return None
    if whom := _of_whom(clauses, index, frame, setting):
        return whom
    whose = [] if frame.object else [*_undergoing(clauses, index), *offered_for(clauses, index)]
    if fitting := _noun_fits(line, whose, frame, setting):
        return fitting
    return () if is_the_known(clauses, index, frame, setting) else None


def _of_whom(clauses: Clauses, index: int, frame: Frame, setting: Setting) -> tuple[Noun, ...]:
    """Read "his release", "their extradition": those to whom an act of persons is done."""
    tree, line = clauses.tree, clauses.line
    if tree is None or not frame.act.startswith(_OF_PERSONS):
        return ()
    owners = [one for one in tree.of(index, "nmod:poss") if one < index]
    if not owners or line.low(owners[0]) not in _WHOSE:
        return ()
    one = owners[0]
    sure = line.low(one) != "their" or not stands_as(line, one, _THINGS, setting.recent)
    return (Noun(one, one, one),) if sure else ()


def _undergoing(clauses: Clauses, index: int) -> list[Noun]:
    """The subject of "the treaty awaits ratification", "the talks face suspension": what it is done to."""
    tree = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None else None
    if held is None or held.passive or held.subject is None or tree.rel(index) != "obj":
        return []
    return [held.subject] if set(held.lemmas) & status_words("undergoes") else []


def _noun_fits(line: Line, nouns: list[Noun], frame: Frame, setting: Setting) -> tuple[Noun, ...]:
    if frame.object:
        return tuple(one for one in nouns if actor_in(line, one, frame))
    fitting = tuple(noun for noun in nouns if fits(line, noun, frame, setting))
    if not fitting and frame.human:
        fitting = tuple(noun for noun in nouns if is_human(line, noun, known=False))
    if not fitting and frame.human:
        following = (line.actor_at.get(noun.last + 1) for noun in nouns)  # "the geologist N"
        fitting = tuple(nouns) if any(one is not None and one.type == "person" for one in following) else ()
    return fitting
