"""``hansa strategy review``: what a strategy lacks by six characteristics, with places and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import edition_option, json_option, lang_option, opened, print_json, text
from hansa.cli.strategy_speech import STRATEGY, opened_strategy

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.strategy.published import Published
    from hansa.strategy.review import Finding, Judged, Review

SHOWN_PLACES = 4


@click.command(
    help=text(
        "Say what a strategy lacks by six characteristics, place by place, and how to mend it. FILE may also name a published "
        "strategy: france-2017, or a country and year of the table of strategies, as de-2024."
    )
)
@click.argument("file", type=STRATEGY)
@click.option(
    "--severity",
    type=click.Choice(["high", "medium", "low"]),
    default="low",
    help=text("Only findings at least so grave."),
)
@click.option("--all-places", is_flag=True, help=text("Show every place, not the first few."))
@lang_option
@edition_option
@json_option
def review(file: Path, severity: str, all_places: bool, lang: str, edition_folder: Path | None, as_json: bool) -> None:
    """Review a strategy."""
    from hansa.language import language
    from hansa.strategy.published import bring_in, list_published
    from hansa.strategy.review import review_published, review_strategy

    edition = opened(edition_folder)
    published = None
    if not file.exists() and str(file) in list_published(edition):
        published = bring_in(edition, str(file))
        found = review_published(published)
    else:
        opened_file = opened_strategy(file, edition)
        found = review_strategy(opened_file.strategy, opened_file.markup)
    if as_json:
        print_json({"file": str(file), "read": _describe_read(published, lang), **found.to_json(lang)})
        return
    words = language(lang)
    if published:
        _print_published(published, words)
    _print_review(found, severity, all_places, words)


def _describe_read(published: Published | None, lang: str) -> dict[str, Any] | None:
    if published is None:
        return None
    sources = [{"title": title, "url": url} for title, url in published.sources]
    return {"origin": published.origin.text(lang), "sources": sources}


def _print_published(published: Published, words: Language) -> None:
    from hansa.titles import text_in

    click.echo(text_in(published.strategy.title, words.lang))
    click.echo(published.origin.text(words.lang))
    for title, url in published.sources:
        click.echo(f"  {title}: {url}")
    click.echo(
        words("“Not in the source in hand” means that the text was not read in full, not that it is silent.") + "\n"
    )


def _print_review(found: Review, severity: str, all_places: bool, words: Language) -> None:
    from hansa.strategy.review import ORDER

    grave = sum(finding.rule.severity == "high" for finding in found.findings)
    click.echo(
        words.plural("{number} finding", "{number} findings", len(found.findings))
        + ", "
        + words.plural("{number} of them grave.", "{number} of them grave.", grave)
    )
    for number, judged in enumerate(found.judged, start=1):
        _print_characteristic(number, judged, words)
        kinds: dict[tuple[str, str], list[Finding]] = {}
        for finding in judged.findings:
            if ORDER[finding.rule.severity] <= ORDER[severity]:
                kinds.setdefault((finding.rule.id, finding.state), []).append(finding)
        for findings in kinds.values():
            _print_kind(findings, len(findings) if all_places else SHOWN_PLACES, words)


def _print_characteristic(number: int, judged: Judged, words: Language) -> None:
    title = judged.characteristic.title.text(words.lang)
    met = words("{met} of {checks} checks met", met=judged.met, checks=judged.checks)
    click.echo(f"\n{number}. {words('{figure}: {value}', figure=title, value=met)}")


def _print_kind(findings: list[Finding], most: int, words: Language) -> None:
    from hansa.strategy.telling import SEVERITY

    rule, lang = findings[0].rule, words.lang
    mark = words(SEVERITY[rule.severity])
    for finding in findings[:most]:
        line = words(", line {line}", line=finding.line) if finding.line else ""
        note = f" ({finding.note.text(lang)})" if finding.note else ""
        click.echo(f"  [{mark}] {finding.text(lang)}{note}\n      {finding.where()}{line}")
    if len(findings) > most:
        rest = len(findings) - most
        click.echo("      " + words.plural("and at {number} more place", "and at {number} more places", rest))
    click.echo(f"      → {rule.mend.text(lang)}")
    click.echo(f"        {rule.example.text(lang)}")
