"""The layer of artificial intelligence on a few models."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hansa.dependence import ai
from tests.sources.payloads import Given

MODELS = pl.DataFrame(
    [
        ("old", "Lab", "US", "US", date(2022, 3, 31)),
        ("alone", "Lab", "US", "US", date(2022, 4, 1)),
        ("shared", "Lab", "US", "US;FR", date(2023, 6, 1)),
        ("shared", "School", "FR", "US;FR", date(2023, 6, 1)),
        ("shared", "Nobody knows where", None, "US;FR", date(2023, 6, 1)),
        ("nameless", None, None, None, date(2024, 12, 31)),
        ("twofold", "Mind", "US", "US;GB", date(2025, 3, 1)),
        ("twofold", "Mind", "GB", "US;GB", date(2025, 3, 1)),
    ],
    schema={
        "model": pl.String, "organisation": pl.String, "country": pl.String, "countries": pl.String, "published": pl.Date
    },
    orient="row",
)  # fmt: skip


def test_models_are_split_among_their_makers_and_a_maker_among_its_countries() -> None:
    rows = ai.rows(Given({"epoch_ai_models": MODELS}))
    shares = {(supplier, country): share for supplier, country, share in rows[:, 2:5].iter_rows()}
    assert shares == {
        ("Lab", "US"): pytest.approx(1 / 4 + 1 / 12),
        ("School", "FR"): pytest.approx(1 / 12),
        ("Nobody knows where", None): pytest.approx(1 / 12),
        (None, None): pytest.approx(1 / 4),
        ("Mind", "US"): pytest.approx(1 / 8),
        ("Mind", "GB"): pytest.approx(1 / 8),
    }
    assert set(rows["consumer"]) == {"001"}
    assert set(rows["year"]) == {2025}


def test_the_36_months_end_with_that_of_the_latest_model() -> None:
    table = ai.build_models(Given({"epoch_ai_models": MODELS}))
    assert set(table["listed"]) == {4}, "the model of 31 March 2022 is a day too old"
    assert set(table["first"]) == {date(2022, 4, 1)}


def test_a_model_counts_for_every_country_and_ties_share_a_rank() -> None:
    table = ai.build_models(Given({"epoch_ai_models": MODELS}))
    told = table.select("country", "models", "rank", "level").rows()
    assert told == [("US", 3, 1, 1), ("FR", 1, 2, 2), ("GB", 1, 2, 2)]
    assert dict(table.select("country", "fraction").iter_rows()) == pytest.approx(
        {"US": 11 / 24, "FR": 1 / 12, "GB": 1 / 8}
    )
