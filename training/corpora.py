"""The corpora of `../shared/gold` to sentences, with the traps that each of them has.

Licences: see the README of each folder; the model card gives the attributions. No text is kept.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from training.sentences import Sentence, valid

# Texts of these genres of GUM may not be used commercially: nothing is trained on them.
NOT_FREE = frozenset({"essay", "fiction", "letter", "podcast", "whow"})
ECB_DEV = (2, 5, 12, 18, 21, 23, 34, 35)
# What of the morphology tells status: the rest of FEATS is left out.
FEATS = ("VerbForm", "Tense", "Mood", "Voice", "Number", "Person", "Polarity", "Degree", "Poss", "PronType")


def conllu(file: Path, source: str) -> Iterator[Sentence]:
    """Universal Dependencies. Ranges (don't as do n't) and empty nodes are left out; their words stay."""
    one = Sentence([], "", source, [], [], [], [], spaces=[])
    misc: list[str] = []
    meta: dict[str, str] = {}
    paragraph = False
    joined: tuple[int, bool] | None = None  # last word of a range, and whether a space follows it
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            meta[key.strip()] = value.strip()
            if key.strip() == "newpar" or key.strip().startswith("newdoc"):
                paragraph = True
            continue
        if not line.strip():
            if one.words:
                one.id, one.document = meta.get("sent_id", ""), meta.get("newdoc id", "")
                one.genre, one.paragraph = meta.get("meta::genre", ""), paragraph
                if source.startswith("gum"):
                    one.names = _names_of_gum(one, misc)
                yield one
                paragraph = False
            one, misc = Sentence([], "", source, [], [], [], [], spaces=[]), []
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
        one.words.append(cells[1])
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


def _kept(feats: str) -> str:
    pairs = [pair for pair in feats.split("|") if pair.partition("=")[0] in FEATS]
    return "|".join(pairs) or "_"


_OPEN = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "president",
        "prime",
        "minister",
        "senator",
        "sen.",
        "sir",
        "lord",
        "lady",
        "professor",
        "prof.",
        "captain",
        "general",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "chancellor",
        "governor",
        "judge",
        "justice",
        "secretary",
    ]
)


def _names_of_gum(one: Sentence, misc: list[str]) -> list[str | None]:
    """Names from entity mentions: the run of proper nouns around a mention's head.

    GUM marks all mentions, not only names. A proper noun in no such run is not told (None): it may be part
    of a name of a kind that other corpora do not count.
    """
    assert one.tags is not None
    assert one.heads is not None
    mentions: list[tuple[int, int, str]] = []
    stack: list[tuple[int, list[str]]] = []
    for at, cell in enumerate(misc):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
        for part in _OPEN.finditer(found[1]) if found else ():
            if part[1]:
                fields = part[1].split("-")
                if part[2]:
                    mentions.append((at, at, fields[1] if len(fields) > 1 else ""))
                else:
                    stack.append((at, fields))
                continue
            for place in range(len(stack) - 1, -1, -1):
                if stack[place][1][0] == part[3]:
                    start, fields = stack.pop(place)
                    mentions.append((start, at, fields[1] if len(fields) > 1 else ""))
                    break
    tags: list[str | None] = [None if tag == "PROPN" else "O" for tag in one.tags]
    taken = [False] * len(tags)
    runs = []
    for start, end, kind in mentions:
        heads = [at for at in range(start, end + 1) if not start <= one.heads[at] - 1 <= end]
        if not heads or one.tags[heads[0]] != "PROPN":
            continue
        low = high = heads[0]
        while low > start and one.tags[low - 1] == "PROPN":
            low -= 1
        while high < end and one.tags[high + 1] == "PROPN":
            high += 1
        while kind == "person" and low < high and one.words[low].lower() in _TITLES:
            low += 1
        runs.append((high - low, low, high, _KINDS.get(kind)))
    for _, low, high, name in sorted(runs, key=lambda run: -run[0]):
        if any(taken[low : high + 1]):
            continue
        for at in range(low, high + 1):
            taken[at] = True
            tags[at] = f"{'B' if at == low else 'I'}-{name}" if name else "O"
    return tags


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


def ecb(folder: Path, topics: tuple[int, ...], source: str) -> Iterator[Sentence]:
    """Event triggers of the sentences that were annotated with care (its list of clean sentences)."""
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
            for mention in root.find("Markables") or ():
                if "ACTION" in mention.tag:
                    marked |= {anchor.get("t_id") for anchor in mention.findall("token_anchor")}
            rows_: dict[str, list[tuple[str, bool]]] = {}
            for token in root.findall("token"):
                rows_.setdefault(token.get("sentence") or "", []).append(
                    (token.text or "_", token.get("t_id") in marked)
                )
            for number, row_ in rows_.items():
                told = (topic, name, number) in clean
                yield Sentence(
                    [word for word, _ in row_],
                    f"ecb {topic} {name}",
                    source,
                    triggers=[mark for _, mark in row_] if told else None,
                    id=number,
                )


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
            number = starts.get(offsets[target["span1"][0]])
            if number is not None:
                one.facts[number] = target["label"]
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
        gum = list(conllu(gold / f"ud-gum/en_gum-ud-{part}.conllu", f"gum-{part}"))
        if part == "train":
            gum = [one for one in gum if one.genre not in NOT_FREE]
        found[f"ewt-{part}"], found[f"gum-{part}"] = ewt, gum
    found["wikigold"] = list(iob(gold / "ner-wikigold/wikigold.conll.txt", "wikigold", 1, ours))
    politics = {
        "politician": "PER", "person": "PER", "country": "LOC", "location": "LOC",
        "politicalparty": "ORG", "organisation": "ORG",
    }  # fmt: skip
    for part in ("train", "dev", "test"):
        file = gold / f"ner-crossner-politics/{part}.txt"
        found[f"politics-{part}"] = list(iob(file, f"politics-{part}", 1, politics))
    train = tuple(topic for topic in range(1, 36) if topic not in ECB_DEV)
    found["ecb-train"] = list(ecb(gold / "ecbplus", train, "ecb-train"))
    found["ecb-dev"] = list(ecb(gold / "ecbplus", ECB_DEV, "ecb-dev"))
    return found
