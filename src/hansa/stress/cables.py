"""The map of cables and land lines: its places, the links that a scenario adds, and the links that a cut means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import find, fold
from hansa.dependence.backbone import Link
from hansa.errors import InputError
from hansa.nearest import suggest

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.stress.scenario import PhysicalLink
    from hansa.stress.shocks import Cut

SEGMENT = re.compile(r"\s+[-–—]\s+")
"""What stands between the two ends of a segment."""
BRANCHES = 3
"""Links at a waypoint where a cable branches, at least."""
MOST_NEAR = 3
"""Names offered in an error for one that was not found: more would hide the right one."""


@dataclass(frozen=True, eq=False)
class PhysicalMap:
    """Places and the links between them that carry something.

    Attributes
    ----------
    names, countries : tuple of str or None
        By place; waypoints at sea have neither.
    waypoints : frozenset of int
        Points on a cable's course, which are no places.
    links : tuple of Link
        Of kind ``sea`` and ``land``.
    """

    names: tuple[str | None, ...]
    countries: tuple[str | None, ...]
    waypoints: frozenset[int]
    links: tuple[Link, ...]

    @cached_property
    def at(self) -> dict[int, list[int]]:
        """Links at each place, by their place in ``links``."""
        found: dict[int, list[int]] = {}
        for index, link in enumerate(self.links):
            found.setdefault(link.source, []).append(index)
            found.setdefault(link.target, []).append(index)
        return found

    @cached_property
    def folded(self) -> dict[str, list[int]]:
        """Places by folded name."""
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self.names):
            if name:
                found.setdefault(fold(name), []).append(place)
        return found

    def other(self, index: int, place: int) -> int:
        """Return the other end of a link."""
        link = self.links[index]
        return link.target if link.source == place else link.source

    def label(self, place: int) -> str:
        """Name a place with its country."""
        return ", ".join(filter(None, (self.names[place], self.countries[place])))


@lru_cache(maxsize=2)
def open_map(edition: Edition) -> PhysicalMap:
    """Open the edition's world backbone; links of kind ``modelled`` stand for no known route and are left out."""
    nodes = edition.table("backbone_nodes").sort("id")
    links = edition.table("backbone_edges").filter(pl.col("kind") != "modelled")
    place = {number: index for index, number in enumerate(nodes["id"])}
    rows = links.select("source", "target", "kind", "length_km").iter_rows()
    return PhysicalMap(
        tuple(nodes["name"]),
        tuple(nodes["country"]),
        frozenset(index for index, kind in enumerate(nodes["kind"]) if kind == "waypoint"),
        tuple(Link(place[source], place[target], kind, length) for source, target, kind, length in rows),
    )


@lru_cache(maxsize=2)
def name_places(edition: Edition) -> list[str]:
    """Return the names of the backbone's places, each with its country, for a field that takes one."""
    places = open_map(edition)
    return sorted({places.label(place) for place in places.at if places.names[place]})


def add_links(places: PhysicalMap, added: Sequence[PhysicalLink]) -> PhysicalMap:
    """Add sourced links that the backbone lacks; a place that it does not hold comes with them.

    Raises
    ------
    InputError
        ``unknown-place`` where a new place names no country.
    """
    names, countries, links = list(places.names), list(places.countries), list(places.links)
    for one in added:
        ends = [_find_end(places, names, countries, text) for text in (one.from_, one.to)]
        links.append(Link(ends[0], ends[1], one.kind, one.length_km))
    return PhysicalMap(tuple(names), tuple(countries), places.waypoints, tuple(links)) if added else places


def _find_end(places: PhysicalMap, names: list[str | None], countries: list[str | None], text: str) -> int:
    name, country = _split_country(text)
    known = [place for place, other in enumerate(names) if other and fold(other) == fold(name)]
    known = [place for place in known if country in {None, countries[place]}]
    if known:
        return known[0]
    whole = find(text)
    own = [place for place, code in enumerate(countries) if whole and code == whole.code and place in places.at]
    if own:
        return own[0]  # its landing point is not known: some place of the country stands for it
    if country is None and whole is None:
        raise InputError("unknown-place", name=text, suggestion=_suggest(places, text))
    names.append(name)
    countries.append(whole.code if whole else country)
    return len(names) - 1


