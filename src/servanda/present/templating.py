"""The one set-up of Jinja2: every value is escaped, and a name that nobody gave is an error.

Rule: all that the project draws by templates is drawn with this; who draws adds the filters that it needs.
"""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment(package: str) -> Environment:
    """Set up the templates of a package."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
