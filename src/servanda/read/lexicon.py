"""From the YAML word lists beside this file to checked tables; and the words a reading may use.

Rule: words are data. Code asks `table` for them by name, once; what is malformed is refused with its
place. A plain word stays a word: ``no``, ``on``, ``off`` are no truth values here, ``1994-09-09`` no date.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from servanda.errors import BadSetting
from servanda.model.dossier import Dossier

_ROOM = files("servanda.read") / "lexicons"


class LexiconError(BadSetting):
    """A word list that cannot be used: carries file and line, the reason and the remedy."""


class _Loader(yaml.CSafeLoader):  # libyaml: ten times faster, and every wheel of PyYAML carries it
    """YAML with text, whole and decimal numbers, true, false and null; a repeated key is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key!r} is defined twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"0|-?[1-9]\d*", "-0123456789"),
    ("float", r"-?\d+\.\d+", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first))


@cache
def table(name: str) -> Any:
    """Read ``lexicons/NAME.yaml``; the same object each time, so do not change it.

    Raises:
        LexiconError: there is no such file, it is no YAML, it repeats a key, or it is empty.
    """
    where = f"lexicons/{name}.yaml"
    try:
        content = (_ROOM / f"{name}.yaml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"the word list cannot be read ({error})", where=where, remedy="Reinstall servanda."
        ) from None
    return parse(content, where)


def parse(content: str, where: str) -> Any:
    """Read the text of a word list.

    Raises:
        LexiconError: it is no YAML, it repeats a key, or it is empty.
    """
    try:
        found = yaml.load(content, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{where}:{mark.line + 1}:{mark.column + 1}" if mark else where
        raise LexiconError(
            error.problem or "this is no YAML", where=place, remedy="Mend that line."
        ) from None
    if not found:
        raise LexiconError("the word list is empty", where=where, remedy="Fill it or take it away.")
    return found


def strings(value: Any, where: str) -> tuple[str, ...]:
    """Check that a value is a list of words.

    Raises:
        LexiconError: it is none, or one of them is a number or empty (write it in quotes).
    """
    if not isinstance(value, list):
        raise LexiconError("a list of words was expected", where=where, words=repr(value))
    for word in value:
        if not isinstance(word, str) or not word:
            raise LexiconError("no word", where=where, words=repr(word), remedy="Write it in quotes.")
    return tuple(value)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Name the words of all lists together: 16 hex digits that change when any list does."""
    return _digest(
        part
        for one in sorted(_ROOM.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".yaml")
        for part in (one.name.encode(), one.read_bytes())
    )


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a reading: the general lists and what a dossier adds to them.

    `fingerprint` goes into the identity of a reading: other words, another reading.
    """

    dossier: Dossier = field(default_factory=Dossier)
    fingerprint: str = ""

    @classmethod
    def of(cls, dossier: Dossier | None = None) -> Lexicon:
        """Join the general word lists with a dossier's."""
        dossier = dossier or Dossier()
        return cls(dossier, _digest([fingerprint().encode(), dossier.fingerprint.encode()]))
