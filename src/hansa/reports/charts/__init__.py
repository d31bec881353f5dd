"""The charts of a brief, as Vega-Lite specifications.

All text comes from the caller in the document's language; ``subtitle`` states units, date and source, so that a chart that
leaves its document still says them. Charts are laid out for the full line of a printed page.
"""

from hansa.reports.charts.by_failure import LossCurve, LossWords, resilience
from hansa.reports.charts.by_layer import Panel, Position, PositionWords, positions
from hansa.reports.charts.by_member import ContributionBar, beside, contributions
from hansa.reports.charts.by_shift import ShiftBar, shifts
from hansa.reports.charts.by_state import AgreementBar, agreements
from hansa.reports.charts.by_supplier import SupplierBar, suppliers
from hansa.reports.charts.by_year import YearCount, timeline

__all__ = [
    "AgreementBar",
    "ContributionBar",
    "LossCurve",
    "LossWords",
    "Panel",
    "Position",
    "PositionWords",
    "ShiftBar",
    "SupplierBar",
    "YearCount",
    "agreements",
    "beside",
    "contributions",
    "positions",
    "resilience",
    "shifts",
    "suppliers",
    "timeline",
]
