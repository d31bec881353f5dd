"""``hansa stress random``, ``worst`` and ``harden``: what nobody foresaw, what is worst, and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import opened, text
from hansa.cli.stress_options import ANSWER, Given, answer, follow, open_graph, read_formats

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.reports.stress.report import Found
    from hansa.routing.model import Model
    from hansa.stress.exposure import Exposure

OF = ("links", "networks", "operators")


def _expose(given: dict[str, Any], country: str) -> tuple[Given, Edition, Model, Exposure]:
    """Read the options, and open what they ask for."""
    from hansa.countries import resolve
    from hansa.stress.exposure import expose_country

    options = Given(**given)
    read_formats(options.formats)  # before anything takes time
    place, edition = resolve(country), opened(options.edition_folder)
    model = open_graph(options.choice, edition)
    return options, edition, model, expose_country(model, place.code)


def _answer(found: Found, options: Given, edition: Edition, model: Model) -> None:
    from hansa.reports.stress.report import Report

    report = Report(found, edition, model)
    answer(report, read_formats(options.formats), options.out, options.lang, as_json=options.as_json)


@click.command(help=text("Let random things fail, many times over, beside failures aimed at what carries most."))
@click.argument("country")
@click.option("--failures", type=int, required=True, help=text("Failures in each sample, one after another."))
@click.option("--samples", type=int, default=200, show_default=True, help=text("How many samples."))
@click.option("--of", type=click.Choice(OF), default="links", show_default=True, help=text("What fails."))
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help=text("What is drawn from."))
@click.option(
    "--executor",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help=text("Where samples run: this machine’s cores, or a Ray cluster; the numbers are the same."),
)
@ANSWER
def random(  # noqa: D103 -- the help says it
    country: str, failures: int, samples: int, of: Any, seed: int, executor: Any, **given: Any
) -> None:
    from hansa.stress.ensembles import measure_resilience
    from hansa.stress.executor import open_executor

    place = open_executor(executor)
    options, edition, model, exposure = _expose(given, country)
    with follow(model, text("Samples"), long=True) as progress:
        found = measure_resilience(model, exposure, failures, samples, of, seed, place, progress)
    _answer(found, options, edition, model)


@click.command(help=text("Find the few failures that cut most of a country off from the world."))
@click.argument("country")
@click.option("-k", "count", type=int, default=3, show_default=True, help=text("How many fail together."))
@click.option("--of", type=click.Choice(OF), default="operators", show_default=True, help=text("What fails."))
@click.option("--abroad", is_flag=True, help=text("Only networks abroad: whom others could turn against the country."))
@ANSWER
def worst(country: str, count: int, of: Any, abroad: bool, **given: Any) -> None:  # noqa: D103
    from hansa.stress.worst import find_worst

    options, edition, model, exposure = _expose(given, country)
    with follow(model, text("Search"), long=True) as progress:
        found = find_worst(model, exposure, count, of, abroad=abroad, progress=progress)
    _answer(found, options, edition, model)


@click.command(
    help=text("Find the new links that would help a country most, against its worst failures or one scenario.")
)
@click.argument("country")
@click.option("-k", "count", type=int, default=3, show_default=True, help=text("At most so many links."))
@click.option(
    "--kind",
    type=click.Choice(["provider", "peer"]),
    default="provider",
    show_default=True,
    help=text("What the network abroad becomes: a provider, or a peer."),
)
@click.option("--against", help=text("A scenario, by file or id; by default the country’s worst failures."))
@ANSWER
def harden(country: str, count: int, kind: Any, against: str | None, **given: Any) -> None:  # noqa: D103
    from hansa.cli.stress_library import find_asked
    from hansa.reports.stress.report import Hardened
    from hansa.stress.harden import propose_links
    from hansa.stress.resolve import resolve as resolve_scenario
    from hansa.stress.threats import find_threats

    options, edition, model, exposure = _expose(given, country)
    if against is None:
        with follow(model, text("Threats"), long=True) as progress:
            threats = find_threats(model, exposure, progress=progress)
        scenario, damages = None, [threat.damage for threat in threats]
    else:
        scenario, threats = find_asked(against, edition), ()
        damages = [resolve_scenario(scenario, model, edition).damage]
    with follow(model, text("Links"), long=True) as progress:
        hardening = propose_links(model, exposure, count, damages, kind, progress)
    _answer(Hardened(hardening, threats, scenario), options, edition, model)
