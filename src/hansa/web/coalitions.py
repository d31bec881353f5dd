"""Coalitions as pages ask about them: which one, with what weights, and the answers kept at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from hansa.alliance.games import EXACT_MEMBERS
from hansa.alliance.pillars import PILLARS, read_weights
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence.groups import find_group, named_groups
from hansa.web.at_hand import AtHand
from hansa.web.graphs import open_coarse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.reports.alliance.report import Report

VIEWS = {
    "value": N_("Value"),
    "members": N_("Members"),
    "gaps": N_("Gaps"),
    "candidates": N_("Candidates"),
}
ORDERS = ("brings", "gains")
PERCENT = 100
MOST_AT_HAND = 128
LONGEST = 2_000
_reports: AtHand[Report] = AtHand(MOST_AT_HAND)


@dataclass(frozen=True)
class Asked:
    """A coalition as an address names it.

    Attributes
    ----------
    group : Group
        Fit to stand as a coalition.
    weights : str or None
        As :func:`hansa.alliance.pillars.read_weights` reads them; None for all alike.
    order : str
        Of the candidates.
    """

    group: Group
    weights: str | None
    order: str = "brings"

    @property
    def query(self) -> str:
        """The query of its address."""
        return urlencode(self.parts)

    @property
    def parts(self) -> dict[str, str]:
        """What its address holds."""
        held = {"group": self.group.id, "weights": self.weights or "", "order": self.order}
        return {name: value for name, value in held.items() if value and value != "brings"}

    def request(self, view: str) -> dict[str, Any]:
        """Return what a run is asked."""
        asked = {"group": self.group.id, "weights": self.weights}
        return {**asked, "order": self.order} if view == "candidates" else asked


def read_asked(given: Mapping[str, str], edition: Edition, name: str = "group") -> Asked:
    """Return the coalition that an address names.

    Raises
    ------
    InputError
        ``unknown-group``, ``coalition-too-small``, ``coalition-too-large``, ``unknown-pillar``, ``bad-weight``, ``no-weight``,
        ``unknown-order``.
    """
    from hansa.alliance.value import form_coalition

    group = form_coalition(find_group(edition, given.get(name, "")[:LONGEST]))
    order = given.get("order", "brings")
    if order not in ORDERS:
        raise InputError("unknown-order", name=order, known=", ".join(ORDERS))
    return Asked(find_named(edition, group), read_given_weights(given), order)


def read_given_weights(given: Mapping[str, str]) -> str | None:
    """Return the weights that an address or a form gives, in one text; None where all weigh alike."""
    text = given.get("weights", "") or ",".join(f"{name}={given[name]}" for name in PILLARS if given.get(name))
    if not text:
        return None
    weights = read_weights(text)
    if len(set(weights.values())) == 1:
        return None
    return ",".join(f"{name}={round(weight * PERCENT, 1):g}" for name, weight in weights.items())


def find_named(edition: Edition, group: Group) -> Group:
    """Return the group with a name of its own that has the same members; else the same list of countries."""
    if group.dataset:
        return group
    return next((one for one in list_presets(edition) if set(one.members) == set(group.members)), group)


def list_presets(edition: Edition) -> list[Group]:
    """Return the groups with a name of their own that may stand as coalitions."""
    found = {group.id: group for group in named_groups(edition).values()}
    return [group for group in found.values() if _may_stand(group)]


def _may_stand(group: Group) -> bool:
    from hansa.alliance.value import form_coalition

    try:
        form_coalition(group)
    except InputError:
        return False
    return True


def takes_long(view: str, group: Group) -> bool:
    """Say whether an answer takes longer than a page may: candidates, and members that are sampled."""
    return view == "candidates" or (view == "members" and len(group.members) > EXACT_MEMBERS)


def find_report(view: str, asked: Asked, edition: Edition) -> Report:
    """Return an answer that a page may wait for, as the commands give it."""
    key = (str(edition.folder), view, asked)
    return _reports.find(key, lambda: _answer(view, asked, edition))


def find_comparison(first: Asked, second: Asked, edition: Edition) -> Report:
    """Return two coalitions side by side, with the weights of the first."""
    key = (str(edition.folder), "compare", first, second.group)
    return _reports.find(key, lambda: _compare(first, second, edition))


def _answer(view: str, asked: Asked, edition: Edition) -> Report:
    from hansa.alliance.gaps import find_gaps
    from hansa.alliance.members import rank_members
    from hansa.alliance.value import value_coalition
    from hansa.reports.alliance.report import Report

    model, weights = open_coarse(edition), read_weights(asked.weights)
    if view == "gaps":
        return Report(find_gaps(edition, model, asked.group), edition, model)
    find = rank_members if view == "members" else value_coalition
    return Report(find(edition, model, asked.group, weights), edition, model)


def _compare(first: Asked, second: Asked, edition: Edition) -> Report:
    from hansa.alliance.compare import compare_coalitions
    from hansa.reports.alliance.report import Report

    model, weights = open_coarse(edition), read_weights(first.weights)
    return Report(compare_coalitions(edition, model, first.group, second.group, weights), edition, model)
