"""``hansa strategy options``: the options of the catalogue for a country, with the reasons and figures that call for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import edition_option, json_option, lang_option, opened, print_json, text

if TYPE_CHECKING:
    from hansa.countries import Country
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.strategy.profiles import ProfileGuess
    from hansa.strategy.ranking import RankedOption


@click.command(
    help=text("Show the options for a country, those first that its evidence calls for, with reasons and gaps.")
)
@click.argument("country")
@click.option("--objective", help=text("Only what serves an objective of 2017 (1.1 to 3.2) or an axis (1 to 3)."))
@click.option("--profile", help=text("What the unit can carry; by default what population and income suggest."))
@click.option("--option", "name", help=text("Show one option whole: what it is, for and against, who did it."))
@click.option("--most", type=click.IntRange(min=1), default=12, help=text("How many to show."))
@lang_option
@edition_option
@json_option
def options(
    country: str,
    objective: str | None,
    profile: str | None,
    name: str | None,
    most: int,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    """Show the options for a country."""
    from hansa.countries import resolve
    from hansa.strategy.additions import find_option
    from hansa.strategy.profiles import DEFAULT_PROFILE, check_profile, guess_profile
    from hansa.strategy.ranking import rank_options
    from hansa.strategy.telling import describe_option

    edition, state = opened(edition_folder), resolve(country)
    guess = guess_profile(edition, state.code)
    chosen = check_profile(profile) or guess.profile or DEFAULT_PROFILE
    ranked = rank_options(edition, state.code, chosen, objective)
    if name is not None:
        wanted = find_option(name)
        ranked = [one for one in rank_options(edition, state.code, chosen) if one.option is wanted]
    if as_json:
        head = {"country": state.code, "profile": chosen, "objective": objective, "edition": edition.id}
        print_json({**head, "options": [describe_option(one, edition, lang) for one in ranked]})
    elif name is not None:
        _print_whole(ranked[0], edition, lang)
    else:
        _print_ranked(ranked[:most], len(ranked), state, chosen, guess if profile is None else None, edition, lang)


def _print_ranked(
    ranked: list[RankedOption],
    total: int,
    state: Country,
    profile: str,
    guess: ProfileGuess | None,
    edition: Edition,
    lang: str,
) -> None:
    from hansa.language import language
    from hansa.strategy.profiles import name_profile
    from hansa.strategy.telling import write_beside, write_means

    words = language(lang)
    name, shown = state.subject(lang), len(ranked)
    click.echo(words("Options for {country}: {shown} of {total}.", country=name, shown=shown, total=total))
    title = name_profile(profile, lang)
    if guess and guess.profile:
        click.echo(words("Profile: {profile}, from {reason}.", profile=title, reason=guess.reason.text(lang)))
    else:
        click.echo(words("Profile: {profile}.", profile=title))
    click.echo(
        words("Score: the weights of the reasons that hold, less for much staff, half where unusual for the profile.")
    )
    for number, one in enumerate(ranked, start=1):
        click.echo()
        title, score = one.option.title.text(lang), words.number(one.score, 1)
        click.echo(f"{number:>3}. {title} [{one.option.id}] {score}")
        click.echo(f"     {write_means(one.option, words)}{_write_standing(one, words)}")
        for reason in one.holding:
            click.echo(f"     + {reason.text(lang)} ({reason.call.weight})")
        for figure in one.missing:
            click.echo(f"     ? {write_beside(edition, figure, lang)}")


def _write_standing(one: RankedOption, words: Language) -> str:
    """Write what else there is to know of its place; empty where nothing is."""
    told = [words("The country has done it.")] if one.done == "true" else []
    return " ".join(["", *told, *([] if one.realistic else [words("Unusual for this profile.")])])


def _print_whole(one: RankedOption, edition: Edition, lang: str) -> None:
    from hansa.language import language
    from hansa.strategy.telling import write_beside, write_means

    words, option = language(lang), one.option
    click.echo(f"{option.title.text(lang)} [{option.id}]")
    click.echo(option.what.text(lang))
    click.echo(write_means(option, words) + _write_standing(one, words))
    parts = [
        (words("For"), [text.text(lang) for text in option.reasons_for]),
        (words("Against"), [text.text(lang) for text in option.reasons_against]),
        (words("Before it"), [*(text.text(lang) for text in option.prerequisites), *option.needs]),
        (words("Contradicts"), list(option.excludes)),
        (
            words("Called for by the evidence"),
            [f"{reason.text(lang)} ({reason.call.weight})" for reason in one.holding],
        ),
        (words("Not known"), [write_beside(edition, figure, lang) for figure in one.missing]),
        (words("With"), [partner.text.text(lang) for partner in option.partners]),
        (words("Indicators"), [indicator.title.text(lang) for indicator in option.indicators]),
    ]
    for title, lines in parts:
        if lines:
            click.echo(f"\n{title}")
            for line in lines:
                click.echo(f"  – {line}")
