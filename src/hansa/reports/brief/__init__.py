"""A country's brief: gathered once, then told as facts and as blocks."""

from hansa.reports.brief.gather import gather_brief
from hansa.reports.brief.picture import Brief

__all__ = ["Brief", "gather_brief"]
