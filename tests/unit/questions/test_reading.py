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
