"""Statements with their speakers against marked sets of the project's own.

A statement is found where its content overlaps a marked one by more than half of either; it is *right* where
direct speech is told from reported speech and all speakers agree; *exact* where the extent is the same too,
end marks aside. *told* and *nested* are the shares of marked addressees and outer voices that are right.
These are development figures: *marked* was written beside the reader, *fresh* after it, *passages* before the
finding of statements was built on the tree, *held* with them and not looked into while mending.

    python -m benchmarks.accuracy.attribution [--errors] [--set NAME]
"""

from __future__ import annotations

import re
from collections import Counter
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

SETS = {name: Path(__file__).with_name(f"{name}.txt") for name in ("marked", "fresh", "passages", "held")}
_CLOSED = {"held"}  # no misses are shown
_END = re.compile(r"\|([DIMO])(#\d+)?(?: ([^\[\]|<>]+?))?(?: > ([^\[\]|<>]+?))?(?: < ([^\[\]|<>]+?))?\]\]")


@dataclass(slots=True)
class Gold:
    """A marked statement: its spans, how it is given (D, I, M; O where it need not be told), who speaks."""

    kind: str
    speakers: tuple[str, ...]
    told: str = ""
    outer: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def direct(self) -> bool:
        """Tell whether all of it is quoted."""
        return self.kind == "D"


@dataclass(slots=True)
class Report:
    """A marked document."""

    text: str
    gold: list[Gold]


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader finds in a document, with the names of actors by id."""

    statements: tuple[Statement, ...]
    names: dict[str, str]


def reports(path: Path) -> Iterator[Report]:
    """Read the marked documents."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for part in re.split(r"\n\s*\n", "\n".join(lines)):
        if part.strip():
            yield _report(part.strip() + "\n")


def _report(marked: str) -> Report:
    text, at = "", 0
    open_: list[int] = []  # where the marks that are open begin; marks may nest
    gold: dict[str, Gold] = {}
    while at < len(marked):
        end = _END.match(marked, at)
        if marked.startswith("[[", at):
            open_.append(len(text))
            at += 2
        elif end is not None and open_:
            start = open_.pop()
            speakers = tuple((end[3] or "").split(" + "))
            one = gold.setdefault(
                end[2] or f"@{start}-{at}", Gold(end[1], speakers, end[4] or "", end[5] or "")
            )
            one.spans.append((start, len(text)))
            at = end.end()
        else:
            text += marked[at]
            at += 1
    return Report(text, list(gold.values()))


def read(report: Report) -> Found:
    """The statements that the reader finds in a document."""
    lexicon = Lexicon.of()
    document = Document(id="d_gold", sha256="", file="marked", text=report.text)
    page = make_page(document, language.load())
    actors, concepts = find_actors(page, lexicon), find_concepts(page, lexicon)
    found = find_statements(page, actors, concepts, find_timexes(page, None), lexicon)
    return Found(found, {actor.id: actor.name for actor in actors})


def measure(root: Path | None = None, *, errors: bool = False, only: str = "") -> dict[str, float]:  # noqa: ARG001 - as all measures
    """Score the sets; keys as in floors.json."""
    scores: dict[str, float] = {}
    for name, path in SETS.items():
        if only not in ("", name):
            continue
        counts = _counts(path, errors=errors and name not in _CLOSED)
        for kind in ("direct", "indirect"):
            n, m = counts[f"{kind} found"], counts[f"{kind} gold"]
            for what in ("right", "exact"):
                hits = counts[f"{kind} {what}"]
                f1 = 2 * hits / (n + m) if n + m else 0.0
                precision, recall = hits / max(1, n), hits / max(1, m)
                label = f"{name} {kind} {what}"
                print(f"{label:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {m})")
                scores[f"attribution {label} F1"] = round(f1, 4)
        for what in ("mixed", "told", "nested"):
            if counts[f"{what} gold"]:
                hits, m = counts[f"{what} right"], counts[f"{what} gold"]
                print(f"{name + ' ' + what:24} {hits / m:.3f}  ({hits} of {m})")
                scores[f"attribution {name} {what}"] = round(hits / m, 4)
    return scores


def _counts(path: Path, *, errors: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for report in reports(path):
        found = read(report)
        left = list(found.statements)
        for gold in sorted(report.gold, key=lambda one: one.kind == "O"):
            best = max(
                left, key=lambda one: (round(_share(gold, one), 2), _agree(gold, one, found)), default=None
            )
            held = best if best is not None and _share(gold, best) > 0.5 else None
            if held is not None:
                left.remove(held)
            if gold.kind == "O":
                continue
            kind = _kind(gold.direct)
            counts[f"{kind} gold"] += 1
            counts[f"{kind} found"] += held is not None
            _rate(gold, held, report, found, counts, errors=errors)
        for one in left:
            counts[f"{_kind(one.direct)} found"] += 1
            if errors:
                print("spurious", [s.name for s in one.speakers], [c.quote for c in one.content])
    return counts


def _rate(
    gold: Gold, one: Statement | None, report: Report, found: Found, counts: Counter[str], *, errors: bool
) -> None:
    kind = _kind(gold.direct)
    for what, marked in (("told", gold.told), ("nested", gold.outer)):
        counts[f"{what} gold"] += bool(marked)
    counts["mixed gold"] += gold.kind == "M"
    if one is None:
        _show(errors, "missed", report, gold, None)
        return
    agreed = _agree(gold, one, found)
    if gold.told:
        counts["told right"] += agreed and _is(
            gold.told, {one.addressee or "", found.names.get(one.addressee or "", "")}
        )
    if gold.outer:
        counts["nested right"] += agreed and any(_is(gold.outer, {link.name}) for link in one.said_by)
    if one.direct != gold.direct or not agreed:
        _show(errors, "wrong", report, gold, one)
        return
    counts[f"{kind} right"] += 1
    counts["mixed right"] += gold.kind == "M"
    if _edges(report.text, gold.spans) == _edges(report.text, [(c.start, c.end) for c in one.content]):
        counts[f"{kind} exact"] += 1
    else:
        _show(errors, "extent", report, gold, one)


def _kind(direct: bool) -> str:
    return "direct" if direct else "indirect"


def _share(gold: Gold, one: Statement) -> float:
    common = sum(
        max(0, min(end, c.end) - max(start, c.start)) for start, end in gold.spans for c in one.content
    )
    size = max(sum(end - start for start, end in gold.spans), sum(c.end - c.start for c in one.content))
    return common / size if size else 0.0


def _agree(gold: Gold, one: Statement, found: Found) -> bool:
    spoken = [{speaker.name, found.names.get(speaker.entity or "", "")} for speaker in one.speakers]
    named = all(any(_is(name, names) for names in spoken) for name in gold.speakers)
    return named and all(any(_is(name, names) for name in gold.speakers) for names in spoken)


def _is(marked: str, names: set[str]) -> bool:
    """Tell whether one of some names is one of those marked: "mission / A statement from the mission"."""
    return any(_plain(one) in {_plain(name) for name in names} for one in marked.split(" / "))


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name.casefold().replace("’", "'")).strip()


def _edges(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].strip(' .,;“”"') for start, end in sorted(spans)]


def _show(errors: bool, what: str, report: Report, gold: Gold, one: Statement | None) -> None:
    if not errors:
        return
    print(what, gold.kind, gold.speakers, [report.text[a:b] for a, b in gold.spans])
    if one is not None:
        print("     got", _kind(one.direct), [s.name for s in one.speakers], [c.quote for c in one.content])
