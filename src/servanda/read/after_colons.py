"""From a colon or a dash to who speaks beside it: "X was blunt: “…”", "Deal within reach - envoy".

Rule: before a colon stands one who speaks, and a quotation follows or a manner of speaking leads; the forms
of headlines count in lines without a full stop alone.
"""

from __future__ import annotations

from servanda.model.record import Speaker
from servanda.read.content_after import take_clause
from servanda.read.content_before import take
from servanda.read.cues import Cue, cue_words, singular
from servanda.read.hits import Said
from servanda.read.mentioned import Voice
from servanda.read.nameless import is_carrier, may_speak
from servanda.read.speakers import speaker_of
from servanda.read.tree_voice import voice_at
from servanda.read.unit_tree import SUBJECTS, UnitTree
from servanda.read.utterances import Unit
from servanda.read.words import fold

_DASHES = frozenset(("-", "–", "—", "--", ":"))


def find_after_colons(unit: Unit, found: list[Said]) -> list[Said]:
    """Read what follows a colon, or in a headline what a name beside a colon or a dash says."""
    tree, clause = unit.tree, unit.clause
    if tree is None or found:
        return []
    if clause.low(len(clause.words) - 1) not in (".", "!", "?"):
        made = _headline(unit)
        if made is not None:
            return [made]
    for place in range(2, len(clause.words) - 1):
        if clause.low(place) == ":" and unit.quote_at(place) is None:
            made = _told(unit, tree, place)
            return [made] if made is not None else []
    return []


def _told(unit: Unit, tree: UnitTree, colon: int) -> Said | None:
    """ "X was blunt: …", "X had this to say: “…”"."""
    voice = next((one for place in range(colon) if (one := _subject(unit, tree, place)) is not None), None)
    if voice is None:
        return None
    quoted = unit.quote_at(colon + 1) is not None
    blunt = any(unit.clause.low(place) in cue_words("blunt") for place in range(voice.last, colon))
    if not (quoted and _speaks(voice)) and not (blunt and _speaks(voice)):
        return None
    word = unit.clause.words[colon - 1]
    made = Said(Cue("say"), (word.start, word.end), voice.speakers)
    if quoted:
        made.direct = True
        take(made, unit, colon + 1)
        return made
    return take_clause(made, unit, colon + 1, len(unit.clause.words))


def _subject(unit: Unit, tree: UnitTree, place: int) -> Voice | None:
    token = tree.token(place)
    if token is None or token.dep_ not in SUBJECTS:
        return None
    owner = next((one for one in token.children if one.dep_ == "nmod:poss"), None)
    if owner is not None and singular(fold(token.text)) in cue_words("sayings"):
        return voice_at(unit, tree, owner)  # "Oslo's message was blunt: …"
    return voice_at(unit, tree, token)


def _speaks(voice: Voice) -> bool:
    return all(one.entity or is_carrier(one.name) for one in voice.speakers)


def _headline(unit: Unit) -> Said | None:
    """ "X: “…”", "Deal within reach - envoy"."""
    clause, size = unit.clause, len(unit.clause.words)
    for place in range(1, size - 1):
        if clause.low(place) not in _DASHES or not (clause.low(place) == ":" or clause.words[place].gap):
            continue
        for first, last, begin, end in ((0, place, place + 1, size), (place + 1, size, 0, place)):
            speakers = _name(unit, first, last)
            quoted = unit.quote_at(begin) is not None and end - begin == 1
            person = bool(speakers) and (speakers[0].entity or "").startswith("person:")
            if not speakers or not (quoted or ((first > 0 or person) and end - begin > 2)):
                continue
            made = Said(Cue("say"), (clause.words[place].start, clause.words[place].end), speakers)
            if quoted:
                made.direct = True
                take(made, unit, begin)
                return made
            return take_clause(made, unit, begin, end)
    return None


def _name(unit: Unit, first: int, last: int) -> tuple[Speaker, ...]:
    """Who the words between two places name, where they name nothing else."""
    named = [one for one in unit.clause.named if one.first >= first and one.last == last and may_speak(one)]
    named = [one for one in named if one.first == first or (one.mention.entity or "").startswith("person:")]
    if named and named[0].mention.entity:
        return (speaker_of(named[0]),)
    text = " ".join(word.text for word in unit.clause.words[first:last])
    alone = 0 < last - first <= 3 and all(word.alpha for word in unit.clause.words[first:last])
    return (Speaker(None, text),) if alone and is_carrier(text) else ()
