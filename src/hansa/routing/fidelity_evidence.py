"""What the comparison with measurements reads from the workspace."""

from __future__ import annotations

from hansa import workspace
from hansa.evidence.reading import read_source
from hansa.evidence.relationships import Relationships
from hansa.evidence.source import source
from hansa.routing.fidelity_variants import FidelityEvidence


def read_evidence() -> FidelityEvidence:
    """Read the graph, what is known of its networks, and the two measurements.

    Raises
    ------
    SourceError
        A dataset is not in the workspace, or has changed.
    """
    folder = workspace.downloads()
    links = read_source(source("caida_as_relationships"), folder)
    return FidelityEvidence(
        relationships=Relationships(*(links[name].to_numpy() for name in ("first", "second", "label"))),
        operators=read_source(source("plevin_as_operators"), folder),
        autnums=read_source(source("rir_autnums"), folder),
        prefix_origins=read_source(source("as_prefix_origins"), folder),
        hegemony=read_source(source("ihr_hegemony"), folder),
        influence=read_source(source("caida_cti"), folder),
    )
