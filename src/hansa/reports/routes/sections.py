"""What people read of a graph, of routes to one network, between two, and between all pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.error_texts import N_
from hansa.reports.content import Block, Grid, GridColumn, Items, Paragraph
from hansa.reports.routes.naming import KIND, list_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from hansa.language import Language
    from hansa.reports.routes.facts import CheckFacts, HopFacts, PathFacts
    from hansa.routing.model import Model
    from hansa.routing.pairs import PairSummary

COUNTS = {
    "ases": N_("Networks"),
    "links": N_("Links"),
    "customer_links": N_("Links of customer and provider"),
    "peer_links": N_("Links between peers"),
    "provider_free": N_("Networks without a provider"),
    "without_country": N_("Networks without a known country"),
    "without_name": N_("Networks without a known name"),
    "without_users": N_("Networks without known users"),
    "without_addresses": N_("Networks without known addresses"),
}


def count_graph(found: CheckFacts, model: Model, words: Language) -> Iterator[Block]:
    """Count a graph's networks and links, and name its cycles."""
    rows = tuple((words(title), words.number(getattr(found, name))) for name, title in COUNTS.items())
    yield Grid(
        (GridColumn(""), GridColumn(words("Number"), "right")), rows, words("What the graph holds"), list_sources(model)
    )
    listed = ", ".join("–".join(map(str, cycle)) for cycle in found.cycles)
    yield Paragraph(words("Cycles of customers and providers: {cycles}", cycles=listed or words("none")))


def count_lengths(table: pl.DataFrame, model: Model, words: Language) -> Grid:
    """Count the networks by the kind and the length of their routes."""
    counts = table.group_by("kind", "length").len().sort("kind", "length")
    return Grid(
        (GridColumn(words("Route")), GridColumn(words("Length"), "right"), GridColumn(words("Networks"), "right")),
        tuple(
            (words(KIND[kind]), "–" if length is None else words.number(length), words.number(networks))
            for kind, length, networks in counts.iter_rows()
        ),
        words("Networks by the kind and the length of their route"),
        list_sources(model),
    )


def list_hops(found: PathFacts, model: Model, words: Language) -> Block:
    """List the paths between two networks, or say that there is none."""
    if not found.paths:
        return Paragraph(
            words("No route leads from AS{source} to AS{destination}.", source=found.start, destination=found.to),
            list_sources(model),
        )
    told = (" → ".join(_name_hop(hop, words) for hop in path) for path in found.paths)
    return Items(tuple(Paragraph(text, list_sources(model)) for text in told))


def _name_hop(hop: HopFacts, words: Language) -> str:
    country = party(hop.country).name(words.lang) if hop.country else "?"
    return f"AS{hop.asn} {hop.name or '?'} ({country})"


def count_pairs(found: PairSummary, model: Model, words: Language) -> Iterator[Block]:
    """Count the routes between all pairs, in all, by length and by kind."""
    sources = list_sources(model)
    totals = (
        (words("Networks"), words.number(found.ases)),
        (words("Links"), words.number(found.links)),
        (words("Connected pairs"), words.number(found.connected_pairs)),
        (words("Mean length (hops)"), words.number(found.mean_length, 3)),
        (words("Seconds"), words.number(found.seconds, 1)),
    )
    yield Grid((GridColumn(""), GridColumn(words("Number"), "right")), totals, words("All pairs"), sources)
    pairs = GridColumn(words("Pairs"), "right")
    yield Grid(
        (GridColumn(words("Length"), "right"), pairs),
        tuple((words.number(length), words.number(many)) for length, many in enumerate(found.lengths) if many),
        words("Pairs by the length of their route"),
        sources,
    )
    yield Grid(
        (GridColumn(words("Route")), pairs),
        tuple((words(KIND[kind]), words.number(many)) for kind, many in found.by_kind.items()),
        words("Pairs by the kind of their route"),
        sources,
    )
