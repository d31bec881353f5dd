"""New links: each beside every other, and each loss beside that of a graph that has the link."""

from __future__ import annotations

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.routing.model import Model
from hansa.stress.exposure import expose_country
from hansa.stress.harden import ALIKE, LEAST_GAIN, propose_links
from hansa.stress.partners import find_partners, list_neighbours
from hansa.stress.threats import find_threats
from tests.reference.routing.obvious import Link, Net, make_attributes, make_graph
from tests.unit.stress.drawn import draw_model, lose, make_model, measure_loss
from tests.unit.stress.test_worst import RING, RING_COUNTRY, RING_USERS


def add_link(model: Model, link: Link) -> Model:
    """Return the model with one link more, its nodes in an order of their own."""
    net, links = Net.from_graph(model.graph), [link]
    for asn in model.graph.asn.tolist():
        links += [(asn, customer, -1) for customer in net.customers[asn]]
        links += [(asn, peer, 0) for peer in net.peers[asn] if asn < peer]
    graph = make_graph(links)
    nodes = model.graph.find_nodes(graph.asn.tolist())
    users = dict(zip(graph.asn.tolist(), model.attributes.users[nodes].tolist(), strict=True))
    country = dict(zip(graph.asn.tolist(), model.attributes.country[nodes].tolist(), strict=True))
    return Model("file", "linked", graph, make_attributes(graph, country, users))


@pytest.mark.parametrize("kind", ["provider", "peer"])
@pytest.mark.parametrize("seed", range(6))
def test_no_other_link_wins_back_much_more(seed: int, kind: str) -> None:
    model = draw_model(seed, 20)
    exposure = expose_country(model, "TO", coverage=1.0)
    lost_asns = [asn for asn in model.graph.asn.tolist() if asn in {2, 3, 5}]
    scenarios = [[asn] for asn in lost_asns]
    before = np.mean([_lose_standing(model, model, asns) for asns in scenarios])
    after = {}
    homes = [asn for asn in exposure.nodes.tolist() if model.attributes.country[asn] == "TO"]
    for home in model.graph.asn[homes].tolist():
        for partner in model.graph.asn[find_partners(model, exposure).nodes].tolist():
            net = Net.from_graph(model.graph)
            if partner not in net.providers[home] | net.customers[home] | net.peers[home]:
                linked = add_link(model, (partner, home, -1 if kind == "provider" else 0))
                after[home, partner] = np.mean([_lose_standing(model, linked, asns) for asns in scenarios])
    found = propose_links(model, exposure, 1, [lose(model, asns) for asns in scenarios], kind)  # type: ignore[arg-type]
    most = before - min(after.values(), default=before)
    if most <= LEAST_GAIN:
        assert not found.links
        return
    (link,) = found.links
    ends = link.home.network, link.partner.network
    assert link.lost_share_before == pytest.approx(before)
    assert link.lost_share_after == pytest.approx(after[ends])
    assert before - link.lost_share_after >= ALIKE * most - 1e-9


def _lose_standing(model: Model, linked: Model, asns: list[int]) -> float:
    """Measure by full comparison what networks' failure cuts off among ends abroad that stand, of the pairs that there were."""
    exposure = expose_country(model, "TO", coverage=1.0)
    reach, left = _list_pairs(model, []), _list_pairs(linked, asns)
    total = sum(reach.values())
    lost = sum(weight for pair, weight in reach.items() if pair not in left and pair[1] not in asns)
    assert exposure.total > 0
    return lost / total


def _list_pairs(model: Model, asns: list[int]) -> dict[tuple[int, int], float]:
    from hansa.routing import solve_routes
    from hansa.stress.damage import apply_damage

    graph = apply_damage(model.graph, lose(model, asns))
    routes = solve_routes(graph, list(range(len(graph))))
    country, users, asn = model.attributes.country, model.attributes.users, model.graph.asn.tolist()
    return {
        (asn[home], asn[abroad]): float(users[home] * users[abroad])
        for home in range(len(graph))
        for abroad in range(len(graph))
        if country[home] == "TO" != country[abroad] and users[home] * users[abroad] > 0
        and routes.length[home, abroad] >= 0 and asn[home] not in asns and asn[abroad] not in asns
    }  # fmt: skip


def test_a_second_provider_is_proposed_where_there_is_one() -> None:
    model = make_model(RING, RING_COUNTRY, RING_USERS)
    exposure = expose_country(model, "TO", coverage=1.0)
    threats = [lose(model, [4]), lose(model, [8])]
    found = propose_links(model, exposure, 3, threats)
    (link,) = found.links
    assert link.home.network == 8
    assert link.partner.network in {1, 2, 3}
    assert len(link.others) == 2
    assert found.lost_share_before == pytest.approx((0.2, 0.2))
    assert found.lost_share_after == pytest.approx((0.0, 0.2))
    assert found.unavoidable_share == pytest.approx((0.0, 0.2))


def test_threats_are_found_and_named() -> None:
    model = make_model(RING, RING_COUNTRY, RING_USERS)
    exposure = expose_country(model, "TO", coverage=1.0)
    threats = find_threats(model, exposure, 2)
    assert {threat.kind for threat in threats} == {"abroad", "links"}
    for threat in threats:
        assert threat.lost_share <= measure_loss(exposure, threat.damage) + 1e-9


def test_neighbours_are_the_nearest_capitals_of_the_graph() -> None:
    assert list_neighbours("TO", {"FR", "FJ", "WS", "TO"}) == ("FJ", "WS", "FR")
    assert list_neighbours("", {"FJ"}) == ()


@pytest.mark.parametrize(
    ("count", "kind", "code"), [(0, "provider", "too-few-links"), (1, "friend", "unknown-link-kind")]
)
def test_what_cannot_be_proposed_is_refused(count: int, kind: str, code: str) -> None:
    model = make_model(RING, RING_COUNTRY, RING_USERS)
    exposure = expose_country(model, "TO", coverage=1.0)
    with pytest.raises(InputError) as caught:
        propose_links(model, exposure, count, [lose(model, [4])], kind)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert str(caught.value)
