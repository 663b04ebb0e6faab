"""Whether the parties that a dossier names are there, and stand on sides on which they can stand.

Rule: a code that ISO 3166-1 leaves to its users means nothing unless the folder says what it means; every
other code may be of the general lexicons, which no dossier knows. Nobody owes anything to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.dossier.entries import DossierFile
from servanda.dossier.places import Path_, Placed, suggest
from servanda.dossier.referring import Loaded, standing
from servanda.errors import BadDossier

# ISO 3166-1, the codes that its users assign; XK alone has a settled use, and the general lexicons know it.
_FREE = re.compile(r"^state:(?:AA|Q[M-Z]|X[A-JL-Z]|ZZ)$")

# Where a party stands: section, and field or list.field.
PARTIES: tuple[tuple[str, str], ...] = (
    ("sources", "party"),
    ("actors", "party"),
    ("instruments", "parties"),
    ("sets", "used_by"),
    ("commitments", "obligor"),
    ("commitments", "beneficiary"),
    ("tracks", "parties"),
    ("measures", "by"),
    ("measures", "on"),
    ("rounds", "host"),
    ("rounds", "counted_by"),
    ("rounds", "by"),
    ("rounds", "items.by"),
    ("rounds", "outcomes.by"),
    ("rounds", "causes.entity"),
    ("statements", "speaker"),
    ("statements", "addressee"),
    ("events", "roles.entity"),
    ("events", "said_by.entity"),
    ("figures", "of"),
    ("figures", "counted_by"),
    ("conditions", "holder"),
)


def undefined(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Parties with a code of the dossier's own that the folder does not define."""
    known = [one.id for _, file in loaded for one in file.parties]
    known += [one.id for _, file in loaded for one in file.actors]
    for placed, file in loaded:
        for section, name in PARTIES:
            for path, id_ in standing(file, section, name):
                if _FREE.match(id_) and id_ not in known:
                    yield placed.error(path, f"not defined: {id_}", _remedy(id_, known))


def _remedy(id_: str, known: Sequence[str]) -> str:
    define = f"Define it under parties: {{id: {id_}, name: …}}"
    states = [one for one in known if one.startswith("state:")]
    return f"{suggest(id_, states, 'state')} Or define it under parties:." if states else define


def owing(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Duties that are owed by one party twice, or to the party that owes them."""
    for placed, file in loaded:
        yield from _owing(placed, file)


def _owing(placed: Placed, file: DossierFile) -> Iterator[BadDossier]:
    for number, owed in enumerate(file.commitments):
        for place, party in enumerate(owed.obligor):
            if party in owed.obligor[:place]:
                path: Path_ = ("commitments", number, "obligor", place)
                yield placed.error(path, f"an obligor twice: {party}", "Name each once.")
        if owed.beneficiary in owed.obligor:
            path = ("commitments", number, "beneficiary")
            remedy = "Name the other side, or leave beneficiary out."
            yield placed.error(path, f"owed to the party that owes it: {owed.beneficiary}", remedy)


def succeeding(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Duties that are superseded by themselves, or by one another in a circle."""
    after = {one.id: one.superseded_by for _, file in loaded for one in file.commitments}
    for placed, file in loaded:
        for number, owed in enumerate(file.commitments):
            chain = [owed.id]
            while (following := after.get(chain[-1])) and following not in chain:
                chain.append(following)
            if following == owed.id:
                path: Path_ = ("commitments", number, "superseded_by")
                what = f"superseded by itself: {' → '.join((*chain, owed.id))}"
                yield placed.error(path, what, "Name the duty that came after it, or leave it out.")
