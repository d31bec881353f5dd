"""``hansa strategy``: the leaders' guide, from the evidence to the written strategy."""

from __future__ import annotations

import click

from hansa.cli.speech import text
from hansa.cli.strategy_audit import audit, diff
from hansa.cli.strategy_new import add, new, schema
from hansa.cli.strategy_options import options
from hansa.cli.strategy_step import step


@click.group(help=text("The leaders’ guide: from the evidence, step by step, to a written strategy."))
def strategy() -> None:
    """Hold the commands about strategies."""


for command in (new, step, options, add, audit, diff, schema):
    strategy.add_command(command)
