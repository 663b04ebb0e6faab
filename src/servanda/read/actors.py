"""From a page to its actors: every state, organ, organisation, person and place, with all their mentions.

Rule: the document is read as a whole first (who is introduced), then each mention is resolved; a mention
that cannot be resolved keeps no entity. Mentions nest ("the X administration" holds "X"), the longest
acts; "both sides" is mentioned under either state. Furniture introduces nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from servanda.model.actor import Actor, ActorType, Mention, Office
from servanda.model.ids import slug
from servanda.model.source import Part
from servanda.read.gazetteer import Gazetteer, gazetteer
from servanda.read.heads import heads_named
from servanda.read.instruments import find_instruments
from servanda.read.lexicon import Lexicon, table
from servanda.read.metonyms import is_dateline, settle
from servanda.read.nameless import DETERMINERS
from servanda.read.new_states import tell_states
from servanda.read.nominals import find_nominals, find_unnamed, name_halves
from servanda.read.offices import office_words
from servanda.read.organs import join_governments, join_organs, organ_words
from servanda.read.page import Page
from servanda.read.people import Person, find_people, shown
from servanda.read.persons import Known, Registry
from servanda.read.places import place_cities
from servanda.read.pronouns import find_pronouns
from servanda.read.referring import find_phrases
from servanda.read.resolving import add_meant, resolve
from servanda.read.short_names import join_short_names
from servanda.read.spans import Found, Line, find_listed, make_line
from servanda.read.sureness import rate
from servanda.read.told import tell_names
from servanda.read.words import fold, key


def find_actors(page: Page, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Find all actors of a page.

    Mentions are half-open code-point offsets into ``page.document.text``, in text order. `acting` is
    False where a name says where ("held in Havana") or only qualifies ("Cuban migrants", "US policy").
    Persons carry offices and party; where only general knowledge gives the party, the document gave none.
    """
    names = gazetteer(lexicon)
    lines, registry = prepare(page, lexicon)
    meant, _ = resolve(find_phrases(lines, page.sentences), registry)
    add_meant(meant)
    return _actors(lines, registry, page, names)


def prepare(page: Page, lexicon: Lexicon) -> tuple[list[Line], Registry]:
    """Find all that a page names: its lines with what was found in them, and its persons."""
    names = gazetteer(lexicon)
    source = page.document.text
    lines = [
        make_line(
            one.index,
            one.block,
            source[one.start : one.end],
            one.start,
            furniture=one.part is Part.FURNITURE,
            title=one.part is Part.TITLE,
        )
        for one in page.sentences
    ]
    tell_names(lines, page.sentences)
    tell_states(lines, page.sentences, names)
    people: list[Person] = []
    for line in lines:
        find_listed(line, names)
        join_organs(line, names)
        people.extend(find_people(line, source))
    registry = _introduce(people)
    for person in people:
        _resolve(person, registry)
    for line, sentence in zip(lines, page.sentences, strict=True):
        _drop_unresolved(line)
        join_governments(line, names)
        settle(line, sentence)
    place_cities(lines)
    join_short_names(lines, names)
    find_instruments(lines)
    _name_short_forms(lines)
    _name_aliases(lines)
    name_halves(lines, names)
    find_nominals(lines, names)
    _parties_of_offices(registry, lines)
    find_unnamed(lines, people)
    find_pronouns(lines, registry, names, persons=not _parsed(page))
    rate(lines, names)
    return lines, registry


def _parsed(page: Page) -> bool:
    """Tell whether the pipeline gave its sentences a tree."""
    return bool(page.sentences) and bool(page.sentences[0].span.doc.has_annotation("DEP"))


def _introduce(people: list[Person]) -> Registry:
    registry = Registry()
    for person in people:
        if (
            not person.line.furniture
            and person.certain
            and len(person.tokens) > 1
            and not person.line.headline
        ):
            person.found.entity = registry.add(person).id
    for person in people:
        if person.found.entity is None and person.certain and len(person.tokens) > 1:
            known = registry.bearers(person.tokens)
            if len(known) == 1:
                person.found.entity = known[0].id
            elif not person.line.furniture and not all(word.isupper() for word in person.tokens):
                person.found.entity = registry.add(person).id
    for number, person in enumerate(people):
        if person.kin and len(person.tokens) == 1 and person.certain and not person.line.furniture:
            _name_kin(person, people[:number], registry)
    return registry


