"""What the roll calls of the General Assembly are about, as Erik Voeten's collection codes them: six issues, many calls none."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, parse_column

FILE = "policy/un_roll_call_issues.csv"
CODES = {
    "co": "colonialism",
    "di": "disarmament",
    "ec": "development",
    "hr": "human_rights",
    "me": "palestine",
    "nu": "nuclear",
}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``roll_call, issue``: one row a roll call and issue; a roll call may have several.

    ``roll_call`` is written as in the votes of the same collection; ``issue`` is one of the values of :data:`CODES`.
    """
    frame = raw.read_csv(FILE, dict.fromkeys(("rcid", "short_name"), pl.String), ignore=["issue"])
    frame = parse_column(raw, frame, "rcid", pl.Int64, FILE)
    check_rows(raw, frame, "short_name", pl.col("short_name").is_in(list(CODES)), FILE)
    check_rows(raw, frame, "rcid", pl.struct("rcid", "short_name").is_first_distinct(), FILE)
    return frame.select(
        pl.format("voeten:{}", "rcid").alias("roll_call"), pl.col("short_name").replace_strict(CODES).alias("issue")
    )
