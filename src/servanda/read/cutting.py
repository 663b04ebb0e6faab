"""From a line of words to its predicates, each with its verb group, its subject and what governs it.

Rule: the passes run in this order: groups, kinds, limits, subjects, limits again now that subjects are known.
"""

from __future__ import annotations

from servanda.read.antecedents import find_gap
from servanda.read.auxiliaries import share_infinitives, share_openers, take_groups
from servanda.read.by_tree import take_tree
from servanda.read.clauses import Clauses
from servanda.read.infinitives import place_infinitives
from servanda.read.limits import set_limits, settle_limits
from servanda.read.line import Line
from servanda.read.subjects import find_subject
from servanda.read.verb_groups import classify, copula_at, group_at, is_copula


def cut(line: Line) -> Clauses:
    """Find the predicates of a line and what belongs to each."""
    found = Clauses(line)
    for word in line.words:
        if word.kind == "verb":
            pred = group_at(line, word.i)
            found.preds.append(pred)
            found.by_word[word.i] = pred
        elif word.kind in ("be", "have") and is_copula(line, word.i):
            pred = copula_at(line, word.i)
            found.preds.append(pred)
            found.by_word[word.i] = pred
    for pred in found.preds:
        classify(found, pred)
    take_groups(found)
    for pred in found.preds:
        set_limits(found, pred)
    for pred in found.preds:
        find_subject(found, pred)
    take_tree(found)
    share_infinitives(found)
    place_infinitives(found)
    for pred in found.preds:
        settle_limits(found, pred)
        find_gap(found, pred)
    share_openers(found)
    return found
