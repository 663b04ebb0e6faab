"""What the network told against what is annotated: one number to make smaller."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.network import FAR, Network, Told
from training.windows import UNKNOWN, Window, pad

# How much a head counts beside the tree; names and triggers are annotated in a small part of the words.
WEIGHTS = {"tags": 0.7, "feats": 0.5, "arcs": 1.0, "relations": 1.0, "names": 2.0, "mentions": 1.0,
           "triggers": 2.0, "facts": 0.5, "starts": 1.0, "lemmas": 0.5, "kinds": 0.5, "old": 0.3}  # fmt: skip


def tensors(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """The network's input."""
    ids = pad([one.ids for one in batch], 0)
    mask = pad([[1] * len(one.ids) for one in batch], 0)
    first = pad([one.first for one in batch], 0)
    words = pad([[1] * len(one.first) for one in batch], 0).astype(bool)
    shapes = pad([one.shapes for one in batch], 0)
    return tuple(torch.from_numpy(one) for one in (ids, shapes, mask, first, words))  # type: ignore[return-value]


def across(batch: Sequence[Window]) -> Tensor:
    """Which heads lie in another sentence: (batch, words, words); the root is none."""
    sentence = pad([one.sentence for one in batch], -2)
    apart = sentence[:, :, None] != sentence[:, None, :]
    apart[:, :, 0] = False
    return torch.from_numpy(apart)


def loss(network: Network, told: Told, batch: Sequence[Window]) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch by word, and its parts."""
    gold = {
        name: torch.from_numpy(pad([getattr(one, name) for one in batch], UNKNOWN))
        for name in (
            "tags",
            "feats",
            "heads",
            "relations",
            "names",
            "triggers",
            "starts",
            "lemmas",
            "kinds",
            "old",
        )
    }
    width = max(len(one.facts) for one in batch)
    facts = torch.full((len(batch), width), float("nan"))
    for at, one in enumerate(batch):
        facts[at, : len(one.facts)] = torch.tensor(one.facts)
    words = sum(len(one.first) - 1 for one in batch)
    parts: dict[str, Tensor] = {}
    aside = torch.tensor([one.by_mention for one in batch])[:, None]
    gold["mentions"] = gold["names"].masked_fill(~aside, UNKNOWN)
    gold["names"] = gold["names"].masked_fill(aside, UNKNOWN)
    for name in ("tags", "feats", "names", "mentions", "lemmas", "kinds"):
        scores = getattr(told, name)
        if (gold[name] != UNKNOWN).any():
            parts[name] = _entropy(scores, gold[name])
    if (gold["heads"] != UNKNOWN).any():
        parts["arcs"] = _entropy(told.arcs.masked_fill(across(batch), FAR), gold["heads"])
        scores = network.relate(told.dependents, told.governors, gold["heads"].clamp(min=0))
        parts["relations"] = _entropy(scores, gold["relations"])
    for name, scores in (
        ("triggers", told.events[..., 0]),
        ("old", told.events[..., 2]),
        ("starts", told.starts),
    ):
        known = gold[name] != UNKNOWN
        if known.any():
            parts[name] = functional.binary_cross_entropy_with_logits(
                scores.float()[known], gold[name][known].float(), reduction="sum"
            )
    known = ~torch.isnan(facts)
    if known.any():
        parts["facts"] = functional.smooth_l1_loss(
            told.events[..., 1].float()[known], facts[known], reduction="sum"
        )
    total = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum() / words
    return total, {name: float(part.detach()) / words for name, part in parts.items()}


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )


def vary(batch: tuple[Tensor, ...], mask: int, generator: torch.Generator) -> tuple[Tensor, ...]:
    """Hide some pieces and change the capitals of some windows, so that neither is leaned on."""
    ids, shapes, *rest = batch
    chance = torch.rand(len(ids), 1, generator=generator)
    lettered = (shapes >= 1) & (shapes <= 5)
    shapes = torch.where((chance < 0.04) & lettered, torch.ones_like(shapes), shapes)
    shapes = torch.where((chance > 0.97) & lettered, torch.full_like(shapes, 3), shapes)
    inner = (shapes > 0) & (torch.rand(ids.shape, generator=generator) < 0.03)
    return (torch.where(inner, torch.full_like(ids, mask), ids), shapes, *rest)
