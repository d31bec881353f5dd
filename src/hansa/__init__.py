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
    from hansa.reports.brief.answers import BriefAnswer

__version__ = "0.1.0"
__all__ = ["__version__", "brief", "open_edition"]


def brief(country: str, *, peers: str = "region", edition: Edition | None = None) -> BriefAnswer:
    """Return a country's brief.

    Parameters
    ----------
    country : str
        Any common code or name, in English or French.
    peers : str
        The group to stand beside: ``region``, ``income``, ``size``, a membership or a list of countries.
    edition : Edition, optional
        The evidence; by default the workspace's newest edition, else the embedded one.

    Raises
    ------
    InputError
        ``unknown-country``, ``unknown-group`` or ``group-without-data``.
    EvidenceError
        The edition is missing or damaged.
    """
    from hansa.questions.dependence import BriefQuestion
    from hansa.questions.question import Given
    from hansa.questions.reading import read_question

    evidence = edition or open_edition()
    asked = read_question(BriefQuestion, {"country": country, "peers": peers})
    return asked.settle(evidence).answer(Given(evidence))


def open_edition(folder: Path | str | None = None) -> Edition:
    """Open an edition of evidence; see :func:`hansa.evidence.open_edition`."""
    from hansa.evidence import open_edition as open_folder

    return open_folder(folder)
