"""A text as it was read to explanation objects, one a sentence.

Rule: what other objects hold stands in them whole, under the fields of their own kinds; an explanation adds
how each came about. It is the answer to a question: no export holds one.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model.ids import content_id
from servanda.present.exchange.extract import dated_by, provisional
from servanda.present.exchange.owing import commitment_object
from servanda.present.exchange.reading import (
    Object,
    assertion_object,
    evidence_objects,
    figure_object,
    statement_object,
    timex_object,
)
from servanda.present.exchange.terms import condition_object
from servanda.read.explained import Act, Explained, Missing, Sentence


def explanation_objects(told: Explained) -> Iterator[Object]:
    """Write what was read of each sentence, and why."""
    for sentence in told.sentences:
        yield _explanation(sentence, told)


def _explanation(sentence: Sentence, told: Explained) -> Object:
    published, dated = dated_by(told.document, told.reading)
    reading = told.reading

    def here(start: int) -> bool:
        return sentence.start <= start < sentence.end

    return {
        "kind": "explanation",
        "id": content_id("x", reading.id, sentence.start),
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "published": published.value,
        "words": [
            {
                "text": one.text, "start": one.start, "end": one.end, "lemma": one.lemma, "tag": one.tag,
                "form": one.form, "relation": one.relation, "head": one.head if one.head >= 0 else None,
                "kind": one.kind, "event": one.event, "factuality": one.factuality,
            }
            for one in sentence.words
        ],
        "actors": [
            {
                "text": one.text, "start": one.start, "end": one.end, "entity": actor.id, "name": actor.name,
                "confidence": one.confidence,
            }
            for actor in reading.actors
            for one in actor.mentions
            if here(one.start)
        ],
        "timexes": [timex_object(one, dated) for one in reading.timexes if here(one.start)],
        "figures": [figure_object(one, dated) for one in reading.figures if here(one.start)],
        "acts": [
            {**_act(one), "assertion": assertion_object(one.assertion, dated)} for one in sentence.acts
        ],
        "statements": [
            statement_object(one, dated, []) for one in reading.statements if here(one.content[0].start)
        ],
        "conditions": [condition_object(one) for one in reading.conditions if here(one.evidence[0].start)],
        "commitments": [
            commitment_object(provisional(one), [], evidence_objects(one.evidence, document=True))
            for one in reading.commitments
            if here(one.evidence[0].start)
        ],
        "unread": [_missing(one) for one in sentence.missing],
    }  # fmt: skip


def _act(one: Act) -> Object:
    entry = one.entry
    return {
        "trigger": {"start": one.start, "end": one.end, "quote": one.trigger},
        "entry": {
            "file": entry.file or None, "line": entry.line or None, "words": entry.words, "form": entry.form,
            "asks": list(entry.asks),
        },
        "roles": [
            {"role": filled.role.role, "text": filled.role.text, "entity": filled.role.entity,
             "path": list(filled.path)}
            for filled in one.roles
        ],
        "rule": one.rule or None,
        "cues": [
            {"words": cue.words, "told": cue.told, "file": cue.file or None, "line": cue.line or None}
            for cue in one.cues
        ],
        "event": one.event,
        "factuality": one.factuality,
    }  # fmt: skip


def _missing(one: Missing) -> Object:
    gap, remedy = one.gap, one.remedy
    return {
        "start": one.start, "end": one.end, "quote": one.text,
        "reason": gap.kind, "told": gap.told, "act": gap.act or None, "entry": gap.entry or None,
        "asks": list(gap.wanted), "event": one.event, "factuality": one.factuality,
        "remedy": None if remedy is None else
        {"yaml": remedy.yaml, "gives": remedy.gives, "others": list(remedy.others)},
    }  # fmt: skip
