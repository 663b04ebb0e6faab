"""The corpora of `../shared/gold` to sentences, with the traps that each of them has.

Licences: see the README of each folder; the model card gives the attributions. No text is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training import ecb, gum, marked
from training.sentences import Sentence, valid

# Texts of these genres of GUM may not be used commercially: nothing is trained on them.
NOT_FREE = frozenset({"essay", "fiction", "letter", "podcast", "whow"})
# The parts that are taught; nothing is taught of the others.
TRAIN = (
    "ewt-train", "gum-train", "wikigold", "politics-train", "politics-dev", "politics-test", "ecb-train",
    "written",
)  # fmt: skip
# What of the morphology tells status: the rest of FEATS is left out.
FEATS = ("VerbForm", "Tense", "Mood", "Voice", "Number", "Person", "Polarity", "Degree", "Poss", "PronType")


def conllu(file: Path, source: str) -> Iterator[Sentence]:
    """Universal Dependencies. Ranges (don't as do n't) and empty nodes are left out; their words stay."""
    one = _empty(source)
    misc: list[str] = []
    meta: dict[str, str] = {}
    paragraph = False
    joined: tuple[int, bool] | None = None  # last word of a range, and whether a space follows it
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            meta[key.strip()] = value.strip()
            if key.split()[0] in ("newpar", "newdoc"):  # with a name in EWT, without one in GUM
                paragraph = True
            continue
        if not line.strip():
            if one.words:
                one.id, one.document = meta.get("sent_id", ""), meta.get("newdoc id", "")
                one.genre, one.paragraph = meta.get("meta::genre", ""), paragraph
                if source.startswith("gum"):
                    mentions = gum.mentions_of(one, misc)
                    one.names = gum.names(one, mentions)
                    one.kinds, one.old = gum.heads(one, mentions)
                yield one
                paragraph = False
            one, misc = _empty(source), []
            continue
        cells = line.split("\t")
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            joined = (int(cells[0].partition("-")[2]), space)
            continue
        if "." in cells[0]:
            continue
        assert one.tags is not None
        assert one.feats is not None
        assert one.heads is not None
        assert one.relations is not None
        assert one.spaces is not None
        assert one.lemmas is not None
        one.words.append(cells[1])
        one.lemmas.append(cells[2])
        one.tags.append(cells[3])
        one.feats.append(_kept(cells[5]))
        one.heads.append(int(cells[6]))
        one.relations.append(cells[7])
        misc.append(cells[9])
        if joined and int(cells[0]) <= joined[0]:
            # The words of a range are written together.
            one.spaces.append(joined[1] if int(cells[0]) == joined[0] else False)
        else:
            joined = None
            one.spaces.append(space)


def _empty(source: str) -> Sentence:
    return Sentence([], "", source, [], [], [], [], lemmas=[], spaces=[])


def _kept(feats: str) -> str:
    pairs = [pair for pair in feats.split("|") if pair.partition("=")[0] in FEATS]
    return "|".join(pairs) or "_"


def iob(file: Path, source: str, column: int, kinds: dict[str, str]) -> Iterator[Sentence]:
    """Names in columns. `kinds` maps a corpus's labels to ours; what it lacks is no name of ours."""
    words: list[str] = []
    tags: list[str | None] = []
    document, number, id_ = f"{source} 0", 0, ""
    for raw in [*file.read_text(encoding="utf-8").split("\n"), ""]:
        line = raw.strip()
        if line.startswith("# sent_id"):
            id_ = line.partition("=")[2].strip()
            continue
        if line.startswith("#") and "\t" not in line:
            continue
        if not line or line.startswith("-DOCSTART-"):
            if words:
                yield Sentence(words, document, source, names=valid(tags), id=id_)
            words, tags = [], []
            if line:
                number += 1
                document = f"{source} {number}"
            continue
        cells = re.split(r"[\t ]", line)
        mark, _, kind = cells[column].partition("-")
        words.append(cells[1] if cells[0].isdigit() and column == 2 else cells[0])
        tags.append(f"{mark}-{kinds[kind]}" if kind in kinds and mark in ("B", "I") else "O")


def attach_names(sentences: list[Sentence], names: Iterator[Sentence]) -> int:
    """Give EWT sentences their names, by id; those whose words differ stay without."""
    known = {one.id: one for one in names}
    count = 0
    for one in sentences:
        other = known.get(one.id)
        if other and other.words == one.words:
            one.names = other.names
            count += 1
    return count


def attach_facts(sentences: list[Sentence], file: Path) -> int:
    """Give EWT sentences their factuality; matched by letters, since words may be cut otherwise."""
    known = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        known[re.sub(r"\s", "", found["text"])] = found
    count = 0
    for one in sentences:
        found = known.get(re.sub(r"\s", "", "".join(one.words)))
        if not found:
            continue
        starts, at = {}, 0
        for number, word in enumerate(one.words):
            starts[at] = number
            at += len(word)
        offsets = [0]
        for word in found["text"].split(" "):
            offsets.append(offsets[-1] + len(word))
        for target in found["targets"]:
            place = starts.get(offsets[target["span1"][0]])
            if place is not None:
                one.facts[place] = target["label"]
                count += 1
    return count


def load(gold: Path) -> dict[str, list[Sentence]]:
    """Every corpus, by name and part: ewt-train, gum-dev, ecb-dev and so on."""
    found: dict[str, list[Sentence]] = {}
    ours = {kind: kind for kind in ("PER", "LOC", "ORG")}
    for part in ("train", "dev", "test"):
        ewt = list(conllu(gold / f"ud-ewt/en_ewt-ud-{part}.conllu", f"ewt-{part}"))
        attach_names(ewt, iob(gold / f"uner-ewt/en_ewt-ud-{part}.iob2", "uner", 2, ours))
        attach_facts(ewt, gold / f"uds-factuality/uds-ih2-jsonl/{part}.jsonl")
        trees = list(conllu(gold / f"ud-gum/en_gum-ud-{part}.conllu", f"gum-{part}"))
        if part == "train":
            trees = [one for one in trees if one.genre not in NOT_FREE]
        found[f"ewt-{part}"], found[f"gum-{part}"] = ewt, trees
    found["wikigold"] = list(iob(gold / "ner-wikigold/wikigold.conll.txt", "wikigold", 1, ours))
    politics = {
        "politician": "PER", "person": "PER", "country": "LOC", "location": "LOC",
        "politicalparty": "ORG", "organisation": "ORG",
    }  # fmt: skip
    for part in ("train", "dev", "test"):
        file = gold / f"ner-crossner-politics/{part}.txt"
        found[f"politics-{part}"] = list(iob(file, f"politics-{part}", 1, politics))
    found["written"] = list(marked.load(Path(__file__).parent / "written"))
    found["ecb-train"] = list(ecb.load(gold / "ecbplus", ecb.TRAIN, "ecb-train"))
    found["ecb-dev"] = list(ecb.load(gold / "ecbplus", ecb.DEV, "ecb-dev"))
    return found