def _name_kin(person: Person, before: list[Person], registry: Registry) -> None:
    """As in "His brother Mario" after "Lincoln X": Mario X."""
    for other in reversed(before):
        if other.line is not person.line and other.line.index < person.line.index - 1:
            return
        if len(other.tokens) > 1 and other.found.entity:
            surname = other.tokens[-1]
            full = replace_tokens(person, (*person.tokens, surname))
            known = registry.add(full)
            known.aliases.pop(full.found.name, None)
            person.found.entity = known.id
            person.found.sort = "person"
            return


def replace_tokens(person: Person, tokens: tuple[str, ...]) -> Person:
    """The same mention under a fuller name."""
    found = replace(person.found, name=shown(tokens))
    return Person(person.line, found, tokens, person.title, person.post, person.kin, told=person.told)


def _resolve(person: Person, registry: Registry) -> None:
    found = person.found
    if found.entity is None:
        known = registry.resolve(person)
        if known is not None:
            found.entity = known.id
            if not person.line.furniture:
                registry.describe(known, person)
        elif registry.bearers(person.tokens):
            found.holder = slug(found.name)
            if person.certain or _named_alike(person):
                found.sort = "person"
        elif not person.line.furniture and not person.line.headline:
            _outside(person, registry)
            if found.sort == "maybe" and person.told and person.line.covering(found.first) is found:
                found.entity = registry.add(person).id
        elif person.line.headline and all(word.isupper() for word in person.tokens):
            found.sort = "maybe"  # capitals throughout tell nothing
    if found.entity is not None:
        found.sort = "person"
        one = registry.known.get(found.entity)
        found.party = one.party if one else found.party
    elif found.holder and found.party is None:
        parties = {one.party for one in registry.bearers(person.tokens)}
        found.party = parties.pop() if len(parties) == 1 else None


def _named_alike(person: Person) -> bool:
    return len(person.tokens) == 1


def _outside(person: Person, registry: Registry) -> None:
    """A surname that the document never completes: general knowledge, if it knows one bearer only."""
    found = person.found
    titled = person.certain
    heading = _heads_government(person)
    if not titled and not heading:
        return
    fits = heads_named(person.tokens)
    state = person.title.party if person.title else None
    if state and any(one.owner == state for one in fits):
        fits = tuple(one for one in fits if one.owner == state)
    office = fold(person.title.office.office) if person.title else ""
    if office and any(one.office.replace("-", " ") in office for one in fits):
        fits = tuple(one for one in fits if one.office.replace("-", " ") in office)
    names = {one.name for one in fits}
    owners = {one.owner for one in fits}
    if len(names) == 1 and (titled or heading):
        known = registry.add(replace_tokens(person, tuple(fits[0].name.split())))
        known.aliases.setdefault(found.name)
        found.entity, found.sort = known.id, "person"
    elif len(names) > 1:
        found.holder, found.sort = slug(found.name), "person"
        found.party = owners.pop() if len(owners) == 1 else state
    elif titled:
        found.entity, found.sort = registry.add(person).id, "person"


def _heads_government(person: Person) -> bool:
    line, place = person.line, person.found.last
    if line.low(place) == "'s":
        place += 1
    return line.low(place) in organ_words().government


def _drop_unresolved(line: Line) -> None:
    line.found = [one for one in line.found if one.sort != "maybe"]
    settled = [one for one in line.found if one.sort == "person"]
    for one in settled:  # a surname that is also a place: the person stands
        line.found = [
            other
            for other in line.found
            if other is one or other.sort in ("organ", "organisation", "instrument")
            or not (one.first <= other.first and other.last <= one.last)
        ]  # fmt: skip


def _name_short_forms(lines: list[Line]) -> None:
    """As in "Organisation X (OX)": from there on OX is the organisation."""
    short: dict[str, Found] = {}
    for line in lines:
        for one in line.found:
            if one.type is not ActorType.ORGANISATION or line.low(one.last) != "(":
                continue
            word = line.at(one.last + 1)
            if word and word.text.isupper() and 1 < len(word.text) < 9 and line.low(one.last + 2) == ")":
                short.setdefault(word.text, one)
    for line in lines:
        for place, word in enumerate(line.words):
            meant = short.get(word.text)
            if meant and line.covering(place) is None:
                line.found.append(replace(meant, first=place, last=place + 1))


