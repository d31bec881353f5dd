"""A country's brief: gathered once, then written on screen, as JSON or as a document."""

from hansa.reports.brief.gather import gather_brief
from hansa.reports.brief.picture import Brief

__all__ = ["Brief", "gather_brief"]
