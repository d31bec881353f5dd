"""The sections on what would have helped, and on new links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.reports.content import Block, Grid, GridColumn, Heading, KeyFigure, KeyFigures, Paragraph
from hansa.reports.stress.affected import list_affected, measures_routes
from hansa.reports.stress.naming import name_country, name_parties
from hansa.reports.stress.opening import ROUTES
from hansa.reports.stress.sentences import format_share, say_method
from hansa.stress.shocks import Cut, Isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.language import Language
    from hansa.reports.stress.hardened import Hardened
    from hansa.stress.harden import Hardening
    from hansa.stress.outcome import StressResult

LEAST_WON = 0.005


def compose_help(result: StressResult, helped: Sequence[Hardening], words: Language) -> Iterator[Block]:
    """Say what would have helped the countries hit hardest, where new links could; else why none is proposed."""
    if not measures_routes(result) and not any(one.physical for one in result.outcomes):
        return
    said = [*_say_orders(result, words), *_list_links(helped, words)]
    if said:
        yield Heading(words("What would help"), "help")
        yield from said


def _say_orders(result: StressResult, words: Language) -> Iterator[Block]:
    shocks = result.scenario.shocks
    if any(isinstance(shock, Isolate) for shock in shocks):
        yield Paragraph(
            words(
                "An order to cut a country off is taken to reach every link that it has: in the model no further link helps, only an operator that "
                "the order does not reach."
            )
        )
    if not any(isinstance(shock, Cut) for shock in shocks):
        return
    alone = [one for one in list_affected(result) if one.physical and one.physical.places_lost_share == 1]
    if alone:
        names = words.listing([name_country(one.country, words) for one in alone])
        yield Paragraph(
            words(
                "A further way that shares no segment with those cut. On the map, which lacks some cables, none is left for: {countries}. More links "
                "between networks over the same cables would change nothing.",
                countries=names,
            ),
            ("topohub_backbone",),
        )
    else:
        yield Paragraph(
            words("On the map every country keeps a way abroad; the capacity that may be lost is given above."),
            ("topohub_backbone",),
        )


def _list_links(helped: Sequence[Hardening], words: Language) -> Iterator[Block]:
    for hardening in helped:
        country = name_country(hardening.country, words)
        before, after = hardening.lost_share_before[0], hardening.lost_share_after[0]
        unavoidable = hardening.unavoidable_share[0]
        if hardening.links and before - after >= LEAST_WON:
            yield Paragraph(
                words(
                    "**{country}**: with the links below {after} would be cut off instead of {before}; {unavoidable} in any case, "
                    "because the users’ own network fails.",
                    country=country,
                    before=format_share(words, before),
                    after=format_share(words, after),
                    unavoidable=format_share(words, unavoidable),
                ),
                ROUTES,
            )
            yield tabulate_links(hardening, words)
        else:
            yield Paragraph(
                words(
                    "**{country}**: none of the new links tried would win anything back; what is lost is lost at the other end, or with the users’ own network.",
                    country=country,
                ),
                ROUTES,
            )


def tabulate_links(hardening: Hardening, words: Language) -> Grid:
    """Return new links as a table."""
    kind = words("provider") if hardening.kind == "provider" else words("peer")
    return Grid(
        (
            GridColumn("", "right", 0.05),
            GridColumn(words("Network"), width=0.27),
            GridColumn(words("New {kind}", kind=kind), width=0.27),
            GridColumn(words("As good"), width=0.25),
            GridColumn(words("Before"), "right", 0.08),
            GridColumn(words("After"), "right", 0.08),
        ),
        tuple(
            (
                str(place),
                name_parties([link.home], words),
                name_parties([link.partner], words),
                "; ".join(name_parties([one], words) for one in link.others[:2]) or "–",
                format_share(words, link.lost_share_before),
                format_share(words, link.lost_share_after),
            )
            for place, link in enumerate(hardening.links, start=1)
        ),
        words(
            "{country}: new links, each the one that helps most after those before it",
            country=name_country(hardening.country, words),
        ),
        ROUTES,
        words(
            "Before and after: mean share of the routes between the country’s users and the rest of the world’s that is lost."
        ),
    )


def list_links(found: Hardened, words: Language) -> Iterator[Block]:
    """List the new links that help a country most, and what they are good against."""
    hardening = found.hardening
    count = len(hardening.lost_share_before)
    before, after = (sum(shares) / count for shares in (hardening.lost_share_before, hardening.lost_share_after))
    unavoidable = sum(hardening.unavoidable_share) / count
    yield KeyFigures(
        (
            KeyFigure(
                format_share(words, before),
                words("of the routes lost without new links, mean of what may fail"),
                ROUTES,
            ),
            KeyFigure(format_share(words, after), words("with the links below"), ROUTES),
            KeyFigure(format_share(words, unavoidable), words("in any case: the users’ own network fails"), ROUTES),
            KeyFigure(
                words.number(len(hardening.links)),
                words.plural("new link that helps", "new links that help", len(hardening.links)),
            ),
        )
    )
    yield Heading(words("The links"), "links")
    if hardening.links:
        yield tabulate_links(hardening, words)
    else:
        yield Paragraph(words("None of the links tried, with networks that sell transit nearby, would help."), ROUTES)
    if hardening.neighbours:
        nearby = words.listing([name_country(code, words) for code in hardening.neighbours])
        yield Paragraph(words("Nearby: {countries}.", countries=nearby), style="note")
    yield Heading(words("Against what"), "threats")
    yield Grid(
        (
            GridColumn(words("What fails"), width=0.58),
            GridColumn(words("Before"), "right", 0.14),
            GridColumn(words("After"), "right", 0.14),
            GridColumn(words("Unavoidable"), "right", 0.14),
        ),
        tuple((name, *(format_share(words, share) for share in shares)) for name, *shares in found.list_threats(words)),
        words("Routes lost, without the new links and with them"),
        ROUTES,
        say_method(found, words),
    )
