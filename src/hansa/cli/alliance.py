"""``hansa alliance``: what coalitions are worth, who brings and gains what, what they lack, who might join."""

from __future__ import annotations

import click

from hansa.cli.asking import add_commands
from hansa.cli.speech import text


@click.group(help=text("Coalitions: what one is worth, who brings and gains what, what it lacks, who might join."))
def alliance() -> None:
    """Hold the commands about coalitions."""


add_commands(alliance, "alliance")
