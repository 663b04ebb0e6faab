"""What the network tells of an event word, from -3 (surely not) to 3 (surely), where the rules know no cue.

Rule: the words of the lists decide; the network settles what they leave open. What they tell as happened and
it holds for unreal is not told as happened; what no governor is known for is told where it is surely real.
The bounds are from the development parts of UDS and the open reports: of what it holds for unreal 3 in 100
happened, of gerunds and infinitives above the upper bound three in four.
"""

from __future__ import annotations

from servanda.model.act import Modality, Polarity
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.verb_status import is_past

UNREAL = -1.2
REAL = 1.5
_KINDS = ("finite", "participle")


def told(clauses: Clauses, index: int) -> float | None:
    """The network's number for a word; None where there was no network."""
    words = clauses.line.words
    if not 0 <= index < len(words) or not words[index].token.has_extension("factuality"):
        return None
    found = words[index].token._.factuality
    return None if found is None else float(found)


def seems_real(clauses: Clauses, index: int, bound: float = REAL) -> bool:
    """Tell whether the network holds a word for what surely was."""
    found = told(clauses, index)
    return found is not None and found >= bound


def checked(clauses: Clauses, pred: Pred, axes: Axes) -> Axes:
    """Take back what is told as done where the network holds it for unreal."""
    if axes.modality is not Modality.ACTUAL or axes.polarity is Polarity.NEGATED or axes.denied_by >= 0:
        return axes
    found = told(clauses, pred.i)
    if found is None or found > UNREAL or pred.kind not in _KINDS or pred.lemmas == ("go",):
        return axes
    if pred.finite and is_past(clauses, pred):
        return axes  # a past that no word takes back stays one, and what a governor tells
    to_come = pred.kind == "participle" or clauses.line.low(pred.i).endswith("ing")
    return axes.under(Modality.PLANNED if to_come else Modality.CONDITIONAL, 0.6)
