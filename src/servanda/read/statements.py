"""From a page to its statements: who says which words, to whom, for or against what.

Rule: no speaker, no statement; a quotation that nobody is said to speak (a title, a word held at arm's
length) is none. Content is the exact words, without cue and marks; what an interrupted quotation says
stays together. A statement inside another's content carries the outer voice in `said_by`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.model.act import Attribution
from servanda.model.actor import Actor, Mention
from servanda.model.ids import content_id
from servanda.model.record import Speaker, Statement, Timex
from servanda.model.source import Evidence
from servanda.model.when import Temporal
from servanda.read.cues import Cue
from servanda.read.hits import Said
from servanda.read.labels import find_turns
from servanda.read.lexicon import Lexicon
from servanda.read.mentioned import Index
from servanda.read.page import Page
from servanda.read.quotes import Quote, blocks_of, find_quotes
from servanda.read.said import read_unit, subject_of
from servanda.read.stance import Stance, Topics, is_conditional, of_content, of_cue
from servanda.read.utterances import Unit, units
from servanda.read.words import words_of

_STRETCH = 1024  # code points


@dataclass(slots=True)
class _Open:
    """The last quotation with its statement, for what follows without a cue."""

    said: Said
    unit: Unit


def find_statements(
    page: Page,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    lexicon: Lexicon,  # noqa: ARG001 - a dossier has no words for cues yet; the signature is that of all readers
) -> tuple[Statement, ...]:
    """Find the statements of a page's title and body, in text order.

    Content spans are half-open code-point offsets and equal the document's words. `direct` holds where all
    of the content is quoted. Speakers that only a noun names ("an official") have no entity.
    """
    index = Index(actors)
    quotes = find_quotes(page)
    found: list[Said] = []
    last: _Open | None = None
    before: tuple[Speaker, ...] = ()  # who speaks as the subject of the sentence before
    announced: Said | None = None  # a cue whose content is the next paragraph
    acting: tuple[Speaker, ...] = ()  # who is the subject of the sentence before, whatever he does
    for block in blocks_of(page):
        fresh = True  # nothing of this paragraph is read yet
        for unit in units(page, block, [one for one in quotes if one.block == block.number], index):
            said, main = read_unit(unit, page.document.text)
            for one in said:
                one.speakers = _meant_by(_they(one.speakers, before or acting), before or acting)
            before = _meant_by(_they(main.speakers, before or acting), before or acting) if main else ()
            loose = _loose(unit, said)
            if loose is not None:
                if loose.carried and last is not None:
                    last.said.content.append((loose.start, loose.end))
                elif announced is not None:
                    announced.content.append((loose.start, loose.end))
                    found.append(announced)
                    last = _Open(announced, unit)
                elif last is not None and last.unit.block == block.number:
                    last.said.content.append((loose.start, loose.end))
                elif last is not None and fresh and last.unit.block == block.number - 1:
                    last = _Open(_of(loose, last.said.speakers), unit)  # the next paragraph is his too
                    found.append(last.said)
                elif not fresh and _are_persons(acting):
                    last = _Open(_of(loose, acting), unit)  # "He shrugged. “Not now.”"
                    found.append(last.said)
            announced = next((one for one in said if not one.content), None)
            said = [one for one in said if one.content]
            found += said
            spoken = [one for one in said if one.direct or _ends_quoted(unit, one)]
            if spoken:
                last = _Open(spoken[-1], unit)
            elif loose is None:
                last = None
            if loose is None:
                acting = said[-1].speakers if said else subject_of(unit)
            fresh = False
    for turn in find_turns(page.document.text, blocks_of(page), actors):
        found.append(Said(Cue("say"), turn.label, (turn.speaker,), list(turn.parts), direct=True))
    topics = Topics(concepts, index)
    made = [_statement(page, one, topics, timexes) for one in found]
    return tuple(sorted(_nested(_unique(made)), key=lambda one: (one.content[0].start, one.id)))


def _they(speakers: tuple[Speaker, ...], before: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """As in "Local owners objected. They said …": those who spoke in the sentence before, where several."""
    if [one.name.lower() for one in speakers] != ["they"] or speakers[0].entity is not None or not before:
        return speakers
    word = before[-1].name.split()[-1].lower()
    several = len(before) > 1 or (before[0].entity is None and word.endswith("s"))
    return before if several else speakers


def _are_persons(speakers: tuple[Speaker, ...]) -> bool:
    return bool(speakers) and all((one.entity or "").startswith("person:") for one in speakers)


def _meant_by(speakers: tuple[Speaker, ...], before: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """As in "The minister calls it a lie. … she said": he or she who acted in the sentence before."""
    if len(speakers) != 1 or speakers[0].entity is not None or speakers[0].name.lower() not in ("he", "she"):
        return speakers
    if len(before) != 1 or (before[0].entity or "person:").partition(":")[0] != "person":
        return speakers
    several = before[0].entity is None and before[0].name.split()[-1].endswith("s")
    return speakers if several or before[0].name.lower() in ("it", "they") else before


def _of(quote: Quote, speakers: tuple[Speaker, ...]) -> Said:
    """A quotation without a cue of its own, of one who is told of before it."""
    return Said(Cue("say"), None, speakers, [(quote.start, quote.end)], direct=True)


def _loose(unit: Unit, said: Sequence[Said]) -> Quote | None:
    """A quotation that makes up its unit and has no cue there."""
    taken = {place for one in said for place in one.quotes}
    outside = [
        place for place, word in enumerate(unit.clause.words) if place not in unit.quotes and word.alpha
    ]
    free = [quote for place, quote in sorted(unit.quotes.items()) if place not in taken]
    return free[0] if len(free) == 1 and not outside and not said else None


def _ends_quoted(unit: Unit, said: Said) -> bool:
    """Tell whether what is said is a quotation with the reporter's subject before it."""
    return any(unit.quotes[place].end == said.content[0][1] for place in said.quotes)


