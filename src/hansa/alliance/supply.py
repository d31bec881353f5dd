r"""Supply: how much of what its members depend on a coalition holds itself, and its largest choke point outside.

For each layer l of the table of dependence (routes apart, which are the security pillar's) let :math:`s_{ck}` be the share of
country k in the known suppliers of member c, and :math:`w_c` the Internet users of c over those of all members of the whole
coalition N that have data in the layer (0 for the others). A subset S of N is worth

.. math:: v(S) = \frac{1}{L} \sum_l \frac{a_l(S) + b_l(S)}{2}, \qquad
    a_l(S) = \sum_{c \in S} w_c \sum_{k \in S} s_{ck}, \qquad
    b_l(S) = \sum_{c \in S} w_c - \max_{k \notin S} \sum_{c \in S} w_c \, s_{ck}

so that :math:`a_l(N)` is the part of the members' dependence that they hold among themselves (their own suppliers included),
:math:`1 - b_l(N)` the part held by the largest supplier country outside, the empty subset is worth 0, none is worth more than 1,
and a member that has no data and supplies no other adds nothing. L counts the layers in which some member of N has data of its
own: what is known of the world's supply alone, such as where notable models are made, is no member's dependence and is left out.
Layers of imports say nothing of what members make at home: there the part inside is the part of the imports from other members.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float64, Int64
from hansa.countries import all_countries
from hansa.dependence.layers import LAYERS
from hansa.dependence.row import EUROPEAN_UNION, WORLD
from hansa.evidence.groups import union_members
from hansa.figures import lookups

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence import Edition

APART = "routing"
"""The layer that the security pillar measures."""
IMPORTS = ("chips",)
"""Layers of which only imports are known: what a country makes itself is not in the data."""
CHUNK = 1 << 13
"""How many subsets are weighed at a time."""

Subsets = BoolArray


@dataclass(frozen=True, eq=False)
class LayerShares:
    """Who supplies every country in one layer.

    Attributes
    ----------
    layer, dataset : str
        The layer and its first dataset.
    suppliers : tuple of str
        Alpha-2 codes, and ``EU`` where the Union is named as one.
    shares : ndarray of float64, shape (countries, suppliers)
        Of the known suppliers, rows in the order of ``all_countries()``; a row of zeros where nothing is known.
    confidence : ndarray of float64, shape (countries,)
        Part of the country's dependence whose supplier is known.
    alike : bool
        Whether one set of rows holds for the whole world, so that nothing is known of each country apart.
    """

    layer: str
    dataset: str
    suppliers: tuple[str, ...]
    shares: Float64
    confidence: Float64
    alike: bool


@dataclass(frozen=True, eq=False)
class LayerSupply:
    """One layer as a coalition sees it.

    Attributes
    ----------
    held : ndarray of float64, shape (n, suppliers)
        What a supplier country holds of the coalition's dependence through a member: :math:`w_c s_{ck}`.
    weights : ndarray of float64, shape (n,)
        :math:`w_c`; they add up to 1.
    inside : tuple of tuple of int
        For each supplier, the members that must all be in a subset for it to be inside; empty where none can be.
    missing : tuple of str
        Members without data in the layer.
    imports : bool
        Whether the layer knows imports alone.
    """

    layer: str
    dataset: str
    suppliers: tuple[str, ...]
    held: Float64
    weights: Float64
    inside: tuple[tuple[int, ...], ...]
    missing: tuple[str, ...]
    imports: bool = False


@dataclass(frozen=True, eq=False)
class SupplyTables:
    """All layers in which some member has data.

    ``empty`` names the layers in which none has, ``world`` those that tell the supply of the world alone, ``unsplit`` those of imports
    in which all members with data are the Union's, whose imports are counted as one: what they buy of one another is not in the data.
    """

    countries: tuple[str, ...]
    users: Float64
    layers: tuple[LayerSupply, ...]
    empty: tuple[str, ...]
    world: tuple[str, ...] = ()
    unsplit: tuple[str, ...] = ()


def count_users(edition: Edition, countries: Sequence[str]) -> Float64:
    """Return the Internet users of countries, as the networks of the edition's model count them.

    Parameters
    ----------
    edition : Edition
        Its table ``coarse_nodes`` is read: APNIC's estimate by network, added up by the operators' country.
    countries : sequence of str
        Alpha-2 codes.

    Returns
    -------
    ndarray of float64, shape (len(countries),)
        Zero where no network is known.
    """
    users = lookups.users(edition)
    return np.array([users.get(code, 0.0) for code in countries], dtype=np.float64)


@cache
def read_shares(edition: Edition) -> tuple[LayerShares, ...]:
    """Return the shares of supplier countries in every layer but routes, for every country.

    Each layer's first dataset answers for it. A country without rows of its own has those of the Union where it is a member,
    else those of the world where there are.
    """
    import polars as pl

    from hansa.dependence.measures import attribute_rows

    union = union_members(edition)
    found = []
    for layer in LAYERS:
        if layer.dataset and layer.related and layer.name != APART:
            rows = edition.table("dependence").filter(pl.col("layer") == layer.name, pl.col("dataset") == layer.dataset)
            found.append(_tabulate(layer.name, layer.dataset, attribute_rows(rows, union)))
    return tuple(found)


def _tabulate(layer: str, dataset: str, rows: pl.DataFrame) -> LayerShares:
    import polars as pl

    known = rows.filter(pl.col("supplier_country").is_not_null())
    sums = known.group_by("country", "supplier_country", maintain_order=True).agg(pl.col("share").sum())
    place = {code: row for row, code in enumerate(all_countries())}
    suppliers = tuple(sums["supplier_country"].unique().sort())
    column = {code: index for index, code in enumerate(suppliers)}
    shares = np.zeros((len(place), len(suppliers)))
    for country, supplier, share in sums.iter_rows():
        shares[place[country], column[supplier]] = share
    confidence = shares.sum(axis=1)
    alike = set(rows["consumer"]) == {WORLD}
    shares = shares / np.where(confidence > 0, confidence, 1)[:, None]
    return LayerShares(layer, dataset, suppliers, shares, confidence, alike)


def weigh_supply(edition: Edition, countries: Sequence[str]) -> SupplyTables:
    """Return what the worths of a coalition's subsets are computed from.

    Parameters
    ----------
    edition : Edition
        Its tables ``dependence``, ``memberships`` and ``coarse_nodes`` are read.
    countries : sequence of str
        The members of the whole coalition, alpha-2, whose totals are the fixed denominators.

    Assumptions and limits
    ----------------------
    Where imports of chips are of the European Union as one, the Union is a supplier of its own: the data do not split it among
    its members, so that it is inside where all of them are, and outside otherwise. The Union's own imports speak for each
    member. Shares are of the known suppliers; layers count alike, whatever their data's age.
    """
    union = union_members(edition)
    users = count_users(edition, countries)
    known = read_shares(edition)
    world = tuple(layer.layer for layer in known if layer.alike)
    layers = [_weigh_layer(layer, countries, users, union) for layer in known if not layer.alike]
    known_layers = [layer for layer in layers if layer.weights.any()]
    unsplit = tuple(layer.layer for layer in known_layers if layer.imports and _is_union(layer, countries, union))
    some = [layer for layer in known_layers if layer.layer not in unsplit]
    empty = tuple(layer.layer for layer in layers if not layer.weights.any())
    return SupplyTables(tuple(countries), users, tuple(some), empty, world, unsplit)


def _weigh_layer(layer: LayerShares, countries: Sequence[str], users: Float64, union: Sequence[str]) -> LayerSupply:
    place = {code: row for row, code in enumerate(all_countries())}
    rows = [place[code] for code in countries]
    shares = layer.shares[rows]
    weights = np.where(layer.confidence[rows] > 0, users, 0.0)
    weights = weights / (weights.sum() or 1.0)
    used = np.flatnonzero((shares * weights[:, None]).any(axis=0))
    suppliers = tuple(layer.suppliers[column] for column in used)
    missing = tuple(code for code, weight in zip(countries, weights, strict=True) if not weight)
    inside = tuple(_who_holds(supplier, list(countries), union) for supplier in suppliers)
    held = weights[:, None] * shares[:, used]
    imports = layer.layer in IMPORTS
    return LayerSupply(layer.layer, layer.dataset, suppliers, held, weights, inside, missing, imports)


def _is_union(layer: LayerSupply, countries: Sequence[str], union: Sequence[str]) -> bool:
    return {code for code in countries if code not in layer.missing} <= set(union)


def _who_holds(supplier: str, countries: list[str], union: Sequence[str]) -> tuple[int, ...]:
    wanted = union if supplier == EUROPEAN_UNION else (supplier,)
    return tuple(countries.index(code) for code in wanted) if set(wanted) <= set(countries) else ()


def supply_worth(tables: SupplyTables, members: Subsets) -> Float64:
    """Return what subsets of a coalition are worth in supply; see the module for the formula.

    Parameters
    ----------
    tables : SupplyTables
        From :func:`weigh_supply`.
    members : ndarray of bool, shape (k, n)
        Subsets, the columns in the order of ``tables.countries``.

    Returns
    -------
    ndarray of float64, shape (k,)
        In [0, 1]; zero for all where no member has data in any layer.
    """
    total = np.zeros(len(members))
    for layer in tables.layers:
        inside, free = layer_worths(layer, members)
        total += (inside + free) / 2
    return total / max(len(tables.layers), 1)


def layer_worths(layer: LayerSupply, members: Subsets) -> tuple[Float64, Float64]:
    """Return :math:`a_l` and :math:`b_l` of subsets: what is held inside, and what the largest outside does not hold.

    Parameters
    ----------
    layer : LayerSupply
        One layer of a coalition.
    members : ndarray of bool, shape (k, n)
        Subsets.

    Returns
    -------
    inside, free : ndarray of float64, shape (k,)
        Each in [0, 1].
    """
    inside, _, choke = _split(layer, members)
    weight: Float64 = members @ layer.weights
    return inside, weight - choke


def find_choke(layer: LayerSupply, members: Subsets) -> tuple[list[str | None], Float64]:
    """Return the largest supplier country outside each subset and the part that it holds, of the whole coalition's total.

    Returns
    -------
    suppliers : list of str or None
        Alpha-2 code or ``EU``; None where no outside country supplies the subset.
    held : ndarray of float64, shape (k,)
    """
    _, largest, choke = _split(layer, members)
    named = [layer.suppliers[column] if share > 0 else None for column, share in zip(largest, choke, strict=True)]
    return named, choke


def _split(layer: LayerSupply, members: Subsets) -> tuple[Float64, Int64, Float64]:
    """Return what is held inside, and the largest outside supplier with what it holds, some thousands of subsets at a time."""
    parts = [_split_chunk(layer, members[start : start + CHUNK]) for start in range(0, len(members), CHUNK)]
    inside, largest, choke = (np.concatenate(column) for column in zip(*parts, strict=True))
    return inside, largest, choke


def _split_chunk(layer: LayerSupply, members: Subsets) -> tuple[Float64, Int64, Float64]:
    held = members.astype(np.float64) @ layer.held
    within = np.zeros(held.shape, dtype=np.bool_)
    for column, needed in enumerate(layer.inside):
        if needed:
            within[:, column] = members[:, needed].all(axis=1)
    outside = np.where(within, 0.0, held)
    largest = outside.argmax(axis=1)
    return (held - outside).sum(axis=1), largest, outside[np.arange(len(members)), largest]
