"""Names of classes: each stands once in the house, so that a name says which room it is from."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import hansa

HOUSE = Path(hansa.__file__).parent


def test_a_class_name_stands_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(HOUSE)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
