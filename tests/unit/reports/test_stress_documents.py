"""Reports about stress: every kind in both languages, empty states included; charts drawn; nothing left over."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import jsonschema  # type: ignore[import-untyped]
import pytest

from hansa.countries import all_countries
from hansa.evidence import Edition, open_edition
from hansa.reports import charts, drawing
from hansa.reports.content import Figure, Grid, Heading, Items, KeyFigures, Medium, Paragraph
from hansa.reports.facts import describe_facts
from hansa.reports.formats import WRITERS, write
from hansa.reports.stress.affected import choose_told, drop_rounding, list_affected
from hansa.reports.stress.answers import (
    AboutStress,
    HardenAnswer,
    RandomAnswer,
    ScenarioAnswer,
    ScenariosAnswer,
    StressAnswer,
    WorstAnswer,
)
from hansa.reports.stress.checking import check_observed
from hansa.reports.stress.hardened import Hardened
from hansa.reports.stress.remedies import gather_help
from hansa.routing.model import Model, open_coarse_model
from hansa.stress.capacity import estimate_loss
from hansa.stress.catalogue import find_scenario
from hansa.stress.ensembles import measure_resilience
from hansa.stress.exposure import expose_country
from hansa.stress.harden import propose_links
from hansa.stress.outcome import AnsweringModel, Change, Outcome, PhysicalOutcome, StressResult, SupplyLoss
from hansa.stress.scenario import Observed, Scenario, ScenarioSource
from hansa.stress.shocks import Cut, Isolate, Operator, Shock, Supply
from hansa.stress.threats import find_threats
from hansa.stress.worst import find_worst
from hansa.titles import Titles

LEFT_OVER = re.compile(r"\{\w*\}|\bNone\b|\bnan\b")
FACTS = AnsweringModel("coarse", "2026-01-31-00000000", "Pearson T 0.9", 2025)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture(scope="module")
def model(edition: Edition) -> Model:
    return open_coarse_model(edition)


def make_scenario(*shocks: Any, **parts: Any) -> Scenario:
    return Scenario(id="made", name=Titles(en="A made scenario", fr="Un scénario fait"), shocks=shocks, **parts)


def make_outcome(country: str, lost: float = 0.0, **parts: Any) -> Outcome:
    return Outcome(country, lost, parts.pop("home", 0.0), parts.pop("hops", 0.0), parts.pop("users", 0.0), **parts)


def make_answer(edition: Edition, model: Model, scenario: Scenario, *outcomes: Outcome) -> StressAnswer:
    result = StressResult(FACTS, scenario, outcomes, 0.97, 0.1, ("no-policy",))
    return StressAnswer(edition, model, drop_rounding(result))


def read_texts(answer: AboutStress, lang: str, on: Medium = "paper") -> list[str]:
    """Return what an answer says to people."""
    document = answer.document(lang, on)
    texts = [document.title, document.subtitle]
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, Items):
            texts += [item.text for item in block.items]
        elif isinstance(block, KeyFigures):
            assert len(block.figures) <= 4
            texts += [f"{figure.value} {figure.label}" for figure in block.figures]
        elif isinstance(block, Figure):
            texts += [block.caption, block.alt]
        elif isinstance(block, Grid):
            assert all(len(row) == len(block.columns) for row in block.rows)
            texts += [block.caption, block.note, *(cell for row in block.rows for cell in row)]
    named = {name for block in document.blocks for name in getattr(block, "sources", ())}
    assert [name for name in named if not document.numbers((name,))] == []
    return texts


ROUTED = (
    make_outcome("TO", 1.0, home=0.9, users=41_928.0, transit_gained=(Change(174, "Cogent", "US", 0.4),)),
    make_outcome(
        "FR",
        0.02,
        hops=0.5,
        users=9e5,
        transit_gained=(Change(1299, "Arelion", "SE", 0.3), Change(None, "", "DE", 0.02)),
        transit_lost=(Change(3356, "Level [3] *Parent*", "US", -0.4),),
        jurisdictions_gained=(Change(None, "", "SE", 0.2),),
        detour_share_before=0.1,
        detour_share_after=0.3,
    ),
    make_outcome("AQ", 0.0, home=None, hops=None, users=None),
)
SUPPLY = SupplyLoss("cloud", "US", 0.7, "count", "cloud_regions", 2025)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_of_answer_becomes_a_document(edition: Edition, model: Model, lang: str) -> None:
    exposure = expose_country(model, "TO")
    threats = find_threats(model, exposure, 2)
    hardening = propose_links(model, exposure, 2, [threat.damage for threat in threats])
    alone = propose_links(model, exposure, 1, [threats[0].damage], "peer")
    physical = PhysicalOutcome(1, 0, 1.0, ("Nuku'alofa",))
    story = {
        "date": "2022-01-15",
        "story": Titles(en="It broke.", fr="Il rompt."),
        "sources": (ScenarioSource(title="A page"),),
    }
    scenarios = (make_scenario(Cut(cut=("Suva",)), **story), make_scenario())
    answers = [
        make_answer(edition, model, make_scenario(Operator(operator=(3356,), from_="NL"), **story), *ROUTED),
        make_answer(edition, model, make_scenario(Cut(cut=("Suva",))), make_outcome("TO", 1.0, physical=physical)),
        make_answer(edition, model, make_scenario(Supply(supplier="US")), make_outcome("FR", supplies=(SUPPLY,))),
        make_answer(edition, model, make_scenario(Isolate(isolate=("EG",), except_=(7,))), make_outcome("FR")),
        RandomAnswer(edition, model, measure_resilience(model, exposure, 3, 4)),
        WorstAnswer(edition, model, find_worst(model, exposure, 2)),
        HardenAnswer(edition, model, Hardened(hardening, threats)),
        HardenAnswer(edition, model, Hardened(alone, (), scenarios[0])),
        ScenariosAnswer(edition, scenarios),
        ScenarioAnswer(edition, find_scenario(edition, "to-2022-volcano")),
    ]
    for answer in answers:
        told = answer.to_json(lang)
        jsonschema.validate(json.loads(json.dumps(told, allow_nan=False)), describe_facts(answer.Facts))
        for on in get_args(Medium):
            assert [text for text in read_texts(answer, lang, on) if LEFT_OVER.search(text)] == []


def test_a_country_without_routes_has_nobody_who_carries_them(edition: Edition, model: Model) -> None:
    answer = make_answer(edition, model, make_scenario(Operator(operator=(3356,))), *ROUTED)
    tonga, france, _ = answer.found.outcomes
    assert (tonga.transit_gained, tonga.detour_hops) == ((), None)
    assert [one.country for one in choose_told(answer.found, ())] == ["FR"]
    assert france.transit_gained


@pytest.mark.parametrize(
    ("shock", "said"),
    [
        (
            Operator(operator=(3356,)),
            "In this model no route, and no way on the map of cables and land lines, is lost.",
        ),
        (
            Supply(supplier="Nobody", layer="cloud"),
            "Not measured: the data names no country that these suppliers serve in this layer.",
        ),
    ],
)
def test_nothing_lost_is_told_from_nothing_measured(edition: Edition, model: Model, shock: Shock, said: str) -> None:
    answer = make_answer(edition, model, make_scenario(shock), make_outcome("FR"))
    assert said in read_texts(answer, "en")


def test_cables_counted_give_bounds_and_the_map_says_that_it_lacks_some(edition: Edition, model: Model) -> None:
    counted = make_outcome("GH", capacity=estimate_loss(5, 1, "cables"))
    mapped = make_outcome("CI", physical=PhysicalOutcome(7, 4, 0.0, ()), capacity=estimate_loss(7, 4, "ways"))
    known = make_outcome("SN", capacity=estimate_loss(800, 600, "capacity"))
    scenario = make_scenario(Cut(cut=("Abidjan",)))
    texts = " ".join(read_texts(make_answer(edition, model, scenario, counted, mapped, known), "en"))
    assert "Ghana keeps 1 of 5 cables; of its capacity abroad, 26% to 100% may be lost." in texts
    assert "of its capacity abroad, 10% to 99% may be lost." in texts
    assert "Senegal keeps 600 of 800 of its capacity abroad." in texts


def test_a_past_event_says_that_its_figures_are_of_today(edition: Edition, model: Model) -> None:
    texts = read_texts(
        make_answer(edition, model, find_scenario(edition, "ca-2022-rogers"), make_outcome("CA", 0.2)), "en"
    )
    assert any("if the same failed on the networks of today" in text for text in texts)


def test_those_hit_beyond_what_all_lose_come_first() -> None:
    """Egypt's users are lost to all alike: India's few points more tell less than Syria's new way."""
    alike = [make_outcome(code, 0.016) for code in list(all_countries())[:20]]
    syria = make_outcome("SY", 0.015, transit_gained=(Change(6774, "Belgacom", "BE", 0.05),))
    outcomes = (*alike, make_outcome("IN", 0.018), syria, make_outcome("JO", 0.9), make_outcome("EG", 1.0))
    ranked = list_affected(StressResult(FACTS, make_scenario(Isolate(isolate=("EG",))), outcomes, 1.0, 0.1))
    assert [one.country for one in ranked][:3] == ["EG", "JO", "SY"]


