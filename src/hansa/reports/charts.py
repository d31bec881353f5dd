"""The charts of a brief, as Vega-Lite specifications.

All text comes from the caller in the document's language; ``subtitle`` states units, date and source, so that a chart that
leaves its document still says them. Charts are laid out for :data:`WIDTH` pixels, the full line of a printed page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.lettering import cut, text_width, wrap
from hansa.reports.theme import CHART_PIXELS, LIGHT

if TYPE_CHECKING:
    import altair as alt

LABEL_SHARE = 0.3
LEAST_FOR_QUARTILES = 4
QUARTERS, HALVES = [0, 0.25, 0.5, 0.75, 1], [0, 0.5, 1]
LINES = "split(datum.label, '\\n')"


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


@dataclass(frozen=True)
class Supplier:
    """One bar: a supplier of a layer, the name of its country and its share in [0, 1]."""

    layer: str
    supplier: str
    country: str
    share: float
    domestic: bool = False


@dataclass(frozen=True)
class Agreement:
    """One line: a state's name and its share of agreement in [0, 1] with the ends of its 95 % interval."""

    state: str
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class YearCount:
    """One bar: a year's number of events; ``partial`` for a year that is not over in the data."""

    year: int
    events: int
    partial: bool = False


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
    labels = _label_width(row.layer for row in panels[0].rows)
    width = (WIDTH - labels - 30 * len(panels)) / len(panels)
    drawn = [_panel(canvas, panel, words, width, labels, shown=not number) for number, panel in enumerate(panels)]
    chart = alt.hconcat(*drawn, spacing=26).resolve_scale(color="shared", shape="shared")
    return canvas.finish(chart, subtitle, lang)


def suppliers(rows: Sequence[Supplier], domestic: str, foreign: str, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw the largest suppliers of each layer as bars, in the order given.

    Parameters
    ----------
    rows : sequence of Supplier
        Rows of one layer stand together.
    domestic, foreign : str
        The legend's words for suppliers at home and abroad.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    layers = _label_width(row.layer for row in rows)
    names = min(max(text_width(_supplier_label(row)) for row in rows) + 16, 0.42 * WIDTH)
    values = _stacked(rows, domestic, foreign, layers, names)
    canvas = Canvas()
    base = canvas.chart(values).encode(y=alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True, nice=False)))
    share = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=[layers + names, WIDTH - 50], clamp=True))
    colour = _legend("kind", [foreign, domestic], [LIGHT["ink"], LIGHT["peer"]])
    bars = base.mark_bar(orient="horizontal", size=11, cornerRadiusEnd=1).encode(x=share, color=colour)
    figures = base.mark_text(align="left", dx=5).encode(x=share, text=alt.Text("share:Q", format=".0%"))
    names_text = base.mark_text(align="right").encode(x=alt.value(layers + names - 8), text="label:N")
    heads = base.mark_text(align="left", fontWeight=600, lineBreak="\n", lineHeight=14).encode(
        x=alt.value(0), text="head:N"
    )
    height = 19 * (values[-1]["y"] + 1)
    chart = alt.layer(bars, figures, names_text, heads).properties(width=WIDTH, height=height)
    return canvas.finish(chart, subtitle, lang)


