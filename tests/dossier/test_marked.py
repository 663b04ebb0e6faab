"""Marks made by hand become readings whose every offset was found by quoted words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda import text
from servanda.dossier.finding import Finder
from servanda.dossier.marked import load_marked
from servanda.dossier.marks import Words
from servanda.dossier.places import Placed
from servanda.errors import BadDossier
from servanda.examples import example, whole
from servanda.model.act import Status, Voice
from servanda.model.source import Basis, Document
from servanda.model.when import Direction, Kind, parse, resolve

NEWS = (
    "Reedport, May 4 - Lowmark shut the sluices on Tuesday, the keeper said. "
    "Hillmark said Lowmark broke the treaty. Lowmark denied that it broke the treaty."
)
MARKS = """\
document: news.txt
published: {value: 2010-05-04, basis: dateline, quotes: ["Reedport, May 4"]}
actors:
  - {id: "state:XL", name: Lowmark, type: state, mentions: [Lowmark, {quote: it, nth: 1, kind: pronoun}]}
statements:
  - key: says
    speakers: [{name: Hillmark, entity: "state:XH"}]
    content: [Lowmark broke the treaty]
    cue: said
    act: position.accuse
assertions:
  - key: shut
    type: measure.impose
    quotes: [Lowmark shut the sluices on Tuesday]
    roles:
      - {role: agent, entity: "state:XL", text: Lowmark}
      - {role: target, entity: "state:XH"}
    when: {text: on Tuesday, says: "weekday|2|past"}
    said_by: [{name: the keeper}]
  - key: broke
    type: conduct.breach
    quotes: [Lowmark broke the treaty]
    roles: [{role: agent, entity: "state:XL", text: Lowmark}]
    said_by: [{name: Hillmark, entity: "state:XH", voice: accuse}]
    within: says
