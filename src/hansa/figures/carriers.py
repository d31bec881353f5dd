"""Who carries a country's routes: networks, and the jurisdictions on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hansa.evidence import Edition
from hansa.figures import lookups


@dataclass(frozen=True)
class Carrier:
    """A network or a country whose networks carry a country's routes on its side, and the shares that cross it.

    Attributes
    ----------
    name : str
        Operator, or alpha-2 code.
    country : str or None
        Seat of the operator.
    to_share, from_share : float
        Of the routes to and from the country, in [0, 1].
    least_share, most_share : float
        Bounds of their mean over links as given or reconciled and ends weighted by users or addresses.
    owned_share, owned_least_share, owned_most_share : float
        For a country: the same of networks that its state controls.
    """

    name: str
    country: str | None
    to_share: float
    from_share: float
    least_share: float
    most_share: float
    owned_share: float = 0.0
    owned_least_share: float = 0.0
    owned_most_share: float = 0.0

    @property
    def share(self) -> float:
        """Mean of both directions."""
        return (self.to_share + self.from_share) / 2


_SHARES = ("to_share", "from_share", "least_share", "most_share")
_OWNED = ("owned_share", "owned_least_share", "owned_most_share")


@cache
def find_networks(edition: Edition, country: str) -> tuple[Carrier, ...]:
    """Return the networks that carry a country's routes on its side, the first ones first."""
    return _rank(
        Carrier(
            name=f"AS{row['asn']}" if row["network"] is None else row["network"],
            country=row["network_country"],
            **{name: row[name] for name in _SHARES},
        )
        for row in lookups.find_rows_of(edition, "routing_networks", country)
    )


@cache
def find_jurisdictions(edition: Edition, country: str) -> tuple[Carrier, ...]:
    """Return the other countries whose networks a country's routes cross on its side, the first ones first."""
    return _rank(
        Carrier(
            name=row["jurisdiction"],
            country=row["jurisdiction"],
            **{name: row[name] for name in (*_SHARES, *_OWNED)},
        )
        for row in lookups.find_rows_of(edition, "routing_jurisdictions", country)
        if row["jurisdiction"] != country
    )


def _rank(carriers: Iterable[Carrier]) -> tuple[Carrier, ...]:
    return tuple(sorted(carriers, key=lambda one: (-one.share, one.name)))


@dataclass(frozen=True)
class AccessNetwork:
    """A network that has many of a country's users, and its estimated share of them."""

    name: str
    users_share: float


@cache
def find_access(edition: Edition, country: str) -> tuple[AccessNetwork, ...]:
    """Return the networks that have most of a country's users, the largest first."""
    rows = lookups.find_rows_of(edition, "access_networks", country)
    return tuple(AccessNetwork(row["network"] or f"AS{row['asn']}", row["users_share"]) for row in rows)


def find_near_caches(edition: Edition, country: str) -> float | None:
    """Return the share of a country's users whose own network hosts servers of a large platform; None without data."""
    rows = lookups.find_rows_of(edition, "platform_caches", country)
    return next((row["users_share"] for row in rows if row["platform"] == "any"), None)
