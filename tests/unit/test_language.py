from __future__ import annotations

import locale
from datetime import date

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from hansa.errors import InputError
from hansa.language import LANGUAGES, explain, language

NNBSP, NBSP, MINUS = "\u202f", "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [
        (0, 0, "0", "0"),
        (7, 0, "7", "7"),
        (999, 0, "999", "999"),
        (1234, 0, "1,234", f"1{NNBSP}234"),
        (1234567.891, 2, "1,234,567.89", f"1{NNBSP}234{NNBSP}567,89"),
        (0.5, 1, "0.5", "0,5"),
        (-3, 0, f"{MINUS}3", f"{MINUS}3"),
        (-1234.5, 1, f"{MINUS}1,234.5", f"{MINUS}1{NNBSP}234,5"),
        (-0.2, 0, "0", "0"),
        (-0.0, 2, "0.00", "0,00"),
    ],
)
def test_numbers(value: float, decimals: int, english: str, french: str) -> None:
    assert language("en").number(value, decimals) == english
    assert language("fr").number(value, decimals) == french


@given(st.integers(-(10**12), 10**12), st.sampled_from(LANGUAGES))
def test_a_whole_number_can_be_read_back(value: int, lang: str) -> None:
    text = language(lang).number(value)
    assert int(text.replace(MINUS, "-").replace(",", "").replace(NNBSP, "")) == value
    assert " " not in text
    assert "-" not in text


@pytest.mark.parametrize(
    ("share", "decimals", "english", "french"),
    [
        (None, 0, "–", "–"),
        (0.0, 0, "0%", f"0{NBSP}%"),
        (1.0, 0, "100%", f"100{NBSP}%"),
        (0.256, 0, "26%", f"26{NBSP}%"),
        (0.256, 1, "25.6%", f"25,6{NBSP}%"),
        (-0.0001, 0, "0%", f"0{NBSP}%"),
        (12.5, 0, "1,250%", f"1{NNBSP}250{NBSP}%"),
    ],
)
def test_percentages(share: float | None, decimals: int, english: str, french: str) -> None:
    assert language("en").percent(share, decimals) == english
    assert language("fr").percent(share, decimals) == french


@pytest.mark.parametrize(
    ("items", "english", "french"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A et B"),
        (["A", "B", "C"], "A, B and C", "A, B et C"),
    ],
)
def test_lists(items: list[str], english: str, french: str) -> None:
    assert language("en").listing(items) == english
    assert language("fr").listing(items) == french
    assert language("fr").listing(tuple(items)) == french


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2020, 1, 1), "1 January 2020", "1er janvier 2020"),
        (date(2020, 1, 14), "14 January 2020", "14 janvier 2020"),
        (date(2021, 8, 2), "2 August 2021", "2 août 2021"),
        (date(2024, 2, 29), "29 February 2024", "29 février 2024"),
        (date(2025, 12, 11), "11 December 2025", "11 décembre 2025"),
    ],
)
def test_days(day: date, english: str, french: str) -> None:
    assert language("en").day(day) == english
    assert language("fr").day(day) == french


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_days_name_their_month_and_only_the_first_is_an_ordinal(day: date, lang: str) -> None:
    number, month, year = language(lang).day(day).split(" ")
    assert number == ("1er" if lang == "fr" and day.day == 1 else str(day.day))
    assert month == get_month_names(locale=lang)[day.month]
    assert int(year) == day.year


def test_numbers_do_not_follow_the_process_locale() -> None:
    before = locale.setlocale(locale.LC_NUMERIC)
    assert language("fr").number(1.5, 1) == "1,5"
    assert locale.setlocale(locale.LC_NUMERIC) == before


def test_messages_without_fields_keep_their_braces() -> None:
    assert language("en")("a {b}") == "a {b}"
    assert language("en")("a {b}", b=1) == "a 1"


def test_plural() -> None:
    english = language("en")
    assert english.plural("{number} state", "{number} states", 1) == "1 state"
    assert english.plural("{number} state", "{number} states", 0) == "0 states"
    assert (
        english.plural("{number} state of {whole}", "{number} states of {whole}", 2000, whole=9) == "2,000 states of 9"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_errors_are_explained_in_both_languages(lang: str) -> None:
    error = InputError("unknown-country", name="Frnace", suggestion="France (FR)")
    message, hint = explain(error, lang)
    assert "Frnace" in message
    assert "France (FR)" in hint
    assert (message == str(error)) == (lang == "en")


def test_language_is_made_once() -> None:
    assert language("fr") is language("fr")
    assert language("fr").lang == "fr"
