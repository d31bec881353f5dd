"""Operators by name, other name or number, on a graph of four networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.evidence.relationships import Relationships
from hansa.routing.attributes import Attributes
from hansa.routing.cache import open_graph, write_graph
from hansa.routing.graph import build_graph
from hansa.routing.model import Model
from hansa.stress.operators import find_operator

if TYPE_CHECKING:
    from pathlib import Path

ASN = (209, 3356, 5511, 64500)


def _model() -> Model:
    links = Relationships(np.array([3356, 3356, 5511]), np.array([209, 64500, 64500]), np.array([-1, -1, -1], np.int8))
    graph = build_graph(links)
    of = dict(
        zip(
            ASN,
            (
                ("Lumen", "Qwest; CenturyLink Communications", "lumen-us"),
                ("Lumen", "Level 3; Level 3 Parent", "lumen-us"),
                ("Orange", "Opentransit; France Telecom", "orange-fr"),
                ("Level Up", "", "level-up-us"),
            ),
            strict=True,
        )
    )
    names, aliases, organisations = zip(*(of[int(asn)] for asn in graph.asn), strict=True)
    ones, country = np.ones(len(graph)), np.full(len(graph), "US")
    attributes = Attributes(
        list(names),
        country,
        np.full(len(graph), ""),
        ones,
        ones,
        aliases=list(aliases),
        organisation=np.array(organisations),
        registry=country,
    )
    return Model("file", "four", graph, attributes)


def _find(text: int | str) -> list[int]:
    model = _model()
    return sorted(model.graph.asn[find_operator(model, text)].tolist())


@pytest.mark.parametrize("text", ["lumen", "level 3", "Level 3 Parent, LLC", "CenturyLink Communications, LLC"])
def test_every_name_of_an_operator_finds_all_its_networks(text: str) -> None:
    assert _find(text) == [209, 3356]


def test_a_number_finds_that_network_alone() -> None:
    assert _find("AS3356") == [3356]


def test_a_name_comes_before_another_name_and_accents_are_apart() -> None:
    assert _find("level") == [64500]
    assert _find("France Télécom") == [5511]


def test_a_part_of_another_name_finds_nothing() -> None:
    with pytest.raises(InputError) as failure:
        _find("France")
    assert failure.value.code == "unknown-operator"


def test_a_kept_graph_keeps_names_and_organisations(tmp_path: Path) -> None:
    model = _model()
    write_graph(model.graph, model.attributes, tmp_path / "graph.npz")
    found = open_graph(tmp_path / "graph.npz")[1]
    assert found.aliases == model.attributes.aliases
    assert found.organisation is not None
    assert model.attributes.organisation is not None
    assert found.organisation.tolist() == model.attributes.organisation.tolist()
