"""Two people's edits of one strategy merge as text, without a conflict, into a strategy that can be read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hansa.strategy.file import read_strategy, write_strategy
from tests.unit.strategy.samples import change_strategy, make_file, make_strategy

CHOICE = {"question": "q", "decision": "d", "date": "2027"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"vision": "Ours. Un."}, {"choices": [CHOICE | {"id": "c-1", "step": "options"}]}),
        (
            {"choices": [CHOICE | {"id": "c-1", "step": "situate"}]},
            {"choices": [CHOICE | {"id": "c-2", "step": "interests"}]},
        ),
        (
            {"steps": {"situate": {"state": "done"}, "interests": {}}},
            {"steps": {"situate": {}, "interests": {"state": "left", "answers": {"values": "x"}}}},
        ),
        ({"vision": "Un Internet ouvert. Toujours. Encore. " + "x" * 100}, {"weights": {"security": 1.0}}),
    ],
)
def test_two_peoples_edits_merge_as_text(tmp_path: Path, ours: dict[str, object], theirs: dict[str, object]) -> None:
    base: dict[str, object] = {"steps": {"situate": {}, "interests": {}}}
    paths = []
    for name, changes in (("ours", ours), ("base", {}), ("theirs", theirs)):
        path = tmp_path / f"{name}.yml"
        write_strategy(path, make_strategy(**(base | changes)))
        paths.append(str(path))
    done = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    merged = make_file(tmp_path, done.stdout.decode())
    assert read_strategy(merged).strategy == make_strategy(**(base | ours | theirs | _both(ours, theirs)))


def _both(ours: dict[str, object], theirs: dict[str, object]) -> dict[str, object]:
    if "choices" in ours and "choices" in theirs:
        return {"choices": [*ours["choices"], *theirs["choices"]]}  # type: ignore[misc]
    if "steps" in ours and "steps" in theirs:
        return {"steps": {"situate": ours["steps"]["situate"], "interests": theirs["steps"]["interests"]}}  # type: ignore[index]
    return {}


def test_actions_changed_in_two_places_merge(tmp_path: Path) -> None:
    base = tmp_path / "base.yml"
    write_strategy(base, make_strategy())
    text = base.read_text(encoding="utf-8")
    (tmp_path / "ours.yml").write_text(text.replace("amount: 120000", "amount: 90000"), encoding="utf-8")
    (tmp_path / "theirs.yml").write_text(text.replace("title: Voix", "title: Une voix"), encoding="utf-8")
    change_strategy(tmp_path / "theirs.yml", lambda strategy: strategy.model_copy(update={"title": "anew"}))
    names = [str(tmp_path / f"{name}.yml") for name in ("ours", "base", "theirs")]
    done = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True, check=False)
    assert done.returncode == 0
    merged = read_strategy(make_file(tmp_path, done.stdout.decode())).strategy
    actions = [action for _, action in merged.actions()]
    assert (merged.title, actions[-1].title) == ("anew", "Une voix")
    assert actions[0].budget is not None
    assert actions[0].budget.amount == 90000
