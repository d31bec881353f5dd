"""Clusters and supercomputers, on a handful."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from hansa.dependence import compute
from tests.sources.payloads import Given

PLAIN = {
    "status": "Existing", "certainty": "Confirmed", "single": True, "h100": 100.0, "country": "FR", "owners": None,
    "successor": None, "duplicate": False,
}  # fmt: skip
MODELS = pl.DataFrame(
    [("Lab", "US"), ("School", "FR"), ("Mind", "US"), ("Mind", "GB")], schema=["organisation", "country"], orient="row"
).with_columns(model=pl.lit("m"), countries=pl.lit(None, pl.String), published=pl.lit(date(2025, 1, 1)))


def build(*clusters: dict[str, Any]) -> pl.DataFrame:
    rows = [{"name": f"c{at}", **PLAIN, **one} for at, one in enumerate(clusters)]
    texts = dict.fromkeys(("owners", "successor", "country"), pl.String)
    frame = pl.DataFrame(rows, schema_overrides=texts)
    return compute.build_computing(Given({"epoch_gpu_clusters": frame, "epoch_ai_models": MODELS}))


@pytest.mark.parametrize(
    "doubt",
    [{"status": "Planned"}, {"certainty": "Likely"}, {"single": False}, {"duplicate": True}, {"h100": None}],
)
def test_only_what_exists_and_is_confirmed_counts(doubt: dict[str, Any]) -> None:
    row = build({}, {"country": "US"}, doubt).filter(country="FR").row(0, named=True)
    assert (row["clusters"], row["listed"], row["h100_share"]) == (1, 2, 0.5)


def test_of_an_extended_cluster_only_the_last_extension_counts() -> None:
    """The middle one is planned: its successor still is the first one's."""
    table = build(
        {"name": "one", "successor": "two"}, {"name": "two", "successor": "three", "status": "Planned"}, {"name": "three", "h100": 300.0}
    )  # fmt: skip
    assert table.select("clusters", "h100").row(0) == (1, 300.0)


def test_a_cluster_without_place_counts_in_the_whole_only() -> None:
    row = build({}, {"country": None, "h100": 300.0}).row(0, named=True)
    assert (row["h100_share"], row["listed"], row["located"]) == (0.25, 2, 1)


def test_owners_are_foreign_where_all_are_known_and_none_is_of_the_country() -> None:
    owners = ("Lab", "School", "School,Lab", "Lab,Unheard of", "Mind", None)
    row = build(*({"owners": one} for one in owners)).row(0, named=True)
    assert (row["owner_known"], row["foreign"]) == (3, 1)


def test_systems_that_are_level_share_a_rank() -> None:
    systems = pl.DataFrame({"rank": [1, 2, 3], "country": ["US", "FR", "DE"], "rmax": [6.0, 3.0, 1.0]})
    table = compute.build_supercomputers(Given({"top500_systems": systems}))
    assert table.select("country", "systems", "performance_share", "rank", "level").rows() == [
        ("DE", 1, 0.1, 1, 3),
        ("FR", 1, 0.3, 1, 3),
        ("US", 1, 0.6, 1, 3),
    ]
