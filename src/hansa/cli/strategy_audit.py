"""``hansa strategy audit`` and ``diff``: what has changed since the choices were made, and between two strategies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import edition_option, json_option, lang_option, opened, print_json, text
from hansa.cli.strategy_speech import STRATEGY, opened_strategy

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.strategy.audit import Audited


@click.command(help=text("Say what has changed in the evidence since each choice, and which choices to open again."))
@click.argument("file", type=STRATEGY)
@lang_option
@edition_option
@json_option
def audit(file: Path, lang: str, edition_folder: Path | None, as_json: bool) -> None:
    """Audit the choices of a strategy."""
    from hansa.strategy.audit import audit_choices

    edition = opened(edition_folder)
    strategy = opened_strategy(file, edition).strategy
    audited = audit_choices(strategy, edition)
    if as_json:
        print_json({"file": str(file), "edition": edition.id, "choices": [one.to_json() for one in audited]})
        return
    from hansa.language import language

    words = language(lang)
    again = sum(one.state == "reopen" for one in audited)
    click.echo(
        words(
            "{choices} choices seen with edition {edition}; {again} to open again.",
            choices=len(audited),
            edition=edition.id,
            again=again,
        )
    )
    for one in sorted(audited, key=lambda one: one.state != "reopen"):
        _print_audited(one, edition, words)


def _print_audited(one: Audited, edition: Edition, words: Language) -> None:
    from hansa.strategy.telling import STATE, write_shift
    from hansa.titles import text_in

    choice, lang = one.choice, words.lang
    decision = text_in(choice.decision, lang)
    click.echo(f"\n{choice.id} ({choice.date}): {words(STATE[one.state])}")
    click.echo(f"  {text_in(choice.question, lang)} {decision}")
    for shift in one.shifts:
        mark = "!" if shift.reopens else "·"
        click.echo(f"  {mark} {write_shift(shift, edition, words)}")


@click.command(help=text("Say in words what differs between two strategies."))
@click.argument("former", type=STRATEGY)
@click.argument("present", type=STRATEGY)
@lang_option
@edition_option
@json_option
def diff(former: Path, present: Path, lang: str, edition_folder: Path | None, as_json: bool) -> None:
    """Compare two strategies."""
    from hansa.language import language
    from hansa.strategy.diff import compare_strategies, write_change

    edition = opened(edition_folder)
    changes = compare_strategies(
        opened_strategy(former, edition).strategy, opened_strategy(present, edition).strategy, lang
    )
    if as_json:
        print_json([change.to_json() for change in changes])
        return
    for change in changes:
        click.echo(write_change(change, lang))
    if not changes:
        click.echo(language(lang)("The two strategies are the same."))
