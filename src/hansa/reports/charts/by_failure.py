"""What is lost as one thing after another fails: the mean of random orders with its band, and an order that is aimed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import legend
from hansa.reports.theme import LIGHT

HEIGHT = 250


@dataclass(frozen=True)
class LossCurve:
    """Shares lost in [0, 1] after 0, 1, ... failures."""

    mean: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    targeted: Sequence[float]


@dataclass(frozen=True)
class LossWords:
    """The legend's words and the title of the axis of failures."""

    mean: str
    band: str
    targeted: str
    failures: str


def resilience(losses: LossCurve, words: LossWords, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw how much is lost as failures add up.

    Parameters
    ----------
    losses : LossCurve
        The curves, all of one length.
    words : LossWords
        The legend.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    kinds = [words.targeted, words.mean, words.band]
    colour = legend("kind", kinds, [LIGHT["accent"], LIGHT["ink"], LIGHT["band"]])
    count = len(losses.mean) - 1
    axis = alt.Axis(title=words.failures, format="d", tickMinStep=1, grid=False)
    x = alt.X("failures:Q", axis=axis, scale=alt.Scale(domain=[0, count], nice=False))
    share = alt.Axis(title=None, format=".0%", tickCount=5)
    y = alt.Y("share:Q", axis=share, scale=alt.Scale(domainMin=0))
    canvas = Canvas()
    band = canvas.chart(
        [
            {"failures": place, "share": round(low, 5), "high": round(high, 5), "kind": words.band}
            for place, (low, high) in enumerate(zip(losses.low, losses.high, strict=True))
        ]
    )
    lines = canvas.chart(
        [
            {"failures": place, "share": round(share, 5), "kind": kind}
            for kind, shares in ((words.mean, losses.mean), (words.targeted, losses.targeted))
            for place, share in enumerate(shares)
        ]
    )
    chart = alt.layer(
        band.mark_area(opacity=1).encode(x=x, y=y, y2="high:Q", color=colour),
        lines.mark_line(strokeWidth=2).encode(x=x, y=y, color=colour),
    )
    return canvas.finish(chart.properties(width=WIDTH - 60, height=HEIGHT), subtitle, lang)