def agreements(
    nearest: Sequence[Agreement], farthest: Sequence[Agreement], headings: tuple[str, str], subtitle: str, lang: str
) -> dict[str, Any]:
    """Draw shares of agreement with their 95 % intervals, the nearest states above the farthest.

    Parameters
    ----------
    nearest, farthest : sequence of Agreement
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
    labels = _label_width(row.state for row in (*nearest, *farthest))
    groups = [(rows, head) for rows, head in zip((nearest, farthest), headings, strict=True) if rows]
    drawn = [
        _interval_panel(canvas, rows, head, labels, last=number == len(groups))
        for number, (rows, head) in enumerate(groups, 1)
    ]
    return canvas.finish(alt.vconcat(*drawn, spacing=14), subtitle, lang)


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


def _panel(
    canvas: Canvas, panel: Panel, words: PositionWords, width: float, labels: float, *, shown: bool
) -> alt.LayerChart:
    import altair as alt

    layers = [_broken(row.layer, labels) for row in panel.rows]
    axis = _label_axis(labels) if shown else None
    y = alt.Y("layer:N", sort=layers, axis=axis, scale=alt.Scale(domain=layers))
    written = ".0%" if panel.percent else ".1f"
    x_axis = alt.Axis(title=None, format=written, values=QUARTERS if panel.percent else HALVES)
    x = alt.X("value:Q", axis=x_axis, scale=alt.Scale(domain=[0, 1]))
    colour, shape = _position_scales(words)
    values = _position_values(panel, words, labels)
    base = canvas.chart(values).encode(y=y)
    kind = alt.FieldEqualPredicate
    bands = (
        base.transform_filter(kind(field="kind", equal=words.quartiles))
        .mark_bar(height=14)
        .encode(x=x, x2="high:Q", color=colour)
    )
    peers = (
        base.transform_filter(kind(field="kind", equal=words.peers))
        .mark_point(filled=True, size=22, opacity=0.55)
        .encode(x=x, color=colour, shape=shape)
    )
    own = base.transform_filter(kind(field="kind", equal=words.country))
    dots = own.mark_point(filled=True, size=120, opacity=1, stroke=LIGHT["paper"], strokeWidth=1).encode(
        x=x, color=colour, shape=shape
    )
    figures = own.mark_text(fontWeight=600, color=LIGHT["accent"], dy=-13).encode(
        x=x, text=alt.Text("value:Q", format=".0%" if panel.percent else ".2f")
    )
    missing = (
        base.transform_filter(kind(field="kind", equal="missing"))
        .mark_text(align="left", color=LIGHT["muted"], fontStyle="italic")
        .encode(x=alt.value(2), text=alt.value(words.no_data))
    )
    chart = alt.layer(bands, peers, dots, figures, missing)
    return chart.properties(width=width, height=alt.Step(34), title=_title(panel.title))


def _position_scales(words: PositionWords) -> tuple[alt.Color, alt.Shape]:
    import altair as alt

    kinds = [words.country, words.peers, words.quartiles]
    shapes = alt.Scale(domain=kinds, range=["circle", "circle", "square"])
    return (
        _legend("kind", kinds, [LIGHT["accent"], LIGHT["peer"], LIGHT["band"]]),
        alt.Shape("kind:N", scale=shapes),
    )


def _position_values(panel: Panel, words: PositionWords, labels: float) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    for row in panel.rows:
        layer = _broken(row.layer, labels)
        values += [{"layer": layer, "kind": words.peers, "value": round(value, 4)} for value in row.peers]
        if len(row.peers) >= LEAST_FOR_QUARTILES:
            low, _, high = quantiles(row.peers, n=4, method="inclusive")
            values.append({"layer": layer, "kind": words.quartiles, "value": round(low, 4), "high": round(high, 4)})
        if row.value is None:
            values.append({"layer": layer, "kind": "missing"})
        else:
            values.append({"layer": layer, "kind": words.country, "value": round(row.value, 4)})
    return values


def _stacked(
    rows: Sequence[Supplier], domestic: str, foreign: str, layers: float, names: float
) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    place, layer = 0.0, None
    for row in rows:
        first = row.layer != layer
        place += 0.6 if first and values else 0.0
        values.append(
            {
                "y": round(place, 1),
                "share": round(row.share, 4),
                "label": cut(_supplier_label(row), names - 12),
                "head": _broken(row.layer, layers) if first else "",
                "kind": domestic if row.domestic else foreign,
            }
        )
        place, layer = place + 1, row.layer
    return values


def _supplier_label(row: Supplier) -> str:
    return f"{row.supplier} · {row.country}" if row.country and row.country != row.supplier else row.supplier


def _interval_panel(
    canvas: Canvas, rows: Sequence[Agreement], heading: str, labels: float, *, last: bool
) -> alt.LayerChart:
    import altair as alt

    states = [cut(row.state, labels - 8) for row in rows]
    values = [{**asdict(row), "state": state} for row, state in zip(rows, states, strict=True)]
    x_axis = alt.Axis(title=None, format=".0%", values=QUARTERS, labels=last)
    base = canvas.chart(values).encode(
        y=alt.Y("state:N", sort=states, axis=_label_axis(labels), scale=alt.Scale(domain=states))
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
        width=WIDTH - labels - 54, height=alt.Step(20), title=_title(heading)
    )


def _legend(field: str, kinds: list[str], colours: list[str]) -> alt.Color:
    import altair as alt

    look = alt.Legend(orient="top", title=None, direction="horizontal", symbolSize=90, symbolOpacity=1)
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=kinds, range=colours), legend=look)


def _title(text: str) -> alt.TitleParams:
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


def _label_axis(labels: float) -> alt.Axis:
    """Return a vertical axis whose labels, broken into lines beforehand, take a set width."""
    import altair as alt

    return alt.Axis(title=None, minExtent=labels, maxExtent=labels, labelExpr=LINES, labelLineHeight=13)


def _broken(label: str, labels: float) -> str:
    return "\n".join(wrap(label, labels - 8))


def _label_width(labels: Iterable[str]) -> float:
    widest = max((text_width(label) for label in labels), default=0.0)
    return min(widest + 14, LABEL_SHARE * WIDTH)
