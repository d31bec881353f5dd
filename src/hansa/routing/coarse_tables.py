"""The coarse model as tables of an edition."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hansa.evidence import Table
from hansa.routing import columns
from hansa.routing.coarse import CoarseModel, build_coarse
from hansa.routing.coarse_error import validate_coarse
from hansa.routing.measured import measure
from hansa.routing.network import DATASETS

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence import Inputs


@lru_cache(maxsize=1)
def _coarse(inputs: Inputs) -> CoarseModel:
    found = measure(inputs)
    return build_coarse(found.graph, found.attributes, found.transit)


def build_coarse_nodes(inputs: Inputs) -> pl.DataFrame:
    """Return the nodes of the coarse model; see :class:`hansa.routing.coarse.CoarseModel`."""
    return _coarse(inputs).nodes


def build_coarse_links(inputs: Inputs) -> pl.DataFrame:
    """Return the links of the coarse model; see :class:`hansa.routing.coarse.CoarseModel`."""
    return _coarse(inputs).links


def build_coarse_error(inputs: Inputs) -> pl.DataFrame:
    """Return how far the coarse model is from the full graph; see :func:`hansa.routing.coarse_error.validate_coarse`."""
    found = measure(inputs)
    return validate_coarse(_coarse(inputs), found.graph, found.transit)


TABLES: tuple[Table, ...] = (
    Table(
        "coarse_error",
        build_coarse_error,
        columns.COARSE_ERROR,
        sources=DATASETS,
        derived=True,
        title_en="How far the coarse model's answers are from the full graph's.",
        title_fr="Écart entre les réponses du modèle simplifié et celles du graphe complet.",
    ),
    Table(
        "coarse_links",
        build_coarse_links,
        columns.COARSE_LINKS,
        sources=DATASETS,
        derived=True,
        title_en="The links of the coarse model.",
        title_fr="Les liens du modèle simplifié.",
    ),
    Table(
        "coarse_nodes",
        build_coarse_nodes,
        columns.COARSE_NODES,
        sources=DATASETS,
        derived=True,
        title_en="The nodes of the coarse model: large transit operators by name, all others in groups.",
        title_fr="Les nœuds du modèle simplifié : grands opérateurs de transit par leur nom, tous les autres en groupes.",
    ),
)