def _name_aliases(lines: list[Line]) -> None:
    """As in "Commander A B, known as C": from there on C is the person."""
    known: dict[str, Found] = {}
    for line in lines:
        for one in list(line.found):
            at = one.last + 1 if line.low(one.last) in (",", "(") else one.last
            while line.low(at) in ("also", "better", "widely", "who", "is", "was", "now", "then"):
                at += 1
            said = line.low(at) == "alias" or (
                line.low(at) in ("known", "nicknamed") and line.low(at + 1) == "as"
            )
            if line.low(at) == "nicknamed":
                said = True
            name = at + (2 if line.low(at + 1) == "as" else 1)
            while line.low(name) in ("“", '"', "‘", "'"):
                name += 1
            word = line.at(name)
            if one.sort == "person" and one.entity and said and word and word.capital and word.alpha:
                known.setdefault(word.text, one)
    for line in lines:
        for place, word in enumerate(line.words) if known else ():
            meant = known.get(word.text)
            found = line.covering(place)
            alone = (
                found and found.type is ActorType.PERSON and (found.first, found.last) == (place, place + 1)
            )
            if meant and (found is None or alone):
                line.found = [one for one in line.found if one is not found]
                line.found.append(replace(meant, first=place, last=place + 1, begin=-1))


def _parties_of_offices(registry: Registry, lines: list[Line]) -> None:
    """As in "A ministry spokeswoman" belongs to the state of the one ministry in the document."""
    organs = {
        (one.entity, one.party)
        for line in lines
        for one in line.found
        if one.type is ActorType.ORGAN and one.entity and one.party
    }
    heads = table("nominals")["organ_heads"]
    states = {one.entity for line in lines for one in line.found if one.type is ActorType.STATE}
    for known in registry.known.values():
        if known.told:
            continue
        for phrase, party in office_words().default_party.items():
            if (
                known.party is None
                and party in states
                and any(_holds(word, phrase) for word, _ in known.offices)
            ):
                known.party = party
        for word, _ in known.offices:
            for head, tails in heads.items():
                if fold(head) not in word.split():
                    continue
                parties = {party for entity, party in organs if any(tail in entity for tail in tails)}
                if len(parties) == 1:
                    known.party, known.told = parties.pop(), True


def _holds(office: str, phrase: tuple[str, ...]) -> bool:
    words = key(office)
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


@dataclass(slots=True)
class _Draft:
    id: str
    name: str
    type: ActorType
    party: str | None
    aliases: dict[str, None] = field(default_factory=dict)
    offices: Iterable[Office] = ()
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)


def _actors(lines: list[Line], registry: Registry, page: Page, names: Gazetteer) -> tuple[Actor, ...]:
    drafts: dict[str, _Draft] = {}
    document = page.document
    for line in lines:
        for one in sorted(line.found, key=lambda one: (one.first, -one.last)):
            known = registry.known.get(one.entity or "")
            if line.furniture and one.type is ActorType.PERSON and known is None:
                continue
            id_ = one.entity or f"{_PREFIX.get(one.type, 'group')}:{slug(one.holder or one.name)}"
            start, end = line.words[one.first].start, line.words[one.last - 1].end
            text = document.text[start:end]
            draft = drafts.get(id_)
            if draft is None:
                name = known.name if known else (one.name or _nameless(text))
                draft = drafts[id_] = _Draft(id_, name, one.type, one.party)
            _fill(draft, one, known)
            acting = one.acting and not (line.furniture and is_dateline(line, one))
            mention = Mention(document.id, start, end, text, one.entity, one.kind, acting, one.sure)
            draft.mentions.setdefault((start, end), mention)
            if one.kind == "name" and text != draft.name and not line.headline:
                draft.aliases.setdefault(" ".join(text.split()))
    ordered = sorted(drafts.values(), key=lambda one: min(one.mentions))
    return tuple(
        Actor(
            id=one.id,
            name=one.name,
            type=one.type,
            aliases=tuple(
                alias for alias in one.aliases if alias != one.name and _is_alias(alias, one, names)
            ),
            offices=tuple(one.offices),
            party=one.party,
            mentions=tuple(one.mentions[place] for place in sorted(one.mentions)),
        )
        for one in ordered
    )


def _nameless(text: str) -> str:
    """Call who has no name by the words of the text: "a senior official" is an unnamed senior official."""
    words = text.split()
    return " ".join(("unnamed", *words[words[0].lower() in DETERMINERS :]))


_PREFIX = {ActorType.PERSON: "person", ActorType.ORGAN: "organ", ActorType.ORGANISATION: "org"}


def _fill(draft: _Draft, one: Found, known: Known | None) -> None:
    draft.party = draft.party or one.party
    if known is not None:
        draft.party = known.party or draft.party
        draft.offices = tuple(known.offices.values())
        for alias in known.aliases:
            draft.aliases.setdefault(alias)
    elif one.type is ActorType.STATE:
        draft.party = one.entity


def _is_alias(alias: str, one: _Draft, names: Gazetteer) -> bool:
    """Demonyms are no names of a state."""
    if one.type is not ActorType.STATE:
        return True
    entry = names.lookup(alias)
    return entry is not None and entry.sort in ("name", "capital") and bool(key(alias))
