"""The command line: one short module a command group, imported only when it is called."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

import hansa
from hansa import workspace
from hansa.cli.speech import asked_language, say, teach_click, text
from hansa.error_texts import N_
from hansa.errors import HansaError, InputError

MOST_FAULTS = 20
"""Of a file that is wrong throughout, the first are enough to begin with."""
QUESTION = "hansa.cli.asking:make_command"
"""Where a command is made that is a question by its own name."""
COMMANDS: dict[str, tuple[str, str]] = {
    "brief": (QUESTION, N_("A country's brief: findings, position by layer, partners, gaps.")),
    "depend": (QUESTION, N_("Whom a country depends on, layer by layer.")),
    "world": (QUESTION, N_("One measure of one layer for every country.")),
    "compare": (QUESTION, N_("The layers of several countries side by side.")),
    "routes": (
        "hansa.cli.routes:routes",
        N_("Routes between networks: lengths, paths, transit, jurisdictions crossed."),
    ),
    "stress": (
        "hansa.cli.stress:stress",
        N_("What breaks, for whom, if an actor fails, leaves or turns hostile; what would help."),
    ),
    "alliance": (
        "hansa.cli.alliance:alliance",
        N_("Coalitions: their value, members, candidates and gaps; relations issue by issue."),
    ),
    "strategy": (
        "hansa.cli.strategy:strategy",
        N_("The leaders’ guide: from the evidence, step by step, to a written strategy."),
    ),
    "countries": (QUESTION, N_("The countries and territories, their codes and names.")),
    "serve": ("hansa.cli.serve:serve", N_("Hansa in the browser, on this machine or for others.")),
    "accounts": ("hansa.cli.accounts:accounts", N_("Who may sign in where Hansa is served beyond this machine.")),
    "evidence": (
        "hansa.cli.evidence:evidence",
        N_("Datasets, editions and own figures: list, show, verify, fetch, build, import."),
    ),
}
"""Command by name: where it is defined, and its line in the help."""


class LazyGroup(click.Group):
    """A group that imports a command when it is called, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are shown."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        place = COMMANDS[cmd_name][0]
        module, name = place.split(":")
        found: Any = getattr(importlib.import_module(module), name)
        if place == QUESTION:
            from hansa.questions.listing import all_questions

            found = found(all_questions()[cmd_name])
        command: click.Command = found
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section(text("Commands")):
            formatter.write_dl([(name, text(line)) for name, (_, line) in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    help=text("Hansa: whom a country depends on, what breaks, with whom it is stronger, and what to do about it."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(hansa.__version__, prog_name="hansa")
def cli() -> None:
    """Hold the commands."""


FULL_OR_CLOSED = {errno.EACCES, errno.EDQUOT, errno.ENOSPC, errno.EPERM, errno.EROFS}
"""What a disk says that takes nothing."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line: one clear line and exit code 2 for whatever the user can mend."""
    teach_click()
    try:
        code = cli.main(args=arguments, prog_name="hansa", standalone_mode=False)
    except HansaError as error:
        for one in (error, *error.others)[:MOST_FAULTS]:
            say(one, asked_language(arguments))
        code = 2
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        code = 2
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "hansa"
        click.echo(f"hansa: {error.format_message()} ({where} --help)", err=True)
        code = 2
    except OSError as error:
        if error.errno not in FULL_OR_CLOSED:
            raise
        path = error.filename or workspace.folder()
        say(InputError("unwritable-folder", path=path, reason=os.strerror(error.errno)), asked_language(arguments))
        code = 2
    except (KeyboardInterrupt, click.Abort):
        click.echo(text("Interrupted; what was there before is unchanged."), err=True)
        code = 130
    sys.exit(code if isinstance(code, int) else 0)
