"""Train the network on all corpora at once: resumable, seeds fixed, metrics of each epoch kept.

    python -m training.train --out build/model --epochs 12

A second run may begin with the weights of a first and a lower rate (`--first`, `--rate`): a second cycle. The
last may be taught a development part as well (`--add`), which then measures nothing any more.

Each epoch cuts the documents anew. The weights that count are a running average (`average`), which is
steadier than the last step's.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from servanda.read.network.pieces import Pieces
from training import corpora, losses
from training.network import Network, encoder_folder, half
from training.scoring import score
from training.sentences import KINDS, NAMES, Sentence
from training.swap import pool, swap
from training.windows import Labels, batches, cut, encode, runs

PIECES = 160  # of the longest window
BATCH = 1024  # pieces of a batch, padding included
RATE, HEAD_RATE = 3e-4, 1e-3
WARM = 300  # steps
DECAY = 0.999  # of the running average, by step
DEV = ("ewt-dev", "gum-dev", "ecb-dev")
EVERY = 4  # steps after which it is brought up to date


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=Path, help="a run whose averaged weights to begin with")
    parser.add_argument("--rate", type=float, default=1.0, help="of the rate of a first run")
    parser.add_argument("--add", action="append", default=[], help="a part to be taught as well")
    told = parser.parse_args()
    if told.threads:
        torch.set_num_threads(told.threads)
    train(told.gold, told.out, told.epochs, told.seed, told.first, told.rate, told.add)


def train(
    gold: Path,
    out: Path,
    epochs: int,
    seed: int,
    first: Path | None = None,
    most: float = 1.0,
    add: Sequence[str] = (),
) -> None:
    """Train, or go on where an earlier run stopped."""
    out.mkdir(parents=True, exist_ok=True)
    found = corpora.load(gold)
    pieces = Pieces((encoder_folder() / "tokenizer.json").read_bytes())
    labels = Labels.of([one for name in corpora.TRAIN for one in found[name]])
    taught = [one for name in (*corpora.TRAIN, *add) for one in found[name]]
    (out / "labels.json").write_text(json.dumps({**asdict(labels), "names": NAMES, "kinds": KINDS}))
    torch.manual_seed(seed)
    network = Network(len(labels.tags), len(labels.feats), len(labels.relations), len(labels.lemmas))
    if first:
        network.load_state_dict(torch.load(first / "last.pt", weights_only=True)["average"])
    optimizer = _optimizer(network)
    average = {name: one.detach().clone() for name, one in network.state_dict().items()}
    documents = [[one for one in run if _taught(one)] for run in runs(taught)]
    documents = [one for one in documents if one]
    steps = _steps(documents, pieces, labels, seed) * epochs
    in_half, others = half(), pool(taught)
    done, step = _resume(out, network, optimizer, average)
    for epoch in range(done, epochs):
        chance = random.Random(seed * 1000 + epoch)
        generator = torch.Generator().manual_seed(seed * 1000 + epoch)
        swapped = [[swap(one, others, chance) for one in document] for document in documents]
        windows = [encode(one, pieces, labels) for one in cut(swapped, pieces, PIECES, chance)]
        windows = [one for one in windows if len(one.ids) <= 2 * PIECES]
        began, parts, count = time.time(), dict[str, float](), 0
        network.train()
        for batch in batches(windows, BATCH, chance):
            rate = most * min(1.0, (step + 1) / WARM) * max(0.01, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * rate
            inputs = losses.vary(losses.tensors(batch), pieces.mask, generator)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=in_half):
                total, some = losses.loss(network, network(*inputs), batch)
            optimizer.zero_grad(set_to_none=True)
            total.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            step, count = step + 1, count + 1
            if step % EVERY == 0:
                _follow(average, network, min(DECAY, (step + 1) / (step + 10)) ** EVERY)
            for name, value in some.items():
                parts[name] = parts.get(name, 0.0) + value
            if step % 20 == 0:
                _yield(out)
                shown = {name: round(value / count, 3) for name, value in parts.items()}
                print(f"epoch {epoch + 1} step {step}/{steps} {time.time() - began:.0f} s", shown, flush=True)
        seconds = time.time() - began
        kept = {name: one.clone() for name, one in network.state_dict().items()}
        network.load_state_dict(average)
        scores = {name: score(network, pieces, labels, found[name]) for name in DEV if name not in add}
        line = {"epoch": epoch + 1, "step": step, "seconds": round(seconds), "loss": {
            name: round(value / count, 4) for name, value in parts.items()}, "scores": scores}  # fmt: skip
        with (out / "metrics.jsonl").open("a", encoding="utf-8") as metrics:
            metrics.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        network.load_state_dict(kept)
        _save(out, {"network": kept, "average": average, "optimizer": optimizer.state_dict(),
                    "epoch": epoch + 1, "step": step})  # fmt: skip


def _yield(out: Path) -> None:
    """Take as many threads as the file `threads` beside the weights says, so that a long run can give way."""
    file = out / "threads"
    if file.exists() and (told := file.read_text().strip()).isdigit():
        torch.set_num_threads(max(1, int(told)))


def _taught(one: Sentence) -> bool:
    return (
        bool(one.words)
        and len(one.words) < 150
        and (one.heads is not None or one.names is not None or one.triggers is not None)
    )


def _optimizer(network: Network) -> torch.optim.Optimizer:
    inner = [one for name, one in network.named_parameters() if name.startswith("encoder.")]
    heads = [one for name, one in network.named_parameters() if not name.startswith("encoder.")]
    groups: list[dict[str, Any]] = [
        {"params": inner, "lr": RATE, "base": RATE, "weight_decay": 0.01},
        {"params": heads, "lr": HEAD_RATE, "base": HEAD_RATE, "weight_decay": 0.01},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _steps(documents: list[list[Sentence]], pieces: Pieces, labels: Labels, seed: int) -> int:
    chance = random.Random(seed)
    windows = [encode(one, pieces, labels) for one in cut(documents, pieces, PIECES, chance)]
    return sum(1 for _ in batches(windows, BATCH, chance))


def _follow(average: dict[str, Tensor], network: Network, decay: float) -> None:
    with torch.no_grad():
        for name, one in network.state_dict().items():
            if one.is_floating_point():
                average[name].lerp_(one, 1 - decay)
            else:
                average[name].copy_(one)


def _resume(
    out: Path, network: Network, optimizer: torch.optim.Optimizer, average: dict[str, Tensor]
) -> tuple[int, int]:
    file = out / "last.pt"
    if not file.exists():
        return 0, 0
    held = torch.load(file, weights_only=True)
    network.load_state_dict(held["network"])
    optimizer.load_state_dict(held["optimizer"])
    for name, one in held["average"].items():
        average[name].copy_(one)
    return int(held["epoch"]), int(held["step"])


def _save(out: Path, held: dict[str, Any]) -> None:
    part = out / "last.part"
    torch.save(held, part)
    part.replace(out / "last.pt")  # whole or not at all


if __name__ == "__main__":
    main()
