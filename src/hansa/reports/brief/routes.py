"""The section on routes: whose networks and which jurisdictions carry them, and the smallest cut."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.countries import party
from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports import charts
from hansa.reports.brief.naming import head
from hansa.reports.brief.picture import Brief, RoutePicture
from hansa.reports.content import Block, Figure, Paragraph

MOST_BARS = 6
SOURCES = ("caida_as_relationships", "plevin_as_operators", "rir_autnums", "as_prefix_origins")
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
        yield Paragraph(words("No network of this country or territory stands in the graph of routes."), SOURCES[:1])
        return
    yield Paragraph(
        words(
            "Routes between the country’s users and the world’s, as commercial relations between networks lead them "
            "(each network prefers the routes of its customers, then of its peers, then of its providers). A share is that of "
            "the routes that cross a network, or any network of a jurisdiction, between their ends; one route may cross several. Users by network are an estimate (APNIC), and wrong for some large "
            "operators."
        ),
        SOURCES,
    )
    if routes.networks:
        yield _draw_carriers(brief, routes, words)
    yield Paragraph(" ".join(_describe(routes, words)), (*SOURCES, "carisimo_state_owned"))


def _draw_carriers(brief: Brief, routes: RoutePicture, words: Language) -> Figure:
    home = brief.country.code
    jurisdictions = [
        charts.SupplierBar(words("Foreign jurisdictions"), party(one.name).name(words.lang), "", one.share)
        for one in routes.jurisdictions[:MOST_BARS]
    ]
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
    rows = [*jurisdictions, *networks]
    year = brief.layers["routing"].year
    subtitle = words(
        "Share of the routes to and from the country, mean of both directions, weighted by users; {year}", year=year
    )
    alt = words("Shares: {shares}.", shares=", ".join(f"{row.supplier} {words.percent(row.share)}" for row in rows))
    caption = words("Of the routes of the country, the share that crosses …")
    legend = (words("domestic"), words("foreign"))
    return Figure(lambda: charts.suppliers(rows, *legend, subtitle, words.lang), alt, caption, SOURCES)


def _describe(routes: RoutePicture, words: Language) -> Iterator[str]:
    if routes.detour_share is not None:
        yield words(
            "By the visible relations, {share} of the routes that begin and end in the country leave it on the way; exchange that nobody sees stays at home.",
            share=words.percent(routes.detour_share),
        )
    yield words(
        "Networks owned by a state carry {share} of the international routes.", share=words.percent(routes.state_share)
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
