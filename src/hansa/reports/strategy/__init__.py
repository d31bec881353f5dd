"""A strategy as a document: gathered once from its file and the evidence, then written in many formats and both languages."""

from hansa.reports.strategy.gather import Report, gather_report

__all__ = ["Report", "gather_report"]
