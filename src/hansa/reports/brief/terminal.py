"""A brief on the terminal: findings, layers, suppliers, gaps; readable in eighty columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hansa.dependence.profile import LayerProfile
from hansa.labels import REASON
from hansa.language import Language, language
from hansa.reports.brief.findings import list_findings
from hansa.reports.brief.naming import name_layer, name_supplier
from hansa.reports.brief.stress import describe_cases

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.reports.brief.picture import Brief


def print_brief(console: Console, brief: Brief, lang: str) -> None:
    """Print a country's brief."""
    words = language(lang)
    console.print(f"\n[bold]{brief.country.name(lang)}[/]", soft_wrap=True)
    console.print(
        words("Edition {edition} · peers: {peers}", edition=brief.edition.id, peers=brief.peers.title.text(lang))
        + "\n",
        style="dim",
    )
    console.print(f"[bold]{words('What stands out')}[/]")
    for finding in list_findings(brief, lang):
        _print_item(console, finding.text)
    if brief.stress:
        console.print(f"\n[bold]{words('What would hurt most')}[/]")
        for text in describe_cases(brief.stress, words):
            _print_item(console, text)
    console.print()
    print_layers(console, [*brief.layers.values(), *brief.further.values()], words)


def print_layers(console: Console, profiles: Sequence[LayerProfile], words: Language) -> None:
    """Print the measures of the layers that are known, their first suppliers, and why the others are not known."""
    known = [profile for profile in profiles if not profile.empty]
    if known:
        console.print(_tabulate(known, words))
        console.print(
            words(
                "Peers lower: share of the peers whose foreign share (else concentration) is lower, ties counted half."
            ),
            style="dim",
        )
    suppliers = [profile for profile in known if profile.top]
    if suppliers:
        console.print(f"\n[bold]{words('First suppliers')}[/]")
    for profile in suppliers:
        named = ", ".join(f"{name_supplier(one, words.lang)} {words.percent(one.share)}" for one in profile.top)
        _print_item(console, words("[bold]{layer}[/]: {text}", layer=name_layer(profile, words), text=named))
    unknown = [profile for profile in profiles if profile.empty]
    if unknown:
        console.print(f"\n[bold]{words('Not measured')}[/]")
    for profile in unknown:
        _print_item(
            console,
            words(
                "[bold]{layer}[/]: {text}", layer=name_layer(profile, words), text=words(REASON[profile.missing["hhi"]])
            ),
        )


def _print_item(console: Console, text: str) -> None:
    from rich.padding import Padding
    from rich.table import Table

    row = Table.grid(padding=(0, 1))
    row.add_row("•", text)
    console.print(Padding(row, (0, 0, 0, 1)))


def _tabulate(profiles: Sequence[LayerProfile], words: Language) -> object:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words("Layer"))
    for title in (words("Foreign share"), words("Effective suppliers"), words("Peers lower"), words("Year")):
        table.add_column(title, justify="right", overflow="fold")
    for profile in profiles:
        standing = profile.standing.get("foreign_share") or profile.standing.get("hhi")
        table.add_row(
            name_layer(profile, words),
            words.percent(profile.foreign_share),
            words.number(profile.effective_suppliers, 1) if profile.effective_suppliers is not None else "–",
            words.percent(standing.percentile) if standing else "–",
            str(profile.year),
        )
    return table
