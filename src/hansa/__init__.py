"""Hansa: from evidence to strategy, alliance and early warning, for an open Internet."""

__version__ = "0.1.0"
