"""``hansa strategy``: the leaders' guide, from the evidence to the written strategy."""

from __future__ import annotations

import click

from hansa.cli.speech import text
from hansa.cli.strategy_audit import audit, diff
from hansa.cli.strategy_export import export
from hansa.cli.strategy_import import import_
from hansa.cli.strategy_new import add, new, schema
from hansa.cli.strategy_options import options
from hansa.cli.strategy_prioritise import prioritise
from hansa.cli.strategy_review import review
from hansa.cli.strategy_step import step


@click.group(help=text("The leaders’ guide: from the evidence, step by step, to a written strategy."))
def strategy() -> None:
    """Hold the commands about strategies."""


for command in (new, step, options, add, prioritise, review, audit, export, import_, diff, schema):
    strategy.add_command(command)
