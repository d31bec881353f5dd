"""What the comparison with measurements reads from the workspace."""

from __future__ import annotations

from hansa import workspace
from hansa.evidence import source
from hansa.evidence.relationships import Relationships
from hansa.routing.fidelity_variants import Evidence


def read_evidence() -> Evidence:
    """Read the graph, what is known of its networks, and the two measurements.

    Raises
    ------
    SourceError
        A dataset is not in the workspace, or has changed.
    """
    folder = workspace.downloads()
    links = source("caida_as_relationships").read(folder)
    return Evidence(
        relationships=Relationships(*(links[name].to_numpy() for name in ("first", "second", "label"))),
        operators=source("plevin_as_operators").read(folder),
        autnums=source("rir_autnums").read(folder),
        prefix_origins=source("as_prefix_origins").read(folder),
        hegemony=source("ihr_hegemony").read(folder),
        influence=source("caida_cti").read(folder),
    )
