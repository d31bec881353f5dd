"""A brief on the terminal: findings, then a table of layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hansa.dependence.profile import LayerProfile
from hansa.labels import REASON
from hansa.language import Language, language
from hansa.reports.brief.naming import name_layer, name_supplier

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.reports.brief.gather import Brief


def print_brief(console: Console, brief: Brief, lang: str) -> None:
    """Print a country's brief."""
    words = language(lang)
    console.print(
        f"\n[bold]{brief.country.name(lang)}[/]  ·  {words('Edition')} {brief.edition.id}  ·  "
        f"{words('peers')}: {brief.peers.title.text(lang)}\n"
    )
    console.print(f"[bold]{words('What stands out')}[/]")
    for finding in brief.findings(lang):
        console.print(f" • {finding.text}")
    console.print()
    print_layers(console, [*brief.layers.values(), *brief.further.values()], words)


def print_layers(console: Console, profiles: Sequence[LayerProfile], words: Language) -> None:
    """Print one row a layer: shares, concentration, standing, suppliers; or the reason for the gap."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, align in (
        (words("Layer"), "left"),
        (words("Foreign share"), "right"),
        (words("Effective suppliers"), "right"),
        (words("Rank among peers"), "right"),
        (words("First suppliers"), "left"),
        (words("Year"), "right"),
    ):
        table.add_column(title, justify=align)  # type: ignore[arg-type]
    for profile in profiles:
        table.add_row(*_row(profile, words))
    console.print(table)
    console.print(
        words("Rank among peers: share of the peers whose figure is lower (foreign share, else concentration)."),
        style="dim",
    )


def _row(profile: LayerProfile, words: Language) -> tuple[str, ...]:
    if profile.empty:
        reason = words(REASON[profile.missing["hhi"]]) if profile.missing else ""
        return (name_layer(profile, words), "–", "–", "–", f"[dim]{reason}[/]", "–")
    standing = profile.standing.get("foreign_share") or profile.standing.get("hhi")
    suppliers = ", ".join(f"{name_supplier(one, words.lang)} {words.percent(one.share)}" for one in profile.top[:3])
    return (
        name_layer(profile, words),
        words.percent(profile.foreign_share),
        words.number(profile.effective_suppliers, 1) if profile.effective_suppliers else "–",
        words.percent(standing.percentile) if standing else "–",
        suppliers,
        str(profile.year),
    )
