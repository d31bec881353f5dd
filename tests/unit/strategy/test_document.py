"""What a strategy may hold: each kind of fault is found where it stands."""

from __future__ import annotations

import json

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from pydantic import ValidationError

from hansa.strategy.document import Action, Indicator, Period, Staff, Strategy
from hansa.strategy.layout import to_text
from hansa.strategy.schema import describe_schema
from hansa.titles import in_both, number_in_both, text_in
from tests.unit.strategy.samples import make_strategy


def test_texts_in_one_language_or_both() -> None:
    strategy = make_strategy()
    assert text_in(strategy.title, "fr") == "Stratégie numérique"
    assert text_in(strategy.vision, "en") == text_in(strategy.vision, "fr") == "Un Internet ouvert. Pour tous."
    assert text_in(None, "en") == ""
    assert in_both("{n} a", n=number_in_both(1234.5, 1)).fr.startswith("1\u202f234,5")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("country", "Senegal"),
        ("lang", "de"),
        ("period", {"start": "2030", "end": "2027-01"}),
        ("period", {"start": "2027-13", "end": "2028"}),
        ("period", {"start": "2027-02-30", "end": "2028"}),
        ("weights", {"security": -0.1}),
        ("weights", {"security": float("nan")}),
        ("surprise", 1),
        ("hansa", 2),
        ("title", {"en": "only one"}),
        ("axes", [{"id": "1", "title": "an id begins with a letter"}]),
    ],
)
def test_what_it_may_not_hold(key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        make_strategy(**{key: value})


def test_periods_of_unlike_precision_are_compared_as_far_as_both_say() -> None:
    assert Period(start="2027-06", end="2027").end == "2027"
    with pytest.raises(ValidationError):
        Period(start="2028-06", end="2027")


def test_short_forms() -> None:
    action = Action.model_validate(
        {"id": "a", "title": "t", "staff": "0.5", "partners": ["Tonga", {"en": "x", "fr": "y"}]}
    )
    assert action.staff == Staff(first_year=0.5, running=0.5)
    assert [text_in(partner.text, "fr") for partner in action.partners] == ["Tonga", "y"]
    assert Indicator.model_validate({"id": "i", "title": "t", "results": None}).results == ()


def test_walks_in_the_order_of_the_file() -> None:
    strategy = make_strategy()
    assert [(axis.id, objective.id) for axis, objective in strategy.objectives()] == [("a1", "o1"), ("a1", "o2")]
    assert [(held.id, action.id) for held, action in strategy.actions()] == [
        ("o1", "act-a"),
        ("o1", "act-b"),
        ("o2", "act-c"),
    ]


def test_the_schema_accepts_what_is_written_and_refuses_an_unknown_key() -> None:
    schema = describe_schema()
    assert json.loads(json.dumps(schema)) == schema
    for strategy in (make_strategy(), Strategy(country="TO", title="t")):
        written = yaml.safe_load(to_text(strategy, steps=("situate",)))
        jsonschema.Draft202012Validator(schema).validate(written)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(written | {"surprise": 1})
