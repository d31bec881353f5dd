"""Losses, slow and obvious: every pair of networks asked one by one, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.reference.routing.obvious import Link, Net, solve

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass
class Lost:
    """Losses of one country; None where there is nothing to divide by."""

    reachability: float
    home: float | None
    detour: float | None
    detour_to: float | None
    users: float


def cut(links: Sequence[Link], gone: Collection[int], pairs: Collection[frozenset[int]]) -> list[Link]:
    """Take all links of some networks, and the links of some pairs."""
    return [link for link in links if not {link[0], link[1]} & set(gone) and frozenset((link[0], link[1])) not in pairs]


def list_lengths(links: Sequence[Link], asns: Collection[int]) -> dict[tuple[int, int], int]:
    """Give each ordered pair that has a route its length."""
    net = Net.from_links(links)
    return {
        (source, destination): length
        for destination in asns
        for source, (_, length) in solve(net, destination).items()
        if source != destination
    }


def measure_lost(
    before: Mapping[tuple[int, int], int],
    after: Mapping[tuple[int, int], int],
    country: Mapping[int, str],
    weight: Mapping[int, float],
    home: str,
) -> Lost:
    """Weigh the pairs of a country's networks and all others in both directions, and those inside."""
    inside = [asn for asn in weight if country.get(asn) == home]
    outside = [asn for asn in weight if country.get(asn) != home]
    to = [(source, destination) for source in outside for destination in inside]
    back = [(destination, source) for source, destination in to]
    among = [(source, destination) for source in inside for destination in inside if source != destination]

    def share(pairs: Sequence[tuple[int, int]]) -> float | None:
        had = [pair for pair in pairs if pair in before]
        whole = sum(weight[s] * weight[d] for s, d in had)
        return sum(weight[s] * weight[d] for s, d in had if (s, d) not in after) / whole if whole else None

    def add_hops(pairs: Sequence[tuple[int, int]]) -> float | None:
        kept = [pair for pair in pairs if pair in before and pair in after]
        whole = sum(weight[s] * weight[d] for s, d in kept)
        added = sum(weight[s] * weight[d] * (after[s, d] - before[s, d]) for s, d in kept)
        return added / whole if whole else None

    lost = [share(way) or 0.0 for way in (to, back)]
    users = sum(weight[d] * (share([(s, d) for s in outside]) or 0.0) for d in inside)
    return Lost(sum(lost) / 2, share(among), add_hops(to + back), add_hops(to), users)
