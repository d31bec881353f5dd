"""The sections on what changes for whom: the table, the map, and who carries the routes instead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hansa.countries import all_countries
from hansa.reports import charts
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, Paragraph
from hansa.reports.lettering import cut
from hansa.reports.maps.world import MapValue, read_shapes, world_map
from hansa.reports.stress.affected import (
    BOUNDS,
    LEAST_SHIFT,
    choose_told,
    find_supply_share,
    list_affected,
    measures_routes,
)
from hansa.reports.stress.naming import name_change, name_country, name_shortly
from hansa.reports.stress.opening import ROUTES
from hansa.reports.stress.sentences import format_hops, format_points, format_share, format_users, say_carriers

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.stress.outcome import Change, Outcome, StressResult

MOST_ROWS = 20
MOST_BARS = 5
MOST_LISTED = 8
NAME_PIXELS = 165.0


def list_countries(result: StressResult, edition: Edition, asked: Sequence[str], words: Language) -> Iterator[Block]:
    """List and map what changes, country by country."""
    affected = list_affected(result)
    routed = measures_routes(result)
    if not affected or not (routed or affected[0].supplies):
        return
    yield Heading(words("What changes, for whom"), "countries", on="all" if routed else "paper")
    if not asked:
        yield _draw_map(result, affected, edition, words, routed=routed)
    if routed:
        yield _tabulate(affected[:MOST_ROWS], len(affected) - MOST_ROWS, words)


def _tabulate(rows: Sequence[Outcome], left: int, words: Language) -> Grid:
    more = words.plural(
        "{number} more country with smaller losses.", "{number} more countries with smaller losses.", left
    )
    return Grid(
        (
            GridColumn(words("Country"), width=0.2),
            GridColumn(words("Gains most transit, points"), width=0.37),
            GridColumn(words("Routes lost"), "right", 0.1),
            GridColumn(words("Inside"), "right", 0.1),
            GridColumn(words("Hops"), "right", 0.1),
            GridColumn(words("Users"), "right", 0.13),
        ),
        tuple(
            (
                name_country(one.country, words),
                _name_gainer(one, words),
                format_share(words, one.reachability_lost_share),
                format_share(words, one.home_lost_share),
                format_hops(words, one.detour_hops),
                format_users(words, one.users_affected),
            )
            for one in rows
        ),
        words("Outcome by country, the hardest hit first"),
        ROUTES,
        words(
            "Routes lost: share of the routes between the country’s users and the rest of the world’s that have no way left; inside: of "
            "those within the country. Hops: added on the others. Users: of the country, each weighed by the share of the world lost. "
            "– where nothing is defined: no route left, or users not known."
        )
        + (f" {more}" if left > 0 else ""),
    )


def _name_gainer(outcome: Outcome, words: Language) -> str:
    first = next(iter(outcome.transit_gained), None)
    if first is None or first.share < LEAST_SHIFT / 2:
        return "–"
    return f"{format_points(words, first.share)} {name_change(first, words)}"


def _draw_map(
    result: StressResult, affected: Sequence[Outcome], edition: Edition, words: Language, *, routed: bool
) -> Figure:
    supplies = {one.country: find_supply_share(one) for one in result.outcomes}
    shares = {one.country: one.reachability_lost_share if routed else supplies[one.country] for one in result.outcomes}
    values = {
        code: MapValue(
            bisect_right(BOUNDS, shares[code]) if code in shares else None,
            country.name(words.lang),
            format_share(words, shares.get(code)),
        )
        for code, country in all_countries().items()
    }
    caption = (
        words("Routes with the rest of the world lost")
        if routed
        else words("Largest share of a layer that is no longer served")
    )
    hardest = ", ".join(
        f"{name_country(one.country, words)} {format_share(words, shares[one.country])}"
        for one in affected[:MOST_LISTED]
        if shares.get(one.country, 0.0) >= BOUNDS[0]
    )
    told = (
        words("World map of losses. Hit hardest: {countries}.", countries=hardest)
        if hardest
        else words("World map of losses: none reaches a thousandth.")
    )
    subtitle = words(
        "Share, weighted by users; {model}; shapes: Natural Earth, {date}",
        model=words("relationships of {year}", year=result.model.year) if result.model.year else result.model.name,
        date=edition.sources["naturalearth_countries"].date,
    )
    outlined = [code for code, share in shares.items() if share >= BOUNDS[2]]
    draw = partial(_shade, values, outlined, edition, subtitle, words)
    return Figure(
        draw,
        told,
        caption,
        (*ROUTES, "naturalearth_countries"),
    )


def _shade(
    values: dict[str, MapValue], hardest: Sequence[str], edition: Edition, subtitle: str, words: Language
) -> dict[str, Any]:
    def write(share: float) -> str:
        return words.percent(share, 1 if share < BOUNDS[1] else 0)

    steps = [
        words("under {share}", share=write(BOUNDS[0])),
        *(words("{low} to {high}", low=write(low), high=write(high)) for low, high in pairwise(BOUNDS)),
        words("over {share}", share=write(BOUNDS[-1])),
    ]
    return world_map(
        read_shapes(edition), values, steps, words("not in the model"), subtitle, words.lang, marked=hardest
    )


def draw_carriers(result: StressResult, asked: Sequence[str], words: Language) -> Iterator[Block]:
    """Draw who gains and who loses transit, for the countries asked about or hit hardest."""
    told = choose_told(result, asked)
    if not told:
        return
    yield Heading(words("Who gains and who loses transit"), "carriers")
    yield Paragraph(
        words(
            "Of the routes that a country keeps with the rest of the world, the change of the share that crosses a network between "
            "their ends, in points of a hundred. Changes do not add up to zero: a route may cross more networks than before, or fewer."
        ),
        ROUTES,
    )
    for one in told:
        country = name_country(one.country, words)
        bars = _list_bars(one, words)
        if bars[1:]:
            subtitle = words("Change in points of the country’s routes, mean of both directions, weighted by users")
            alt = words("Bars: {shares}.", shares=", ".join(f"{bar.name} {bar.text}" for bar in bars))
            yield Figure(
                partial(charts.shifts, bars, words("more transit"), words("less transit"), subtitle, words.lang),
                alt,
                words("{country}: transit before and after", country=country),
                ROUTES,
            )
        yield Paragraph(f"**{country}**. {' '.join(say_carriers(one, words))}", ROUTES)


def _list_bars(outcome: Outcome, words: Language) -> list[charts.ShiftBar]:
    """Return the bars of a country, each name once: of an operator's networks the one that changes most."""
    bars = [_bar(change, words) for change in (*_largest(outcome.transit_gained), *_largest(outcome.transit_lost))]
    return list({bar.name: bar for bar in reversed(bars)}.values())[::-1]


def _largest(changes: Sequence[Change]) -> Sequence[Change]:
    return [one for one in changes[:MOST_BARS] if abs(one.share) >= LEAST_SHIFT / 2]


def cut_name(name: str) -> str:
    """Return a name that leaves room for a country's code on the axis of a chart."""
    return cut(name, NAME_PIXELS)


def _bar(change: Change, words: Language) -> charts.ShiftBar:
    name = name_shortly(change, words, cut_name)
    return charts.ShiftBar(name, change.share * 100, format_points(words, change.share, 1))
