"""``hansa alliance``: what coalitions are worth, who brings and gains what, what they lack, whom to invite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import console, edition_option, json_option, lang_option, opened, print_json, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.alliance.candidates import Order
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.reports.alliance.report import Report
    from hansa.routing.model import Model

GROUP = click.argument("group")
WEIGHTS = click.option(
    "--weights",
    help=text("What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; alike by default."),
)
FORMAT = click.option(
    "--format", "formats", help=text("Formats to write, separated by commas: html, docx, odt, pdf, md, json.")
)
OUT = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("briefs"), help=text("Folder for the documents.")
)


@click.group(help=text("Coalitions: what one is worth, who brings and gains what, what it lacks, whom to invite."))
def alliance() -> None:
    """Hold the commands about coalitions."""


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return one decorator that adds several options, in the order in which help shows them."""

    def add(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return add


ANSWER = _options(FORMAT, OUT, lang_option, edition_option, json_option)


def find_coalitions(edition: Edition, *names: str) -> list[Group]:
    """Return the groups that names mean, each fit to stand as a coalition."""
    from hansa.alliance.value import form_coalition
    from hansa.evidence.groups import find_group

    return [form_coalition(find_group(edition, name)) for name in names]


def open_networks(edition: Edition) -> Model:
    """Open the edition's coarse model, on which coalitions are measured."""
    from hansa.routing.compiling import compile_kernels, is_cached, is_compiled
    from hansa.routing.kernels.crossings import tally_crossings
    from hansa.routing.kernels.sharing import share_reach
    from hansa.routing.model import open_coarse_model

    model = open_coarse_model(edition)
    if not (is_compiled() and is_cached(tally_crossings) and is_cached(share_reach)):
        click.echo(text("Compiling once for this machine (about twenty seconds) …"), err=True)
    compile_kernels()
    return model


def read_formats(formats: str | None) -> tuple[str, ...]:
    """Return the formats asked for; none where the option is not given."""
    from hansa.reports.formats import check_formats

    return check_formats(formats.split(",")) if formats is not None else ()


def answer(report: Report, wanted: tuple[str, ...], out: Path, lang: str, *, as_json: bool) -> None:
    """Give what was found: as JSON, as documents, or on screen."""
    if as_json:
        print_json(report.to_json(lang))
    if wanted:
        from hansa.reports.alliance.document import write_report

        for path in write_report(report, wanted, out, lang):
            click.echo(path, err=as_json)
    elif not as_json:
        report.print(console(), lang)


@alliance.command(help=text("What a coalition is worth in its four pillars; as a document, all that is known of it."))
@GROUP
@WEIGHTS
@ANSWER
def value(  # noqa: D103 -- the help says it
    group: str,
    weights: str | None,
    formats: str | None,
    out: Path,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    from hansa.alliance.pillars import read_weights
    from hansa.alliance.value import value_coalition
    from hansa.reports.alliance.report import Report, gather_dossier

    chosen, wanted, edition = read_weights(weights), read_formats(formats), opened(edition_folder)
    (coalition,) = find_coalitions(edition, group)
    model = open_networks(edition)
    if set(wanted) - {"json"}:
        dossier = gather_dossier(edition, model, coalition, chosen)
        report = Report(dossier.value, edition, model, dossier)
    else:
        report = Report(value_coalition(edition, model, coalition, chosen), edition, model)
    answer(report, wanted, out, lang, as_json=as_json)


@alliance.command(
    help=text("What each member brings (marginal contribution, Shapley and Banzhaf values) and what it gains.")
)
@GROUP
@WEIGHTS
@ANSWER
def members(  # noqa: D103 -- the help says it
    group: str,
    weights: str | None,
    formats: str | None,
    out: Path,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    from hansa.alliance.members import rank_members
    from hansa.alliance.pillars import read_weights
    from hansa.reports.alliance.report import Report

    chosen, wanted, edition = read_weights(weights), read_formats(formats), opened(edition_folder)
    (coalition,) = find_coalitions(edition, group)
    model = open_networks(edition)
    found = rank_members(edition, model, coalition, chosen)
    answer(Report(found, edition, model), wanted, out, lang, as_json=as_json)


@alliance.command(
    help=text("Whom to invite: every country outside, by what it would bring the members or gain itself.")
)
@GROUP
@WEIGHTS
@click.option(
    "--by",
    "order",
    type=click.Choice(["brings", "gains"]),
    default="brings",
    help=text("Order: by what they bring the members, or by what they gain themselves."),
)
@click.option("--most", type=click.IntRange(min=1), default=15, help=text("How many candidates to show."))
@ANSWER
def candidates(  # noqa: D103 -- the help says it
    group: str,
    weights: str | None,
    order: Order,
    most: int,
    formats: str | None,
    out: Path,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    from hansa.alliance.candidates import rank_candidates
    from hansa.alliance.pillars import read_weights
    from hansa.reports.alliance.report import Report

    chosen, wanted, edition = read_weights(weights), read_formats(formats), opened(edition_folder)
    (coalition,) = find_coalitions(edition, group)
    model = open_networks(edition)
    found = rank_candidates(edition, model, coalition, chosen, order=order, most=most)
    answer(Report(found, edition, model), wanted, out, lang, as_json=as_json)


@alliance.command(
    help=text(
        "What a coalition lacks: rules not shared, layers held outside, routes through others, votes that differ."
    )
)
@GROUP
@ANSWER
def gaps(  # noqa: D103 -- the help says it
    group: str, formats: str | None, out: Path, lang: str, edition_folder: Path | None, as_json: bool
) -> None:
    from hansa.alliance.gaps import find_gaps
    from hansa.reports.alliance.report import Report

    wanted, edition = read_formats(formats), opened(edition_folder)
    (coalition,) = find_coalitions(edition, group)
    model = open_networks(edition)
    answer(Report(find_gaps(edition, model, coalition), edition, model), wanted, out, lang, as_json=as_json)


@alliance.command(help=text("Set two coalitions side by side, pillar by pillar."))
@click.argument("first")
@click.argument("second")
@WEIGHTS
@ANSWER
def compare(  # noqa: D103 -- the help says it
    first: str,
    second: str,
    weights: str | None,
    formats: str | None,
    out: Path,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    from hansa.alliance.compare import compare_coalitions
    from hansa.alliance.pillars import read_weights
    from hansa.reports.alliance.report import Report

    chosen, wanted, edition = read_weights(weights), read_formats(formats), opened(edition_folder)
    one, other = find_coalitions(edition, first, second)
    model = open_networks(edition)
    found = compare_coalitions(edition, model, one, other, chosen)
    answer(Report(found, edition, model), wanted, out, lang, as_json=as_json)


@alliance.command(
    help=text("How two states stand to each other, issue by issue: partner, competitor, adversary or unclear.")
)
@click.argument("country")
@click.argument("other")
@ANSWER
def relation(  # noqa: D103 -- the help says it
    country: str, other: str, formats: str | None, out: Path, lang: str, edition_folder: Path | None, as_json: bool
) -> None:
    from hansa.alliance.relations import relate_states
    from hansa.countries import resolve
    from hansa.reports.alliance.report import Pair, Report

    codes = (resolve(country).code, resolve(other).code)
    wanted, edition = read_formats(formats), opened(edition_folder)
    pair = Pair(codes, relate_states(edition, *codes))
    answer(Report(pair, edition), wanted, out, lang, as_json=as_json)
