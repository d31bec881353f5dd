"""Whoever asks of a country hears the same: the brief, the strategy's document, the guide and the page of the country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hansa.countries import all_countries
from hansa.dependence.layers import BY_NAME
from hansa.evidence import Edition, open_edition
from hansa.figures.expression import measure
from hansa.figures.functions import FUNCTIONS
from hansa.figures.worst_cases import find_losses, list_cases, rank_by_excess, rank_by_loss
from hansa.language import language
from hansa.reports.brief import Brief, gather_brief
from hansa.reports.brief.facts import tell_brief
from hansa.reports.brief.stress import find_worst_case, list_worst_cases
from hansa.reports.content import Block, Grid
from hansa.reports.facts import facts_to_json
from hansa.reports.strategy.position import list_worst

Told = dict[str, Any]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture(scope="module")
def briefs(edition: Edition) -> dict[str, Brief]:
    return {code: gather_brief(code, edition=edition) for code in all_countries()}


def name_first_column(blocks: Iterator[Block]) -> list[str]:
    return [row[0] for block in blocks if isinstance(block, Grid) for row in block.rows]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_all_documents_name_the_same_worst_scenarios_of_every_country(briefs: dict[str, Brief], lang: str) -> None:
    words = language(lang)
    for code, brief in briefs.items():
        named = [one.name(lang) for one in brief.stress.worst] if brief.stress else []
        assert name_first_column(list_worst_cases(brief, words)) == named, code
        assert name_first_column(list_worst(brief, words)) == named, code
        finding = find_worst_case(brief, words)
        assert finding is None or named[0] in finding.text, code


@pytest.mark.slow
def test_the_guide_names_the_first_of_these_and_counts_their_losses(edition: Edition, briefs: dict[str, Brief]) -> None:
    for code, brief in briefs.items():
        worst = brief.stress.worst if brief.stress else ()
        first, five = measure(edition, code, "worst_loss()"), measure(edition, code, "worst_loss(5)")
        assert first.name == five.name == (worst[0].scenario if worst else None), code
        if first.value is not None and five.value is not None:
            losses = [one.reachability_lost_share for one in worst]
            assert first.value == (losses[0] if losses else 0), code
            assert five.value == pytest.approx(sum(losses) / max(len(losses), 1)), code


@pytest.mark.slow
def test_no_ranking_holds_what_a_country_does_to_itself_nor_one_loss_twice(edition: Edition) -> None:
    for code in all_countries():
        for ranked in (rank_by_excess(edition, code), rank_by_loss(edition, code)):
            names = [one.scenario for one in ranked]
            assert not {f"isolation-{code.lower()}", f"exit-{code.lower()}"} & set(names), code
            assert not any(name.replace("isolation-", "exit-") in names for name in names if "isolation-" in name), code
        losses = [(one.layers, one.home) for one in rank_by_loss(edition, code)]
        assert all(one not in losses[:place] for place, one in enumerate(losses)), code


@pytest.mark.slow
def test_the_rankings_hold_of_what_is_known_what_others_do(edition: Edition) -> None:
    for code in all_countries():
        everything = find_losses(edition, code)
        assert [one.share for one in everything.values()] == sorted(
            (one.share for one in everything.values()), reverse=True
        )
        assert {one.scenario for one in rank_by_loss(edition, code)} <= everything.keys()
        assert set(rank_by_excess(edition, code)) <= set(list_cases(edition, code))


LAYER_FIGURES = ("foreign_share", "hhi", "effective_suppliers")


def list_told(brief: Told) -> Iterator[tuple[str, float | None, str | None]]:
    """Give what a brief tells of what the guide may ask: question, value, and what the figure names (None: not looked at)."""
    indicators = {"population": 1, "gdp_per_capita_usd": 1, "broadband_per_100": 1, "internet_users_percent": 0.01}
    names = {"gdp_per_capita_usd": "gdp_per_capita", "internet_users_percent": "internet_users_share"}
    for name, scale in indicators.items():
        fact = brief["facts"].get(name)
        yield f"{names.get(name, name)}()", fact["value"] * scale if fact else None, None
    yield "gci()", brief["cyber"]["value"] if brief["cyber"] else None, None
    yield "models_abroad()", 1 - brief["beside"]["models"]["fraction"], None
    yield "trusted_roots()", brief["beside"]["trust"]["roots"], None
    for layer in BY_NAME:
        yield from list_layer(layer, brief["layers"][layer])
    physical, routes, regions = brief["physical"] or {}, brief["routes"] or {}, brief["nearest_cloud_regions"]
    for name in ("paths", "sea_paths", "landing_points"):
        yield f"{name}()", physical.get(name), None
    yield "state_share()", routes.get("state_share"), None
    yield "frontier()", routes.get("frontier_networks"), None
    cut = routes.get("cut_networks") or None
    yield "cut_networks()", len(cut) if cut else None, "; ".join(cut) if cut else None
    yield from list_carried("jurisdiction_share('top')", routes.get("jurisdictions"))
    yield from list_carried("transit_top_share()", routes.get("networks"))
    nearest = regions[0] if regions else None
    yield (
        "nearest_region_km()",
        nearest["distance_km"] if nearest else None,
        f"{nearest['provider']} {nearest['region']}" if nearest else None,
    )
    yield "shutdowns(50)", sum(year["started"] for year in brief["shutdowns"]), None
    for issue in ("likeminded", "likeminded_general"):
        for one in brief[issue][:3]:
            asked = "ict" if issue == "likeminded" else "general"
            yield f"agreement('{one['country']}', '{asked}')", one["agreement"], one["country"]
    for one in brief["memberships"]:
        if one["status"] in {"member", "endorsed", "ratified"}:
            yield f"member('{one['instrument']}')", 1.0, None
    for one in brief["not_listed"]:
        if one["launch"]:  # who joined later is not known
            continue
        yield f"takes_part('{one['instrument']}')", 0.0, None


def list_layer(layer: str, told: Told) -> Iterator[tuple[str, float | None, str | None]]:
    for name in LAYER_FIGURES:
        yield f"{name}('{layer}')", told[name], None
    top = told["top"][0] if told["top"] else None
    yield f"top_share('{layer}')", top["share"] if top else None, top["supplier"] if top else None
    rank = told["percentile"].get("hhi" if "foreign_share" in BY_NAME[layer].silent else "foreign_share")
    yield f"percentile('{layer}')", rank, None


def list_carried(question: str, carriers: list[Told] | None) -> Iterator[tuple[str, float | None, str | None]]:
    first = carriers[0] if carriers else None
    share = (first["to_share"] + first["from_share"]) / 2 if first else None
    yield question, share, first["name"] if first else None


@pytest.mark.slow
def test_the_guides_figures_are_those_of_the_brief_for_every_country(
    edition: Edition, briefs: dict[str, Brief]
) -> None:
    asked = set()
    for code, brief in briefs.items():
        for question, value, name in list_told(facts_to_json(tell_brief(brief, "en"))):
            figure = measure(edition, code, question)
            asked.add(question.partition("(")[0])
            assert figure.value == pytest.approx(value), (code, question)
            assert name is None or figure.name == name, (code, question)
    alone = {
        *("layers_known", "top_country_share", "held_share", "weakest_link_share", "name_server_networks"),
        *("regions_inside", "users", "not_member", "instruments_joined", "in_group", "envoy", "strategy", "worst_loss"),
        *("cloud_providers", "own_shutdowns", "signed_domain"),
    }
    assert asked == FUNCTIONS.keys() - alone
