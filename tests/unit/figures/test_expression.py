"""The expression language: missing is unknown and never false, and nothing of Python gets in but what is listed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.figures.expression import evaluate, measure, parse
from hansa.figures.figure import CountryFigure, format_figure, say_missing
from hansa.figures.functions import FUNCTIONS
from hansa.figures.wording import name_figure, say_reason
from hansa.titles import Titles
from tests.hand_made import make_edition

SAMPLE = {
    "layer": "'routing'",
    "group": "'eu'",
    "country": "'top'",
    "years": "5",
    "instrument": "'dfi'",
}
KNOWN, MISSING = "population() > 0", "foreign_share('trust') > 0.5"
"""True in every edition and country of the tests; missing in all, for no dataset answers for the layer."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.mark.parametrize(
    ("expression", "state"),
    [
        (KNOWN, "true"),
        (f"not {KNOWN}", "false"),
        (MISSING, "unknown"),
        (f"not {MISSING}", "unknown"),
        (f"{KNOWN} and {MISSING}", "unknown"),
        (f"not ({KNOWN}) and {MISSING}", "false"),
        (f"{KNOWN} or {MISSING}", "true"),
        (f"not ({KNOWN}) or {MISSING}", "unknown"),
        ("0 < population() < foreign_share('trust')", "unknown"),
        ("0 > population() > foreign_share('trust')", "false"),
        ("foreign_share('trust') == foreign_share('trust')", "unknown"),
        ("population()", "true"),
        ("regions_inside()", "false"),
    ],
)
def test_missing_is_unknown(edition: Edition, expression: str, state: str) -> None:
    assert evaluate(edition, "TO", expression).state == state


def test_what_is_missing_is_named_once(edition: Edition) -> None:
    verdict = evaluate(edition, "TO", f"{MISSING} or {KNOWN} or {MISSING}")
    assert [figure.expression for figure in verdict.figures] == ["foreign_share('trust')", "population()"]
    assert [figure.missing for figure in verdict.missing] == ["same-for-all"]
    assert say_missing(verdict.missing[0], "en") == (
        "the figure describes the world’s supply and is the same for every country"
    )


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("__import__('os')", "expression-function"),
        ("().__class__", "expression-part"),
        ("population().real > 0", "expression-part"),
        ("population.__call__() > 0", "expression-part"),
        ("(lambda: 1)() > 0", "expression-part"),
        ("population() > 9 ** 9 ** 9", "expression-part"),
        ("population() > 1e999", "expression-part"),
        ("population() > 9" + "9" * 350, "expression-part"),
        ("population() in [1]", "expression-part"),
        ("population() > '1'", "expression-part"),
        ("1 < 2", "expression-part"),
        ("True", "expression-part"),
        ("[population() for x in y]", "expression-part"),
        ("(x := population()) > 1", "expression-part"),
        ("gci(*['a']) > 1", "expression-arguments"),
        ("foreign_share(layer='cloud') > 0", "expression-arguments"),
        ("foreign_share('clouds') > 0", "expression-arguments"),
        ("foreign_share(f'cloud') > 0", "expression-arguments"),
        ("foreign_share() > 0", "expression-arguments"),
        ("shutdowns(-5) > 0", "expression-arguments"),
        ("shutdowns(True) > 0", "expression-arguments"),
        ("worst_loss(9999999) > 0", "expression-arguments"),
        ("population(", "expression-syntax"),
        ("", "expression-syntax"),
        ("population() > 0; population()", "expression-syntax"),
        ("population() \0", "expression-syntax"),
        ("(" * 190 + "population()" + ")" * 190, None),
        ("not " * 90 + "population()", None),
        ("not " * 2000 + "population()", "expression-too-long"),
    ],
)
def test_hostile_expressions_are_refused(expression: str, code: str | None) -> None:
    if code is None:
        parse(expression)
        return
    with pytest.raises(InputError) as caught:
        parse(expression)
    assert caught.value.code == code
    assert str(caught.value)
    assert caught.value.hint


def test_the_nearest_function_is_named() -> None:
    with pytest.raises(InputError) as caught:
        parse("foreign_shares('cloud') > 1")
    assert caught.value.fields["suggestion"] == "foreign_share"


def test_an_unknown_instrument_is_named(edition: Edition) -> None:
    with pytest.raises(InputError) as caught:
        evaluate(edition, "FR", "member('budapesta')")
    assert (caught.value.code, caught.value.fields["suggestion"]) == ("unknown-instrument", "budapest")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_answers_with_value_or_reason(edition: Edition, name: str) -> None:
    question = f"{name}({', '.join(SAMPLE[kind] for kind in FUNCTIONS[name].needed)})"
    for country in ("FR", "SN", "TO", "AQ"):
        figure = measure(edition, country, question)
        assert (figure.value is None) == (figure.missing is not None), (country, figure)
        assert figure.unit == FUNCTIONS[name].unit
        assert figure.expression == question
        if figure.value is not None and figure.unit == "share":
            assert 0 <= figure.value <= 1
        for lang in ("en", "fr"):
            assert format_figure(figure, lang)
            assert "{" not in name_figure(edition, figure, lang)


