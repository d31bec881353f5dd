"""Who carries a country's routes: networks, and the jurisdictions on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hansa.evidence import Edition
from hansa.figures import lookups


@dataclass(frozen=True)
class Carrier:
    """A network or a jurisdiction, and the share of a country's routes from and to the world that cross it."""

    name: str
    country: str | None
    to_share: float
    from_share: float

    @property
    def share(self) -> float:
        """Mean of both directions."""
        return (self.to_share + self.from_share) / 2


@cache
def find_networks(edition: Edition, country: str) -> tuple[Carrier, ...]:
    """Return the networks that carry a country's routes, the first ones first."""
    rows = lookups.find_rows_of(edition, "routing_networks", country)
    return _rank(
        Carrier(
            name=f"AS{row['asn']}" if row["network"] is None else row["network"],
            country=row["network_country"],
            to_share=row["to_share"],
            from_share=row["from_share"],
        )
        for row in rows
    )


@cache
def find_jurisdictions(edition: Edition, country: str) -> tuple[Carrier, ...]:
    """Return the other countries that a country's routes cross, the first ones first."""
    rows = lookups.find_rows_of(edition, "routing_jurisdictions", country)
    return _rank(
        Carrier(
            name=row["jurisdiction"],
            country=row["jurisdiction"],
            to_share=row["to_share"],
            from_share=row["from_share"],
        )
        for row in rows
        if row["jurisdiction"] != country
    )


def _rank(carriers: Iterable[Carrier]) -> tuple[Carrier, ...]:
    return tuple(sorted(carriers, key=lambda one: (-one.share, one.name)))
