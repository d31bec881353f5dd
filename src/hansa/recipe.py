"""Which room gives which tables to an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.evidence import Table


def all_tables() -> tuple[Table, ...]:
    """Return every table of a full edition."""
    from hansa.alliance import tables as alliance
    from hansa.dependence import tables as dependence
    from hansa.evidence import tables as evidence
    from hansa.routing import tables as routing
    from hansa.stress import tables as stress

    return (*evidence.TABLES, *routing.TABLES, *dependence.TABLES, *stress.TABLES, *alliance.TABLES)
