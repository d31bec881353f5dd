"""How much each network counts as an end of routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from hansa.arrays import Float64, Int64, TextArray
from hansa.errors import InputError
from hansa.routing.attributes import Attributes

WeightBasis = Literal["users", "addresses", "networks"]
MOST_OF_COUNTRY: dict[WeightBasis, int] = {"users": 1_500, "addresses": 1_000, "networks": 400}
MOST_OF_WORLD = 6_000
"""Ends that stand for a country's and for the world's; where there are more, a sample drawn by weight: each costs a walk."""


@dataclass(frozen=True, eq=False)
class Weighting:
    """Weights by node.

    Attributes
    ----------
    asked, used : str
        The weighting asked for, and the one that the data allowed.
    weight : float64 (n,)
        Users, or addresses in users' or their own unit, or 1.
    by_addresses, by_networks : tuple of str
        Countries without the data asked for, whose networks count by addresses, or one each.
    """

    asked: WeightBasis
    used: WeightBasis
    weight: Float64
    by_addresses: tuple[str, ...] = ()
    by_networks: tuple[str, ...] = ()


def weigh_networks(attributes: Attributes, asked: WeightBasis = "users") -> Weighting:
    """Weigh each network.

    Where no network of a country has users, its networks count by addresses, at the world's users per address; where
    there are no addresses either, alike, at the world's mean weight of a network. A graph without any such data is weighed by networks.

    Parameters
    ----------
    attributes : Attributes
        With users and addresses.
    asked : {"users", "addresses", "networks"}
        What to weigh by.

    Returns
    -------
    Weighting
        Says what it fell back to.

    Raises
    ------
    InputError
        ``unknown-weights``.
    """
    if asked not in get_args(WeightBasis):
        raise InputError("unknown-weights", name=asked)
    networks = np.ones(len(attributes.country)) if attributes.networks is None else attributes.networks
    used: WeightBasis = asked
    if used == "users" and not attributes.users.any():
        used = "addresses"
    if used == "addresses" and not attributes.addresses.any():
        used = "networks"
    if used == "networks":
        return Weighting(asked, used, networks)
    weight = (attributes.users if used == "users" else attributes.addresses).copy()
    codes, country = np.unique(attributes.country, return_inverse=True)
    by_addresses = _fill_countries(weight, attributes.addresses, country) if used == "users" else np.array([], np.int64)
    by_networks = _fill_countries(weight, networks, country)
    return Weighting(asked, used, weight, _name(codes[by_addresses]), _name(codes[by_networks]))


def _name(codes: TextArray) -> tuple[str, ...]:
    return tuple(str(code) for code in codes if code)


def _fill_countries(weight: Float64, substitute: Float64, country: Int64) -> Int64:
    """Weigh countries without any weight by a substitute, at the rate of the others; return which."""
    own, other = np.bincount(country, weight), np.bincount(country, substitute)
    bare = (own == 0) & (other > 0)
    known = ~bare & (own > 0)
    if not other[known].sum():
        return np.array([], np.int64)
    filled = bare[country]
    weight[filled] = substitute[filled] * (own[known].sum() / other[known].sum())
    return np.flatnonzero(bare)


def draw_ends(weight: Float64, nodes: Int64, coverage: float, most: int) -> tuple[Int64, Float64]:
    """Choose the fewest networks that cover a share of the weight; where even they are too many, a sample.

    The sample is systematic with probability proportional to weight, in the order of nodes (which keeps customers of
    one provider together): large networks are certain, each other stands for an equal amount.

    Parameters
    ----------
    weight : float64 (n,)
        By node.
    nodes : int64 (k,)
        Candidates.
    coverage : float
        Share in (0, 1] of the candidates' weight.
    most : int
        At most so many.

    Returns
    -------
    nodes : int64
        Chosen, ascending.
    weight : float64
        What each stands for.
    """
    nodes = np.sort(nodes[weight[nodes] > 0])
    if not len(nodes):
        return nodes, weight[nodes]
    order = nodes[np.argsort(-weight[nodes], kind="stable")]
    sums = np.cumsum(weight[order])
    needed = int(np.searchsorted(sums, coverage * sums[-1] * (1 - 1e-12))) + 1
    if needed <= most:
        chosen = np.sort(order[:needed])
        return chosen, weight[chosen]
    certain = 0
    while certain < most and weight[order[certain]] * (most - certain) > sums[-1] - (
        sums[certain - 1] if certain else 0
    ):
        certain += 1
    rest = np.sort(order[certain:])
    step = weight[rest].sum() / (most - certain)
    marks = (np.arange(most - certain) + 0.5) * step
    drawn = rest[np.minimum(np.searchsorted(np.cumsum(weight[rest]), marks), len(rest) - 1)]
    chosen = np.concatenate((order[:certain], drawn))
    amounts = np.concatenate((weight[order[:certain]], np.full(len(drawn), step)))
    ascending = np.argsort(chosen, kind="stable")
    return chosen[ascending], amounts[ascending]
