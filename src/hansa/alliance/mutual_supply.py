"""What two states supply to each other and to the world, layer by layer, as issues of their relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hansa.alliance.relation import Relation, RelationVerdict
from hansa.alliance.supply import LayerShares, count_users, read_shares
from hansa.arrays import Floats
from hansa.countries import all_countries
from hansa.dependence.row import EUROPEAN_UNION
from hansa.evidence.groups import union_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.evidence import Edition

MATTERS = 0.1
"""From this share on a supplier counts: a tenth is what the brief takes for a leading supplier too."""
NEIGHBOURS = "physical"
"""The layer in which two states cannot compete: who lies beside whom is given."""

ShareBounds = tuple[float, float]


def relate_supply(edition: Edition, first: str, second: str) -> list[Relation]:
    r"""Class the relation of two states by what each supplies to the other and to the world, one layer at a time.

    The share of a state in another's supply is known up to the suppliers whose country is not: with the known part K and the
    share s of it, it lies in :math:`[sK, sK + 1 - K]`; where the European Union is a supplier as one, a member's upper bound
    holds the Union's part as well. The share in the world's supply is the mean over all other countries with data, weighted by
    their Internet users.

    - *partner*: each supplies 1/10 at least of what the other uses, by the lower bounds;
    - *competitor*: no partner, and each supplies 1/10 at least of the rest of the world (never in the physical layer);
    - *unclear*: everything else: dependence of one alone, none, bounds that straddle 1/10, no data, two members of a Union that
      reports as one, or a layer whose data are the same for all countries (artificial intelligence), unless both supply the world.

    No supply makes an adversary. Routes are left to the security of coalitions.

    Parameters
    ----------
    edition : Edition
        Its tables ``dependence``, ``memberships`` and ``coarse_nodes`` are read.
    first, second : str
        Alpha-2 codes.
    """
    union = union_members(edition)
    users = count_users(edition, list(all_countries()))
    return [_relate(layer, users, first, second, union) for layer in read_shares(edition)]


def _relate(layer: LayerShares, users: Floats, first: str, second: str, union: Sequence[str]) -> Relation:
    order = list(all_countries())
    places = [order.index(first), order.index(second)]
    if not layer.confidence[places].all():
        gaps = tuple(code for code, place in zip((first, second), places, strict=True) if not layer.confidence[place])
        return _leave_open(layer, "no-data", gaps)
    if EUROPEAN_UNION in layer.suppliers and {first, second} <= set(union):
        return _leave_open(layer, "reported-as-one", (first, second))
    weights = np.where(layer.confidence > 0, users, 0.0)
    weights[places] = 0
    parties = {"first": first, "second": second}
    figures = {f"{name}_of_world": _supply_world(layer, weights, code) for name, code in parties.items()}
    of_world = min(figures.values()) if layer.layer != NEIGHBOURS else 0.0
    if layer.alike:
        verdict, reason = judge_supply(None, None, of_world)
        return Relation("supply", layer.layer, verdict, figures=figures, reason=reason, datasets=(layer.dataset,))
    on_second, on_first = _bound(layer, places[0], second, union), _bound(layer, places[1], first, union)
    figures |= dict(zip(("first_on_second_low", "first_on_second_high"), on_second, strict=True))
    figures |= dict(zip(("second_on_first_low", "second_on_first_high"), on_first, strict=True))
    verdict, reason = judge_supply(on_second, on_first, of_world)
    low, high = min(on_second[0], on_first[0]), min(on_second[1], on_first[1])
    return Relation("supply", layer.layer, verdict, low, low, high, figures, reason=reason, datasets=(layer.dataset,))


def _leave_open(layer: LayerShares, reason: str, countries: tuple[str, ...]) -> Relation:
    names = {"missing": countries}
    return Relation("supply", layer.layer, "unclear", names=names, reason=reason, datasets=(layer.dataset,))


def _bound(layer: LayerShares, consumer: int, supplier: str, union: Sequence[str]) -> ShareBounds:
    """Return the bounds of a supplier country's share in all that a country uses."""
    known = float(layer.confidence[consumer])
    low = _share(layer, consumer, supplier) * known
    whole = _share(layer, consumer, EUROPEAN_UNION) * known if supplier in union else 0.0
    return low, min(1.0, low + whole + max(0.0, 1 - known))


def _share(layer: LayerShares, consumer: int, supplier: str) -> float:
    return float(layer.shares[consumer, layer.suppliers.index(supplier)]) if supplier in layer.suppliers else 0.0


def _supply_world(layer: LayerShares, weights: Floats, supplier: str) -> float:
    if supplier not in layer.suppliers or not weights.any():
        return 0.0
    return float(weights @ layer.shares[:, layer.suppliers.index(supplier)] / weights.sum())


def judge_supply(
    on_second: ShareBounds | None, on_first: ShareBounds | None, of_world: float
) -> tuple[RelationVerdict, str | None]:
    """Return the class, and the code of the reason where it is unclear; see :func:`relate_supply`.

    Parameters
    ----------
    on_second, on_first : tuple of float, or None
        Bounds of what each uses from the other; None where the data are the same for all countries.
    of_world : float
        The smaller of their shares in the rest of the world's supply.

    Examples
    --------
    >>> judge_supply((0.2, 0.3), (0.1, 0.2), 0.0), judge_supply((0.0, 0.0), (0.3, 0.3), 0.2)
    (('partner', None), ('competitor', None))
    >>> judge_supply((0.0, 0.0), (0.3, 0.3), 0.0), judge_supply((0.2, 0.3), (0.0, 0.2), 0.0)
    (('unclear', 'one-way'), ('unclear', 'supplier-unknown'))
    """
    if on_second and on_first and min(on_second[0], on_first[0]) >= MATTERS:
        return "partner", None
    if of_world >= MATTERS:
        return "competitor", None
    if on_second is None or on_first is None:
        return "unclear", "same-for-all"
    if min(on_second[1], on_first[1]) >= MATTERS:
        return "unclear", "supplier-unknown"
    return "unclear", "one-way" if max(on_second[0], on_first[0]) >= MATTERS else "little"
