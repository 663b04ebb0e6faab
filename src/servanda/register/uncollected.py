"""The collector of cyclic garbage set aside while an answer is made.

An answer is made of hundreds of thousands of nouns that all stay, and none of them holds itself. Python's
collector would go through them time and again and find nothing, in a quarter of the time of answering.

Rule: it is as it was afterwards, whatever happens in between.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave cyclic garbage where it is for as long as this lasts."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
