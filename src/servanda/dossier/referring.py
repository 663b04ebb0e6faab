"""Whether all that the files of a dossier refer to is there, and nothing is there twice.

Rule: states, organisations and concepts may be of the general lexicons, which no dossier knows; all else
that a definition names must be defined in the folder. Each error points at the line that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from servanda.dossier.entries import DossierFile
from servanda.dossier.lowering import Told
from servanda.dossier.places import Path_, Placed, suggest
from servanda.errors import BadDossier
from servanda.model.act import ACT

Loaded = tuple[Placed, DossierFile]

NAMED = (
    "parties", "actors", "instruments", "sets", "commitments", "tracks", "measures", "concepts", "sources",
    "rounds", "events", "statements", "figures", "conditions",
)  # fmt: skip

# Where an id stands that must be defined: section, field, the section that defines it, what it is called.
# A field of a list within an entry is written list.field.
REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("commitments", "instrument", "instruments", "instrument"),
    ("commitments", "superseded_by", "commitments", "commitment"),
    ("commitments", "provision", "provisions", "provision"),
    ("tracks", "instruments", "instruments", "instrument"),
    ("sets", "members", "instruments", "instrument"),
    ("instruments", "relations.to", "instruments", "instrument"),
    ("rounds", "track", "tracks", "track"),
    ("assessments", "commitment", "commitments", "commitment"),
    *(
        (section, "sources", "sources", "source")
        for section in (
            "parties", "instruments", "sets", "commitments", "tracks", "measures", "rounds", "events",
            "statements", "figures", "conditions", "assessments", "findings",
        )
    ),
    ("measures", "rules.sources", "sources", "source"),
)  # fmt: skip

# Where an act stands.
ACTING = (
    ("commitments", "performed_by"),
    ("commitments", "breached_by"),
    ("rounds", "items.act"),
    ("rounds", "outcomes.act"),
    ("events", "type"),
    ("statements", "act"),
    ("conditions", "outcome_type"),
)


def repeated(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Ids that are defined twice in the folder."""
    first: dict[str, str] = {}
    for placed, file in loaded:
        for section in NAMED:
            for number, entry in enumerate(getattr(file, section)):
                path: Path_ = (section, number, "id")
                if entry.id in first:
                    remedy = f"It stands in {first[entry.id]} too; keep one."
                    yield placed.error(path, f"defined twice: {entry.id}", remedy)
                first.setdefault(entry.id, f"{placed.file.name}:{placed.line(path)}")


def dangling(loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Ids that nothing defines, and acts that neither the vocabulary nor the dossier has."""
    known: dict[str, list[str]] = {
        section: [one.id for _, file in loaded for one in getattr(file, section)] for section in NAMED
    }
    known["provisions"] = [
        each.id for _, file in loaded for one in file.instruments for each in one.provisions
    ]
    acts = [*ACT, *(one.type for _, file in loaded for one in file.acts)]
    for placed, file in loaded:
        for section, name, where, noun in REFERENCES:
            for path, id_ in standing(file, section, name):
                if id_ not in known[where]:
                    yield placed.error(path, f"not defined: {id_}", suggest(id_, known[where], noun))
        for section, name in ACTING:
            for path, type_ in standing(file, section, name):
                if type_ not in acts:
                    what = f"no act of the vocabulary: {type_}"
                    yield placed.error(path, what, suggest(type_, acts, "act"))
        yield from _entries(placed, file, known)


def standing(file: DossierFile, section: str, name: str) -> Iterator[tuple[Path_, str]]:
    """Every text in a field of a section, written field or list.field, with its path."""
    outer, _, inner = name.partition(".")
    for number, entry in enumerate(getattr(file, section)):
        value = getattr(entry, outer)
        if not inner:
            yield from _values((section, number, outer), value)
            continue
        for place, one in enumerate(value):
            yield from _values((section, number, outer, place, inner), getattr(one, inner))


def _values(path: Path_, value: object) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        yield from (((*path, place), one) for place, one in enumerate(value))


def _entries(placed: Placed, file: DossierFile, known: dict[str, list[str]]) -> Iterator[BadDossier]:
    facts = [id_ for section in NAMED[9:] for id_ in known[section]]
    for section in NAMED[9:]:
        for number, entry in enumerate(getattr(file, section)):
            for place, id_ in enumerate(entry.withdraws):
                if id_ not in facts:
                    path: Path_ = (section, number, "withdraws", place)
                    yield placed.error(path, f"not defined: {id_}", suggest(id_, facts, "fact"))
    for number, event in enumerate(file.events):
        if event.content_of and event.content_of not in known["events"]:
            path = ("events", number, "content_of")
            yield placed.error(path, f"not defined: {event.content_of}",
                               suggest(event.content_of, known["events"], "event"))  # fmt: skip


def unsourced(told: Iterable[Told], loaded: Sequence[Loaded]) -> Iterator[BadDossier]:
    """Sources that an account names and nothing defines; those of entries are among the references."""
    known = [one.id for _, file in loaded for one in file.sources]
    for one in told:
        for place, id_ in enumerate(one.sources if "accounts" in one.path else ()):
            if id_ not in known:
                path: Path_ = (*one.path, "sources", place)
                yield one.placed.error(path, f"not defined: {id_}", suggest(id_, known, "source"))
