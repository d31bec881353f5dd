"""A strategy survives its file: what is written is read back as it was, and any YAML reader agrees on its texts."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.strategy.document import (
    Action,
    Answered,
    Axis,
    Budget,
    Evidence,
    Indicator,
    Objective,
    Partner,
    Result,
    Strategy,
    Target,
)
from hansa.strategy.layout import to_data, to_text
from hansa.strategy.markup import read_markup

letters = st.characters(codec="utf-8")
words = st.sampled_from(
    ["NO", "1.10", "null", "~", "- a", "a: b", "# c", "2027-01-15", "Un. Deux! ", "\n", "\n\n", " ", "é’…", "%", "'"]
)
texts = st.one_of(
    st.text(letters), st.lists(words, max_size=40).map("".join), st.lists(words, max_size=40).map(" ".join)
)
pairs = st.builds(lambda en, fr: {"en": en, "fr": fr}, texts, texts)
titles = st.one_of(texts, pairs)
numbers = st.floats(allow_nan=False, allow_infinity=False)
amounts = st.floats(min_value=0, allow_nan=False, allow_infinity=False)
days = st.dates().map(str)
indicators = st.builds(
    Indicator,
    id=st.just("i-1"),
    title=titles,
    target=st.none() | st.builds(Target, value=numbers, date=days),
    results=st.lists(st.builds(Result, date=days, value=numbers), max_size=3),
)
actions = st.builds(
    Action,
    id=st.just("act-1"),
    title=titles,
    text=st.none() | titles,
    lead=st.none() | texts,
    partners=st.lists(st.builds(Partner, kind=st.sampled_from([None, "states"]), text=titles), max_size=3),
    budget=st.none() | st.builds(Budget, amount=amounts, currency=st.just("XOF"), note=titles),
    indicators=st.lists(indicators, max_size=2),
)
plans = st.builds(
    Strategy,
    country=st.sampled_from(["NO", "SN", "TO"]),
    title=titles,
    values=st.lists(titles, max_size=3),
    weights=st.dictionaries(texts, amounts, max_size=2),
    axes=st.lists(
        st.builds(
            Axis,
            id=st.just("a1"),
            title=titles,
            objectives=st.lists(
                st.builds(
                    Objective,
                    id=st.just("o1"),
                    title=titles,
                    covers=st.lists(texts, max_size=2),
                    actions=st.lists(actions, max_size=2),
                ),
                max_size=2,
            ),
        ),
        max_size=2,
    ),
    steps=st.dictionaries(
        texts,
        st.builds(Answered, answers=st.dictionaries(texts, texts | st.lists(texts).map(tuple), max_size=3)),
        max_size=2,
    ),
    choices=st.just(()),
)


@settings(max_examples=150)
@given(plans)
def test_what_is_written_is_read_back(strategy: Strategy) -> None:
    text = to_text(strategy, steps=("situate", "review"))
    assert Strategy.model_validate(read_markup(text, Path("x.yml")).data) == strategy


@settings(max_examples=100)
@given(plans)
def test_every_reader_of_yaml_sees_the_same(strategy: Strategy) -> None:
    assert yaml.safe_load(to_text(strategy)) == to_data(strategy)


@settings(max_examples=60)
@given(plans)
def test_writing_what_was_read_changes_nothing(strategy: Strategy) -> None:
    text = to_text(strategy, steps=("situate",))
    assert to_text(strategy, read_markup(text, Path("x.yml")), ("situate",)) == text


@settings(max_examples=60)
@given(
    st.lists(st.builds(Evidence, expression=texts, value=st.none() | numbers, unit=st.none() | texts), max_size=4),
    texts,
)
def test_evidence_on_one_line_is_read_back(evidence: list[Evidence], decision: str) -> None:
    choice = {"id": "c-1", "step": "x", "question": "?", "decision": decision, "date": "2026", "evidence": evidence}
    strategy = Strategy.model_validate({"country": "SN", "title": "", "choices": [choice]})
    assert Strategy.model_validate(read_markup(to_text(strategy), Path("x.yml")).data) == strategy
