"""The shelf: strategies kept whole with every version, nobody's work overwritten, no name that leaves the folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hansa.errors import InputError
from hansa.strategy import shelf
from hansa.strategy.document import Strategy
from hansa.strategy.file import StrategyFile, backup_of
from tests.unit.web.strategies import begin_senegal, read_senegal, rename


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the strategies of a workspace of one's own."""
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path / "workspace"))
    return shelf.folder()


@pytest.fixture
def held() -> StrategyFile:
    return begin_senegal()


@pytest.mark.parametrize(
    "slug", ["", ".", "..", "../senegal", "a/b", "a\\b", ".hidden", "new", "New", "é", "a\n", "a" * 65, "a.yml", "a\0"]
)
def test_what_is_no_short_name_is_refused(slug: str, held: StrategyFile, folder: Path) -> None:
    with pytest.raises(InputError, match="cannot name a strategy"):
        shelf.begin_file(slug, held.strategy)
    with pytest.raises(InputError, match="There is no strategy"):
        shelf.open_strategy(slug, None)
    assert sorted(path.name for path in folder.iterdir()) == [".versions", "senegal.yml"]


def test_a_name_is_taken_once(held: StrategyFile) -> None:
    with pytest.raises(InputError, match="already"):
        shelf.begin_file("senegal", held.strategy)
    assert shelf.free_slug("Sénégal") == "senegal-2"
    assert shelf.free_slug("!!") == "strategy"
    assert shelf.free_slug("New") == "new-1"


def test_every_version_is_kept_also_what_a_hand_wrote(held: StrategyFile) -> None:
    first = held.path.read_bytes()
    second = shelf.change_file("senegal", held.digest, rename("Two"), None)
    by_hand = second.path.read_text().replace("Two", "Three")
    second.path.write_text(by_hand)
    third = shelf.open_strategy("senegal", None)
    assert third.strategy.title == "Three"
    fourth = shelf.change_file("senegal", third.digest, rename("Four"), None)
    assert shelf.change_file("senegal", fourth.digest, rename("Four"), None).digest == fourth.digest
    kept = shelf.list_versions("senegal")
    titles = [shelf.open_version("senegal", one.stamp, None).strategy.title for one in kept]
    assert titles[:3] == ["Four", "Three", "Two"]
    assert kept[-1].path.read_bytes() == first
    assert len(kept) == 4
    assert backup_of(held.path).read_text() == by_hand


def test_who_saves_second_is_told_and_changes_nothing(held: StrategyFile) -> None:
    def save(number: int) -> str:
        try:
            shelf.change_file("senegal", held.digest, rename(f"Title {number}"), None)
        except InputError as error:
            return error.code
        return "saved"

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(save, range(8)))
    assert sorted(told) == [*["changed-meanwhile"] * 7, "saved"]
    assert read_senegal().title == f"Title {told.index('saved')}"
    assert len(shelf.list_versions("senegal")) == 2


def test_a_save_that_fails_leaves_the_file(held: StrategyFile) -> None:
    def spoil(strategy: Strategy) -> Strategy:
        axis = strategy.axes[0].model_copy(update={"id": strategy.axes[1].id})  # an id that stands twice
        return strategy.model_copy(update={"axes": (axis, *strategy.axes[1:])})

    before = held.path.read_bytes()
    with pytest.raises(InputError) as caught:
        shelf.change_file("senegal", held.digest, spoil, None)
    assert caught.value.fields["path"] == "senegal.yml"  # not where the server keeps it
    with pytest.raises(InputError):
        shelf.save_text("senegal", held.digest, "hansa: 1\ncountry: [", None)
    assert held.path.read_bytes() == before
    assert len(shelf.list_versions("senegal")) == 1
