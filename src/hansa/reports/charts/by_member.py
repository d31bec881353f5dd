"""What members bring to a coalition, pillar by pillar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import broken, heading, label_axis, label_width, legend
from hansa.reports.theme import LIGHT

COLOURS = (LIGHT["ink"], LIGHT["accent"], LIGHT["peer"], LIGHT["band"])
ROW_PIXELS = 22
GAP = 22
"""Pixels between two panels."""


@dataclass(frozen=True)
class ContributionBar:
    """One bar: a country, what it brings in each pillar in the order of the legend, and the sum as it is written."""

    country: str
    parts: tuple[float, ...]
    total: str


def contributions(rows: Sequence[ContributionBar], pillars: Sequence[str], subtitle: str, lang: str) -> dict[str, Any]:
    """Draw what countries bring as stacked bars, in the order given; what is below 0 runs to the left.

    Parameters
    ----------
    rows : sequence of ContributionBar
        One a country, in points of a hundred.
    pillars : sequence of str
        The legend, at most four.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    canvas = Canvas()
    labels = label_width(row.country for row in rows)
    names = [broken(row.country, labels) for row in rows]
    values = [
        {"country": name, "pillar": pillar, "order": order, "part": round(part, 4)}
        for row, name in zip(rows, names, strict=True)
        for order, (pillar, part) in enumerate(zip(pillars, row.parts, strict=True))
    ]
    y = alt.Y("country:N", sort=names, axis=label_axis(labels), scale=alt.Scale(domain=names, paddingInner=0.3))
    bars = (
        canvas.chart(values)
        .mark_bar()
        .encode(
            y=y,
            x=alt.X("part:Q", axis=alt.Axis(title=None, format="~g", tickCount=6), stack="zero"),
            color=legend("pillar", list(pillars), list(COLOURS[: len(pillars)])),
            order=alt.Order("order:Q"),
        )
    )
    ends = [
        {"country": name, "end": round(sum(part for part in row.parts if part > 0), 4), "total": row.total}
        for row, name in zip(rows, names, strict=True)
    ]
    figures = canvas.chart(ends).mark_text(align="left", dx=5).encode(y=y, x="end:Q", text="total:N")
    zero = canvas.chart([{}]).mark_rule(color=LIGHT["muted"], strokeWidth=0.8).encode(x=alt.datum(0))
    chart = alt.layer(bars, zero, figures).properties(width=WIDTH - labels - 60, height=alt.Step(ROW_PIXELS))
    return canvas.finish(chart, subtitle, lang)


def beside(rows: Sequence[ContributionBar], pillars: Sequence[str], subtitle: str, lang: str) -> dict[str, Any]:
    """Draw what countries bring in each pillar, the pillars side by side, each on its own scale: nothing is summed.

    Parameters
    ----------
    rows, pillars, subtitle, lang
        As for :func:`contributions`; the sum of a row is not shown.
    """
    import altair as alt

    canvas = Canvas()
    labels = label_width(row.country for row in rows)
    names = [broken(row.country, labels) for row in rows]
    width = (WIDTH - labels - GAP * (len(pillars) - 1)) / max(len(pillars), 1)
    drawn = []
    for place, pillar in enumerate(pillars):
        values = [{"country": name, "part": round(row.parts[place], 4)} for row, name in zip(rows, names, strict=True)]
        axis = label_axis(labels) if not place else alt.Axis(title=None, labels=False, ticks=False)
        y = alt.Y("country:N", sort=names, axis=axis, scale=alt.Scale(domain=names, paddingInner=0.3))
        x = alt.X("part:Q", axis=alt.Axis(title=None, format="~g", tickCount=3))
        bars = canvas.chart(values).mark_bar(color=COLOURS[0]).encode(y=y, x=x)
        drawn.append(bars.properties(width=width, height=alt.Step(ROW_PIXELS), title=heading(pillar)))
    return canvas.finish(alt.hconcat(*drawn, spacing=GAP), subtitle, lang)
