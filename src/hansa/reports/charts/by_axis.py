"""Amounts by year, stacked by axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import LINES
from hansa.reports.lettering import cut
from hansa.reports.theme import LIGHT

COLOURS = (LIGHT["ink"], LIGHT["accent"], LIGHT["peer"], LIGHT["band"])
MOST_LABEL = 0.9 * WIDTH


@dataclass(frozen=True)
class YearAmount:
    """One part of a bar: a year, what it belongs to, and its amount."""

    year: int
    part: str
    amount: float


def amounts(rows: Sequence[YearAmount], others: str, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw amounts by year as stacked bars, with the sum above each.

    Parameters
    ----------
    rows : sequence of YearAmount
        Parts in the order of the legend; from the fourth on they are drawn as one where there are more than four.
    others : str
        What those are called together.
    subtitle : str
        Units and date.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    canvas = Canvas()
    parts = list(dict.fromkeys(row.part for row in rows))
    named = parts if len(parts) <= len(COLOURS) else parts[: len(COLOURS) - 1]
    legend = [cut(part, MOST_LABEL) for part in (*named, *([others] if parts[len(named) :] else []))]
    values, totals = _sum_parts(rows, named, legend)
    x = alt.X("year:N", axis=alt.Axis(title=None, labelAngle=0, labelExpr=LINES), scale=alt.Scale(paddingInner=0.35))
    look = alt.Legend(orient="top", title=None, direction="vertical", symbolOpacity=1, columns=1, offset=22)
    bars = (
        canvas.chart(values)
        .mark_bar()
        .encode(
            x=x,
            y=alt.Y("amount:Q", axis=None, stack="zero"),
            color=alt.Color("part:N", scale=alt.Scale(domain=legend, range=list(COLOURS[: len(legend)])), legend=look),
            order=alt.Order("order:Q"),
        )
    )
    figures = canvas.chart(totals).mark_text(dy=-8).encode(x=x, y="total:Q", text=alt.Text("total:Q", format=",.0f"))
    width = min(WIDTH - 10, 110 * len(totals))
    return canvas.finish(alt.layer(bars, figures).properties(width=width, height=150), subtitle, lang)


def _sum_parts(
    rows: Sequence[YearAmount], named: Sequence[str], legend: Sequence[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the parts of the bars, those without a place in the legend as one, and the sum of each year."""
    place = {part: number for number, part in enumerate(named)}
    found: dict[tuple[int, int], float] = {}
    totals: dict[int, float] = {}
    for row in rows:
        key = row.year, place.get(row.part, len(named))
        found[key] = found.get(key, 0.0) + row.amount
        totals[row.year] = totals.get(row.year, 0.0) + row.amount
    values = [
        {"year": str(year), "part": legend[order], "order": order, "amount": round(amount, 2)}
        for (year, order), amount in found.items()
    ]
    return values, [{"year": str(year), "total": round(total, 2)} for year, total in totals.items()]
