"""Why something was done, as someone gives it.

Rule: each reason keeps who gives it; the same words by the same voice are one reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.assess.index import Index
from servanda.model.event import Event
from servanda.model.record import Assertion
from servanda.model.talks import Reason


def reasons_of(index: Index, event: Event) -> tuple[Reason, ...]:
    """The causes that assertions of an event give, each with who gives it (empty: the publisher's voice)."""
    return reasons_in(index, [one for i in event.assertions if (one := index.reconciled.assertions.get(i))])


def reasons_in(index: Index, told: Iterable[Assertion]) -> tuple[Reason, ...]:
    """The causes that some assertions give; a voice that words of several documents stand for gives one."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]] = {}
    for assertion in sorted(told, key=lambda one: (index.known(one.id) or "", one.evidence[0].start, one.id)):
        for role in assertion.all_roles("cause"):
            text = role.text or role.name
            if text:
                voiced = _voiced(index, assertion)
                key = (text, tuple(voiced))
                name, because = found.get(key, (_names(voiced), ()))
                found[key] = (name, (*because, assertion.id))
    return tuple(Reason(text, by, because) for (text, _), (by, because) in found.items())


def given_by(index: Index, *assertions: Assertion) -> str:
    """The names of those who say it: the speakers of the statement around it, else its innermost voice.

    Of several accounts it is all who give one; empty where a publisher does so in its own voice.
    """
    voiced: dict[str, str] = {}
    for one in assertions:
        own = _voiced(index, one)
        if not own:
            return ""
        for key, name in own.items():
            voiced.setdefault(key, name)
    return _names(voiced)


def voices(index: Index, assertion: Assertion) -> tuple[str, ...]:
    """The names of those who say it, once each; none for the publisher's own voice.

    A statement by several speakers that two documents excerpt has the speakers of its fullest excerpt.
    """
    return tuple(dict.fromkeys(name for name in _voiced(index, assertion).values() if name))


def _names(voiced: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(name for name in voiced.values() if name))


def _voiced(index: Index, assertion: Assertion) -> dict[str, str]:
    """The voices by what identifies each."""
    speech = index.speech_of.get(assertion.within or "")
    if speech and speech.statements:
        said = [(one.entity, one.name) for one in speech.statements[0].speakers]
    else:
        said = [(one.entity, one.name) for one in assertion.said_by[-1:]]
    names: dict[str, str] = {}
    for entity, words in said:
        name = index.name(entity, words)
        names.setdefault(index.same(entity) or name, name)
    return names
