"""Why something was done, as someone gives it.

Rule: each reason keeps who gives it; the same words by the same voice are one reason.
"""

from __future__ import annotations

from servanda.assess.index import Index
from servanda.model.accord import Reason
from servanda.model.event import Event
from servanda.model.record import Assertion


def reasons_of(index: Index, event: Event) -> tuple[Reason, ...]:
    """The causes that assertions of an event give, each with who gives it (empty: the publisher's voice)."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    told = [one for i in event.assertions if (one := index.reconciled.assertions.get(i))]
    for assertion in sorted(told, key=lambda one: (index.known(one.id) or "", one.evidence[0].start, one.id)):
        for role in assertion.all_roles("cause"):
            text = role.text or role.name
            if text:
                key = (text, given_by(index, assertion))
                found[key] = (*found.get(key, ()), assertion.id)
    return tuple(Reason(text, by, because) for (text, by), because in found.items())


def given_by(index: Index, assertion: Assertion) -> str:
    """The names of those who say it: the speakers of the statement around it, else its innermost voice."""
    return ", ".join(voices(index, assertion))


def voices(index: Index, assertion: Assertion) -> tuple[str, ...]:
    """The names of those who say it, once each; none for the publisher's own voice.

    A statement by several speakers that two documents excerpt has the speakers of its fullest excerpt.
    """
    speech = index.speech_of.get(assertion.within or "")
    if speech and speech.statements:
        said = [(one.entity, one.name) for one in speech.statements[0].speakers]
    else:
        said = [(one.entity, one.name) for one in assertion.said_by[-1:]]
    names: dict[str, str] = {}
    for entity, words in said:
        name = index.name(entity, words)
        names.setdefault(index.same(entity) or name, name)
    return tuple(dict.fromkeys(name for name in names.values() if name))
