"""What the model says of events that were seen, beside what was seen; every miss has its reason, every hit is one.

Events are run on the graph of relationships nearest to their year, with the operators, users and countries of today: networks
that have since gone count for little, and those that have grown for too much. Cables are those of about 2020.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
import pytest

from hansa.evidence.edition import Edition
from hansa.evidence.reading import read_source
from hansa.evidence.source import source
from hansa.routing.attributes import join_attributes
from hansa.routing.graph import read_graph
from hansa.routing.model import Model
from hansa.routing.network import ATTRIBUTES
from hansa.stress.catalogue.events import read_events
from hansa.stress.changes import measure_changes
from hansa.stress.losses import Losses, measure_losses
from hansa.stress.resolve import Resolved, resolve
from hansa.stress.scenario import WORLD, Observed, Scenario
from hansa.stress.world import World, open_world
from tests.verify.conftest import EMBEDDED

pytestmark = pytest.mark.raw

GRAPHS = {
    2007: "20070101.as-rel.txt.bz2",
    2008: "20080101.as-rel.txt.bz2",
    2011: "20110101.as-rel.txt.bz2",
    2015: "20150101.as-rel.txt.bz2",
    2025: "20250901.as-rel2.txt.bz2",
}
UP = 0.005
"""A loss, or a detour in hops, that counts as seen."""
SHIFT = 0.001
"""A share of a country's routes that moves to another network."""
EVENTS = [one for one in read_events() if one.observed and one.shocks]
EDITION = Edition(EMBEDDED)


class Run(NamedTuple):
    world: World
    taken: Resolved
    losses: Losses


@cache
def read_known(folder: Path) -> dict[str, pl.DataFrame]:
    return {name: read_source(source(dataset), folder) for name, dataset in ATTRIBUTES.items()}


@cache
def open_year(folder: Path, year: int) -> World:
    graph = read_graph(folder / "routing" / GRAPHS[year])
    return open_world(Model("file", str(year), graph, join_attributes(graph, **read_known(folder))))


def choose_year(scenario: Scenario) -> int:
    happened = int(scenario.date[:4])
    return min(GRAPHS, key=lambda year: (abs(year - happened), -year))


def run(folder: Path, scenario: Scenario) -> Run:
    world = open_year(folder, choose_year(scenario))
    taken = resolve(scenario, world.model, EDITION)
    return Run(world, taken, measure_losses(world, taken.damage))


def is_seen(found: Run, observed: Observed) -> bool:
    """Whether the model shows the measure to rise."""
    lanes = [lane for lane, code in enumerate(found.losses.countries) if observed.country in {WORLD, code}]
    assert lanes, observed.country
    if observed.measure == "transit_shift":
        return gain_most(found, [found.losses.countries[lane] for lane in lanes]) >= SHIFT
    if observed.measure == "detour":
        return bool(np.nan_to_num(found.losses.detour_hops[lanes]).mean() >= UP)
    losses = (found.losses.reachability_lost_share, found.losses.home_lost_share)
    return bool(max(np.nan_to_num(column[lanes]).mean() for column in losses) >= UP)


def gain_most(found: Run, countries: list[str]) -> float:
    if found.taken.damage.empty:
        return 0.0
    changes = measure_changes(found.world, found.taken.damage, countries, top=1, jurisdictions=False)
    return max((change.share for one in changes.values() for change in one.transit_gained), default=0.0)


@pytest.mark.parametrize("scenario", EVENTS, ids=lambda one: one.id)
def test_the_model_goes_the_way_that_was_seen_or_says_why_not(raw_folder: Path, scenario: Scenario) -> None:
    found = run(raw_folder, scenario)
    for observed in scenario.observed:
        right = is_seen(found, observed) == (observed.direction == "up")
        assert right == (observed.missed is None), (observed.country, observed.measure, found.taken.damage.unmatched)


def find(name: str) -> Scenario:
    return next(one for one in EVENTS if one.id == name)


def test_tonga_loses_the_world_with_its_cable(raw_folder: Path) -> None:
    found = run(raw_folder, find("to-2022-volcano"))
    lane = found.losses.countries.index("TO")
    assert found.losses.reachability_lost_share[lane] > 0.99
    others = np.delete(found.losses.reachability_lost_share, lane)
    assert others.max() < 0.001


def test_carriers_that_leave_russia_shift_its_transit_and_disconnect_little(raw_folder: Path) -> None:
    found = run(raw_folder, find("ru-2022-cogent-lumen"))
    lane = found.losses.countries.index("RU")
    assert found.losses.reachability_lost_share[lane] < 0.001
    changes = measure_changes(found.world, found.taken.damage, ["RU"], top=5)["RU"]
    assert {change.network for change in changes.transit_lost} >= {174, 3356}
    assert sum(change.share for change in changes.transit_gained) > 0.01


def test_azerbaijan_loses_as_much_as_was_counted(raw_folder: Path) -> None:
    found = run(raw_folder, find("az-2015-delta"))
    lane = found.losses.countries.index("AZ")
    assert found.losses.reachability_lost_share[lane] == pytest.approx(0.78, abs=0.05)  # 78 % of networks were gone
