"""The layer of artificial intelligence on a few models."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hansa.dependence import ai
from tests.sources.payloads import Given

MODELS = pl.DataFrame(
    [
        ("old", "Lab", "US", date(2021, 12, 31)),
        ("alone", "Lab", "US", date(2022, 1, 1)),
        ("shared", "Lab", "US", date(2023, 6, 1)),
        ("shared", "School", "FR", date(2023, 6, 1)),
        ("shared", "Nobody knows where", None, date(2023, 6, 1)),
        ("nameless", None, None, date(2024, 12, 31)),
        ("undated", "Lab", "US", None),
        ("unfinished year", "School", "FR", date(2025, 3, 1)),
    ],
    schema={"model": pl.String, "organisation": pl.String, "country": pl.String, "published": pl.Date},
    orient="row",
)


def test_models_are_split_among_their_makers() -> None:
    rows = ai.rows(Given({"epoch_ai_models": MODELS}))
    shares = {supplier: (country, share) for supplier, country, share in rows[:, 2:5].iter_rows()}
    assert set(shares) == {"Lab", "School", "Nobody knows where", None}
    assert shares["Lab"] == ("US", pytest.approx(4 / 9))
    assert shares["School"] == ("FR", pytest.approx(1 / 9))
    assert shares["Nobody knows where"] == (None, pytest.approx(1 / 9))
    assert shares[None] == (None, pytest.approx(1 / 3))
    assert set(rows["consumer"]) == {"001"}
    assert set(rows["year"]) == {2024}
