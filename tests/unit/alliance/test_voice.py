"""Agreement on a handful of votes, against a slow and obvious count."""

from __future__ import annotations

import itertools
import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.alliance.voice import (
    SCHEMA,
    agreements,
    farthest,
    measure_agreement,
    nearest,
    rank_agreements,
    wilson_interval,
)

BALLOTS = {"FR": "yyynn", "GB": "yyynx", "RU": "nnnyy", "TO": "yxxxn", "US": "yaaxx"}
WORDS = {"y": "yes", "n": "no", "a": "abstain"}


def cast(ballots: dict[str, str]) -> pl.DataFrame:
    rows = [
        (f"call {call}", country, WORDS[letter])
        for country, letters in ballots.items()
        for call, letter in enumerate(letters)
        if letter in WORDS
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(("roll_call", "country", "vote"), pl.String), orient="row")


@pytest.fixture
def table() -> pl.DataFrame:
    return measure_agreement(cast(BALLOTS), "ict")


def test_each_pair_stands_once(table: pl.DataFrame) -> None:
    assert dict(table.schema) == SCHEMA
    assert (table["country"] < table["other"]).all()
    assert table.filter(country="FR", other="GB").select("votes", "same", "agreement").row(0) == (4, 4, 1.0)
    assert table.filter(country="FR", other="RU").select("votes", "same", "agreement").row(0) == (5, 0, 0.0)
    assert table.filter(country="FR", other="US").select("votes", "same").row(0) == (3, 1)


def test_few_common_votes_say_nothing(table: pl.DataFrame) -> None:
    pair = table.filter(country="FR", other="TO").row(0, named=True)
    assert (pair["votes"], pair["same"], pair["missing"]) == (2, 2, "few-votes")
    assert pair["agreement"] is pair["low"] is pair["high"] is None


def test_both_sides_of_a_pair_are_found(table: pl.DataFrame) -> None:
    seen = agreements(table, "RU", "ict")
    assert seen.columns == ["country", "votes", "agreement", "low", "high", "missing"]
    assert seen["country"].to_list() == ["FR", "GB", "US", "TO"]
    assert seen["agreement"].to_list() == [0.0, 0.0, 0.0, None]
    assert agreements(table, "RU", "general").is_empty()


def test_ranks_leave_the_unknown_out(table: pl.DataFrame) -> None:
    ranked = rank_agreements(table, "FR", "ict")
    assert [one.country for one in ranked] == ["GB", "US", "RU"]
    assert nearest(table, "FR", "ict", 1) == ranked[:1]
    assert [one.country for one in farthest(table, "FR", "ict", 2)] == ["RU", "US"]
    assert rank_agreements(table, "VA", "ict") == ()


def test_wilson_against_published_values() -> None:
    low, high = wilson_interval(np.array([81, 0, 20], np.int32), np.array([263, 20, 20], np.int32))
    assert low == pytest.approx([0.2553, 0.0, 0.8389], abs=5e-5)  # Newcombe 1998, table I, method 3
    assert high == pytest.approx([0.3662, 0.1611, 1.0], abs=5e-5)


@given(st.dictionaries(st.sampled_from(["AT", "BE", "CY", "DK"]), st.text("ynax", min_size=6, max_size=6), min_size=2))
def test_as_an_obvious_count(ballots: dict[str, str]) -> None:
    votes = cast(ballots)
    table = measure_agreement(votes, "general") if votes.height else pl.DataFrame(schema=SCHEMA)
    for first, second in itertools.combinations(sorted(ballots), 2):
        pairs = [(a, b) for a, b in zip(ballots[first], ballots[second], strict=True) if "x" not in {a, b}]
        same = sum(a == b for a, b in pairs)
        row = table.filter(country=first, other=second)
        assert row.select("votes", "same").rows() == ([(len(pairs), same)] if pairs else [])
        if len(pairs) >= 3:
            share = row["agreement"].item()
            assert math.isclose(share, same / len(pairs))
            assert 0 <= row["low"].item() <= share <= row["high"].item() <= 1
