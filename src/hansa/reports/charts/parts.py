"""Parts of which several charts are made: legends, headings, and axes whose labels take a set width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hansa.reports.canvas import WIDTH
from hansa.reports.lettering import text_width, wrap
from hansa.reports.theme import CHART_PIXELS, LIGHT

if TYPE_CHECKING:
    import altair as alt

LABEL_SHARE = 0.36
QUARTERS = [0, 0.25, 0.5, 0.75, 1]
HALVES = "datum.value % 0.5 ? '' : datum.label"
"""Writes every second of the quarters, where all would touch."""
LINES = "split(datum.label, '\\n')"
"""Writes a label that was broken into lines beforehand."""


def legend(field: str, kinds: list[str], colours: list[str]) -> alt.Color:
    """Return a colour by a field, with its legend above the chart."""
    import altair as alt

    look = alt.Legend(orient="top", title=None, direction="horizontal", symbolSize=90, symbolOpacity=1)
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=kinds, range=colours), legend=look)


def heading(text: str) -> alt.TitleParams:
    """Return the heading of a panel."""
    import altair as alt

    return alt.TitleParams(
        text,
        anchor="start",
        frame="group",
        orient="top",
        offset=6,
        fontSize=CHART_PIXELS,
        fontWeight=600,
        color=LIGHT["text"],
    )


def label_axis(labels: float) -> alt.Axis:
    """Return a vertical axis whose labels, broken into lines beforehand, take a set width."""
    import altair as alt

    return alt.Axis(title=None, minExtent=labels, maxExtent=labels, labelExpr=LINES, labelLineHeight=13)


def broken(label: str, labels: float) -> str:
    """Return a label broken into lines for an axis of a width in pixels."""
    return "\n".join(wrap(label, labels - 8))


def label_width(labels: Iterable[str]) -> float:
    """Return the pixels that an axis needs for its labels, at most a share of the chart."""
    widest = max((text_width(label) for label in labels), default=0.0)
    return min(widest + 14, LABEL_SHARE * WIDTH)
