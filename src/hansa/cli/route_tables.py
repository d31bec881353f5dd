"""What ``hansa routes`` prints: the model that answers, tables, and transit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import console, text

if TYPE_CHECKING:
    import numpy as np

    from hansa.routing.fidelity import Fidelity
    from hansa.routing.model import Model

MOST_ROWS = 12
KEPT_VARIANTS = 2
"""Without the others a report holds the kept variant of each measure."""


def print_transit(model: Model, found: Any, lang: str) -> None:
    """Print the transit of one country, or a row for each of several."""
    from hansa.countries import party
    from hansa.language import language

    words = language(lang)
    print_model(model)
    if found.weighting.used != found.weighting.asked:
        click.echo(text("The graph has no such weights: every network counts as one."), err=True)
    if len(found.countries) > 1:
        rows = [(party(code).name(lang), *_first(model, found, row, words)) for row, code in enumerate(found.countries)]
        print_rows((text("Country"), text("First network"), text("First foreign jurisdiction"), text("Detour")), rows)
        return
    jurisdictions = (found.to_jurisdiction[0] + found.from_jurisdiction[0]) / 2
    networks = (found.to_network[0] + found.from_network[0]) / 2
    print_rows(
        (text("Network"), text("Country"), text("To"), text("From")),
        [
            (
                model.attributes.name[node] or f"AS{model.graph.asn[node]}",
                str(model.attributes.country[node]),
                words.percent(float(found.to_network[0][node]), 1),
                words.percent(float(found.from_network[0][node]), 1),
            )
            for node in _largest(networks)
        ],
    )
    print_rows(
        (text("Jurisdiction crossed"), text("To"), text("From")),
        [
            (
                party(found.jurisdictions[place]).name(lang),
                words.percent(float(found.to_jurisdiction[0][place]), 1),
                words.percent(float(found.from_jurisdiction[0][place]), 1),
            )
            for place in _largest(jurisdictions)
        ],
    )
    click.echo(
        text("Routes inside the country that leave it: {share}", share=words.percent(_known(found.detour[0]), 1))
    )


def _known(value: float) -> float | None:
    return None if value != value else float(value)  # noqa: PLR0124 -- not a number is no figure


def _largest(shares: np.ndarray[Any, Any]) -> list[int]:
    import numpy as np

    order = np.argsort(-shares, kind="stable")[:MOST_ROWS]
    return [int(place) for place in order if shares[place] > 0]


def _first(model: Model, found: Any, row: int, words: Any) -> tuple[str, str, str]:
    networks = (found.to_network[row] + found.from_network[row]) / 2
    jurisdictions = ((found.to_jurisdiction[row] + found.from_jurisdiction[row]) / 2).copy()
    home = found.jurisdictions.index(found.countries[row]) if found.countries[row] in found.jurisdictions else None
    if home is not None:
        jurisdictions[home] = 0
    node, place = int(networks.argmax()), int(jurisdictions.argmax())
    return (
        f"{model.attributes.name[node] or model.graph.asn[node]} {words.percent(float(networks[node]))}",
        f"{found.jurisdictions[place]} {words.percent(float(jurisdictions[place]))}",
        words.percent(_known(found.detour[row])),
    )


def print_model(model: Model) -> None:
    """Say on standard error which model answers, and what it lacks."""
    kinds = {
        "file": text("Relationship file {name}", name=model.name),
        "full": text("Full graph of the workspace, {name}", name=model.name),
        "coarse": text("Coarse model of edition {name}: {error}", name=model.name, error=model.error or "–"),
    }
    click.echo(kinds[model.kind], err=True)
    if model.missing:
        click.echo(
            text("Without {datasets}: `hansa evidence sync` brings them.", datasets=", ".join(model.missing)), err=True
        )


def print_rows(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows as a table, figures to the right."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD if titles else None, show_header=bool(titles), pad_edge=False)
    for place, title in enumerate(titles or ("",) * (len(rows[0]) if rows else 0)):
        table.add_column(
            title, justify="left" if place == 0 or not rows or not rows[0][place][:1].isdigit() else "right"
        )
    for row in rows:
        table.add_row(*row)
    console().print(table)


def print_fidelity(found: Fidelity) -> None:
    """Print the agreement with measurements, the largest misses, each country, and the variants if they were tried."""
    hegemony, influence = found.hegemony, found.influence
    hits = sum(country.hit for country in influence.countries)
    print_rows(
        (text("Measure"), text("Value"), text("Held-out half")),
        [
            (text("Hegemony, Pearson"), f"{hegemony.pearson:.3f}", f"{hegemony.held_out[0]:.3f}"),
            (text("Hegemony, Spearman"), f"{hegemony.spearman:.3f}", f"{hegemony.held_out[1]:.3f}"),
            (
                text("Influence, first network among our first three"),
                f"{influence.first_in_three:.1%} ({hits}/{len(influence.countries)})",
                f"{influence.held_out[0]:.1%}",
            ),
            (text("Influence, Spearman (median)"), f"{influence.spearman:.3f}", f"{influence.held_out[1]:.3f}"),
        ],
    )
    print_rows(
        (text("Largest misses of hegemony"), text("Measured"), text("Model")),
        [(f"AS{miss.asn} {miss.name}", f"{miss.measured:.4f}", f"{miss.modelled:.4f}") for miss in hegemony.misses],
    )
    print_rows(
        (text("Country"), text("First published"), text("Our first three"), text("Spearman")),
        [
            (
                one.country,
                f"AS{one.first}",
                ", ".join(f"AS{asn}" for asn in one.ours) + (" *" if one.hit else ""),
                f"{one.spearman:.2f}",
            )
            for one in influence.countries
        ],
    )
    if len(found.variants) > KEPT_VARIANTS:
        print_rows(
            (text("Variant"), text("Measure"), text("Scores"), text("Held-out half")),
            [
                (
                    f"{one.name}{' *' if one.chosen else ''}",
                    one.measure,
                    "{:.3f}, {:.3f}".format(*one.scores),
                    "{:.3f}, {:.3f}".format(*one.on_held_out),
                )
                for one in found.variants
            ],
        )
