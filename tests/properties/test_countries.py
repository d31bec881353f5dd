from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from hansa.countries import all_countries, find, fold, resolve

NAMES = [
    (country.code, name)
    for country in all_countries().values()
    for name in (country.code, country.alpha3, country.name_en, country.name_fr, *country.aliases)
]


def strip_accents(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


CHANGES: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    str.title,
    str.swapcase,
    strip_accents,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: unicodedata.normalize("NFC", name),
    lambda name: name.replace("’", "'"),
    lambda name: name.replace("'", "’"),
    lambda name: name.replace(" ", "  "),
    lambda name: name.replace(" ", "\u00a0"),
    lambda name: name.replace("-", "\u2011"),
    lambda name: f"\t{name} \n",
]


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(CHANGES), max_size=4))
def test_a_name_is_known_in_any_case_with_or_without_accents(
    known: tuple[str, str], changes: list[Callable[[str], str]]
) -> None:
    code, name = known
    for change in changes:
        name = change(name)
    assert resolve(name).code == code


@given(st.text(max_size=30))
def test_any_text_is_folded_once_and_for_all_and_never_fails(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    country = find(text)
    assert country is None or country.code in all_countries()


@given(st.text(alphabet=st.characters(exclude_categories=("L", "N", "M")), max_size=10))
def test_signs_alone_are_nobodys_name(text: str) -> None:
    assert find(text) is None
