"""Small worlds drawn at random, as models that answer."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hansa.routing.kernels.reach import sum_lost
from hansa.routing.model import Model
from hansa.stress.damage import Damage
from hansa.stress.exposure import NO_LINKS, Exposure, kill_damage
from tests.reference.routing.obvious import make_attributes, make_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.reference.routing.obvious import Link

COUNTRIES = ("FR", "TO", "US")


def make_model(links: Sequence[Link], country: dict[int, str], users: dict[int, float] | None = None) -> Model:
    graph = make_graph(links)
    return Model("file", "drawn", graph, make_attributes(graph, country, users))


def draw_model(seed: int, size: int = 24, cycle: bool = False) -> Model:
    """Draw a hierarchy of three countries with some peers; with `cycle`, three networks each other's providers."""
    draw = random.Random(seed)
    links: dict[tuple[int, int], Link] = {}
    for asn in range(2, size + 1):
        above = min(asn - 1, size // 2)
        for provider in draw.sample(range(1, above + 1), min(above, draw.choice((1, 1, 2, 3)))):
            links[provider, asn] = (provider, asn, -1)
    for _ in range(size // 2):
        low, high = sorted(draw.sample(range(1, size + 1), 2))
        links.setdefault((low, high), (low, high, 0))
    if cycle:
        for first, second in pairwise((2, 3, 4, 2)):
            links[min(first, second), max(first, second)] = (first, second, -1)
    country = {asn: draw.choice(COUNTRIES) for asn in range(1, size + 1)} | {1: "US", size - 1: "FR", size: "TO"}
    users = {asn: float(draw.choice((0, 1, 5, 40))) for asn in range(1, size + 1)} | {1: 3.0, size - 1: 2.0, size: 7.0}
    return make_model(list(links.values()), country, users)


def lose(model: Model, asns: Iterable[int] = (), links: Sequence[tuple[int, int]] = ()) -> Damage:
    """Take networks and links, named by ASN."""
    nodes = np.zeros(len(model.graph), np.bool_)
    nodes[model.graph.find_nodes(asns)] = True
    pairs = [sorted(model.graph.find_nodes(link).tolist()) for link in links]
    return Damage(nodes, np.array(sorted(pairs), np.int64).reshape(-1, 2))


def measure_loss(exposure: Exposure, damage: Damage) -> float:
    """Measure the weighted share of a country's pairs with the world that a damage cuts off."""
    climbed, state = np.empty((2, len(exposure.nodes)), np.uint64)
    dead = kill_damage(exposure, damage)
    return float(sum_lost(exposure.ways, dead, NO_LINKS, NO_LINKS, False, climbed, state)) / exposure.total
