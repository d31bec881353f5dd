"""Shares of browsers by country, with the company behind each."""

from __future__ import annotations

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

SHARES = "platforms/browser_share_by_region_2026.csv"
CODES = "platforms/browser-codes.csv"
TEXT = dict.fromkeys(("code", "browser", "vendor", "vendor_country"), pl.String)
MOST_PERCENT = 100.5  # a country's browsers, with what rounding adds


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, browser, vendor, vendor_country, percent``: one row a country and browser.

    A country's percents sum to less than 100: browsers that the list does not name are not in it.

    Raises
    ------
    SourceChanged
        ``bad-value``: a browser's code is not in the list of codes, or a country's percents sum to more than 100.
    """
    codes = raw.read_csv(CODES, TEXT)
    codes = raw.resolve_column(codes, "vendor_country", CODES, into="vendor_country")
    shares = raw.read_csv(SHARES, {"region": pl.String, "browser": pl.String, "share_pct": pl.Float64})
    _check(raw, shares, codes)
    return (
        raw.resolve_column(shares, "region", SHARES)
        .join(codes, left_on="browser", right_on="code", how="left", maintain_order="left")
        .select(
            "country", browser="browser_right", vendor="vendor", vendor_country="vendor_country", percent="share_pct"
        )
        .sort("country", "browser")
    )


def _check(raw: Raw, shares: pl.DataFrame, codes: pl.DataFrame) -> None:
    sums = pl.col("share_pct").sum().over("region")
    bad = shares.with_row_index("line", 2).filter(
        ~pl.col("browser").is_in(codes["code"].to_list()) | (pl.col("share_pct") < 0) | (sums > MOST_PERCENT)
    )
    if bad.height:
        line, region, browser, share = bad.row(0)
        raise SourceChanged(
            "bad-value",
            dataset=raw.source.id,
            path=SHARES,
            line=line,
            column="browser, share_pct",
            value=f"{region} {browser} {share}",
        )
