"""What is installed elsewhere: the built wheel carries every file that the program opens when it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "servanda"
LEFT_OUT = {"__pycache__"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in the wheel, built as pip builds it."""
    into = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--quiet", "--disable-pip-version-check", "--wheel-dir", str(into)]
    made = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", str(ROOT), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode and "hatchling" in made.stderr and "No matching distribution" in made.stderr:
        pytest.skip("pip cannot fetch hatchling, which builds the wheel")
    assert made.returncode == 0, made.stderr
    (file,) = into.glob("*.whl")
    with ZipFile(file) as archive:
        return set(archive.namelist())


def test_the_wheel_has_every_file_of_the_package(wheel: set[str]) -> None:
    wanted = {
        path.relative_to(SOURCE.parent).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.parts)
    }
    assert wanted - wheel == set()


@pytest.mark.parametrize(
    "pattern",
    [
        "servanda/py.typed",
        "servanda/read/lexicons/*.yaml",
        "servanda/present/schemas/*.json",
        "servanda/present/templates/*.j2",
        "servanda/present/templates/*.typ",
        "servanda/store/migrations/versions/*.py",
        "servanda/dossier/fields.yaml",
        "servanda/dossiers/*/*.yaml",
        "servanda/examples/*/documents/*.txt",
        "servanda/examples/*/dossier/*.yaml",
        "servanda/examples/*/marked/*.yaml",
    ],
)
def test_the_wheel_has_files_of_each_kind(pattern: str, wheel: set[str]) -> None:
    assert any(Path(name).match(pattern) for name in wheel)


def test_the_wheel_has_nothing_but_the_package_and_what_is_said_of_it(wheel: set[str]) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in wheel} == {"servanda"}
    assert any(name.endswith("licenses/LICENSE") for name in wheel)
