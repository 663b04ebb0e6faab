"""From sentences to assertions: what happened, is planned, proposed or denied, by whom, when, as who says.

Rule: each predicate gives one act at most, and what governs it another ("offered to resume" is an offer
and a resumption proposed, the second the content of the first). Furniture asserts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.act import Modality
from servanda.model.actor import Actor, Mention
from servanda.model.figure import Figure
from servanda.model.record import Assertion, Statement, Timex
from servanda.read.acting import recent_of
from servanda.read.answered import answers
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses
from servanda.read.contents import governed_acts
from servanda.read.drafts import Draft, finish
from servanda.read.frame_hit import Hit, Setting
from servanda.read.invited import invitations
from servanda.read.lexicon import Lexicon
from servanda.read.lines import Odd, clauses_of
from servanda.read.meetings import dated_references, delegation_drafts, lend_to_negated
from servanda.read.notes_told import notes_told
from servanda.read.noun_drafts import noun_drafts
from servanda.read.noun_hits import noun_hits
from servanda.read.page import Page, Sentence
from servanda.read.positions_told import positions_told
from servanda.read.said_breach import bare_breaches
from servanda.read.scene import Scene, make_scene
from servanda.read.states import state_drafts
from servanda.read.trace import Trace
from servanda.read.tracks import sides_of_tracks
from servanda.read.verb_drafts import verb_drafts
from servanda.read.verb_hits import verb_hits
from servanda.read.who import subjects_of_line

_JUDGING = frozenset({"position.welcome", "position.criticise", "position.condemn"})


def find_acts(
    page: Page,
    sentences: Sequence[Clauses],
    actors: Sequence[Actor],
    figures: Sequence[Figure],
    statements: Sequence[Statement],
    lexicon: Lexicon,
    reading_id: str,
    odd: Odd | None = None,
    trace: Trace | None = None,
) -> tuple[Assertion, ...]:
    """Find what the title and body of a document assert, in text order.

    Args:
        page: the document's sentences.
        sentences: those of title and body, cut into clauses.
        actors, figures, statements: what was found in it before.
        lexicon: the words of the reading; its dossier may add acts.
        reading_id: goes into each assertion.
        odd: told of a sentence that failed, by its offsets; without it the failure is raised.
        trace: filled with how each act was found, where one asks (see `read.explained`).
    """
    lines = [clauses.line for clauses in sentences]
    scene = make_scene(lines, actors, figures, lexicon.dossier.acts)
    scene.between = sides_of_tracks(lexicon.dossier)
    scene.trace = trace
    drafts: list[Draft] = []
    for clauses in sentences:
        try:
            drafts += drafts_of(clauses, scene)
        except Exception as error:
            if odd is None:
                raise
            odd(clauses.line.sentence.start, clauses.line.sentence.end, error)
    drafts += delegation_drafts(sentences, drafts, scene)
    drafts += dated_references(lines, drafts, scene)
    return finish(page, drafts, statements, scene, reading_id)


def find_types(
    sentence: Sentence,
    actors: Sequence[Actor],
    concepts: Sequence[Mention],
    timexes: Sequence[Timex],
    lexicon: Lexicon,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell which acts and which entities one sentence speaks of, such as a headline in furniture."""
    acts = lexicon.dossier.acts
    clauses = clauses_of(sentence, actors, concepts, timexes, acts, lexicon.dossier.nouns)
    line = clauses.line
    drafts = drafts_of(clauses, make_scene([line], actors, (), acts))
    types = tuple(dict.fromkeys(draft.type for draft in drafts))
    named = [one.entity for one in (*line.actors, *line.concepts) if one.entity is not None]
    return types, tuple(dict.fromkeys(named))


def drafts_of(clauses: Clauses, scene: Scene) -> list[Draft]:
    """Find the acts of one sentence."""
    line = clauses.line
    if not line.words:
        return []
    setting = Setting(scene.talks, scene.bodies, scene.instruments, scene.recent)
    by_verb = verb_hits(clauses, scene.frames, setting)
    taken = {hit.word for hit in by_verb} | {hit.light for hit in by_verb}
    carried = {(hit.act, noun.head) for hit in by_verb for noun in hit.patient}  # "completed the withdrawal"
    by_noun = [
        one for one in noun_hits(clauses, scene.frames, setting, taken) if (one.act, one.word) not in carried
    ]
    by_noun += bare_breaches(clauses, {one.word for one in (*by_verb, *by_noun)})
    if scene.trace is not None:
        scene.trace.take(clauses, scene.frames, setting, [*by_verb, *by_noun])
    drafts: list[Draft] = []
    for hit in by_verb:
        drafts += verb_drafts(clauses, hit, scene)
    judged = {
        noun.head
        for hit in by_verb
        if hit.act in _JUDGING and any(one.word == hit.word and _is_actual(one.axes) for one in drafts)
        for noun in hit.patient
    }
    for hit in by_noun:
        told = noun_drafts(clauses, hit, scene, judged)
        for one in told:
            _take_time(one, hit, by_verb, drafts)
        drafts += told
    if not any(draft.type == "contact.invite" for draft in drafts):
        drafts += invitations(clauses, scene)
    drafts += governed_acts(clauses, drafts, scene)
    drafts += positions_told(clauses, drafts, scene)
    drafts += notes_told(clauses, drafts, scene)
    drafts += answers(clauses, drafts, scene)
    drafts += state_drafts(clauses, drafts, scene)
    parents = {id(one.parent) for one in drafts}
    drafts = [one for one in drafts if id(one) in parents or not _is_told_within(one, drafts)]
    lend_to_negated(drafts)
    subjects = subjects_of_line(clauses, scene)
    subject = subjects[0] if len(subjects) == 1 else None
    scene.recent = recent_of(line)
    scene.held = (line.sentence.block, subject) if subject is not None else None
    scene.several = (line.sentence.block, tuple(subjects))
    return drafts


def _is_told_within(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell "ratify" from the "voted to ratify" that tells the same already."""
    return any(
        one is not draft and one.type == draft.type and one.first < draft.first and draft.last <= one.last
        for one in drafts
    )


def _take_time(told: Draft, hit: Hit, by_verb: Sequence[Hit], drafts: Sequence[Draft]) -> None:
    """Keep the day of "welcomes the release, on 1 August, of N" from dating the welcome."""
    words = {one.word for one in by_verb if hit.word in {noun.head for noun in one.patient}}
    for draft in drafts:
        same = told.when is not None and draft.when is not None and draft.when.start == told.when.start
        if same and draft.word in words and draft.type in _JUDGING:
            draft.when = None


def _is_actual(axes: Axes) -> bool:
    return axes.modality is Modality.ACTUAL
