"""Suppliers that stop serving: what share of a layer each country loses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import fold
from hansa.dependence.layers import BY_NAME, LAYERS
from hansa.dependence.measures import attribute_rows
from hansa.dependence.profile import find_layer
from hansa.dependence.row import OTHERS
from hansa.errors import InputError
from hansa.evidence.groups import find_group
from hansa.evidence.operator_names import tidy_name
from hansa.nearest import suggest
from hansa.stress.countries import find_members
from hansa.stress.outcome import SupplyLoss
from hansa.stress.shocks import ALL_LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hansa.evidence import Edition
    from hansa.stress.shocks import Supply

CARRYING = ("physical", "routing")
"""Layers that shocks of their own cut: ``all`` leaves them out."""
MOST_NEAR = 3
"""Names offered in an error for one that was not found: more would hide the right one."""
DECIMALS = 6
"""Shares that add up to one do so after rounding: sums differ in their last bits from run to run."""


def lose_supplies(edition: Edition, shocks: Iterable[Supply]) -> dict[str, tuple[SupplyLoss, ...]]:
    """Return what each country loses in each layer when suppliers stop serving it.

    With shares :math:`s_i` of a country's suppliers in a dataset of a layer, the loss is the sum of the :math:`s_i` that the
    shocks name; each supplier counts once.

    Parameters
    ----------
    edition : Edition
        Whose table of dependence is asked.
    shocks : iterable of Supply
        Who stops serving what, to whom.

    Returns
    -------
    dict of str to tuple of SupplyLoss
        By country, only those that lose something; each in the order of the layers.

    Raises
    ------
    InputError
        ``unknown-layer``; ``unknown-supplier`` with suggestions; ``unknown-group``.

    Assumptions and limits
    ----------------------
    A share of what is counted (users, value, number), not of what can be done without it: stocks, substitutes and time are
    not in the data. A supplier country goes on serving itself, unless ``to`` says whom it leaves. Countries without rows of
    their own are given those of the European Union or of the world (:func:`hansa.dependence.measures.attribute_rows`).
    """
    frames = [_match(edition, shock) for shock in shocks]
    if not frames:
        return {}
    keys = ("country", "layer", "dataset", "supplier", "supplier_country", "share", "basis", "year", "named")
    rows = pl.concat(frame.select(keys) for frame in frames).unique(keys[:6], keep="first", maintain_order=True)
    lost = rows.group_by("country", "layer", "dataset", "basis", "year", "named", maintain_order=True).agg(
        pl.col("share").sum().round(DECIMALS)
    )
    rank = {layer.name: at for at, layer in enumerate(LAYERS)}
    found: dict[str, list[SupplyLoss]] = {}
    for row in lost.filter(pl.col("share") > 0).iter_rows(named=True):
        loss = SupplyLoss(row["layer"], row["named"], row["share"], row["basis"], row["dataset"], row["year"])
        found.setdefault(row["country"], []).append(loss)
    return {
        country: tuple(sorted(found[country], key=lambda loss: (rank[loss.layer], loss.dataset, loss.supplier)))
        for country in sorted(found)
    }


def _match(edition: Edition, shock: Supply) -> pl.DataFrame:
    layers = [layer.name for layer in LAYERS if layer.name not in CARRYING]
    if shock.layer != ALL_LAYERS:
        layers = [find_layer(shock.layer).name]
    rows = _attribute(edition).filter(pl.col("layer").is_in(layers))
    names = {fold(name): name for name in rows["supplier"].drop_nulls().unique().sort() if not _is_code(name)}
    # Whoever copies a firm's registered name, legal form and all, means the same supplier.
    known = next(
        (names[key] for key in map(fold, (shock.supplier, tidy_name(shock.supplier).name)) if key in names), None
    )
    if known:
        matched = rows.filter(pl.col("supplier") == known)
        named = known
    else:
        members = _find_suppliers(edition, shock, names)
        matched = rows.filter(pl.col("supplier_country").is_in(members))
        if not shock.to:
            matched = matched.filter(~pl.col("country").is_in(members))
        named = ",".join(members) if len(members) == 1 else shock.supplier
    if shock.to:
        served = {code for name in shock.to for code in find_members(edition, name)}
        matched = matched.filter(pl.col("country").is_in(sorted(served)))
    return matched.with_columns(named=pl.lit(named))


def _is_code(name: str) -> bool:
    return name == OTHERS or len(name) == len("FR")


def _find_suppliers(edition: Edition, shock: Supply, names: dict[str, str]) -> list[str]:
    try:
        return list(find_members(edition, shock.supplier))
    except InputError as error:
        near = suggest(fold(shock.supplier), names, MOST_NEAR)
        suggestion = "; ".join(names[key] for key in near) or "–"
        raise InputError("unknown-supplier", name=shock.supplier, layer=shock.layer, suggestion=suggestion) from error


@lru_cache(maxsize=2)
def _attribute(edition: Edition) -> pl.DataFrame:
    """Give each country the rows that speak for it, dataset by dataset."""
    dependence = edition.table("dependence")
    union = list(find_group(edition, "eu").members)
    datasets = sorted({name for layer in BY_NAME.values() for name in (layer.dataset, *layer.also) if name})
    return pl.concat(attribute_rows(dependence.filter(pl.col("dataset") == name), union) for name in datasets)