@pytest.mark.parametrize(
    ("measure", "direction", "outcome", "verdict"),
    [
        ("reachability_lost", "up", make_outcome("FR", 0.4), "agrees"),
        ("reachability_lost", "up", make_outcome("FR", 0.001), "misses"),
        ("reachability_lost", "none", make_outcome("FR", 0.001), "agrees"),
        ("none", "none", make_outcome("FR", 0.4), "misses"),
        ("detour", "up", make_outcome("FR", hops=0.2), "agrees"),
        ("detour", "up", make_outcome("FR", hops=None), "unknown"),
        ("transit_shift", "up", make_outcome("FR", transit_lost=(Change(1, "", "", -0.1),)), "agrees"),
        ("reachability_lost", "up", make_outcome("DE", 0.4), "unknown"),
    ],
)
def test_what_was_seen_is_compared_with_what_is_computed(
    measure: Any, direction: Any, outcome: Outcome, verdict: str
) -> None:
    seen = Observed(country="FR", measure=measure, direction=direction, text=Titles(en="x", fr="x"))
    result = StressResult(FACTS, make_scenario(observed=(seen,)), (outcome,), 1.0, 0.1)
    assert [check.verdict for check in check_observed(result)] == [verdict]


def test_links_are_proposed_against_operators_alone(edition: Edition, model: Model) -> None:
    lost = make_answer(edition, model, make_scenario(Operator(operator=(4637,))), make_outcome("TO", 0.05))
    assert [one.country for one in gather_help(lost.found, edition, model)] == ["TO"]
    ordered = make_answer(edition, model, make_scenario(Isolate(isolate=("TO",))), make_outcome("TO", 1.0))
    assert gather_help(ordered.found, edition, model) == ()
    assert any("An order to cut a country off" in text for text in read_texts(ordered, "en"))


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_takes_it(edition: Edition, model: Model, form: str, tmp_path: Any) -> None:
    answer = make_answer(edition, model, make_scenario(Operator(operator=(3356,))), *ROUTED)
    path = tmp_path / f"report.{form}"
    write(answer.document("fr"), form, path)
    assert path.stat().st_size > 0


def test_bars_of_change_stand_on_both_sides_and_keep_their_text() -> None:
    rows = [charts.ShiftBar("Gainer (SE)", 12.3, "+12,3"), charts.ShiftBar("Loser (US)", -40.0, "−40,0")]
    chart = charts.shifts(rows, "more", "less", "points", "fr")
    picture = drawing.svg(chart)
    assert all(text in picture for text in ("+12,3", "−40,0", "Gainer", "more", "less"))
    assert drawing.size(picture)[0] <= 640


def test_the_curve_of_failures_names_its_lines() -> None:
    losses = charts.LossCurve((0, 0.1, 0.2), (0, 0.0, 0.1), (0, 0.3, 0.4), (0, 0.5, 0.6))
    chart = charts.resilience(losses, charts.LossWords("mean", "band", "aimed", "failures"), "share", "en")
    picture = drawing.svg(chart)
    assert all(f">{text}<" in picture for text in ("mean", "band", "aimed", "failures", "60%"))
