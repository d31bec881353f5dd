"""Routes between members: which countries they cross, and whose joining would keep them inside."""

from __future__ import annotations

import numpy as np
import pytest

from hansa.alliance.forming import MOST_MEMBERS
from hansa.alliance.games import list_subsets, shapley
from hansa.alliance.inside import trace_crossings
from hansa.errors import InputError
from tests.reference.routing.obvious import Link
from tests.unit.alliance.networks import all_subsets, make_model, share_inside

MEMBERS = ("FR", "DE", "SN")
LINKS: list[Link] = [(1, 2, -1), (1, 3, -1), (4, 3, -1), (1, 4, 0), (4, 5, -1), (2, 6, -1), (3, 7, -1)]
COUNTRY = {1: "US", 2: "FR", 3: "DE", 4: "SE", 5: "SN", 6: "FR", 7: "DE"}


def test_every_subset_equals_the_paths_counted_one_by_one() -> None:
    model = make_model(LINKS, COUNTRY, {2: 5, 3: 2, 5: 3})
    worth = trace_crossings(model, MEMBERS).worth(list_subsets(3))
    assert worth.tolist() == pytest.approx([share_inside(model, MEMBERS, one) for one in all_subsets(MEMBERS)])


def test_a_candidate_keeps_inside_what_only_it_keeps_outside() -> None:
    model = make_model(LINKS, COUNTRY)
    found = trace_crossings(model, MEMBERS, outsiders=True)
    assert found.worth(np.ones((1, 3), np.bool_))[0] == 0
    joined = found.join("SE")
    assert joined.members == (*MEMBERS, "SE")
    again = trace_crossings(model, joined.members).worth(list_subsets(4))
    assert joined.worth(list_subsets(4)).tolist() == pytest.approx(again.tolist())
    through = found.weight[found.outsider == found.find("SE")].sum() / found.total
    assert through == pytest.approx(share_inside(model, MEMBERS, joined.members))
    assert 0 < through < 1


def test_shapley_is_shared_evenly_by_all_whom_a_route_crosses() -> None:
    model = make_model([(1, 2, -1), (1, 3, -1)], {1: "US", 2: "FR", 3: "DE"}, {1: 1e-9})
    worth = trace_crossings(model, ("FR", "DE", "US")).worth(list_subsets(3))
    assert shapley(worth).tolist() == pytest.approx([1 / 3] * 3, abs=1e-6)


def test_who_has_no_network_and_who_has_no_route() -> None:
    model = make_model([(1, 2, -1), (3, 4, -1)], {1: "US", 2: "FR", 3: "DE", 4: "DE"})
    assert trace_crossings(model, ("DE", "FR", "TO")).worth(np.ones((2, 3), np.bool_)).tolist() == [0, 0]


def test_a_network_of_no_known_country_is_never_outside() -> None:
    model = make_model([(1, 2, -1), (1, 3, -1)], {2: "FR", 3: "DE"})
    assert trace_crossings(model, ("DE", "FR")).worth(np.ones((1, 2), np.bool_)).tolist() == [1]


def test_more_members_than_bits_are_refused() -> None:
    model = make_model([(1, 2, -1)], {1: "US", 2: "FR"})
    with pytest.raises(InputError) as refused:
        trace_crossings(model, [f"X{number}" for number in range(MOST_MEMBERS + 1)])
    assert refused.value.code == "coalition-too-large"
