r"""Candidates: whom to invite, by what each would bring the present members and by what it would gain itself.

What a candidate c brings is measured on the present members' own stakes, so that a large country does not lead for its size:

- security: the part of their repairable losses that only routes through c give back, and the part of the routes between them
  that cross no third country but c;
- supply: the part of their dependence, layer by layer, that c holds, with what the largest choke point outside falls by;
- rules and voice: the change of the pillar when c's pairs with the members are counted in, which may be below 0.

``brings`` is the weighted sum; ``marginal``, ``shapley`` and ``banzhaf`` are those of c in the game of the members and c, in which
c's own stakes count too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from hansa.alliance.gains import Gains, measure_gains
from hansa.alliance.games import EXACT_MEMBERS, banzhaf, list_subsets, shapley
from hansa.alliance.pillars import equal_weights
from hansa.alliance.rules import list_parties
from hansa.alliance.sampling import sample_joining
from hansa.alliance.supply import LayerSupply
from hansa.alliance.value import Game, Setting, Value, compose_value, open_game, open_setting

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

Order = Literal["brings", "gains"]
MOST = 15
"""Rows that a reader goes through; the game of each is counted, so that more rows take longer."""


@dataclass(frozen=True)
class Candidate:
    """A country that may join.

    Attributes
    ----------
    brings : float
        What the present members have of it; see the module.
    pillars : dict of str to float or None
        The same by pillar, weighted, so that they add up to ``brings``; None where the data say nothing of the candidate.
    marginal : float
        What the members and it are worth, less what the members are worth in the same game.
    shapley, banzhaf, shapley_error, banzhaf_error : float or None
        Its values in that game, and their standard errors where they are sampled.
    gains : Gains
        What it gains in its own terms.
    """

    country: str
    brings: float
    pillars: dict[str, float | None]
    marginal: float
    gains: Gains
    shapley: float | None = None
    banzhaf: float | None = None
    shapley_error: float | None = None
    banzhaf_error: float | None = None


@dataclass(frozen=True)
class Candidates:
    """A coalition and who may join it, in the order asked for.

    Attributes
    ----------
    considered : int
        How many were compared.
    exact : bool
        Whether the Shapley and Banzhaf values are; else they are sampled.
    voice_error : float or None
        By how much a change in voice is uncertain: half of the mean interval of a pair's agreement, for a candidate's pairs.
    """

    value: Value
    candidates: tuple[Candidate, ...]
    considered: int
    order: Order
    exact: bool
    voice_error: float | None


def rank_candidates(
    edition: Edition,
    model: Model,
    group: Group,
    weights: Mapping[str, float] | None = None,
    *,
    order: Order = "brings",
    most: int = MOST,
) -> Candidates:
    """Compare every country outside a coalition as a candidate.

    Parameters
    ----------
    edition : Edition
        The evidence.
    model : Model
        The networks.
    group : Group
        Two countries or more, 63 at most.
    weights : mapping of str to float, optional
        Of the pillars, adding up to 1; alike by default.
    order : {"brings", "gains"}
        By what they bring the members, or by what they gain themselves.
    most : int
        How many to return, with their Shapley and Banzhaf values.

    Returns
    -------
    Candidates
        See :func:`list_candidates` for who is compared.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    others = list_candidates(edition, model, group)
    setting = open_setting(edition, model, group, others)
    chosen = weights or equal_weights()
    own = open_game(setting, chosen)
    found = [_compare(setting, own, open_game(setting, chosen, code)) for code in others]
    first = sorted(found, key=lambda one: (-(one.brings if order == "brings" else one.gains.score), one.country))[:most]
    # Only for those that are shown: a game of sixteen members is 65,536 subsets.
    ranked = tuple(_stand(setting, chosen, one) for one in first)
    exact = all(one.shapley_error is None for one in ranked)
    return Candidates(compose_value(setting, own), ranked, len(others), order, exact, _doubt_voice(own))


