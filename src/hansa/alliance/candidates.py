"""Candidates: whom to invite, by what each would bring the present members and by what it would gain itself.

Only countries that the group's rule admits are compared (:mod:`hansa.evidence.eligibility`); the others are named apart. What a
candidate c brings is measured on the present members' own stakes, so that a large country does not lead for its size:

- security: the part of their repairable losses that only routes through c give back, and the part of the routes between them
  that cross no third country but c;
- supply: the part of their dependence, layer by layer, that c holds, with what the largest choke point outside falls by;
- rules and voice: the change of the pillar when c's pairs with the members are counted in, which may be below 0.

The four stand side by side. Under weights that the user chose, ``brings`` is their weighted sum, and ``total`` holds c's marginal,
Shapley and Banzhaf values in the game of the members and c, in which c's own stakes count too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from hansa.alliance.gains import Gains, measure_gains
from hansa.alliance.games import EXACT_MEMBERS, banzhaf, list_subsets, shapley
from hansa.alliance.members import Contribution
from hansa.alliance.rules import list_parties
from hansa.alliance.sampling import sample_joining
from hansa.alliance.security import bring_security
from hansa.alliance.single import Mainstay, find_mainstays
from hansa.alliance.supply import LayerSupply
from hansa.alliance.value import Game, Setting, Value, compose_value, open_game, open_setting
from hansa.errors import InputError
from hansa.evidence.eligibility import Eligibility, find_eligibility

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

Order = Literal["security", "supply", "rules", "voice", "regained", "moved", "brings"]
DEFAULT_ORDER: Order = "security"
"""One pillar, named wherever the order is shown: an order by all four would weigh them behind the reader's back."""
MOST = 15
"""Rows that a reader goes through."""


@dataclass(frozen=True)
class Candidate:
    """A country that may join.

    Attributes
    ----------
    pillars : dict of str to float or None
        What the present members have of it by pillar, each counted in full; see the module. None where the data say nothing of
        the candidate.
    brings : float or None
        The same of all pillars under the weights chosen; None without any.
    total : Contribution or None
        Its values in the game of the members and it; None without weights.
    gains : Gains
        What it gains in its own terms.
    mainstay : Mainstay or None
        The one network through which more than half of what it brings in security comes; None where there is none.
    """

    country: str
    pillars: dict[str, float | None]
    brings: float | None
    gains: Gains
    total: Contribution | None = None
    mainstay: Mainstay | None = None

    def rank(self, order: Order) -> float:
        """Return what candidates are ordered by, the largest first."""
        if order == "brings":
            return self.brings or 0.0
        if order in {"regained", "moved"}:
            share = self.gains.regained_share if order == "regained" else self.gains.moved_share
            return share or 0.0
        part = self.pillars.get(order)
        return float("-inf") if part is None else part


@dataclass(frozen=True)
class Candidates:
    """A coalition and who may join it, in the order asked for.

    Attributes
    ----------
    considered : int
        How many were compared.
    rule : Eligibility or None
        Whom the group admits; None where no rule is on record, and everyone was compared.
    ineligible : tuple of str
        Those whom the rule does not admit, by code; they were not compared.
    exact : bool
        Whether the Shapley and Banzhaf values are; else they are sampled.
    voice_error : float or None
        By how much a change in voice is uncertain: half of the mean interval of a pair's agreement, for a candidate's pairs.
    """

    value: Value
    candidates: tuple[Candidate, ...]
    considered: int
    order: Order
    rule: Eligibility | None
    ineligible: tuple[str, ...]
    exact: bool
    voice_error: float | None


