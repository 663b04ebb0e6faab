"""What a call costs, counted and not timed, so that it is the same on every machine.

Rule: each call that the project's own code makes or takes counts one, a method written in C as well; a
method of a string counts all characters of its string besides, though it may stop earlier. What a regular expression does within one
call is not seen here: `benchmarks.speed.hostile` times that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import servanda

OWN = str(Path(servanda.__file__).parent)


@dataclass(frozen=True, slots=True)
class Work:
    """Calls, and characters of the strings whose methods were called."""

    calls: int
    characters: int


def work(call: Callable[[], object]) -> Work:
    """Count what a call costs; call it once before where words are loaded on first use."""
    own: dict[object, bool] = {}
    calls = characters = 0

    def count(frame: FrameType, event: str, called: object) -> None:
        nonlocal calls, characters
        code = frame.f_code
        if code not in own:
            own[code] = code.co_filename.startswith(OWN)
        if own[code] and event in ("call", "c_call"):
            calls += 1
            held = getattr(called, "__self__", None)
            if isinstance(held, str):
                characters += len(held)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(before)
    return Work(calls, characters)
