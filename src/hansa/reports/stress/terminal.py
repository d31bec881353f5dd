"""What a scenario does, on the terminal; readable in eighty columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hansa.labels import LAYER
from hansa.reports.stress.affected import (
    LEAST_SHARE,
    LEAST_SHIFT,
    choose_told,
    find_supply_share,
    list_affected,
    measures_routes,
)
from hansa.reports.stress.checking import check_observed
from hansa.reports.stress.naming import KIND, name_country, name_shock, name_shortly, name_supplier
from hansa.reports.stress.sentences import (
    describe_model,
    list_limits,
    say_carriers,
    say_check,
    say_model,
    write_hops,
    write_points,
    write_share,
    write_users,
)

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.outcome import Outcome, Result

MOST_ROWS = 12


def print_result(
    console: Console, result: Result, edition: Edition, model: Model, asked: Sequence[str] | None, words: Language
) -> None:
    """Print what changed and for whom, who gains, and the limits."""
    _print_head(console, result, edition, model, words)
    affected = list_affected(result)
    if not affected:
        console.print(words("Nothing changes that the model can see, in none of the countries asked about.") + "\n")
    if measures_routes(result):
        _print_routes(console, affected, words)
    told = choose_told(result, asked)
    if told:
        print_title(console, words("Who gains and who loses transit (points of the routes)"))
    for one in told:
        said = escape(" ".join(say_carriers(one, words)))
        print_item(console, words("[bold]{layer}[/]: {text}", layer=name_country(one.country, words), text=said))
    _print_cables(console, affected, words)
    _print_supplies(console, affected, words)
    checks = check_observed(result)
    if checks:
        print_title(console, words("Observed at the time, and computed"))
    for check in checks:
        first, _, rest = say_check(check, words).removeprefix("**").partition("**")
        print_item(console, f"[bold]{escape(first)}[/]{escape(rest)}")
    limits = list_limits(result, words)
    print_limits(console, [*limits, say_model(model, words)] if measures_routes(result) else limits)


def _print_head(console: Console, result: Result, edition: Edition, model: Model, words: Language) -> None:
    scenario = result.scenario
    console.print(f"\n[bold]{escape(scenario.name.text(words.lang))}[/]", soft_wrap=True)
    kind = words(KIND[scenario.kind]) if scenario.story.text(words.lang) else ""
    line = [scenario.date.partition("T")[0], kind, describe_model(result.model, words)]
    console.print(" · ".join(filter(None, line)) + "\n", style="dim")
    if scenario.story.text(words.lang):
        console.print(escape(scenario.story.text(words.lang)) + "\n")
        for shock in scenario.shocks:
            print_item(console, escape(name_shock(shock, edition, model, words)))


def _print_routes(console: Console, affected: Sequence[Outcome], words: Language) -> None:
    inside = any((one.home_lost_share or 0.0) >= LEAST_SHARE for one in affected[:MOST_ROWS])
    titles = [words("Country"), words("Routes lost"), words("Hops"), words("Users"), words("Gains most transit")]
    if inside:
        titles.insert(2, words("Inside"))
    table = make_table(titles, right=range(1, len(titles) - 1))
    for one in affected[:MOST_ROWS]:
        cells = [
            name_country(one.country, words),
            write_share(words, one.reachability_lost_share),
            write_hops(words, one.detour_hops),
            write_users(words, one.users_affected),
            escape(_name_gainer(one, words)),
        ]
        if inside:
            cells.insert(2, write_share(words, one.home_lost_share))
        table.add_row(*cells)
    console.print(table)
    _print_rest(console, len(affected) - MOST_ROWS, words)
    console.print(
        words(
            "Routes lost: share of the routes between the country’s users and the rest of the world’s that have no way left; inside: of "
            "those within the country. Hops: added on the others. Users: of the country, each weighed by the share of the world lost."
        ),
        style="dim",
    )


def _name_gainer(outcome: Outcome, words: Language) -> str:
    first = next(iter(outcome.transit_gained), None)
    if first is None or first.share < LEAST_SHIFT / 2:
        return "–"
    return f"{write_points(words, first.share)} {name_shortly(first, words)}"


def _print_cables(console: Console, affected: Iterable[Outcome], words: Language) -> None:
    cut = [(one.country, one.physical) for one in affected if one.physical]
    if not cut:
        return
    print_title(console, words("Cables and land lines"))
    titles = (words("Country"), words("Paths before"), words("Paths after"), words("Places cut off"))
    table = make_table(titles, right=(1, 2))
    for code, loss in cut[:MOST_ROWS]:
        places = ", ".join(loss.places[: MOST_ROWS // 2]) + (" …" if len(loss.places) > MOST_ROWS // 2 else "")
        lost = words("{share}: {places}", share=words.percent(loss.places_lost_share), places=places)
        table.add_row(
            name_country(code, words), str(loss.paths_before), str(loss.paths_after), lost if places else words("none")
        )
    console.print(table)
    _print_rest(console, len(cut) - MOST_ROWS, words)


def _print_supplies(console: Console, affected: Iterable[Outcome], words: Language) -> None:
    hit = sorted((one for one in affected if one.supplies), key=lambda one: (-find_supply_share(one), one.country))
    if not hit:
        return
    print_title(console, words("Supply stopped"))
    table = make_table(
        (words("Country"), words("Layer"), words("Supplier"), words("Share"), words("Year")), right=(3, 4)
    )
    for one in hit[:MOST_ROWS]:
        for loss in sorted(one.supplies, key=lambda loss: -loss.share)[:3]:
            table.add_row(
                name_country(one.country, words),
                words(LAYER[loss.layer]),
                escape(name_supplier(loss, words)),
                write_share(words, loss.share),
                str(loss.year),
            )
    console.print(table)
    _print_rest(console, len(hit) - MOST_ROWS, words)


def _print_rest(console: Console, left: int, words: Language) -> None:
    if left > 0:
        console.print(
            words.plural(
                "… and {number} more country; --json has all.", "… and {number} more countries; --json has all.", left
            )
        )


def print_title(console: Console, title: str) -> None:
    """Print the title of a part."""
    console.print(f"\n[bold]{title}[/]")


def print_item(console: Console, text: str) -> None:
    """Print an item of a list; its text may hold mark-up."""
    from rich.padding import Padding
    from rich.table import Table

    row = Table.grid(padding=(0, 1))
    row.add_row("•", text)
    console.print(Padding(row, (0, 0, 0, 1)))


def print_limits(console: Console, limits: Iterable[str]) -> None:
    """Print the limits, dim."""
    console.print("\n" + escape(" ".join(limits)), style="dim")


def make_table(titles: Sequence[str], right: Sequence[int] = ()) -> Any:
    """Return an empty table; columns of numbers stand to the right."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, title in enumerate(titles):
        table.add_column(title, justify="right" if place in right else "left", overflow="fold")
    return table


def escape(text: str) -> str:
    """Return a text in which nothing is mark-up."""
    from rich.markup import escape as escape_markup

    return escape_markup(text)
