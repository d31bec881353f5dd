"""Events by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import LINES
from hansa.reports.theme import LIGHT


@dataclass(frozen=True)
class YearCount:
    """One bar: a year's number of events; ``partial`` for a year that is not over in the data."""

    year: int
    events: int
    partial: bool = False


def timeline(rows: Sequence[YearCount], partial: str, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw events per year as bars; years without a row between the first and the last count none.

    Parameters
    ----------
    rows : sequence of YearCount
        One a year, in any order.
    partial : str
        The mark of a year that is not over, such as ``to June``, set under its number.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    known = {row.year: row for row in rows}
    years = [known.get(year, YearCount(year, 0)) for year in range(min(known), max(known) + 1)]
    values = [{**asdict(row), "label": f"{row.year}\n{partial}" if row.partial else str(row.year)} for row in years]
    axis = alt.Axis(title=None, labelAngle=0, labelExpr=LINES, labelOverlap=True)
    x = alt.X("label:N", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.35))
    y = alt.Y("events:Q", axis=None, scale=alt.Scale(domainMin=0))
    canvas = Canvas()
    base = canvas.chart(values).encode(x=x, y=y)
    shade = alt.condition("datum.partial", alt.value(LIGHT["peer"]), alt.value(LIGHT["ink"]))
    bars = base.mark_bar().encode(color=shade)
    figures = base.mark_text(dy=-8).encode(text=alt.Text("events:Q", format=",d"))
    ground = canvas.chart([{}]).mark_rule(color=LIGHT["rule"]).encode(y=alt.datum(0))
    width = min(WIDTH - 10, 60 * len(years))
    chart = alt.layer(bars, figures, ground).properties(width=width, height=120)
    return canvas.finish(chart, subtitle, lang)
