"""The classes of each head, by number, as the weights' own file tells them."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of classes: UPOS, bundles of features, relations of UD, rules of lemmas, kinds of mentions."""

    tags: tuple[str, ...]
    feats: tuple[str, ...]
    relations: tuple[str, ...]
    lemmas: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, file: bytes) -> Labels:
        """Read the bytes of the file."""
        held = json.loads(file)
        return cls(**{name: tuple(held[name]) for name in cls.__slots__})
