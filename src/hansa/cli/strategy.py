"""``hansa strategy``: the leaders' guide, from the evidence to the written strategy."""

from __future__ import annotations

import click

from hansa.cli.asking import add_commands
from hansa.cli.speech import text
from hansa.cli.strategy_export import export
from hansa.cli.strategy_import import import_
from hansa.cli.strategy_new import add, new, schema
from hansa.cli.strategy_step import step


@click.group(help=text("The leaders’ guide: from the evidence, step by step, to a written strategy."))
def strategy() -> None:
    """Hold the commands about strategies."""


for command in (new, step, add, export, import_, schema):
    strategy.add_command(command)
add_commands(strategy, "strategy")
