"""``hansa strategy new``, ``add`` and ``schema``: a strategy begun, options added to it, and the form of its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import STRATEGY_FILE, edition_option, json_option, lang_option, opened, print_json, text

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.strategy.catalogue import Option
    from hansa.strategy.document import Strategy
    from hansa.strategy.profiles import ProfileGuess


@click.command(help=text("Begin a country’s strategy in a new file, with the axes of a framework or blank."))
@click.argument("country")
@click.argument("file", type=STRATEGY_FILE)
@click.option(
    "--framework", help=text("Framework that orders it: france-2017, four-pillars, first-step; without, blank.")
)
@click.option("--profile", help=text("What the unit can carry; by default what population and income suggest."))
@click.option("--force", is_flag=True, help=text("Replace a file that is there; the former one is kept beside it."))
@lang_option
@edition_option
@json_option
def new(
    country: str,
    file: Path,
    framework: str | None,
    profile: str | None,
    force: bool,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    """Begin a strategy."""
    from hansa.countries import resolve
    from hansa.errors import InputError
    from hansa.strategy.file import backup_of, write_strategy
    from hansa.strategy.frameworks import find_framework
    from hansa.strategy.guide import begin_strategy
    from hansa.strategy.profiles import check_profile, guess_profile

    if file.exists() and not force:
        raise InputError("strategy-exists", path=file, backup=backup_of(file).name)
    edition, state = opened(edition_folder), resolve(country)
    guess = guess_profile(edition, state.code)
    order = find_framework(framework) if framework else None
    begun = begin_strategy(state, edition, check_profile(profile) or guess.profile, order, lang)
    write_strategy(file, begun)
    if as_json:
        print_json(
            {
                "file": str(file),
                "country": begun.country,
                "profile": begun.profile,
                "suggested": guess.profile,
                "figures": [figure.to_json() for figure in guess.figures],
                "framework": begun.framework,
                "edition": begun.edition,
                "objectives": [objective.id for _, objective in begun.objectives()],
                "next": next(iter(begun.steps)),
            }
        )
    else:
        _print_begun(begun, guess, file, lang)


def _print_begun(begun: Strategy, guess: ProfileGuess, file: Path, lang: str) -> None:
    from hansa.language import language
    from hansa.strategy.profiles import name_profile
    from hansa.titles import text_in

    words = language(lang)
    click.echo(words("Begun in {path}: {title}.", path=file, title=text_in(begun.title, lang)))
    chosen, suggested = (name_profile(one, lang) for one in (begun.profile, guess.profile))
    if begun.profile is None:
        click.echo(words("Profile: none yet ({reason}).", reason=guess.reason.text(lang)))
    elif begun.profile == guess.profile:
        click.echo(words("Profile: {profile}, from {reason}.", profile=chosen, reason=guess.reason.text(lang)))
    else:
        message = words(
            "Profile: {profile}; the figures suggest {other}: {reason}.",
            profile=chosen,
            other=suggested,
            reason=guess.reason.text(lang),
        )
        click.echo(message)
    for axis in begun.axes:
        click.echo(f"  {text_in(axis.title, lang)}")
        for objective in axis.objectives:
            click.echo(f"    {objective.id:<18}{text_in(objective.title, lang)}")
    click.echo(words("Next: hansa strategy step {path}", path=file))


@click.command(help=text("Add options of the catalogue to a strategy as actions, with indicators and their baselines."))
@click.argument("file", type=STRATEGY_FILE)
@click.argument("option", nargs=-1, required=True)
@click.option(
    "--objective", help=text("Objective of the strategy that holds them; by default the first that they serve.")
)
@click.option("--reason", help=text("Why, for the record of choices."))
@click.option("--author", help=text("Who decides, for the record of choices."))
@lang_option
@edition_option
@json_option
def add(
    file: Path,
    option: tuple[str, ...],
    objective: str | None,
    reason: str | None,
    author: str | None,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    """Add options to a strategy."""
    from hansa.questions.strategy_files import open_strategy
    from hansa.strategy.additions import adopt_option, find_option
    from hansa.strategy.file import write_strategy

    edition = opened(edition_folder)
    former = open_strategy(file, edition)
    chosen = [find_option(name) for name in dict.fromkeys(option)]
    grown = former.strategy
    for one in chosen:
        grown = adopt_option(grown, one, edition, objective, reason, author)
    write_strategy(file, grown, former)
    if as_json:
        print_json(_describe_added(former.strategy, grown))
        return
    for one in chosen:
        _print_added(grown, one, edition, lang)


def _describe_added(former: Strategy, grown: Strategy) -> list[dict[str, object]]:
    from hansa.strategy.layout import to_data

    known = {action.id for _, action in former.actions()}
    return [
        {"objective": objective.id, "action": to_data(action)}
        for objective, action in grown.actions()
        if action.id not in known
    ]


def _print_added(grown: Strategy, option: Option, edition: Edition, lang: str) -> None:
    from hansa.figures.expression import measure
    from hansa.language import language
    from hansa.strategy.additions import find_conflicts
    from hansa.strategy.keys import name_options
    from hansa.strategy.telling import format_value
    from hansa.titles import text_in

    words = language(lang)
    found = [(held, one) for held, one in grown.actions() if one.option == option.id]
    objective, action = found[-1]
    click.echo(
        words(
            "Added: {title} ({id}), under {objective}",
            title=option.title.text(lang),
            id=action.id,
            objective=text_in(objective.title, lang),
        )
    )
    for indicator in action.indicators:
        figure = measure(edition, grown.country, indicator.evidence) if indicator.evidence else None
        today = format_value(figure, lang) if figure else words("to be measured by the unit itself")
        title = text_in(indicator.title, lang)
        click.echo("  " + words("Indicator: {title}; today: {figure}", title=title, figure=today))
    needed, against = find_conflicts(grown, option)
    if needed:
        click.echo("  " + words("It needs, and the strategy lacks: {options}", options=name_options(needed).text(lang)))
    if against:
        click.echo("  " + words("It contradicts: {options}", options=name_options(against).text(lang)))


@click.command(help=text("Print the JSON Schema of the strategy file."))
@click.option("--out", type=click.Path(path_type=Path), help=text("File to write it to."))
@json_option
def schema(out: Path | None, as_json: bool) -> None:
    """Print the JSON Schema; it is JSON with or without ``--json``."""
    import json

    from hansa.strategy.schema import describe_schema
    from hansa.workspace import replaced_file

    if out is None:
        print_json(describe_schema())
        return
    with replaced_file(out) as beside:
        beside.write_text(json.dumps(describe_schema(), indent=2) + "\n", encoding="utf-8")
    click.echo(out, err=as_json)
