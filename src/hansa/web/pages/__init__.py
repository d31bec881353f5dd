"""The pages: one module each, which gives its routes."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import Route

from hansa.language import LANGUAGES


class _LanguageConvertor(Convertor[str]):
    """Lets ``{lang}`` in an address stand for the languages that there are, and nothing else."""

    regex = "|".join(LANGUAGES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("lang", _LanguageConvertor())


def all_routes() -> list[Route]:
    """Return the routes of every page."""
    from hansa.web.pages import (
        alliance,
        alliance_views,
        asking,
        country,
        follow,
        guide,
        guide_action,
        guide_document,
        guide_options,
        guide_priorities,
        guide_review,
        guide_step,
        guide_versions,
        interface,
        signing,
        sources,
        stress,
        stress_compose,
        stress_country,
        stress_runs,
        world,
    )

    guides = (
        guide,
        guide_step,
        guide_action,
        guide_options,
        guide_priorities,
        guide_review,
        guide_document,
        guide_versions,
    )
    labs = (stress, stress_compose, stress_country, stress_runs, alliance, alliance_views)
    pages = (signing, asking, country, follow, *labs, *guides, interface, sources, world)
    return [_name_language(route) for module in pages for route in module.ROUTES]


def _name_language(route: Route) -> Route:
    path = route.path.replace("{lang}", "{lang:lang}", 1)
    return Route(path, route.endpoint, methods=list(route.methods or ()), name=route.name)
