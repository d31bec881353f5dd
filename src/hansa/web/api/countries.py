"""Countries, groups, and what the world depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from hansa.countries import all_countries, resolve
from hansa.dependence.layers import LAYERS, Measure
from hansa.error_texts import N_
from hansa.labels import LAYER, REASON
from hansa.language import language
from hansa.web.api.endpoint import Call, Endpoint, Query

if TYPE_CHECKING:
    from hansa.evidence.groups import Group

TAG = N_("Countries")
UNKNOWN = ("unknown-country",)


class WorldQuery(Query):
    """Which measure of which layer."""

    layer: str = Field("routing", description=N_("Name of a layer, as /api/layers lists them."))
    measure: Measure = "foreign_share"


class PeersQuery(Query):
    """Beside whom a country stands."""

    peers: str = Field(
        "region", description=N_("Group to stand beside: region, income, size, a membership or a list of countries.")
    )


class DependenceQuery(PeersQuery):
    """Of which layer."""

    layer: str | None = Field(None, description=N_("Only this layer, with more of its suppliers."))


def list_countries(_: Call) -> list[dict[str, Any]]:
    """Return the countries as ``hansa countries --json`` prints them."""
    return [country.to_json() for country in all_countries().values()]


def show_country(call: Call) -> dict[str, Any]:
    """Return one of them."""
    return resolve(call.part("country")).to_json()


def list_layers(call: Call) -> list[dict[str, Any]]:
    """Return the layers, and the dataset that each rests on."""
    words = language(call.lang)
    return [
        {"name": one.name, "title": words(LAYER[one.name]), "dataset": one.dataset, "also": list(one.also)}
        for one in LAYERS
    ]


def show_world(call: Call) -> dict[str, Any]:
    """Return one measure of one layer for every country, as the page has it."""
    from hansa.dependence.profile import find_layer
    from hansa.dependence.world import list_measure

    asked = call.asked(WorldQuery)
    layer = find_layer(asked.layer)
    rows, words = list_measure(call.edition, layer.name, asked.measure, call.lang), language(call.lang)
    return {
        "layer": layer.name,
        "measure": asked.measure,
        "dataset": layer.dataset,
        "edition": call.edition.id,
        "countries": [
            {
                "country": row.country.code,
                "name": row.country.name(call.lang),
                "value": row.value,
                "missing": words(REASON[row.missing]) if row.missing else None,
            }
            for row in rows
        ],
    }


def show_brief(call: Call) -> dict[str, Any]:
    """Return a brief as ``hansa brief --json`` prints it."""
    from hansa.reports.brief import gather_brief
    from hansa.reports.brief.json_object import brief_to_json

    country = resolve(call.part("country"))
    peers = call.asked(PeersQuery).peers
    return brief_to_json(gather_brief(country.code, peers=peers, edition=call.edition), call.lang)


def show_dependence(call: Call) -> dict[str, Any]:
    """Return whom a country depends on as ``hansa depend --json`` prints it."""
    from hansa.reports.dependence import dependence_to_json

    asked = call.asked(DependenceQuery)
    return dependence_to_json(call.edition, resolve(call.part("country")), asked.layer, asked.peers, call.lang)


def list_groups(call: Call) -> list[dict[str, Any]]:
    """Return the groups of countries that have a name."""
    from hansa.evidence.groups import named_groups

    groups = {group.id: group for group in named_groups(call.edition).values()}
    return [_describe(group, call.lang) for group in groups.values()]


def show_group(call: Call) -> dict[str, Any]:
    """Return the group that a name means."""
    from hansa.evidence.groups import find_group

    return _describe(find_group(call.edition, call.part("group")), call.lang)


def _describe(group: Group, lang: str) -> dict[str, Any]:
    return {
        "id": group.id,
        "title": group.title.text(lang),
        "members": list(group.members),
        "dataset": group.dataset or None,
        "date": group.date or None,
    }


ENDPOINTS = (
    Endpoint("GET", "/api/countries", list_countries, TAG, N_("The countries and territories."), returns="array"),
    Endpoint("GET", "/api/countries/{country}", show_country, TAG, N_("One country, by any name."), missing=UNKNOWN),
    Endpoint(
        "GET",
        "/api/countries/{country}/brief",
        show_brief,
        TAG,
        N_("A country’s brief: findings, position by layer, partners, gaps."),
        PeersQuery,
        missing=UNKNOWN,
    ),
    Endpoint(
        "GET",
        "/api/countries/{country}/dependence",
        show_dependence,
        TAG,
        N_("Whom a country depends on, layer by layer."),
        DependenceQuery,
        missing=UNKNOWN,
    ),
    Endpoint("GET", "/api/layers", list_layers, TAG, N_("The layers, and the dataset of each."), returns="array"),
    Endpoint("GET", "/api/world", show_world, TAG, N_("One measure of one layer for every country."), WorldQuery),
    Endpoint("GET", "/api/groups", list_groups, TAG, N_("The groups of countries that have a name."), returns="array"),
    Endpoint(
        "GET",
        "/api/groups/{group}",
        show_group,
        TAG,
        N_("One group, by its name, or countries separated by commas."),
        missing=("unknown-group",),
    ),
)
