"""Actions over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import legend
from hansa.reports.lettering import cut
from hansa.reports.theme import LIGHT

LABELS = 0.54 * WIDTH
ROW_PIXELS = 20


@dataclass(frozen=True)
class Span:
    """One bar: an action, its start, when its effect is expected and its end, in years (2027.5 is mid-2027)."""

    label: str
    start: float
    effect: float
    end: float


def spans(rows: Sequence[Span], kinds: tuple[str, str], subtitle: str, lang: str) -> dict[str, Any]:
    """Draw actions as bars over time, in the order given: dark until the effect is expected, light afterwards.

    Parameters
    ----------
    rows : sequence of Span
        One an action.
    kinds : tuple of str
        The legend: until the effect, and after it.
    subtitle : str
        What the bars mean.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    canvas = Canvas()
    names = [cut(row.label, LABELS - 4) for row in rows]
    first, last = floor(min(row.start for row in rows)), ceil(max(row.end for row in rows))
    values = [
        {"action": name, "from": round(start, 3), "to": round(end, 3), "kind": kind}
        for row, name in zip(rows, names, strict=True)
        for kind, start, end in zip(kinds, (row.start, row.effect), (row.effect, row.end), strict=True)
        if end > start
    ]
    axis = alt.Axis(title=None, format="d", values=list(range(first, last + 1)), orient="top")
    side = alt.Axis(title=None, minExtent=LABELS, maxExtent=LABELS, labelAlign="left", labelPadding=LABELS - 4)
    bars = (
        canvas.chart(values)
        .mark_bar(height=9)
        .encode(
            y=alt.Y("action:N", sort=names, axis=side, scale=alt.Scale(domain=names)),
            x=alt.X("from:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False)),
            x2="to:Q",
            color=legend("kind", list(kinds), [LIGHT["ink"], LIGHT["peer"]]),
        )
    )
    chart = bars.properties(width=WIDTH - LABELS - 16, height=alt.Step(ROW_PIXELS))
    return canvas.finish(chart, subtitle, lang)
