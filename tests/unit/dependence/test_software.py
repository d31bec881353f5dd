"""The software layer on a few browsers."""

from __future__ import annotations

import polars as pl
import pytest

from hansa.dependence import software
from tests.sources.payloads import Given


def test_the_rest_is_unknown_and_never_negative() -> None:
    shares = pl.DataFrame(
        [
            ("FR", "Chrome", "Google", "US", 60.0),
            ("FR", "Android", "Google", "US", 20.0),
            ("FR", "Opera", "Opera", "NO", 15.0),
            ("NF", "Chrome", "Google", "US", 60.6),
            ("NF", "Safari", "Apple", "US", 40.4),
        ],
        schema=["country", "browser", "vendor", "vendor_country", "percent"],
        orient="row",
    )
    rows = software.rows(Given({"statcounter_browsers": shares}))
    found = {(row[0], row[1]): row[2] for row in rows.select("consumer", "supplier", "share").rows()}
    assert found == {
        ("FR", "Google"): pytest.approx(0.8),
        ("FR", "Opera"): pytest.approx(0.15),
        ("FR", None): pytest.approx(0.05),
        ("NF", "Google"): pytest.approx(0.6),
        ("NF", "Apple"): pytest.approx(0.4),
    }
    assert set(rows["basis"]) == {"users"}
