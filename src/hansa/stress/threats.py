"""What a country should harden against: the failures that cut most of it off, and that links could mend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from hansa.errors import InputError
from hansa.stress.candidates import Of, Party, make_damage, name_parties
from hansa.stress.exposure import Exposure, find_own_share
from hansa.stress.search import TOLERANCE
from hansa.stress.worst import find_worst, open_ground

if TYPE_CHECKING:
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress
    from hansa.stress.damage import Damage


ThreatKind = Literal["home", "abroad", "links"]

MOST = 5
"""Lines that a reader takes in at a glance."""
EFFORT = 2_000
"""See :data:`hansa.stress.worst.EFFORT`: threats need not be proven the worst."""
LEAST_LOSS = 1e-3
"""A smaller share is no threat."""
_SEARCHED: tuple[tuple[ThreatKind, Of], ...] = (("abroad", "operators"), ("links", "links"))


@dataclass(frozen=True)
class Threat:
    """Failures that happen together.

    Attributes
    ----------
    kind : {"home", "abroad", "links"}
        One operator of the country, operators abroad, or international links.
    parties : tuple of tuple of Party
        Networks of each operator; both ends of each link, the country's first.
    lost_share : float
        Share of the weight between country and world that is cut off (see :class:`~hansa.stress.worst.Worst`).
    damage : Damage
        The same for the engine.
    """

    kind: ThreatKind
    parties: tuple[tuple[Party, ...], ...]
    lost_share: float
    damage: Damage = field(repr=False, compare=False)


def find_threats(
    model: Model, exposure: Exposure, most: int = MOST, progress: Progress | None = None
) -> tuple[Threat, ...]:
    """Find the failures to harden against.

    Each operator of the country alone whose failure cuts off others than its own users, up to `most` of them; the worst one, two,
    ... up to `most` operators abroad together; and as many links.

    Parameters
    ----------
    model, exposure
        The country.
    most : int
        Operators alone, and failures together.
    progress : callable, optional
        Told of searches done.

    Returns
    -------
    tuple of Threat
        Those that cut anything off.

    Raises
    ------
    InputError
        ``nothing-to-harden``: none does.
    """
    found = _find_home(model, exposure, most)
    for done, (kind, of) in enumerate(_SEARCHED):
        ground = open_ground(model, exposure, of, abroad=True)
        for count in range(1, min(most, len(ground)) + 1):
            if progress is not None:
                progress(done * most + count - 1, len(_SEARCHED) * most)
            worst = find_worst(model, exposure, count, of, abroad=True, effort=EFFORT, ground=ground)
            if worst.lost_share > LEAST_LOSS and len(worst.failures) == count:
                parties = tuple(failure.parties for failure in worst.failures)
                found.append(Threat(kind, parties, worst.lost_share, worst.damage))
    if progress is not None:
        progress(len(_SEARCHED) * most, len(_SEARCHED) * most)
    if not found:
        raise InputError("nothing-to-harden", country=exposure.country)
    return tuple(found)


def _find_home(model: Model, exposure: Exposure, most: int) -> list[Threat]:
    """Find the country's operators whose failure cuts off most beside their own users."""
    ground = open_ground(model, exposure, "operators")
    candidates = ground.candidates
    country = model.attributes.country
    carried = ground.weigh(())
    own = np.array([find_own_share(exposure, nodes) for nodes in candidates.members])
    at_home = np.array([bool((country[nodes] == exposure.country).any()) for nodes in candidates.members], np.bool_)
    tried = np.flatnonzero(at_home & (carried > own + TOLERANCE))
    lost = ground.lose((), tried)
    order = np.argsort(-(lost - own[tried]), kind="stable")[:most]
    return [
        Threat(
            "home",
            (name_parties(model, candidates.members[unit]),),
            float(share),
            make_damage(model.graph, candidates, np.array([unit])),
        )
        for unit, share in zip(tried[order], lost[order], strict=True)
        if share > own[unit] + LEAST_LOSS
    ]
