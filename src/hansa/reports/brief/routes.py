"""The section on routes: whose networks and which jurisdictions carry them, and the smallest cut."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.countries import party
from hansa.error_texts import N_
from hansa.figures.claims import format_span, say_share
from hansa.language import Language
from hansa.reports import charts
from hansa.reports.brief.naming import head
from hansa.reports.brief.picture import Brief, RoutePicture
from hansa.reports.content import Block, Figure, Grid, GridColumn, Paragraph

MOST_BARS = 6
MOST_ACCESS = 5
MOST_JURISDICTIONS = 4
LEAST_OWNED = 0.05
SOURCES = (
    "apnic_population",
    "as_prefix_origins",
    "caida_as_relationships",
    "cldr_territories",
    "gapminder_indicators",
    "plevin_as_operators",
    "rir_autnums",
)
RISK = {
    "severe": N_("severe"),
    "significant": N_("significant"),
    "low": N_("low"),
    "resistant": N_("very low"),
}


def draw_routes(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Draw who carries the country's routes, and say what leaves it and what would cut it off."""
    yield head(words("Routes"), "routes", within)
    routes = brief.routes
    if routes is None:
        yield Paragraph(
            words("No network of this country or territory stands in the graph of routes."), ("caida_as_relationships",)
        )
        return
    yield Paragraph(
        words(
            "Routes between the country’s users and the world’s, as commercial relations between networks lead them "
            "(each network prefers the routes of its customers, then of its peers, then of its providers). A share is that of the "
            "routes that cross a network on the country’s side, up to the highest provider on the way; one route may cross several. "
            "What lies beyond is the other side’s dependence. Users by network are an estimate (APNIC, 2020 and 2026), which misses some operators."
        ),
        SOURCES,
    )
    if routes.access:
        yield Paragraph(_list_access(routes, words), SOURCES)
    if routes.networks:
        yield _draw_carriers(brief, routes, words)
    if routes.jurisdictions:
        yield _list_jurisdictions(routes, words)
    yield Paragraph(" ".join(_describe(routes, words)), (*SOURCES, "carisimo_state_owned", "hypergiant_caches"))


def _list_access(routes: RoutePicture, words: Language) -> str:
    listed = [f"{one.name} ({words.percent(one.users_share)})" for one in routes.access[:MOST_ACCESS]]
    return words("The largest networks by users: {networks}.", networks=words.listing(listed))


def _list_jurisdictions(routes: RoutePicture, words: Language) -> Grid:
    """List the countries whose networks carry routes, by the seat of the operators and by the state that controls them."""
    seats = routes.jurisdictions[:MOST_JURISDICTIONS]
    states = sorted(routes.jurisdictions, key=lambda one: (-one.owned_share, one.name))[:MOST_JURISDICTIONS]
    shown = [*seats, *(one for one in states if one.owned_share >= LEAST_OWNED and one not in seats)]
    return Grid(
        (
            GridColumn(words("Country")),
            GridColumn(words("By seat of the operator"), "right"),
            GridColumn(words("By controlling state"), "right"),
        ),
        tuple(
            (
                party(one.name).name(words.lang),
                format_span(one.share, one.least_share, one.most_share, words),
                format_span(one.owned_share, one.owned_least_share, one.owned_most_share, words),
            )
            for one in shown
        ),
        words("Other countries and territories whose networks carry the country’s routes on its side"),
        (*SOURCES, "carisimo_state_owned"),
        words(
            "A span is given where the share moves by more than ten points with links as given or reconciled and with users or addresses. "
            "State control as listed in February 2022 and checked in 2019 and 2020. "
            "An operator that serves occupied or disputed territory counts for its registered seat."
        ),
    )


def _draw_carriers(brief: Brief, routes: RoutePicture, words: Language) -> Figure:
    home = brief.country.code
    networks = [
        charts.SupplierBar(
            words("Networks"),
            one.name,
            party(one.country).name(words.lang) if one.country else "",
            one.share,
            domestic=one.country == home,
        )
        for one in routes.networks[:MOST_BARS]
    ]
    rows = networks
    year = brief.layers["routing"].year
    subtitle = words(
        "Share of the routes to and from the country, mean of both directions, weighted by users; {year}", year=year
    )
    alt = words("Shares: {shares}.", shares=", ".join(f"{row.supplier} {words.percent(row.share)}" for row in rows))
    caption = words("Of the routes of the country, the share that crosses these networks on its side")
    legend = (words("domestic"), words("foreign"))
    return Figure(lambda: charts.suppliers(rows, *legend, subtitle, words.lang), alt, caption, SOURCES)


def _describe(routes: RoutePicture, words: Language) -> Iterator[str]:
    if routes.near_caches is not None:
        yield words(
            "Networks with {share} of the users hosted servers of Akamai, Facebook, Google or Netflix in 2021: their traffic from there crosses no transit network.",
            share=say_share(routes.near_caches, 1, words),
        )
    yield words(
        "As transit, networks that a state controls carry, on the country’s side, {share} of the international routes; the networks in which routes begin or end are not counted.",
        share=words.percent(routes.state_share),
    )
    yield words.plural(
        "{number} network of the country has a neighbour abroad; by their number alone the risk of disconnection is {risk}.",
        "{number} networks of the country have a neighbour abroad; by their number alone the risk of disconnection is {risk}.",
        routes.frontier_networks,
        risk=words(RISK[routes.frontier_risk]),
    )
    cut = words.plural(
        "The fewest networks that together serve or carry half of the estimated users: {number}, {networks}.",
        "The fewest networks that together serve or carry half of the estimated users: {number}, {networks}.",
        len(routes.cut_networks),
        networks=_name_few(routes.cut_networks, words),
    )
    yield cut if routes.cut_exact else words("{sentence} A smaller one may exist.", sentence=cut)


def _name_few(names: tuple[str, ...], words: Language, most: int = 5) -> str:
    if len(names) <= most:
        return words.listing(names)
    return words("{first} and {number} more", first=", ".join(names[:most]), number=len(names) - most)
