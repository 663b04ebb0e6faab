"""NAME.terms.yml beside a report to marks of conditions, commitments and speech inside speech.

Rule: as in marks.py, every mark quotes words of its report; two stretches are alike where they share at least
half of the shorter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from benchmarks.accuracy.reports.marks import NONE, Marked
from servanda.dossier.places import Placed, read_yaml, shape

_ALIKE = 0.5


class ConditionMark(Marked):
    """A condition as a coder marks it: `words` the clause with its link, `of` what hangs on it."""

    of: str = ""
    kind: str = ""
    polarity: str = ""


class CommitmentMark(Marked):
    """A commitment as a coder marks it; what is left empty is not rated."""

    by: str = NONE
    to: str = ""
    form: Literal["do", "refrain", "give-access", ""] = ""
    strength: str = ""
    bound: str = ""
    timing: str = ""
    period: str = ""
    amount: str = ""
    due: str = ""
    polarity: str = ""


class SpeechMark(Marked):
    """Words that are told through several voices, outermost first, parted by ">"."""

    chain: str


class TermsFile(BaseModel):
    """A NAME.terms.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    conditions: tuple[ConditionMark, ...] = ()
    commitments: tuple[CommitmentMark, ...] = ()
    speech: tuple[SpeechMark, ...] = ()


def terms_of(folder: Path, name: str) -> tuple[TermsFile, Placed] | None:
    """Load the terms of a report; None where nobody marked any.

    Raises:
        BadDossier: the file is wrong.
    """
    file = folder / f"{name}.terms.yml"
    if not file.exists():
        return None
    placed = read_yaml(file)
    return shape(TermsFile, placed), placed


def alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two stretches share at least half of the shorter."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and common >= _ALIKE * min(one[1] - one[0], other[1] - other[0])


def span_of(words: str, start: int, end: int, text: str) -> tuple[int, int]:
    """Where words stand within their evidence; the whole evidence where they were put together."""
    at = text.find(words, start, end)
    return (at, at + len(words)) if at >= 0 else (start, end)


def shown(text: str, start: int, end: int) -> str:
    """The words of a stretch, on one line."""
    return " ".join(text[start:end].split())