def rank_candidates(
    edition: Edition,
    model: Model,
    group: Group,
    weights: Mapping[str, float] | None = None,
    *,
    order: Order | None = None,
    most: int = MOST,
) -> Candidates:
    """Compare every country outside a coalition that it admits as a candidate.

    Parameters
    ----------
    edition : Edition
        The evidence.
    model : Model
        The networks.
    group : Group
        Two countries or more, 63 at most.
    weights : mapping of str to float, optional
        Of the pillars, adding up to 1; by default nothing is summed over the pillars.
    order : str, optional
        The pillar in which they bring most; ``regained`` or ``moved``, what they gain themselves in losses made good or supply
        moved inside; ``brings``, the sum under the weights. By default the last where weights are given, else security.
    most : int
        How many to return.

    Returns
    -------
    Candidates
        See :func:`list_candidates` for who is compared.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``, ``order-without-weights``.
    """
    if order == "brings" and not weights:
        raise InputError("order-without-weights")
    chosen: Order = order or ("brings" if weights else DEFAULT_ORDER)
    rule, others = find_eligibility(group.id), list_candidates(edition, model, group)
    admitted = [code for code in others if rule is None or rule.admits(edition, code)]
    setting = open_setting(edition, model, group, admitted, outsiders=True)
    own = open_game(setting, weights)
    found = [_compare(setting, own, open_game(setting, weights, code)) for code in admitted]
    first = sorted(found, key=lambda one: (-one.rank(chosen), one.country))[:most]
    stays = find_mainstays(setting, {one.country: one.pillars.get("security") or 0.0 for one in first})
    ranked = tuple(replace(_stand(setting, weights, one), mainstay=stays.get(one.country)) for one in first)
    exact = all(one.total is None or one.total.shapley_error is None for one in ranked)
    apart = tuple(code for code in others if code not in set(admitted))
    return Candidates(compose_value(setting, own), ranked, len(admitted), chosen, rule, apart, exact, _doubt_voice(own))


def _doubt_voice(own: Game) -> float | None:
    r"""Return :math:`\frac{2}{n + 1} \frac{h - l}{2}`: the candidate's n pairs are so much of all pairs with it."""
    interval = own.voice.interval()
    if interval is None:
        return None
    low, high = interval
    return (high - low) / (len(own.members) + 1)


def list_candidates(edition: Edition, model: Model, group: Group) -> list[str]:
    """Return the countries outside a coalition that may join one, ascending, whatever the group's rule.

    They have networks in the model, and vote in the General Assembly or are a party to some rule in their own name: a territory
    that another state speaks for is no candidate.
    """
    votes = edition.table("agreement")
    able = {*votes["country"].unique(), *votes["other"].unique(), *list_parties(edition)["country"].unique()}
    present = set(np.unique(model.attributes.country).tolist())
    return sorted((able & present) - set(group.members))


def _compare(setting: Setting, own: Game, game: Game) -> Candidate:
    candidate = game.members[-1]
    brought: dict[str, float | None] = {
        "security": bring_security(own.security, candidate),
        "supply": _bring_supply(own, candidate),
        "rules": _change(own, game, "rules"),
        "voice": None if candidate in game.voice.missing else _change(own, game, "voice"),
    }
    pillars = {name: part for name, part in brought.items() if name in own.known}
    brings = sum(weight * (pillars[name] or 0.0) for name, weight in own.weights.items()) if own.weights else None
    return Candidate(candidate, pillars, brings, measure_gains(setting, game, [candidate])[candidate])


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


def _change(own: Game, game: Game, name: str) -> float | None:
    """Return by how much a pillar changes when the candidate's pairs are counted in; None where it cannot be told."""
    if name not in game.known or name not in own.known:
        return None
    with_it = game.pillar(name, np.ones((1, len(game.members)), np.bool_))[0]
    return float(with_it - own.pillar(name, np.ones((1, len(own.members)), np.bool_))[0])


def _stand(setting: Setting, weights: Mapping[str, float] | None, one: Candidate) -> Candidate:
    """Return a candidate with its values in the game; only for those that are shown, and under weights."""
    if not weights:
        return one
    game = open_game(setting, weights, one.country)
    everyone = np.ones((2, len(game.members)), np.bool_)
    everyone[0, -1] = False
    marginal = float(np.diff(game.worth(everyone))[0])
    if len(game.members) <= EXACT_MEMBERS:  # a game of sixteen members is 65,536 subsets
        worth = game.worth(list_subsets(len(game.members)))
        return replace(one, total=Contribution(marginal, float(shapley(worth)[-1]), float(banzhaf(worth)[-1])))
    (value, error), (power, power_error) = sample_joining(game.worth, len(game.members))
    return replace(one, total=Contribution(marginal, value, power, error, power_error))
