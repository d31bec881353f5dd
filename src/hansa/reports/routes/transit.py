"""What people read of transit: who carries one country's routes, or a row for each country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from hansa.countries import party
from hansa.reports.content import Block, Grid, GridColumn, Paragraph
from hansa.reports.routes.naming import list_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.routing.transit import Transit

    Shares = npt.NDArray[np.floating[Any]]

MOST_ROWS = 12


def tell_carriers(model: Model, found: Transit, words: Language) -> Iterator[Block]:
    """Tell who carries one country's routes, or give a row for each of several; then what the weights were."""
    if len(found.countries) > 1:
        yield _list_countries(model, found, words)
    else:
        yield _list_networks(model, found, words)
        yield _list_jurisdictions(model, found, words)
        yield Paragraph(
            words(
                "Counted on the country’s side of each route, up to its highest provider; what lies beyond is the other side’s dependence."
            ),
            style="note",
        )
    if found.weighting.used != found.weighting.asked:
        yield Paragraph(words("The graph has no such weights: every network counts as one."), style="note")
    if model.kind == "coarse" and found.weighting.asked != "users":
        yield Paragraph(
            words("The coarse model is made for users: by other weights its error is larger and not measured here."),
            style="note",
        )


def _list_networks(model: Model, found: Transit, words: Language) -> Grid:
    to, back = found.to_network[0], found.from_network[0]
    return Grid(
        (GridColumn(words("Network")), GridColumn(words("Country")), *_both_ways(words)),
        tuple(
            (
                _name_network(model, node),
                _name_place(str(model.attributes.jurisdiction[node]), words),
                words.percent(float(to[node]), 1),
                words.percent(float(back[node]), 1),
            )
            for node in _largest((to + back) / 2)
        ),
        words("Networks that carry the country’s routes"),
        list_sources(model),
    )


def _list_jurisdictions(model: Model, found: Transit, words: Language) -> Grid:
    to, back = found.to_jurisdiction[0], found.from_jurisdiction[0]
    return Grid(
        (GridColumn(words("Country, by seat of the operator")), *_both_ways(words)),
        tuple(
            (
                _name_place(found.jurisdictions[place], words),
                words.percent(float(to[place]), 1),
                words.percent(float(back[place]), 1),
            )
            for place in _largest((to + back) / 2)
        ),
        words("Countries whose networks the country’s routes cross on its side"),
        list_sources(model),
    )


def _both_ways(words: Language) -> tuple[GridColumn, GridColumn]:
    return GridColumn(words("To"), "right"), GridColumn(words("From"), "right")


def _list_countries(model: Model, found: Transit, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Country")),
            GridColumn(words("First network")),
            GridColumn(words("First foreign country, by seat of the operator")),
        ),
        tuple(
            (_name_place(code, words), *_first(model, found, row, words)) for row, code in enumerate(found.countries)
        ),
        words("Who carries each country’s routes on its side"),
        list_sources(model),
    )


def _first(model: Model, found: Transit, row: int, words: Language) -> tuple[str, str]:
    networks = (found.to_network[row] + found.from_network[row]) / 2
    jurisdictions = (found.to_jurisdiction[row] + found.from_jurisdiction[row]) / 2
    foreign = np.array([code != found.countries[row] for code in found.jurisdictions])
    abroad = np.where(foreign, jurisdictions, 0.0)
    node, place = int(networks.argmax()), int(abroad.argmax())
    return (
        f"{_name_network(model, node)} {words.percent(float(networks[node]))}",
        f"{found.jurisdictions[place]} {words.percent(float(abroad[place]))}",
    )


def _name_network(model: Model, node: int) -> str:
    return model.attributes.name[node] or f"AS{model.graph.asn[node]}"


def _name_place(code: str, words: Language) -> str:
    return party(code).name(words.lang) if code else "–"


def _largest(shares: Shares) -> list[int]:
    order = np.argsort(-shares, kind="stable")[:MOST_ROWS]
    return [int(place) for place in order if shares[place] > 0]
