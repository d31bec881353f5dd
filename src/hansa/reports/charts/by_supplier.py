"""The largest suppliers of each layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.charts.parts import broken, label_width, legend
from hansa.reports.lettering import cut, text_width
from hansa.reports.theme import LIGHT


@dataclass(frozen=True)
class SupplierBar:
    """One bar: a supplier of a layer, the name of its country and its share in [0, 1]."""

    layer: str
    supplier: str
    country: str
    share: float
    domestic: bool = False


def suppliers(rows: Sequence[SupplierBar], domestic: str, foreign: str, subtitle: str, lang: str) -> dict[str, Any]:
    """Draw the largest suppliers of each layer as bars, in the order given.

    Parameters
    ----------
    rows : sequence of SupplierBar
        Rows of one layer stand together.
    domestic, foreign : str
        The legend's words for suppliers at home and abroad.
    subtitle : str
        Units, date and source.
    lang : {"en", "fr"}
        How numbers are written.
    """
    import altair as alt

    layers = label_width(row.layer for row in rows)
    names = min(max(text_width(_supplier_label(row)) for row in rows) + 16, 0.42 * WIDTH)
    values = _stacked(rows, domestic, foreign, layers, names)
    canvas = Canvas()
    base = canvas.chart(values).encode(y=alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True, nice=False)))
    share = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=[layers + names, WIDTH - 50], clamp=True))
    colour = legend("kind", [foreign, domestic], [LIGHT["ink"], LIGHT["peer"]])
    bars = base.mark_bar(orient="horizontal", size=11, cornerRadiusEnd=1).encode(x=share, color=colour)
    figures = base.mark_text(align="left", dx=5).encode(x=share, text=alt.Text("share:Q", format=".0%"))
    names_text = base.mark_text(align="right").encode(x=alt.value(layers + names - 8), text="label:N")
    heads = base.mark_text(align="left", fontWeight=600, lineBreak="\n", lineHeight=14).encode(
        x=alt.value(0), text="head:N"
    )
    height = 19 * (values[-1]["y"] + 1)
    chart = alt.layer(bars, figures, names_text, heads).properties(width=WIDTH, height=height)
    return canvas.finish(chart, subtitle, lang)


def _stacked(
    rows: Sequence[SupplierBar], domestic: str, foreign: str, layers: float, names: float
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
                "head": broken(row.layer, layers) if first else "",
                "kind": domestic if row.domestic else foreign,
            }
        )
        place, layer = place + 1, row.layer
    return values


def _supplier_label(row: SupplierBar) -> str:
    return f"{row.supplier} · {row.country}" if row.country and row.country != row.supplier else row.supplier
