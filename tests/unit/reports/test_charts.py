"""Charts say what they are given, in the language's numbers, and never more than fits."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.reports import charts, drawing, theme
from hansa.reports.lettering import cut, text_width, wrap
from tests.unit.reports.sample import (
    TEXTS,
    draw_agreements,
    draw_map,
    draw_positions,
    draw_suppliers,
    draw_timeline,
)

DRAWN = (draw_positions, draw_suppliers, draw_agreements, draw_timeline)


def words_in(chart: dict[str, Any]) -> list[str]:
    return re.findall(r">([^<>]+)<", drawing.svg(chart))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("draw", DRAWN)
def test_every_chart_states_units_date_and_source(draw: Any, lang: str) -> None:
    chart = draw(lang)
    assert " ".join(chart["title"]) == TEXTS[lang]["units"]
    assert any(TEXTS[lang]["units"].split()[-1] in text for text in words_in(chart))
    assert drawing.size(drawing.svg(chart))[0] <= 640


@pytest.mark.parametrize("draw", [*DRAWN, draw_map])
def test_every_specification_follows_the_schema(draw: Any) -> None:
    import altair as alt

    assert alt.Chart.from_dict(draw("en")).to_dict()["datasets"]


def test_numbers_follow_the_language() -> None:
    assert "72%" in words_in(draw_positions("en"))
    assert "72\u00a0%" in words_in(draw_positions("fr"))
    assert "0,72" in words_in(draw_positions("fr"))
    rows = [charts.YearCount(2024, 1234)]
    assert "1\u202f234" in words_in(charts.timeline(rows, "", "x", "fr"))


def test_a_layer_without_a_value_says_so() -> None:
    found = words_in(draw_positions("en"))
    assert found.count("no data") == 2
    assert "Routing" in found


def test_quartiles_need_enough_peers() -> None:
    words = charts.PositionWords("A", "peers", "band", "none")
    panel = charts.Panel("share", (charts.Position("one", 0.5, (0.1, 0.2, 0.9)),))
    values = next(iter(charts.positions([panel], words, "units", "en")["datasets"].values()))
    assert not [value for value in values if value["kind"] == "band"]


def test_years_without_events_count_none() -> None:
    found = words_in(draw_timeline("en"))
    assert "2022" in found
    assert "0" in found


def test_charts_are_plain_data_and_small() -> None:
    for draw in DRAWN:
        assert len(json.dumps(draw("en"))) < 60_000


def test_a_chart_is_converted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = charts.timeline([charts.YearCount(2001, 5)], "", "once", "en")
    first = drawing.svg(chart)
    monkeypatch.setattr(drawing, "_converter", lambda: pytest.fail("converted again"))
    assert drawing.svg(dict(chart)) is first


def test_pictures_in_a_page_keep_their_ids_apart() -> None:
    body = drawing.inline('<svg viewBox="0 0 1 1"><clipPath id="c"/><g clip-path="url(#c)"/></svg>', "figure-2")
    assert body == '<clipPath id="figure-2-c"/><g clip-path="url(#figure-2-c)"/>'


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60), st.floats(40, 300))
def test_cut_text_fits(text: str, width: float) -> None:
    assert text_width(cut(text, width)) <= max(width, text_width("…"))


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=12))
def test_wrapping_loses_nothing(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 80)) == " ".join(words)


def test_the_theme_is_legible() -> None:
    for colours in (theme.LIGHT, theme.DARK):
        for name in ("ink", "text", "muted", "accent"):
            assert contrast(colours[name], colours["paper"]) >= 4.5
    assert len(set(theme.LIGHT.values())) == len(theme.LIGHT)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
