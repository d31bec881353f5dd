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


def calls(*rows: tuple[str, str, str, date | None, str]) -> pl.DataFrame:
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
GIVEN = dict(zip(SOURCES, (FIRST, SECOND), strict=True))
ABOUT = pl.DataFrame(
    [("v4", "human_rights"), ("v6", "human_rights"), ("v7", "nuclear"), ("v1", "human_rights"), ("v9", "human_rights")],
    schema=["roll_call", "issue"],
    orient="row",
)


def test_a_roll_call_counts_once() -> None:
    joined = join_votes(GIVEN)
    kept = joined["roll_call"].unique(maintain_order=True).to_list()
    assert kept == ["v2", "v4", "v5", "v6", "v7", "u2", "u4", "u5", "u6", "u7"]
    assert joined.filter(roll_call="v6")["source"].unique().to_list() == ["voeten_unga_votes"]


def test_votes_that_differ_are_two() -> None:
    first = calls(("v1", "A/RES/74/1", "whole", DAY, "yy"), ("v2", "A/RES/74/1", "whole", DAY, "yn"))
    assert join_votes({SOURCES[0]: first})["roll_call"].n_unique() == 2


def test_issues_name_their_roll_calls() -> None:
    listed = list_roll_calls(join_votes(GIVEN), ABOUT)
    ict = listed.filter(pl.col("issue") == "ict")
    assert ict["roll_call"].to_list() == ["v2", "u6"]
    assert ict["title"].to_list() == [ict_resolutions()[symbol]["title_en"] for symbol in ict["resolution"]]
    assert listed.filter(pl.col("issue") == "human_rights")["roll_call"].to_list() == ["v4", "v6"]
    assert listed.filter(pl.col("issue") == "general").height == 10
    assert listed["issue"].unique(maintain_order=True).to_list() == ["ict", "human_rights", "general"]


def test_resolutions_say_why_they_count() -> None:
    assert len(ict_resolutions()) == 9
    for row in ict_resolutions().values():
        assert row["reason"]
        assert row["title_en"] != row["title_fr"]


def test_tables_measure_each_issue() -> None:
    calls_table = tables.build_roll_calls(Given(GIVEN | {CODED: ABOUT}))
    inputs = Given(GIVEN, {"roll_calls": calls_table})
    agreement = tables.build_agreement(inputs)
    found = agreement.select("issue", "country", "other", "votes", "same", "missing").rows()
    assert found == [
        ("ict", "FR", "US", 2, 2, "few-votes"),
        ("human_rights", "FR", "US", 2, 1, "few-votes"),
        ("general", "FR", "US", 10, 5, None),
    ]
    points = tables.build_ideal_points(inputs)
    assert points.select("issue", "country", "votes", "missing").rows()[3:] == [
        ("human_rights", "US", 2, "few-votes"),
        ("general", "FR", 10, None),
        ("general", "US", 10, None),
    ]
    assert points["point"].to_list()[4:] == [-1, 1]
