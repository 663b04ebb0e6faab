"""Texts that a crawl may bring: reports of talks, and whatever else is written; none of it marked.

Each source gives names and texts of whole documents, paragraphs parted by empty lines. Corpora of single
words are spaced as print is, roughly: what is measured on them compares two readings of the same text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from servanda import examples
from servanda.model.source import Document
from servanda.text import load

Text = tuple[str, str]
_PARAGRAPH = 2  # sentences, where a corpus tells of no paragraphs
_GLUED = (r" (?=[,.;:!?)%])", r"(?<=[(]) ", r" (?='s\b|’s\b|n't\b)")


def own_reports() -> Iterator[Text]:
    """The reports in the project's own words that readers are measured on."""
    return _files(sorted((Path(__file__).parent / "reports").glob("*/*.txt")))


def example_reports() -> Iterator[Text]:
    """The reports of the bundled examples."""
    return _files(one for name in examples.names() for one in examples.example(name).documents)


def seeds(root: Path) -> Iterator[Text]:
    """The real reports."""
    return _files(sorted((root / "seeds").glob("*.txt")))


def meantime(root: Path) -> Iterator[Text]:
    """Wikinews on companies, markets and stocks."""
    return _xml(sorted((root / "gold/meantime/intra_cross-doc_annotation").glob("*/*.xml")))


def ecb(root: Path, every: int = 1) -> Iterator[Text]:
    """News on all kinds of events; one document in so many."""
    return _xml(sorted((root / "gold/ecbplus/ECB+").glob("*/*.xml"))[::every])


def gum(root: Path) -> Iterator[Text]:
    """Texts of many genres: travel, fiction, instructions, speeches, talk (train and dev)."""
    for part in ("train", "dev"):
        whole = (root / f"gold/ud-gum/en_gum-ud-{part}.conllu").read_text(encoding="utf-8")
        for document in whole.split("# newdoc id = ")[1:]:
            name = document.partition("\n")[0].strip()
            paragraphs = [
                " ".join(re.findall(r"^# text = (.*)$", one, re.MULTILINE))
                for one in re.split(r"^# newpar.*$", document, flags=re.MULTILINE)
            ]
            yield name, "\n\n".join(one for one in paragraphs if one)


def documents(texts: Iterator[Text]) -> list[Document]:
    """Load texts as files."""
    return [load(text.encode(), name if name.endswith(".txt") else f"{name}.txt") for name, text in texts]


def _files(paths: Iterator[Path] | list[Path]) -> Iterator[Text]:
    for path in paths:
        yield path.name, path.read_text(encoding="utf-8")


def _xml(paths: list[Path]) -> Iterator[Text]:
    for path in paths:
        sentences: dict[int, list[str]] = {}
        for token in ElementTree.parse(path).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
        lines = [_spaced(words) for _, words in sorted(sentences.items())]
        rows = [" ".join(lines[at : at + _PARAGRAPH]) for at in range(0, len(lines), _PARAGRAPH)]
        yield path.stem, "\n\n".join(rows)


def _spaced(words: list[str]) -> str:
    text = " ".join(words)
    for pattern in _GLUED:
        text = re.sub(pattern, "", text)
    return text
