"""Names of the bundled dossiers, to their folders: templates for a record of one's own.

Rule: a template is a folder of definitions beside this file, of a real accord, complete enough to work with.
"""

from __future__ import annotations

from pathlib import Path

from servanda.errors import BadCall

HERE = Path(__file__).parent


def names() -> tuple[str, ...]:
    """List the templates."""
    return tuple(sorted(one.name for one in HERE.iterdir() if any(one.glob("*.yaml"))))


def template(name: str) -> Path:
    """Find a template by name.

    Raises:
        BadCall: there is no such template.
    """
    if name not in names():
        raise BadCall(f"no such template: {name!r}", remedy=f"There are: {', '.join(names())}.")
    return HERE / name
