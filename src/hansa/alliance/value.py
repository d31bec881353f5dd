r"""Value: what a coalition is worth in its four pillars, as a game of its members.

Each pillar p is a game of the whole coalition N with fixed denominators, :math:`v_p(\emptyset) = 0` and :math:`v_p(N)` in [0, 1];
under weights that the user chose, and under none otherwise, the coalition's is their weighted mean,

.. math:: v(S) = \sum_p \lambda_p \, v_p(S) \Big/ \sum_p \lambda_p

over the pillars that the evidence can tell. The value of the coalition is then v(N).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from hansa.alliance import rules, security, supply
from hansa.alliance.accord import Accord, accord_worth, weigh_accord
from hansa.alliance.forming import form_coalition
from hansa.alliance.inside import Crossings, trace_crossings
from hansa.alliance.pillars import PILLARS, Pillar
from hansa.alliance.rolls import SOURCES
from hansa.alliance.stakes import trace_stakes
from hansa.arrays import BoolArray, Float64
from hansa.evidence.groups import union_members
from hansa.figures import lookups

if TYPE_CHECKING:
    from hansa.alliance.relief import Relief
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

RULES_DATASETS = ("hansa_instruments", "hansa_instrument_members", "whitehouse_dfi")
VOICE_DATASETS = SOURCES


@dataclass(frozen=True, eq=False)
class Setting:
    """The evidence about a coalition and those that may join it, traced once and asked many times."""

    edition: Edition
    model: Model
    group: Group
    crossings: Crossings
    relief: Relief | None

    @property
    def members(self) -> tuple[str, ...]:
        """The coalition's members."""
        return self.group.members


@dataclass(frozen=True, eq=False)
class Game:
    """A coalition as a game.

    Attributes
    ----------
    members : tuple of str
        Columns of every subset.
    known : tuple of str
        The pillars that the evidence can tell.
    weights : dict of str to float
        Of the pillars that are known, as the user chose them; they add up to 1, or there are none.
    """

    members: tuple[str, ...]
    known: tuple[str, ...]
    weights: dict[str, float]
    security: security.Security
    supply: supply.SupplyTables
    rules: rules.RulesMatrix
    voice: Accord

    def pillar(self, name: str, subsets: BoolArray) -> Float64:
        """Return what subsets of the members are worth in one pillar, float64 (k,) for bool (k, n)."""
        if name == "security":
            return security.security_worth(self.security, subsets)
        if name == "supply":
            return supply.supply_worth(self.supply, subsets)
        if name == "rules":
            return rules.rules_worth(self.rules, subsets)
        return accord_worth(self.voice, subsets)

    def worth(self, subsets: BoolArray) -> Float64:
        """Return what subsets of the members are worth under the weights chosen, float64 (k,) for bool (k, n); 0 without any."""
        total = np.zeros(len(subsets))
        for name, weight in self.weights.items():
            if weight:
                total += weight * self.pillar(name, subsets)
        return total


@dataclass(frozen=True)
class Value:
    """What a coalition is worth.

    Attributes
    ----------
    value : float or None
        In [0, 1]; None without weights, and where no pillar that weighs is known.
    """

    group: Group
    value: float | None
    pillars: tuple[Pillar, ...]


def open_setting(
    edition: Edition, model: Model, group: Group, others: Sequence[str] = (), *, outsiders: bool = False
) -> Setting:
    """Trace the routes and losses of a coalition, and of the countries that may join it.

    Parameters
    ----------
    edition : Edition
        The evidence.
    model : Model
        The networks.
    group : Group
        The coalition.
    others : sequence of str
        Candidates, alpha-2.
    outsiders : bool
        Whether the one country that keeps a route from staying inside is wanted; always so with candidates.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    coalition = form_coalition(group)
    members = coalition.members
    crossings = trace_crossings(model, members, outsiders=outsiders or bool(others))
    return Setting(edition, model, coalition, crossings, trace_stakes(edition, model, (*members, *others)))


def open_game(setting: Setting, weights: Mapping[str, float] | None, candidate: str | None = None) -> Game:
    """Return the game of a coalition, or of it and one candidate, who comes last."""
    members = setting.members if candidate is None else (*setting.members, candidate)
    crossings = setting.crossings if candidate is None else setting.crossings.join(candidate)
    edition = setting.edition
    parts: dict[str, Any] = {
        "security": security.Security(members, crossings, setting.relief),
        "supply": supply.weigh_supply(edition, members),
        "rules": rules.weigh_rules(edition, members),
        "voice": weigh_accord(edition, members),
    }
    tells = {
        "security": bool(parts["security"].known),
        "supply": bool(parts["supply"].layers),
        "rules": bool(parts["rules"].complete.any()),
        "voice": bool(parts["voice"].pairs),
    }
    known = tuple(name for name in PILLARS if tells[name])
    total = sum(weights[name] for name in known) if weights else 0.0
    scaled = {name: weights[name] / total for name in known} if weights and total else {}
    return Game(members, known, scaled, **parts)


def value_coalition(edition: Edition, model: Model, group: Group, weights: Mapping[str, float] | None = None) -> Value:
    """Return what a coalition is worth in each pillar, and in all where the user weighs them.

    Parameters
    ----------
    edition : Edition
        The evidence.
    model : Model
        The networks.
    group : Group
        Two countries or more.
    weights : mapping of str to float, optional
        Of the pillars, adding up to 1; by default there is no one value.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    setting = open_setting(edition, model, group)
    return compose_value(setting, open_game(setting, weights))


