"""Answers narrowed to an accord: what a reading names is kept with it, and finds its document again."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.actor import Actor, ActorType
from servanda.model.record import CommitmentClaim, Condition, MeasureClaim, Reading, Role, Speaker, Statement
from servanda.model.scope import Scope
from servanda.model.source import Document
from servanda.store.naming import named_by
from tests.store.homes import Home, Homes
from tests.store.nouns import PATROL, data_of, make_document, patrol_reading

DAY1, DAY2 = "2031-04-01T12:00:00Z", "2031-04-02T12:00:00Z"
IDS = ("state:XN", "state:XS", "state:XE", "concept:fisheries", "concept:coastal-fisheries", "track:t")
SCOPES = (
    Scope(parties=(("state:XN",), ("state:XS",)), topics=("concept:fisheries",), names=("track:t",)),
    Scope(parties=(("state:XE", "state:XN"),)),
    Scope(parties=()),
)


def naming(document: Document, ids: tuple[str, ...], reader: str = "machine 1") -> Reading:
    """A reading whose first assertion names these ids, and nothing else does."""
    reading = patrol_reading(document, reader=reader)
    first = replace(reading.assertions[0], roles=tuple(Role("topic", "", one) for one in ids), when=None)
    return replace(reading, assertions=(first,), statements=(), timexes=())


MADE = st.lists(st.tuples(st.sets(st.sampled_from(IDS)), st.sets(st.sampled_from(IDS))), max_size=5)


@settings(deadline=None, max_examples=40)
@given(MADE)
def test_a_scope_leaves_just_the_documents_whose_standing_reading_bears_on_it(
    files: Homes, made: list[tuple[set[str], set[str]]]
) -> None:
    held_to_its_scopes(files, made)


@settings(deadline=None, max_examples=5)  # a database is made for each
@given(MADE)
def test_so_it_does_on_a_server(databases: Homes, made: list[tuple[set[str], set[str]]]) -> None:
    held_to_its_scopes(databases, made)


def held_to_its_scopes(homes: Homes, made: list[tuple[set[str], set[str]]]) -> None:
    with homes.store() as store:
        for number, (first, second) in enumerate(made):
            document = make_document(f"{PATROL}\nNo. {number}", file=f"{number}.txt")
            store.add_document(document, data_of(document), DAY1)
            store.add_reading(naming(document, tuple(sorted(first))), DAY1)
            store.add_reading(naming(document, tuple(sorted(second)), "machine 2"), DAY2)
        for scope in SCOPES:
            for moment in ("2031-03-31", "2031-04-01", None):
                whole = store.visible(moment)
                kept = tuple(one for one in whole if scope.holds(named_by(one.reading)))
                assert store.visible(moment, scope) == kept
        assert store.names("state:") == tuple(
            sorted({one for pair in made for ids in pair for one in ids if one.startswith("state:")})
        )


def of_all_kinds(document: Document) -> Reading:
    """A reading that names something in every noun that can."""
    cited = document.quote(0, len("Delegations"))
    reading = patrol_reading(document)
    return replace(
        reading,
        actors=(
            Actor(id="person:ada-nord", name="Nord", type=ActorType.PERSON, party="state:XN"),
            Actor(id="person:ole-sund", name="Sund", type=ActorType.PERSON, party="state:XS"),
        ),
        statements=(
            Statement(
                id="s_1",
                document=document.id,
                speakers=(Speaker("person:ada-nord", "Nord"),),
                addressee="organ:xs-fleet",
                content=(cited,),
                towards="concept:quota",
            ),
        ),
        conditions=(
            Condition(
                id="c_1",
                document=document.id,
                holder="state:XE",
                outcome="talks",
                outcome_topic="concept:talks",
                requires=("peace",),
                requires_topics=("concept:peace",),
                evidence=(cited,),
            ),
        ),
        commitments=(
            CommitmentClaim(
                id="k_1",
                document=document.id,
                instrument="instrument:protocol",
                obligor="state:XN",
                duty="to report",
                topic="concept:reports",
                evidence=(cited,),
            ),
        ),
        measures=(
            MeasureClaim(
                id="m_1",
                document=document.id,
                topic="concept:licences",
                by="state:XN",
                on="place:port-anse",
                parameter="in-force",
                value="yes",
                evidence=(cited,),
            ),
        ),
    )


def test_a_reading_names_whom_its_nouns_name_and_the_parties_of_those_who_act() -> None:
    assert named_by(of_all_kinds(make_document(PATROL))) == {
        "state:NO1",
        "concept:fisheries",
        "person:ada-nord",
        "state:XN",
        "organ:xs-fleet",
        "concept:quota",
        "state:XE",
        "concept:talks",
        "concept:peace",
        "instrument:protocol",
        "concept:reports",
        "concept:licences",
    }


def test_an_older_record_is_filled_with_what_its_readings_name(kept: Home) -> None:
    document = make_document(PATROL)
    with kept.open() as store:
        store.add_document(document, data_of(document), DAY1)
        store.add_reading(of_all_kinds(document), DAY1)
    query = "SELECT reading, entity, recorded_at FROM naming ORDER BY entity"
    made = kept.rows(query)
    kept.change("DROP TABLE naming", "UPDATE alembic_version SET version_num = '0001'")
    with kept.open() as store:
        assert store.visible(None, Scope(parties=(("state:XE",),))) == store.visible()
        assert store.check() == ()
    assert kept.rows(query) == made


def test_an_id_that_a_reading_does_not_name_is_found_by_the_check(kept: Home) -> None:
    document = make_document(PATROL)
    with kept.open() as store:
        store.add_document(document, data_of(document), DAY1)
        store.add_reading(patrol_reading(document), DAY1)
    kept.tamper("naming", "UPDATE naming SET entity = 'state:XX' WHERE entity = 'state:NO1'")
    with kept.open() as store:
        (problem,) = store.check()
    assert "not those it names" in problem.what
