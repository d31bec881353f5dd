from __future__ import annotations

import re
import unicodedata

import pytest
from babel import Locale

from hansa.countries import Country, all_countries, find, fold, resolve, suggest
from hansa.errors import InputError

EVERY = list(all_countries().values())


def written_forms(country: Country) -> list[str]:
    forms = (
        country.code,
        country.code.lower(),
        country.alpha3,
        country.numeric,
        country.name_en,
        country.name_fr,
        country.subject("en"),
        country.subject("fr"),
        *country.aliases,
    )
    return [form for form in forms if form]


def bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].upper()


def test_table_lists_iso_3166_and_kosovo() -> None:
    assert len(EVERY) == 250
    assert sorted(all_countries()) == list(all_countries())
    for key in ("alpha3", "numeric", "name_en", "name_fr"):
        values = [getattr(country, key) for country in EVERY]
        assert len(set(values)) == 250, key
    assert [country.code for country in EVERY if not re.fullmatch(r"\d{3}", country.numeric)] == ["XK"]
    assert all(
        re.fullmatch(r"[A-Z]{2}", country.code) and re.fullmatch(r"[A-Z]{3}", country.alpha3) for country in EVERY
    )


@pytest.mark.parametrize("country", EVERY, ids=lambda country: country.code)
def test_every_written_form_means_its_own_country(country: Country) -> None:
    assert {form: find(form) for form in written_forms(country)} == dict.fromkeys(written_forms(country), country)


def test_no_name_means_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for country in EVERY:
        for form in written_forms(country):
            owners.setdefault(fold(form), set()).add(country.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}
    taken = {key: codes for key, codes in owners.items() if key.upper() in all_countries()}
    assert all(codes == {key.upper()} for key, codes in taken.items()), "a name hides another country's code"


def test_no_form_folds_to_nothing() -> None:
    assert [form for country in EVERY for form in written_forms(country) if not fold(form)] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_names_of_unicode_are_known(lang: str) -> None:
    names = Locale(lang).territories
    assert {code: names[code] for code in all_countries() if find(names[code]) != all_countries()[code]} == {}


def test_table_has_no_stray_space() -> None:
    for country in EVERY:
        words = (country.name_en, country.name_fr, country.the_en, country.in_fr, country.capital, *country.aliases)
        assert all(word == " ".join(word.split()) for word in words), country.code


def test_capitals_lie_on_the_globe() -> None:
    for country in EVERY:
        assert (country.latitude is None) == (country.longitude is None), country.code
        assert abs(country.latitude or 0) <= 90, country.code
        assert abs(country.longitude or 0) <= 180, country.code


