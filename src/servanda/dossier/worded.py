"""A folder of dossier files to where each of their words for acts and nouns stands.

Rule: a place is told as an editor does, FILE:LINE; words are looked up as they are read, in lower case.
"""

from __future__ import annotations

from pathlib import Path

from servanda.dossier.places import read_yaml


def word_places(folder: Path) -> dict[tuple[str, str], str]:
    """Where each word stands, by the act or the class of nouns that it is given for.

    Raises:
        BadDossier: a file cannot be read; see `dossier.load`.
    """
    found: dict[tuple[str, str], str] = {}
    for file in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))):
        placed = read_yaml(file)
        for section, name in (("acts", "type"), ("nouns", "kind")):
            for number, entry in enumerate((placed.data or {}).get(section) or ()):
                for language, words in entry["words"].items():
                    for at, word in enumerate(words):
                        line = placed.line((section, number, "words", language, at))
                        found.setdefault((entry[name], str(word).lower()), f"{file.name}:{line}")
    return found
