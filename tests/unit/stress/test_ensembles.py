"""Random failures: each sample beside the losses of its failures one by one."""

from __future__ import annotations

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.stress.candidates import list_candidates, make_damage
from hansa.stress.ensembles import measure_resilience
from hansa.stress.exposure import expose_country
from tests.unit.stress.drawn import draw_model, make_model, measure_loss
from tests.unit.stress.test_worst import RING, RING_COUNTRY, RING_USERS


def test_curves_are_the_losses_of_growing_damage() -> None:
    model = draw_model(3, 40)
    exposure = expose_country(model, "TO", coverage=1.0)
    links = list_candidates(model, exposure, "links")
    curves = []
    for sample in range(20):
        order = np.random.default_rng([7, sample]).choice(np.arange(len(links)), 4, replace=False)
        curves.append([measure_loss(exposure, make_damage(model.graph, links, order[:n])) for n in range(5)])
    found = measure_resilience(model, exposure, 4, 20, "links", seed=7)
    assert found.mean_share == pytest.approx(np.mean(curves, axis=0).tolist())
    assert found.low_share == pytest.approx(np.quantile(curves, 0.05, axis=0).tolist())
    assert found.high_share == pytest.approx(np.quantile(curves, 0.95, axis=0).tolist())
    assert found.candidates == len(links)


def test_targeted_failures_begin_with_what_carries_most_and_all_failures_cut_all_off() -> None:
    model = draw_model(5, 40)
    exposure = expose_country(model, "TO", coverage=1.0)
    count = len(list_candidates(model, exposure, "links"))
    found = measure_resilience(model, exposure, count, 3)
    assert found.mean_share[0] == found.targeted_share[0] == 0
    for curve in (found.mean_share, found.low_share, found.high_share, found.targeted_share):
        assert curve[-1] == pytest.approx(1)
        assert list(curve) == sorted(curve)
    assert len(found.targeted) == count
    assert {parties[0].country for parties in found.targeted} == {"TO"}


def test_networks_that_carry_nothing_are_not_drawn() -> None:
    model = make_model([*RING, (1, 6, -1), (6, 5, -1)], RING_COUNTRY | {6: "US"}, RING_USERS | {8: 1.1, 9: 0.7})
    exposure = expose_country(model, "TO", coverage=1.0)
    found = measure_resilience(model, exposure, 1, 2, "networks")
    assert len(list_candidates(model, exposure, "networks")) == 7
    assert found.candidates == 6  # the way over 6 is longer


@pytest.mark.parametrize(
    ("failures", "samples", "of", "code"),
    [(0, 1, "links", "too-few-failures"), (999, 1, "links", "too-many-failures"), (1, 0, "links", "too-few-samples"),
     (1, 1, "cables", "unknown-failures")],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(failures: int, samples: int, of: str, code: str) -> None:
    model = draw_model(5)
    with pytest.raises(InputError) as caught:
        measure_resilience(model, expose_country(model, "TO", coverage=1.0), failures, samples, of)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert str(caught.value)
