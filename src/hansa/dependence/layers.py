"""The ten layers on which a country depends on others, and what each can be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

LayerMeasure = Literal["foreign_share", "hhi"]


WORLD_SUPPLY = "same-for-all"
NO_ROWS = frozenset({WORLD_SUPPLY, "owners-unknown"})
"""Reasons for which a layer has a table of its own and no rows of dependence."""


@dataclass(frozen=True)
class Layer:
    """One layer.

    Attributes
    ----------
    name : str
        Its name, as in the table of dependence.
    dataset : str or None
        The dataset that answers for it; None until an edition holds one.
    also : tuple of str
        Further datasets of the layer, measured apart.
    silent : dict of str to str
        Measures that its data cannot give for any country, each with the code of the reason.
    silent_also : dict of str to str
        Those that its further datasets cannot give besides.
    absent : str
        Code of the reason where a country has no row.
    """

    name: str
    dataset: str | None
    also: tuple[str, ...] = ()
    silent: dict[LayerMeasure, str] = field(default_factory=dict)
    silent_also: dict[LayerMeasure, str] = field(default_factory=dict)
    absent: str = "not-in-dataset"

    @property
    def measures(self) -> tuple[LayerMeasure, ...]:
        """What it says of a single country; nothing where it is the world's supply, the same for all."""
        return tuple(name for name in get_args(LayerMeasure) if self.related and name not in self.silent)

    @property
    def related(self) -> bool:
        """Whether it has rows of dependence, of single countries or of the world."""
        return self.dataset is not None and self.absent not in NO_ROWS

    def silence(self, dataset: str | None) -> dict[LayerMeasure, str]:
        """Return the measures that one of its datasets cannot give, each with the code of the reason."""
        return self.silent if dataset == self.dataset else self.silent | self.silent_also


LAYERS: tuple[Layer, ...] = (
    Layer(
        "physical", "topohub_backbone", silent={"foreign_share": "all-links-foreign"}, absent="no-international-link"
    ),
    Layer("routing", "caida_as_relationships", absent="no-network"),
    Layer("naming", "iana_root_zone"),
    Layer("trust", "ccadb_certificates", absent=WORLD_SUPPLY),
    Layer("cloud", "cloud_regions", absent="no-region-inside"),
    Layer("software", "statcounter_browsers"),
    Layer("platforms", "crux_popular_sites", absent="owners-unknown"),
    Layer(
        "public",
        "siren_government_sites",
        also=("mxmap_local_mail",),
        silent_also={"hhi": "unnamed-together"},
        absent="few-bodies",
    ),
    Layer("chips", "wto_chip_imports", also=("eurostat_critical_inputs",), silent={"foreign_share": "imports-only"}),
    Layer("ai", "epoch_ai_models", silent={"foreign_share": WORLD_SUPPLY, "hhi": WORLD_SUPPLY}),
)
"""In the order of MISSION.md: from the sea bed upwards."""

BY_NAME = {layer.name: layer for layer in LAYERS}
