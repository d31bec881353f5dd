"""From a scenario's words to what a model can compute: links that go, places that fail, shares that are lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray
from hansa.errors import InputError
from hansa.stress.cables import add_links, find_links, open_map
from hansa.stress.countries import find_members
from hansa.stress.damage import Damage, check_matched, cut_operator, isolate, join, sever
from hansa.stress.operators import find_operators
from hansa.stress.physical import PhysicalLoss, cut_links
from hansa.stress.shocks import Cut, Isolate, Operator, Sever, Supply, check_shocks
from hansa.stress.supply import lose_supplies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.outcome import PhysicalOutcome, SupplyLoss
    from hansa.stress.scenario import Scenario
    from hansa.stress.shocks import Shock


@dataclass(frozen=True, eq=False)
class Resolved:
    """What a scenario takes away.

    Attributes
    ----------
    damage : Damage
        In the model's graph.
    physical : dict of str to PhysicalOutcome
        By country, where places were cut.
    supplies : dict of str to tuple of SupplyLoss
        By country, where suppliers stop.
    """

    damage: Damage
    physical: dict[str, PhysicalOutcome]
    supplies: dict[str, tuple[SupplyLoss, ...]]


def resolve(scenario: Scenario, model: Model, edition: Edition) -> Resolved:
    """Find what a scenario takes away in a model and an edition.

    Physical cuts go on into the routing layer: a country whose places are all cut off from the world's largest component
    loses its networks' links to the countries of other components. Countries of which the backbone holds nothing are left
    alone: missing is not isolated.

    Parameters
    ----------
    scenario : Scenario
        The shocks, and the physical links that the backbone lacks.
    model : Model
        The graph.
    edition : Edition
        Groups of countries, the backbone, the table of dependence.

    Raises
    ------
    InputError
        ``scenario-without-shocks``; what contradicts itself (:func:`hansa.stress.shocks.check_shocks`); what is not known:
        ``unknown-group``, ``unknown-operator``, ``unknown-asn``, ``unknown-place``, ``unknown-supplier`` and the like;
        ``operator-not-in-model`` where the scenario takes operators alone and the model names none of them.
    """
    if not scenario.shocks:
        raise InputError("scenario-without-shocks", name=scenario.id)
    check_shocks(scenario.shocks)
    loss = _cut_places(scenario, edition)
    severed = [isolate(model.graph, model.attributes, group) for group in loss.isolated]
    damage = join(_spare(model), *severed, *_damage(scenario.shocks, model, edition))
    supplies = lose_supplies(edition, [shock for shock in scenario.shocks if isinstance(shock, Supply)])
    if not (loss.outcomes or supplies):
        check_matched(damage)
    return Resolved(damage, loss.outcomes, supplies)


def _spare(model: Model) -> Damage:
    """Return a damage that takes nothing."""
    return Damage(np.zeros(len(model.graph), np.bool_), np.empty((0, 2), np.int64))


def _cut_places(scenario: Scenario, edition: Edition) -> PhysicalLoss:
    cuts = [shock for shock in scenario.shocks if isinstance(shock, Cut)]
    if not cuts:
        return PhysicalLoss()
    places = add_links(open_map(edition), scenario.links)
    return cut_links(places, set[int]().union(*(find_links(places, cut) for cut in cuts)))


def _damage(shocks: Iterable[Shock], model: Model, edition: Edition) -> Iterable[Damage]:
    for shock in shocks:
        if isinstance(shock, Operator):
            yield _lose_operator(shock, model, edition)
        elif isinstance(shock, Sever):
            first, second = (find_members(edition, side) for side in shock.sever)
            yield sever(model.graph, model.attributes, first, second)
        elif isinstance(shock, Isolate):
            codes = {code for name in shock.isolate for code in find_members(edition, name)}
            yield isolate(model.graph, model.attributes, sorted(codes), shock.except_)


def _lose_operator(shock: Operator, model: Model, edition: Edition) -> Damage:
    nodes, unmatched = find_operators(model, shock.operator)
    left: BoolArray | tuple[str, ...] | None = None
    if isinstance(shock.from_, int):
        others, more = find_operators(model, [shock.from_])
        left, unmatched = np.zeros(len(model.graph), np.bool_), unmatched + more
        left[others] = True
    elif shock.from_ is not None:
        left = find_members(edition, shock.from_)
    return cut_operator(model.graph, model.attributes, nodes, left, unmatched)
