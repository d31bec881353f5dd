"""Ranks among the default peers, recomputed from the edition's own measures.

Chips are checked for countries that report for themselves: the members of the European Union all have its one figure, and
whether each of them is a peer of the others is not a matter of arithmetic.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.verify.raw import COUNTRIES, rank
from tests.verify.tables import near, read_table

pytestmark = pytest.mark.raw

LAYERS = {
    "physical": "topohub_backbone",
    "naming": "iana_root_zone",
    "cloud": "cloud_regions",
    "software": "statcounter_browsers",
    "chips": "wto_chip_imports",
}
CASES = [
    (country, layer) for country in COUNTRIES for layer in LAYERS if layer != "chips" or country not in {"FR", "EE"}
]


@pytest.mark.parametrize("measure", ["foreign_share", "hhi"])
@pytest.mark.parametrize(("country", "layer"), CASES)
def test_ranks(country: str, layer: str, measure: str, edition: Path, briefs: dict[str, dict[str, Any]]) -> None:
    brief = briefs[country]
    values = {row["country"]: row[measure] for row in read_table(edition, "measures", dataset=LAYERS[layer])}
    peers = [values[peer] for peer in brief["peers"]["members"] if peer != country and values.get(peer) is not None]
    percentile = brief["layers"][layer]["percentile"].get(measure)
    if values[country] is None:
        assert percentile is None
    else:
        assert brief["layers"][layer][measure] == near(values[country])
        assert percentile == near(rank(values[country], peers))


def test_default_peers_are_the_continent(briefs: dict[str, dict[str, Any]]) -> None:
    for country, brief in briefs.items():
        assert country in brief["peers"]["members"]
    assert briefs["FR"]["peers"] == briefs["EE"]["peers"]
    assert len({brief["peers"]["group"] for brief in briefs.values()}) == 4
