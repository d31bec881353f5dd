"""The measures of every country, recomputed from the edition's own table of dependence by the published formulas."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.verify.raw import concentrate
from tests.verify.tables import near, read_table

pytestmark = pytest.mark.raw

DATASETS = (
    "cloud_regions",
    "epoch_ai_models",
    "eurostat_critical_inputs",
    "iana_root_zone",
    "mxmap_local_mail",
    "siren_government_sites",
    "statcounter_browsers",
    "topohub_backbone",
    "wto_chip_imports",
)
WITHOUT_FOREIGN_SHARE = {"epoch_ai_models", "eurostat_critical_inputs", "topohub_backbone", "wto_chip_imports"}
WITHOUT_CONCENTRATION = {"epoch_ai_models", "mxmap_local_mail"}

Rows = list[dict[str, Any]]


def group_by_consumer(edition: Path, dataset: str) -> dict[str, Rows]:
    consumers: dict[str, Rows] = defaultdict(list)
    for row in read_table(edition, "dependence", dataset=dataset):
        consumers[row["consumer"]].append(row)
    return dict(consumers)


@pytest.mark.parametrize("dataset", DATASETS)
def test_shares_add_up(dataset: str, edition: Path) -> None:
    for rows in group_by_consumer(edition, dataset).values():
        assert sum(row["share"] for row in rows) == near(1)
        assert all(0 < row["share"] <= 1 + 1e-9 for row in rows)


@pytest.mark.parametrize("dataset", DATASETS)
def test_measures_of_every_country(dataset: str, edition: Path) -> None:
    """A country's own rows speak for it, else the Union's for its members, else the world's."""
    consumers = group_by_consumer(edition, dataset)
    union = {row["country"] for row in read_table(edition, "memberships", instrument="eu", status="member")}
    rows = read_table(edition, "measures", dataset=dataset)
    assert set(consumers) - {"EU", "001"} <= {row["country"] for row in rows}
    for row in rows:
        speakers = [row["country"], *(["EU"] if row["country"] in union else []), "001"]
        speaker = next((code for code in speakers if code in consumers), None)
        check_measures(row, consumers.get(speaker or "", []), dataset)
        assert row["reported_as"] == (None if speaker == row["country"] else speaker)


def check_measures(row: dict[str, Any], suppliers: Rows, dataset: str) -> None:
    known = [supplier for supplier in suppliers if supplier["supplier_country"]]
    whole = sum(supplier["share"] for supplier in known)
    if not suppliers:
        assert (row["foreign_share"], row["hhi"], row["confidence"]) == (None, None, None)
        return
    assert row["confidence"] == near(whole)
    by_name: dict[str, float] = defaultdict(float)
    for supplier in known:
        by_name[supplier["supplier"]] += supplier["share"]
    if dataset in WITHOUT_CONCENTRATION or not known:
        assert (row["hhi"], row["effective_suppliers"]) == (None, None)
    else:
        assert row["hhi"] == near(concentrate(by_name.values()))
        assert row["effective_suppliers"] == near(1 / row["hhi"])
    if dataset in WITHOUT_FOREIGN_SHARE or not known:
        assert row["foreign_share"] is None
    else:
        abroad = sum(supplier["share"] for supplier in known if supplier["supplier_country"] != row["country"])
        assert row["foreign_share"] == near(abroad / whole)
