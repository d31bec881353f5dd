"""Which networks a change of the graph touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import UInt8

if TYPE_CHECKING:
    from hansa.routing.graph import AsGraph


def find_touched(before: AsGraph, after: AsGraph) -> UInt8:
    """Mark the nodes that have lost some link, uint8 (n,)."""
    touched = np.zeros(len(before), np.uint8)
    for offsets in ("providers_at", "peers_at", "customers_at"):
        touched |= np.diff(getattr(before.links, offsets)) != np.diff(getattr(after.links, offsets))
    return touched
