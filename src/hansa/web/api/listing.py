"""Every endpoint, in the order of the documentation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.web.api.endpoint import Endpoint


@cache
def all_endpoints() -> tuple[Endpoint, ...]:
    """Return every endpoint."""
    from hansa.web.api import alliance, countries, evidence, session, strategies, stress

    rooms = (countries, alliance, stress, strategies, evidence, session)
    return tuple(endpoint for room in rooms for endpoint in room.ENDPOINTS)
