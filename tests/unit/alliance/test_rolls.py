"""Joining the votes of two files, each roll call counted once."""

from __future__ import annotations

from datetime import date

import polars as pl

from hansa.alliance import tables
from hansa.alliance.rolls import CODED, SOURCES, ict_resolutions, join_votes, list_roll_calls
from tests.sources.payloads import Given

COLUMNS = {
    "roll_call": pl.String,
    "resolution": pl.String,
    "kind": pl.String,
    "date": pl.Date,
    "session": pl.Int32,
    "title": pl.String,
    "country": pl.String,
    "vote": pl.String,
}
DAY = date(2019, 12, 12)


def calls(*rows: tuple[str, str | None, str, date | None, str]) -> pl.DataFrame:
    """Return roll calls in which FR and US cast the two given letters."""
    words = {"y": "yes", "n": "no", "a": "abstain"}
    votes = [
        (name, resolution, kind, day, 74, None, country, words[letter])
        for name, resolution, kind, day, letters in rows
        for country, letter in zip(("FR", "US"), letters, strict=True)
    ]
    return pl.DataFrame(votes, schema=COLUMNS, orient="row")


FIRST = calls(
    ("v1", "A/RES/66/1", "whole", date(2011, 12, 1), "yy"),
    ("v2", "A/RES/74/28", "whole", DAY, "yy"),
    ("v3", "A/RES/74/28", "whole", DAY, "yy"),
    ("v4", "A/RES/74/28", "paragraph", DAY, "yy"),
    ("v5", "A/RES/74/28", "paragraph", DAY, "yy"),
    ("v6", "A/RES/74/267", "whole", DAY, "yn"),
    ("v7", "A/RES/74/300", "paragraph", DAY, "yn"),
)
SECOND = calls(
    ("u1", "A/RES/74/267", "whole", None, "yn"),
    ("u2", "A/RES/75/254", "whole", None, "yn"),
    ("u3", "A/RES/75/254", "whole", None, "yn"),
    ("u4", "A/RES/75/250A", "whole", None, "yn"),
    ("u5", "A/RES/75/250B", "whole", None, "yn"),
    ("u6", "A/RES/75/32", "whole", None, "yy"),
    ("u7", "A/RES/74/300", "whole", None, "yy"),
)
SINCE_2022 = date(2022, 12, 7)
THIRD = calls(
    ("v6", None, "unstated", DAY, "yn"),  # the first has this number
    ("w1", None, "unstated", date(2020, 12, 7), "yy"),  # the votes of u6 and u7, which have no day
    ("w2", None, "unstated", SINCE_2022, "na"),
    ("voeten:9323", None, "unstated", SINCE_2022, "ny"),  # known by the votes announced
).with_columns(session=pl.lit(None, pl.Int32), human_rights=pl.col("roll_call") == "w2")
GIVEN = dict(zip(SOURCES, (FIRST, SECOND, THIRD), strict=True))
ABOUT = pl.DataFrame(
    [("v4", "human_rights"), ("v6", "human_rights"), ("v7", "nuclear"), ("v1", "human_rights"), ("v9", "human_rights")],
    schema=["roll_call", "issue"],
    orient="row",
)


def test_a_roll_call_counts_once() -> None:
    joined = join_votes(GIVEN)
    kept = joined["roll_call"].unique(maintain_order=True).to_list()
    assert kept == ["v2", "v4", "v5", "v6", "v7", "u2", "u4", "u5", "u6", "u7", "w2", "voeten:9323"]
    days = dict(joined.select("roll_call", "date").unique().iter_rows())
    assert (days["u6"], days["u7"], days["u2"]) == (date(2020, 12, 7), date(2020, 12, 7), None)
    assert joined.filter(roll_call="v6")["source"].unique().to_list() == ["voeten_unga_votes"]


def test_votes_that_differ_are_two() -> None:
    first = calls(("v1", "A/RES/74/1", "whole", DAY, "yy"), ("v2", "A/RES/74/1", "whole", DAY, "yn"))
    assert join_votes({SOURCES[0]: first})["roll_call"].n_unique() == 2


def test_issues_name_their_roll_calls() -> None:
    listed = list_roll_calls(join_votes(GIVEN), ABOUT)
    ict = listed.filter(pl.col("issue") == "ict")
    assert ict["roll_call"].to_list() == ["v2", "u6", "voeten:9323"]
    assert ict["session"].to_list() == [74, 74, 77]
    assert ict["title"].to_list() == [ict_resolutions()[symbol]["title_en"] for symbol in ict["resolution"]]
    assert listed.filter(pl.col("issue") == "human_rights")["roll_call"].to_list() == ["v4", "v6"]
    assert listed.filter(pl.col("issue") == "general").height == 12
    assert listed["issue"].unique(maintain_order=True).to_list() == ["ict", "human_rights", "general"]


def test_resolutions_say_why_they_count() -> None:
    assert len(ict_resolutions()) == 11
    for row in ict_resolutions().values():
        assert row["reason"]
        assert row["title_en"] != row["title_fr"]


def test_tables_measure_each_issue() -> None:
    calls_table = tables.build_roll_calls(Given(GIVEN | {CODED: ABOUT}))
    inputs = Given(GIVEN, {"roll_calls": calls_table})
    agreement = tables.build_agreement(inputs)
    found = agreement.select("issue", "country", "other", "votes", "same", "missing").rows()
    assert found == [
        ("ict", "FR", "US", 3, 2, None),
        ("human_rights", "FR", "US", 3, 1, None),
        ("general", "FR", "US", 12, 5, None),
    ]
    points = tables.build_ideal_points(inputs)
    assert points.select("issue", "country", "votes", "missing").rows()[3:] == [
        ("human_rights", "US", 3, None),
        ("general", "FR", 12, None),
        ("general", "US", 12, None),
    ]
    assert points["point"].to_list()[4:] == [-1, 1]
