"""A country's brief: gathered once, then written on screen, as JSON or as a document."""

from hansa.reports.brief.gather import Brief, gather_brief

__all__ = ["Brief", "gather_brief"]
