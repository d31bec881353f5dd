"""``hansa stress``: what breaks, for whom, if an actor fails, leaves or turns hostile; what would help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.asking import add_commands
from hansa.cli.speech import edition_option, json_option, lang_option, opened, print_json, text
from hansa.questions.question import Given
from hansa.questions.stress_scenarios import ScenarioQuestion

if TYPE_CHECKING:
    from hansa.reports.stress.answers import ScenarioAnswer


@click.group(help=text("What breaks, for whom, if an actor fails, leaves or turns hostile; and what would help."))
def stress() -> None:
    """Hold the commands about stress."""


add_commands(stress, "stress")


@stress.command("show", help=text(ScenarioQuestion.summary))
@click.argument("scenario")
@lang_option
@edition_option
@json_option
def show(scenario: str, lang: str, edition_folder: Path | None, *, as_json: bool) -> None:
    """Print a scenario as a file writes it, because people begin their own from it."""
    from hansa.stress.catalogue.events import format_scenario

    edition = opened(edition_folder)
    answer: ScenarioAnswer = ScenarioQuestion(scenario=scenario).settle(edition).answer(Given(edition))
    if as_json:
        print_json(answer.to_json(lang))
    else:
        click.echo(format_scenario(answer.scenario), nl=False)
