"""The four pillars of a coalition's value, their weights, and what is said of each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hansa.errors import InputError

PILLARS = ("security", "supply", "rules", "voice")
"""In the order in which they are shown."""


@dataclass(frozen=True)
class Pillar:
    """What a coalition is worth in one respect.

    Attributes
    ----------
    name : str
        One of :data:`PILLARS`.
    value : float or None
        In [0, 1]; None where the evidence cannot say.
    weight : float or None
        Its part in the coalition's value: what the user gave, over the sum for the pillars that are known; None where the user
        gave no weights, for then there is no one value.
    parts : dict
        The figures that it is made of, by name.
    datasets : tuple of str
        What they rest on.
    missing : tuple of str
        Members of whom the data say nothing here.
    """

    name: str
    value: float | None
    weight: float | None
    parts: dict[str, Any] = field(default_factory=dict)
    datasets: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def read_weights(text: str | None) -> dict[str, float] | None:
    """Read weights as a person writes them, and scale them to add up to 1; None where none are given.

    No weights are chosen for the user: the pillars then stand side by side, without a value of the whole.

    Parameters
    ----------
    text : str or None
        ``security=0.4,supply=0.3``; pillars that are not named weigh nothing.

    Raises
    ------
    InputError
        ``unknown-pillar``, ``bad-weight`` (no number, or below 0) or ``no-weight`` (all are 0).

    Examples
    --------
    >>> read_weights("security=3,voice=1")
    {'security': 0.75, 'supply': 0.0, 'rules': 0.0, 'voice': 0.25}
    """
    if text is None:
        return None
    given: dict[str, float] = {}
    for part in text.split(","):
        name, _, amount = (piece.strip() for piece in part.partition("="))
        if name.lower() not in PILLARS:
            raise InputError("unknown-pillar", name=name, known=", ".join(PILLARS))
        if name.lower() in given:
            raise InputError("repeated-pillar", name=name)
        given[name.lower()] = _read_amount(name, amount)
    return scale_weights(given)


def _read_amount(name: str, amount: str) -> float:
    try:
        weight = float(amount)
    except ValueError:
        raise InputError("bad-weight", name=name, amount=amount) from None
    if not math.isfinite(weight) or weight < 0:
        raise InputError("bad-weight", name=name, amount=amount)
    return weight


def scale_weights(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of all pillars, scaled to add up to 1.

    Raises
    ------
    InputError
        ``no-weight`` where all are 0.
    """
    total = sum(weights.values())
    if not total:
        raise InputError("no-weight", known=", ".join(PILLARS))
    return {name: weights.get(name, 0.0) / total for name in PILLARS}
