"""What the documentation shows is what the commands print."""

from pathlib import Path

import pytest

from tests.documented import _BLOCK, PAGES, Names, examples, matches, named, run


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks, f"{page.name} shows no command"
    names: Names = {}
    for block in blocks:
        for example in examples(block):
            found = run(named(example.command, names), tmp_path)
            assert matches(example.output, found, names), (
                f"$ {example.command}\nshown:\n{example.output}\nprinted:\n{found}"
            )


def test_an_ellipsis_stands_for_any_lines_and_nothing_else_does() -> None:
    assert matches("a\n…\nd", "a\nb\nc\nd")
    assert matches("a\n…", "a\nb")
    assert matches("a\n…\nd", "a\nd")
    assert not matches("a\nd", "a\nb\nd")
    assert not matches("a\n…\nd", "a\nb\nc")


def test_an_id_on_a_page_stands_for_the_one_that_is_printed_in_its_place() -> None:
    names: Names = {}
    assert matches("x_0a1b2c  lifted\nwhy: x_0a1b2c", "x_999999  lifted\nwhy: x_999999", names)
    assert named("servanda why x_0a1b2c", names) == "servanda why x_999999"
    assert not matches("x_0a1b2c\nx_0a1b2c", "x_111111\nx_222222")
    assert not matches("x_0a1b2c  lifted", "x_999999  eased")
