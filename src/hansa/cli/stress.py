"""``hansa stress``: what breaks, for whom, if an actor fails, leaves or turns hostile; what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import AsNumber, opened, text
from hansa.cli.stress_ensembles import harden, random, worst
from hansa.cli.stress_library import list_library, show
from hansa.cli.stress_options import ANSWER, COUNTRY, Given, answer, follow, open_graph, read_countries, read_formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.scenario import Kind, Scenario
    from hansa.stress.shocks import Shock


@click.group(help=text("What breaks, for whom, if an actor fails, leaves or turns hostile; and what would help."))
def stress() -> None:
    """Hold the commands about stress."""


for command in (random, worst, harden, list_library, show):
    stress.add_command(command)


@stress.command(help=text("Run a scenario: a file, or one of the library by its id."))
@click.argument("scenario")
@COUNTRY
@ANSWER
def run(scenario: str, countries: tuple[str, ...], **given: Any) -> None:  # noqa: D103 -- the help says it
    from hansa.cli.stress_library import find_asked

    options = Given(**given)
    edition = opened(options.edition_folder)
    found = find_asked(scenario, edition)
    _answer(options, edition, countries, lambda _: found)


@stress.command(help=text("Operators lose their links: all of them, or those with a country or group (--from)."))
@click.argument("operators", nargs=-1, required=True)
@click.option("--from", "left", help=text("Country or group of countries that they leave; the world by default."))
@COUNTRY
@ANSWER
def operator(  # noqa: D103
    operators: tuple[str, ...], left: str | None, countries: tuple[str, ...], **given: Any
) -> None:
    from hansa.stress.shocks import Operator

    shock = Operator(operator=tuple(_read_operator(one) for one in operators), from_=left)
    parts = ("operator", *operators, *([left] if left else []))
    _run(given, countries, "operator_loss", parts, shock, lambda model: _check_names(model, shock.operator))


@stress.command(help=text("All links between the networks of two groups of countries are cut."))
@click.argument("first")
@click.argument("second")
@COUNTRY
@ANSWER
def sever(first: str, second: str, countries: tuple[str, ...], **given: Any) -> None:  # noqa: D103
    from hansa.stress.shocks import Sever

    _run(given, countries, "other", ("sever", first, second), Sever(sever=(first, second)))


@stress.command(help=text("Countries cut themselves off from all others, but for operators that are excepted."))
@click.argument("isolated", nargs=-1, required=True, metavar="COUNTRY...")
@click.option("--except", "kept", type=AsNumber(), multiple=True, help=text("AS number whose links stay."))
@COUNTRY
@ANSWER
def isolate(  # noqa: D103
    isolated: tuple[str, ...], kept: tuple[int, ...], countries: tuple[str, ...], **given: Any
) -> None:
    from hansa.stress.shocks import Isolate

    parts = ("isolation", *isolated, *(f"AS{asn}" for asn in kept))
    _run(given, countries, "isolation", parts, Isolate(isolate=isolated, except_=kept))


@stress.command(
    help=text("Places fail with their cables and land lines: a city, a landing point, or “A – B” for a segment.")
)
@click.argument("places", nargs=-1, required=True, metavar="PLACE...")
@click.option("--kind", type=click.Choice(["sea", "land"]), help=text("Only sea cables, or only land lines."))
@COUNTRY
@ANSWER
def cut(places: tuple[str, ...], kind: Any, countries: tuple[str, ...], **given: Any) -> None:  # noqa: D103
    from hansa.stress.shocks import Cut

    _run(given, countries, "cable_cut", ("cut", *places), Cut(cut=places, kind=kind))


@stress.command(help=text("A supplier, or a country with all its suppliers, stops serving a layer."))
@click.argument("name")
@click.option("--layer", required=True, help=text("The layer: naming, cloud, software, chips, ai; or all."))
@click.option("--to", "served", multiple=True, help=text("Country or group no longer served; the world by default."))
@COUNTRY
@ANSWER
def supplier(  # noqa: D103
    name: str, layer: str, served: tuple[str, ...], countries: tuple[str, ...], **given: Any
) -> None:
    from hansa.stress.shocks import Supply

    shock = Supply(supplier=name, layer=layer, to=served)
    _run(given, countries, "supplier_failure", ("supplier", name, layer, *served), shock)


def _read_operator(text: str) -> int | str:
    """Return a number for what is one, ``AS3356`` included."""
    digits = text.strip().upper().removeprefix("AS").strip()
    return int(digits) if digits.isdecimal() else text


def _check_names(model: Model, operators: tuple[int | str, ...]) -> None:
    """Refuse names that the model does not know, with the nearest: a number that it lacks is told in the answer."""
    from hansa.errors import InputError
    from hansa.stress.operators import find_operator

    for name in operators:
        if isinstance(name, str):
            try:
                find_operator(model, name)
            except InputError as error:
                if model.kind != "coarse":
                    raise
                raise InputError("operator-not-named", name=name, suggestion=error.fields["suggestion"]) from error


def _run(
    given: dict[str, Any],
    countries: tuple[str, ...],
    kind: Kind,
    parts: tuple[str, ...],
    shock: Shock,
    check: Callable[[Model], None] | None = None,
) -> None:
    """Run a scenario of one shock."""
    from hansa.reports.stress.naming import make_scenario

    options = Given(**given)
    edition = opened(options.edition_folder)

    def make(model: Model) -> Scenario:
        if check is not None:
            check(model)
        return make_scenario(kind, parts, shock, edition, model)

    _answer(options, edition, countries, make)


def _answer(options: Given, edition: Edition, countries: tuple[str, ...], make: Callable[[Model], Scenario]) -> None:
    """Run what was asked, and answer."""
    from hansa.reports.stress.report import gather_help, report_result
    from hansa.stress.run import run_scenario

    wanted, asked = read_formats(options.formats), read_countries(countries)
    model = open_graph(options.choice, edition)
    scenario = make(model)
    with follow(model, text("Routes")) as progress:
        found = run_scenario(scenario, model, edition, asked, progress=progress)
    report = report_result(found, edition, model, asked)
    if set(wanted) - {"json"}:
        report = gather_help(report)
    answer(report, wanted, options.out, options.lang, as_json=options.as_json)
