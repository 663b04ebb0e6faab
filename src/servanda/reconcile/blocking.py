"""Claims into blocks that never meet: the connected components of shared keys.

Rule: a block is whole in itself. Recomputing one block gives what recomputing all gives for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from servanda.reconcile.claims import Claim

Key = tuple[str, ...]


class _Sets:
    """Disjoint sets of keys, with path halving."""

    def __init__(self) -> None:
        self.parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        parent = self.parent
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, left: Key, right: Key) -> None:
        low, high = sorted((self.root(left), self.root(right)))
        self.parent[high] = low


def blocks(claims: Iterable[Claim]) -> dict[Key, list[Claim]]:
    """Group claims by component; a component is named by its first key, its claims are in order."""
    sets = _Sets()
    keyed = [(claim, claim.keys) for claim in claims]
    for _, keys in keyed:
        for key in keys:
            sets.join(keys[0], key)
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim, keys in keyed:
        found[sets.root(keys[0])].append(claim)
    return {key: sorted(found[key], key=lambda claim: claim.order) for key in sorted(found)}
