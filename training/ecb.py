"""ECB+ to sentences: the triggers of events, and names among those who take part.

Rule: only the sentences that were annotated with care tell anything, and of names these tell a part.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from training.sentences import TITLES, Sentence

DEV = (2, 5, 12, 18, 21, 23, 34, 35)
TRAIN = tuple(topic for topic in range(1, 36) if topic not in DEV)


def load(folder: Path, topics: tuple[int, ...], source: str) -> Iterator[Sentence]:
    """Event triggers of the sentences that were annotated with care (its list of clean sentences).

    The participants and places of marked events give names too, of these sentences alone (`_names`).
    """
    clean = set()
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        for row in csv.reader(rows):
            if row[0].isdigit():
                clean.add((int(row[0]), row[1], row[2]))
    for topic in topics:
        for file in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            root = ET.parse(file).getroot()
            name = file.stem.partition("_")[2]
            marked = set()
            kinds: dict[str, str] = {}
            for mention in root.find("Markables") or ():
                ids = [anchor.get("t_id") or "" for anchor in mention.findall("token_anchor")]
                if "ACTION" in mention.tag:
                    marked |= set(ids)
                elif mention.tag in _ECB:
                    kinds.update(dict.fromkeys(ids, _ECB[mention.tag]))
            rows_: dict[str, list[tuple[str, bool, str | None]]] = {}
            for token in root.findall("token"):
                id_ = token.get("t_id") or ""
                rows_.setdefault(token.get("sentence") or "", []).append(
                    (token.text or "_", id_ in marked, kinds.get(id_))
                )
            for number, row_ in rows_.items():
                told = (topic, name, number) in clean
                words = [word for word, _, _ in row_]
                yield Sentence(
                    words,
                    f"ecb {topic} {name}",
                    source,
                    triggers=[mark for _, mark, _ in row_] if told else None,
                    names=_names(words, [kind for _, _, kind in row_]) if told else None,
                    id=number,
                )


_ECB = {"HUMAN_PART_PER": "PER", "HUMAN_PART_ORG": "ORG", "LOC_GEO": "LOC", "HUMAN_PART_GPE": "LOC"}


def _names(words: list[str], kinds: list[str | None]) -> list[str | None] | None:
    """Names in one sentence, or None for a headline, whose capitals tell nothing.

    A run of capitals in what takes part is a name; a capital elsewhere is not told, other words are none.

    A person is told where the run is of two or three plain words: a longer one has an office before the name,
    a shorter one may be a people.
    """
    capital = [word[0].isupper() for word in words]
    if sum(capital) > 0.5 * sum(word[0].isalpha() for word in words):
        return None
    tags: list[str | None] = [None if up else "O" for up in capital]
    at = 0
    while at < len(words):
        kind, end = kinds[at], at
        while end < len(words) and capital[end] and kinds[end] == kind:
            end += 1
        run = words[at:end]
        plain = all(word.istitle() or "." in word for word in run)
        titled = any(word.lower() in TITLES for word in run)
        if run and kind and (kind != "PER" or (2 <= len(run) <= 3 and plain and not titled)):
            tags[at:end] = [f"{'B' if n == 0 else 'I'}-{kind}" for n in range(len(run))]
        at = max(end, at + 1)
    return tags
