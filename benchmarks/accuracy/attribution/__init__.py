"""Statements with their speakers against a marked set of the project's own (marked.txt).

A statement is found where its content overlaps a marked one by more than half of either; it is *right* where
direct speech is told from reported speech and all speakers agree; *exact* where the extent is the same too,
end marks aside. These are development figures: *marked* was written beside the reader, *fresh* after it by
the same hand (what it gave before anything was changed for it is kept in its head).

    python -m benchmarks.accuracy.attribution [--errors]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from servanda.model.record import Statement
from servanda.model.source import Document
from servanda.read import language
from servanda.read.actors import find_actors
from servanda.read.concepts import find_concepts
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from servanda.read.statements import find_statements
from servanda.read.timex import find_timexes

SETS = {name: Path(__file__).with_name(f"{name}.txt") for name in ("marked", "fresh")}
_MARK = re.compile(r"\[\[([^|\]]+)\|([DI])(#\d+)? ([^\]]+)\]\]")


@dataclass(slots=True)
class Gold:
    """A marked statement: its spans, how it is given, who speaks."""

    direct: bool
    speakers: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """A marked document."""

    text: str
    gold: list[Gold]


def reports(path: Path) -> Iterator[Report]:
    """Read the marked documents."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for part in re.split(r"\n\s*\n", "\n".join(lines)):
        if part.strip():
            yield _report(part.strip() + "\n")


def _report(marked: str) -> Report:
    text, at = "", 0
    gold: dict[str, Gold] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[1]
        key = match[3] or f"@{start}"
        one = gold.setdefault(key, Gold(match[2] == "D", tuple(match[4].split(" + "))))
        one.spans.append((start, len(text)))
        at = match.end()
    return Report(text + marked[at:], list(gold.values()))


def read(report: Report) -> tuple[Statement, ...]:
    """The statements that the reader finds in a document."""
    lexicon = Lexicon.of()
    document = Document(id="d_gold", sha256="", file="marked", text=report.text)
    page = make_page(document, language.load())
    actors, concepts = find_actors(page, lexicon), find_concepts(page, lexicon)
    return find_statements(page, actors, concepts, find_timexes(page, None), lexicon)


def measure(root: Path | None = None, *, errors: bool = False) -> dict[str, float]:  # noqa: ARG001 - as all measures
    """Score both sets; keys as in floors.json."""
    scores: dict[str, float] = {}
    for name, path in SETS.items():
        counts = _counts(path, errors=errors)
        for kind in ("direct", "indirect"):
            n, m = counts[kind, "found"], counts[kind, "gold"]
            for what in ("right", "exact"):
                hits = counts[kind, what]
                f1 = 2 * hits / (n + m) if n + m else 0.0
                precision, recall = hits / max(1, n), hits / max(1, m)
                label = f"{name} {kind} {what}"
                print(f"{label:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {m})")
                scores[f"attribution {label} F1"] = round(f1, 4)
    return scores


def _counts(path: Path, *, errors: bool) -> dict[tuple[str, str], int]:
    counts = {
        (kind, what): 0 for kind in ("direct", "indirect") for what in ("gold", "found", "right", "exact")
    }
    for report in reports(path):
        found = list(read(report))
        for statement in found:
            counts[_kind(statement.direct), "found"] += 1
        for gold in report.gold:
            kind = _kind(gold.direct)
            counts[kind, "gold"] += 1
            best = max(found, key=lambda one: _share(gold, one), default=None)
            if best is None or _share(gold, best) <= 0.5:
                _show(errors, "missed", report, gold, None)
                continue
            found.remove(best)
            if best.direct != gold.direct or not _agree(gold, best):
                _show(errors, "wrong", report, gold, best)
                continue
            counts[kind, "right"] += 1
            if _edges(report.text, gold.spans) == _edges(
                report.text, [(c.start, c.end) for c in best.content]
            ):
                counts[kind, "exact"] += 1
            else:
                _show(errors, "extent", report, gold, best)
        if errors:
            for one in found:
                print("spurious", [s.name for s in one.speakers], [c.quote for c in one.content])
    return counts


def _kind(direct: bool) -> str:
    return "direct" if direct else "indirect"


def _share(gold: Gold, one: Statement) -> float:
    common = sum(
        max(0, min(end, c.end) - max(start, c.start)) for start, end in gold.spans for c in one.content
    )
    size = max(sum(end - start for start, end in gold.spans), sum(c.end - c.start for c in one.content))
    return common / size if size else 0.0


def _agree(gold: Gold, one: Statement) -> bool:
    names = {_plain(speaker.name) for speaker in one.speakers}
    return names == {_plain(name) for name in gold.speakers}


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name.casefold().replace("’", "'")).strip()


def _edges(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].strip(' .,;“”"') for start, end in sorted(spans)]


def _show(errors: bool, what: str, report: Report, gold: Gold, one: Statement | None) -> None:
    if not errors:
        return
    print(what, _kind(gold.direct), gold.speakers, [report.text[a:b] for a, b in gold.spans])
    if one is not None:
        print("     got", _kind(one.direct), [s.name for s in one.speakers], [c.quote for c in one.content])