def compose_value(setting: Setting, game: Game) -> Value:
    """Return the value of the coalition whose game is at hand."""
    everyone = np.ones((1, len(game.members)), np.bool_)
    parts = {
        "security": _describe_security(setting, game, everyone),
        "supply": _describe_supply(setting, game, everyone),
        "rules": _describe_rules(setting, game, everyone),
        "voice": _describe_voice(setting, game),
    }
    pillars = tuple(
        Pillar(
            name,
            float(game.pillar(name, everyone)[0]) if name in game.known else None,
            game.weights.get(name, 0.0) if game.weights else None,
            *parts[name],
        )
        for name in PILLARS
    )
    known = any(game.weights.values())
    return Value(setting.group, float(game.worth(everyone)[0]) if known else None, pillars)


Described = tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]
"""Parts, datasets and missing members of a pillar."""


def _describe_security(setting: Setting, game: Game, everyone: BoolArray) -> Described:
    found = game.security
    parts: dict[str, Any] = {
        name: float(found.part(name, everyone)[0]) if name in found.known else None for name in ("relief", "inside")
    }
    lost = {code: found.relief.lose(code) for code in game.members} if found.relief else {}
    losses = [loss for held in lost.values() for loss in held.values()]
    known = lookups.lost_shares(setting.edition) if losses else {}
    shares = [known[name, code] for code, held in lost.items() for name in held if (name, code) in known]
    parts["lost_users"] = sum(loss.lost for loss in losses)
    parts["repairable_users"] = sum(loss.repairable for loss in losses)
    parts["lost_share"] = sum(shares) / len(shares) if shares else None
    parts["scenarios"] = len(found.relief.aftermaths) if found.relief else 0
    return parts, security.DATASETS, found.missing


def _describe_supply(setting: Setting, game: Game, everyone: BoolArray) -> Described:
    layers: list[dict[str, Any]] = []
    union = union_members(setting.edition)
    for layer in game.supply.layers:
        inside, _ = supply.layer_worths(layer, everyone)
        (choke,), held = supply.find_choke(layer, everyone)
        layers.append(
            {
                "layer": layer.layer,
                "dataset": layer.dataset,
                "inside": float(inside[0]),
                "choke": choke,
                "choke_share": float(held[0]),
                "imports": layer.imports,
                "union": layer.imports and bool(set(game.members) & set(union)),
                "missing": list(layer.missing),
            }
        )
    nowhere = [code for code in game.members if all(code in layer["missing"] for layer in layers)]
    datasets = tuple(layer.dataset for layer in game.supply.layers)
    tables = game.supply
    apart = {
        "empty_layers": list(tables.empty),
        "world_layers": list(tables.world),
        "unsplit_layers": list(tables.unsplit),
    }
    return {"layers": layers, **apart}, datasets, tuple(nowhere)


def _describe_rules(setting: Setting, game: Game, everyone: BoolArray) -> Described:
    matrix, held = game.rules, lookups.instruments(setting.edition)
    shares = rules.share_instruments(matrix, everyone)[0]
    instruments = [
        {
            "instrument": name,
            "complete": bool(complete),
            "launch": held[name]["launch"],
            "as_of": held[name]["as_of"],
            "union": bool(union),
            "parties": int(party.sum()),
            "pairs_share": float(share) if complete else None,
            "lacking": [code for code, is_party in zip(matrix.countries, party, strict=True) if not is_party],
        }
        for name, complete, union, party, share in zip(
            matrix.instruments, matrix.complete, matrix.union, matrix.party.T, shares, strict=True
        )
    ]
    datasets = dict.fromkeys((*RULES_DATASETS, *(held[name]["dataset"] for name in matrix.instruments)))
    return {"instruments": instruments}, tuple(datasets), ()


def _describe_voice(setting: Setting, game: Game) -> Described:
    general = weigh_accord(setting.edition, game.members, "general")
    years = {issue: lookups.vote_years(setting.edition, issue) for issue in ("ict", "general")}
    low, high = game.voice.interval() or (None, None)
    everyone = np.ones((1, len(game.members)), np.bool_)
    parts: dict[str, Any] = {
        "low": low,
        "high": high,
        "pairs": game.voice.pairs,
        "roll_calls": years["ict"][2],
        "years": years["ict"][:2],
        "general": float(accord_worth(general, everyone)[0]) if general.pairs else None,
        "general_years": years["general"][:2],
    }
    return parts, VOICE_DATASETS, game.voice.missing
