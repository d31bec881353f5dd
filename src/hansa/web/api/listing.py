"""Every endpoint, in the order of the documentation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.web.api.endpoint import Endpoint


@cache
def all_endpoints() -> tuple[Endpoint, ...]:
    """Return every endpoint."""
    from hansa.web.api import asking, countries, evidence, runs, session, strategies

    own = (endpoint for room in (countries, runs, strategies, evidence, session) for endpoint in room.ENDPOINTS)
    return (*asking.make_endpoints(), *own)
