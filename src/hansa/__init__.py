"""Hansa: from evidence to strategy, alliance and early warning, for an open Internet.

Every question is a function here, called as its command is: ``hansa stress worst TO`` is ``hansa.stress_worst("TO")``. Answers show
themselves in a notebook, and have ``facts``, ``to_json``, ``frames``, ``charts``, ``document`` and ``write``.

>>> import hansa
>>> hansa.brief("France").country.code
'FR'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from hansa.evidence import Edition
    from hansa.library import (
        alliance_candidates,
        alliance_compare,
        alliance_gaps,
        alliance_members,
        alliance_relation,
        alliance_value,
        brief,
        depend,
        evidence_list,
        evidence_show,
        routes_all_pairs,
        routes_check,
        routes_fidelity,
        routes_lengths,
        routes_path,
        routes_transit,
        strategy_audit,
        strategy_diff,
        strategy_options,
        strategy_prioritise,
        strategy_review,
        stress_cut,
        stress_harden,
        stress_isolate,
        stress_list,
        stress_operator,
        stress_random,
        stress_run,
        stress_sever,
        stress_show,
        stress_supplier,
        stress_worst,
        world,
    )

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "alliance_candidates",
    "alliance_compare",
    "alliance_gaps",
    "alliance_members",
    "alliance_relation",
    "alliance_value",
    "brief",
    "depend",
    "evidence_list",
    "evidence_show",
    "open_edition",
    "routes_all_pairs",
    "routes_check",
    "routes_fidelity",
    "routes_lengths",
    "routes_path",
    "routes_transit",
    "strategy_audit",
    "strategy_diff",
    "strategy_options",
    "strategy_prioritise",
    "strategy_review",
    "stress_cut",
    "stress_harden",
    "stress_isolate",
    "stress_list",
    "stress_operator",
    "stress_random",
    "stress_run",
    "stress_sever",
    "stress_show",
    "stress_supplier",
    "stress_worst",
    "world",
]


def open_edition(folder: Path | str | None = None) -> Edition:
    """Open an edition of evidence; see :func:`hansa.evidence.open_edition`."""
    from hansa.evidence import open_edition as open_folder

    return open_folder(folder)


def __getattr__(name: str) -> Any:
    """Return a question's function: nothing behind it is loaded before."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hansa import library

    return getattr(library, name)


def __dir__() -> list[str]:
    """Return the names that are meant to be used."""
    return sorted(__all__)
