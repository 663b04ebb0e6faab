"""Settings from servanda.toml and SERVANDA_* variables."""

import tomllib
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from servanda.config import TEMPLATE, Settings, load
from servanda.errors import BadSetting


def settings(tmp_path: Path, toml: str, **variables: str) -> Settings:
    (tmp_path / "servanda.toml").write_text(toml, encoding="utf-8")
    return load(tmp_path, variables)


def refused(tmp_path: Path, toml: str, **variables: str) -> str:
    with pytest.raises(BadSetting) as caught:
        settings(tmp_path, toml, **variables)
    return str(caught.value).replace(str(tmp_path), "DIR")


def test_without_file_and_variables_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == load(None, {}) == Settings()


def test_a_variable_outranks_the_file_and_the_file_the_default(tmp_path: Path) -> None:
    found = settings(tmp_path, "workers = 2\nbatch = 4\n", SERVANDA_WORKERS="3", PATH="/bin")
    assert (found.workers, found.batch, found.max_bytes) == (3, 4, Settings().max_bytes)


def test_every_setting_can_be_given_in_both_ways(tmp_path: Path) -> None:
    toml = 'max_bytes = 1_000\nworkers = 0\nbatch = 1\nthreads = 2\nlanguage = "xx_model"\nscreen = "on"\nby = "M. Ray"\ndatabase = "postgresql://ray@host/orra"\n'
    variables = {f"SERVANDA_{name.upper()}": str(value) for name, value in tomllib.loads(toml).items()}
    expected = Settings(
        max_bytes=1000,
        workers=0,
        batch=1,
        threads=2,
        language="xx_model",
        screen=True,
        by="M. Ray",
        database="postgresql://ray@host/orra",
    )
    assert settings(tmp_path, toml) == settings(tmp_path, "", **variables) == expected


def test_the_template_names_every_setting_and_changes_none(tmp_path: Path) -> None:
    assert settings(tmp_path, TEMPLATE) == Settings()
    shown = "\n".join(line.removeprefix("# ") for line in TEMPLATE.splitlines()[1:])
    assert list(tomllib.loads(shown)) == [field.name for field in fields(Settings)]


def test_a_misspelt_setting_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    assert refused(tmp_path, "batch = 4\nworker = 2\n") == (
        "DIR/servanda.toml:2: no such setting: worker\n2 | worker = 2\nDid you mean workers?"
    )
    assert refused(tmp_path, "", SERVANDA_WRKERS="2") == (
        "SERVANDA_WRKERS: no such setting: SERVANDA_WRKERS\nSERVANDA_WRKERS=2\nDid you mean workers?"
    )
    assert "There are: max_bytes, workers" in refused(tmp_path, "[storage]\nname = 1\n")


@pytest.mark.parametrize("value", ['"many"', "-1", "1.5", "true", "[1]"])
def test_a_value_not_of_its_form_is_refused(tmp_path: Path, value: str) -> None:
    assert refused(tmp_path, f"workers = {value}\n") == (
        "DIR/servanda.toml:1: workers is not a number of processes, 0 for one on each core\n"
        f"1 | workers = {value}\nGive a number of processes, 0 for one on each core."
    )


def test_a_file_that_is_no_toml_is_refused_at_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, "workers = 2\nby = M. Ray\n") == (
        "DIR/servanda.toml:2:6: this is no TOML: Invalid value\n2 | by = M. Ray\n"
        'Write a setting as NAME = 3, or NAME = "words".'
    )
    (tmp_path / "servanda.toml").write_bytes(b"by = '\xff'")
    with pytest.raises(BadSetting, match="UTF-8"):
        load(tmp_path, {})


def test_the_folder_of_the_record_is_a_variable_but_no_setting(tmp_path: Path) -> None:
    assert load(tmp_path, {"SERVANDA_RECORD": "/somewhere"}) == Settings()


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().workers = 2  # type: ignore[misc]