def test_incomplete_lists_prove_no_absence(edition: Edition) -> None:
    assert measure(edition, "FR", "member('budapest')").value == 1
    assert measure(edition, "SN", "member('foc')").missing == "list-incomplete"
    assert measure(edition, "SN", "member('global_cbpr')").missing == "list-incomplete", "its list has no date"
    india = measure(edition, "IN", "member('budapest')")
    assert (india.value, india.as_of, india.year) == (0, "2024-10-09", 2024)
    assert format_figure(india, "en") == "not on the list as of 9 October 2024"
    assert measure(edition, "TO", "member('dfi')").missing == "launch-list"
    assert measure(edition, "TO", "not_member('dfi')").value == 1
    assert measure(edition, "CR", "member('depa')").missing == "status-open"
    assert measure(edition, "KE", "member('budapest')").value == 0, "invited is not yet in"
    assert measure(edition, "FR", "member('coe_ai')").missing in {"signed-only", None}
    assert measure(edition, "GB", "member('coe_ai')").missing == "signed-only"
    assert measure(edition, "GB", "takes_part('coe_ai')").value == 1


def test_the_union_as_supplier_counts_where_all_its_members_belong(edition: Edition) -> None:
    inside = measure(edition, "CH", "held_share('chips', 'eu')").value
    abroad = measure(edition, "CH", "held_share('chips', 'DE,FR')").value
    assert inside is not None
    assert inside > 0
    assert abroad == 0


def test_agreement_with_one_and_with_many(edition: Edition) -> None:
    pair = measure(edition, "FR", "agreement('DE')").value
    back = measure(edition, "DE", "agreement('France')").value
    assert pair == back
    members = [measure(edition, "TO", f"agreement('{code}')").value for code in ("DE", "FR")]
    both = measure(edition, "TO", "agreement('DE,FR')").value
    assert both == pytest.approx(sum(value or 0 for value in members) / 2)


def test_figures_and_reasons_as_people_read_them(edition: Edition) -> None:
    texts = {
        CountryFigure(0.784, "share"): ("78%", "78\u00a0%"),
        CountryFigure(0.044, "share"): ("4.4%", "4,4\u00a0%"),
        CountryFigure(41928.0, "people"): ("41,928", "41\u202f928"),
        CountryFigure(2.04, "index"): ("2.0", "2,0"),
        CountryFigure(4680.3, "usd"): ("4,680\u00a0USD", "4\u202f680\u00a0USD"),
        CountryFigure(None, "share", missing="no-figure"): ("–", "–"),
    }
    for figure, (english, french) in texts.items():
        assert (format_figure(figure, "en"), format_figure(figure, "fr")) == (english, french)
    reason = Titles(en="{value} through {name}, {value_2}", fr="{value} par {name}, {value_2}")
    figures = (CountryFigure(0.55, "share", name="SG"), CountryFigure(3.0, "count"))
    assert say_reason(reason, figures, "en") == "55% through Singapore, 3"


def test_the_worst_scenarios_leave_out_what_a_country_does_to_itself(tmp_path: Path) -> None:
    ids = ["blackout-2011", "isolation-eg", "cable"]
    frames = {
        "routing_countries": pl.DataFrame({"country": ["EG", "FR"]}),
        "scenarios": pl.DataFrame(
            {"id": ids, "kind": ["shutdown", "isolation", "cable_cut"], "name_en": ids, "name_fr": ids}
        ).with_columns(date=pl.lit(None, pl.String)),
        "stress_outcomes": pl.DataFrame(
            {
                "scenario": ["blackout-2011", "isolation-eg", "cable", "isolation-eg"],
                "country": ["EG", "EG", "EG", "FR"],
                "reachability_lost_share": [1.0, 1.0, 0.4, 0.01],
            }
        ).with_columns(home_lost_share=0.0, detour_hops=None, users_affected=None),
    }
    small = make_edition(tmp_path / "edition", frames)
    assert measure(small, "EG", "worst_loss()").value == pytest.approx(0.4)
    assert measure(small, "EG", "worst_loss(2)").value == pytest.approx(0.4)  # one alone hits it so
    assert measure(small, "FR", "worst_loss()").value == 0  # Egypt's isolation takes as much from the median of the two
    assert measure(small, "TO", "worst_loss()").missing == "no-network"


def test_a_condition_is_no_indicator(edition: Edition) -> None:
    with pytest.raises(InputError) as caught:
        measure(edition, "FR", "population() > 1")
    assert caught.value.code == "expression-part"
