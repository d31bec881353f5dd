"""Names of classes and types: each stands once in the house, so that a name says which room it is from."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import hansa

HOUSE = Path(hansa.__file__).parent


def find_name(node: ast.stmt) -> str:
    """Return the name that a statement gives to a class or a type, as `Share = Literal[...]` does; else nothing."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        return "" if name.isupper() or not name[0].isupper() else name
    return ""


def test_a_class_or_type_name_stands_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if name := find_name(node):
                places[name].append(str(path.relative_to(HOUSE)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
