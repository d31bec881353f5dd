"""Twenty random shocks on the graph of September 2025: updating is solving anew."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.evidence.reading import read_source
from hansa.evidence.source import source
from hansa.routing import join_attributes, read_graph
from hansa.routing.model import Model
from hansa.routing.network import ATTRIBUTES
from hansa.routing.solver import UNITS
from hansa.routing.transit import share_routes, tally_routes
from hansa.stress import tallies
from hansa.stress.damage import Damage, cut_operator, isolate, sever
from hansa.stress.losses import measure_losses
from hansa.stress.narrowing import narrow_marks, select_countries
from hansa.stress.world import World, open_world
from tests.properties.stress.test_updates import list_columns

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.raw, pytest.mark.slow]

SHOCKS = 20
CODES = ("EE", "TO")


@pytest.fixture(scope="module")
def world(raw_folder: Path) -> World:
    graph = read_graph(raw_folder / "routing" / "20250901.as-rel2.txt.bz2")
    tables = {name: read_source(source(dataset), raw_folder) for name, dataset in ATTRIBUTES.items()}
    model = Model("file", "2025", graph, join_attributes(graph, **tables))
    return replace(open_world(model), most_touched=1.0)


def draw_damage(world: World, number: int) -> Damage:
    draw, graph, known = random.Random(number), world.model.graph, world.model.attributes
    countries = world.plan.countries
    if number % 4 == 0:
        return cut_operator(graph, known, np.array(draw.sample(range(graph.transit_count), draw.choice((1, 3, 40)))))
    if number % 4 == 1:
        return cut_operator(graph, known, np.array(draw.sample(range(40), 5)), draw.sample(countries, 60))
    if number % 4 == 2:
        return isolate(graph, known, draw.sample(countries, draw.choice((1, 2, 30))))
    return sever(graph, known, draw.sample(countries, 30), draw.sample(countries, 30))


@pytest.mark.parametrize("number", range(SHOCKS))
def test_updating_is_solving_anew(world: World, number: int) -> None:
    damage = draw_damage(world, number)
    assert not damage.empty
    found = measure_losses(world, damage)
    assert list_columns(found) == list_columns(measure_losses(replace(world, most_touched=0.0), damage))


@pytest.mark.parametrize("number", range(0, SHOCKS, 5))
def test_summing_what_is_affected_is_summing_all(world: World, number: int) -> None:
    plan = select_countries(world.plan, [world.plan.countries.index(code) for code in CODES])
    plan = narrow_marks(plan, jurisdictions=True)
    after, touched = world.strike(draw_damage(world, number))
    before = tallies.tally_before(world, plan)
    change = tallies.tally_change(world, plan, UNITS[0], after, touched)
    updated = share_routes(plan, tallies.add_change(before, change))
    anew = share_routes(plan, tally_routes(after, plan, UNITS[0]))
    for name in ("to_network", "from_network", "to_jurisdiction", "from_jurisdiction", "detour", "to_connected"):
        assert getattr(updated, name) == pytest.approx(getattr(anew, name), abs=1e-5, nan_ok=True)
