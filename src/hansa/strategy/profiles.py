"""Which profile fits a country, from its population and income; the bounds are planning assumptions, shown with the answer."""

from __future__ import annotations

from dataclasses import dataclass

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import measure
from hansa.figures.figure import CountryFigure, format_figure
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.catalogue.models import ProfileId
from hansa.titles import Titles, in_both

DEFAULT_PROFILE: ProfileId = "small_state"
"""Where none is known: the first users."""
MAJOR_USD = 2e12
REGIONAL_USD = 2e11
SMALL_PEOPLE = 1e7
"""Round numbers, a convention: a guess that the reader sees with its figures, and replaces by one answer."""


@dataclass(frozen=True)
class ProfileGuess:
    """The profile that a country's figures suggest, the reason in both languages, and the figures; None where one is missing."""

    profile: ProfileId | None
    reason: Titles
    figures: tuple[CountryFigure, ...]


def guess_profile(edition: Edition, country: str) -> ProfileGuess:
    """Return the profile that the size of a country's economy and population suggest.

    Economy (population times income per person) of at least 2,000 billion dollars: major power; of at least 200 billion:
    regional power; below, with fewer than ten million people: small state; else emerging economy.

    Parameters
    ----------
    edition : Edition
        The evidence.
    country : str
        Alpha-2 code.

    Assumptions and limits
    ----------------------
    The two figures may be of different years. A profile says what a unit can carry, not what a country is worth.
    """
    figures = (measure(edition, country, "population()"), measure(edition, country, "gdp_per_capita()"))
    people, income = (figure.value for figure in figures)
    if people is None or income is None:
        return ProfileGuess(
            None, in_both(N_("population or income is missing; name the profile with --profile")), figures
        )
    return ProfileGuess(_decide(people, people * income), _write_reason(figures), figures)


def check_profile(name: str | None) -> str | None:
    """Return a profile's id if the catalogue has it.

    Raises
    ------
    InputError
        ``unknown-profile``.
    """
    known = load_catalogue().profiles
    if name is not None and name not in known:
        raise InputError("unknown-profile", name=name, known=", ".join(known))
    return name


def _decide(people: float, economy_usd: float) -> ProfileId:
    if economy_usd >= MAJOR_USD:
        return "major_power"
    if economy_usd >= REGIONAL_USD:
        return "regional_power"
    return "small_state" if people < SMALL_PEOPLE else "emerging_economy"


def _write_reason(figures: tuple[CountryFigure, ...]) -> Titles:
    people, income = figures
    return in_both(
        N_("{people} people ({people_year}) and {income} per person ({income_year})"),
        people=_write_in_both(people),
        people_year=people.year or "–",
        income=_write_in_both(income),
        income_year=income.year or "–",
    )


def _write_in_both(figure: CountryFigure) -> Titles:
    return Titles(en=format_figure(figure, "en"), fr=format_figure(figure, "fr"))


def name_profile(profile: str | None, lang: str) -> str:
    """Return a profile's title; a dash where there is none."""
    known = load_catalogue().profiles
    return known[profile].title.text(lang) if profile in known else "–"
