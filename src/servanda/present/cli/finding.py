"""What a user writes for an id to the id that is meant: any beginning that only one has."""

from __future__ import annotations

from servanda.assess import trace
from servanda.errors import UnknownId
from servanda.model.view import View

SHOWN = 5


def find_id(view: View, text: str) -> str:
    """Find the one id that is the text or begins with it.

    Raises:
        UnknownId: none does, or several do.
    """
    known = trace.ids(view.reconciled, view.assessment)
    if text in known:
        return text
    found = sorted({one for one in known if one.startswith(text)} if text else ())
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownId(
            f"nothing in the record has an id that begins with {text!r}",
            remedy="Lists show ids in their left column, as in: servanda timeline",
        )
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise UnknownId(
        f"{len(found)} ids begin with {text!r}: {', '.join(found[:SHOWN])}{more}",
        remedy="Write more of the one that you mean.",
    )
