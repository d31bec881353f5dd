"""The nine layers on which a country depends on others, and what each can be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LayerMeasure = Literal["foreign_share", "hhi"]


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
    absent : str
        Code of the reason where a country has no row.
    """

    name: str
    dataset: str | None
    also: tuple[str, ...] = ()
    silent: dict[LayerMeasure, str] = field(default_factory=dict)
    absent: str = "not-in-dataset"


LAYERS: tuple[Layer, ...] = (
    Layer(
        "physical", "topohub_backbone", silent={"foreign_share": "all-links-foreign"}, absent="no-international-link"
    ),
    Layer("routing", "caida_as_relationships", absent="no-network"),
    Layer("naming", "iana_root_zone"),
    Layer("trust", None),
    Layer("cloud", "cloud_regions", absent="no-region-inside"),
    Layer("software", "statcounter_browsers"),
    Layer("platforms", None),
    Layer("chips", "wto_chip_imports", also=("eurostat_critical_inputs",), silent={"foreign_share": "imports-only"}),
    Layer("ai", "epoch_ai_models", silent={"hhi": "same-for-all"}),
)
"""In the order of MISSION.md: from the sea bed upwards."""

BY_NAME = {layer.name: layer for layer in LAYERS}
