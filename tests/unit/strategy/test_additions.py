"""Options made actions, and what holds them: objectives, frameworks, the record of choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from hansa.countries import all_countries
from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.strategy.additions import add_option, adopt_option, count_years, find_conflicts, find_option, place_option
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Period, Strategy
from hansa.strategy.file import write_strategy
from hansa.strategy.frameworks import adopt_framework, find_framework
from hansa.strategy.guide import begin_strategy
from hansa.titles import text_in


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture
def begun(edition: Edition) -> Strategy:
    return begin_strategy(all_countries()["SN"], edition, "emerging_economy", find_framework("france-2017"), "fr")


def test_an_option_becomes_an_action(begun: Strategy, edition: Edition) -> None:
    planned = begun.model_copy(update={"period": Period(start="2027-07", end="2030-12")})
    option = find_option("no-shutdown")
    grown = add_option(planned, option, edition)
    ((objective, action),) = grown.actions()
    assert set(objective.covers) & set(option.objectives)
    assert (action.option, action.lead, action.forum, action.period) == (
        option.id,
        option.lead,
        option.forums,
        planned.period,
    )
    assert action.budget is not None
    assert action.budget.amount == load_catalogue().cost_classes[option.cost].planned_eur * 3.5
    measured = [one for one in action.indicators if one.baseline]
    assert measured
    assert edition.id in text_in(measured[0].baseline.source if measured[0].baseline else None, "en")
    with pytest.raises(InputError, match="already"):
        add_option(grown, option, edition)
    with pytest.raises(InputError, match="no objective"):
        add_option(planned, option, edition, "o9")
    assert next(add_option(planned, option, edition, "o3.2").actions())[0].id == "o3.2"


@pytest.mark.parametrize("framework", ["france-2017", "four-pillars", "first-step", None])
def test_every_option_finds_a_place_in_every_framework(tmp_path: Path, edition: Edition, framework: str | None) -> None:
    order = find_framework(framework) if framework else None
    strategy = begin_strategy(all_countries()["TO"], edition, "small_state", order, "en")
    for option in load_catalogue().options.values():
        strategy = add_option(strategy, option, edition)
    placed = {action.option: objective for objective, action in strategy.actions()}
    assert len(placed) == len(load_catalogue().options)
    assert write_strategy(tmp_path / "plan.yml", strategy).strategy == strategy


def test_an_option_goes_where_pillar_and_objectives_agree(edition: Edition) -> None:
    strategy = begin_strategy(all_countries()["TO"], edition, None, find_framework("four-pillars"), "en")
    placed = {
        name: place_option(strategy, find_option(name))
        for name in ("national-csirt", "digital-skills", "digital-posts-abroad")
    }
    assert placed == {
        "national-csirt": "answer-together",
        "digital-skills": "build",
        "digital-posts-abroad": "be-heard",
    }


def test_what_is_added_is_a_choice_on_record(begun: Strategy, edition: Edition) -> None:
    grown = adopt_option(begun, find_option("no-shutdown"), edition, reason="why", author="Cabinet")
    (choice,) = grown.choices
    assert choice.chosen == ("no-shutdown",)
    assert len(choice.options_considered) > 1
    assert any(one.option == "no-shutdown" and one.value is not None for one in choice.evidence)


def test_what_an_option_needs_or_contradicts_is_told(begun: Strategy, edition: Edition) -> None:
    options = load_catalogue().options.values()
    needing = next(option for option in options if option.needs)
    assert find_conflicts(begun, needing)[0] == list(needing.needs)
    excluding = [option for option in options if option.excludes]
    for option in excluding:
        grown = add_option(begun, find_option(option.excludes[0]), edition)
        assert find_conflicts(grown, option)[1] == [option.excludes[0]]


def test_another_framework_loses_no_action(begun: Strategy, edition: Edition) -> None:
    grown = begun
    for name in ("no-shutdown", "envoy-technology", "critical-register"):
        grown = add_option(grown, find_option(name), edition)
    for framework in ("four-pillars", "first-step", "france-2017"):
        grown = adopt_framework(grown, find_framework(framework))
        assert sorted(action.option or "" for _, action in grown.actions()) == [
            "critical-register",
            "envoy-technology",
            "no-shutdown",
        ]
        assert [axis.id for axis in grown.axes] == [axis.id for axis in find_framework(framework).axes]
        assert all(
            set(held.covers) & set(find_option(action.option or "").objectives) for held, action in grown.actions()
        )


def test_an_objective_of_ones_own_survives_another_framework(begun: Strategy) -> None:
    own = Strategy.model_validate(
        {
            "country": "SN",
            "title": "t",
            "axes": [
                {
                    "id": "mine",
                    "title": "t",
                    "objectives": [{"id": "own", "title": "t", "actions": [{"id": "act", "title": "t"}]}],
                }
            ],
        }
    )
    mapped = adopt_framework(own, find_framework("first-step"))
    assert [axis.id for axis in mapped.axes][-1] == "mine"
    assert [(held.id, action.id) for held, action in mapped.actions()] == [("own", "act")]


@pytest.mark.parametrize(
    ("start", "end", "years"), [("2027", "2030", 4), ("2027-01", "2027-12", 1), ("2027-07-15", "2028", 1.5)]
)
def test_years_of_a_period(start: str, end: str, years: float) -> None:
    assert count_years(Period(start=start, end=end)) == years
