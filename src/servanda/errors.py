"""What can go wrong, as types.

    ServandaError
    ├── BadCall                 the caller asked for something that makes no sense
    │   ├── BadDate             a day or period that cannot be understood
    │   └── UnknownId           no such object in the record
    ├── BadRecord               the folder is no record, is newer than this program, or is damaged
    │   └── EvidenceMismatch    an assertion whose quote is not what its document says there
    ├── BadSetting              servanda.toml or a SERVANDA_* variable
    ├── BadWeights              the network's files are missing, or are not those that belong to the program
    ├── BadDossier              a definition file; carries file, line, words, reason, remedy
    └── UnreadableDocument      bytes that no format reads; becomes a Problem where many are read

Rule: bad text yields a `model.record.Problem`, a bad call raises one of these.
"""

from __future__ import annotations


class ServandaError(Exception):
    """The root: carries what happened and what to do about it."""

    def __init__(self, what: str, *, remedy: str = "", where: str = "", words: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.where = where
        self.words = words

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return "\n".join(part for part in (head, self.words, self.remedy) if part)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders in bulk reading; keyword-only fields need naming again.
        return (_rebuild, (type(self), self.what, self.remedy, self.where, self.words))


def _rebuild(kind: type[ServandaError], what: str, remedy: str, where: str, words: str) -> ServandaError:
    return kind(what, remedy=remedy, where=where, words=words)


class BadCall(ServandaError):
    """The caller asked for something that makes no sense."""


class BadDate(BadCall):
    """A day or period that cannot be understood."""


class UnknownId(BadCall):
    """No such object in the record."""


class BadRecord(ServandaError):
    """The folder is no record, is newer than this program, or is damaged."""


class EvidenceMismatch(BadRecord):
    """An assertion whose quote is not what its document says at that place."""


class BadSetting(ServandaError):
    """A value in servanda.toml or a SERVANDA_* variable."""


class BadWeights(ServandaError):
    """The network's files are missing, or are not those that belong to the program."""


class BadDossier(ServandaError):
    """A definition file that cannot be used."""


class UnreadableDocument(ServandaError):
    """Bytes that no format reads."""
