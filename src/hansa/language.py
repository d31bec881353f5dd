"""French and English: catalogues, numbers, dates, lists and the text of errors."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import resources

from hansa.errors import HansaError

LANGUAGES = ("en", "fr")
NBSP = "\u00a0"
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
"""Two lists of twelve words: a library of all the world's calendars takes longer to load than a brief to write."""


@cache
def catalogue(lang: str) -> gettext.NullTranslations:
    """Return the message catalogue of a language; English is the text of the source itself."""
    if lang == "en":
        return gettext.NullTranslations()
    with resources.files("hansa").joinpath("locale", lang, "LC_MESSAGES", "hansa.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


class Language:
    """One language's words and numbers.

    Parameters
    ----------
    lang : {"en", "fr"}
        The language.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalogue = catalogue(lang)

    def __call__(self, message: str, /, **fields: object) -> str:
        """Translate a message and fill in its fields."""
        text = self._catalogue.gettext(message)
        return text.format(**fields) if fields else text

    def plural(self, one: str, many: str, number: int, /, **fields: object) -> str:
        """Translate a message that depends on a number, given to the message as ``number``."""
        text = self._catalogue.ngettext(one, many, number)
        return text.format(number=self.number(number), **fields)

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number: ``1,234.5`` or ``1 234,5``."""
        text = f"{value:z,.{decimals}f}"
        if self.lang == "fr":
            text = text.replace(",", "\u202f").replace(".", ",")
        return text.replace("-", "\u2212")

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """Write a share in [0, 1] as a percentage; a missing one as a dash."""
        if share is None:
            return "–"
        text = self.number(share * 100, decimals)
        return f"{text}{NBSP}%" if self.lang == "fr" else f"{text}%"

    def day(self, value: date) -> str:
        """Write a date in full: ``14 January 2020``, ``1er janvier 2020``."""
        day = "1er" if self.lang == "fr" and value.day == 1 else value.day
        return f"{day} {MONTHS[self.lang][value.month - 1]} {value.year}"

    def when(self, text: str) -> str:
        """Write a date that is as exact as its source: ``9 October 2024``, ``October 2024``, ``2024``; other text as it is."""
        parts = text.split("-")
        if not all(part.isdigit() for part in parts) or len(parts) > len(("year", "month", "day")):
            return text
        if len(parts) == 1:
            return text
        year, month = int(parts[0]), int(parts[1])
        if len(parts) == len(("year", "month")):
            return f"{MONTHS[self.lang][month - 1]} {year}"
        return self.day(date(year, month, int(parts[2])))

    def label(self, name: str, text: str) -> str:
        """Write what something is called before it: ``name: text``, ``name : text``."""
        return f"{name}{NBSP}: {text}" if self.lang == "fr" else f"{name}: {text}"

    def listing(self, items: Sequence[str]) -> str:
        """Write a list: ``A, B and C``, ``A, B et C``."""
        if not items[1:]:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"


@cache
def language(lang: str) -> Language:
    """Return a language by its code."""
    return Language(lang)


def explain(error: HansaError, lang: str = "en") -> tuple[str, str]:
    """Return an error's sentence and its cure in a language."""
    tongue = language(lang)
    return tongue(error.text.message).format(**error.fields), tongue(error.text.hint).format(**error.fields)
