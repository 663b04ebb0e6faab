"""The trained network as it reads one window alone: the same numbers by fewer and larger steps.

Rule: nothing here knows the heads; they come from `Network.tell`. A step with a name in ONNX Runtime is given
that name, rather than left to be recognised among small ones. Rows of pieces that begin no word are left out
as soon as no other row needs them.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import HIDDEN, Mix, Network, Told

HEADS = tuple(one.name for one in fields(Told))


class Alone(nn.Module):
    """The main graph: from the pieces of one window to an array per head, without the axis of the batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.embeddings
        self.words = table.word_embeddings
        self.shapes = network.shapes
        # Every piece is of the first of BERT's two texts.
        self.register_buffer(
            "places", table.position_embeddings.weight + table.token_type_embeddings.weight[0]
        )
        self.norm = Norm(table.LayerNorm)
        self.layers = nn.ModuleList(Layer(one) for one in network.encoder.encoder.layer)
        for name, mix in network.mixes.items():
            assert isinstance(mix, Mix)
            network.mixes[name] = Folded(mix)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All of `HEADS` in their order."""
        hidden = self.words(ids) + self.shapes(shapes) + self.places[: ids.shape[1]]
        hidden = self.norm(hidden)
        rows = first[0]
        levels = [hidden[:, rows]]
        for one in self.layers[:-1]:
            hidden = one(hidden)
            levels.append(hidden[:, rows])
        levels.append(self.layers[-1](hidden, rows))
        told = self.network.tell(Levels(levels), None)
        return tuple(getattr(told, name).flatten(0, 1) for name in HEADS)


class Relating(nn.Module):
    """The second graph: the relations of words to the heads that were chosen for them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, governors: Tensor, heads: Tensor) -> Tensor:
        """Scores, (words + 1, relations)."""
        made = self.network.relate(dependents.unsqueeze(0), governors.unsqueeze(0), heads.unsqueeze(0))
        return made.flatten(0, 1)


class Levels(list[Tensor]):
    """The levels of the encoder, also as one matrix with a row for each."""

    def __init__(self, levels: list[Tensor]) -> None:
        super().__init__(levels)
        self.stacked = torch.cat([one.reshape(1, -1) for one in levels])


class Folded(nn.Module):
    """A mix of levels as one product."""

    def __init__(self, mix: Mix) -> None:
        super().__init__()
        with torch.no_grad():
            self.parts = nn.Parameter((torch.softmax(mix.weights, 0) * mix.scale).unsqueeze(0))

    def forward(self, levels: Levels) -> Tensor:
        """(1, words, hidden)."""
        return torch.matmul(self.parts, levels.stacked).reshape(1, -1, HIDDEN)


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        parts = layer.attention.self
        three = (parts.query, parts.key, parts.value)
        self.heads = int(parts.num_attention_heads)
        self.attend = nn.Parameter(torch.cat([one.weight.T for one in three], 1))
        self.attend_bias = nn.Parameter(torch.cat([one.bias for one in three]))
        self.out, self.norm = layer.attention.output.dense, Norm(layer.attention.output.LayerNorm)
        self.wide, self.narrow = layer.intermediate.dense, layer.output.dense
        self.last = Norm(layer.output.LayerNorm)

    def forward(self, hidden: Tensor, rows: Tensor | None = None) -> Tensor:
        """The next level, of all rows or of some."""
        seen = Attention.apply(hidden, self.attend, self.attend_bias, self.heads)
        if rows is not None:
            seen, hidden = seen[:, rows], hidden[:, rows]
        hidden = self.norm(self.out(seen) + hidden)
        found: Tensor = self.last(self.narrow(Gelu.apply(self.wide(hidden))) + hidden)
        return found


class Norm(nn.Module):
    """The norm of a layer in steps: ONNX Runtime's own is one loop by number, a third as fast."""

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.weight, self.bias, self.eps = norm.weight, norm.bias, float(norm.eps)

    def forward(self, x: Tensor) -> Tensor:
        """The rows, each with mean 0 and deviation 1, then weighted."""
        centred = x - x.mean(-1, keepdim=True)
        deviation = torch.sqrt((centred * centred).mean(-1, keepdim=True) + self.eps)
        return centred / deviation * self.weight + self.bias


class Attention(torch.autograd.Function):
    """Attention of many heads, from one product for queries, keys and values."""

    @staticmethod
    def forward(_: Any, x: Tensor, weight: Tensor, bias: Tensor, heads: int) -> Tensor:
        """What PyTorch computes."""
        size = x.shape[-1] // heads
        parts = (torch.matmul(x, weight) + bias).reshape(1, -1, 3, heads, size).permute(2, 0, 3, 1, 4)
        made = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2])
        return made.transpose(1, 2).reshape(x.shape)

    @staticmethod
    def symbolic(g: Any, x: Any, weight: Any, bias: Any, heads: int) -> Any:
        """What ONNX Runtime computes."""
        return g.op("com.microsoft::Attention", x, weight, bias, num_heads_i=heads).setType(x.type())


class Gelu(torch.autograd.Function):
    """GELU, as one step."""

    @staticmethod
    def forward(_: Any, x: Tensor) -> Tensor:
        """What PyTorch computes."""
        return functional.gelu(x)

    @staticmethod
    def symbolic(g: Any, x: Any) -> Any:
        """What ONNX Runtime computes."""
        return g.op("com.microsoft::Gelu", x).setType(x.type())
