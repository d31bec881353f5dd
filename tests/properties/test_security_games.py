"""Security as a game on any graph: bounds, monotone, nothing alone, and the same as the slow obvious answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hansa.alliance.games import list_subsets
from hansa.alliance.inside import trace_crossings
from hansa.alliance.relief import trace_relief
from hansa.routing import AsGraph, RouteKind, solve_routes
from hansa.routing.model import Model
from hansa.stress.damage import Damage, apply_damage
from tests.properties.routing.test_routes import LARGEST, some_links
from tests.reference.routing.obvious import Link
from tests.unit.alliance.networks import all_subsets, lose, make_model, share_inside

CODES = ("FR", "DE", "SN", "US", "")
MEMBERS = ("FR", "DE", "SN")
ALONE = (1, 2, 4)

countries = st.lists(st.sampled_from(CODES), min_size=LARGEST, max_size=LARGEST)


def is_monotone(worth: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    """Whether no subset is worth more than it with one member more."""
    return all(
        worth[mask] <= worth[mask | bit] + 1e-9 for mask in range(len(worth)) for bit in (1, 2, 4) if bit < len(worth)
    )


@settings(max_examples=60)
@given(some_links(), countries)
def test_routes_inside_equal_the_paths_counted_one_by_one(links: list[Link], codes: list[str]) -> None:
    model = make_model(links, dict(enumerate(codes, 1)))
    worth = trace_crossings(model, MEMBERS).worth(list_subsets(3))
    assert worth.tolist() == pytest.approx([share_inside(model, MEMBERS, one) for one in all_subsets(MEMBERS)])
    assert is_monotone(worth)
    assert not worth[[0, *ALONE]].any()
    with_outsider = trace_crossings(model, MEMBERS, outsiders=True)
    assert with_outsider.worth(list_subsets(3)).tolist() == pytest.approx(worth.tolist())


@settings(max_examples=60)
@given(some_links(), countries, st.sets(st.integers(1, LARGEST), min_size=1, max_size=3))
def test_relief_equals_a_search_from_network_to_network(links: list[Link], codes: list[str], lost: set[int]) -> None:
    model = make_model(links, dict(enumerate(codes, 1)))
    gone = lose(model, *(asn for asn in lost if asn in model.graph.asn.tolist()))
    damage = Damage(gone, np.empty((0, 2), np.int64))
    relief = trace_relief(model, MEMBERS, {"shock": damage}, dict.fromkeys(MEMBERS, ("shock",)))
    subsets = list_subsets(3)
    regained = relief.regain(MEMBERS, subsets).get("shock", np.zeros((3, 8)))
    for row, subset in enumerate(all_subsets(MEMBERS)):
        for place, code in enumerate(MEMBERS):
            assert regained[place, row] == pytest.approx(search(model, damage, code, subset))
    worth = relief.worth(MEMBERS, subsets)
    assert is_monotone(worth)
    assert 0 <= worth.min() <= worth.max() <= 1
    assert not worth[[0, *ALONE]].any()


def search(model: Model, damage: Damage, home: str, subset: tuple[str, ...]) -> float:
    """Return what a country regains, by walking from each of its networks over links inside the subset."""
    if home not in subset:
        return 0.0
    graph, country = model.graph, model.attributes.country
    after = apply_damage(graph, damage)
    everyone = list(range(len(graph)))
    before, left = (solve_routes(one, everyone).kind != RouteKind.NONE for one in (graph, after))
    world = sum(1 for code in country if code != home)
    found = 0.0
    for node in everyone:
        if country[node] != home:
            continue
        alone, together = (walk(after, node, country, codes) for codes in ((home,), subset))
        for other in everyone:
            lost = before[node, other] and not left[node, other] and country[other] != home
            if lost and not left[alone, other].any() and left[together, other].any():
                found += 1 / world
    return found


def walk(graph: AsGraph, start: int, country: NDArray[np.str_], codes: tuple[str, ...]) -> list[int]:
    """Return the networks of some countries that are linked with one, over one another."""
    links = graph.links
    seen, queue = {start}, [start]
    for node in queue:
        for offsets, others in (
            (links.providers_at, links.providers),
            (links.peers_at, links.peers),
            (links.customers_at, links.customers),
        ):
            for other in others[offsets[node] : offsets[node + 1]].tolist():
                if other not in seen and country[other] in codes:
                    seen.add(other)
                    queue.append(other)
    return sorted(seen)
