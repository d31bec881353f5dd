"""Which model of the Internet answers: a relationship file, the workspace's full graph, or the edition's coarse model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from hansa import workspace
from hansa.errors import EvidenceError, InputError, SourceUnavailable
from hansa.evidence.edition import hash_file
from hansa.evidence.raw import Raw
from hansa.evidence.reading import is_present, read_source
from hansa.evidence.relationships import Relationships
from hansa.evidence.source import source
from hansa.routing.attributes import Attributes, join_attributes
from hansa.routing.cache import open_graph, write_graph
from hansa.routing.coarse import COARSE_COVERAGE, open_coarse
from hansa.routing.coarse_error import ALL
from hansa.routing.graph import AsGraph, build_graph, list_ends, read_graph
from hansa.routing.network import ATTRIBUTES, DATASETS, RELATIONSHIPS, assemble
from hansa.routing.presences import PRESENCE_ASN
from hansa.routing.transit import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Collection

    from hansa.evidence import Edition

HASH_DIGITS = 12


@dataclass(frozen=True, eq=False)
class Model:
    """A graph that answers, with what it is.

    Attributes
    ----------
    kind : {"file", "full", "coarse"}
        A file that the user named, the workspace's graph, or the edition's model of networks grouped by country and role.
    name : str
        The file's name, or the edition's id.
    missing : tuple of str
        Datasets that would say more of each network and are not in the workspace.
    error : str or None
        Measured error against the full graph, where it is not the full graph itself.
    """

    kind: Literal["file", "full", "coarse"]
    name: str
    graph: AsGraph
    attributes: Attributes
    missing: tuple[str, ...] = ()
    error: str | None = None

    @property
    def coverage(self) -> float:
        """Share of the weight that the ends must hold: all of it where a node already stands for many networks."""
        return COARSE_COVERAGE if self.kind == "coarse" else COVERAGE


def open_chosen(choice: Literal["coarse", "full"] | None, edition: Edition) -> Model:
    """Open the graph chosen; without a choice the workspace's full graph, else the edition's coarse model.

    Raises
    ------
    InputError
        ``no-full-graph`` where it is chosen and the workspace has none.
    """
    model = open_full() if choose_graph(choice) == "full" else None
    return model or open_coarse_model(edition)


def choose_graph(choice: Literal["coarse", "full"] | None) -> Literal["coarse", "full"]:
    """Say which graph answers, without opening it; without a choice the workspace's full graph where there is one.

    Raises
    ------
    InputError
        ``no-full-graph`` where it is chosen and the workspace has none.
    """
    if choice == "coarse":
        return "coarse"
    if find_relationships() is not None:
        return "full"
    if choice == "full":
        raise InputError("no-full-graph")
    return "coarse"


@lru_cache(maxsize=2)
def open_coarse_model(edition: Edition) -> Model:
    """Open the edition's coarse model, with its measured error.

    Raises
    ------
    EvidenceError
        ``no-table`` where the edition holds none.
    """
    coarse = open_coarse(edition)
    overall = edition.table("coarse_error").filter(pl.col("country") == ALL, pl.col("pearson").is_not_null())
    errors = {row["measure"]: row["pearson"] for row in overall.iter_rows(named=True) if row["weights"] == "users"}
    error = ", ".join(f"{measure} {errors[measure]:.3f}" for measure in sorted(errors))
    return Model("coarse", edition.id, coarse.graph, coarse.attributes, error=f"Pearson {error}")


def find_relationships() -> Path | None:
    """Return where the workspace keeps the relationship file, or None."""
    fact = source(RELATIONSHIPS)
    return Raw(fact, workspace.downloads()).find(fact.files[0].path)


def open_file(path: Path) -> Model:
    """Open a relationship file, with the attributes that the workspace's datasets give; read once, then kept as a store.

    Raises
    ------
    SourceError, InputError
        See :func:`hansa.evidence.relationships.read_relationships`.
    """
    return _open(path, "file")


def open_full() -> Model | None:
    """Open the workspace's full graph, or return None where it has none."""
    path = find_relationships()
    return _open(path, "full") if path else None


def _open(path: Path, kind: Literal["file", "full"]) -> Model:
    if path.is_dir():
        raise InputError("is-a-folder", path=path)
    if not path.is_file():
        raise SourceUnavailable("relationships-unreadable", path=path, reason="no such file")
    wanted = DATASETS if kind == "full" else ATTRIBUTES.values()
    missing = tuple(name for name in wanted if not is_present(source(name), workspace.downloads()))
    store = _store_path(path, missing)
    if store.is_file():
        try:
            return Model(kind, path.name, *open_graph(store), missing)
        except EvidenceError:
            store.unlink()  # damaged or of another version: it is made again below
    graph, attributes = _assemble() if kind == "full" and not missing else _read_plain(path, missing)
    if kind == "full":
        write_graph(graph, attributes, store)
    return Model(kind, path.name, graph, attributes, missing)


def drop_presences(model: Model) -> Model:
    """Return a model with its networks alone, each counted once: without their presences abroad."""
    own = np.flatnonzero(model.graph.asn < PRESENCE_ASN)
    if len(own) == len(model.graph) or model.kind == "coarse":
        return model
    first, second, label = list_ends(model.graph)
    asn, kept = model.graph.asn.astype(np.int64), (model.graph.asn < PRESENCE_ASN)
    inside = kept[first] & kept[second]
    graph = build_graph(Relationships(asn[first[inside]], asn[second[inside]], label[inside]))
    place, _ = model.graph.match_nodes(graph.asn.astype(np.int64))
    known = model.attributes
    attributes = Attributes(
        name=[known.name[node] for node in place],
        country=known.country[place],
        owner=known.owner[place],
        users=known.users[place],
        addresses=known.addresses[place],
    )
    return replace(model, graph=graph, attributes=attributes)


def _assemble() -> tuple[AsGraph, Attributes]:
    """Make the graph that the edition's figures are computed on, of the workspace's datasets."""
    network = assemble(lambda name: read_source(source(name), workspace.downloads()))
    return network.graph, network.attributes


def _read_plain(path: Path, missing: Collection[str]) -> tuple[AsGraph, Attributes]:
    """Read a file's links as they are, with what the workspace's datasets say of each network."""
    graph = read_graph(path)
    there = {name: source(dataset) for name, dataset in ATTRIBUTES.items() if dataset not in missing}
    given = {name: read_source(one, workspace.downloads()) for name, one in there.items()}
    return graph, join_attributes(graph, **given)


def _store_path(path: Path, missing: tuple[str, ...]) -> Path:
    state = "-".join([hash_file(path)[:HASH_DIGITS], str(len(DATASETS) - len(missing))])
    return workspace.cache_folder() / f"graph-{state}.npz"
