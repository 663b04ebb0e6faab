"""Marked events of a report stand where its words do, and a statement is found by its cue and its words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.accuracy import events
from benchmarks.accuracy.timex import CORPUS, reports

from servanda.model.record import Speaker, Statement
from servanda.model.source import Evidence

WORDS = "Talks resume\n2 May 2009\nAnna Berg said the talks failed ."
XML = """<Document>{tokens}<Markables>
<EVENT_MENTION m_id="1"><token_anchor t_id="7"/></EVENT_MENTION>
<EVENT_MENTION m_id="2"><token_anchor t_id="10"/></EVENT_MENTION>
<ENTITY_MENTION m_id="3"><token_anchor t_id="5"/><token_anchor t_id="6"/></ENTITY_MENTION>
</Markables><Relations>
<HAS_PARTICIPANT sem_role="Arg0"><source m_id="1"/><target m_id="3"/></HAS_PARTICIPANT>
<SLINK><source m_id="1"/><target m_id="2"/></SLINK>
<REFERS_TO><source m_id="3"/><target m_id="9"/></REFERS_TO>
</Relations></Document>"""


def _root(folder: Path) -> Path:
    tokens, number = "", 0
    for sentence, line in enumerate(WORDS.split("\n")):
        for word in line.split():
            tokens += f'<token t_id="{number}" sentence="{sentence}" number="0">{word}</token>'
            number += 1
    place = folder / CORPUS / "corpus"
    place.mkdir(parents=True)
    (place / "one.xml").write_text(XML.format(tokens=tokens), encoding="utf-8")
    return folder


def test_events_people_and_links_stand_at_their_words(tmp_path: Path) -> None:
    (report,) = reports(_root(tmp_path))
    gold = events.marked(report)
    assert [report.text[slice(*span)] for span in gold.events.values()] == ["said", "failed"]
    assert [report.text[slice(*span)] for span in gold.people.values()] == ["Anna Berg"]
    assert (gold.roles, gold.said) == ([("1", "3", "Arg0")], [("1", "2")])


def test_a_statement_is_found_by_its_cue_and_its_words_and_its_source_by_a_name(tmp_path: Path) -> None:
    (report,) = reports(_root(tmp_path))
    gold = events.marked(report)

    def at(words: str) -> Evidence:
        start = report.text.index(words)
        return Evidence("d_gold", start, start + len(words), words)

    for speaker, right in (("Berg", 1), ("Oslo", 0)):
        one = Statement(
            id="s_1",
            document="d_gold",
            speakers=(Speaker(None, speaker),),
            content=(at("the talks failed"),),
            cue=at("said"),
        )
        counts: Counter[str] = Counter()
        events._speech(report, gold, (one,), counts, errors=False)
        assert (counts["said right"], counts["sources right"]) == (1, right)
    counts = Counter()
    events._speech(report, gold, (), counts, errors=False)
    assert (counts["said"], counts["said right"]) == (1, 0)
