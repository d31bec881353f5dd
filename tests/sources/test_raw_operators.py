"""On the real files: names of operators rest on texts that are there, and what notes on territories say is counted."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import polars as pl
import pytest

from hansa.evidence.operators import describe_operators
from tests.sources.payloads import Cached

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.raw

FOLDERS = {"organisations.csv": "scenarios"}


@pytest.fixture(scope="module")
def inputs(raw_folder: Path) -> Cached:
    return Cached(raw_folder)


@pytest.fixture(scope="module")
def described(inputs: Cached) -> pl.DataFrame:
    return describe_operators(
        *(inputs.source(name) for name in ("plevin_as_operators", "rir_autnums", "hansa_operator_names"))
    )


def test_the_text_of_each_name_is_in_the_file_that_it_names(inputs: Cached, raw_folder: Path) -> None:
    listed = inputs.source("hansa_operator_names")
    for basis in listed["basis"].unique().sort():
        text = _read(raw_folder / FOLDERS.get(basis, "routing") / basis)
        wanted = listed.filter(pl.col("basis") == basis)["text"].to_list()
        assert [one for one in wanted if one not in text] == [], basis


def _read(path: Path) -> str:
    if path.is_dir():
        return "".join(one.read_text("utf-8") for one in sorted(path.iterdir()))
    packed = path.with_name(f"{path.name}.gz")
    text = (
        gzip.decompress(packed.read_bytes()).decode("utf-8", "replace") if packed.is_file() else path.read_text("utf-8")
    )
    return text.replace('""', '"')


def test_no_name_that_is_shown_is_a_handle_of_a_large_network(described: pl.DataFrame, inputs: Cached) -> None:
    large = inputs.source("plevin_as_operators").filter(pl.col("users") > 1_000_000)["asn"].cast(pl.Int64)
    names = described.filter(pl.col("asn").is_in(large.implode()))["name"]
    assert names.filter(names.str.contains(r"(?i)autonomous system|-AS\b|[\"_]")).to_list() == []


def test_networks_that_moved_between_registers_are_counted_as_the_notes_say(described: pl.DataFrame) -> None:
    seat, registered = pl.col("seat"), pl.col("registry_country")
    assert described.filter(seat == "RU", registered == "UA").height == 46
    assert described.filter(seat == "XK", registered == "AL").height == 10


@pytest.mark.parametrize(
    ("place", "column", "state", "percent"),
    [
        ("EH", "registry_country", "DZ", 84),
        ("PS", "registry_country", "PS", 99),
        ("CY", "registry_country", "TR", 6),
        ("AL", "seat", "XK", 41),
    ],
)
def test_users_seen_are_shared_as_the_notes_say(
    described: pl.DataFrame, raw_folder: Path, place: str, column: str, state: str, percent: int
) -> None:
    seen = json.loads(gzip.decompress((raw_folder / "routing/aspop/2020_11.json.gz").read_bytes()))[place]
    theirs = set(described.filter(pl.col(column) == state)["asn"].to_list())
    assert round(sum(share for asn, share in seen.items() if int(asn) in theirs)) == percent
