"""Reading many documents, in this process and over several: the same readings in the same order."""

import os
import time
from functools import partial

import pytest

from servanda.bulk import over_cores, read_all
from servanda.config import Settings
from servanda.errors import BadSetting
from servanda.model.dossier import Dossier, PartyDef
from servanda.model.progress import Progress
from servanda.model.record import Problem
from servanda.read.reader import READER
from tests.store.nouns import PATROL, SLUICE, make_document

DOCUMENTS = [
    make_document(f"{text}\nReport {number}.", file=f"{number}.txt")
    for number, text in enumerate([PATROL, SLUICE] * 5)
]


def double(number: int) -> int:
    return 2 * number


def double_late(number: int) -> int:
    """The first take longest, so that without order they would come last."""
    time.sleep(max(0.0, 0.05 - number / 100))
    return 2 * number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def die_at(fatal: int, number: int) -> int:
    if number == fatal:
        os._exit(9)
    return number


def whose(_: int) -> int:
    return os.getpid()


def test_several_processes_read_as_one_does() -> None:
    dossier = Dossier(name="herring", parties=(PartyDef(id="state:XN", name="Norland"),), fingerprint="f1")
    alone = list(read_all(DOCUMENTS, dossier=dossier, settings=Settings(workers=1)))
    together = list(read_all(DOCUMENTS, dossier=dossier, settings=Settings(workers=2, batch=3)))
    assert together == alone
    assert [reading.document for reading in alone] == [document.id for document in DOCUMENTS]
    assert {reading.reader for reading in alone} == {READER}


def test_results_come_in_order_whoever_is_faster() -> None:
    assert list(over_cores(double_late, range(20), workers=2, batch=1)) == [2 * n for n in range(20)]
    assert list(over_cores(double, [], workers=2, batch=1)) == []


def test_few_items_are_done_in_this_process() -> None:
    assert set(over_cores(whose, range(5), workers=8, batch=5)) == {os.getpid()}
    assert os.getpid() not in set(over_cores(whose, range(6), workers=2, batch=5))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_is_handed_over_in_its_place_and_the_rest_goes_on(workers: int) -> None:
    made = list(over_cores(fail_at_three, range(6), workers=workers, batch=2))
    assert [str(one) for one in made] == ["0", "1", "2", "three", "4", "5"]
    assert isinstance(made[3], ValueError)


def test_an_item_that_kills_its_worker_is_handed_over_and_the_rest_goes_on() -> None:
    made = list(over_cores(partial(die_at, 5), range(10), workers=2, batch=2))
    assert [one for one in made if isinstance(one, int)] == [0, 1, 2, 3, 4, 6, 7, 8, 9]
    assert "ended by the system" in str(made[5])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interruption_leaves_what_was_taken(workers: int) -> None:
    taken = []

    def take() -> None:
        for number in over_cores(double, range(100), workers=workers, batch=5):
            taken.append(number)
            if len(taken) == 12:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take()
    assert taken == [2 * number for number in range(12)]


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told_after_each_document(workers: int) -> None:
    told: list[Progress] = []
    settings = Settings(workers=workers, batch=3)
    count = sum(1 for _ in read_all(DOCUMENTS, settings=settings, progress=told.append))
    assert count == len(DOCUMENTS)
    assert told == [Progress(n, len(DOCUMENTS), f"{n - 1}.txt") for n in range(1, len(DOCUMENTS) + 1)]


def test_a_pipeline_that_is_not_installed_is_a_bad_setting_before_any_work() -> None:
    problems: list[Problem] = []
    with pytest.raises(BadSetting, match="no_such_pipeline"):
        list(read_all(DOCUMENTS, settings=Settings(language="no_such_pipeline"), failed=problems.append))
    assert problems == []
