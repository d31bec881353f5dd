"""Evidence: what is known, from which source, of what date, under which licence.

Datasets (:mod:`~hansa.evidence.source`) are read by one small reader each, in :mod:`hansa.evidence.sources`; tables
(:mod:`~hansa.evidence.table`) are made from them and published together as an edition (:mod:`~hansa.evidence.edition`).
"""

from hansa.evidence.build import build_edition
from hansa.evidence.edition import Edition, open_edition
from hansa.evidence.source import Source, all_sources, source
from hansa.evidence.table import Inputs, Table

__all__ = ["Edition", "Inputs", "Source", "Table", "all_sources", "build_edition", "open_edition", "source"]
