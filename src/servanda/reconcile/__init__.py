"""Assertions and judgements into events, speeches, actors, conflicts and origins."""

from servanda.reconcile.alone import known_alone
from servanda.reconcile.compose import reconcile
from servanda.reconcile.judged import anchorage_of

__all__ = ["anchorage_of", "known_alone", "reconcile"]
