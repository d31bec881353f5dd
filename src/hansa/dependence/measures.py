"""What the table of dependence says of a country: foreign share, concentration, suppliers, and how well it is known.

With shares s_i of a country's suppliers in a layer, those of unknown country apart, that sum to the known part K:
foreign share = sum of s_i abroad / K; Herfindahl-Hirschman index H = sum of (s_i / K)^2 over the suppliers; effective
number of suppliers = 1 / H; confidence = K.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from hansa.countries import all_countries
from hansa.dependence.columns import MEASURES
from hansa.dependence.layers import LAYERS, Layer
from hansa.dependence.row import EUROPEAN_UNION, OTHERS, WORLD
from hansa.evidence.contract import schema_of

SCHEMA = schema_of(MEASURES)


def measure_all(dependence: pl.DataFrame, union: Sequence[str]) -> pl.DataFrame:
    """Measure every layer for every country and territory.

    Parameters
    ----------
    dependence : polars.DataFrame
        The table of dependence.
    union : sequence of str
        The member states of the European Union, whose figure where they have none of their own is the Union's.

    Returns
    -------
    polars.DataFrame
        One row a layer, dataset and country, in the columns of :data:`SCHEMA`. A measure that cannot be given is null and
        its ``_missing`` column holds the code of the reason.
    """
    frames = [
        _measure_dataset(layer, dataset, dependence, union)
        for layer in LAYERS
        for dataset in (layer.dataset, *layer.also)
    ]
    return pl.concat(frames).sort("layer", "dataset", "country", nulls_last=True)


def attribute_rows(rows: pl.DataFrame, union: Sequence[str]) -> pl.DataFrame:
    """Give each country the rows that speak for it: its own, else the Union's for a member, else the world's.

    Returns
    -------
    polars.DataFrame
        The rows with ``country`` and ``reported_as`` (null where the rows are the country's own).
    """
    reporters = set(rows["consumer"].unique())
    speaker = {code: _find_reporter(code, reporters, union) for code in all_countries()}
    pairs = [(code, name) for code, name in speaker.items() if name]
    keys = pl.DataFrame(pairs, schema={"country": pl.String, "consumer": pl.String}, orient="row")
    return keys.join(rows, on="consumer", maintain_order="left_right").with_columns(
        pl.when(pl.col("consumer") != pl.col("country")).then(pl.col("consumer")).alias("reported_as")
    )


def _find_reporter(code: str, reporters: set[str], union: Sequence[str]) -> str | None:
    if code in reporters:
        return code
    if EUROPEAN_UNION in reporters and code in union:
        return EUROPEAN_UNION
    return WORLD if WORLD in reporters else None


def _measure_dataset(layer: Layer, dataset: str | None, dependence: pl.DataFrame, union: Sequence[str]) -> pl.DataFrame:
    rows = dependence.filter(pl.col("layer") == layer.name, pl.col("dataset") == (dataset or ""))
    measured = _summarise(attribute_rows(rows, union))
    everyone = pl.DataFrame({"country": list(all_countries())})
    reason = layer.absent if dataset else "no-dataset"
    complete = everyone.join(measured, on="country", how="left", maintain_order="left").with_columns(
        layer=pl.lit(layer.name), dataset=pl.lit(dataset, dtype=pl.String)
    )
    for name in ("foreign_share", "hhi"):
        silent = layer.silence(dataset).get(name)
        complete = complete.with_columns(
            pl.when(pl.col("confidence").is_null())
            .then(pl.lit(reason))
            .when(pl.lit(silent is not None))
            .then(pl.lit(silent))
            .when(pl.col(name).is_null())
            .then(pl.lit("suppliers-unknown"))
            .alias(f"{name}_missing"),
            *([pl.lit(None, dtype=pl.Float64).alias(name)] if silent else []),
        )
    gone = pl.col("hhi").is_null()
    return complete.with_columns(pl.when(~gone).then("effective_suppliers")).select(
        pl.col(name).cast(kind) for name, kind in SCHEMA.items()
    )


def _summarise(rows: pl.DataFrame) -> pl.DataFrame:
    known = pl.col("supplier_country").is_not_null()
    part = pl.col("share").filter(known)
    abroad = pl.col("share").filter(known & (pl.col("supplier_country") != pl.col("country")))
    others = pl.col("supplier") == OTHERS  # one row a country of suppliers, not one supplier
    single = rows.with_columns(
        pl.when(others).then(OTHERS + pl.col("supplier_country")).otherwise("supplier").alias("supplier")
    )
    by_supplier = single.filter(known).group_by("country", "supplier", maintain_order=True).agg(pl.col("share").sum())
    parts = pl.col("share") / pl.col("share").sum()
    squares = by_supplier.group_by("country", maintain_order=True).agg(  # in order: the last digit depends on it
        hhi=pl.when(pl.col("share").sum() > 0).then(parts.pow(2).sum())
    )
    return (
        rows.group_by("country", "reported_as", "basis", "year", maintain_order=True)
        .agg(foreign_share=pl.when(part.sum() > 0).then(abroad.sum() / part.sum()), confidence=part.sum())
        .join(squares, on="country", how="left", maintain_order="left")
        .with_columns(effective_suppliers=1 / pl.col("hhi"))
    )


def coalition_share(rows: pl.DataFrame, coalition: list[str]) -> float | None:
    """Return the part of a country's known dependence that members of a coalition supply; None where none is known.

    Parameters
    ----------
    rows : polars.DataFrame
        The country's rows of one layer and dataset.
    coalition : list of str
        Members, alpha-2.
    """
    known = rows.filter(pl.col("supplier_country").is_not_null())
    total = float(known["share"].sum())
    inside = float(known.filter(pl.col("supplier_country").is_in(coalition))["share"].sum())
    return inside / total if total else None


def percentile(value: float, others: list[float]) -> float | None:
    """Return the share of peers whose value is lower, ties counted half; None without peers.

    Examples
    --------
    >>> percentile(0.5, [0.1, 0.5, 0.9])
    0.5
    """
    if not others:
        return None
    below = sum(other < value for other in others)
    ties = sum(other == value for other in others)
    return (below + ties / 2) / len(others)
