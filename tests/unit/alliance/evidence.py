"""A small edition of four states and the Union, made by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from hansa.dependence.layers import LAYERS
from hansa.dependence.row import COLUMNS
from hansa.evidence import Edition
from tests.hand_made import make_edition

Supply = tuple[str, str, str | None, float]
"""Layer, consumer, supplier's country, share."""

USERS = {"DE": 60.0, "FR": 40.0, "JP": 100.0, "US": 300.0, "AD": 0.0}
UNION = ("DE", "FR")
SUPPLIES: tuple[Supply, ...] = (
    ("naming", "FR", "FR", 0.5),
    ("naming", "FR", "US", 0.3),
    ("naming", "FR", None, 0.2),
    ("naming", "DE", "US", 1.0),
    ("naming", "JP", "JP", 0.9),
    ("naming", "JP", "CN", 0.1),
    ("chips", "EU", "JP", 0.25),
    ("chips", "EU", "CN", 0.75),
    ("chips", "JP", "EU", 0.4),
    ("chips", "JP", "CN", 0.6),
    ("ai", "001", "US", 0.6),
    ("ai", "001", "CN", 0.4),
    ("routing", "FR", "US", 1.0),
)
Act = tuple[str, str, str]
"""Country, instrument, status."""
ACTS: tuple[Act, ...] = (
    ("FR", "charter", "ratified"),
    ("DE", "charter", "signed"),
    ("JP", "charter", "invited to accede"),
    ("EU", "charter", "signed"),
    ("FR", "call", "endorsed"),
    ("JP", "call", "endorsed"),
    ("US", "other_charter", "ratified"),
    ("FR", "club", "member"),
    ("US", "club", "member"),
    ("DE", "eu", "member"),
    ("FR", "eu", "member"),
)
KINDS = {
    "charter": ("treaty", True, "cybercrime; electronic evidence"),
    "call": ("multi-stakeholder declaration", False, "cyber norms"),
    "other_charter": ("treaty", True, "ransomware"),
    "club": ("organisation", True, "cybercrime"),
    "nothing": ("coalition", False, "cyber norms"),
    "eu": ("organisation", True, "regional integration"),
}
LAUNCH = "call"
"""The instrument whose list is that of its launch."""


def make_evidence(folder: Path, supplies: tuple[Supply, ...] = SUPPLIES, **tables: pl.DataFrame) -> Edition:
    """Build an edition with what supply, rules and relations read."""
    datasets = {layer.name: layer.dataset for layer in LAYERS}
    rows = [
        (layer, consumer, supplier, supplier, share, "count", 2025, datasets[layer])
        for layer, consumer, supplier, share in supplies
    ]
    kinds = [(name, *facts, name == LAUNCH, "2025", "hand_made") for name, facts in KINDS.items()]
    given = {
        "dependence": pl.DataFrame(rows, schema=COLUMNS, orient="row"),
        "memberships": pl.DataFrame(ACTS, schema=["country", "instrument", "status"], orient="row"),
        "instruments": pl.DataFrame(
            kinds, schema=["id", "kind", "complete", "topic", "launch", "as_of", "dataset"], orient="row"
        ),
        "coarse_nodes": pl.DataFrame({"country": list(USERS), "users": list(USERS.values())}),
    }
    return make_edition(folder, given | tables)
