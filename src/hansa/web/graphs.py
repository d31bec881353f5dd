"""The graph that pages themselves ask: the edition's coarse model, opened once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.routing.model import Model


@lru_cache(maxsize=2)
def open_coarse(edition: Edition) -> Model:
    """Return the edition's coarse model.

    Raises
    ------
    EvidenceError
        ``no-table`` where the edition holds none.
    """
    from hansa.routing.model import open_coarse_model

    return open_coarse_model(edition)


def name_graph_source() -> str:
    """Return the dataset that every graph is from."""
    from hansa.routing.network import RELATIONSHIPS

    return RELATIONSHIPS


def has_full() -> bool:
    """Say whether the workspace has the full graph."""
    from hansa.routing.model import find_relationships

    return find_relationships() is not None
