"""The recipes for newcomers name files that exist, commands that there are, and as many files as they count."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import FENCE, ROOT

TEXT = FENCE.sub("", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
PATHS = sorted(set(re.findall(r"`((?:src|tests|docs|tools)/[^`\s]*|[\w.]+\.(?:md|toml|txt))`", TEXT)))
RECIPES = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_leads_somewhere(path: str) -> None:
    pattern = re.sub(r"<\w+>", "*", path)  # <room> stands for any
    assert any(ROOT.glob(pattern)), f"CONTRIBUTING.md names {path}, which is not there"


def test_every_target_is_one_of_the_makefile() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`[^`]*\bmake (\w+)[^`]*`", TEXT)) <= targets


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_has_as_many_steps_as_it_counts_files(name: str) -> None:
    counted = re.search(r": (\d+) files?$", name)
    assert counted, f"### {name} says no count of files"
    assert int(counted[1]) == len(re.findall(r"^\d+\. ", RECIPES[name], re.MULTILINE))
