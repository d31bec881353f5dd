"""What a relation between two states is made of: one issue, its figures, and the class that they lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

RelationVerdict = Literal["partner", "competitor", "adversary", "unclear"]
RelationKind = Literal["votes", "rules", "supply", "measures"]


@dataclass(frozen=True)
class Relation:
    """How two states stand to each other on one issue; never on all together.

    Attributes
    ----------
    kind : {"votes", "rules", "supply", "measures"}
        What the figures are of.
    issue : str
        The issue of the votes, the topic of the rules, the layer of the supply; ``listings`` for measures.
    verdict : {"partner", "competitor", "adversary", "unclear"}
        By the thresholds that the function which makes it states.
    value, low, high : float or None
        The figure that the verdict rests on most, and its interval; a share in [0, 1].
    figures : dict of str to float
        Every figure that entered.
    names : dict of str to tuple of str
        What is behind the figures, such as the ids of the instruments.
    reason : str or None
        Code of the reason why the verdict is ``unclear``.
    datasets : tuple of str
        Ids of the datasets.
    """

    kind: RelationKind
    issue: str
    verdict: RelationVerdict
    value: float | None = None
    low: float | None = None
    high: float | None = None
    figures: dict[str, float] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reason: str | None = None
    datasets: tuple[str, ...] = ()
