"""Imports run one way. The rooms, and what each may know, are written here and nowhere else."""

import ast
from pathlib import Path

import servanda

SOURCE = Path(servanda.__file__).parent

# room: the rooms that it may import. A room that is not listed fails the test.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "model": frozenset({"errors"}),
    "config": frozenset({"errors"}),
    "dossier": frozenset({"errors", "model"}),
    "text": frozenset({"errors", "model"}),
    "store": frozenset({"errors", "model"}),
    "reconcile": frozenset({"errors", "model"}),
    "assess": frozenset({"errors", "model"}),
    "read": frozenset({"errors", "model", "text"}),
    "bulk": frozenset({"errors", "model", "text", "read", "config"}),
    "examples": frozenset({"errors"}),
    "dossiers": frozenset({"errors"}),
    "register": frozenset(
        {
            "errors",
            "model",
            "config",
            "dossier",
            "text",
            "store",
            "reconcile",
            "assess",
            "read",
            "bulk",
            "examples",
            "dossiers",
        }
    ),
    "present": frozenset(
        {
            "errors",
            "model",
            "config",
            "dossier",
            "text",
            "store",
            "assess",
            "read",
            "bulk",
            "register",
            "examples",
            "dossiers",
        }
    ),
}
BELOW_REGISTER = frozenset(MAY_IMPORT) - {"register", "present"}


def imports() -> list[tuple[Path, str, str]]:
    """Every import of one room by another: file, importing room, imported room."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: write imports in full"
                names = [node.module or ""]
                if node.module == "servanda":
                    names = [f"servanda.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                if name.startswith("servanda.") and not name.startswith("servanda.__"):
                    found.append((path, parts[0], name.split(".")[1]))
    return found


def test_every_room_imports_only_what_it_may_know() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)}: {room} imports {other}"
        for path, room, other in imports()
        if room not in ("__init__", "__main__") and other != room and other not in MAY_IMPORT[room]
    ]
    assert wrong == []


def test_the_walk_sees_the_imports() -> None:
    rooms = {(room, other) for _, room, other in imports()}
    assert ("read", "text") in rooms
    assert ("register", "reconcile") in rooms


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    import sys

    for path in sorted((SOURCE / "model").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            for name in names:
                assert name.split(".")[0] in {*sys.stdlib_module_names, "servanda"}, (
                    f"{path.name} imports {name}"
                )


def test_nothing_below_the_register_takes_a_register() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).with_suffix("").parts[0] in BELOW_REGISTER:
            assert "Register" not in {
                node.id
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Name)
            }, path
