"""Conditions as shown: the outcome and what it hangs on, what is known, and what that tells."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.limits import Requirement
from servanda.present.brief import compose as brief
from servanda.present.views import compose
from tests.present.sample import VIEW

(PORTS,) = VIEW.assessment.conditions


def shown(*, holds: bool | None, outlook: str, not_told: tuple[str, ...]) -> list[str]:
    needs = (Requirement("the quota is raised", holds, ("c_ports",) if holds is not None else ()),)
    one = replace(PORTS, requires=needs, outlook=outlook, not_told=not_told)
    view = replace(VIEW, assessment=replace(VIEW.assessment, conditions=(one,)))
    return [line.text for line in compose(view, "conditions").lines()]


def test_a_condition_of_which_nothing_is_known_is_one_line() -> None:
    assert shown(holds=None, outlook="open", not_told=()) == [
        "reopen its ports — only if: the quota is raised"
    ]


def test_a_requirement_that_fails_says_what_that_tells_and_what_not() -> None:
    lines = shown(holds=False, outlook="excluded", not_told=("that-it-did-not-come-about",))
    assert lines[1:] == [
        "fails: the quota is raised",
        "by its own word, it rules the outcome out while that lasts; nothing here tells that it did not",
    ]


def test_a_brief_shows_conditions_once_and_statements_without_them() -> None:
    written = {section.key: section for section in brief(VIEW).sections}
    told = [key for key, one in written.items() for line in one.lines() if "reopen its ports —" in line.text]
    assert told == ["conditions"]
