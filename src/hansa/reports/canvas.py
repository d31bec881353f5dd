"""What charts and maps share: their data by name, the line of units and sources below, and the shared configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hansa.reports.lettering import wrap
from hansa.reports.theme import CHART_PIXELS, chart_config

if TYPE_CHECKING:
    import altair as alt

WIDTH = 620
"""Pixels of a chart that fills the line of a printed page."""


class Canvas:
    """The data of one chart, put into its specification last: Altair would check every value of them many times."""

    def __init__(self) -> None:
        self._datasets: dict[str, list[dict[str, Any]]] = {}

    def chart(self, values: list[dict[str, Any]]) -> alt.Chart:
        """Return an empty chart over rows of data."""
        import altair as alt

        name = f"data{len(self._datasets)}"
        self._datasets[name] = values
        return alt.Chart(alt.NamedData(name=name))

    def finish(self, chart: Any, subtitle: str, lang: str) -> dict[str, Any]:
        """Return the specification, with units, date and source below the chart.

        It is not checked against the schema each time, which would take longer than all the rest: tests do that.
        """
        lines = wrap(subtitle, WIDTH, CHART_PIXELS - 0.5)
        specification: dict[str, Any] = chart.properties(title=lines).to_dict(validate=False)
        return {**specification, "datasets": self._datasets, "config": chart_config(lang)}
