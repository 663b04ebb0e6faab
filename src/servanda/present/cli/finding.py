"""What a user writes for an id to the id that is meant: any beginning that only one has."""

from __future__ import annotations

from collections.abc import Collection

from servanda.assess import trace
from servanda.errors import UnknownId
from servanda.model.view import View

SHOWN = 5


def find_id(view: View, text: str) -> str:
    """Find the one id of a view that is the text or begins with it.

    Raises:
        UnknownId: none does, or several do.
    """
    if text.startswith("change:"):  # of a change, why its subject
        text = text.split(":", 2)[-1]
    return pick(text, trace.ids_of(view), "servanda timeline")


def pick(text: str, known: Collection[str], shown_by: str) -> str:
    """Find the one id among some; `shown_by` is the command that lists them.

    Raises:
        UnknownId: none does, or several do.
    """
    if text in known:
        return text
    found = sorted({one for one in known if one.startswith(text)} if text else ())
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownId(
            f"nothing in the record has an id that begins with {text!r}",
            remedy=f"Ids are shown by: {shown_by}",
        )
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise UnknownId(
        f"{len(found)} ids begin with {text!r}: {', '.join(found[:SHOWN])}{more}",
        remedy="Write more of the one that you mean.",
    )
