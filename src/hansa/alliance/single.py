"""Mainstays: where most of what a candidate brings in security comes through one network, which one it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hansa.alliance.inside import trace_crossings
from hansa.alliance.relief import trace_relief
from hansa.alliance.security import Security, bring_security
from hansa.alliance.stakes import find_damages, find_stakes
from hansa.routing.coarse import GROUP_ASN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hansa.alliance.value import Setting
    from hansa.arrays import TextArray
    from hansa.routing.model import Model

MOST_OF_IT = 0.5
"""A network is named from this part of the score on: without it the greater part would be gone."""
WIDE = "<U24"
"""Room for a country's code with a node's number."""


@dataclass(frozen=True)
class Mainstay:
    """One network, and the part of a candidate's score in security that routes over it alone make; more may come through it with others."""

    asn: int
    name: str
    share: float


def find_mainstays(setting: Setting, brought: Mapping[str, float], *, relief: bool = True) -> dict[str, Mainstay]:
    """Return the network that makes more than half of what each candidate brings in security, where there is one.

    Every network of the candidates is taken for a country of its own, and what each would bring alone is measured as for a
    country: routes that cross it and no other network outside the coalition, losses that it alone gives back.

    Parameters
    ----------
    setting : Setting
        Of the coalition, on the coarse model, whose large operators stand by name.
    brought : mapping of str to float
        What the candidates bring in security; those that bring nothing are left out.
    relief : bool
        Whether losses given back are in it; else routes alone.
    """
    wanted = {code: worth for code, worth in brought.items() if worth > 0}
    if not wanted:
        return {}
    country, nodes = _split(setting.model, tuple(wanted))
    model = replace(setting.model, attributes=replace(setting.model.attributes, country=country))
    stakes = find_stakes(setting.edition, setting.members) if relief else {}
    damages = find_damages(setting.edition, setting.model, stakes) if stakes else {}
    traced = trace_relief(model, (*setting.members, *nodes), damages, stakes) if damages else None
    security = Security(setting.members, trace_crossings(model, setting.members, outsiders=True), traced)
    found: dict[str, Mainstay] = {}
    for label, node in nodes.items():
        code = label.partition("#")[0]
        share = bring_security(security, label) / wanted[code]
        if share > max(MOST_OF_IT, found[code].share if code in found else 0.0):
            asn = int(setting.model.graph.asn[node])
            found[code] = Mainstay(asn, setting.model.attributes.name[node], min(share, 1.0))
    return found


def _split(model: Model, candidates: tuple[str, ...]) -> tuple[TextArray, dict[str, int]]:
    """Return the country of each node, those of the candidates each their own, and their named networks by that label."""
    country = model.attributes.country.astype(WIDE)
    own = np.flatnonzero(np.isin(model.attributes.country, candidates))
    labels = [f"{model.attributes.country[node]}#{node}" for node in own]
    country[own] = labels
    named = model.graph.asn[own] < GROUP_ASN
    return country, {label: int(node) for label, node, one in zip(labels, own, named, strict=True) if one}
