"""Whom a country depends on, layer by layer, as one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hansa.dependence.layers import LAYERS
from hansa.dependence.profile import LayerProfile, find_layer, profile_layer
from hansa.evidence.groups import find_group
from hansa.language import language
from hansa.reports.brief.json_object import layer_to_json

if TYPE_CHECKING:
    from hansa.countries import Country
    from hansa.evidence import Edition

FEW = 5
MANY = 20
"""Suppliers shown of each layer, and of a layer that is asked for alone."""


def profile_country(edition: Edition, country: Country, layer: str | None, peers: str) -> list[LayerProfile]:
    """Return a country's profile in every layer, or in one, by every dataset that measures it.

    Parameters
    ----------
    edition : Edition
        The evidence.
    country : Country
        Whose dependence.
    layer : str or None
        Only this layer, with more of its suppliers.
    peers : str
        The group to stand beside, as :func:`hansa.evidence.groups.find_group` takes it.

    Raises
    ------
    InputError
        ``unknown-layer``, ``unknown-group``, ``group-without-data``.
    """
    wanted = LAYERS if layer is None else (find_layer(layer),)
    group = find_group(edition, peers, country)
    return [
        profile_layer(edition, country.code, one, dataset=dataset, peers=group.members, top=MANY if layer else FEW)
        for one in wanted
        for dataset in (one.dataset, *one.also)
    ]


def dependence_to_json(edition: Edition, country: Country, layer: str | None, peers: str, lang: str) -> dict[str, Any]:
    """Return whom a country depends on; see :func:`profile_country`.

    ``layers`` holds the dataset that ranks first in each layer, ``further`` the others by their id.
    """
    words, profiles = language(lang), profile_country(edition, country, layer, peers)
    first = {profile.layer: layer_to_json(profile, words) for profile in reversed(profiles)}
    return {
        "country": country.code,
        "edition": edition.id,
        "peers": find_group(edition, peers, country).id,
        "layers": {one.name: first[one.name] for one in LAYERS if one.name in first},
        "further": {
            one.dataset: layer_to_json(one, words) for one in profiles if one.dataset in find_layer(one.layer).also
        },
    }
