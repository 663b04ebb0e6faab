"""A view to bytes that lean on another view which the reader of them has, and back.

Two answers to one question, before a decision and after it, have nearly all in common: the documents, their
readings, most events. What both sides have already is named by its place among the parts of the older view.

Rule: parts are taken in one order on both sides, and by identity, never by equality.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from servanda.errors import BadRecord
from servanda.model.view import View
from servanda.register.uncollected import uncollected


def written(view: View, older: View | None) -> bytes:
    """Write a view for one who has an older one; whole where that is None."""
    out = io.BytesIO()
    _Writer(out, older).dump(view)
    return out.getvalue()


def read(data: bytes, older: View | None) -> View:
    """Read what was written for one who has the same older view.

    Raises:
        BadRecord: it leans on another one.
    """
    with uncollected():
        found = _Reader(io.BytesIO(data), older).load()
    if not isinstance(found, View):
        raise BadRecord("an answer that is none came from the process that makes them")
    return found


def parts(view: View) -> Iterator[object]:
    """Everything in a view that another may share with it, in a fixed order."""
    for noun in (view, view.reconciled, view.assessment):
        for one in fields(noun):
            held = getattr(noun, one.name)
            yield held
            if isinstance(held, tuple):
                yield from held
            elif isinstance(held, dict):
                yield from held.values()
    for seen in view.visible:
        yield seen.document
        yield seen.reading


class _Writer(pickle.Pickler):
    def __init__(self, out: io.BytesIO, older: View | None) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        # By identity: `older` keeps them alive, so that no other object can have one of these.
        self.place = {
            id(one): number
            for number, one in enumerate(parts(older) if older else ())
            if is_dataclass(one) or (isinstance(one, (dict, tuple)) and one)
        }

    def persistent_id(self, thing: Any) -> int | None:
        return self.place.get(id(thing))


class _Reader(pickle.Unpickler):
    def __init__(self, data: io.BytesIO, older: View | None) -> None:
        super().__init__(data)
        self.parts = list(parts(older)) if older else []

    def persistent_load(self, place: int) -> object:
        if not 0 <= place < len(self.parts):
            raise BadRecord("an answer leans on another one than is there")
        return self.parts[place]
