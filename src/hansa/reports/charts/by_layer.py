"""A country's position by layer beside its peers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import HALVES, QUARTERS, broken, heading, label_axis, label_width, legend
from hansa.reports.theme import LIGHT

if TYPE_CHECKING:
    import altair as alt

LEAST_FOR_QUARTILES = 4
ROW_PIXELS = 31
MISSING = "\0missing"
"""No word of the legend can be this."""


@dataclass(frozen=True)
class Position:
    """One row of a panel: a layer's value for the country and for its peers, all in [0, 1].

    ``value`` is None where there are no data; ``peers`` may be empty.
    """

    layer: str
    value: float | None
    peers: tuple[float, ...] = ()


@dataclass(frozen=True)
class Panel:
    """One measure by layer; every panel of a chart has the same layers in the same order.

    ``percent`` says whether values are written as percentages, else as decimals.
    """

    title: str
    rows: tuple[Position, ...]
    percent: bool = True


@dataclass(frozen=True)
class PositionWords:
    """The legend of a chart of positions: the country's name, the peers', the quartile band, and *no data*."""

    country: str
    peers: str
    quartiles: str
    no_data: str


def positions(panels: Sequence[Panel], words: PositionWords, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw a country's position by layer beside its peers: dots, their middle half, and the country's value.

    Parameters
    ----------
    panels : sequence of Panel
        One or two measures, drawn side by side over the same layers.
    words : PositionWords
        The legend.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    canvas = Canvas()
    labels = label_width(row.layer for row in panels[0].rows)
    width = (WIDTH - labels - 30 * len(panels)) / len(panels)
    drawn = [_panel(canvas, panel, words, width, labels, shown=not number) for number, panel in enumerate(panels)]
    chart = alt.hconcat(*drawn, spacing=26).resolve_scale(color="shared", shape="shared")
    return canvas.finish(chart, subtitle, lang)


def _panel(canvas: Canvas, panel: Panel, words: PositionWords, width: float, labels: float, *, shown: bool) -> Any:
    import altair as alt

    layers = [broken(row.layer, labels) for row in panel.rows]
    y = alt.Y(
        "layer:N",
        sort=layers,
        axis=label_axis(labels) if shown else None,
        scale=alt.Scale(domain=layers, paddingOuter=0.25),
    )
    base = canvas.chart(_values(panel, words, labels)).encode(y=y)
    marks = [*_peer_marks(base, panel, words), *_own_marks(base, panel, words)]
    return alt.layer(*marks).properties(width=width, height=alt.Step(ROW_PIXELS), title=heading(panel.title))


def _peer_marks(base: alt.Chart, panel: Panel, words: PositionWords) -> list[alt.Chart]:
    x, colour, shape = _scales(panel, words)
    bands, dots = _only(base, words.quartiles), _only(base, words.peers)
    return [
        bands.mark_bar(height=14).encode(x=x, x2="high:Q", color=colour),
        dots.mark_point(filled=True, size=22, opacity=0.55).encode(x=x, color=colour, shape=shape),
    ]


def _own_marks(base: alt.Chart, panel: Panel, words: PositionWords) -> list[alt.Chart]:
    import altair as alt

    x, colour, shape = _scales(panel, words)
    own, missing = _only(base, words.country), _only(base, MISSING)
    figure = alt.Text("value:Q", format=".0%" if panel.percent else ".2f")
    dots = own.mark_point(filled=True, size=120, opacity=1, stroke=LIGHT["paper"], strokeWidth=1)
    return [
        dots.encode(x=x, color=colour, shape=shape),
        own.mark_text(fontWeight=600, color=LIGHT["accent"], dy=-13).encode(x=x, text=figure),
        missing.mark_text(align="left", color=LIGHT["muted"], fontStyle="italic").encode(
            x=alt.value(4), text=alt.value(words.no_data)
        ),
    ]


def _only(base: alt.Chart, kind: str) -> alt.Chart:
    import altair as alt

    return base.transform_filter(alt.FieldEqualPredicate(field="kind", equal=kind))


def _scales(panel: Panel, words: PositionWords) -> tuple[alt.X, alt.Color, alt.Shape]:
    import altair as alt

    kinds = [words.country, words.peers, words.quartiles]
    shapes = alt.Scale(domain=kinds, range=["circle", "circle", "square"])
    axis = alt.Axis(title=None, format=".0%" if panel.percent else ".1f", values=QUARTERS, labelExpr=HALVES)
    return (
        alt.X("value:Q", axis=axis, scale=alt.Scale(domain=[0, 1])),
        legend("kind", kinds, [LIGHT["accent"], LIGHT["peer"], LIGHT["band"]]),
        alt.Shape("kind:N", scale=shapes),
    )


def _values(panel: Panel, words: PositionWords, labels: float) -> list[dict[str, Any]]:
    """Return one row a mark; a layer without a value shows that alone, without its peers."""
    values: list[dict[str, Any]] = []
    for row in panel.rows:
        layer = broken(row.layer, labels)
        if row.value is None:
            values.append({"layer": layer, "kind": MISSING})
            continue
        values += [{"layer": layer, "kind": words.peers, "value": round(value, 4)} for value in row.peers]
        if len(row.peers) >= LEAST_FOR_QUARTILES:
            low, _, high = quantiles(row.peers, n=4, method="inclusive")
            band = {"value": round(low, 4), "high": round(high, 4)}
            values.append({"layer": layer, "kind": words.quartiles, **band})
        values.append({"layer": layer, "kind": words.country, "value": round(row.value, 4)})
    return values
