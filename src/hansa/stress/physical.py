"""Cuts in the physical layer: which places and countries lose their cables and land lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Int32, TextArray
from hansa.dependence.backbone import Backbone, Link
from hansa.stress.outcome import PhysicalOutcome

if TYPE_CHECKING:
    from hansa.stress.cables import PhysicalMap


@dataclass(frozen=True)
class PhysicalLoss:
    """What cuts do.

    Attributes
    ----------
    outcomes : dict of str to PhysicalOutcome
        By country, for those that lose a path or a place.
    isolated : tuple of tuple of str
        Groups of countries cut off from the world's largest component; those of one group still reach each other.
    """

    outcomes: dict[str, PhysicalOutcome] = field(default_factory=dict)
    isolated: tuple[tuple[str, ...], ...] = ()


def cut_links(places: PhysicalMap, gone: set[int]) -> PhysicalLoss:
    """Measure each country's paths and places before and after links fail.

    Parameters
    ----------
    places : PhysicalMap
        The map, sourced links added.
    gone : set of int
        The links that fail.

    Returns
    -------
    PhysicalLoss
        See there.

    Assumptions and limits
    ----------------------
    A place counts as lost where it shared a component with the world's largest before and does not after. A country is
    isolated where it had such a place and has none left; what the backbone never joined to the rest stays out of the answer,
    for it is the data's silence. No capacity: one path left is a path. Satellites are not on the map.
    """
    kept = tuple(link for index, link in enumerate(places.links) if index not in gone)
    before, after = _number_parts(places, places.links), _number_parts(places, kept)
    main, left = _find_largest(before), _find_largest(after)
    owner = np.array([code or "" for code in places.countries])
    joined, lost = (before == main) & (owner != ""), (before == main) & (after != left) & (owner != "")
    touched = sorted(_find_touched(places, gone) | set(owner[lost].tolist()))
    whole, rest = (Backbone(dict(enumerate(places.countries)), links) for links in (places.links, kept))
    outcomes = {
        code: PhysicalOutcome(
            len(whole.find_paths(code)),
            len(rest.find_paths(code)),
            _share(lost, joined, owner == code),
            tuple(sorted({places.names[place] or "" for place in np.flatnonzero(lost & (owner == code))})),
        )
        for code in touched
    }
    outcomes = {code: one for code, one in outcomes.items() if one.places or one.paths_after < one.paths_before}
    cut_off = [code for code, one in outcomes.items() if one.places_lost_share == 1]
    return PhysicalLoss(outcomes, _group(cut_off, owner, after))


def _number_parts(places: PhysicalMap, links: Sequence[Link]) -> Int32:
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    ends = np.array([(link.source, link.target) for link in links])
    count = len(places.names)
    parts: Int32 = connected_components(coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), (count, count)))[1]
    return parts


def _find_largest(parts: Int32) -> int:
    return int(np.bincount(parts).argmax())


def _share(lost: BoolArray, joined: BoolArray, own: BoolArray) -> float:
    had = int((joined & own).sum())
    return int((lost & own).sum()) / had if had else 0.0


def _find_touched(places: PhysicalMap, gone: set[int]) -> set[str]:
    """Return the countries reached from the cut links without crossing another: their paths may have used them."""
    queue = [node for index in gone for node in places.links[index][:2]]
    seen, found = set(queue), set[str]()
    for node in queue:
        country = places.countries[node]
        if country:
            found.add(country)
            continue
        for index in places.at[node]:
            other = places.other(index, node)
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return found


def _group(codes: list[str], owner: TextArray, parts: Int32) -> tuple[tuple[str, ...], ...]:
    """Bring together countries that share a component."""
    groups: list[tuple[set[str], set[int]]] = []
    for code in codes:
        held = ({code}, set(parts[owner == code].tolist()))
        near = [group for group in groups if group[1] & held[1]]
        groups = [group for group in groups if group not in near]
        groups.append((held[0].union(*(g[0] for g in near)), held[1].union(*(g[1] for g in near))))
    return tuple(sorted(tuple(sorted(members)) for members, _ in groups))
