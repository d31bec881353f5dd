"""``hansa routes``: the Internet's routes, and which networks and jurisdictions carry a country's traffic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hansa.cli.asking import DataFile, add_commands
from hansa.cli.speech import progress_bar, text
from hansa.error_texts import N_
from hansa.workspace import replaced_file

if TYPE_CHECKING:
    from pathlib import Path

    from hansa.reports.routes.answers import LengthsAnswer, PairsAnswer, TransitAnswer


@click.group(help=text("Routes between networks: lengths, paths, transit, jurisdictions crossed."))
def routes() -> None:
    """Hold the commands about routes."""


def write_lengths(answer: LengthsAnswer, path: Path) -> None:
    """Write one row a network as CSV."""
    with replaced_file(path) as beside:
        answer.table().write_csv(beside)


def write_shares(answer: TransitAnswer, path: Path) -> None:
    """Write networks and jurisdictions of every country as Parquet."""
    from hansa.routing.results import list_shares

    with replaced_file(path) as beside:
        list_shares(answer.model, answer.found).write_parquet(beside)


def write_pairs(answer: PairsAnswer, path: Path) -> None:
    """Write the whole matrix, one byte a pair."""
    from hansa.routing import write_matrix

    with progress_bar(text("Routing all pairs")) as progress:
        write_matrix(answer.model.graph, path, lambda done, total: progress(done, total, str(path)))


TABLES = {
    "lengths": DataFile("--csv", N_("Write one row a network to this file."), write_lengths),
    "all-pairs": DataFile(
        "--matrix", N_("Write the whole matrix, one byte a pair, to this file."), write_pairs, instead=False
    ),
    "transit": DataFile(
        "--parquet", N_("Write networks and jurisdictions of every country to this file."), write_shares
    ),
}

add_commands(routes, "routes", TABLES)
