"""Who gains and who loses, as bars to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import broken, label_axis, label_width, legend
from hansa.reports.lettering import text_width
from hansa.reports.theme import LIGHT

ROW_PIXELS = 22
LEAST_SPAN = 1.0


@dataclass(frozen=True)
class ShiftBar:
    """One bar: a name, its change in points of a hundred, and the same as it is written."""

    name: str
    points: float
    text: str


def shifts(rows: Sequence[ShiftBar], gained: str, lost: str, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw changes as bars to the right and to the left of a line, in the order given.

    Parameters
    ----------
    rows : sequence of ShiftBar
        Names are distinct.
    gained, lost : str
        The legend's words.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    labels = label_width(row.name for row in rows)
    names = [broken(row.name, labels) for row in rows]
    values = [
        {"name": name, "points": round(row.points, 3), "text": row.text, "kind": gained if row.points > 0 else lost}
        for row, name in zip(rows, names, strict=True)
    ]
    width = WIDTH - labels - 20
    widest = max(text_width(row.text) for row in rows) + 10
    low, high = min(0.0, *(row.points for row in rows)), max(0.0, *(row.points for row in rows))
    room = max(high - low, LEAST_SPAN) * widest / (width - 2 * widest)
    scale = alt.Scale(domain=[low - (room if low < 0 else 0), high + (room if high > 0 else 0)], nice=False)
    canvas = Canvas()
    y = alt.Y("name:N", sort=names, axis=label_axis(labels), scale=alt.Scale(domain=names, paddingInner=0.3))
    x = alt.X("points:Q", axis=None, scale=scale)
    base = canvas.chart(values).encode(y=y, x=x)
    bars = base.mark_bar().encode(color=legend("kind", [gained, lost], [LIGHT["ink"], LIGHT["accent"]]))
    more = base.transform_filter("datum.points > 0").mark_text(align="left", dx=5).encode(text="text:N")
    less = base.transform_filter("datum.points <= 0").mark_text(align="right", dx=-5).encode(text="text:N")
    zero = canvas.chart([{"points": 0}]).mark_rule(color=LIGHT["muted"], strokeWidth=0.8).encode(x=x)
    chart = alt.layer(bars, zero, more, less).properties(width=width, height=alt.Step(ROW_PIXELS))
    return canvas.finish(chart, subtitle, lang)
