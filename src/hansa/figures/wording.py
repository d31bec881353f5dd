"""How figures and reasons read: the name of a figure, and a reason with its figures filled in."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from hansa.countries import all_countries, find
from hansa.error_texts import N_
from hansa.evidence import Edition
from hansa.evidence.groups import named_groups
from hansa.figures import lookups
from hansa.figures.expression import arguments, parse
from hansa.figures.figure import CountryFigure, format_figure, format_name
from hansa.figures.functions import FUNCTIONS
from hansa.labels import LAYER
from hansa.language import language
from hansa.titles import Titles

PEERS = {
    "region": N_("its region"),
    "income": N_("countries of like income"),
    "size": N_("countries of like size"),
}
"""Groups that are others for each country."""


def name_figure(edition: Edition, figure: CountryFigure, lang: str) -> str:
    """Write what a figure measures: ``Foreign share: Cloud``; the expression itself where it is a condition."""
    call = parse(figure.expression)
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return figure.expression
    function = FUNCTIONS[call.func.id]
    kinds = (*function.needed, *function.optional)
    given = dict(zip(kinds, arguments(call), strict=False))
    fields = {kind: _name_argument(edition, figure, kind, value, lang) for kind, value in given.items()}
    return language(lang)(function.title, **fields)


def _name_argument(edition: Edition, figure: CountryFigure, kind: str, value: str | int, lang: str) -> str:
    words = language(lang)
    if kind == "layer":
        return words(LAYER[str(value)])
    if kind == "instrument" and value in lookups.instruments(edition):
        row = lookups.instruments(edition)[str(value)]
        return str((row["name_fr"] if lang == "fr" else None) or row["name_en"])
    if kind == "group" and value in PEERS:
        return words(PEERS[str(value)])
    if kind in {"group", "country"}:
        code = figure.name if value == "top" else None
        country = all_countries().get(code) if code else find(str(value))
        group = named_groups(edition).get(str(value))
        return country.name(lang) if country else group.title.text(lang) if group else str(value)
    return str(value)


def say_reason(reason: Titles, figures: Sequence[CountryFigure], lang: str) -> str:
    """Say a reason with its figures: ``{value}``, ``{name}`` and ``{year}`` are the first figure's, ``{value_2}`` the second's."""
    fields: dict[str, str] = {}
    for number, figure in enumerate(figures, start=1):
        tail = "" if number == 1 else f"_{number}"
        fields |= {f"value{tail}": format_figure(figure, lang), f"name{tail}": format_name(figure, lang)}
        fields[f"year{tail}"] = str(figure.year or "–")
    return reason.text(lang).format(**fields)
