"""From a document to assertions with evidence, and problems. The only room that knows a language.

Three of its readers are of use alone; each takes a plain string, a document or a page::

    from servanda.read import find_actors, find_figures, find_timexes

    find_timexes("The talks resume on Friday.", "2031-05-22")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servanda.read.alone import find_actors, find_figures, find_timexes

__all__ = ["find_actors", "find_figures", "find_timexes"]


def __getattr__(name: str) -> Any:
    # On first use: they bring spaCy and the network along, which no import of a neighbour should.
    if name in __all__:
        from servanda.read import alone

        return getattr(alone, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
