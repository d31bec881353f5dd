"""A coalition from all sides, as its document tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.alliance.candidates import Candidates, rank_candidates
from hansa.alliance.gaps import Gaps, measure_gaps
from hansa.alliance.members import Members, rank_members
from hansa.alliance.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model


@dataclass(frozen=True)
class Dossier:
    """A coalition from all sides; what was not asked for is None."""

    value: Value
    members: Members | None = None
    candidates: Candidates | None = None
    gaps: Gaps | None = None


def gather_dossier(edition: Edition, model: Model, group: Group, weights: Mapping[str, float] | None) -> Dossier:
    """Return a coalition from all sides: what it is worth, its members, what it lacks and who may join."""
    members = rank_members(edition, model, group, weights)
    candidates = rank_candidates(edition, model, group, weights)
    return Dossier(members.value, members, candidates, measure_gaps(edition, model, group))
