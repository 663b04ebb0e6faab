"""Trees and names out of scores: against going through all of them."""

from itertools import pairwise, product
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from servanda.read.network import names, trees

SCORE = st.floats(-9, 9, width=32)


def by_trying_all(scores: np.ndarray) -> float:
    """The score of the best tree with one root, of all there are."""
    size = len(scores)
    best = -np.inf
    for heads in product(range(size), repeat=size - 1):
        if heads.count(0) != 1 or any(head == at for at, head in enumerate(heads, 1)):
            continue
        if all(_comes_to_the_root(heads, at) for at in range(1, size)):
            best = max(best, sum(float(scores[at, head]) for at, head in enumerate(heads, 1)))
    return best


def _comes_to_the_root(heads: tuple[int, ...], at: int) -> bool:
    for _ in heads:
        at = heads[at - 1]
        if at == 0:
            return True
    return False


@given(st.integers(2, 5).flatmap(lambda size: arrays(np.float32, (size, size), elements=SCORE)))
def test_the_tree_is_the_best_of_all_trees_with_one_root(scores: np.ndarray) -> None:
    heads = trees.tree(scores)
    assert heads[0] == 0
    assert (heads[1:] == 0).sum() == 1
    assert all(_comes_to_the_root(tuple(heads[1:]), at) for at in range(1, len(heads)))
    found = sum(float(scores[at, heads[at]]) for at in range(1, len(heads)))
    assert np.isclose(found, by_trying_all(scores), atol=1e-3)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_a_window_of_sentences_has_the_tree_of_each(sizes: list[int], chance: Random) -> None:
    size = sum(sizes) + 1
    scores = np.array([[chance.uniform(-9, 9) for _ in range(size)] for _ in range(size)], np.float32)
    begins = np.array([at == 0 for one in sizes for at in range(one)])
    heads = trees.trees(scores, begins)
    low = 1
    for one in sizes:
        nodes = [0, *range(low, low + one)]
        assert heads[nodes[1:]].tolist() == [nodes[at] for at in trees.tree(scores[np.ix_(nodes, nodes)])[1:]]
        low += one


def test_one_word_hangs_on_the_root() -> None:
    assert trees.tree(np.array([[0.0, 0.0], [-3.0, 9.0]])).tolist() == [0, 0]


@given(st.integers(1, 4).flatmap(lambda size: arrays(np.float32, (size, 7), elements=SCORE)))
def test_the_names_are_the_best_sequence_in_which_none_goes_on_that_did_not_begin(
    scores: np.ndarray,
) -> None:
    def sound(tags: tuple[int, ...]) -> bool:
        read = ["O", *(names.TAGS[tag] for tag in tags)]
        return all(
            one[0] != "I" or (before != "O" and before[2:] == one[2:]) for before, one in pairwise(read)
        )

    def total(tags: tuple[int, ...]) -> float:
        return sum(float(scores[at, tag]) for at, tag in enumerate(tags))

    found = tuple(names.best(scores).tolist())
    assert sound(found)
    assert np.isclose(
        total(found), max(total(one) for one in product(range(7), repeat=len(scores)) if sound(one))
    )


def test_names_are_half_open_runs_of_words() -> None:
    tags = np.array([names.TAGS.index(tag) for tag in ("B-PER", "I-PER", "O", "B-LOC", "B-LOC")])
    assert names.spans(tags) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]
