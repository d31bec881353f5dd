"""Who gains and who loses a country's transit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from hansa import workspace
from hansa.routing.coarse import GROUP_ASN
from hansa.stress.changes import measure_changes
from hansa.stress.outcome import Change
from hansa.stress.world import World, open_world
from tests.reference.routing.obvious import Link
from tests.unit.stress.drawn import lose, make_model

if TYPE_CHECKING:
    from pathlib import Path

LINKS: list[Link] = [(1, 2, -1), (1, 3, -1), (2, 4, -1), (9, 3, -1), (9, 4, -1), (2, 5, -1), (1, 9, -1), (9, 5, -1)]
"""Tonga's 4 and 5 below a Fijian 2 and, one hop further, behind a Samoan 9's."""
COUNTRY = {1: "US", 2: "FJ", 3: "US", 4: "TO", 5: "TO", 9: "WS"}


def make_world(links: list[Link] = LINKS, kind: Literal["file", "full"] = "file") -> World:
    model = make_model(links, COUNTRY, dict.fromkeys(COUNTRY, 1e-9) | {1: 1.0, 3: 1.0, 4: 1.0, 5: 1.0})
    return open_world(replace(model, kind=kind), coverage=1.0)


def test_what_one_network_loses_another_carries() -> None:
    world = make_world()
    found = measure_changes(world, lose(world.model, links=[(2, 4), (2, 5)]), ["TO"])
    assert list(found) == ["TO"]
    gained, lost = found["TO"].transit_gained, found["TO"].transit_lost
    assert [(change.network, change.name, change.country) for change in gained] == [(9, "AS9", "WS")]
    assert [(change.network, change.country) for change in lost] == [(2, "FJ")]
    assert gained[0].share == -lost[0].share == pytest.approx(0.25)
    jurisdictions = found["TO"].jurisdictions_gained + found["TO"].jurisdictions_lost
    assert [(change.network, change.country) for change in jurisdictions] == [(None, "WS"), (None, "FJ")]
    assert [change.share for change in jurisdictions] == pytest.approx([0.25, -0.25])
    assert (found["TO"].detour_share_before, found["TO"].detour_share_after) == (1, 1)


def test_a_country_without_routes_has_no_changes_and_one_untouched_neither() -> None:
    world = make_world()
    found = measure_changes(world, lose(world.model, [4, 5]))
    assert found["TO"].transit_gained == found["TO"].transit_lost == found["TO"].jurisdictions_lost == ()
    assert found["TO"].detour_share_after is None
    nothing = measure_changes(world, lose(world.model))
    assert all(not (changes.transit_gained or changes.transit_lost) for changes in nothing.values())


def test_jurisdictions_are_left_out_on_demand_and_changes_limited() -> None:
    world = make_world()
    damage = lose(world.model, links=[(2, 4), (2, 5)])
    found = measure_changes(world, damage, jurisdictions=False)["TO"]
    assert found.jurisdictions_gained == ()
    assert found.transit_gained == measure_changes(world, damage)["TO"].transit_gained
    assert measure_changes(world, damage, top=0)["TO"].transit_gained == ()


def test_a_group_of_the_coarse_model_has_no_number() -> None:
    links = [tuple(GROUP_ASN + end if end == 9 else end for end in link) for link in LINKS]
    model = make_model(links, COUNTRY | {GROUP_ASN + 9: "WS"})  # type: ignore[arg-type]
    world = open_world(replace(model, kind="coarse"))
    found = measure_changes(world, lose(model, links=[(2, 4), (2, 5)]), ["TO"])["TO"]
    assert found.transit_gained[0] == Change(None, found.transit_gained[0].name, "WS", found.transit_gained[0].share)


def test_sums_of_the_full_graph_are_kept_and_made_again_when_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(workspace.VARIABLE, str(tmp_path))
    damage = lose(make_world().model, links=[(2, 4), (2, 5)])
    first = measure_changes(make_world(kind="full"), damage)
    (path,) = workspace.cache_folder().glob("stress-*.npz")
    written = path.read_bytes()
    assert measure_changes(make_world(kind="full"), damage) == first
    path.write_bytes(written[:100])
    assert measure_changes(make_world(kind="full"), damage) == first
    assert len(path.read_bytes()) == len(written)
    measure_changes(make_world([*LINKS, (3, 5, -1)], kind="full"), damage)
    assert len(list(workspace.cache_folder().glob("stress-*.npz"))) == 2
