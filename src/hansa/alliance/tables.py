"""The tables that this room gives to an edition: votes in the General Assembly by issue, and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl

from hansa.alliance import columns
from hansa.alliance.ideal_points import place_states
from hansa.alliance.listings import DATASET as LISTINGS
from hansa.alliance.listings import count_listings
from hansa.alliance.rolls import CODED, ISSUES, SOURCES, WIDE, join_votes, list_roll_calls
from hansa.alliance.stakes import measure_library
from hansa.alliance.voice import measure_agreement
from hansa.evidence import Table
from hansa.routing.coarse import open_coarse
from hansa.routing.model import Model
from hansa.stress.catalogue import list_scenarios
from hansa.stress.tables import TABLES as STRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.evidence import Edition, Inputs

STRESS_SOURCES, STRESS_TABLES = next((one.sources, one.tables) for one in STRESS if one.name == "stress_error")
"""What the scenarios and the coarse model are made from."""


def _read_votes(inputs: Inputs) -> pl.DataFrame:
    return join_votes({dataset: inputs.source(dataset) for dataset in SOURCES})


def build_roll_calls(inputs: Inputs) -> pl.DataFrame:
    """Return the roll calls behind each issue; see :func:`hansa.alliance.rolls.list_roll_calls`."""
    wide = inputs.source(WIDE).filter("human_rights").select("roll_call", pl.lit("human_rights").alias("issue"))
    return list_roll_calls(_read_votes(inputs), pl.concat([inputs.source(CODED), wide.unique(maintain_order=True)]))


def build_agreement(inputs: Inputs) -> pl.DataFrame:
    """Return the agreement of every pair of states by issue; see :func:`hansa.alliance.voice.measure_agreement`."""
    return _measure_issues(inputs, measure_agreement, ("country", "other"))


def build_ideal_points(inputs: Inputs) -> pl.DataFrame:
    """Return every state's ideal point by issue; see :func:`hansa.alliance.ideal_points.place_states`."""
    return _measure_issues(inputs, place_states, ("country",))


def build_listings(inputs: Inputs) -> pl.DataFrame:
    """Return how many entries of whose lists name whom; see :func:`hansa.alliance.listings.count_listings`."""
    return count_listings(inputs.source(LISTINGS))


def _measure_issues(
    inputs: Inputs, measure: Callable[[pl.DataFrame, str], pl.DataFrame], key: tuple[str, ...]
) -> pl.DataFrame:
    """Return what a measure makes of each issue's votes, the issues in their order."""
    votes, calls = _read_votes(inputs), inputs.table("roll_calls")
    chosen = {issue: calls.filter(pl.col("issue") == issue)["roll_call"].implode() for issue in ISSUES}
    frames = [measure(votes.filter(pl.col("roll_call").is_in(ids)), issue).sort(key) for issue, ids in chosen.items()]
    return pl.concat(frames)


def build_repairable(inputs: Inputs) -> pl.DataFrame:
    """Return what each scenario takes from each country that routes could repair, on the coarse model.

    See :func:`hansa.alliance.stakes.measure_library`.
    """
    edition = cast("Edition", inputs)  # its tables are asked in the same way
    coarse = open_coarse(edition)
    return measure_library(Model("coarse", "", coarse.graph, coarse.attributes), edition, list_scenarios(edition))


TABLES: tuple[Table, ...] = (
    Table(
        "roll_calls",
        build_roll_calls,
        columns.ROLL_CALLS,
        sources=(*SOURCES, CODED),
        method=3,
        derived=True,
        title_en="The roll calls of the General Assembly behind each issue.",
        title_fr="Les scrutins de l’Assemblée générale retenus pour chaque sujet.",
    ),
    Table(
        "agreement",
        build_agreement,
        columns.AGREEMENT,
        sources=(*SOURCES, CODED),
        tables=("roll_calls",),
        method=3,
        derived=True,
        title_en="How alike two states vote in the General Assembly; each pair once.",
        title_fr="Accord des votes de deux États à l’Assemblée générale ; chaque paire figure une fois.",
    ),
    Table(
        "ideal_points",
        build_ideal_points,
        columns.IDEAL_POINTS,
        sources=(*SOURCES, CODED),
        tables=("roll_calls",),
        method=2,
        derived=True,
        title_en="Where each state stands on the line that divides the General Assembly most, by issue.",
        title_fr="La place de chaque État sur l’axe qui divise le plus l’Assemblée générale, par sujet.",
    ),
    Table(
        "listings",
        build_listings,
        columns.LISTINGS,
        sources=(LISTINGS,),
        derived=True,
        title_en="How many persons and bodies of a state stand on another’s lists of sanctions and export controls; "
        "the lists are China’s, not whole, and two of the United States’.",
        title_fr="Nombre de personnes et d’entités d’un État inscrites sur les listes de sanctions et de contrôle des exportations d’un autre ; "
        "ce sont celles de la Chine, incomplètes, et deux listes des États-Unis.",
    ),
    Table(
        "repairable_losses",
        build_repairable,
        columns.REPAIRABLE_LOSSES,
        sources=STRESS_SOURCES,
        tables=STRESS_TABLES,
        derived=True,
        title_en="What each scenario takes from each country that routes could repair, on the coarse model.",
        title_fr="Ce que chaque scénario prend à chaque pays et que des routes pourraient réparer, sur le modèle simplifié.",
    ),
)
