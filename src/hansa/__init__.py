"""Hansa: from evidence to strategy, alliance and early warning, for an open Internet.

Every question is a function here, called as its command is: ``hansa stress worst TO`` is ``hansa.stress_worst("TO")``. Answers show
themselves in a notebook, and have ``facts``, ``to_json``, ``frames``, ``charts``, ``document`` and ``write``.

>>> import hansa
>>> hansa.brief("France").country.code
'FR'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa import library
from hansa.library import *  # noqa: F403 -- the functions that its list names, each made from a question

if TYPE_CHECKING:
    from pathlib import Path

    from hansa.evidence import Edition

__version__ = "0.1.0"
__all__ = ["__version__", "open_edition"]
__all__ += library.__all__


def open_edition(folder: Path | str | None = None) -> Edition:
    """Open an edition of evidence; see :func:`hansa.evidence.open_edition`."""
    from hansa.evidence import open_edition as open_folder

    return open_folder(folder)
