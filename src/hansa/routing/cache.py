"""A graph with its attributes as one file that opens at once."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np

from hansa.errors import EvidenceError
from hansa.routing.attributes import Attributes
from hansa.routing.graph import AsGraph
from hansa.routing.kernels.links import Links
from hansa.workspace import replaced_file

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

VERSION = 4
"""Of the kept file: raised whenever its arrays mean something else, so that an older file is made anew."""
TEXTS = ("name", "aliases", "organisation")
"""Columns of text, kept as JSON."""


def write_graph(graph: AsGraph, attributes: Attributes, path: Path) -> None:
    """Write a graph and its attributes; the file appears only when it is whole.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    attributes : Attributes
        Of the same nodes.
    path : Path
        An ``.npz`` file, not compressed.
    """
    texts = {name: getattr(attributes, name) for name in TEXTS}
    packed: dict[str, Any] = {name: _pack(list(column)) for name, column in texts.items() if column is not None}
    if attributes.registry is not None:
        packed["registry"] = attributes.registry.astype("S2")
    with replaced_file(path) as beside, beside.open("wb") as file:
        np.savez(
            file,
            version=np.array(VERSION),
            asn=graph.asn,
            transit_count=np.array(graph.transit_count),
            **packed,
            country=attributes.country.astype("S2"),
            owner=attributes.owner.astype("S2"),
            users=attributes.users,
            addresses=attributes.addresses,
            seat=attributes.jurisdiction.astype("S2"),
            operator=attributes.operators(graph.asn),
            **graph.links._asdict(),
        )


def open_graph(path: Path) -> tuple[AsGraph, Attributes]:
    """Open what :func:`write_graph` wrote.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    graph : AsGraph
        The networks.
    attributes : Attributes
        Of the same nodes.

    Raises
    ------
    EvidenceError
        ``graph-cache-damaged``: missing, cut short or of another version; it can be built again.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        _check_version(int(arrays["version"]))
        links = Links(**{field: arrays[field] for field in Links._fields})
        graph = AsGraph(arrays["asn"], links, int(arrays["transit_count"]))
        texts = {name: json.loads(arrays[name].tobytes()) for name in TEXTS if name in arrays}
        attributes = Attributes(
            name=texts["name"],
            aliases=texts.get("aliases"),
            organisation=np.array(texts["organisation"], np.str_) if "organisation" in texts else None,
            registry=arrays["registry"].astype("U2") if "registry" in arrays else None,
            country=arrays["country"].astype("U2"),
            owner=arrays["owner"].astype("U2"),
            users=arrays["users"],
            addresses=arrays["addresses"],
            seat=arrays["seat"].astype("U2"),
            operator=arrays["operator"],
        )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise EvidenceError("graph-cache-damaged", path=str(path), reason=str(error)) from error
    return graph, attributes


def _pack(texts: list[str]) -> NDArray[Any]:
    return np.frombuffer(json.dumps([str(text) for text in texts], ensure_ascii=False).encode(), np.uint8)


def _check_version(version: int) -> None:
    if version != VERSION:
        raise ValueError(f"version {version}, not {VERSION}")
