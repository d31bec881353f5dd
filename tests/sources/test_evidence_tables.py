"""The tables of plain evidence on a few rows."""

from __future__ import annotations

from datetime import date

import polars as pl

from hansa.evidence import tables
from tests.sources.payloads import Given

AUTHORSHIP = ("author", "author_state", "contested")


def test_indicators_start_in_2000_and_keep_scales_apart() -> None:
    series = pl.DataFrame(
        {"country": ["FR", "FR"], "indicator": "population", "year": [1999, 2000], "value": [1.0, 2.0]},
        schema_overrides={"year": pl.Int32},
    )
    scores = pl.DataFrame(
        {"country": ["FR", "FR"], "year": [2018, 2020], "score": [0.9, 97.6], "scale": [1, 100]},
        schema_overrides={"year": pl.Int32, "scale": pl.Int32},
    )
    people = pl.DataFrame(
        [("FR", 3, "fr", 0.9, "official"), ("FR", 3, "br", 0.1, None), ("AQ", 300, "und", 1.0, None)],
        schema=["country", "population", "language", "population_share", "status"],
        orient="row",
    )
    built = tables.build_indicators(
        Given({"gapminder_indicators": series, "itu_gci": scores, "cldr_territories": people})
    )
    assert built.rows() == [
        ("FR", "gci_score_1", 2018, 0.9, "itu_gci"),
        ("FR", "gci_score_100", 2020, 97.6, "itu_gci"),
        ("FR", "population", 2000, 2.0, "gapminder_indicators"),
        ("FR", "population", 2025, 3.0, "cldr_territories"),
    ]
    assert tables.build_languages(Given({"cldr_territories": people})).rows() == [
        ("FR", "fr", 0.9, "official"),
        ("FR", "br", 0.1, None),
    ]


def test_the_declaration_counts_once() -> None:
    listed = pl.DataFrame(
        [("dfi", "FR", "endorsed", "2022"), ("dfi", "EU", "endorsed", "2022"), ("cri", "FR", "member", None)],
        schema=["instrument", "country", "status", "date"],
        orient="row",
    ).with_columns(source_title=pl.lit("a list"), as_of=pl.lit("2024"))
    endorsed = pl.DataFrame({"country": ["FR"], "date": [date(2022, 4, 28)]})
    built = tables.build_memberships(Given({"hansa_instrument_members": listed, "whitehouse_dfi": endorsed}))
    assert built.select("instrument", "country", "date", "dataset").rows() == [
        ("cri", "FR", None, "hansa_instrument_members"),
        ("dfi", "EU", "2022", "hansa_instrument_members"),
        ("dfi", "FR", "2022-04-28", "whitehouse_dfi"),
    ]


def test_shutdowns_are_counted_by_year() -> None:
    events = pl.DataFrame(
        [
            ("ML", 2020, date(2020, 1, 1), 3, "Full network", True, "Protests", "state", "ML", False),
            ("ML", 2020, date(2019, 1, 1), None, "Service-based", True, "Elections", "state", "ML", False),
            (
                "ML",
                2020,
                date(2020, 5, 1),
                2,
                "Full network, Service-based",
                False,
                "Elections",
                "other_state",
                "FR",
                True,
            ),
            ("ML", 2021, date(2021, 5, 1), None, "Service-based", False, "Unknown", "unknown", None, False),
        ],
        schema=["country", "year", "start", "days_in_year", "extent", "nationwide", "cause", *AUTHORSHIP],
        orient="row",
    ).with_columns(sovereign="country")
    built = tables.build_shutdowns(Given({"accessnow_shutdowns": events}))
    assert built.rows(named=True) == [
        {
            "country": "ML",
            "year": 2020,
            "events": 3,
            "started_events": 2,
            "full_network_events": 2,
            "nationwide_events": 2,
            "nationwide_full_network_events": 1,
            "dated_events": 2,
            "event_days": 5,
            "causes": "Elections;Protests",
            "sovereign": "ML",
            "state_events": 1,
            "other_state_events": 1,
            "non_state_events": 0,
            "unknown_events": 0,
            "contested_events": 1,
        },
        {
            "country": "ML",
            "year": 2021,
            "events": 1,
            "started_events": 1,
            "full_network_events": 0,
            "nationwide_events": 0,
            "nationwide_full_network_events": 0,
            "dated_events": 0,
            "event_days": None,
            "causes": None,
            "sovereign": "ML",
            "state_events": 0,
            "other_state_events": 0,
            "non_state_events": 0,
            "unknown_events": 1,
            "contested_events": 0,
        },
    ]


def test_acts_are_the_states_that_ordered_wherever_they_did() -> None:
    events = pl.DataFrame(
        [
            ("UA", 2022, date(2022, 3, 1), "Full network", "RU", False),
            ("UA", 2022, date(2022, 10, 1), "Service-based", "RU", True),
            ("UA", 2022, date(2017, 5, 15), "Service-based", "UA", False),
            ("RU", 2022, date(2022, 2, 26), "Service-based", "RU", False),
            ("RU", 2022, date(2022, 2, 27), "Service-based", None, False),
        ],
        schema=["country", "year", "start", "extent", "author_state", "contested"],
        orient="row",
    )
    built = tables.build_shutdown_acts(Given({"accessnow_shutdowns": events}))
    assert built.rows() == [("RU", "RU", 2022, 1, 0, 0), ("RU", "UA", 2022, 2, 1, 1)]
