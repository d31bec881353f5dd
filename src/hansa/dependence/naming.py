"""The naming layer: who runs the name servers of a country's domain."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from hansa.dependence import columns
from hansa.dependence.origins import match_origins
from hansa.dependence.row import arrange
from hansa.evidence import Inputs, Table, source
from hansa.evidence.operators import describe_operators

DATASET = "iana_root_zone"
OPERATORS = ("plevin_as_operators", "rir_autnums", "hansa_operator_names")
SOURCES = (DATASET, "as_prefix_origins", *OPERATORS)


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the naming layer: each operator's part in the name servers of a country's domain.

    The name servers of a domain count equally, so do the addresses of a name server and the networks that announce an
    address's longest prefix; an operator's share is the sum over its networks.

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`; the supplier is the operator, its country that of its registration.

    Assumptions and limits
    ----------------------
    Three dates meet: name servers of 2020, prefixes and operators of 2026; an address that has since moved to another
    network is given to its present operator, and the year is the oldest of the three. The country is the operator's, not
    the place of the server: most of these addresses are announced from many places at once. Domains in other scripts are
    left out, for nothing at hand says whose they are; ``.ac``, ``.gb`` and ``.su`` for the reasons in ``source.yml``.
    """
    parts = _parts(inputs)
    shares = parts.group_by("country", "supplier", "supplier_country", maintain_order=True).agg(
        share=pl.col("weight").sum()
    )
    found = shares.select("supplier", "supplier_country", "share", consumer="country")
    return arrange(found, layer="naming", basis="count", year=source(DATASET).year, dataset=DATASET)


def build_name_servers(inputs: Inputs) -> pl.DataFrame:
    """Return how each country's domain is served.

    Returns
    -------
    polars.DataFrame
        ``country``, ``tld``, ``name_servers``, ``with_glue`` (name servers whose address the root gives), ``addresses``,
        ``networks``, ``operators``, ``operator_countries`` (distinct; unknown ones not counted) and ``unresolved_share`` in
        [0, 1], the part of the weight without a known operator's country.
    """
    unknown = pl.col("weight").filter(pl.col("supplier_country").is_null()).sum()
    return (
        _parts(inputs)
        .group_by("country", "tld", maintain_order=True)
        .agg(
            name_servers=pl.col("name_server").n_unique(),
            with_glue=pl.col("name_server").filter(pl.col("address").is_not_null()).n_unique(),
            addresses=pl.col("address").drop_nulls().n_unique(),
            networks=pl.col("asn").drop_nulls().n_unique(),
            operators=pl.col("supplier").drop_nulls().n_unique(),
            operator_countries=pl.col("supplier_country").drop_nulls().n_unique(),
            unresolved_share=unknown.round(9),
        )
        .with_columns(pl.selectors.by_dtype(pl.UInt32).cast(pl.Int32))
        .sort("country", "tld")
    )


@lru_cache(maxsize=1)
def _parts(inputs: Inputs) -> pl.DataFrame:
    """Return one row a country, name server, address and network, with its weight; a country's weights sum to 1."""
    zone = inputs.source(DATASET).filter(pl.col("country").is_not_null())
    origins = match_origins(zone["address"], inputs.source("as_prefix_origins"))
    parts = zone.join(origins, on="address", how="left", maintain_order="left_right")
    weights = parts.with_columns(
        weight=1
        / pl.col("name_server").n_unique().over("country")
        / pl.col("address").n_unique().over("country", "name_server")
        / pl.len().over("country", "name_server", "address")
    )
    return weights.join(_operators(inputs), on="asn", how="left", maintain_order="left")


def _operators(inputs: Inputs) -> pl.DataFrame:
    described = describe_operators(*(inputs.source(name) for name in OPERATORS))
    return described.select(
        pl.col("asn").cast(pl.UInt32),
        supplier=pl.coalesce(pl.col("name").replace("", None), pl.format("AS{}", "asn")),
        supplier_country=pl.coalesce("seat", "registry_country"),
    )


TABLES: tuple[Table, ...] = (
    Table(
        "name_servers",
        build_name_servers,
        columns.NAME_SERVERS,
        sources=SOURCES,
        derived=True,
        title_en="How each country’s domain is served.",
        title_fr="Comment est servi le domaine de chaque pays.",
    ),
)
