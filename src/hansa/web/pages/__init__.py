"""The pages: one module each, which gives its routes."""

from __future__ import annotations

from starlette.routing import BaseRoute


def all_routes() -> list[BaseRoute]:
    """Return the routes of every page."""
    from hansa.web.pages import country, follow, signing, sources, world

    return [*signing.ROUTES, *country.ROUTES, *follow.ROUTES, *sources.ROUTES, *world.ROUTES]
