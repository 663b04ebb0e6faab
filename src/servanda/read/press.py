"""Whether one spoke to the press: "spoke to Ana Roth of the Lakes Review" tells of no meeting.

Rule: a word of the medium's name or kind stands in what was spoken to, or in the "of" that hangs on it.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.nouns import Noun
from servanda.read.tree_objects import complements

_SPEAKING = frozenset({"speak", "talk", "telephone", "see", "meet"})
_KINDS = frozenset(
    {"reporter", "reporters", "journalist", "journalists", "correspondent", "correspondents", "newspaper",
     "newspapers", "broadcaster", "magazine", "interviewer", "media", "press"}
)  # fmt: skip
_NAMES = frozenset(
    {"Review", "Times", "Post", "News", "Gazette", "Herald", "Tribune", "Journal", "Chronicle", "Telegraph",
     "Guardian", "Observer", "Radio", "Television", "TV", "BBC", "CNN", "Reuters", "AFP", "Press", "Daily",
     "Weekly", "Newspaper", "Magazine", "Courier", "Examiner", "Bulletin", "Wire", "Today", "Jazeera"}
)  # fmt: skip
_OF = frozenset({"of", "for", "from", "at", "with"})


def to_press(clauses: Clauses, pred: Pred, patient: tuple[Noun, ...]) -> bool:
    """Tell whether all that a verb of speaking names are of the press."""
    if not _SPEAKING.intersection(pred.lemmas) or not patient:
        return False
    return all(
        _is_press(clauses, one)
        or any(
            _is_press(clauses, of)
            for place in range(one.first, one.last + 1)
            for of in complements(clauses, place, _OF)
        )
        for one in patient
    )


def _is_press(clauses: Clauses, noun: Noun) -> bool:
    inside = clauses.line.words[noun.first : noun.last + 1]
    return any(word.low in _KINDS or word.text in _NAMES for word in inside)
