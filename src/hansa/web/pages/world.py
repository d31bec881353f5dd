"""The world: one measure of one layer for every country, as a map and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args

import polars as pl
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hansa.countries import Country, all_countries, fold
from hansa.dependence.layers import LAYERS, Layer, LayerMeasure
from hansa.dependence.profile import find_measured_layer
from hansa.dependence.world import list_measure
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.labels import LAYER, MEASURE, REASON
from hansa.language import Language, language
from hansa.reports.maps.world import MapValue, read_shapes, world_map
from hansa.web.answering import send_image
from hansa.web.documents import FORMS
from hansa.web.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request

STEPS = 5
FIRST = "routing"


@dataclass(frozen=True)
class WrittenMeasure:
    """One country's figure, written for the reader, with its reason where there is none."""

    country: Country
    value: float | None
    text: str


def show(request: Request) -> Response:
    """Show map and table."""
    edition, lang = request.app.state.edition, request.path_params["lang"]
    layer, measure = _asked(request)
    rows = _write_rows(edition, layer.name, measure, lang)
    query = f"?layer={layer.name}&measure={measure}"
    base = request.app.url_path_for("world", lang=lang)
    return page(
        request,
        "world.html",
        layer=layer,
        measure=measure,
        layers=[(one.name, LAYER[one.name]) for one in LAYERS if one.measures],
        measures=[(name, MEASURE[name]) for name in get_args(LayerMeasure)],
        rows=rows,
        known=sum(row.value is not None for row in rows),
        steps=_steps(language(lang)),
        addresses={name: f"{base}world.{form}{query}" for name, form in FORMS.items()},
        source=edition.sources[layer.dataset] if layer.dataset else None,
        countries=sorted(all_countries().values(), key=lambda country: fold(country.name(lang))),
    )


def chart(request: Request) -> Response:
    """Return the map's chart, or its picture."""
    layer, measure = _asked(request)
    lang = request.path_params["lang"]
    base = request.app.url_path_for("world", lang=lang)
    drawn = _draw(request.app.state.edition, layer.name, measure, lang, base)
    return send_image(drawn) if request.url.path.endswith(".svg") else JSONResponse(drawn)


def data(request: Request) -> Response:
    """Return the table as CSV."""
    layer, measure = _asked(request)
    rows = list_measure(request.app.state.edition, layer.name, measure, request.path_params["lang"])
    frame = pl.DataFrame(
        {
            "country": [row.country.code for row in rows],
            "name": [row.country.name(request.path_params["lang"]) for row in rows],
            measure: pl.Series([row.value for row in rows], dtype=pl.Float64),
        }
    )
    headers = {"content-disposition": f'attachment; filename="hansa-{layer.name}-{measure}.csv"'}
    return Response(frame.write_csv(), media_type="text/csv", headers=headers)


def _asked(request: Request) -> tuple[Layer, LayerMeasure]:
    measure = request.query_params.get("measure", "foreign_share")
    for known in get_args(LayerMeasure):
        if measure == known:
            return find_measured_layer(request.query_params.get("layer", FIRST)), known
    raise InputError("unknown-measure", name=measure, known=", ".join(get_args(LayerMeasure)))


@lru_cache(maxsize=64)
def _write_rows(edition: Edition, layer: str, measure: LayerMeasure, lang: str) -> tuple[WrittenMeasure, ...]:
    words = language(lang)
    return tuple(
        WrittenMeasure(one.country, one.value, words(REASON[one.missing]) if one.missing else words.percent(one.value))
        for one in list_measure(edition, layer, measure, lang)
    )


@lru_cache(maxsize=64)
def _draw(edition: Edition, layer: str, measure: LayerMeasure, lang: str, base: str) -> dict[str, Any]:
    words = language(lang)
    values = {
        row.country.code: MapValue(
            None if row.value is None else min(int(row.value * STEPS), STEPS - 1),
            row.country.name(lang),
            row.text,
            f"{base}country/{row.country.code}",
        )
        for row in _write_rows(edition, layer, measure, lang)
    }
    return world_map(read_shapes(edition), values, _steps(words), words("not known"), "", lang, plain=True)


def _steps(words: Language) -> list[str]:
    return [
        words("{low} to {high}", low=words.percent(step / STEPS), high=words.percent((step + 1) / STEPS))
        for step in range(STEPS)
    ]


ROUTES = (
    Route("/{lang}/", show, name="world"),
    Route("/{lang}/world.json", chart),
    Route("/{lang}/world.svg", chart),
    Route("/{lang}/world.csv", data),
)
