"""Coalitions on the terminal, readable in eighty columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hansa.alliance.pillars import PILLARS
from hansa.countries import party
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.alliance.naming import (
    KIND,
    PILLAR,
    VERDICT,
    describe_origin,
    name_countries,
    name_group,
    name_instrument,
    name_instruments,
    name_issue,
)
from hansa.reports.alliance.sentences import (
    describe_carriers,
    describe_crossed,
    describe_discords,
    describe_doubt,
    describe_gains,
    describe_pillar,
    describe_stability,
    points,
    write_error,
)

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.alliance.candidates import Candidates
    from hansa.alliance.compare import Comparison
    from hansa.alliance.gaps import Gaps
    from hansa.alliance.members import Members
    from hansa.alliance.relation import Relation
    from hansa.alliance.value import Value
    from hansa.evidence import Edition
    from hansa.routing.model import Model

MOST_GAINS = 10


def print_value(console: Console, value: Value, edition: Edition, model: Model, words: Language) -> None:
    """Print a coalition's value and pillars, and what they rest on."""
    _print_head(console, value, edition, words)
    table = _table((words("Pillar"), words("Value"), words("Weight")))
    for pillar in value.pillars:
        table.add_row(words(PILLAR[pillar.name]), words.percent(pillar.value), words.percent(pillar.weight))
    table.add_section()
    table.add_row(words("All"), words.percent(value.value), "")
    console.print(table)
    for pillar in value.pillars:
        _print_named(console, words(PILLAR[pillar.name]), describe_pillar(pillar, words), words)
    _print_model(console, model, words)


def print_members(console: Console, found: Members, edition: Edition, model: Model, words: Language) -> None:
    """Print what each member brings and gains."""
    _print_head(console, found.value, edition, words)
    console.print(
        words(
            "Value {value}; contributions in points of a hundred.", value=points(words, found.value.value).lstrip("+")
        )
    )
    columns = (
        words("Member"),
        words("Shapley"),
        *(words(PILLAR[name]) for name in PILLARS),
        words("Marginal"),
        words("Banzhaf"),
    )
    table = _table(columns)
    for one in found.members:
        table.add_row(
            party(one.country).name(words.lang),
            points(words, one.shapley) + write_error(words, one.shapley_error),
            *(points(words, one.pillars.get(name)) for name in PILLARS),
            points(words, one.marginal),
            points(words, one.banzhaf),
        )
    console.print(table)
    console.print(f"[bold]{words('What they gain')}[/]")
    for one in found.members[:MOST_GAINS]:
        _print_gains(console, one.country, describe_gains(one.gains, edition, words), words)
    if found.stability:
        console.print("\n" + describe_stability(found.stability.epsilon, words))
    _print_exact(console, words, exact=found.exact)
    _print_model(console, model, words)


def print_candidates(console: Console, found: Candidates, edition: Edition, model: Model, words: Language) -> None:
    """Print who may join, what each brings and gains."""
    _print_head(console, found.value, edition, words)
    orders = {"brings": words("by what they bring the members"), "gains": words("by what they gain themselves")}
    console.print(
        words.plural(
            "{number} country compared, {order}; points of a hundred.",
            "{number} countries compared, {order}; points of a hundred.",
            found.considered,
            order=orders[found.order],
        )
    )
    columns = (
        words("Candidate"),
        words("Brings"),
        *(words(PILLAR[name]) for name in PILLARS),
        words("Marginal"),
        words("Shapley"),
    )
    table = _table(columns)
    for one in found.candidates:
        table.add_row(
            party(one.country).name(words.lang),
            points(words, one.brings),
            *(points(words, one.pillars.get(name)) for name in PILLARS),
            points(words, one.marginal),
            points(words, one.shapley) + write_error(words, one.shapley_error),
        )
    console.print(table)
    console.print(describe_doubt(found.voice_error, words) + "\n", style="dim")
    console.print(f"[bold]{words('What they gain')}[/]")
    for one in found.candidates[:MOST_GAINS]:
        _print_gains(console, one.country, describe_gains(one.gains, edition, words), words)
    _print_exact(console, words, exact=found.exact)
    _print_model(console, model, words)


