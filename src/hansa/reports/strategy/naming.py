"""What the parts of a strategy are called in its document: roles, forums, dates, amounts, answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hansa.countries import all_countries
from hansa.figures.figure import CountryFigure, Unit, format_figure
from hansa.figures.lookups import instruments
from hansa.language import NBSP, Language
from hansa.reports.content import Paragraph
from hansa.reports.strategy.gather import LiveIndicator, Report
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.catalogue.models import StepQuestion, Term
from hansa.strategy.document import Action, Period
from hansa.strategy.fields import GivenText
from hansa.titles import Text, Titles, text_in

DAY_PARTS = 3
MONTH_PARTS = 2
SMALL = 0.1
"""Full-time equivalents below which a second decimal is written."""


def name_role(role: str | None, words: Language) -> str:
    """Return the body that a role's id names, else the name as it was written; a dash where there is none."""
    known = load_catalogue().roles
    return known[role].title.text(words.lang) if role in known else role or "–"


def name_forum(report: Report, forum: str, words: Language) -> str:
    """Return a forum's name; its id where the edition does not know it."""
    row = report.forums.get(forum)
    return str((row["name_fr"] if words.lang == "fr" else None) or row["name_en"]) if row else forum


def name_term(terms: Iterable[Term], name: str, words: Language) -> str:
    """Return the title of a word of the guide; the word itself where it is not among them."""
    return next((term.title.text(words.lang) for term in terms if term.id == name), name)


def name_status(action: Action, words: Language) -> str:
    """Return how far an action is."""
    return name_term(load_catalogue().terms.statuses, action.status, words)


def format_day(day: str, words: Language) -> str:
    """Format a year, a month or a day: ``2027``, ``January 2027``, ``15 January 2027``."""
    from babel.dates import format_date

    parts = len(day.split("-"))
    if parts == DAY_PARTS:
        return words.day(date.fromisoformat(day))
    if parts == MONTH_PARTS:
        return format_date(date.fromisoformat(f"{day}-01"), "MMMM y", locale=words.lang)
    return day


def format_period(period: Period | None, words: Language) -> str:
    """Format a period in full; a dash where there is none."""
    if period is None:
        return "–"
    start, end = (format_day(day, words) for day in (period.start, period.end))
    return words("{start} to {end}", start=start, end=end)


def format_years(period: Period | None) -> str:
    """Format a period for a narrow column: ``01/2027–12/2030``, or its years where it says no more."""
    if period is None:
        return "–"
    start, end = ("/".join(reversed(day.split("-")[:MONTH_PARTS])) for day in (period.start, period.end))
    return start if start == end else f"{start} – {end}"


def format_amount(amount: float, currency: str, words: Language) -> str:
    """Format an amount of money: ``120,000 EUR``."""
    return f"{words.number(amount)}{NBSP}{currency}"


def format_staff(value: float | None, words: Language) -> str:
    """Format full-time equivalents; a dash where nothing is said."""
    return "–" if value is None else words.number(value, 1 if value == 0 or value >= SMALL else 2)


def format_value(value: float | None, unit: str | None, words: Language) -> str:
    """Format an indicator's value in its unit; a dash where there is none."""
    if value is None:
        return "–"
    known: dict[str, Unit] = {one: one for one in ("share", "count", "people", "usd", "score", "km", "flag", "index")}
    if unit in known and (unit != "count" or float(value).is_integer()):
        return format_figure(CountryFigure(value, known[unit]), words.lang)
    return words.number(value, 0 if float(value).is_integer() else 1)


def format_today(live: LiveIndicator, words: Language) -> str:
    """Format what the edition says to an indicator today, with its year."""
    figure = live.today
    if figure is None or figure.value is None:
        return words("missing")
    value = format_figure(figure, words.lang)
    return f"{value} ({figure.year})" if figure.year else value


def format_answer(report: Report, question: StepQuestion, answer: GivenText, words: Language) -> str:
    """Format an answer for a reader: the titles of what was chosen, countries by name, a text as it stands."""
    parts = answer if isinstance(answer, tuple) else (answer,)
    if question.answer in {"choice", "several"}:
        return " · ".join(_name_choice(report, question, part.split("=")[0], words) for part in parts if part)
    if question.answer == "countries":
        known = all_countries()
        return words.listing([known[part].name(words.lang) if part in known else part for part in parts])
    return "\n".join(parts)


def _name_choice(report: Report, question: StepQuestion, name: str, words: Language) -> str:
    if question.choices:
        return name_term(question.choices, name, words)
    if question.choose_from == "forums":
        return name_forum(report, name, words)
    return name_thing(report, name, words)


def name_thing(report: Report, name: str, words: Language) -> str:
    """Return the title of whatever the guide lets one choose, by its id; the id where nothing has it."""
    catalogue = load_catalogue()
    entries = (catalogue.options, catalogue.profiles, catalogue.frameworks, catalogue.roles, catalogue.futures)
    for kind in entries:
        if name in kind:
            title: Titles = kind[name].title
            return title.text(words.lang)
    row = instruments(report.edition).get(name)
    if row:
        return str((row["name_fr"] if words.lang == "fr" else None) or row["name_en"])
    return name_term((*catalogue.terms.criteria, *catalogue.terms.pillars), name, words)


def in_lang(value: Text | None, words: Language) -> str:
    """Return a text in the document's language; a plain one as it was written, a missing one empty."""
    return text_in(value, words.lang).strip()


def split_paragraphs(text: str, sources: tuple[str, ...] = ()) -> list[Paragraph]:
    """Return a text as paragraphs, one a line."""
    return [Paragraph(line.strip(), sources) for line in text.splitlines() if line.strip()]


def run_in(title: str, text: str) -> list[Paragraph]:
    """Return a text as paragraphs, the first of which begins with its title in bold; nothing where there is no text."""
    parts = split_paragraphs(text)
    return [Paragraph(f"**{title}.** {parts[0].text}"), *parts[1:]] if parts else []


def end_sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…", "»", "”", ":")) else f"{text}."


def name_evidence(dataset: str | None) -> tuple[str, ...]:
    """Return the datasets that a recorded figure names."""
    return tuple(part.strip() for part in (dataset or "").split(",") if part.strip())
