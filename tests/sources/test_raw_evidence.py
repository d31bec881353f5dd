"""The readers and tables on the real raw files. The figures here were counted apart, with csv and awk, not with Hansa."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hansa.alliance import tables as alliance
from hansa.alliance.rolls import ict_resolutions
from hansa.dependence import ai, chips
from hansa.evidence import tables
from tests.sources.payloads import Cached, read_whole

pytestmark = pytest.mark.raw

HEIGHTS = {
    "hansa_instruments": 50,
    "hansa_instrument_members": 1_662,
    "whitehouse_dfi": 61,
    "itu_gci": 968,
    "cldr_territories": 1_582,
    "bblocks_places": 250,
    "voeten_unga_votes": 854_419,
    "voeten_unga_issues": 5_745,
    "undl_unga_votes": 32_912,
    "voeten_unga_wide": 192_363,
    "opensanctions_listings": 942,
    "ec_dsa_designations": 19,
    "wto_chip_imports": 14_607,
    "eurostat_critical_inputs": 26_538,
    "epoch_ai_models": 1_520,
    "epoch_gpu_clusters": 786,
    "top500_systems": 500,
    "siren_government_sites": 5_277,
    "mxmap_local_mail": 106_502,
    "crux_popular_sites": 219_076,
    "nu_domain_owners": 1_191,
    "ccadb_certificates": 10_193,
    "certifi_roots": 118,
    "accessnow_shutdowns": 2_107,
}


@pytest.fixture(scope="module")
def inputs(raw_folder: Path) -> Cached:
    return Cached(raw_folder)


@pytest.fixture(scope="module")
def agreement(raw_folder: Path, inputs: Cached) -> pl.DataFrame:
    built = {"roll_calls": alliance.build_roll_calls(inputs)}
    return alliance.build_agreement(Cached(raw_folder, built))


@pytest.mark.parametrize("dataset", HEIGHTS)
def test_rows_read(raw_folder: Path, dataset: str) -> None:
    assert read_whole(dataset, raw_folder).height == HEIGHTS[dataset]


def test_complete_lists(inputs: Cached) -> None:
    instruments = inputs.source("hansa_instruments")
    assert instruments["complete"].sum() == 37
    undated = instruments.filter(pl.col("as_of").is_null())
    assert not undated["complete"].any(), "a list without a date is complete as of none"


def test_cyber_index_values(inputs: Cached) -> None:
    scores = inputs.source("itu_gci")
    assert scores.filter(country="EE", year=2020).row(0) == ("EE", 2020, 99.48, 100)
    assert scores.filter(country="FR", year=2014).row(0) == ("FR", 2014, 0.588, 1)


def test_serbia_votes_throughout(inputs: Cached) -> None:
    serbia = inputs.source("voeten_unga_votes").filter(pl.col("country") == "RS")
    assert serbia["date"].min() == date(2006, 6, 30)
    assert serbia.height == 1275


def test_namibia_is_not_lost(inputs: Cached) -> None:
    votes = inputs.source("voeten_unga_votes")
    assert votes.filter(country="NA", resolution="A/RES/74/28")["vote"].to_list() == ["yes"]


@pytest.mark.parametrize(
    ("dataset", "resolution", "counts"),
    [
        ("voeten_unga_votes", "A/RES/73/27", {"yes": 119, "no": 46, "abstain": 14}),
        ("voeten_unga_votes", "A/RES/74/247", {"yes": 79, "no": 60, "abstain": 33}),
        ("undl_unga_votes", "A/RES/75/32", {"yes": 163, "no": 10, "abstain": 7}),
        ("undl_unga_votes", "A/RES/75/240", {"yes": 92, "no": 50, "abstain": 21}),
    ],
)
def test_votes_as_the_united_nations_announced(
    inputs: Cached, dataset: str, resolution: str, counts: dict[str, int]
) -> None:
    cast = inputs.source(dataset).filter(pl.col("resolution") == resolution)
    assert dict(cast["vote"].value_counts().iter_rows()) == counts


def test_roll_calls_count_once(inputs: Cached) -> None:
    calls = alliance.build_roll_calls(inputs)
    general = calls.filter(pl.col("issue") == "general")
    assert general.height == 1094
    assert general["roll_call"].is_unique().all()
    assert dict(general["kind"].value_counts().iter_rows()) == {
        "whole": 827,
        "unstated": 173,
        "paragraph": 83,
        "amendment": 11,
    }
    assert general.filter(pl.col("kind") == "whole")["resolution"].is_unique().all()
    assert general.filter(pl.col("date").dt.year().is_in([2020, 2021]), pl.col("kind") == "unstated").is_empty()
    ict = calls.filter(pl.col("issue") == "ict")
    assert set(ict["resolution"]) == set(ict_resolutions())
    assert ict.height == 11
    assert ict["title"].null_count() == 0


@pytest.mark.parametrize(
    ("first", "second", "issue", "votes", "same"),
    [
        ("FR", "US", "general", 1087, 608),
        ("EE", "RU", "general", 1080, 568),
        ("TO", "US", "general", 740, 162),
        ("CN", "RS", "general", 1019, 615),
        ("NA", "SG", "general", 1053, 964),
        ("FR", "US", "ict", 11, 10),
        ("EE", "RU", "ict", 11, 1),
        ("CN", "SN", "ict", 10, 5),
        ("FR", "US", "human_rights", 188, 114),
        ("CN", "US", "human_rights", 186, 18),
        ("EE", "RU", "human_rights", 189, 70),
        ("FR", "TO", "human_rights", 145, 53),
    ],
)
def test_agreement_counted_apart(
    agreement: pl.DataFrame, first: str, second: str, issue: str, votes: int, same: int
) -> None:
    pair = agreement.filter(country=first, other=second, issue=issue).row(0, named=True)
    assert (pair["votes"], pair["same"]) == (votes, same)


def test_agreement_holds_every_member(agreement: pl.DataFrame) -> None:
    assert len({*agreement["country"], *agreement["other"]}) == 193
    unknown = agreement.filter(pl.col("missing").is_not_null())
    assert unknown["agreement"].null_count() == unknown.height
    assert (unknown["votes"] < 3).all()


def test_memberships_are_not_doubled(inputs: Cached) -> None:
    memberships = tables.build_memberships(inputs)
    assert memberships.height == 1_662
    assert memberships.select("country", "instrument").is_unique().all()
    declaration = memberships.filter(pl.col("instrument") == "dfi")
    assert dict(declaration["dataset"].value_counts().iter_rows()) == {
        "whitehouse_dfi": 61,
        "hansa_instrument_members": 1,
    }


def test_indicators_never_mix_scales(inputs: Cached) -> None:
    scores = tables.build_indicators(inputs).filter(pl.col("dataset") == "itu_gci")
    assert scores.filter(pl.col("indicator") == "gci_score_1")["value"].max() == 0.931
    years = scores.filter(pl.col("indicator") == "gci_score_100")["year"].unique().to_list()
    assert sorted(years) == [2020, 2024]


def test_shutdowns_by_country(inputs: Cached) -> None:
    shutdowns = tables.build_shutdowns(inputs)
    india = shutdowns.filter(country="IN", year=2020).row(0, named=True)
    assert india["events"] == 107  # 108 in the file, one of them twice
    assert shutdowns["events"].sum() == 2107
    assert shutdowns.filter(country="SN")["year"].to_list() == [2021, 2023, 2024]


@pytest.mark.parametrize(
    ("dataset", "consumer", "supplier", "share", "year"),
    [
        ("wto_chip_imports", "EU", "CN", 0.40101795831477676, 2022),
        ("wto_chip_imports", "SG", "TW", 0.4164992616482319, 2022),
        ("wto_chip_imports", "SN", "CN", 0.5101193916049521, 2021),
        ("wto_chip_imports", "TO", "NZ", 0.572531106136375, 2022),
    ],
)
def test_import_shares_counted_apart(
    inputs: Cached, dataset: str, consumer: str, supplier: str, share: float, year: int
) -> None:
    row = chips.rows(inputs).filter(dataset=dataset, consumer=consumer, supplier=supplier).row(0, named=True)
    assert row["share"] == pytest.approx(share, rel=1e-12)
    assert row["year"] == year


def test_shares_are_whole(inputs: Cached) -> None:
    rows = pl.concat([chips.rows(inputs), ai.rows(inputs)])
    totals = rows.group_by("dataset", "consumer").agg(pl.col("share").sum())["share"]
    assert ((totals - 1).abs() < 1e-9).all()
    assert dict(rows.group_by("dataset").agg(pl.col("consumer").n_unique()).iter_rows()) == {
        "wto_chip_imports": 100,
        "eurostat_critical_inputs": 27,
        "epoch_ai_models": 1,
    }


def test_models_of_36_months(inputs: Cached) -> None:
    rows = ai.rows(inputs)
    assert rows["year"].unique().to_list() == [2025]
    sole = rows.filter(pl.col("supplier") == "OpenAI")["share"].item()
    assert sole * 288 == pytest.approx(24, rel=1e-12)  # models, all of them its own
