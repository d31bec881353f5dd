"""Agreement with other states, with its intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import QUARTERS, heading, label_axis, label_width
from hansa.reports.lettering import cut
from hansa.reports.theme import LIGHT


@dataclass(frozen=True)
class AgreementBar:
    """One line: a state's name and its share of agreement in [0, 1] with the ends of its 95 % interval."""

    state: str
    share: float
    low: float
    high: float


def agreements(
    nearest: Sequence[AgreementBar],
    farthest: Sequence[AgreementBar],
    headings: tuple[str, str],
    subtitle: str,
    lang: str,
) -> dict[str, Any]:
    """Draw shares of agreement with their 95 % intervals, the nearest states above the farthest.

    Parameters
    ----------
    nearest, farthest : sequence of AgreementBar
        In the order in which they stand.
    headings : tuple of str
        The headings of the two groups.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    canvas = Canvas()
    labels = label_width(row.state for row in (*nearest, *farthest))
    groups = [(rows, head) for rows, head in zip((nearest, farthest), headings, strict=True) if rows]
    drawn = [
        _interval_panel(canvas, rows, head, labels, last=number == len(groups))
        for number, (rows, head) in enumerate(groups, 1)
    ]
    return canvas.finish(alt.vconcat(*drawn, spacing=14), subtitle, lang)


def _interval_panel(canvas: Canvas, rows: Sequence[AgreementBar], group: str, labels: float, *, last: bool) -> Any:
    import altair as alt

    states = [cut(row.state, labels - 8) for row in rows]
    values = [{**asdict(row), "state": state} for row, state in zip(rows, states, strict=True)]
    x_axis = alt.Axis(title=None, format=".0%", values=QUARTERS, labels=last)
    base = canvas.chart(values).encode(
        y=alt.Y("state:N", sort=states, axis=label_axis(labels), scale=alt.Scale(domain=states))
    )
    scale = alt.Scale(domain=[0, 1])
    spans = base.mark_rule(strokeWidth=3, color=LIGHT["peer"], opacity=0.7).encode(
        x=alt.X("low:Q", axis=x_axis, scale=scale), x2="high:Q"
    )
    dots = base.mark_point(filled=True, size=70, color=LIGHT["ink"], opacity=1).encode(
        x=alt.X("share:Q", axis=x_axis, scale=scale)
    )
    figures = base.mark_text(align="right", color=LIGHT["text"]).encode(
        x=alt.value(WIDTH - labels - 8), text=alt.Text("share:Q", format=".0%")
    )
    return alt.layer(spans, dots, figures).properties(
        width=WIDTH - labels - 54, height=alt.Step(18), title=heading(group)
    )
