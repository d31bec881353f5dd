"""A document on a page: its figures' data, and what spreadsheets would take for a formula."""

from __future__ import annotations

import csv
import io

import pytest

import hansa
from hansa.errors import InputError
from hansa.evidence import open_edition
from hansa.reports.content import Document
from hansa.web.documents import find_figure, list_data, set_page


@pytest.fixture(scope="module")
def document() -> Document:
    return hansa.brief("TO", edition=open_edition()).document("en")


def test_every_figure_has_its_chart_and_its_data(document: Document) -> None:
    figures = [block for block in set_page(document, "/en/country/TO/figures")["blocks"] if block["kind"] == "figure"]
    assert [figure["chart"] for figure in figures] == [
        f"/en/country/TO/figures/{n + 1}.json" for n in range(len(figures))
    ]
    assert figures[0]["data"] == "/en/country/TO/figures/1.csv"
    assert len(figures) > 2
    for number in range(1, len(figures) + 1):
        chart = find_figure(document, number).chart
        rows = list(csv.DictReader(io.StringIO(list_data(chart))))
        assert rows
        assert not {"geometry", "type"} & {name for row in rows for name in row if row[name] not in ("", None)} - {
            "type"
        }


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_figure_that_is_not_there(document: Document, number: int) -> None:
    with pytest.raises(InputError, match="no figure"):
        find_figure(document, number)


def test_data_are_the_plain_fields_of_every_row_and_no_formula() -> None:
    chart = {
        "datasets": {
            "a": [{"name": "=HYPERLINK(1)", "share": 0.5}, {"name": "@x", "more": True, "list": [1]}, {}],
            "b": [{"type": "Feature", "geometry": {"type": "Point"}, "properties": {"name": "Tonga", "share": -1.5}}],
        }
    }
    rows = list(csv.DictReader(io.StringIO(list_data(chart))))
    assert [row["name"] for row in rows] == ["'=HYPERLINK(1)", "'@x", "Tonga"]
    assert [row["share"] for row in rows] == ["0.5", "", "-1.5"]
    assert "geometry" not in rows[0]
    assert "list" not in rows[0]
