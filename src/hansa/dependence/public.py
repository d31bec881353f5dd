"""The public sector: in whose networks government sites are, and who runs the mail of local governments.

Both say what public bodies use, not what they could use: a foreign provider may be exchanged, or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence import supply_columns
from hansa.dependence.origins import match_origins
from hansa.dependence.row import OTHERS, arrange
from hansa.evidence import Table, source

if TYPE_CHECKING:
    from hansa.evidence import Inputs

LAYER = "public"
SITES = "siren_government_sites"
MAIL = "mxmap_local_mail"
SITE_SOURCES = (SITES, "as_prefix_origins", "plevin_as_operators", "rir_autnums")
SOURCES = (*SITE_SOURCES, MAIL)
FEWEST = 20
"""Public bodies whose provider is known; below it a share says nothing of a country."""
KNOWN_PART = 0.5
"""Part of the bodies listed that must be known; below it the rest could turn any share round."""
DOMAINS = {"GB": ("uk",), "US": ("us", "gov", "mil")}
"""Top-level domains of a country's own government, where they are not its code."""
FAMILIES = ("Akamai", "Amazon", "Cloudflare", "Contabo", "Google", "Hetzner", "Microsoft", "Oracle", "OVH")
"""Groups whose networks are registered under several companies."""
FRONTS = (
    "Akamai",
    "Arbor Cloud",
    "Cloudflare",
    "Dosarrest",
    "Fastly",
    "Imperva",
    "Incapsula",
    "Meteverse",
    "Sucuri",
    "Zenlayer",
)
"""Content delivery and protection: what answers is theirs, and the site itself may be anywhere."""


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the public sector: government sites by operator, and local governments' mail by provider.

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`; of a country with at least :data:`FEWEST` bodies whose provider's country is
        known, and these at least :data:`KNOWN_PART` of those listed. Each body counts equally; a site with several addresses,
        and an address that several networks announce, are split equally.

    Assumptions and limits
    ----------------------
    Sites: addresses of about 2024, prefixes and operators of 2026; an address that has since moved is given to its present
    operator. A site behind a content delivery network counts for that network, whatever stands behind (``fronted_share`` of
    the table ``public_bodies``). An operator is foreign where both the database of operators and the registry of network
    numbers place it abroad. Only names below the country's own domain are counted. The list is a sample of no stated design.
    Mail: a classification from public records, right in 92 % of the cases checked by its authors.
    """
    sites = _split(_sites(inputs), weight="weight")
    mail = _split(_mail(inputs), weight="weight")
    return pl.concat(
        [
            arrange(sites, layer=LAYER, basis="count", year=source(SITES).year, dataset=SITES),
            arrange(mail, layer=LAYER, basis="count", year=source(MAIL).year, dataset=MAIL),
        ]
    )


def build_public_bodies(inputs: Inputs) -> pl.DataFrame:
    """Return how many public bodies of each country are listed, and of how many the provider's country is known.

    Returns
    -------
    polars.DataFrame
        ``country``, ``dataset``, ``listed``, ``known``, ``fronted_share`` (part of the listed sites that a content delivery
        network answers for, in [0, 1]; null for mail), ``year``. Every country of a list, however few its bodies.
    """
    fronted = pl.col("supplier").str.contains(f"^(?:{'|'.join(FRONTS)})").fill_null(value=False)
    frames = [
        frame.group_by("country").agg(
            dataset=pl.lit(dataset).first(),
            listed=pl.col("body").n_unique().cast(pl.Int32),
            known=pl.col("body").filter(pl.col("supplier_country").is_not_null()).n_unique().cast(pl.Int32),
            fronted_share=share.round(9),
            year=pl.lit(source(dataset).year, pl.Int32).first(),
        )
        for frame, dataset, share in (
            (_sites(inputs), SITES, pl.col("weight").filter(fronted).sum() / pl.col("weight").sum()),
            (_mail(inputs), MAIL, pl.lit(None, pl.Float64).first()),
        )
    ]
    return pl.concat(frames).sort("dataset", "country")


def _split(parts: pl.DataFrame, *, weight: str) -> pl.DataFrame:
    """Return the shares of suppliers in the countries of which enough is known."""
    known = pl.col(weight).filter(pl.col("supplier_country").is_not_null()).sum().over("country")
    listed = pl.col(weight).sum().over("country")
    enough = parts.filter(known >= FEWEST - 1e-9, known / listed >= KNOWN_PART)
    return (
        enough.with_columns(part=pl.col(weight) / listed)
        .group_by("country", "supplier", "supplier_country", maintain_order=True)
        .agg(share=pl.col("part").sum())
        .rename({"country": "consumer"})
    )


def _mail(inputs: Inputs) -> pl.DataFrame:
    """Return one row a local government; whose provider is known only by its country is among the others there."""
    unnamed = pl.col("provider").is_null() & pl.col("provider_country").is_not_null()
    return (
        inputs.source(MAIL)
        .with_row_index("body")
        .select(
            "country",
            "body",
            supplier=pl.when(unnamed).then(pl.lit(OTHERS)).otherwise("provider"),
            supplier_country="provider_country",
            weight=pl.lit(1.0),
        )
    )


def _sites(inputs: Inputs) -> pl.DataFrame:
    """Return one row a site, address and network, with its weight; a site's weights sum to 1."""
    listed = inputs.source(SITES)
    ends = [(code, end) for code, names in DOMAINS.items() for end in names]
    named = pl.DataFrame(ends, schema={"country": pl.String, "end": pl.String}, orient="row")
    ending = listed.with_columns(end=pl.col("domain").str.split(".").list.last())
    usual = ending.filter(
        ~pl.col("country").is_in(list(DOMAINS)), pl.col("end") == pl.col("country").str.to_lowercase()
    )
    own = pl.concat([usual, ending.join(named, on=["country", "end"], how="semi")]).drop("end")
    origins = match_origins(own["address"], inputs.source("as_prefix_origins"))
    parts = own.join(origins, on="address", how="left", maintain_order="left_right")
    weighted = parts.with_columns(weight=1 / pl.len().over("country", "domain"))
    return _name_operators(weighted, inputs).select(
        "country", pl.col("domain").alias("body"), "supplier", "supplier_country", "weight"
    )


def _name_operators(parts: pl.DataFrame, inputs: Inputs) -> pl.DataFrame:
    operators = inputs.source("plevin_as_operators").select("asn", "name", seat="country")
    registry = inputs.source("rir_autnums").select("asn", registered="name", registered_country="country")
    joined = parts.join(operators, on="asn", how="left", maintain_order="left").join(
        registry, on="asn", how="left", maintain_order="left"
    )
    name = pl.coalesce("name", "registered", pl.format("AS{}", "asn"))
    family = pl.coalesce(*(pl.when(name.str.starts_with(one)).then(pl.lit(one)) for one in FAMILIES), name)
    at_home = pl.col("seat").eq_missing(pl.col("country")) | pl.col("registered_country").eq_missing(pl.col("country"))
    seat = pl.when(at_home).then("country").otherwise(pl.coalesce("seat", "registered_country"))
    return joined.with_columns(supplier=family, supplier_country=seat)


TABLES: tuple[Table, ...] = (
    Table(
        "public_bodies",
        build_public_bodies,
        supply_columns.PUBLIC_BODIES,
        sources=SOURCES,
        derived=True,
        title_en="Public bodies listed in each country, and of how many the provider of site or mail is known.",
        title_fr="Organismes publics recensés dans chaque pays, et nombre de ceux dont le fournisseur du site ou de la messagerie est connu.",
    ),
)
