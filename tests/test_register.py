"""A record in use: made, added to, read, judged, and asked as of a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from servanda.errors import BadCall, BadDate, BadDossier, BadRecord, BadSetting, UnknownId
from servanda.model.dossier import Dossier, PartyDef
from servanda.model.record import Decision
from servanda.model.source import Document
from servanda.register import Progress, Register
from servanda.store.clock import Clock
from tests.store.nouns import PATROL, SLUICE, data_of, make_document, patrol_reading

REPORT = "Norway and Iceland held talks in Bergen on 12 March 2031 on the herring quota.\n"
RECIPE = "Beat four eggs with a little sugar. Fold in the flour. Bake until golden.\n"
DAY1, DAY2, DAY3 = (f"2031-04-0{n}T12:00:00Z" for n in (1, 2, 3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "record"


@pytest.fixture
def register(folder: Path) -> Iterator[Register]:
    with Register.create(folder) as made:
        yield made


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def kept(register: Register, document: Document, at: str = DAY1) -> Document:
    """Keep a document with the reading of it that was made by hand for these tests."""
    register.store.add_document(document, data_of(document), at)
    register.store.add_reading(patrol_reading(document), at)
    return document


# --- the folder


def test_a_record_is_begun_once_and_found_again(folder: Path, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", one=REPORT)
    with Register.create(folder) as register:
        assert len(register.add([reports]).added) == 1
    with Register.open(folder) as register:
        assert len(register.store.documents()) == 1
    with pytest.raises(BadCall, match="there is a record here already"):
        Register.create(folder)
    with Register.open(folder) as register:
        assert len(register.store.documents()) == 1


def test_where_there_is_no_record_the_remedy_is_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="servanda init"):
        Register.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_left_half_made_is_finished(folder: Path) -> None:
    write(folder)
    (folder / "record.sqlite").touch()
    (folder / "servanda.toml").write_text("workers = 2\n")
    with Register.create(folder) as register:
        assert register.settings.workers == 2


def test_a_folder_that_cannot_be_made_is_a_bad_record(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadRecord, match="Name a folder"):
        Register.create(tmp_path / "file" / "record")


def test_a_record_begins_with_a_copy_of_the_definitions_that_are_given(folder: Path, tmp_path: Path) -> None:
    definitions = tmp_path / "definitions"
    definitions.mkdir()
    (definitions / "parties.yaml").write_text("parties:\n  - {id: 'state:XN', name: Norland}\n")
    with Register.create(folder, definitions) as register:
        assert [party.name for party in register.dossier.parties] == ["Norland"]
    (folder / "dossier" / "parties.yaml").write_text("parties: [{id: 'state:XN', name: Northland}]\n")
    with Register.open(folder) as register:
        assert [party.name for party in register.dossier.parties] == ["Northland"]


def test_wrong_definitions_and_settings_make_no_record(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadDossier):
        Register.create(folder, tmp_path / "gone")
    assert not folder.exists()
    write(folder)
    (folder / "servanda.toml").write_text("worker = 2\n")
    with pytest.raises(BadSetting, match="workers"):
        Register.create(folder)
    assert not (folder / "record.sqlite").exists()


# --- adding


def test_adding_again_adds_nothing_and_says_so(register: Register, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", one=REPORT, two=SLUICE)
    first, second = register.add([reports]), register.add([reports])
    assert (len(first.added), first.known) == (2, ())
    assert (second.added, second.known) == ((), first.added)


def test_a_day_of_publication_given_later_counts(register: Register, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", one=REPORT)
    register.add([reports])
    register.add([reports], published="2031-03-14")
    assert register.store.documents()[0][0].published.value == "2031-03-14"
    with pytest.raises(BadDate):
        register.add([reports], published="mid-March")


def test_publisher_address_and_encoding_given_with_a_file_are_kept(
    register: Register, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes("Göteborg held talks with Århus on the herring quota.\n".encode("cp1252"))
    refused = register.add([report]).problems
    assert "--encoding" in refused[0].remedy
    assert register.view().problems == refused
    added = register.add(
        [report], publisher="The Harbour Post", address="https://post.example/1", encoding="cp1252"
    )
    assert added.problems == ()
    document = register.store.documents()[0][0]
    assert document.text.startswith("Göteborg held talks with Århus")
    assert (document.publisher, document.address) == ("The Harbour Post", "https://post.example/1")
    assert register.view().problems == ()


@pytest.mark.parametrize("name", ["cp0", "rot13", "hex", "no such\0thing"])
def test_what_is_no_encoding_is_a_wrong_call_and_no_fault_of_each_file(
    name: str, register: Register, tmp_path: Path
) -> None:
    reports = write(tmp_path / "reports", one=REPORT)
    with pytest.raises(BadCall, match="no such encoding"):
        register.add([reports], encoding=name)
    assert register.store.documents() == ()


def test_adding_the_folder_of_the_record_leaves_the_record_itself_out(
    register: Register, folder: Path
) -> None:
    write(folder, one=REPORT)
    report = register.add([folder])
    assert (len(report.added), report.problems) == (1, ())


def test_a_problem_of_a_file_is_over_when_the_file_is_added(register: Register, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", one="")
    (problem,) = register.add([reports]).problems
    assert register.view().problems == (problem,)
    write(reports, one=REPORT)
    assert register.add([reports]).problems == ()
    assert register.view().problems == ()
    assert register.store.problems() == (problem,)


def test_progress_names_each_file(register: Register, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a=REPORT, b="", c=SLUICE)
    told: list[Progress] = []
    register.add([reports], progress=told.append)
    assert [(one.done, one.total, Path(one.item).name) for one in told] == [
        (1, 3, "a.txt"),
        (2, 3, "b.txt"),
        (3, 3, "c.txt"),
    ]


# --- reading


def test_reading_reads_what_is_unread_and_then_nothing(register: Register, tmp_path: Path) -> None:
    register.add([write(tmp_path / "reports", one=REPORT, two=SLUICE)])
    told: list[Progress] = []
    assert len(register.read(told.append).read) == len(told) == 2
    assert register.read().read == ()
    assert len(register.store.visible()) == 2


def test_a_document_about_something_else_is_a_problem_and_stays(register: Register, tmp_path: Path) -> None:
    register.add([write(tmp_path / "reports", recipe=RECIPE)])
    (problem,) = register.read().problems
    assert "recipe.txt" in problem.where
    assert "nothing" in problem.what
    assert problem.remedy
    assert len(register.store.documents()) == 1
    assert register.view().problems == (problem,)


def test_reading_that_is_interrupted_goes_on_where_it_stopped(register: Register, tmp_path: Path) -> None:
    texts = {f"report{number}": f"{REPORT}Number {number}." for number in range(6)}
    register.add([write(tmp_path / "reports", **texts)])

    def interrupt(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        register.read(interrupt)
    assert len(register.store.visible()) == 3
    assert len(register.read().read) == 3


def test_other_words_in_the_dossier_make_a_new_reading_and_the_old_stays(
    register: Register, tmp_path: Path
) -> None:
    register.add([write(tmp_path / "reports", one=REPORT)])
    register.read()
    before = register.store.last_recorded()
    (old,) = register.store.visible()
    register.dossier = Dossier(parties=(PartyDef(id="state:XN", name="Norland"),), fingerprint="other")
    assert len(register.read().read) == 1
    (new,) = register.store.visible()
    assert new.reading.id != old.reading.id
    assert register.store.visible(before) == (old,)
    assert register.view(recorded_by=before).dossier == Dossier()
    assert register.view().dossier == register.dossier


# --- answers


def test_an_answer_speaks_of_the_latest_day_of_publication_unless_told(register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    kept(register, make_document(PATROL + " ", file="b.txt", published="2031-03-20"))
    view = register.view()
    assert (view.on, view.known_by, view.recorded_by) == (date(2031, 3, 20), None, None)
    assert register.view(known_by=date(2031, 3, 15)).on == date(2031, 3, 14)
    assert register.view(on=date(2031, 5, 1)).on == date(2031, 5, 1)


def test_an_empty_record_answers_too(register: Register) -> None:
    view = register.view()
    assert view.reconciled.documents == ()
    assert register.view(known_by=date(2031, 3, 15)).on == date(2031, 3, 15)


def test_no_answer_as_known_by_a_day_uses_a_later_document(register: Register) -> None:
    late = kept(register, make_document(PATROL + " ", file="b.txt", published="2031-03-20"))
    early = kept(register, make_document(PATROL, published="2031-03-14"))
    known = register.view(known_by=date(2031, 3, 14)).reconciled
    assert [document.id for document in known.documents] == [early.id]
    assert {hit.document for hit in register.search(register.view(), "herring")} == {early.id, late.id}
    found = register.search(register.view(known_by=date(2031, 3, 14)), "herring", limit=1)
    assert {hit.document for hit in found} == {early.id}


def test_an_answer_as_recorded_by_a_day_is_the_one_that_was_given_then(register: Register) -> None:
    document = kept(register, make_document(PATROL, published="2031-03-14"), DAY1)
    before = register.view(recorded_by="2031-04-01")
    kept(register, make_document(PATROL + " ", file="b.txt", published="2031-03-20"), DAY2)
    bare = replace(patrol_reading(document, reader="machine 2"), assertions=(), statements=())
    register.store.add_reading(bare, DAY3)
    assert register.view(recorded_by="2031-04-01") == before
    assert register.view() != before


def test_the_same_record_gives_the_same_answer_again(register: Register, folder: Path) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    view = register.view()
    with Register.open(folder) as again:
        assert again.view() == view


def test_changes_since_a_day_are_what_became_known_after_it(register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    late = kept(register, make_document(PATROL + " ", file="b.txt", published="2031-03-20"))
    found = register.changes(date(2031, 3, 14))
    assert (late.id, "2031-03-20") in {(one.subject, one.known_on) for one in found}
    assert register.changes(date(2031, 3, 20)) == ()
    assert register.changes(date(2031, 3, 14), known_by=date(2031, 3, 14)) == ()


def test_why_leads_down_to_the_words(register: Register) -> None:
    document = kept(register, make_document(PATROL, published="2031-03-14"))
    view = register.view()
    held = next(event for event in view.reconciled.events if event.type == "talks.hold")
    trace = register.why(view, held.id)
    assert all(document.text[one.start : one.end] == one.quote for one in trace.cites)
    assert trace.cites
    with pytest.raises(UnknownId):
        register.why(view, "e_0000000000000000")


def test_a_record_of_documents_is_in_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    documents = [make_document(REPORT), make_document(RECIPE, file="recipe.txt")]
    with Register.of_documents(documents) as register:
        assert len(register.read().read) == 2
        assert [document for document, _ in register.store.documents()] == documents
        assert len(register.view().reconciled.documents) == 2
    assert list(tmp_path.iterdir()) == []


# --- judgements


def test_a_judgement_is_bound_to_the_words_of_its_subject(register: Register) -> None:
    document = kept(register, make_document(PATROL, published="2031-03-14"))
    made = register.judge(Decision.REJECT, "a_held", by="M. Ray", why="a rumour")
    (anchor,) = made.anchorage
    assert document.text[anchor.start : anchor.end] == "met in Port Anse on Tuesday"
    assert register.store.judgements() == (made,)
    assert "a_held" not in register.view().reconciled.assertions


def test_a_judgement_on_an_event_is_bound_to_the_words_of_its_supporters(register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    breach = next(one for one in register.view().reconciled.events if one.type == "conduct.breach")
    made = register.judge(Decision.REJECT, breach.id, by="M. Ray", why="a rumour")
    assert [anchor.type for anchor in made.anchorage] == ["conduct.breach"]
    assert all(one.type != "conduct.breach" for one in register.view().reconciled.events)


def test_what_was_rejected_can_be_accepted_and_a_judgement_taken_back(register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    first = register.view()
    rejected = register.judge(Decision.REJECT, "a_held", by="M. Ray", why="a rumour")
    register.judge(Decision.ACCEPT, "a_held", by="M. Ray", why="confirmed by note")
    assert "a_held" in register.view().reconciled.assertions
    again = register.judge(Decision.REJECT, "a_held", by="M. Ray", why="the note was forged")
    register.take_back(again.id, by="M. Ray", why="it was not")
    assert "a_held" in register.view().reconciled.assertions
    assert [one.id for one in register.store.judgements()][:1] == [rejected.id]
    assert len(register.store.judgements()) == 4
    assert first.judgements == ()


def test_a_judgement_needs_a_name_a_reason_and_a_thing_that_is_there(register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    with pytest.raises(BadCall, match="who judges"):
        register.judge(Decision.REJECT, "a_held", why="a rumour")
    with pytest.raises(BadCall, match="reason"):
        register.judge(Decision.REJECT, "a_held", by="M. Ray", why=" ")
    with pytest.raises(UnknownId):
        register.judge(Decision.REJECT, "a_gone", by="M. Ray", why="a rumour")
    with pytest.raises(UnknownId):
        register.judge(Decision.SAME, "a_held", "a_gone", by="M. Ray", why="one round")
    with pytest.raises(BadCall, match="ATTRIBUTE=VALUE"):
        register.judge(Decision.CORRECT, "a_held", "2031", by="M. Ray", why="a slip")
    with pytest.raises(BadCall, match="takes two ids"):
        register.judge(Decision.SAME, "a_held", by="M. Ray", why="one round")
    with pytest.raises(BadCall, match="twice"):
        register.judge(Decision.SAME, "a_held", "a_held", by="M. Ray", why="one round")
    with pytest.raises(UnknownId):
        register.take_back("j_gone", by="M. Ray", why="a slip")
    assert register.store.judgements() == ()


def test_the_settings_may_name_who_judges(folder: Path, register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    (folder / "servanda.toml").write_text('by = "M. Ray"\n')
    with Register.open(folder) as again:
        assert again.judge(Decision.REJECT, "a_held", why="a rumour").by == "M. Ray"


def test_the_clock_can_be_handed_in_and_goes_on_from_the_last_entry(folder: Path, tmp_path: Path) -> None:
    def at(hour: int) -> Clock:
        return Clock(lambda: datetime(2031, 4, 1, hour, tzinfo=UTC))

    reports = write(tmp_path / "reports", one=REPORT)
    with Register.create(folder, clock=at(12)) as register:
        register.add([reports])
    write(reports, two=SLUICE)
    with Register.open(folder, clock=at(9)) as register:  # the machine's clock went back
        register.add([reports])
        noon = datetime(2031, 4, 1, 12, tzinfo=UTC)
        stamps = [datetime.fromisoformat(stamp) for _, stamp in register.store.documents()]
        assert stamps == sorted(stamps)
        assert all(stamp - noon < timedelta(seconds=1) for stamp in stamps)


@pytest.mark.parametrize("value", ["when=soon", "colour=red", "type=talks.dance"])
def test_a_correction_that_nothing_can_take_is_refused_and_not_kept(value: str, register: Register) -> None:
    kept(register, make_document(PATROL, published="2031-03-14"))
    subject = next(iter(register.view().reconciled.assertions))
    with pytest.raises(BadCall) as raised:
        register.judge(Decision.CORRECT, subject, value, by="A. Lund", why="as printed")
    assert raised.value.remedy
    assert register.store.judgements() == ()


@pytest.mark.parametrize("value", ["published=soon", "file=other.txt"])
def test_a_document_is_given_a_day_or_nothing(value: str, register: Register) -> None:
    document = kept(register, make_document(PATROL, published="2031-03-14"))
    with pytest.raises(BadCall) as raised:
        register.judge(Decision.CORRECT, document.id, value, by="A. Lund", why="as printed")
    assert raised.value.remedy
    register.judge(Decision.CORRECT, document.id, "published=2031-03-15", by="A. Lund", why="the imprint")
    assert register.view().reconciled.dates[document.id].value == "2031-03-15"