"""


def _document(words: str = NEWS) -> Document:
    return text.load(words.encode(), "news.txt")


def _marks(tmp_path: Path, marks: str) -> Path:
    file = tmp_path / "news.yaml"
    file.write_text(marks, encoding="utf-8")
    return file


def _error(tmp_path: Path, marks: str) -> str:
    with pytest.raises(BadDossier) as caught:
        load_marked(_marks(tmp_path, marks), [_document()])
    return str(caught.value).replace(f"{tmp_path}/", "")


def test_marks_become_a_reading_with_the_places_of_their_words(tmp_path: Path) -> None:
    (reading,) = load_marked(_marks(tmp_path, MARKS), [_document()])
    shut, broke = reading.assertions
    assert reading.reader == "hand"
    assert (reading.published.value, reading.published.basis) == ("2010-05-04", Basis.DATELINE)
    agent, target = shut.roles
    assert agent.start is not None
    assert NEWS[agent.start : agent.end] == "Lowmark"
    assert (target.start, target.text) == (None, "")
    assert shut.when is not None
    assert (shut.when.expression.kind, shut.when.expression.direction) == (Kind.WEEKDAY, Direction.PAST)
    assert resolve(shut.when.expression, parse("2010-05-06")) == parse("2010-05-04")
    assert shut.said_by[0].voice is Voice.REPORT
    assert (broke.status, broke.within) == (Status.ALLEGED, reading.statements[0].id)
    assert [timex.value for timex in reading.timexes] == ["XXXX-WXX-2"]
    assert [mention.text for mention in reading.actors[0].mentions] == ["Lowmark", "Lowmark", "Lowmark", "it"]


def test_the_cue_nearest_to_the_content_is_taken(tmp_path: Path) -> None:
    (reading,) = load_marked(_marks(tmp_path, MARKS), [_document()])
    cue = reading.statements[0].cue
    assert cue is not None
    assert cue.start == NEWS.index("said Lowmark")


def test_words_that_are_not_there_are_told_with_the_nearest(tmp_path: Path) -> None:
    marks = MARKS.replace("quotes: [Lowmark shut the sluices on", "quotes: [Lowmark shut the locks on")
    assert _error(tmp_path, marks) == (
        "news.yaml:14: not in news.txt: 'Lowmark shut the locks on Tuesday'\n"
        "14 | quotes: [Lowmark shut the locks on Tuesday]\n"
        "Nearest are: 'Lowmark shut the sluices on Tuesday'"
    )


def test_words_that_stand_twice_must_say_which(tmp_path: Path) -> None:
    marks = MARKS.replace("quotes: [Lowmark broke the treaty]", "quotes: [broke the treaty]")
    assert _error(tmp_path, marks) == (
        "news.yaml:22: 2 times in news.txt: 'broke the treaty'\n"
        "22 | quotes: [broke the treaty]\n"
        "Say which with nth, or quote more words."
    )
    second = marks.replace("[broke the treaty]", '[{quote: "broke the treaty", nth: 2}]')
    second = second.replace(
        ", text: Lowmark}]\n    said_by: [{name: Hillmark", "}]\n    said_by: [{name: Hillmark"
    )
    (reading,) = load_marked(_marks(tmp_path, second), [_document()])
    assert reading.assertions[1].evidence[0].start == NEWS.rindex("broke")
    third = second.replace("nth: 2}]\n    roles", "nth: 3}]\n    roles")
    assert _error(tmp_path, third).splitlines()[0] == (
        "news.yaml:22: only 2 times in news.txt: 'broke the treaty'"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("type: conduct.breach", "type: conduct.breech", "21: no act of the vocabulary: conduct.breech"),
        ("within: says", "within: sez", "25: no such key: sez"),
        ("role: target, entity", "role: tarket, entity", "17: role: no role of the vocabulary: tarket"),
        ('{role: target, entity: "state:XH"}', "{role: target}", "17: a role of nothing"),
        ("text: on Tuesday, says", "text: on Friday, says", "18: not in the words quoted: 'on Friday'"),
        ("weekday|2|past", "Tuesday", "18: says: an expression is written kind|value|direction"),
        ('says: "weekday|2|past"', "value: 2010-13", "18: value: not a date"),
        (', says: "weekday|2|past"', "", "18: a time has either a value or an expression that it says"),
        ("document: news.txt", "document: nwes.txt", "1: no such document: nwes.txt"),
        ("key: broke", "key: shut", "20: the key stands twice: shut"),
        ("voice: accuse", "voice: sing", "24: voice: "),
        ("nth: 1, kind", "nth: 0, kind", "4: nth: "),
    ],
)
def test_a_bad_mark_is_told_at_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in MARKS
    assert _error(tmp_path, MARKS.replace(old, new, 1)).startswith(f"news.yaml:{told}")


@pytest.mark.parametrize("name", whole())
def test_every_citation_of_a_bundled_example_is_what_its_document_says(name: str) -> None:
    one = example(name)
    documents = [text.load(file.read_bytes(), file.name) for file in one.documents]
    texts = {document.id: document.text for document in documents}
    readings = load_marked(one.marked, documents)
    assert {reading.document for reading in readings} == set(texts)
    cited = [each for reading in readings for each in reading.evidence()]
    assert len(cited) > 100
    for each in cited:
        assert texts[each.document][each.start : each.end] == each.quote
    for reading in readings:
        for assertion in reading.assertions:
            for role in assertion.roles:
                if role.start is not None:
                    assert texts[reading.document][role.start : role.end] == role.text
        for actor in reading.actors:
            for mention in actor.mentions:
                assert texts[reading.document][mention.start : mention.end] == mention.text


def test_loading_twice_gives_the_same_reading() -> None:
    one = example()
    documents = [text.load(file.read_bytes(), file.name) for file in one.documents]
    assert load_marked(one.marked, documents) == load_marked(one.marked, reversed(documents))


@given(st.text("ab \n", min_size=1, max_size=40), st.text("ab \n", min_size=1, max_size=3), st.integers(1, 4))
def test_a_place_that_is_found_holds_the_words_and_is_the_one_asked_for(
    words: str, quote: str, nth: int
) -> None:
    document = Document(id="d_1", sha256="", file="x.txt", text=words)
    finder = Finder(document, Placed(Path("x.yaml"), []))
    starts = [n for n in range(len(words)) if words.startswith(quote, n)]
    if nth > len(starts):
        with pytest.raises(BadDossier):
            finder.one(Words(quote=quote, nth=nth), ())
    else:
        span = finder.one(Words(quote=quote, nth=nth), ())
        assert span.start == starts[nth - 1]
        assert words[span.start : span.end] == quote