def _statement(page: Page, said: Said, topics: Topics, timexes: Sequence[Timex]) -> Statement:
    text = page.document.text
    content = tuple(page.evidence(*_trim(text, start, end)) for start, end in sorted(said.content))
    stance = of_cue(said.cue, text, said.object, topics)
    if not stance.act:
        inner = of_content(text, content[0].start, content[-1].end, topics)
        stance = inner if inner.act else stance
    elif stance.value == "neutral" and is_conditional([word.low for word in words_of(content[0].quote)]):
        stance = replace(stance, value="conditional")  # "pledged to lift the ban if"
    stance = stance if stance.act else Stance()
    cue = page.evidence(*said.cue_span) if said.cue_span is not None else None
    speakers = tuple(dict.fromkeys(said.speakers))
    names = [(one.entity, one.name) for one in speakers]
    begin = cue.start if cue is not None else -1
    id_ = content_id("s", page.document.id, begin, [(one.start, one.end) for one in content], names)
    return Statement(
        id=id_,
        document=page.document.id,
        speakers=speakers,
        addressee=said.addressee,
        content=content,
        cue=cue,
        direct=said.direct,
        stance=stance.value,
        towards=stance.towards,
        act=stance.act,
        said_by=joint(said.outer),
        when=_when(said, timexes),
    )


def joint(speakers: Sequence[Speaker]) -> tuple[Attribution, ...]:
    """The voices of those who speak together, as one level of a chain."""
    return tuple(Attribution(one.name, one.entity, jointly=n > 0) for n, one in enumerate(speakers))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _when(said: Said, timexes: Sequence[Timex]) -> Temporal | None:
    """The time of saying: an expression among the words between speaker, cue and content."""
    for timex in timexes:
        inside = any(start <= timex.start and timex.end <= end for start, end in said.frame)
        if inside and timex.expression is not None:
            return Temporal(timex.text, timex.expression, timex.start, timex.end)
    return None


def _unique(made: Sequence[Statement]) -> list[Statement]:
    """Of two readings of the same words by the same speakers, keep the longer."""
    kept: dict[str, Statement] = {}
    by_cue: dict[Evidence | None, list[Statement]] = {}
    for one in sorted(made, key=lambda one: -_size(one)):
        alike = by_cue.setdefault(one.cue, [])
        twin = any(_holds(other, one) and other.speakers == one.speakers for other in alike)
        if not twin and one.id not in kept:
            kept[one.id] = one
            alike.append(one)
    return list(kept.values())


def _size(one: Statement) -> int:
    return sum(part.end - part.start for part in one.content)


def _nested(made: Sequence[Statement]) -> list[Statement]:
    """Give each statement the voices of the statements in whose content it stands."""
    ordered = sorted(made, key=lambda one: (-_size(one), one.content[0].start))
    finished: list[Statement] = []
    # By stretches of the text: what encloses a statement stands in the stretch where its content begins.
    standing: dict[int, list[Statement]] = {}
    for one in ordered:
        near_by = standing.get(one.content[0].start // _STRETCH, ())
        outer = [other for other in near_by if other.id != one.id and _encloses(other, one)]
        chain = list(one.said_by)
        for other in sorted(outer, key=_size):
            links = [*other.said_by, *joint(other.speakers)]
            chain = [link for link in links if link not in chain] + chain
        near = min(outer, key=_size, default=None)
        if near is not None and not one.direct and _same_voice(one, near):
            continue  # "X said he hoped …": one statement
        done = replace(one, said_by=tuple(chain), speakers=_meant(one, near))
        finished.append(done)
        for place in {
            place
            for part in done.content
            for place in range(part.start // _STRETCH, part.end // _STRETCH + 1)
        }:
            standing.setdefault(place, []).append(done)
    return finished


def _same_voice(one: Statement, outer: Statement) -> bool:
    """Tell whether a thought stands in what the same one says: "said he hoped that"."""
    cue = one.cue.quote if one.cue else ""
    thinks = any(cue.startswith(stem) for stem in ("hope", "hoping", "believe", "think", "thought"))
    return thinks and [who.entity or who.name for who in one.speakers] == [
        who.entity or who.name for who in outer.speakers
    ]


def _meant(one: Statement, outer: Statement | None) -> tuple[Speaker, ...]:
    """As in "It had proposed" in what one body says is that body."""
    if outer is None or len(outer.speakers) != 1 or [s.name.lower() for s in one.speakers] != ["it"]:
        return one.speakers
    speaker = outer.speakers[0]
    if speaker.entity is None or speaker.entity.startswith("person:"):
        return one.speakers
    return (speaker,)


def _holds(outer: Statement, inner: Statement) -> bool:
    return all(
        any(part.start <= one.start and one.end <= part.end for part in outer.content)
        for one in inner.content
    )


def _encloses(outer: Statement, inner: Statement) -> bool:
    """Tell whether a statement stands, cue and all, in another's content."""
    cue: Evidence | None = inner.cue
    within = cue is None or any(part.start <= cue.start and cue.end <= part.end for part in outer.content)
    return within and _holds(outer, inner)
