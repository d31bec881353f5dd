"""What shocks take: an operator, links between countries, a country's borders; and how operators are found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.routing.model import Model
from hansa.stress.damage import (
    Damage,
    apply_damage,
    check_matched,
    cut_operator,
    isolate,
    join,
    sever,
)
from hansa.stress.operators import find_operator, find_operators
from tests.reference.routing.obvious import Link
from tests.unit.stress.drawn import make_model

LINKS: list[Link] = [(1, 2, 0), (1, 3, -1), (1, 4, -1), (2, 4, -1), (2, 5, -1), (3, 6, -1), (4, 6, 0), (5, 7, -1)]
COUNTRY = {1: "US", 2: "FR", 3: "US", 4: "TO", 5: "FR", 6: "TO"}
NAMES = {
    1: "Cable & Wireless, Inc.",
    2: "Téléréseau S.A.",
    3: "Cable & Wireless, Inc.",
    4: "Tonga Cable Ltd",
    5: "Mobile SA",
    6: "Mobile Ltd",
    7: "",
}


@pytest.fixture(name="model")
def named_model() -> Model:
    model = make_model(LINKS, COUNTRY)
    names = [NAMES[asn] for asn in model.graph.asn.tolist()]
    return replace(model, attributes=replace(model.attributes, name=names))


def list_cut(model: Model, damage: Damage) -> set[frozenset[int]]:
    """List by ASN the links that a damage takes, as the graph after shows them, every relation asked."""
    whole, left = (
        [_list_links(graph.asn.tolist(), graph.links, kind) for kind in ("providers", "peers", "customers")]
        for graph in (model.graph, apply_damage(model.graph, damage))
    )
    assert left[0] == left[2]
    return (whole[0] | whole[1]) - (left[0] | left[1])


def _list_links(asn: list[int], links: object, kind: str) -> set[frozenset[int]]:
    offsets, others = getattr(links, f"{kind}_at").tolist(), getattr(links, kind).tolist()
    return {
        frozenset((own, asn[other]))
        for node, own in enumerate(asn)
        for other in others[offsets[node] : offsets[node + 1]]
    }


def pairs(*links: tuple[int, int]) -> set[frozenset[int]]:
    return {frozenset(link) for link in links}


def test_an_operator_leaves_the_world_or_some_countries(model: Model) -> None:
    graph, known = model.graph, model.attributes
    nodes = find_operator(model, "Cable & Wireless")
    assert sorted(graph.asn[nodes].tolist()) == [1, 3]
    assert list_cut(model, cut_operator(graph, known, nodes)) == pairs((1, 2), (1, 3), (1, 4), (3, 6))
    by_code = cut_operator(graph, known, nodes, ["TO"])
    by_mask = cut_operator(graph, known, nodes, known.country == "TO")
    assert list_cut(model, by_code) == list_cut(model, by_mask) == pairs((1, 4), (3, 6))


def test_two_groups_are_severed_and_their_own_links_stay(model: Model) -> None:
    damage = sever(model.graph, model.attributes, ["TO"], ["FR", "TO"])
    assert list_cut(model, damage) == pairs((2, 4))
    assert list_cut(model, sever(model.graph, model.attributes, ["FR"], ["TO"])) == pairs((2, 4))


def test_a_country_is_isolated_but_for_a_network(model: Model) -> None:
    alone = isolate(model.graph, model.attributes, ["FR"], [5, 99])
    assert list_cut(model, alone) == pairs((1, 2), (2, 4))
    assert alone.unmatched == ("AS99",)
    assert list_cut(model, isolate(model.graph, model.attributes, ["FR"])) == pairs((1, 2), (2, 4), (5, 7))
    together = isolate(model.graph, model.attributes, ["FR", "TO"])
    assert list_cut(model, together) == pairs((1, 2), (1, 4), (3, 6), (5, 7))


def test_joined_damages_take_each_link_once(model: Model) -> None:
    first = sever(model.graph, model.attributes, ["FR"], ["TO"])
    second = isolate(model.graph, model.attributes, ["FR"], [98])
    both = join(first, second, cut_operator(model.graph, model.attributes, find_operator(model, 6)))
    assert list_cut(model, both) == pairs((1, 2), (2, 4), (5, 7), (3, 6), (4, 6))
    assert (len(both.links), both.unmatched) == (3, ("AS98",))


@pytest.mark.parametrize(
    ("text", "asns"),
    [
        *((4, [4]), ("AS4", [4]), (" as 4 ", [4]), ("telereseau", [2]), ("TONGA", [4])),
        *(("Mobile Ltd.", [6]), ("mobile", [5])),  # the latter has all customers of both
    ],
)
def test_an_operator_is_found_by_number_or_name(model: Model, text: int | str, asns: list[int]) -> None:
    assert model.graph.asn[find_operator(model, text)].tolist() == asns


def test_an_unknown_or_ambiguous_operator_is_refused_with_the_nearest(model: Model) -> None:
    with pytest.raises(InputError) as unknown:
        find_operator(model, "Tonga Cabel")
    assert "Tonga Cable Ltd (AS4)" in unknown.value.hint
    alone = cut_operator(model.graph, model.attributes, find_operator(model, 7))
    with pytest.raises(InputError) as several:
        find_operator(replace(model, graph=apply_damage(model.graph, alone)), "mobile")
    assert "Mobile SA (AS5)" in several.value.hint
    for text in ("", "?!"):
        with pytest.raises(InputError):
            find_operator(model, text)
    with pytest.raises(InputError, match="AS99"):
        find_operator(model, 99)


def test_the_coarse_model_names_what_it_lacks(model: Model) -> None:
    coarse = replace(model, kind="coarse")
    nodes, unmatched = find_operators(coarse, [99, "Nobody", "Tonga Cable"])
    assert (coarse.graph.asn[nodes].tolist(), unmatched) == ([4], ("AS99", "Nobody"))
    check_matched(cut_operator(coarse.graph, coarse.attributes, nodes, unmatched=unmatched))
    with pytest.raises(InputError, match="AS99, Nobody"):
        check_matched(cut_operator(coarse.graph, coarse.attributes, np.array([], np.int64), unmatched=unmatched))
    with pytest.raises(InputError):
        find_operators(model, ["Nobody"])
