"""Gaps: what a coalition lacks: rules that not all share, layers that nobody inside supplies, and who holds it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from hansa.alliance.single import Mainstay, find_mainstays
from hansa.alliance.value import Setting, Value, compose_value, open_game, open_setting

if TYPE_CHECKING:
    from hansa.alliance.accord import Accord
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

MOST_CARRIERS = 8
MOST_PAIRS = 5
"""Rows that a reader takes in."""
LEAST_SHARE = 0.001
"""A smaller share is not named: its percent would be printed as 0."""


@dataclass(frozen=True)
class Unshared:
    """An instrument on whose list some members are and others are not; lists complete as of ``as_of`` only.

    ``launch`` says whether that is the day of the launch; ``union`` whether the European Union has joined as one, which may bind
    members that are not listed themselves.
    """

    instrument: str
    parties: int
    lacking: tuple[str, ...]
    union: bool
    as_of: str | None = None
    launch: bool = False


@dataclass(frozen=True)
class Choke:
    """The country outside that holds the largest share of the members' dependence in a layer; ``inside`` is their own."""

    layer: str
    dataset: str
    inside: float
    supplier: str
    share: float


@dataclass(frozen=True)
class OutsideCarrier:
    """A country outside, and the share of the routes between members that it alone keeps from staying inside.

    ``mainstay`` is the one network that makes more than half of that share, None where there is none.
    """

    country: str
    share: float
    mainstay: Mainstay | None = None


@dataclass(frozen=True)
class Discord:
    """Two members that vote less alike than others do on information and communication technology."""

    first: str
    second: str
    agreement: float


@dataclass(frozen=True)
class Gaps:
    """What a coalition lacks.

    Attributes
    ----------
    unshared : tuple of Unshared
        Those with most parties first: the least is missing to them.
    nobody : tuple of Unshared
        Lists, complete as of their dates, with at most one member.
    unsupplied : tuple of str
        Layers in which no member supplies any member.
    chokes : tuple of Choke
        One a layer, the largest share first.
    carriers : tuple of OutsideCarrier
        The largest share first.
    crossed_share : float
        Share of the routes between members that cross a country outside.
    discords : tuple of Discord
        The pairs that agree least.
    empty_layers, world_layers : tuple of str
        Layers in which no member has data, and those that tell the supply of the world alone.
    """

    value: Value
    unshared: tuple[Unshared, ...]
    nobody: tuple[Unshared, ...]
    unsupplied: tuple[str, ...]
    chokes: tuple[Choke, ...]
    carriers: tuple[OutsideCarrier, ...]
    crossed_share: float | None
    discords: tuple[Discord, ...]
    empty_layers: tuple[str, ...]
    world_layers: tuple[str, ...]


def measure_gaps(edition: Edition, model: Model, group: Group) -> Gaps:
    """Return what a coalition lacks.

    Parameters
    ----------
    edition : Edition
        The evidence.
    model : Model
        The networks.
    group : Group
        Two countries or more.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    setting = open_setting(edition, model, group, outsiders=True)
    game = open_game(setting, None)
    value = compose_value(setting, game)
    parts = {pillar.name: pillar.parts for pillar in value.pillars}
    rules = [
        Unshared(one["instrument"], one["parties"], tuple(one["lacking"]), one["union"], one["as_of"], one["launch"])
        for one in parts["rules"]["instruments"]
        if one["complete"]
    ]
    some = sorted(
        (one for one in rules if one.lacking and one.parties > 1), key=lambda one: (-one.parties, one.instrument)
    )
    layers = parts["supply"]["layers"]
    return Gaps(
        value=value,
        unshared=tuple(some),
        nobody=tuple(one for one in rules if one.parties <= 1),
        unsupplied=tuple(layer["layer"] for layer in layers if not layer["inside"]),
        chokes=_find_chokes(layers),
        carriers=_find_carriers(setting),
        crossed_share=1 - parts["security"]["inside"] if parts["security"]["inside"] is not None else None,
        discords=_find_discords(game.voice),
        empty_layers=tuple(parts["supply"]["empty_layers"]),
        world_layers=tuple(parts["supply"]["world_layers"]),
    )


def _find_chokes(layers: list[dict[str, Any]]) -> tuple[Choke, ...]:
    chokes = (
        Choke(layer["layer"], layer["dataset"], layer["inside"], layer["choke"], layer["choke_share"])
        for layer in layers
        if layer["choke"]
    )
    return tuple(sorted(chokes, key=lambda one: (-one.share, one.layer)))


def _find_carriers(setting: Setting) -> tuple[OutsideCarrier, ...]:
    crossings = setting.crossings
    if not crossings.total:
        return ()
    outside = crossings.outsider >= 0
    weights = np.bincount(crossings.outsider[outside], crossings.weight[outside], len(crossings.countries))
    order = np.argsort(-weights, kind="stable")[:MOST_CARRIERS]
    shares = weights / crossings.total
    named = {crossings.countries[place]: float(shares[place]) for place in order if shares[place] >= LEAST_SHARE}
    stays = find_mainstays(setting, named, relief=False)
    return tuple(OutsideCarrier(code, share, stays.get(code)) for code, share in named.items())


def _find_discords(accord: Accord) -> tuple[Discord, ...]:
    first, second = np.triu_indices(len(accord.countries), k=1)
    agreement = accord.agreement[first, second]
    known = np.flatnonzero(np.isfinite(agreement))
    order = known[np.argsort(agreement[known], kind="stable")][:MOST_PAIRS]
    return tuple(
        Discord(accord.countries[first[place]], accord.countries[second[place]], float(agreement[place]))
        for place in order
        if agreement[place] < 1
    )
