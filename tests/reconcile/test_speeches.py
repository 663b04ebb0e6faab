"""Which excerpts are of one speech act."""

from __future__ import annotations

from servanda.model.record import Decision
from tests.reconcile.build import Report, judge, record

WHOLE = (
    "The southern fleet has broken the accord in every season since it was signed. It takes the nets of our "
    "crews and sells them on the quay. First let it pay for what it took."
)
PART = "It takes the nets of our crews and sells them on the quay."


def quoting(file: str, words: str, *speakers: str, published: str = "2011-05-20") -> tuple[Report, str]:
    report = Report(file, published=published)
    return report, report.quotes(words, *speakers)


def test_two_excerpts_of_a_joint_statement_are_one_speech_with_the_fuller_first() -> None:
    part, short = quoting("a.txt", PART, "person:una-holt", "person:per-lund")
    whole, long = quoting("b.txt", WHOLE, "person:per-lund", "person:una-holt", published="2011-05-21")
    (speech,) = record(part, whole).speeches
    assert [one.id for one in speech.statements] == [long, short]
    assert speech.known_on == "2011-05-20"


def test_excerpts_without_a_common_part_meet_through_the_whole() -> None:
    first, _ = quoting(
        "a.txt",
        "The southern fleet has broken the accord in every season since it was signed.",
        "person:una-holt",
    )
    second, _ = quoting("b.txt", PART, "person:una-holt")
    assert len(record(first, second).speeches) == 2
    whole, _ = quoting("c.txt", WHOLE, "person:una-holt")
    assert len(record(first, second, whole).speeches) == 1


def test_the_same_words_of_two_speakers_are_two_speeches() -> None:
    one, _ = quoting("a.txt", PART, "person:una-holt")
    two, _ = quoting("b.txt", PART, "person:per-lund")
    assert len(record(one, two).speeches) == 2


def test_a_source_without_a_name_is_the_named_one_of_the_same_long_words() -> None:
    one, _ = quoting("a.txt", PART, "three deputies")
    two, _ = quoting("b.txt", PART, "person:per-lund", "person:una-holt")
    assert len(record(one, two).speeches) == 1


def test_an_unnamed_voice_within_a_named_ones_words_is_that_one() -> None:
    named, _ = quoting("a.txt", WHOLE, "organ:ministry")
    named.quotes(PART, "it")
    other, _ = quoting("b.txt", PART, "person:una-holt")
    assert [len(one.statements) for one in record(named, other).speeches] == [2, 1]


def test_a_few_common_words_do_not_join() -> None:
    one, _ = quoting("a.txt", "We shall see about that next year", "person:una-holt")
    two, _ = quoting(
        "b.txt", "We shall see about that when the ice is gone and boats are out", "person:una-holt"
    )
    assert len(record(one, two).speeches) == 2


def test_punctuation_and_case_do_not_keep_excerpts_apart() -> None:
    one, _ = quoting(
        "a.txt", "“It takes the nets of our crews, and sells them on the quay”", "person:una-holt"
    )
    two, _ = quoting(
        "b.txt", "it takes the [nets] of our crews and sells them on the Quay", "person:una-holt"
    )
    assert len(record(one, two).speeches) == 1


def test_people_can_join_and_part_speeches() -> None:
    one, first = quoting("a.txt", PART, "person:una-holt")
    two, second = quoting("b.txt", PART, "person:una-holt")
    assert len(record(one, two, judgements=[judge(Decision.DIFFERENT, first, second)]).speeches) == 2
    three, third = quoting("c.txt", "Enough is enough.", "person:una-holt")
    assert len(record(one, three, judgements=[judge(Decision.SAME, first, third)]).speeches) == 1


def test_a_speech_lists_what_is_asserted_within_it() -> None:
    report, statement = quoting("a.txt", PART, "person:una-holt")
    inside = report.says(PART, "conduct.breach", agent="state:XS", within=statement)
    (speech,) = record(report).speeches
    assert speech.assertions == (inside,)
