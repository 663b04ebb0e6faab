"""What a document tells of its duties as it goes on: the instrument at hand, lists, its two sides.

Rule: an item of a joint text, or of a list that an instrument opens, is a duty of those who join in it; a
present that follows what another party binds itself to goes on with that. Two sides are taken only where two
names stand out from all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.model.actor import Actor
from servanda.model.record import Role
from servanda.read.clauses import Clauses
from servanda.read.duties import Duty
from servanda.read.duties_owed import named_in
from servanda.read.duties_set import Instrument, instrument_of
from servanda.read.inflect import BASE, S
from servanda.read.line import Line
from servanda.read.nouns import Noun
from servanda.read.obligors import joined_in, sides
from servanda.read.phrases import phrases
from servanda.read.scene import Scene
from servanda.read.who import subjects_of_line

_LISTED = frozenset("-–—•*·")
_HEAD = 120  # code points in which a text says what it is
_TIMES = 2  # a side is named at least so often
_PARTIES = ("state", "place", "group", "organisation", "person")
_UNNAMED: Instrument = (None, "")


@dataclass(slots=True)
class Course:
    """Where a document stands: what the sentences before lend to the next one.

    `held` is the instrument last named, `listing` the one that opened a list, `opening` those who join in its
    items, `binding` the block in which a party binds itself, -1 for none.
    """

    joint: bool = False
    held: Instrument | None = None
    listing: Instrument | None = None
    opening: tuple[Role, ...] = ()
    binding: int = -1

    def scope(self, clauses: Clauses) -> Instrument | None:
        """The instrument under which a sentence speaks; one without a name in a list or what goes on."""
        line = clauses.line
        named = named_in(clauses, self.held)
        if named is None and is_item(line):
            named = self.listing or (_UNNAMED if self.joint else None)
        if named is None and self.binding == line.sentence.block:
            return _UNNAMED
        return named

    def owing(self, clauses: Clauses, duty: Duty, scene: Scene) -> Duty:
        """Lend those who join in a list to an item without a subject: "3. Shall give neither"."""
        pred = clauses.by_word.get(duty.head)
        subject = clauses.tree.of(duty.head, "nsubj", "nsubj:pass") or (pred is not None and pred.subject)
        if duty.owing or subject or not is_item(clauses.line):
            return duty
        both = sides(clauses, Noun(duty.head, duty.head, duty.head), scene)
        return replace(duty, owing=self.opening or tuple(both))

    def past(self, clauses: Clauses, scene: Scene, duties: Sequence[Duty]) -> None:
        """Take what a sentence leaves to the next one."""
        line = clauses.line
        if not is_item(line):
            if opens_list(line):
                self.listing = named_in(clauses, self.held) or self.held or _UNNAMED
            elif len(line.words) > 2:  # a number may stand as a sentence of its own
                self.listing = None
            self.opening = joined_in(clauses, scene) or self.opening
        self.held = _named(line) or self.held
        self.binding = line.sentence.block if _binds_now(clauses, duties) else -1
        subjects = [one for one in subjects_of_line(clauses, scene) if one.entity]
        if subjects:
            scene.several = (line.sentence.block, tuple(subjects))
            scene.held = (line.sentence.block, subjects[0]) if len(subjects) == 1 else None


def _binds_now(clauses: Clauses, duties: Sequence[Duty]) -> bool:
    """Tell "Oslo commits itself to" and "Oslo shall" from a pledge of last year."""
    triggers = [clauses.by_word.get(one.trigger) for one in duties]
    present = any(
        one is not None and one.finite and not one.group and one.tags <= {S, BASE} for one in triggers
    )
    return present or (bool(duties) and "shall" in clauses.line.lows)


def _named(line: Line) -> Instrument | None:
    """The first instrument that a sentence names."""
    for word in line.words:
        if word.kind == "word":
            first = word.i
            while first > 0 and line.kind(first - 1) in ("word", "num", "time", "hyphen", "det"):
                first -= 1
            found = instrument_of(line, Noun(first, word.i, word.i))
            if found is not None:
                return found
    return None


def opens_list(line: Line) -> bool:
    """Tell the sentence that opens a list."""
    return line.words[-1].text == ":" or "following" in line.lows[-3:]


def is_item(line: Line) -> bool:
    """Tell an item of a list by its number, letter or dash; a number may stand as a sentence of its own."""
    first, second = line.words[0].text, line.low(1)
    short = first.rstrip(".").isdigit() or len(first) == 1
    numbered = short and (first.endswith(".") or second in (".", ")") or len(line.words) <= 2)
    return numbered or first in _LISTED or first.startswith("(")


def is_joint(text: str) -> bool:
    """Tell a joint statement, a communiqué, an agreed text, by its head."""
    head = " ".join(text[:_HEAD].casefold().split())
    return any(" ".join(phrase) in head for phrase in phrases("joint"))


def likely_sides(actors: Sequence[Actor]) -> tuple[tuple[str, str], ...]:
    """The two parties that a document names most, where no third is named as often: name for name.

    Names of one word alone count, for a state that no list holds may be taken for a place or a person.
    """
    ranked = sorted(
        (-len(one.mentions), one.id, one.name)
        for one in actors
        if one.type.value in _PARTIES and one.party in (None, one.id) and " " not in one.name
    )
    if len(ranked) < 2 or -ranked[1][0] < _TIMES or (len(ranked) > 2 and ranked[2][0] == ranked[1][0]):
        return ()
    return tuple((id_, name) for _, id_, name in ranked[:2])
