"""The embedded edition is what the raw files give."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

pytestmark = pytest.mark.raw


@pytest.fixture(scope="session")
def manifests(editions: dict[str, Path]) -> dict[str, dict[str, Any]]:
    return {name: json.loads((edition / "edition.json").read_text("utf-8")) for name, edition in editions.items()}


def test_embedded_edition_names_the_raw_files_by_their_hashes(
    raw_folder: Path, manifests: dict[str, dict[str, Any]]
) -> None:
    recorded = {
        path: digest
        for source in manifests["embedded"]["sources"].values()
        for path, digest in source["sha256"].items()
        if (raw_folder / path).is_file()
    }
    assert len(recorded) > 20
    assert recorded == {path: hashlib.sha256((raw_folder / path).read_bytes()).hexdigest() for path in recorded}


def test_both_editions_hold_the_same_tables(editions: dict[str, Path], manifests: dict[str, dict[str, Any]]) -> None:
    """By hash where it is the same; else row by row, for another version of the Parquet library may write other bytes."""
    built, embedded = manifests["built"]["tables"], manifests["embedded"]["tables"]
    assert set(built) == set(embedded)
    differing = [name for name in built if built[name]["sha256"] != embedded[name]["sha256"]]
    contents = {name: [pq.read_table(folder / f"{name}.parquet") for folder in editions.values()] for name in differing}
    assert [name for name, (first, second) in contents.items() if not first.equals(second)] == []


def test_tables_have_the_hashes_that_the_edition_states(
    editions: dict[str, Path], manifests: dict[str, dict[str, Any]]
) -> None:
    for which, edition in editions.items():
        for name, entry in manifests[which]["tables"].items():
            data = (edition / f"{name}.parquet").read_bytes()
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"]), (which, name)