@pytest.mark.parametrize("name", ["", " ", "-", "..", "–", "日本", "the", "&", "0", "999", "F", "Atlantis", "ZZ"])
def test_what_is_no_country_means_none(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("FR", "FR"),
        ("fra", "FR"),
        ("250", "FR"),
        ("4", "AF"),
        ("AND", "AD"),
        ("  la france ", "FR"),
        ("l'Estonie", "EE"),
        ("l’Estonie", "EE"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Korea (Rep.)", "KR"),
        ("Corée du Nord", "KP"),
        ("Congo", "CG"),
        ("Congo–Kinshasa", "CD"),
        ("Guinea", "GN"),
        ("Guinée-Bissau", "GW"),
        ("Niger", "NE"),
        ("Dominica", "DM"),
        ("St Lucia", "LC"),
        ("Saint Kitts and Nevis", "KN"),
        ("The Gambia", "GM"),
        ("Samoa", "WS"),
        ("Virgin Islands, U.S.", "VI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("TÜRKIYE", "TR"),
        ("Territoire britannique de l'océan Indien", "IO"),
        ("Kosovo", "XK"),
        ("UK", "GB"),
    ],
)
def test_common_names(name: str, code: str) -> None:
    assert resolve(name).code == code


@pytest.mark.parametrize(
    ("code", "subject", "of", "within"),
    [
        ("FR", "la France", "de la France", "en France"),
        ("SN", "le Sénégal", "du Sénégal", "au Sénégal"),
        ("EE", "l’Estonie", "de l’Estonie", "en Estonie"),
        ("TO", "les Tonga", "des Tonga", "aux Tonga"),
        ("SG", "Singapour", "de Singapour", "à Singapour"),
        ("NL", "les Pays-Bas", "des Pays-Bas", "aux Pays-Bas"),
        ("HT", "Haïti", "d’Haïti", "en Haïti"),
        ("HK", "Hong Kong", "de Hong Kong", "à Hong Kong"),
        ("HN", "le Honduras", "du Honduras", "au Honduras"),
        ("HU", "la Hongrie", "de la Hongrie", "en Hongrie"),
        ("IL", "Israël", "d’Israël", "en Israël"),
        ("MH", "les îles Marshall", "des îles Marshall", "aux îles Marshall"),
        ("IM", "l’île de Man", "de l’île de Man", "à l’île de Man"),
        ("RE", "La Réunion", "de La Réunion", "à La Réunion"),
        ("CU", "Cuba", "de Cuba", "à Cuba"),
        ("IR", "l’Iran", "de l’Iran", "en Iran"),
        ("IQ", "l’Irak", "de l’Irak", "en Irak"),
        ("AO", "l’Angola", "de l’Angola", "en Angola"),
        ("UY", "l’Uruguay", "de l’Uruguay", "en Uruguay"),
        ("AD", "Andorre", "d’Andorre", "en Andorre"),
        ("OM", "Oman", "d’Oman", "à Oman"),
        ("AI", "Anguilla", "d’Anguilla", "à Anguilla"),
        ("CY", "Chypre", "de Chypre", "à Chypre"),
        ("YE", "le Yémen", "du Yémen", "au Yémen"),
        ("US", "les États-Unis", "des États-Unis", "aux États-Unis"),
        ("DM", "la Dominique", "de la Dominique", "à la Dominique"),
        ("CI", "la Côte d’Ivoire", "de la Côte d’Ivoire", "en Côte d’Ivoire"),
        (
            "CD",
            "la République démocratique du Congo",
            "de la République démocratique du Congo",
            "en République démocratique du Congo",
        ),
    ],
)
def test_french_grammar(code: str, subject: str, of: str, within: str) -> None:
    country = all_countries()[code]
    assert (country.subject("fr"), country.of("fr"), country.within("fr")) == (subject, of, within)


@pytest.mark.parametrize("country", EVERY, ids=lambda country: country.code)
def test_french_elides_and_contracts(country: Country) -> None:
    for phrase in (country.subject("fr"), country.of("fr"), country.within("fr")):
        elided = re.match(r"(?:de )?(?:l’|d’)(.)", phrase)
        if elided:
            assert bare(elided[1]) in "AEIOUH", phrase
        article = re.match(r"(?:de |à )?(?:le|la|de|du|au) (?!la )(.)", phrase)
        if article:
            assert bare(article[1]) not in "AEIOU", phrase
        assert not re.search(r"\b(?:de|à) les? |’ |  ", phrase), phrase
        assert "l’Î" not in phrase, phrase
        assert not phrase.startswith(("les Î", "des Î", "aux Î")), phrase


@pytest.mark.parametrize(
    ("code", "of", "within"),
    [
        ("FR", "of France", "in France"),
        ("NL", "of the Netherlands", "in the Netherlands"),
        ("US", "of the United States", "in the United States"),
        ("GM", "of the Gambia", "in the Gambia"),
        ("PN", "of the Pitcairn Islands", "in the Pitcairn Islands"),
        ("SJ", "of Svalbard & Jan Mayen", "in Svalbard & Jan Mayen"),
    ],
)
def test_english_article(code: str, of: str, within: str) -> None:
    assert (all_countries()[code].of("en"), all_countries()[code].within("en")) == (of, within)


def test_groups_of_islands_take_the_article() -> None:
    islands = [one for one in EVERY if one.name_en.endswith("Islands") and "&" not in one.name_en]
    assert [one.code for one in islands if one.the_en != "the"] == []


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Frnace", "France (FR)"),
        ("Germny", "Germany (DE)"),
        ("Allemagn", "Germany (DE)"),
        ("Sénégale", "Senegal (SN)"),
        ("Pays Basse", "Netherlands (NL)"),
    ],
)
def test_misspelt_name_is_suggested(name: str, first: str) -> None:
    assert suggest(name).split(", ")[0] == first
    with pytest.raises(InputError) as raised:
        resolve(name)
    assert raised.value.code == "unknown-country"
    assert raised.value.fields == {"name": name, "suggestion": suggest(name)}
    assert first in raised.value.hint


def test_suggestions_name_each_country_once() -> None:
    assert suggest("Congo-Kinsasa").count("(CD)") == 1
    assert suggest("Qqqqqq") == ""
    assert len(suggest("Guine", most=2).split(", ")) <= 2


def test_nothing_near_leaves_no_empty_place_in_the_hint() -> None:
    with pytest.raises(InputError) as raised:
        resolve("Qqqqqq")
    assert ": ." not in raised.value.hint
