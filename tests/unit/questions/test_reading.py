"""What does not fit a question is said in one clear error, in the reader's language."""

from __future__ import annotations

from typing import Any

import pytest

from hansa.errors import InputError
from hansa.language import explain
from hansa.questions.dependence import CompareCountriesQuestion
from hansa.questions.question import Question
from hansa.questions.reading import read_question
from hansa.questions.strategy import PrioritiesQuestion
from hansa.questions.stress import RandomQuestion, WorstQuestion
from hansa.questions.stress_scenarios import RunQuestion
from hansa.questions.stress_shocks import OperatorQuestion, read_operator


@pytest.mark.parametrize(
    ("question", "given", "code", "said"),
    [
        (WorstQuestion, {}, "not-given", "« country » n’est pas indiqué"),
        (WorstQuestion, {"country": "TO", "count": "21"}, "bad-number", "de 1 à 20"),
        (WorstQuestion, {"country": "TO", "count": "deux"}, "bad-number", "« deux »"),
        (WorstQuestion, {"country": "TO", "of": "cows"}, "unknown-choice", "« cows »"),
        (RandomQuestion, {"country": "TO", "samples": "9" * 40}, "bad-number", "de 1 à 10000"),
        (CompareCountriesQuestion, {"countries": ["FR"]}, "too-few-given", "au moins 2"),
        (CompareCountriesQuestion, {"countries": ["FR"] * 13}, "too-many-given", "au plus 12"),
        (RunQuestion, {"scenario": "z" * 5_000}, "text-too-long", "au plus 4096"),
        (OperatorQuestion, {"operators": ["9" * 5_000]}, "text-too-long", "au plus 4096"),
        (PrioritiesQuestion, {"strategy": "x", "staff": "-1"}, "bad-means", ""),
    ],
)
def test_each_fault_has_its_sentence(question: type[Question], given: dict[str, Any], code: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read_question(question, given)
    assert raised.value.code == code
    told = " ".join(explain(raised.value, "fr")).replace("\u00a0", " ")
    assert said in told
    assert "Input should" not in told


@pytest.mark.parametrize(
    ("written", "read"),
    [("AS3356", 3356), (" as 3356 ", 3356), ("9" * 4_000, "9" * 4_000), ("Telia", "Telia")],
)
def test_an_operator_is_a_number_or_a_name(written: str, read: int | str) -> None:
    assert read_operator(written) == read
