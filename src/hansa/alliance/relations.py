"""The relation between two states, classed issue by issue; there is no class for the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.alliance.common_rules import relate_rules
from hansa.alliance.common_votes import relate_votes
from hansa.alliance.listings import relate_listings
from hansa.alliance.mutual_supply import relate_supply
from hansa.errors import InputError

if TYPE_CHECKING:
    from hansa.alliance.relation import Relation
    from hansa.evidence import Edition


def relate_states(edition: Edition, first: str, second: str) -> tuple[Relation, ...]:
    """Class the relation of two states on every issue of which the edition says something.

    Parameters
    ----------
    edition : Edition
        The evidence.
    first, second : str
        Alpha-2 codes.

    Returns
    -------
    tuple of Relation
        Votes by issue, rules by topic, supply by layer, and measures. Each function states its thresholds:
        :func:`~hansa.alliance.common_votes.relate_votes`, :func:`~hansa.alliance.common_rules.relate_rules`,
        :func:`~hansa.alliance.mutual_supply.relate_supply`, :func:`~hansa.alliance.listings.relate_listings`.

    Raises
    ------
    InputError
        ``same-country``.

    Assumptions and limits
    ----------------------
    Two states are seldom one thing to each other: they may be partners in votes, competitors in a market and adversaries by
    measures at the same time. The classes follow from the figures and from nothing else.
    """
    if first == second:
        raise InputError("same-country", country=first)
    return (
        *relate_votes(edition, first, second),
        *relate_rules(edition, first, second),
        *relate_supply(edition, first, second),
        relate_listings(edition, first, second),
    )
