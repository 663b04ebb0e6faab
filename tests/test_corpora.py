"""Annotated corpora are read as they were written: words, spaces, paragraphs."""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy.language import raw
from training.corpora import conllu

_WORD = "\t".join(("{}", "{}", "{}", "X", "X", "_", "{}", "root", "_", "{}"))


def _sentence(comments: list[str], words: list[str]) -> str:
    rows = [
        _WORD.format(at, word, word, int(at > 1), "SpaceAfter=No" if word == "No" else "_")
        for at, word in enumerate(words, 1)
    ]
    return "\n".join([f"# {one}" for one in comments] + rows) + "\n\n"


def test_a_paragraph_begins_with_its_mark_whether_or_not_the_mark_has_a_name(tmp_path: Path) -> None:
    file = tmp_path / "texts.conllu"
    file.write_text(
        _sentence(["newdoc id = a", "sent_id = 1", "newpar id = a-p1"], ["Dear", "Ann"])
        + _sentence(["sent_id = 2", "newpar id = a-p2"], ["No", "!"])
        + _sentence(["sent_id = 3"], ["Yours"])
        + _sentence(["sent_id = 4", "newpar"], ["Bob"]),
        encoding="utf-8",
    )
    found = list(conllu(file, "ewt-dev"))
    assert [one.paragraph for one in found] == [True, True, False, True]
    assert raw(found) == "Dear Ann\n\nNo! Yours\n\nBob"
