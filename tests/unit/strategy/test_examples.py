"""Examples: the rows that options name, with their sources; none where the edition lacks the table."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from hansa.evidence import open_edition
from hansa.figures.figure import CountryFigure
from hansa.figures.wording import name_figure
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.examples import find_examples
from tests.hand_made import make_edition

OPTIONS = load_catalogue().options


def test_examples_are_found_by_the_start_of_their_row(tmp_path: Path) -> None:
    rows = pl.DataFrame(
        {
            "country": ["DK", "DK"],
            "year": ["2017", "2021"],
            "measure": ["Something else", "Created the post of Tech Ambassador with three seats"],
            "outcome": [None, "Talks"],
            "source_url": ["https://example.org/0", "https://example.org/1 | https://example.org/2"],
            "source_title": ["No", "Yes"],
        }
    )
    edition = make_edition(tmp_path / "edition", {"practices": rows})
    [found] = find_examples(edition, OPTIONS["envoy-technology"], "fr")
    assert (found.country, found.year, found.lang, found.outcome) == ("Danemark", "2021", "en", "Talks")
    assert found.text.startswith("Created the post")
    assert found.sources == (("Yes", "https://example.org/1"), ("Yes", "https://example.org/2"))
    assert find_examples(edition, OPTIONS["budapest-convention"], "fr") == []


def test_a_membership_is_told_by_its_instrument() -> None:
    found = find_examples(open_edition(), OPTIONS["budapest-convention"], "en")
    assert {one.country for one in found} >= {"Estonia", "France"}
    assert all("Budapest" in one.text and one.sources for one in found)


def test_a_group_that_each_country_has_of_its_own_is_named() -> None:
    edition = open_edition()
    figure = CountryFigure(0.5, "share", expression="agreement('region')")
    assert name_figure(edition, figure, "en") == "Votes alike in the General Assembly: its region"
