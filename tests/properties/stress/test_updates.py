"""What holds for any graph and any shock: updating is solving anew, and taking links away is building without them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hansa.routing import measure_transit, solve_routes
from hansa.routing.solver import UNITS
from hansa.routing.transit import tally_routes
from hansa.stress import tallies
from hansa.stress.damage import Damage, apply_damage
from hansa.stress.losses import Losses, measure_losses
from hansa.stress.narrowing import narrow_marks, select_countries
from hansa.stress.updates import Updater
from hansa.stress.world import World, open_world
from tests.properties.routing.test_routes import some_links
from tests.reference.routing.obvious import Link, make_attributes, make_graph
from tests.reference.stress.obvious import cut
from tests.unit.stress.drawn import lose, make_model

COUNTRY = {asn: ("FR", "TO", "US", "")[asn % 4] for asn in range(1, 15)}
USERS = {asn: float(asn % 3 + 1) for asn in range(1, 15)}
LARGE = 30


@st.composite
def some_shock(draw: st.DrawFn, largest: int = LARGE) -> tuple[World, Damage]:
    """Draw an acyclic world (lower numbers provide) and what is taken from it."""
    links = [(min(link[:2]), max(link[:2]), link[2]) for link in draw(some_links(largest))]
    asns = sorted({asn for link in links for asn in link[:2]})
    country = {asn: COUNTRY[asn % 14 + 1] for asn in asns}
    model = make_model(links, country, {asn: USERS[asn % 14 + 1] for asn in asns})
    gone = draw(st.sets(st.sampled_from(asns), max_size=3))
    lost = draw(st.lists(st.sampled_from(links), max_size=5, unique=True))
    damage = lose(model, gone, [link[:2] for link in lost])
    assume(not damage.empty)
    return replace(open_world(model, coverage=draw(st.sampled_from((0.6, 1.0)))), most_touched=1.0), damage


@settings(max_examples=150)
@given(some_shock())
def test_updated_routes_are_those_settled_anew(shock: tuple[World, Damage]) -> None:
    world, damage = shock
    after, touched = world.strike(damage)
    anew = replace(world, most_touched=0.0)
    for unit in UNITS:
        updater, solver = Updater(world, unit, after, touched), Updater(anew, unit, after, touched)
        for batch in range(len(world.batches)):
            base, state = updater.update(batch)
            assert np.array_equal(state, solver.update(batch)[1])
            assert np.array_equal(updater.changed != 0, (base != state).any(axis=1))
    assert list_columns(measure_losses(world, damage)) == list_columns(measure_losses(anew, damage))


@settings(max_examples=150)
@given(some_shock(), st.booleans(), st.booleans())
def test_updated_sums_are_those_summed_anew(shock: tuple[World, Damage], jurisdictions: bool, one: bool) -> None:
    world, damage = shock
    after, touched = world.strike(damage)
    plan = narrow_marks(
        select_countries(world.plan, list(range(len(world.plan.countries)))[:1]) if one else world.plan, jurisdictions
    )
    before = tallies.tally_before(world, plan)
    for unit in UNITS:
        updated = tallies.add_change(before, tallies.tally_change(world, plan, unit, after, touched))
        for found, whole in zip(updated, tally_routes(after, plan, unit), strict=True):
            assert found == pytest.approx(whole, abs=1e-4)


@settings(max_examples=80)
@given(some_shock())
def test_a_shock_adds_no_reachability(shock: tuple[World, Damage]) -> None:
    lost = measure_losses(*shock)
    assert ((lost.reachability_lost_share >= 0) & (lost.reachability_lost_share <= 1)).all()
    assert not (lost.home_lost_share < 0).any()
    assert not (lost.users_affected < 0).any()


@settings(max_examples=80)
@given(some_links(), st.data())
def test_taking_links_away_is_building_the_graph_without_them(links: list[Link], data: st.DataObject) -> None:
    asns = sorted({asn for link in links for asn in link[:2]})
    gone = data.draw(st.sets(st.sampled_from(asns), max_size=2))
    lost = [link[:2] for link in data.draw(st.lists(st.sampled_from(links), max_size=4, unique=True))]
    kept = cut(links, gone, [frozenset(pair) for pair in lost])
    assume(kept)
    model = make_model(links, COUNTRY, USERS)
    struck, built = apply_damage(model.graph, lose(model, gone, lost)), make_graph(kept)
    nodes = struck.find_nodes(built.asn.tolist())
    ours, theirs = solve_routes(struck, nodes), solve_routes(built, list(range(len(built))))
    assert np.array_equal(ours.kind[nodes], theirs.kind)
    assert np.array_equal(ours.length[nodes], theirs.length)
    users = {asn: USERS[asn] for asn in built.asn.tolist()}
    left = replace(model.attributes, users=np.where(np.isin(struck.asn, built.asn), model.attributes.users, 0.0))
    codes = [code for code in ("FR", "TO", "US") if any(COUNTRY[asn] == code for asn in users)]
    mine = measure_transit(struck, left, codes, coverage=1.0)
    other = measure_transit(built, make_attributes(built, COUNTRY, users), codes, coverage=1.0)
    carrying = struck.find_nodes(built.asn[: built.transit_count].tolist())
    assert mine.to_network[:, carrying] == pytest.approx(other.to_network, abs=1e-5)
    assert mine.from_network[:, carrying] == pytest.approx(other.from_network, abs=1e-5)
    assert mine.detour == pytest.approx(other.detour, abs=1e-5, nan_ok=True)


def list_columns(losses: Losses) -> list[bytes]:
    columns = (losses.reachability_lost_share, losses.home_lost_share, losses.detour_hops, losses.users_affected)
    return [column.tobytes() for column in columns]
