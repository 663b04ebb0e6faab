"""What the documentation shows is what the commands print."""

from pathlib import Path

import pytest

from tests.documented import _BLOCK, PAGES, examples, matches, run


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks, f"{page.name} shows no command"
    for block in blocks:
        for example in examples(block):
            found = run(example.command, tmp_path)
            assert matches(example.output, found), (
                f"$ {example.command}\nshown:\n{example.output}\nprinted:\n{found}"
            )


def test_an_ellipsis_stands_for_any_lines_and_nothing_else_does() -> None:
    assert matches("a\n…\nd", "a\nb\nc\nd")
    assert matches("a\n…", "a\nb")
    assert matches("a\n…\nd", "a\nd")
    assert not matches("a\nd", "a\nb\nd")
    assert not matches("a\n…\nd", "a\nb\nc")
