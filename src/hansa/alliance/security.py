r"""Security: the losses that members can carry for one another, and the routes between them that stay inside.

The mean of two parts, each in [0, 1] and each a game of its own: relief (:mod:`hansa.alliance.relief`) and inside
(:mod:`hansa.alliance.inside`). Where a part cannot be known the other stands alone, and is said to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float64

if TYPE_CHECKING:
    from hansa.alliance.inside import Crossings
    from hansa.alliance.relief import Relief

DATASETS = ("caida_as_relationships", "plevin_as_operators", "rir_autnums", "as_prefix_origins")


@dataclass(frozen=True, eq=False)
class Security:
    """What the security of a coalition is computed from.

    Attributes
    ----------
    countries : tuple of str
        The members of the whole coalition.
    crossings : Crossings
        The routes between them.
    relief : Relief or None
        Their losses in their worst scenarios; None where no scenario is in hand.
    """

    countries: tuple[str, ...]
    crossings: Crossings
    relief: Relief | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Members without a network in the model."""
        return tuple(code for code in self.countries if code not in self.crossings.countries)

    @property
    def repairable(self) -> float:
        """What all members lose in their worst scenarios and transit could repair, in users."""
        if self.relief is None:
            return 0.0
        return sum(loss.repairable for code in self.countries for loss in self.relief.lose(code).values())

    @property
    def known(self) -> tuple[str, ...]:
        """The parts that can be known."""
        inside = ("inside",) if self.crossings.total else ()
        return ("relief", *inside) if self.repairable else inside

    def part(self, name: str, members: BoolArray) -> Float64:
        """Return what subsets of a coalition are worth in one part."""
        if name == "inside":
            return self.crossings.worth(members)
        return self.relief.worth(self.countries, members) if self.relief else np.zeros(len(members))


def security_worth(security: Security, members: BoolArray) -> Float64:
    """Return what subsets of a coalition are worth in security; see the module.

    Parameters
    ----------
    security : Security
        Of the whole coalition.
    members : ndarray of bool, shape (k, n)
        Subsets, the columns in the order of ``security.countries``.

    Returns
    -------
    ndarray of float64, shape (k,)
        In [0, 1], never less for a larger subset, 0 for one member alone; zero for all where nothing is known.
    """
    total = np.zeros(len(members))
    for name in security.known:
        total += security.part(name, members) / len(security.known)
    return total


def bring_security(security: Security, candidate: str) -> float:
    """Return what a candidate brings a coalition in security, in [0, 1].

    The mean of two shares: of the routes between members those that cross the candidate and no other country outside, which it
    would bring inside by joining; and of the members' repairable losses those that routes through it give back.

    Parameters
    ----------
    security : Security
        Of the whole coalition, its crossings listed with outsiders.
    candidate : str
        Among the countries that crossings and relief were traced for.
    """
    crossings, relief = security.crossings, security.relief
    brought = []
    if crossings.total:
        place = crossings.find(candidate)
        through = (crossings.outsider == place) & (place >= 0)
        brought.append(float(crossings.weight[through].sum()) / crossings.total)
    if relief is not None and security.repairable:
        joined = (*security.countries, candidate)
        choices = np.ones((2, len(joined)), np.bool_)
        choices[0, -1] = False
        # Without the candidate's own row: what it regains itself is its gain, not what it brings.
        rows = sum(rows[:-1].sum(axis=0) for rows in relief.regain(joined, choices).values())
        brought.append(float(np.diff(rows)[0]) / security.repairable)
    return sum(brought) / len(brought) if brought else 0.0
