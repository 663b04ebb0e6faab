"""What a drafted file says at its head, and the examples that stand where documents told nothing.

Rule: all of it is comments; nothing here is a statement of the dossier.
"""

from __future__ import annotations

import re

WORDS = re.compile(r"[^\W\d_][\w '’-]*")
"""Words that may stand for a concept; other marks mean something in its patterns."""

_HOW = (
    "Drafted from what was read; correct it, and then: servanda read",
    "Above each entry stand the words that it was drafted from. Lines with “check” are uncertain; those that",
    "are commented out wait for your decision: take the # away, or the lines. What is wrong in a file tells",
    "servanda dossier check DIR; what else it may hold is in docs/dossier.md and in servanda schema dossier.",
)
PARTIES = ("Who it is between, and who acts and speaks for them.", *_HOW)
ACCORD = (
    "What was agreed, who owes what, and the talks and rules about it.",
    *_HOW,
    "What happened (rounds, acts, figures) need not stand here: the documents tell it.",
)
CONCEPTS = ("Subject matters, with the words that name them.", *_HOW)
SOURCES = ("The documents, as sources for what you state yourself: sources: [source:…]", *_HOW)

EXAMPLES: dict[str, tuple[str, ...]] = {
    "parties": (
        "#   - id: state:XA",
        "#     name: Norland",
        "#     demonyms: [Norlander]",
        "#     capital: Haven",
        "#   - id: state:XB",
        "#     name: Sudland",
    ),
    "actors": (
        "#   - id: person:ada-voss",
        "#     name: Ada Voss",
        "#     type: person",
        "#     party: state:XA",
        "#     offices: [{office: commissioner, from: 2009-06}]",
    ),
    "instruments": (
        "#   - id: instrument:lake-treaty",
        "#     title: Lake Treaty",
        "#     date: 1971-05-04",
        "#     parties: [state:XA, state:XB]",
    ),
    "commitments": (
        "#   - id: commitment:sluices",
        "#     instrument: instrument:lake-treaty",
        "#     obligor: state:XA",
        "#     duty: open the sluices each spring",
        "#     topics: [concept:sluices]",
    ),
    "tracks": (
        "#   - id: track:lake-commission",
        "#     name: Lake commission",
        "#     parties: [state:XA, state:XB]",
        "#     topics: [concept:sluices]",
        "#     cadence: 6 month",
        "#     cadence_by: text",
    ),
    "measures": (
        "#   - id: measure:net-ban",
        "#     name: net ban",
        "#     topic: concept:nets",
        "#     by: state:XA",
        "#     rules: [{parameter: mesh, test: min, values: 40, unit: mm, from: 2009-05-01}]",
    ),
    "concepts": ("#   - id: concept:sluices", "#     words: {en: [sluice, flood gate]}"),
    "sources": (
        "#   - id: source:commission-report",
        "#     title: Report of the Lake Commission",
        "#     published: 2009-05-22",
        "#     kind: official",
    ),
}
