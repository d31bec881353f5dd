"""The opening of a strategy's document: what it is and whose, the table of contents, and the summary."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.language import Language
from hansa.reports.brief.findings import list_findings
from hansa.reports.content import Block, Contents, Heading, Items, KeyFigure, KeyFigures, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import (
    format_period,
    format_staff,
    in_lang,
    name_role,
    name_thing,
    split_paragraphs,
)
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Part, Strategy
from hansa.strategy.profiles import name_profile

BINDING = ("adopted", "under_way", "done")
MOST_FINDINGS = 4
MILLION = 1e6


def open_document(report: Report, words: Language) -> Iterator[Block]:
    """Say what the document is: its standing, period, framework and evidence; then the table of contents."""
    yield Paragraph(_format_standing(report, words), style="lead")
    yield Items(tuple(Paragraph(text) for text in _list_facts(report, words)))
    other = _format_other_language(report.strategy, words)
    if other:
        yield Paragraph(other, style="note")
    yield Contents()


def _format_standing(report: Report, words: Language) -> str:
    bound = sum(one.action.status in BINDING for one in report.actions)
    if not report.actions:
        return words("A draft prepared with Hansa from public evidence. It holds no action yet.")
    if not bound:
        return words(
            "A draft prepared with Hansa from public evidence. None of its actions is adopted: it binds nobody before a government adopts it."
        )
    return words.plural(
        "Prepared with Hansa from public evidence. Of its {all} actions {number} is adopted, under way or done.",
        "Prepared with Hansa from public evidence. Of its {all} actions {number} are adopted, under way or done.",
        bound,
        all=words.number(len(report.actions)),
    )


def _list_facts(report: Report, words: Language) -> Iterator[str]:
    strategy = report.strategy
    authors = dict.fromkeys(choice.author for choice in strategy.choices if choice.author)
    adopter = report.answer("publication", "adoption")
    framework = load_catalogue().frameworks.get(strategy.framework or "")
    yield words("**Country**: {country}", country=report.brief.country.name(words.lang))
    yield words("**Period**: {period}", period=format_period(strategy.period, words))
    yield words("**Profile**: {profile}", profile=name_profile(strategy.profile, words.lang))
    title = framework.title.text(words.lang) if framework else words("none: axes of its own")
    yield words("**Framework**: {framework}", framework=title)
    if isinstance(adopter, str) and adopter:
        yield words("**To be adopted by**: {body}", body=name_role(adopter, words))
    if authors:
        yield words("**Choices recorded by**: {authors}", authors=words.listing(list(authors)))
    if strategy.edition and strategy.edition != report.edition.id:
        yield words(
            "**Evidence**: begun on edition {first}, figures of edition {edition}",
            first=strategy.edition,
            edition=report.edition.id,
        )
    else:
        yield words("**Evidence**: edition {edition}", edition=report.edition.id)


def _format_other_language(strategy: Strategy, words: Language) -> str:
    if strategy.lang == words.lang or not _holds_plain(strategy):
        return ""
    if strategy.lang == "fr":
        return words("Texts written for this strategy alone stand in French, the language in which they were written.")
    return words("Texts written for this strategy alone stand in English, the language in which they were written.")


def _holds_plain(strategy: Strategy) -> bool:
    """Whether some text was written in one language only."""
    from hansa.strategy.layout import to_data

    written = (strategy.title, strategy.vision, strategy.mission, strategy.problem, *strategy.values)
    sections = (strategy.coordination, strategy.consultation, strategy.publication, strategy.review)
    parts: tuple[Part, ...] = (*strategy.axes, *strategy.risks)
    titles = ("title", "text", "response")
    return (
        any(isinstance(one, str) for one in written)
        or any(one is not None and isinstance(one.text, str) for one in sections)
        or any(isinstance(to_data(part).get(name), str) for part in parts for name in titles)
        or any(isinstance(action.title, str) for _, action in strategy.actions())
    )


def summarise(report: Report, words: Language) -> Iterator[Block]:
    """Sum the strategy up on a page: the vision, the problem, what stands out, the axes, the first year, the means."""
    strategy = report.strategy
    yield Heading(words("Summary"), "summary")
    if strategy.vision:
        yield Paragraph(in_lang(strategy.vision, words), style="lead")
    figures = tuple(_key_figures(report, words))
    if figures:
        yield KeyFigures(figures[:4])
    yield from split_paragraphs(in_lang(strategy.problem, words))
    found = list_findings(report.brief, words.lang)[:MOST_FINDINGS]
    if found:
        yield Paragraph(words("What stands out in the evidence:"))
        yield Items(tuple(Paragraph(one.text, one.sources) for one in found))
    if strategy.axes:
        yield Paragraph(words("The strategy answers along these axes:"))
        yield Items(tuple(_sum_axes(report, words)), numbered=True)
    yield from _say_first_year(report, words)
    yield Paragraph(_say_lacks(report, words), style="note")


def _key_figures(report: Report, words: Language) -> Iterator[KeyFigure]:
    strategy, means = report.strategy, report.means
    actions = words.plural(
        "action; objectives served: {objectives}",
        "actions; objectives served: {objectives}",
        len(report.actions),
        objectives=words.number(sum(1 for _, objective in strategy.objectives() if objective.actions)),
    )
    yield KeyFigure(words.number(len(report.actions)), actions)
    live = sum(one.today is not None and one.today.value is not None for one in report.indicators)
    indicators = words.plural(
        "indicator; measured by the evidence today: {live}",
        "indicators; measured by the evidence today: {live}",
        len(report.indicators),
        live=words.number(live),
    )
    yield KeyFigure(words.number(len(report.indicators)), indicators)
    if means.staff:
        first = min(means.staff)
        yield KeyFigure(format_staff(means.staff[first], words), words("full-time staff in {year}", year=first))
    for currency in means.money:
        yield _tell_total(means.total(currency), currency, words)


def _tell_total(total: float, currency: str, words: Language) -> KeyFigure:
    """Return the money of the whole period, in millions where it has so many digits that it would not fit its place."""
    if total >= MILLION:
        label = words("million {currency} planned for the actions over the whole period", currency=currency)
        return KeyFigure(words.number(total / MILLION, 1), label)
    label = words("{currency} planned for the actions over the whole period", currency=currency)
    return KeyFigure(words.number(total), label)


def _sum_axes(report: Report, words: Language) -> Iterator[Paragraph]:
    for axis in report.strategy.axes:
        count = sum(one.axis.id == axis.id for one in report.actions)
        text = words.plural(
            "**{axis}**: {number} action. {text}",
            "**{axis}**: {number} actions. {text}",
            count,
            axis=in_lang(axis.title, words),
            text=in_lang(axis.text, words),
        )
        yield Paragraph(text.strip())


def _say_first_year(report: Report, words: Language) -> Iterator[Paragraph]:
    answer = report.answer("priorities", "first-year")
    names = [answer] if isinstance(answer, str) else list(answer)
    titles = [name_thing(report, name, words) for name in names if name]
    if titles:
        yield Paragraph(words("To be visible within a year: {actions}.", actions=" · ".join(titles)))


def _say_lacks(report: Report, words: Language) -> str:
    return words.plural(
        "What the strategy still lacks stands at its end, under “Quality review”: {number} finding.",
        "What the strategy still lacks stands at its end, under “Quality review”: {number} findings.",
        len(report.review.findings),
    )
