"""Agreement with measurements, each on a case made by hand."""

from __future__ import annotations

import json

import numpy as np
import polars as pl
import pytest

from hansa.errors import InputError
from hansa.reports.facts import facts_to_json
from hansa.reports.routes.facts import tell_fidelity
from hansa.routing.fidelity import Fidelity, fit_hegemony, fit_transit
from hansa.routing.fidelity_scores import correlate, correlate_ranks, rank

WORLD = pl.DataFrame({"asn": [1, 2, 3], "network": ["One", None, "Three"], "hegemony": [0.5, 0.1, 0.1]})
CARRIERS = pl.DataFrame(
    {
        "country": ["AA", "AA", "AA", "AA", "BB"],
        "asn": [1, 2, 3, 4, 1],
        "to_share": [0.9, 0.2, 0.3, 0.1, 0.4],
        "from_share": [0.1, 0.4, 0.1, 0.1, 0.4],
    }
)


def test_equals_share_the_mean_of_their_ranks() -> None:
    assert rank(np.array([30.0, 10.0, 10.0, 20.0, 10.0])).tolist() == [5, 2, 2, 4, 2]


def test_spearman_with_ties() -> None:
    # Ranks 1, 2.5, 2.5, 4 beside 1, 2, 3.5, 3.5: products of deviations 3.75, both sums of squares 4.5.
    found = correlate_ranks(np.array([1.0, 2.0, 2.0, 9.0]), np.array([5.0, 6.0, 7.0, 7.0]))
    assert found == pytest.approx(3.75 / 4.5)
    assert correlate_ranks(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0])) == pytest.approx(-1)


def test_no_correlation_without_variation_or_with_two_pairs() -> None:
    assert np.isnan(correlate(np.ones(4), np.arange(4.0)))
    assert np.isnan(correlate(np.arange(2.0), np.arange(2.0)))


def test_a_network_that_the_edition_does_not_hold_counts_as_nothing() -> None:
    measured = pl.DataFrame({"asn": [1, 2, 3, 77, 5], "hegemony": [0.5, 0.2, 0.1, 0.05, 0.0005]})
    found = fit_hegemony(WORLD, measured)
    assert (found.networks, found.absent) == (4, 1)
    assert [(miss.asn, miss.name, miss.modelled) for miss in found.misses[:2]] == [(2, "", 0.1), (77, "", 0.0)]
    assert found.pearson == pytest.approx(np.corrcoef([0.5, 0.2, 0.1, 0.05], [0.5, 0.1, 0.1, 0.0])[0, 1])


def test_the_first_measured_network_is_looked_for_among_the_first_three_of_both_directions() -> None:
    published = pl.DataFrame(
        {"country": ["AA", "AA", "BB", "ZZ"], "asn": [4, 2, 1, 1], "influence": [0.9, 0.1, 0.4, 0.2]}
    )
    found = fit_transit(CARRIERS, published)
    # Means of AA: 0.5, 0.3, 0.2, 0.1; its first measured network is our fourth.
    assert [(fit.country, fit.ours, fit.hit, fit.overlap) for fit in found.countries] == [
        ("AA", (1, 2, 3), False, 2),
        ("BB", (1,), True, 1),
    ]
    assert (found.first_in_three, found.overlap) == (0.5, 1.5)


def test_what_is_not_a_number_is_told_as_null() -> None:
    measured = pl.DataFrame({"asn": [1, 2, 3], "hegemony": [0.5, 0.2, 0.1]})
    published = pl.DataFrame({"country": ["BB"], "asn": [1], "influence": [0.4]})
    report = Fidelity(fit_hegemony(WORLD, measured), fit_transit(CARRIERS, published), fit_transit(CARRIERS, published))
    told = json.loads(json.dumps(facts_to_json(tell_fidelity("edition", report)), allow_nan=False))
    assert told["influence"]["countries"][0]["spearman"] is None


def test_nothing_in_common_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        fit_hegemony(WORLD, pl.DataFrame({"asn": [1], "hegemony": [0.5]}))
    assert caught.value.code == "nothing-to-compare"
    with pytest.raises(InputError):
        fit_transit(CARRIERS, pl.DataFrame({"country": ["ZZ"], "asn": [1], "influence": [0.5]}))
