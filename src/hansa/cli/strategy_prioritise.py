"""``hansa strategy prioritise``: weights and values in full, what stays first, what fits, what one would regret."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import edition_option, json_option, lang_option, opened, print_json, text
from hansa.cli.strategy_speech import STRATEGY, opened_strategy

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.strategy.priorities import Priorities
    from hansa.strategy.worlds import World

SHOWN_WEIGHTS = 3
SHOWN_NAMES = 15
SHOWN_LOSSES = 3
SMALL = 0.0005


@click.command(
    help=text(
        "Weigh the actions of a strategy, or the catalogue’s options: value in full, what stays first whatever the weights, what "
        "fits staff and money, what one would regret."
    )
)
@click.argument("file", type=STRATEGY)
@click.option("--catalogue", is_flag=True, help=text("Weigh all options of the catalogue, not the strategy’s actions."))
@click.option(
    "--weights",
    help=text(
        "Points for the step from worst to best on each criterion, as security=30,voice=10; else the strategy’s."
    ),
)
@click.option("--any-weights", is_flag=True, help=text("Draw from all weights, not only those in the same order."))
@click.option("--staff", type=click.FloatRange(min=0), help=text("Full-time equivalents for new actions."))
@click.option("--budget", type=click.FloatRange(min=0), help=text("Euros a year for new actions."))
@click.option("--at-most", type=click.IntRange(min=1), help=text("How many actions at most."))
@click.option(
    "--samples", type=click.IntRange(min=100, max=10_000_000), default=100_000, help=text("How many weights are drawn.")
)
@click.option("--seed", type=click.IntRange(min=0), default=1, help=text("Begins the draws; the same gives the same."))
@click.option("--most", type=click.IntRange(min=1), default=12, help=text("How many to show."))
@lang_option
@edition_option
@json_option
def prioritise(
    file: Path,
    catalogue: bool,
    weights: str | None,
    any_weights: bool,
    staff: float | None,
    budget: float | None,
    at_most: int | None,
    samples: int,
    seed: int,
    most: int,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    """Weigh what a strategy may do."""
    from hansa.strategy.priorities import Wanted
    from hansa.strategy.priorities import prioritise as weigh
    from hansa.strategy.weights import read_weights

    edition = opened(edition_folder)
    strategy = opened_strategy(file, edition).strategy
    wanted = Wanted(
        catalogue=catalogue,
        weights=read_weights(weights) if weights else None,
        any_weights=any_weights,
        staff=staff,
        budget_eur=budget,
        actions=at_most,
        samples=samples,
        seed=seed,
    )
    found = weigh(strategy, edition, wanted)
    if as_json:
        print_json({"file": str(file), "edition": edition.id, **found.to_json(lang)})
        return
    _print_priorities(found, edition, most, lang)


def _print_priorities(found: Priorities, edition: Edition, most: int, lang: str) -> None:
    from hansa.language import language

    words = language(lang)
    _print_head(found, edition, words)
    _print_criteria(found, words)
    for number in range(min(most, len(found.candidates))):
        _print_candidate(found, number, edition, words)
    if len(found.candidates) > most:
        click.echo(
            "\n" + words.plural("{number} more not shown.", "{number} more not shown.", len(found.candidates) - most)
        )
    _print_set(found, words)
    _print_regret(found, words)


def _print_head(found: Priorities, edition: Edition, words: Language) -> None:
    from hansa.countries import resolve
    from hansa.strategy.profiles import name_profile

    country = resolve(found.country).name(words.lang)
    count = len(found.candidates)
    message = (
        words.plural(
            "{country}: {number} action weighed.", "{country}: {number} actions weighed.", count, country=country
        )
        if found.source == "actions"
        else words.plural(
            "{country}: {number} option of the catalogue weighed.",
            "{country}: {number} options of the catalogue weighed.",
            count,
            country=country,
        )
    )
    profile = name_profile(found.profile, words.lang)
    click.echo(
        f"{message} {words('Profile: {profile}.', profile=profile)} {words('Edition {edition}.', edition=edition.id)}"
    )


def _print_criteria(found: Priorities, words: Language) -> None:
    from hansa.strategy.candidates import CRITERIA, PILLARS
    from hansa.strategy.catalogue import load_catalogue
    from hansa.strategy.telling import write_rule

    titles = {term.id: term.title.text(words.lang) for term in load_catalogue().terms.criteria}
    click.echo("\n" + words("Criteria: their weight, and how a value between 0 and 1 is made"))
    for name, weight in zip(CRITERIA, found.weights, strict=True):
        line = f"{titles[name]} [{name}]"
        if name not in PILLARS:
            line = words("{figure}: {value}", figure=line, value=write_rule(name, found.profile, words))
        click.echo(f"  {words.percent(weight, 1):>6}  {line}")
    pillar = write_rule(PILLARS[0], found.profile, words)
    click.echo("          " + words("Each of the first four: {rule}.", rule=pillar))
    samples = words.number(found.acceptability.samples)
    if found.ordered:
        click.echo(words("{samples} draws among all weights that keep this order of criteria.", samples=samples))
    else:
        click.echo(words("{samples} draws among all weights.", samples=samples))


def _print_candidate(found: Priorities, number: int, edition: Edition, words: Language) -> None:
    from hansa.strategy.telling import write_beside
    from hansa.titles import text_in

    one, mark = found.candidates[number], "*" if found.chosen.taken[number] else " "
    click.echo(
        f"\n{number + 1:>3}.{mark}{text_in(one.title, words.lang)} [{one.id}] {_write_worth(found, number, words)}"
    )
    click.echo(f"     = {_write_parts(found, number, words)}")
    click.echo(f"     {_write_places(found, number, words)}")
    for figure in one.ranked.missing if one.ranked else ():
        click.echo(f"     ? {write_beside(edition, figure, words.lang)}")
    if one.option is None:
        click.echo("     ? " + words("an action of your own: what it brings is not known to the guide"))


def _write_worth(found: Priorities, number: int, words: Language) -> str:
    known, possible = found.worth[number], found.possible[number]
    if possible - known < SMALL:
        return words.number(known, 2)
    return words("{known}, up to {possible}", known=words.number(known, 2), possible=words.number(possible, 2))


def _write_parts(found: Priorities, number: int, words: Language) -> str:
    from hansa.strategy.candidates import CRITERIA

    parts = [
        f"{name} {words.number(weight, 2)} × {words.number(value, 2)}"
        for name, weight, value in zip(CRITERIA, found.weights, found.low[number], strict=True)
        if weight * value >= SMALL
    ]
    return " + ".join(parts) or "0"


def _write_places(found: Priorities, number: int, words: Language) -> str:
    import numpy as np

    from hansa.strategy.candidates import CRITERIA
    from hansa.strategy.priorities import PLACES

    draws = found.acceptability
    line = words(
        "First in {first} of the draws, among the first {places} in {among}; largest regret {regret}.",
        first=words.percent(draws.ranks[number, 0]),
        places=PLACES,
        among=words.percent(draws.within(PLACES)[number]),
        regret=words.percent(found.regret.single[:, number].max()),
    )
    if np.isnan(draws.central[number, 0]):
        return line
    heaviest = np.argsort(-draws.central[number], kind="stable")[:SHOWN_WEIGHTS]
    central = ", ".join(f"{CRITERIA[place]} {words.percent(draws.central[number, place])}" for place in heaviest)
    where = words(
        "First where weights are near {central}; confidence {confidence}.",
        central=central,
        confidence=words.percent(draws.confidence[number]),
    )
    return f"{line} {where}"


def _print_set(found: Priorities, words: Language) -> None:
    uses, limits = found.uses(found.chosen.taken), found.limits
    taken = found.names(found.chosen.taken)
    message = words.plural(
        "Together, * above: {number} that brings most within {staff} full-time equivalents and EUR {budget} a year",
        "Together, * above: the {number} that bring most within {staff} full-time equivalents and EUR {budget} a year",
        len(taken),
        staff=words.number(limits.staff, 0 if float(limits.staff).is_integer() else 1),
        budget=words.number(limits.budget_eur),
    )
    click.echo(f"\n{message}")
    click.echo(f"  {', '.join(taken) or '–'}")
    means = words(
        "They take {first} in the first year, then {running}, and EUR {cost} a year.",
        first=words.number(uses["staff_first_year"], 1),
        running=words.number(uses["staff_running"], 1),
        cost=words.number(uses["cost_eur"]),
    )
    click.echo(f"  {means} {_write_gap(found.chosen.gap, words)}")
    _print_left(found, words)


def _write_gap(gap: float, words: Language) -> str:
    if gap == 0:
        return words("No better set exists.")
    return words("A better set could bring at most {gap} more.", gap=words.percent(gap, 2))


def _print_left(found: Priorities, words: Language) -> None:
    from hansa.strategy.telling import LEFT_OUT

    for reason, message in LEFT_OUT.items():
        for detail in dict.fromkeys(one.detail for one in found.left if one.reason == reason):
            names = [one.id for one in found.left if (one.reason, one.detail) == (reason, detail)]
            shown = ", ".join(names[:SHOWN_NAMES]) + (", …" if len(names) > SHOWN_NAMES else "")
            head = words("Left out, {reason}:", reason=words(message, detail=detail))
            click.echo(f"  {head} {shown}")


def _write_losses(world: World, words: Language) -> str:
    """Write the largest losses of a shock, layer by layer; nothing for a future."""
    from hansa.labels import LAYER

    worst = sorted(world.losses, key=lambda layer: -world.losses[layer])[:SHOWN_LOSSES]
    told = ", ".join(f"{words(LAYER[layer])} {words.percent(world.losses[layer])}" for layer in worst)
    return f" – {told}" if told else ""


def _print_regret(found: Priorities, words: Language) -> None:
    regret = found.regret
    click.echo("\n" + words("Regret: how much less this set brings than the best one would in each world"))
    for world, missed in zip(found.worlds, regret.chosen, strict=True):
        click.echo(
            f"  {words.percent(missed, 1):>6}  {world.title.text(words.lang)} [{world.id}]{_write_losses(world, words)}"
        )
    if all(world.kind == "future" for world in found.worlds):
        click.echo("  " + words("Shocks are not looked at: this edition holds no outcomes of scenarios."))
    least = words.percent(regret.safest_regret, 1)
    more = found.names(regret.safest & ~found.chosen.taken)
    less = found.names(found.chosen.taken & ~regret.safest)
    told = words("the same.")
    if more or less:
        told = words("with {more}; without {less}", more=", ".join(more) or "–", less=", ".join(less) or "–")
    head = words("The set whose largest regret is smallest ({regret}):", regret=least)
    click.echo(f"  {head} {told}")
