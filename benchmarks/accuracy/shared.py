"""Where the open corpora and the real reports lie: beside the checkout, never in it."""

from __future__ import annotations

from pathlib import Path

ABSENT = "The corpora are not beside this checkout (../shared); this figure cannot be repeated here."


def root() -> Path | None:
    """The folder `shared` beside the checkout, or None in a clone that has none."""
    found = Path(__file__).resolve().parents[3] / "shared"
    return found if found.is_dir() else None
