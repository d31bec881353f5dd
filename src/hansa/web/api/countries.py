"""Countries, layers and groups: what other questions name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.countries import resolve
from hansa.dependence.layers import LAYERS
from hansa.error_texts import N_
from hansa.labels import LAYER
from hansa.language import language
from hansa.reports.dependence.facts import CountryFacts
from hansa.web.api.endpoint import Call, Endpoint

if TYPE_CHECKING:
    from hansa.evidence.groups import Group

TAG = N_("Countries")


@dataclass(frozen=True)
class NamedLayerFacts:
    """A layer, and the datasets that it rests on, the first before the others."""

    name: str
    title: str
    dataset: str | None
    also: tuple[str, ...]


@dataclass(frozen=True)
class GroupFacts:
    """A group of countries, and where its members are from."""

    id: str
    title: str
    members: tuple[str, ...]
    dataset: str | None
    date: str | None


def show_country(call: Call) -> dict[str, Any]:
    """Return one country, by any name."""
    return resolve(call.part("country")).to_json()


def list_layers(call: Call) -> list[NamedLayerFacts]:
    """Return the layers."""
    words = language(call.lang)
    return [NamedLayerFacts(one.name, words(LAYER[one.name]), one.dataset, tuple(one.also)) for one in LAYERS]


def list_groups(call: Call) -> list[GroupFacts]:
    """Return the groups of countries that have a name."""
    from hansa.evidence.groups import named_groups

    groups = {group.id: group for group in named_groups(call.edition).values()}
    return [_describe(group, call.lang) for group in groups.values()]


def show_group(call: Call) -> GroupFacts:
    """Return the group that a name means."""
    from hansa.evidence.groups import find_group

    return _describe(find_group(call.edition, call.part("group")), call.lang)


def _describe(group: Group, lang: str) -> GroupFacts:
    return GroupFacts(group.id, group.title.text(lang), group.members, group.dataset or None, group.date or None)


ENDPOINTS = (
    Endpoint(
        "GET", "/api/countries/{country}", show_country, TAG, N_("One country, by any name."), answers=CountryFacts
    ),
    Endpoint(
        "GET",
        "/api/layers",
        list_layers,
        TAG,
        N_("The layers, and the dataset of each."),
        answers=list[NamedLayerFacts],
    ),
    Endpoint(
        "GET",
        "/api/groups",
        list_groups,
        TAG,
        N_("The groups of countries that have a name."),
        answers=list[GroupFacts],
    ),
    Endpoint(
        "GET",
        "/api/groups/{group}",
        show_group,
        TAG,
        N_("One group, by its name, or countries separated by commas."),
        answers=GroupFacts,
    ),
)
