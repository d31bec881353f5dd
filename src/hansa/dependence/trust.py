"""Trust on the Web: whose root certificates are trusted, and what a country's own authorities can sign. The world's supply."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import all_countries
from hansa.dependence import supply_columns
from hansa.dependence.row import rank_down
from hansa.evidence import Table, source

if TYPE_CHECKING:
    from hansa.evidence import Inputs

CERTIFICATES = "ccadb_certificates"
ROOTS = "certifi_roots"
SUBJECT = ("subject_cn", "subject_o", "subject_c")
ISSUER = ("issuer_cn", "issuer_o", "issuer_c")
STATELESS = {"GlobalSign": "BE"}
"""Roots that name no country, of an organisation whose others do."""
GOVERNMENTS = (
    "ACCV",
    "Agence Nationale de Certification Electronique",
    "FNMT-RCM",
    "Hongkong Post",
    "IZENPE S.A.",
    "Turkiye Bilimsel ve Teknolojik Arastirma Kurumu - TUBITAK",
)
"""Organisations of trusted roots that are bodies of a state or region by their own name; read by hand, 2026-12."""

Trusted = dict[tuple[str | None, ...], set[str]]


def build_trust(inputs: Inputs) -> pl.DataFrame:
    """Return the trusted roots of each country's organisations, and the certificates of its authorities below any root.

    Returns
    -------
    polars.DataFrame
        ``country``; ``roots`` of its organisations, ``organisations`` that have one, ``government_roots`` of public bodies
        (:data:`GOVERNMENTS`); ``authorities``, valid certificates of authorities in the country that lead up to a trusted
        root, roots left out, and ``own_authorities``, those of them that lead up to a root of the same country; ``listed``
        roots in all; ``year``; ``rank`` and ``level`` by ``roots``.

    Assumptions and limits
    ----------------------
    A root is counted where both lists have it: the database's mark for Mozilla, and the bundle for web sites. The country is
    the one that the certificate names, not the owner's today (Sectigo stands under the United Kingdom, QuoVadis under Bermuda).
    A certificate leads up where its issuer bears the name of a root, or of an authority that leads up. Revoked ones are not
    marked in the data and counted.
    """
    certificates = inputs.source(CERTIFICATES)
    roots = _place_roots(certificates, inputs.source(ROOTS))
    below = _list_authorities(certificates, roots, _find_end(source(CERTIFICATES).date))
    counted = roots.group_by("country").agg(
        roots=pl.len().cast(pl.Int32),
        organisations=pl.col("subject_o").n_unique().cast(pl.Int32),
        government_roots=pl.col("subject_o").is_in(GOVERNMENTS).sum().cast(pl.Int32),
    )
    numbers = [column.name for column in supply_columns.TRUST if column.name in {*counted.columns, *below.columns}][1:]
    return (
        counted.join(below, on="country", how="full", coalesce=True)
        .with_columns(pl.col(numbers).fill_null(0))
        .with_columns(
            listed=pl.lit(roots.height, pl.Int32),
            year=pl.lit(source(CERTIFICATES).year, pl.Int32),
            **rank_down("roots"),
        )
        .select(column.name for column in supply_columns.TRUST)
        .sort("rank", "country")
    )


def _find_end(month: str) -> date:
    """Return the first day of the month of the data: what is valid then is counted."""
    year, number = map(int, month.split("-")[:2])
    return date(year, number, 1)


def _place_roots(certificates: pl.DataFrame, bundle: pl.DataFrame) -> pl.DataFrame:
    trusted = certificates.filter("mozilla_root").join(bundle, on="sha256", how="semi")
    stateless = [
        pl.when(pl.col("subject_o").str.starts_with(name)).then(pl.lit(code)) for name, code in STATELESS.items()
    ]
    return trusted.with_columns(country=pl.coalesce("subject_c", *stateless)).filter(
        pl.col("country").is_in(list(all_countries()))
    )


def _list_authorities(certificates: pl.DataFrame, roots: pl.DataFrame, day: date) -> pl.DataFrame:
    """Count the valid certificates of authorities by country, and those that lead up to a root of the same country."""
    anchors: Trusted = {}
    for *name, country in roots.select(*SUBJECT, "country").iter_rows():
        anchors.setdefault(tuple(name), set()).add(country)
    valid = certificates.filter(
        pl.col("not_after") >= day,
        pl.col("subject_c").is_in(list(all_countries())),
        ~pl.col("sha256").is_in(roots["sha256"].to_list()),
        ~pl.all_horizontal(pl.col(one).eq_missing(pl.col(other)) for one, other in zip(SUBJECT, ISSUER, strict=True)),
    )
    pairs = [(row[: len(SUBJECT)], row[len(SUBJECT) :]) for row in valid.select(*SUBJECT, *ISSUER).iter_rows()]
    _lead_up(pairs, anchors)
    rows = [(subject[-1], subject[-1] in anchors[issuer]) for subject, issuer in pairs if issuer in anchors]
    frame = pl.DataFrame(rows, schema={"country": pl.String, "own": pl.Boolean}, orient="row")
    return frame.group_by("country").agg(
        authorities=pl.len().cast(pl.Int32), own_authorities=pl.col("own").sum().cast(pl.Int32)
    )


def _lead_up(pairs: list[tuple[tuple[str | None, ...], tuple[str | None, ...]]], anchors: Trusted) -> None:
    """Add to each name below a root the countries of the roots above it, until nothing is added."""
    grown = True
    while grown:
        grown = False
        for subject, issuer in pairs:
            above = anchors.get(issuer, set())
            held = anchors.setdefault(subject, set()) if above else above
            if above - held:
                held |= above
                grown = True


TABLES: tuple[Table, ...] = (
    Table(
        "trust",
        build_trust,
        supply_columns.TRUST,
        sources=(CERTIFICATES, ROOTS),
        derived=True,
        title_en="Trusted root certificates by country, and the authorities of each country below any root.",
        title_fr="Certificats racines de confiance par pays, et autorités de chaque pays placées sous une racine.",
    ),
)
