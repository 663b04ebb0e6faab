"""Changes between two answers to exchange objects: what changed, from what to what, and how it came.

Rule: values are those of the later answer's objects (ids, EDTF, states); what is not stated is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.model.accord import Change
from servanda.model.view import View
from servanda.present.exchange.grounds import grounds
from servanda.present.exchange.reading import Object


def changes(view: View, found: Iterable[Change]) -> Iterator[Object]:
    """Write changes; `view` is the later answer."""
    because = grounds(view)
    for one in found:
        yield {
            "kind": "change",
            "id": f"change:{one.kind}:{one.subject}",
            "change": one.kind,
            "subject": {"kind": one.subject_kind, "id": one.subject},
            "known_on": one.known_on or None,
            "before": {name: value or None for name, value in one.before},
            "after": {name: value or None for name, value in one.after},
            "how": {"kind": one.how, "id": one.source or None, "by": one.by or None} if one.how else None,
            "because": because(one.because),
        }
