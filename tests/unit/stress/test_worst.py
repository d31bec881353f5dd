"""The worst failures beside every set of that size."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.stress.candidates import keep_abroad, list_candidates
from hansa.stress.exposure import expose_country
from hansa.stress.search import search_worst
from hansa.stress.worst import CountryGround, find_worst
from tests.unit.stress.drawn import draw_model, lose, make_model, measure_loss

if TYPE_CHECKING:
    from hansa.stress.candidates import Of

RING = [(1, 2, -1), (1, 3, -1), (2, 9, -1), (3, 9, -1), (1, 4, -1), (4, 8, -1), (1, 5, -1)]
"""A country's network 9 behind two providers abroad, 8 behind one; the world's users are in 5."""
RING_COUNTRY = dict.fromkeys((1, 2, 3, 4, 5), "US") | {8: "TO", 9: "TO"}
RING_USERS = {5: 1.0, 8: 1.0, 9: 4.0}


@pytest.mark.parametrize("cycle", [False, True])
@pytest.mark.parametrize("of", ["links", "networks"])
@pytest.mark.parametrize("seed", range(5))
def test_no_set_of_that_size_or_fewer_cuts_off_more(seed: int, of: Of, cycle: bool) -> None:
    model = draw_model(seed, 20, cycle)
    for country in ("FR", "TO"):
        exposure = expose_country(model, country, coverage=1.0)
        for abroad in (False, True):
            candidates = list_candidates(model, exposure, of)
            if abroad:
                candidates = keep_abroad(model, exposure, candidates)
            ground = CountryGround(exposure, candidates)
            most = 0.0
            for count in range(1, min(3, len(candidates)) + 1):
                sets = combinations(range(len(candidates)), count)
                most = max([most, *(ground.lose(chosen[:-1], np.array(chosen[-1:]))[0] for chosen in sets)])
                found = find_worst(model, exposure, count, of, abroad=abroad)
                assert found.exact
                assert found.lost_share == pytest.approx(most, abs=1e-9)
                assert found.at_most_share == pytest.approx(found.lost_share, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_bound_holds_without_any_branching(seed: int) -> None:
    model = draw_model(seed, 40)
    exposure = expose_country(model, "TO", coverage=1.0)
    ground = CountryGround(exposure, list_candidates(model, exposure, "networks"))
    quick, whole = search_worst(ground, 3, 0), search_worst(ground, 3, 100_000)
    assert whole.exact
    assert quick.lost_share[-1] <= whole.lost_share[-1] + 1e-9 <= quick.at_most_share + 2e-9
    assert quick.exact == (quick.at_most_share <= quick.lost_share[-1] + 1e-9)


def test_two_that_stand_in_for_each_other_are_found_though_neither_loss_shows_alone() -> None:
    model = make_model(RING, RING_COUNTRY, RING_USERS)
    exposure = expose_country(model, "TO", coverage=1.0)
    one, two = (find_worst(model, exposure, count, "networks", abroad=True) for count in (1, 2))
    assert [party.network for party in one.failures[0].parties] == [1]
    links = find_worst(model, exposure, 2, "links")
    ends = {tuple(party.network for party in failure.parties) for failure in links.failures}
    assert ends == {(9, 2), (9, 3)}
    assert [failure.alone_share for failure in links.failures] == [0, 0]
    assert links.lost_share == pytest.approx(0.8)
    assert two.lost_share >= one.lost_share
    assert measure_loss(exposure, links.damage) == pytest.approx(0.8)


def test_users_abroad_whose_own_network_failed_are_not_counted() -> None:
    model = make_model([(1, 2, -1), (1, 3, -1)], {1: "FR", 2: "TO", 3: "FR"}, {2: 1.0, 3: 5.0})
    exposure = expose_country(model, "TO", coverage=1.0)
    ground = CountryGround(exposure, list_candidates(model, exposure, "networks"))
    assert measure_loss(exposure, lose(model, [3])) == 1
    found = find_worst(model, exposure, 1, "networks", abroad=True)
    assert (found.failures[0].parties[0].network, found.lost_share) == (1, 1)
    assert len(ground) == 2  # 3 has no customers: it lies on nobody's way


def test_an_operators_networks_fail_together() -> None:
    model = make_model(RING, RING_COUNTRY, RING_USERS)
    for asn in (2, 3):
        model.attributes.name[model.graph.find_node(asn)] = "Twofold"
    exposure = expose_country(model, "TO", coverage=1.0)
    found = find_worst(model, exposure, 1, "operators", abroad=True)
    assert found.lost_share == pytest.approx(1.0)  # AS1 itself
    names = {
        model.attributes.name[group[0]]: len(group) for group in list_candidates(model, exposure, "operators").members
    }
    assert names["Twofold"] == 2


@pytest.mark.parametrize(("count", "code"), [(0, "too-few-failures"), (4, "too-many-failures")])
def test_no_fewer_failures_than_one_and_no_more_than_there_are_links(count: int, code: str) -> None:
    model = make_model(RING, RING_COUNTRY, RING_USERS)
    exposure = expose_country(model, "TO", coverage=1.0)
    with pytest.raises(InputError, match=str(count)) as caught:
        find_worst(model, exposure, count, "links")
    assert caught.value.code == code
