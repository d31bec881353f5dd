"""A figure that an expression asks for: its value, unit, source and year, or why it is missing; and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hansa.countries import all_countries
from hansa.error_texts import N_
from hansa.figures.claims import say_share
from hansa.labels import REASON
from hansa.language import NBSP, language

Unit = Literal["share", "count", "people", "usd", "score", "km", "flag", "index"]

SMALL_SHARE = 0.1
"""Below it a percentage has one decimal."""
DECIMALS: dict[Unit, int] = {"score": 1, "index": 2}
SIGNS: dict[Unit, str] = {"usd": "USD", "km": "km"}
REASONS = REASON | {
    "no-table": N_("this edition does not hold the table"),
    "no-figure": N_("the dataset holds no figure for this country"),
    "list-incomplete": N_("the list of members is not complete, and the country is not on it"),
    "launch-list": N_("the list is that of the launch, and the country is not on it; it may have joined since"),
    "status-open": N_("the country is joining or leaving, and the sources do not settle it"),
    "signed-only": N_("the country signed; whether it ratified is not in the data"),
    "old-source": N_("the latest source names one but is more than two years old"),
    "authors-unknown": N_("the record does not name the author of each shutdown in the country"),
    "not-listed": N_("the list is far from complete, and the country is not on it"),
}
"""Why a figure is missing, by code."""


@dataclass(frozen=True)
class CountryFigure:
    """What the evidence says to one question.

    Attributes
    ----------
    value : float or None
        None where it is missing; a flag is 1 or 0.
    unit : str
        ``share`` (in [0, 1]), ``count``, ``people``, ``usd``, ``score`` (0 to 100), ``km``, ``flag``, ``index``.
    datasets : tuple of str
        Ids of the datasets that it is from.
    year : int or None
        Year of the data.
    name : str or None
        What it names: a supplier, a network, a country's code, a scenario's id.
    missing : str or None
        Code of the reason why there is no value; see :data:`REASONS`.
    as_of : str or None
        Of a flag that is 0: the day of the list on which the country is not.
    known : float or None
        Of a share: the part of the whole of which it is a share; None where it is one of everything.
    expression : str
        The question, as in ``foreign_share('cloud')``.
    """

    value: float | None
    unit: Unit
    datasets: tuple[str, ...] = ()
    year: int | None = None
    name: str | None = None
    missing: str | None = None
    as_of: str | None = None
    known: float | None = None
    expression: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the figure as a JSON object."""
        return {
            "expression": self.expression,
            "value": self.value,
            "unit": self.unit,
            "year": self.year,
            "datasets": list(self.datasets),
            "name": self.name,
            "missing": self.missing,
            "as_of": self.as_of,
        }


def absent(unit: Unit, reason: str, *datasets: str) -> CountryFigure:
    """Return a figure that is missing, for a reason."""
    return CountryFigure(None, unit, datasets, missing=reason)


def format_figure(figure: CountryFigure, lang: str) -> str:
    """Format a figure's value with its unit; a missing one as a dash.

    Examples
    --------
    >>> format_figure(Figure(0.784, "share"), "en"), format_figure(Figure(0.25, "index"), "fr")
    ('78%', '0,25')
    """
    words = language(lang)
    value = figure.value
    if value is None:
        return "–"
    if figure.unit == "share" and figure.known is not None:
        return say_share(value, figure.known, words)
    if figure.unit == "share":
        return words.percent(value, 1 if 0 < value < SMALL_SHARE else 0)
    if figure.unit == "flag" and figure.as_of:
        return words("not on the list as of {date}", date=words.when(figure.as_of))
    if figure.unit == "flag":
        return words("yes") if value else words("no")
    decimals = 1 if figure.unit == "index" and value >= 1 else DECIMALS.get(figure.unit, 0)
    number = words.number(value, decimals)
    return f"{number}{NBSP}{SIGNS[figure.unit]}" if figure.unit in SIGNS else number


def format_name(figure: CountryFigure, lang: str) -> str:
    """Format what a figure names: a country by its name, all else as it stands; empty where it names nothing."""
    if figure.name in all_countries():
        return all_countries()[figure.name].subject(lang)
    return figure.name or ""


def say_missing(figure: CountryFigure, lang: str) -> str:
    """Say why a figure is missing; empty where it is not."""
    return language(lang)(REASONS[figure.missing]) if figure.missing else ""
