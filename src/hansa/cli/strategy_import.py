"""``hansa strategy import``: strategies in StratML, and published ones, brought in as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import STRATEGY_FILE, edition_option, json_option, lang_option, opened, print_json, text

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.strategy.document import Strategy


@click.command(
    "import",
    help=text(
        "Bring in a strategy from a StratML file, or a published one by its name: france-2017, or a country and year of the table "
        "of strategies, as de-2024."
    ),
)
@click.argument("source", type=STRATEGY_FILE)
@click.argument("file", type=STRATEGY_FILE)
@click.option("--country", help=text("Whose strategy it is, where the file does not say."))
@click.option("--force", is_flag=True, help=text("Replace a file that is there; the former one is kept beside it."))
@lang_option
@edition_option
@json_option
def import_(
    source: Path, file: Path, country: str | None, force: bool, lang: str, edition_folder: Path | None, as_json: bool
) -> None:
    """Bring in a strategy."""
    from hansa.errors import InputError
    from hansa.language import language
    from hansa.strategy.file import backup_of, write_strategy
    from hansa.titles import text_in

    if file.exists() and not force:
        raise InputError("strategy-exists", path=file, backup=backup_of(file).name)
    strategy = _bring(source, country, opened(edition_folder))
    write_strategy(file, strategy)
    counts = _count(strategy)
    if as_json:
        print_json({"file": str(file), "country": strategy.country, "lang": strategy.lang, **counts})
        return
    words = language(lang)
    message = words(
        "Brought in to {path}: {title}. Axes {axes}, objectives {objectives}, actions {actions}, indicators {indicators}.",
        path=file,
        title=text_in(strategy.title, lang),
        **counts,
    )
    click.echo(message)


def _count(strategy: Strategy) -> dict[str, int]:
    actions = [action for _, action in strategy.actions()]
    return {
        "axes": len(strategy.axes),
        "objectives": len(list(strategy.objectives())),
        "actions": len(actions),
        "indicators": sum(len(action.indicators) for action in actions),
    }


def _bring(source: Path, country: str | None, edition: Edition) -> Strategy:
    from hansa.countries import resolve
    from hansa.strategy.published import bring_in, list_published
    from hansa.strategy.stratml import read_stratml

    if not source.exists() and str(source) in list_published(edition):
        return bring_in(edition, str(source)).strategy
    return read_stratml(source, resolve(country).code if country else None)
