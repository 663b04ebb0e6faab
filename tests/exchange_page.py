"""docs/exchange.md from the bundled example as marked by hand: ``python -m tests.exchange_page`` writes it.

The marked readings are used so that the page shows what the format is, not what the reader of the day finds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from servanda import examples
from servanda.dossier.load import load as load_dossier
from servanda.errors import UnreadableDocument
from servanda.model.record import Decision, Judgement
from servanda.present.exchange import KINDS, objects, schema
from servanda.register import Register
from servanda.register.gather import problem_of
from servanda.store.clock import Clock
from servanda.store.sqlite import open_store
from servanda.text.load import load

PAGE = Path(__file__).resolve().parents[1] / "docs" / "exchange.md"

HEAD = """# The exchange format

`servanda export` writes the record as objects, one a line, in UTF-8. `--json` on any command writes an array of the
same objects. `servanda extract FILE…` writes the objects of a reading, with no record. Field names are a contract:
they keep their names and their meaning.

```console
$ servanda example river
…
$ servanda extract river/documents/communique.txt --dossier river/dossier | jq -r .kind | sort -u
…
document
…
```

- Every object has `kind` and `id`. An id is the same on any machine for the same words read in the same way, but for a
  judgement, whose id holds chance.
- `start` and `end` count code points (as Python strings do) in the document's canonical text, half open:
  `text[start:end]` is the quote.
- Times are EDTF (ISO 8601-2): `2004` is the year, `2004-12` the month, `1971/..` from 1971 on. What cannot be placed is null.
- `because` lists ids. Follow them and you come to assertions, and from these to exact words. What rests on words
  directly has `evidence`. What begins with `dossier:` is stated by a definition and by no document.
- `said_by` is outermost first. An empty array is the publisher's own voice. A link with `"jointly": true` speaks together
  with the one before it.
- What no document states is null or an empty array. A state that readings leave open is an array of the states that
  they allow.
- A case is an aggregate by type and period.
- `servanda explain --json` writes explanation objects (`servanda schema explanation`): how a sentence was read, and why. They
  hold other objects whole, and no export holds one of them.

The JSON Schema (2020-12) of each kind is in
[src/servanda/present/schemas](../src/servanda/present/schemas), is installed with the package, and is printed by
`servanda schema KIND`. A test holds every exported object against it.

## One object of each kind

From the bundled example as marked by hand, written by `python -m tests.exchange_page`. An object is one line in an
export; here each field has its own.
"""

# What the object that is shown must hold, by kind; the shortest such object is taken.
SHOWN: Mapping[str, str] = {
    "document": "communique.txt",
    "timex": "June 9",
    "actor": "person:katherine-orwin",
    "figure": '"value": 61',
    "statement": "a good beginning",
    "condition": "will not consider opening the ports",
    "assertion": "no such meeting took place",
    "event": "did-not-happen",
    "conflict": '"difference": "reading"',
    "track": "track:orra-fishing-talks",
    "round": "did-not-take-place",
    "proposal": "spring water",
    "instrument": "orra-accord-1996",
    "commitment": "commitment:xc-stray-boats",
    "performance": "alleged-not-performed",
    "measure": "measure:xc-upper-river-limits",
    "case": '"max"',
}


def exported() -> list[dict[str, Any]]:
    """Every object of the marked example, with one judgement and one problem besides."""
    example = examples.example()
    clock = Clock(now=lambda: datetime(2016, 3, 1, 9, tzinfo=UTC))
    with Register(open_store(None), dossier=load_dossier(example.dossier), clock=clock) as register:
        for path in example.documents:
            register.store.add_document(load(path.read_bytes(), path.name), None, clock())
        register.mark(example.marked)
        try:
            load(b"", "empty.txt")
        except UnreadableDocument as error:
            register.store.add_problem(problem_of(error, "empty.txt"), clock())
        register.store.add_judgement(
            Judgement(
                id="j_3980b84f7a383c3e",
                decision=Decision.DIFFERENT,
                subject="person:nils-dunmore",
                value="person:oskar-dunmore",
                by="A. Analyst",
                why="the one is president now, the other was before him",
                recorded_at=clock(),
            )
        )
        return list(objects(register.view()))


def page() -> str:
    """Write the page."""
    found = exported()
    parts = [HEAD]
    for kind in KINDS:
        fitting = [_fields(one) for one in found if one["kind"] == kind]
        wanted = SHOWN.get(kind, "")
        shown = min((one for one in fitting if wanted in one), key=lambda one: (len(one), one))
        parts.append(f"### {kind}\n\n{schema(kind)['description']}\n\n```json\n{shown}\n```\n")
    return "\n".join(parts)


def _fields(thing: Mapping[str, Any]) -> str:
    lines = [
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in thing.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
