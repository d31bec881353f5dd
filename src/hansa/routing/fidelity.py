"""What an edition says of routes beside what others measured: hegemony of networks, and transit of countries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa import workspace
from hansa.errors import InputError
from hansa.evidence.reading import read_source
from hansa.evidence.source import source
from hansa.routing.fidelity_scores import LEAST, correlate, correlate_ranks

if TYPE_CHECKING:
    from hansa.evidence import Edition


LEAST_HEGEMONY = 0.001
"""Networks below it are left out: the many that carry next to nothing would decide the correlation of ranks."""
MISSES = 20
FIRST, OVERLAP = 3, 5
"""Among how many of the edition's networks the first measured one is looked for, and how many first ones are compared."""
HEGEMONY, INFLUENCE, ACCESS = "ihr_hegemony", "caida_cti", "ihr_access_hegemony"


@dataclass(frozen=True)
class Miss:
    """A network whose hegemony in the edition is far from the measured one."""

    asn: int
    name: str
    measured: float
    modelled: float


@dataclass(frozen=True)
class HegemonyFit:
    """Agreement with measured global hegemony.

    Attributes
    ----------
    networks : int
        Networks whose measured hegemony is above 0.001.
    absent : int
        Those of them that the edition's table does not hold; they count as 0.
    pearson, spearman : float
        Over all of them.
    misses : tuple of Miss
        The largest absolute differences.
    """

    networks: int
    absent: int
    pearson: float
    spearman: float
    misses: tuple[Miss, ...]


@dataclass(frozen=True)
class CountryFit:
    """Agreement with one country's measured transit.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    first : int
        ASN of the network of the greatest measured share.
    ours : tuple of int
        The edition's first three.
    hit : bool
        Whether `first` is among `ours`.
    overlap : int
        How many of the first five measured are among the edition's first five.
    spearman : float
        Over networks in both; not a number for fewer than three.
    common : int
        How many those are.
    """

    country: str
    first: int
    ours: tuple[int, ...]
    hit: bool
    overlap: int
    spearman: float
    common: int


@dataclass(frozen=True)
class TransitFit:
    """Agreement with measured transit of countries.

    Attributes
    ----------
    countries : tuple of CountryFit
        By code.
    first_in_three : float
        Share of countries whose first measured network is among the edition's first three.
    overlap : float
        Mean of the networks that the first five of both have in common.
    spearman : float
        Median over countries.
    """

    countries: tuple[CountryFit, ...]
    first_in_three: float
    overlap: float
    spearman: float


@dataclass(frozen=True)
class Fidelity:
    """An edition beside the Internet Health Report's hegemony of 2022, Country Transit Influence and access hegemony of 2020."""

    hegemony: HegemonyFit
    influence: TransitFit
    access: TransitFit


def measure_fidelity(edition: Edition) -> Fidelity:
    """Compare what an edition prints with the measurements in the workspace.

    Parameters
    ----------
    edition : Edition
        With tables ``routing_world`` and ``routing_networks``.

    Returns
    -------
    Fidelity
        Agreement.

    Raises
    ------
    SourceError
        A measurement is not in the workspace, or has changed.
    InputError
        ``nothing-to-compare``.

    Source
    ------
    AS hegemony (doi:10.1007/978-3-319-76481-8_13); Country Transit Influence (doi:10.1007/978-3-030-98785-5_31).
    """
    folder = workspace.downloads()
    measured = {name: read_source(source(name), folder) for name in (HEGEMONY, INFLUENCE, ACCESS)}
    carriers = edition.table("routing_networks")
    return Fidelity(
        fit_hegemony(edition.table("routing_world"), measured[HEGEMONY]),
        fit_transit(carriers, measured[INFLUENCE]),
        fit_transit(carriers, measured[ACCESS]),
    )


def fit_hegemony(world: pl.DataFrame, measured: pl.DataFrame) -> HegemonyFit:
    """Compare hegemony.

    Parameters
    ----------
    world : DataFrame
        asn, network, hegemony.
    measured : DataFrame
        asn, hegemony.

    Returns
    -------
    HegemonyFit
        Over networks of measured hegemony above 0.001.

    Raises
    ------
    InputError
        ``nothing-to-compare``: there are fewer than three.
    """
    table = measured.filter(pl.col("hegemony") > LEAST_HEGEMONY).select(pl.col("asn").cast(pl.Int64), truth="hegemony")
    if table.height < LEAST:
        raise InputError("nothing-to-compare")
    rows = table.sort("asn").join(world.select("asn", "network", ours="hegemony"), on="asn", how="left")
    truth, ours = rows["truth"].to_numpy(), rows["ours"].fill_null(0.0).to_numpy()
    worst = np.argsort(-np.abs(ours - truth), kind="stable")[:MISSES]
    return HegemonyFit(
        networks=rows.height,
        absent=rows["ours"].null_count(),
        pearson=correlate(truth, ours),
        spearman=correlate_ranks(truth, ours),
        misses=tuple(
            Miss(rows["asn"][place], rows["network"][place] or "", float(truth[place]), float(ours[place]))
            for place in worst.tolist()
        ),
    )


def fit_transit(carriers: pl.DataFrame, measured: pl.DataFrame) -> TransitFit:
    """Compare transit country by country.

    Parameters
    ----------
    carriers : DataFrame
        country, asn, to_share, from_share: the edition's, which prints the mean of both directions.
    measured : DataFrame
        country, asn, influence.

    Returns
    -------
    TransitFit
        Over the countries in both.

    Raises
    ------
    InputError
        ``nothing-to-compare``: no country is in both.
    """
    ours = carriers.select("country", "asn", share=(pl.col("to_share") + pl.col("from_share")) / 2)
    theirs = measured.select("country", pl.col("asn").cast(pl.Int64), truth="influence").filter(pl.col("truth") > 0)
    both = sorted(set(ours["country"]) & set(theirs["country"]))
    if not both:
        raise InputError("nothing-to-compare")
    fits = tuple(
        _fit_country(code, ours.filter(pl.col("country") == code), theirs.filter(pl.col("country") == code))
        for code in both
    )
    known = [fit.spearman for fit in fits if not math.isnan(fit.spearman)]
    return TransitFit(
        fits,
        sum(fit.hit for fit in fits) / len(fits),
        sum(fit.overlap for fit in fits) / len(fits),
        float(np.median(known)) if known else float("nan"),
    )


def _fit_country(code: str, ours: pl.DataFrame, theirs: pl.DataFrame) -> CountryFit:
    mine = ours.sort("share", "asn", descending=[True, False])["asn"].to_list()
    measured = theirs.sort("truth", "asn", descending=[True, False])["asn"].to_list()
    common = ours.join(theirs, on=["country", "asn"])
    return CountryFit(
        country=code,
        first=measured[0],
        ours=tuple(mine[:FIRST]),
        hit=measured[0] in mine[:FIRST],
        overlap=len(set(mine[:OVERLAP]) & set(measured[:OVERLAP])),
        spearman=correlate_ranks(common["truth"].to_numpy(), common["share"].to_numpy()),
        common=common.height,
    )
