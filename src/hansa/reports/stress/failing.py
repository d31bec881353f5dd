"""The sections on random failures and on the worst ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from hansa.labels import FAILING
from hansa.reports import charts
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, KeyFigure, KeyFigures, Paragraph
from hansa.reports.stress.naming import name_failure
from hansa.reports.stress.opening import ROUTES
from hansa.reports.stress.sentences import format_share, say_bound, say_lot

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.ensembles import Resilience
    from hansa.stress.worst import Failure, Worst

MOST_TARGETED = 12
MOST_STEPS = 12


def draw_resilience(found: Resilience, words: Language) -> Iterator[Block]:
    """Draw how a country fares as one thing after another fails."""
    of = words(FAILING[found.of])
    mean, high, aimed = found.mean_share[-1], found.high_share[-1], found.targeted_share[-1]
    after = words.number(found.failures)
    yield KeyFigures(
        (
            KeyFigure(
                format_share(words, mean),
                words("of the routes lost after {failures} random failures, on average", failures=after),
                ROUTES,
            ),
            KeyFigure(format_share(words, high), words("lost or more in one sample of twenty"), ROUTES),
            KeyFigure(format_share(words, aimed), words("lost where those fail first that carry most"), ROUTES),
            KeyFigure(words.number(found.candidates), words("{of} that could fail", of=of), ROUTES),
        )
    )
    yield Paragraph(
        words(
            "In {samples} samples, {of} of the country fail one after another in random order, each as likely as any other; beside them is an order "
            "that begins with those that carry most. The gap between the two shows how far the country depends on a few.",
            samples=words.number(found.samples),
            of=of,
        ),
        ROUTES,
        "lead",
    )
    yield Heading(words("As failures add up"), "curve")
    yield _draw_curve(found, words)
    yield _tabulate_curve(found, words)
    yield Heading(words("What carries most"), "targeted")
    yield Grid(
        (
            GridColumn("", "right", 0.08),
            GridColumn(words("What fails"), width=0.67),
            GridColumn(words("Lost so far"), "right", 0.25),
        ),
        tuple(
            (str(place), name_failure(parties, found.of, words), format_share(words, found.targeted_share[place]))
            for place, parties in enumerate(found.targeted[:MOST_TARGETED], start=1)
        ),
        words("The aimed order"),
        ROUTES,
    )


def _draw_curve(found: Resilience, words: Language) -> Figure:
    legend = charts.LossWords(
        words("random order, mean"),
        words("random order, 5% to 95% of samples"),
        words("those first that carry most"),
        words("failures"),
    )
    losses = charts.LossCurve(found.mean_share, found.low_share, found.high_share, found.targeted_share)
    subtitle = words(
        "Share of the routes between the country’s users and the rest of the world’s that is lost; {samples} samples, seed {seed}",
        samples=words.number(found.samples),
        seed=found.seed,
    )
    alt = words(
        "Curves: after {failures} failures {mean} lost on average, {low} to {high} in nine samples of ten, {aimed} where aimed.",
        failures=words.number(found.failures),
        mean=format_share(words, found.mean_share[-1]),
        low=format_share(words, found.low_share[-1]),
        high=format_share(words, found.high_share[-1]),
        aimed=format_share(words, found.targeted_share[-1]),
    )
    return Figure(
        partial(charts.resilience, losses, legend, subtitle, words.lang),
        alt,
        words("Routes lost as failures add up"),
        ROUTES,
    )


def _tabulate_curve(found: Resilience, words: Language) -> Grid:
    titles = (words("Failures"), words("Mean"), words("5%"), words("95%"), words("Aimed"))
    return Grid(
        tuple(GridColumn(title, "right", 0.2) for title in titles),
        tuple(
            (
                str(count),
                *(
                    format_share(words, shares[count])
                    for shares in (found.mean_share, found.low_share, found.high_share, found.targeted_share)
                ),
            )
            for count in choose_steps(found.failures)
        ),
        words("Routes lost after so many failures"),
        ROUTES,
        say_lot(found, words),
    )


def choose_steps(failures: int) -> list[int]:
    """Return the numbers of failures that a table shows: at most a dozen, the last among them."""
    every = max(1, -(-failures // (MOST_STEPS - 1)))
    return sorted({*range(0, failures + 1, every), 1, failures})


def list_worst(found: Worst, model: Model, words: Language) -> Iterator[Block]:
    """List the failures that cut most of a country off."""
    share = format_share(words, found.lost_share)
    count = len(found.failures)
    yield KeyFigures(
        (
            KeyFigure(
                share,
                words.plural("of the routes lost with one failure", "of the routes lost with {number} failures", count),
                ROUTES,
            ),
            KeyFigure(
                format_share(words, found.at_most_share),
                words("at most, whichever of them fail"),
                ROUTES,
            ),
            KeyFigure(
                words.number(found.candidates), words("{of} that could fail", of=words(FAILING[found.of])), ROUTES
            ),
        )
    )
    yield Paragraph(say_bound(found, model, words), ROUTES, "lead")
    if found.abroad:
        yield Paragraph(words("Only networks abroad are considered."))
    yield Heading(words("The worst failures"), "worst")
    yield Grid(
        (
            GridColumn("", "right", 0.06),
            GridColumn(words("What fails"), width=0.52),
            GridColumn(words("Carries"), "right", 0.14),
            GridColumn(words("Alone"), "right", 0.14),
            GridColumn(words("Together"), "right", 0.14),
        ),
        tuple(
            (
                str(place),
                name_failure(one.parties, found.of, words),
                _format_carried(one, found.of, words),
                *(format_share(words, share) for share in (one.alone_share, one.lost_share)),
            )
            for place, one in enumerate(found.failures, start=1)
        ),
        words("Together they cut off most; each line adds one to those above it"),
        ROUTES,
        words(
            "Carries: share of the routes between the country’s users and the world’s that meets it before anything fails, its own users included. Alone: lost if "
            "it alone fails. Together: lost once it and those above have failed. Users abroad whose own network failed are not counted."
        ),
    )


def _format_carried(one: Failure, of: str, words: Language) -> str:
    """Format what a failure carried; of several networks the sum is a bound on what meets any of them."""
    share = format_share(words, one.carried_share)
    return words("at most {share}", share=share) if of == "operators" and len(one.parties) > 1 else share
