"""What holds for any graph and any failures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hansa.errors import InputError
from hansa.routing.model import Model
from hansa.stress.candidates import list_candidates, make_damage
from hansa.stress.exposure import Exposure, expose_country
from hansa.stress.losses import measure_losses
from hansa.stress.world import open_world
from hansa.stress.worst import CountryGround
from tests.properties.routing.test_routes import some_links
from tests.reference.routing.obvious import Link
from tests.unit.stress.drawn import make_model, measure_loss

SLACK = 1e-6


def expose(links: list[Link]) -> tuple[Model, Exposure]:
    model = make_model(links, {asn: "TO" if asn % 3 == 0 else "US" for asn in range(1, 15)})
    try:
        return model, expose_country(model, "TO", coverage=1.0)
    except InputError:
        assume(False)
        raise


@settings(max_examples=60)
@given(some_links(), st.data())
def test_losses_are_those_of_full_routing_and_no_more_than_what_failed_carried(
    links: list[Link], data: st.DataObject
) -> None:
    model, exposure = expose(links)
    kind = data.draw(st.sampled_from(("links", "networks")))
    candidates = list_candidates(model, exposure, kind)  # type: ignore[arg-type]
    assume(len(candidates))
    chosen = sorted(data.draw(st.sets(st.integers(0, len(candidates) - 1), min_size=1, max_size=4)))
    damage = make_damage(model.graph, candidates, np.array(chosen))
    lost = measure_loss(exposure, damage)
    full = measure_losses(open_world(model, coverage=1.0), damage, ["TO"]).reachability_lost_share[0]
    assert lost == pytest.approx(full, abs=SLACK)
    ground = CountryGround(exposure, candidates)
    standing = ground.lose(tuple(chosen[:-1]), np.array(chosen[-1:]))[0]
    assert standing <= lost + SLACK
    assert standing <= ground.weigh(())[chosen].sum() + SLACK


@settings(max_examples=60)
@given(some_links(), st.data())
def test_what_is_left_carries_at_least_what_its_failure_adds(links: list[Link], data: st.DataObject) -> None:
    model, exposure = expose(links)
    candidates = list_candidates(model, exposure, "networks")
    ground = CountryGround(exposure, candidates)
    gone = tuple(data.draw(st.sets(st.integers(0, len(candidates) - 1), max_size=3)))
    before = ground.lose(gone[:-1], np.array(gone[-1:]))[0] if gone else 0.0
    rest = np.array([unit for unit in range(len(candidates)) if unit not in gone], np.int64)
    added = ground.lose(gone, rest) - before
    assert (added <= ground.weigh(gone)[rest] + SLACK).all()