def print_gaps(console: Console, gaps: Gaps, edition: Edition, model: Model, words: Language) -> None:
    """Print what a coalition lacks."""
    _print_head(console, gaps.value, edition, words)
    console.print(f"[bold]{words('Rules that not all share')}[/]")
    for one in gaps.unshared:
        _print_item(
            console,
            words(
                "{name}: lacking {countries}",
                name=name_instrument(edition, one.instrument, words) + (" (EU)" if one.union else ""),
                countries=name_countries(one.lacking, words, most=12),
            ),
        )
    if gaps.nobody:
        ids = [one.instrument for one in gaps.nobody]
        _print_item(console, words("One member or none: {names}", names=name_instruments(edition, ids, words)))
    console.print(f"\n[bold]{words('Supply')}[/]")
    table = _table((words("Layer"), words("Held inside"), words("Largest outside"), words("Its share")))
    for choke in gaps.chokes:
        name = party(choke.supplier).name(words.lang)
        table.add_row(words(LAYER[choke.layer]), words.percent(choke.inside), name, words.percent(choke.share))
    console.print(table)
    for code in gaps.unsupplied:
        _print_item(console, words("No member supplies the others: {layer}.", layer=words(LAYER[code])))
    for code in gaps.empty_layers:
        _print_item(console, words("No data: {layer}.", layer=words(LAYER[code])))
    if gaps.carriers:
        console.print(f"\n[bold]{words('Routes between members')}[/]")
        _print_item(console, describe_crossed(gaps, words))
        _print_item(console, describe_carriers(gaps, words))
    if gaps.discords:
        console.print(f"\n[bold]{words('Votes')}[/]")
        _print_item(console, describe_discords(gaps, words))
    _print_model(console, model, words)


def print_comparison(console: Console, found: Comparison, edition: Edition, model: Model, words: Language) -> None:
    """Print two coalitions side by side."""
    first, second = (name_group(value.group, words) for value in (found.first, found.second))
    console.print(f"\n[bold]{first} · {second}[/]", soft_wrap=True)
    console.print(words("Edition {edition}", edition=edition.id) + "\n", style="dim")
    table = _table((words("Pillar"), first, second, words("Difference (points)")))
    differences = found.differences()
    for one, other in zip(found.first.pillars, found.second.pillars, strict=True):
        table.add_row(
            words(PILLAR[one.name]),
            words.percent(one.value),
            words.percent(other.value),
            points(words, differences[one.name]),
        )
    table.add_section()
    table.add_row(
        words("All"),
        words.percent(found.first.value),
        words.percent(found.second.value),
        points(words, found.difference),
    )
    console.print(table)
    for title, codes in (
        (words("In both"), found.shared),
        (words("Only in the first"), found.only_first),
        (words("Only in the second"), found.only_second),
    ):
        _print_named(console, title, name_countries(codes, words) or "–", words)
    _print_model(console, model, words)


def print_relation(
    console: Console, countries: tuple[str, str], relations: Sequence[Relation], edition: Edition, words: Language
) -> None:
    """Print the relation of two states, issue by issue."""
    names = [party(code).name(words.lang) for code in countries]
    console.print(f"\n[bold]{' · '.join(names)}[/]", soft_wrap=True)
    console.print(
        words("Edition {edition} · one class an issue, none for the whole", edition=edition.id) + "\n", style="dim"
    )
    table = _table((words("Kind"), words("Issue"), words("Relation"), words("Figure"), words("Interval")), left=3)
    for one in relations:
        interval = f"{words.percent(one.low)} – {words.percent(one.high)}" if one.low is not None else ""
        table.add_row(
            words(KIND[one.kind]),
            name_issue(one.kind, one.issue, words),
            words(VERDICT[one.verdict]),
            words.percent(one.value),
            interval,
        )
    console.print(table)


def _print_head(console: Console, value: Value, edition: Edition, words: Language) -> None:
    group = value.group
    console.print(f"\n[bold]{name_group(group, words)}[/]", soft_wrap=True)
    head = words.plural(
        "Edition {edition} · {number} member",
        "Edition {edition} · {number} members",
        len(group.members),
        edition=edition.id,
    )
    console.print(head, style="dim")
    origin = describe_origin(edition, group, words)
    console.print(f"{origin}\n" if origin else "", style="dim")


def _print_model(console: Console, model: Model, words: Language) -> None:
    console.print(
        "\n"
        + words(
            "Routes: coarse model of edition {name}; against the full graph: {error}.",
            name=model.name,
            error=model.error or "–",
        ),
        style="dim",
    )


def _print_exact(console: Console, words: Language, *, exact: bool) -> None:
    text = (
        words("Shapley and Banzhaf values are exact: all subsets were counted.")
        if exact
        else words(
            "Shapley and Banzhaf values are sampled; ± is their 95 % interval, where it is a tenth of a point or more."
        )
    )
    console.print("\n" + text, style="dim")


def _print_gains(console: Console, code: str, text: str, words: Language) -> None:
    _print_named(console, party(code).name(words.lang), text or "–", words)


def _print_named(console: Console, name: str, text: str, words: Language) -> None:
    _print_item(console, words("[bold]{layer}[/]: {text}", layer=name, text=text))


def _print_item(console: Console, text: str) -> None:
    from rich.padding import Padding
    from rich.table import Table

    row = Table.grid(padding=(0, 1))
    row.add_row("•", text)
    console.print(Padding(row, (0, 0, 0, 1)))


def _table(titles: Sequence[str], left: int = 1):  # type: ignore[no-untyped-def]
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for place, title in enumerate(titles):
        table.add_column(title, justify="left" if place < left else "right", overflow="fold", no_wrap=place >= left)
    return table
