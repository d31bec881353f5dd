"""The opening of a scenario's report: key figures, what happened or is supposed, what is computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.reports.content import Block, Heading, Items, KeyFigure, KeyFigures, On, Paragraph
from hansa.reports.stress.affected import (
    LEAST_SHARE,
    LEAST_SHIFT,
    find_median,
    find_shift,
    find_supply_share,
    list_affected,
    measures_routes,
)
from hansa.reports.stress.naming import KIND, name_shock
from hansa.reports.stress.sentences import (
    format_capacity,
    format_share,
    format_users,
    list_changes,
    name_model,
    say_loss,
)
from hansa.stress.shocks import Supply

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.outcome import Outcome, StressResult
    from hansa.stress.scenario import Scenario

ROUTES = ("caida_as_relationships", "plevin_as_operators", "rir_autnums", "as_prefix_origins")
FELT = 0.01
"""From this share on a loss is counted as felt."""
MOST_LOSSES = 3


def summarise(
    result: StressResult, edition: Edition, model: Model, asked: Sequence[str], words: Language
) -> Iterator[Block]:
    """Give the key figures and the outcome in a sentence or two."""
    yield Paragraph(_place(result, words), style="note", on="screen")
    affected = list_affected(result)
    figures = tuple(_key_figures(result, affected, asked, words))
    if figures:
        yield KeyFigures(figures[:4])
    said = list(_say_outcome(result, affected, words))
    yield Paragraph(" ".join(said) or _say_nothing(result, words), style="lead")
    yield from tell_scenario(result.scenario, edition, model, words)


def _say_nothing(result: StressResult, words: Language) -> str:
    """Say that nothing is lost where it was measured, and that it was not where no layer has a figure."""
    shocks = result.scenario.shocks
    if shocks and all(isinstance(shock, Supply) for shock in shocks):
        return words("Not measured: the data names no country that these suppliers serve in this layer.")
    if "unmatched" in {note.partition("|")[0] for note in result.notes}:
        return words("Not measured: the model does not name all of the operators.")
    return words("In this model no route, and no way on the map of cables and land lines, is lost.")


def _key_figures(
    result: StressResult, affected: list[Outcome], asked: Sequence[str], words: Language
) -> Iterator[KeyFigure]:
    if measures_routes(result) and affected:
        yield from _routes_figures(result, affected, asked, words)
    served = max(affected, key=find_supply_share, default=None)
    if served and served.supplies:
        count = sum(bool(one.supplies) for one in affected)
        label = words.plural("country loses a supplier", "countries lose a supplier", count)
        yield KeyFigure(words.number(count), label, tuple(dict.fromkeys(loss.dataset for loss in served.supplies)))
    cut = [one for one in affected if one.physical and one.physical.places_lost_share > 0]
    if cut:
        yield KeyFigure(
            words.number(len(cut)),
            words.plural(
                "country with places cut off from the cables", "countries with places cut off from the cables", len(cut)
            ),
            ("topohub_backbone",),
        )


def _routes_figures(
    result: StressResult, affected: list[Outcome], asked: Sequence[str], words: Language
) -> Iterator[KeyFigure]:
    hardest = affected[0]
    label = words(
        "of the routes between {country} and the rest of the world lost",
        country=party(hardest.country).name(words.lang),
    )
    yield KeyFigure(format_share(words, hardest.reachability_lost_share), label, ROUTES)
    if not asked:  # a few countries have no median
        felt = sum(one.reachability_lost_share - find_median(result) >= FELT for one in result.outcomes)
        label = words.plural(
            "country loses a point more than the median one, at least",
            "countries lose a point more than the median one, at least",
            felt,
        )
        yield KeyFigure(words.number(felt), label, ROUTES)
    users = sum(one.users_affected or 0.0 for one in result.outcomes)
    label = (
        words("users cut off, each weighed by the share of the world lost")
        if asked
        else words(
            "users cut off, each weighed by the share of the world lost; all countries, a lost route counting at both its ends"
        )
    )
    yield KeyFigure(format_users(words, users), label, ROUTES)
    yield from _shift_figure(affected, words)


def _shift_figure(affected: list[Outcome], words: Language) -> Iterator[KeyFigure]:
    moved = [
        (abs(shift.share), one, shift)
        for one in affected
        if (shift := find_shift(one)) and abs(shift.share) >= LEAST_SHIFT / 2
    ]
    if not moved:
        return
    share, one, shift = max(moved, key=lambda entry: entry[0])
    label = words(
        "points: the largest shift of transit, {network}, for {country}",
        network=shift.name or f"AS{shift.network}",
        country=party(one.country).name(words.lang),
    )
    sign = "+" if shift.share > 0 else "\u2212"
    yield KeyFigure(f"{sign}{words.number(share * 100)}", label, ROUTES)


def _say_outcome(result: StressResult, affected: list[Outcome], words: Language) -> Iterator[str]:
    if measures_routes(result):
        alike = find_median(result)
        felt = [one for one in affected if one.reachability_lost_share - alike >= FELT]
        yield from (say_loss(one, words) for one in felt[:MOST_LOSSES])
        if not felt and affected:
            yield words(
                "No country would lose as much as 1% of its routes with the rest of the world beyond what the median country loses."
            )
        if alike >= LEAST_SHARE:
            yield words(
                "The median country would lose {share}: its routes with those who are cut off.",
                share=format_share(words, alike),
            )
        gaining = [one for one in affected if one.transit_gained and one.transit_gained[0].share >= LEAST_SHIFT / 2]
        for one in gaining[:1]:
            yield words(
                "{country}: more of its transit would go to {networks}.",
                country=party(one.country).name(words.lang),
                networks=list_changes(one.transit_gained, words, 3),
            )
    elif any(one.supplies for one in affected):
        yield words(
            "Routes stay as they are in the model; what would stop is supply, given below as a share of each layer."
        )
    elif affected:
        yield words("Routes stay as they are in the model.")
    for one in [one for one in affected if one.physical or one.capacity][:MOST_LOSSES]:
        yield _say_cables(one, words)


def _say_cables(one: Outcome, words: Language) -> str:
    country, found = party(one.country).name(words.lang), one.capacity
    if found is None:
        return words(
            "{country} keeps its independent ways abroad on the map of cables and land lines.", country=country
        )
    counts = {"country": country, "left": words.number(found.left), "before": words.number(found.before)}
    if found.basis == "capacity":
        return words("{country} keeps {left} of {before} of its capacity abroad.", **counts)
    lost = format_capacity(found, words)
    if found.basis == "cables":
        return words(
            "{country} keeps {left} of {before} cables; of its capacity abroad, {lost} may be lost.",
            lost=lost,
            **counts,
        )
    return words(
        "{country} keeps {left} of {before} independent ways abroad on the map of cables and land lines; of its capacity abroad, {lost} may be lost.",
        lost=lost,
        **counts,
    )


def _place(result: StressResult, words: Language) -> str:
    """Return when it was, what it is and what answers, on one line."""
    scenario = result.scenario
    kind = words(KIND[scenario.kind]) if scenario.story.text(words.lang) else ""
    parts = (scenario.date.partition("T")[0], kind, name_model(result.model, words))
    return " · ".join(filter(None, parts))


def tell_scenario(scenario: Scenario, edition: Edition, model: Model | None, words: Language) -> Iterator[Block]:
    """Tell what happened or is supposed, and what is computed of it."""
    story = scenario.story.text(words.lang)
    if story:
        title = words("What happened") if scenario.date else words("What is supposed")
        yield Heading(title, "story")
        yield Paragraph(story, tuple(source_id(place) for place in range(len(scenario.sources))))
    if scenario.date and scenario.shocks and model is not None:
        yield Paragraph(
            words(
                "All figures above and below are what the model computes if the same failed on the networks of today. What was seen at the time "
                "is set beside them under “Observed at the time, and computed”."
            ),
            style="note",
        )
    shocks = [name_shock(shock, edition, model, words) for shock in scenario.shocks]
    links = [
        words(
            "Added before the cut, as the map lacks it: {name}, {first} – {second} ({source}).",
            name=link.name,
            first=link.from_,
            second=link.to,
            source=link.source,
        )
        for link in scenario.links
    ]
    # A scenario of one shock is named after it where nobody named it: a terminal need not say it twice.
    where: On = "all" if story or links or len(shocks) > 1 else "paper"
    yield Heading(words("What is computed"), "shocks", on=where)
    yield Items(tuple(Paragraph(text) for text in (*shocks, *links)), on=where)


def source_id(place: int) -> str:
    """Return the id under which a source of the scenario stands in the list of sources."""
    return f"scenario-{place + 1}"
