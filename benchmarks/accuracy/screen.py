"""What the screen ahead of the reading loses, and how much it spares: a screened reading against a full one.

Recall is of what the full reading finds, without a dossier in all texts, and with one in those texts that
bear on it by the rule of `model.scope` (an example with its dossier, the real reports with us-cuba, and what
else bears on that): the same act at the same words with the same status and participants, the same
statement by the same speaker, the same duty. No text is marked: the full reading is the measure.
*off topic left out* is the share of characters of ECB+, MEANTIME and GUM texts that us-cuba spares.

    python -m benchmarks.accuracy.screen [--errors]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy import crawl, shared
from servanda import dossiers, examples
from servanda.dossier.load import load
from servanda.model.dossier import Dossier
from servanda.model.record import Reading
from servanda.model.source import Document
from servanda.read import language
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.read.screen import screen_of
from servanda.read.screened import read_screened, screened
from servanda.register.scoping import scope_of
from servanda.store.naming import named_by

Keys = dict[str, Counter[object]]
OPEN = ("meantime", "ecb+", "gum")
_ECB_EVERY = 4


def keys(reading: Reading) -> Keys:
    """What a reading finds, so that another reading's findings can be told to be the same."""
    return {
        "acts": Counter(
            (one.type, one.modality, one.polarity, one.evidence[0].start, one.evidence[0].end, one.roles)
            for one in reading.assertions
        ),
        "statements": Counter(
            (one.speakers, tuple((part.start, part.end) for part in one.content))
            for one in reading.statements
        ),
        "commitments": Counter((one.duty, one.obligor, one.instrument_text) for one in reading.commitments),
    }


def sets(root: Path) -> Iterator[tuple[str, Dossier, list[Document]]]:
    """The texts with the dossier that each is screened for."""
    us_cuba = load(dossiers.template("us-cuba"))
    reports = [*crawl.example_reports(), *crawl.own_reports()]
    real = crawl.documents(crawl.seeds(root))
    others = {
        "meantime": crawl.documents(crawl.meantime(root)),
        "ecb+": crawl.documents(crawl.ecb(root, _ECB_EVERY)),
        "gum": crawl.documents(crawl.gum(root)),
    }
    yield "reports, no dossier", Dossier(), [*crawl.documents(iter(reports)), *real]
    for name in examples.whole():
        own = examples.example(name)
        texts = [(path.name, path.read_text(encoding="utf-8")) for path in own.documents]
        yield f"{name}, own dossier", load(own.dossier), crawl.documents(iter(texts))
    yield "real reports, us-cuba", us_cuba, real
    for name, found in others.items():
        yield f"{name}, no dossier", Dossier(), found
        yield f"{name}, us-cuba", us_cuba, found


def bears(reading: Reading, dossier: Dossier) -> bool:
    """Tell whether a document bears on a track of the dossier; all do where there is none."""
    named = named_by(reading)
    return not dossier.tracks or any(scope_of(one.id, dossier, ()).holds(named) for one in dossier.tracks)


def compare(
    found: Sequence[Document], dossier: Dossier, errors: bool
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Read twice; give what was found in full, what of it was found again, and what was spared."""
    nlp, lexicon, screen = language.load(), Lexicon.of(dossier), screen_of(dossier)
    total: Counter[str] = Counter()
    again: Counter[str] = Counter()
    spared: Counter[str] = Counter()
    for document in found:
        sifted = screen.sift(document)
        left = sum(one.end - one.start for one in sifted.regions)
        spared["characters"] += len(document.text)
        spared["left out"] += len(document.text) if sifted.out else len(document.text) - left
        spared["documents out"] += sifted.out
        full = read_document(document, language=nlp, lexicon=lexicon)
        quick = read_screened(document, language=nlp, lexicon=screened(lexicon), screen=screen)
        spared["days kept"] += full.published.value == quick.published.value
        if not bears(full, dossier):
            continue
        spared["bear"] += 1
        there = keys(quick)
        for name, one in keys(full).items():
            total[name] += one.total()
            again[name] += (one & there[name]).total()
            if errors:
                for lost in one - there[name]:
                    print(f"   lost {name} {document.file}: {lost}")
    return total, again, spared


def measure(root: Path, errors: bool = False, one_in: int = 6) -> dict[str, float]:
    """Measure every set; keys as in floors.json. Of the open corpora one text in `one_in` is read."""
    total: Counter[str] = Counter()
    again: Counter[str] = Counter()
    off: Counter[str] = Counter()
    days = documents = 0
    for name, dossier, found in sets(root):
        if name.startswith(OPEN):
            found = found[::one_in]
        wanted, kept, spared = compare(found, dossier, errors)
        total, again = total + wanted, again + kept
        days, documents = days + spared["days kept"], documents + len(found)
        if name.startswith(OPEN) and dossier.parties:
            off += spared
        told = ", ".join(f"{kept[key]} of {wanted[key]} {key}" for key in wanted)
        share = spared["left out"] / spared["characters"]
        print(
            f"{name:22} {spared['documents out']:3} of {len(found):3} documents and {share:6.1%} of the text"
            f" left out; in {spared['bear']} that bear on it {told}"
        )
    figures = {f"screen {name} recall": again[name] / total[name] for name in total}
    figures["screen days kept"] = days / documents
    figures["screen off topic left out"] = off["left out"] / off["characters"]
    for name, value in figures.items():
        print(f"{name:32} {value:.4f}")
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    place = shared.root()
    if place is None:
        sys.exit(shared.ABSENT)
    print(json.dumps(measure(place, "--errors" in sys.argv, one_in=1)))
