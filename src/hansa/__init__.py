"""Hansa: from evidence to strategy, alliance and early warning, for an open Internet.

>>> import hansa
>>> hansa.brief("France").country.code
'FR'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from hansa.evidence import Edition
    from hansa.reports.brief import Brief

__version__ = "0.1.0"
__all__ = ["__version__", "brief", "open_edition"]


def brief(country: str, *, peers: str = "region", edition: Edition | None = None) -> Brief:
    """Gather a country's brief; see :func:`hansa.reports.brief.gather_brief`."""
    from hansa.reports.brief import gather_brief

    return gather_brief(country, peers=peers, edition=edition)


def open_edition(folder: Path | str | None = None) -> Edition:
    """Open an edition of evidence; see :func:`hansa.evidence.open_edition`."""
    from hansa.evidence import open_edition as open_folder

    return open_folder(folder)