def _doubt_voice(own: Game) -> float | None:
    r"""Return :math:`\lambda \frac{2}{n + 1} \frac{h - l}{2}`: the candidate's n pairs are so much of all pairs with it."""
    interval = own.voice.interval()
    if interval is None:
        return None
    low, high = interval
    return own.weights.get("voice", 0.0) / (len(own.members) + 1) * (high - low)


def list_candidates(edition: Edition, model: Model, group: Group) -> list[str]:
    """Return the countries outside a coalition that may join one, ascending.

    They have networks in the model, and vote in the General Assembly or are a party to some rule in their own name: a territory
    that another state speaks for is no candidate.
    """
    votes = edition.table("agreement")
    able = {*votes["country"].unique(), *votes["other"].unique(), *list_parties(edition)["country"].unique()}
    present = set(np.unique(model.attributes.country).tolist())
    return sorted((able & present) - set(group.members))


def _compare(setting: Setting, own: Game, game: Game) -> Candidate:
    candidate = game.members[-1]
    everyone = np.ones((2, len(game.members)), np.bool_)
    everyone[0, -1] = False
    before, after = game.worth(everyone)
    brought: dict[str, float | None] = {
        "security": _bring_security(setting, own, candidate),
        "supply": _bring_supply(own, candidate),
        "rules": _change(own, game, "rules"),
        "voice": None if candidate in game.voice.missing else _change(own, game, "voice"),
    }
    pillars = {
        name: None if (part := brought[name]) is None else weight * part
        for name, weight in own.weights.items()
        if weight
    }
    gains = measure_gains(setting, game, [candidate])[candidate]
    brings = sum(part for part in pillars.values() if part is not None)
    return Candidate(candidate, brings, pillars, float(after - before), gains)


def _bring_security(setting: Setting, own: Game, candidate: str) -> float:
    crossings, relief = setting.crossings, setting.relief
    brought = []
    if crossings.total:
        # Routes that leave the coalition through the candidate alone: it would bring them inside by joining.
        through = crossings.outsider == crossings.find(candidate)
        brought.append(float(crossings.weight[through].sum()) / crossings.total)
    if relief is not None and own.security.repairable:
        joined = (*own.members, candidate)
        choices = np.ones((2, len(joined)), np.bool_)
        choices[0, -1] = False
        # Without the candidate's own row: what it regains itself is its gain, not what it brings.
        rows = sum(rows[:-1].sum(axis=0) for rows in relief.regain(joined, choices).values())
        brought.append(float(np.diff(rows)[0]) / own.security.repairable)
    return sum(brought) / len(brought) if brought else 0.0


def _bring_supply(own: Game, candidate: str) -> float:
    layers = own.supply.layers
    return sum(_hold(layer, candidate) for layer in layers) / len(layers) if layers else 0.0


def _hold(layer: LayerSupply, candidate: str) -> float:
    """Return the half of what a candidate holds of a layer, and of what the largest choke point outside falls by."""
    if candidate not in layer.suppliers:
        return 0.0
    held = layer.held.sum(axis=0)
    place = layer.suppliers.index(candidate)
    outside = np.array([0.0 if needed else share for needed, share in zip(layer.inside, held, strict=True)])
    return float(held[place] + outside.max() - np.delete(outside, place).max(initial=0.0)) / 2


def _change(own: Game, game: Game, name: str) -> float:
    """Return by how much a pillar changes when the candidate's pairs are counted in."""
    if name not in game.weights:
        return 0.0
    with_it = game.pillar(name, np.ones((1, len(game.members)), np.bool_))[0]
    return float(with_it - own.pillar(name, np.ones((1, len(own.members)), np.bool_))[0])


def _stand(setting: Setting, weights: Mapping[str, float], one: Candidate) -> Candidate:
    game = open_game(setting, weights, one.country)
    if len(game.members) <= EXACT_MEMBERS:
        worth = game.worth(list_subsets(len(game.members)))
        return replace(one, shapley=float(shapley(worth)[-1]), banzhaf=float(banzhaf(worth)[-1]))
    (value, error), (power, power_error) = sample_joining(game.worth, len(game.members))
    return replace(one, shapley=value, banzhaf=power, shapley_error=error, banzhaf_error=power_error)
