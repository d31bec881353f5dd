"""Comparison of two coalitions: what each is worth, who stands in both, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.alliance.value import Value, value_coalition

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model


@dataclass(frozen=True)
class Comparison:
    """Two coalitions side by side; ``shared`` members stand in both."""

    first: Value
    second: Value
    shared: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def difference(self) -> float | None:
        """What the second is worth more than the first; None where either is not known."""
        if self.first.value is None or self.second.value is None:
            return None
        return self.second.value - self.first.value

    def differences(self) -> dict[str, float | None]:
        """Return by pillar what the second is worth more than the first; None where either is not known."""
        pairs = zip(self.first.pillars, self.second.pillars, strict=True)
        return {
            one.name: None if one.value is None or other.value is None else other.value - one.value
            for one, other in pairs
        }


def compare_coalitions(
    edition: Edition, model: Model, first: Group, second: Group, weights: Mapping[str, float] | None = None
) -> Comparison:
    """Value two coalitions with the same weights.

    Assumptions and limits
    ----------------------
    Each is measured by its own totals: a value says how much of its own members' stakes a coalition covers, not how much it
    weighs in the world.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    one, other = (value_coalition(edition, model, group, weights) for group in (first, second))
    ours, theirs = set(one.group.members), set(other.group.members)
    return Comparison(
        one,
        other,
        tuple(sorted(ours & theirs)),
        tuple(sorted(ours - theirs)),
        tuple(sorted(theirs - ours)),
    )