def _split_country(text: str) -> tuple[str, str | None]:
    name, _, last = text.rpartition(",")
    country = find(last) if name else None
    return (name.strip(), country.code) if country else (text.strip(), None)


def find_place(places: PhysicalMap, text: str) -> list[int]:
    """Return the places that a name means: a city and a landing point of the same name and country are one.

    Raises
    ------
    InputError
        ``unknown-place``, or ``ambiguous-place`` where several countries have the name, with suggestions.
    """
    name, country = _split_country(text)
    found = [place for place in places.folded.get(fold(name), []) if country in {None, places.countries[place]}]
    if not found:
        raise InputError("unknown-place", name=text, suggestion=_suggest(places, name))
    if len({places.countries[place] for place in found}) > 1:
        raise InputError("ambiguous-place", name=text, suggestion="; ".join(places.label(place) for place in found))
    return found


def _suggest(places: PhysicalMap, name: str) -> str:
    near = suggest(fold(name), places.folded, MOST_NEAR)
    return "; ".join(places.label(places.folded[key][0]) for key in near) or "–"


def find_links(places: PhysicalMap, cut: Cut) -> set[int]:
    """Return the links that fail, by their place in the map's links.

    A place fails with all its links. A segment ``A – B`` is every cable that leads from A to B without touching land between
    them, and a link between the two; of a cable with branches only the trunk between the branches of A and of B fails, so
    that each keeps what it has on its own side.

    Raises
    ------
    InputError
        ``unknown-place``, ``ambiguous-place``, ``no-segment``, ``nothing-to-cut``.
    """
    found: set[int] = set()
    for text in cut.cut:
        ends = SEGMENT.split(text)
        pair = len(ends) == len(("from", "to"))
        links = (
            _find_segment(places, *ends)
            if pair
            else {index for node in find_place(places, text) for index in places.at.get(node, [])}
        )
        links = {index for index in links if cut.kind in {None, places.links[index].kind}}
        if not links:
            raise InputError("nothing-to-cut", name=text, kind=cut.kind or "any")
        found |= links
    return found


def _find_segment(places: PhysicalMap, first: str, second: str) -> set[int]:
    starts, goals = find_place(places, first), set(find_place(places, second))
    found: set[int] = set()
    for start in starts:
        for way in _walk(places, start, goals):
            found.update(_find_trunk(places, start, way))
    if not found:
        near = {end for start in starts for end in _reach(places, start)}
        names = "; ".join(sorted(places.label(end) for end in near)) or "–"
        raise InputError("no-segment", first=first, second=second, suggestion=names)
    return found


def _walk(places: PhysicalMap, start: int, goals: set[int]) -> Iterable[list[int]]:
    """Yield, for each link at the start, the shortest way over waypoints alone to the goals."""
    for first in places.at.get(start, []):
        before: dict[int, tuple[int, int] | None] = {places.other(first, start): None}
        queue = list(before)
        for node in queue:
            if node in goals:
                yield [first, *_unwind(before, node)]
                break
            if node in places.waypoints:
                for index in places.at[node]:
                    after = places.other(index, node)
                    if after != start and after not in before:
                        before[after] = (node, index)
                        queue.append(after)


def _unwind(before: dict[int, tuple[int, int] | None], node: int) -> list[int]:
    way: list[int] = []
    step = before[node]
    while step:
        node, index = step
        way.append(index)
        step = before[node]
    return way[::-1]


def _find_trunk(places: PhysicalMap, start: int, way: list[int]) -> list[int]:
    nodes = [start]
    for index in way:
        nodes.append(places.other(index, nodes[-1]))
    branches = [at for at, node in enumerate(nodes) if node in places.waypoints and len(places.at[node]) >= BRANCHES]
    if not branches:
        return way
    return way[branches[0] : branches[-1]] or way[branches[0] :]


def _reach(places: PhysicalMap, start: int) -> set[int]:
    """Return the places that cables lead to from one, without touching land between."""
    seen, queue = {start}, [start]
    for node in queue:
        if node == start or node in places.waypoints:
            for index in places.at.get(node, []):
                other = places.other(index, node)
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
    return {node for node in seen if node != start and node not in places.waypoints}
