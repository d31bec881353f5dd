"""The naming layer: who runs the name servers of a country's domain, who manages it, and whether it is signed."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import polars as pl

from hansa.dependence import columns
from hansa.dependence.origins import match_origins
from hansa.dependence.row import arrange
from hansa.evidence import Inputs, Table
from hansa.evidence.operators import describe_operators

DATASET = "iana_root_zone"
REGISTER = "iana_tlds"
OPERATORS = ("plevin_as_operators", "rir_autnums", "hansa_operator_names")
SOURCES = (DATASET, REGISTER, "as_prefix_origins", *OPERATORS)


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the naming layer: each operator's part in the name servers of a country's domain.

    The name servers of a domain count equally, so do the addresses of a name server and the networks that announce an
    address's longest prefix; an operator's share is the sum over its networks. Networks and companies of one operator
    count as one (``name_operators.csv``, each merge with what it rests on).

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`; the supplier is the operator, its country that of its registration; the year is
        the zone's, by its own serial.

    Assumptions and limits
    ----------------------
    Name servers, prefixes and operators are of three days of one year. Where no prefix holds an address, IANA's register
    names the network. The country is the operator's, not the place of the server: most of these addresses are announced
    from many places at once. Domains in other scripts are left out; ``.ac``, ``.gb`` and ``.su`` for the reasons in
    ``source.yml``.
    """
    parts = _parts(inputs)
    shares = parts.group_by("country", "supplier", "supplier_country", maintain_order=True).agg(
        share=pl.col("weight").sum()
    )
    found = shares.select("supplier", "supplier_country", "share", consumer="country")
    return arrange(found, layer="naming", basis="count", year=parts["day"][0].year, dataset=DATASET)


def build_name_servers(inputs: Inputs) -> pl.DataFrame:
    """Return how each country's domain is served.

    Returns
    -------
    polars.DataFrame
        ``country``, ``tld``, ``signed`` (the root zone has a DS record for it), ``day`` of the zone, ``name_servers``,
        ``with_glue`` (name servers whose address the root gives), ``addresses``, ``networks``, ``operators``,
        ``operator_countries`` (distinct; unknown ones not counted) and ``unresolved_share`` in [0, 1], the part of the weight
        without a known operator's country.
    """
    unknown = pl.col("weight").filter(pl.col("supplier_country").is_null()).sum()
    return (
        _parts(inputs)
        .group_by("country", "tld", maintain_order=True)
        .agg(
            signed=pl.col("signed").first(),
            day=pl.col("day").first().cast(pl.String),
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


def build_domains(inputs: Inputs) -> pl.DataFrame:
    """Return IANA's entry of each country's domain: ``tld, country, manager, technical_contact, updated``.

    ``country`` is null for domains in other scripts and for the two that ``source.yml`` leaves out; names are as IANA
    spells them.
    """
    names = ("tld", "country", "manager", "technical_contact", "updated")
    return inputs.source(REGISTER).select(names).unique(maintain_order=True).sort("tld")


@lru_cache(maxsize=1)
def _parts(inputs: Inputs) -> pl.DataFrame:
    """Return one row a country, name server, address and network, with its weight; a country's weights sum to 1."""
    zone = inputs.source(DATASET).filter(pl.col("country").is_not_null())
    parts = zone.join(_find_networks(inputs, zone["address"]), on="address", how="left", maintain_order="left_right")
    weights = parts.with_columns(
        weight=1
        / pl.col("name_server").n_unique().over("country")
        / pl.col("address").n_unique().over("country", "name_server")
        / pl.len().over("country", "name_server", "address")
    )
    return weights.join(_operators(inputs), on="asn", how="left", maintain_order="left")


def _find_networks(inputs: Inputs, addresses: pl.Series) -> pl.DataFrame:
    """Return ``address, asn``: the networks of the longest prefix or, where there is none, the one in IANA's register."""
    origins = match_origins(addresses, inputs.source("as_prefix_origins"))
    listed = inputs.source(REGISTER).select("address", "asn").drop_nulls().unique().sort("address", "asn")
    missing = listed.join(origins, on="address", how="anti")
    return pl.concat([origins, missing.select(pl.col("address"), pl.col("asn").cast(origins.schema["asn"]))])


def _operators(inputs: Inputs) -> pl.DataFrame:
    described = describe_operators(*(inputs.source(name) for name in OPERATORS)).select(
        pl.col("asn").cast(pl.UInt32),
        shown=pl.col("name").replace("", None),
        shown_country=pl.coalesce("seat", "registry_country"),
    )
    known = inputs.source("plevin_as_operators").select("asn", "name", "country")
    filling = inputs.source("rir_autnums").select("asn", registered="name", registered_country="country")
    named = known.join(filling, on="asn", how="full", coalesce=True)
    holders = (
        inputs.source(REGISTER).select("asn", "holder", "holder_country").drop_nulls("asn").unique("asn", keep="first")
    )
    everyone = named.join(holders.cast({"asn": named.schema["asn"]}), on="asn", how="full", coalesce=True)
    named_all = everyone.select(
        "asn",
        supplier=pl.coalesce("name", "registered", "holder", pl.format("AS{}", "asn")),
        supplier_country=pl.coalesce("country", "registered_country", "holder_country"),
    )
    merged = named_all.join(read_operators(), on="supplier", how="left").join(described, on="asn", how="left")
    return merged.select(
        "asn",
        pl.coalesce("operator", "shown", "supplier").alias("supplier"),
        pl.coalesce("seat", "shown_country", "supplier_country").alias("supplier_country"),
    )


def read_operators() -> pl.DataFrame:
    """Return ``supplier, operator, seat``: the names in the data that stand for an operator, and its country, as reviewed."""
    text = resources.files("hansa.dependence").joinpath("name_operators.csv").read_bytes()
    return pl.read_csv(text).select(supplier="name", operator="operator", seat="country")


TABLES: tuple[Table, ...] = (
    Table(
        "name_servers",
        build_name_servers,
        columns.NAME_SERVERS,
        sources=SOURCES,
        method=2,
        derived=True,
        title_en="How each country’s domain is served.",
        title_fr="Comment est servi le domaine de chaque pays.",
    ),
    Table(
        "domains",
        build_domains,
        columns.DOMAINS,
        sources=(REGISTER,),
        title_en="Who manages each country’s domain, as IANA’s register has it.",
        title_fr="Qui gère le domaine de chaque pays, selon le registre de l’IANA.",
    ),
)
