"""The library as it ships: every scenario can be read, told in both languages, found and resolved."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from hansa.errors import InputError
from hansa.evidence.edition import Edition, embedded_folder
from hansa.figures.worst_cases import find_losses
from hansa.language import language
from hansa.routing.model import open_coarse_model
from hansa.stress.cables import add_links, find_links, open_map
from hansa.stress.catalogue import find_scenario, list_scenarios
from hansa.stress.catalogue.events import find_text, read_events
from hansa.stress.error import compare_losses
from hansa.stress.library import count_kinds, search_scenarios
from hansa.stress.losses import measure_losses
from hansa.stress.notes import NOTES, explain_note, format_note
from hansa.stress.resolve import resolve
from hansa.stress.run import run_scenario
from hansa.stress.scenario import Scenario, parse_scenario
from hansa.stress.shocks import Cut, Operator, Supply
from hansa.stress.supply import lose_supplies
from hansa.stress.world import open_world

REQUIRED = (
    *(
        "eg-2011-shutdown",
        "ir-2019-shutdown",
        "ru-2022-cogent-lumen",
        "to-2022-volcano",
        "to-2019-cable",
        "redsea-2024",
    ),
    *("wafr-2024", "tld-fr", "names-netnod", "cloud-largest", "isolation-TO", "exit-US", "operator-174"),
)


@cache
def edition() -> Edition:
    return Edition(embedded_folder())


def test_what_was_promised_is_there() -> None:
    scenarios = list_scenarios(edition())
    assert len({one.id for one in scenarios}) == len(scenarios)
    assert [find_scenario(edition(), name).id for name in REQUIRED] == [name.lower() for name in REQUIRED]
    families = [re.match(r"[a-z]+", one.id)[0] for one in scenarios if one not in read_events()]  # type: ignore[index]
    assert families.count("exit") == 10
    assert families.count("operator") == 50
    assert families.count("own") == edition().table("large_operators").height > 500


def test_an_unknown_name_brings_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        find_scenario(edition(), "tonga")
    assert "to-2022-volcano" in caught.value.hint


def test_the_library_is_searched_by_word_kind_and_country() -> None:
    everything = search_scenarios(edition())
    assert sorted(one.id for one in everything) == sorted(one.id for one in list_scenarios(edition()))
    assert [one.date for one in everything] == sorted((one.date for one in everything), reverse=True)
    told = search_scenarios(edition(), "ÉGYPTE")
    assert "eg-2011-shutdown" in {one.id for one in told}
    assert len(search_scenarios(edition(), kind="exit")) == count_kinds(edition())["exit"] == 10
    hit = search_scenarios(edition(), "tonga", country="TO")
    losses = find_losses(edition(), "TO")
    assert [losses[one.id].share for one in hit] == sorted((losses[one.id].share for one in hit), reverse=True)
    assert {"to-2022-volcano", "isolation-to"} <= {one.id for one in hit}
    with pytest.raises(InputError) as caught:
        search_scenarios(edition(), kind="flood")
    assert caught.value.code == "unknown-scenario-kind"


@pytest.mark.parametrize("one", list_scenarios(edition())[::7], ids=lambda one: one.id)
def test_both_languages_tell_it(one: Scenario) -> None:
    for text in (one.name, one.story, *((one.limits,) if one.limits else ())):
        assert text.en
        assert text.fr != text.en
        assert not re.search(r"'| [;:?!»%]|« ", text.fr)
    assert one.sources


def test_what_cannot_be_computed_says_why() -> None:
    for one in read_events():
        assert one.shocks or one.limits, one.id
        assert not any(isinstance(shock, Cut) for shock in one.shocks) or one.limits or one.id == "ye-2022-hodeidah"


def test_an_event_is_shown_as_its_file_writes_it() -> None:
    for one in read_events():
        assert parse_scenario(find_text(one.id) or "", Path("shown.yml")) == one
    assert find_text("isolation-fr") is None


def test_every_place_and_supplier_of_an_event_is_known() -> None:
    for one in read_events():
        places = add_links(open_map(edition()), one.links)
        for shock in one.shocks:
            if isinstance(shock, Cut):
                assert find_links(places, shock)
            if isinstance(shock, Supply):
                assert lose_supplies(edition(), [shock])


def test_tonga_without_its_cable_is_alone() -> None:
    model = open_coarse_model(edition())
    result = run_scenario(find_scenario(edition(), "to-2022-volcano"), model, edition(), ["TO", "FJ", "NZ"], top=1)
    first = result.outcomes[0]
    assert (first.country, round(first.reachability_lost_share, 6)) == ("TO", 1.0)
    assert first.physical is not None
    assert (first.physical.paths_before, first.physical.paths_after) == (1, 0)
    assert result.outcomes[1].reachability_lost_share < 0.001
    assert "no-satellite" in result.notes


def test_a_member_that_leaves_takes_its_suppliers_along() -> None:
    losses = lose_supplies(edition(), [Supply(supplier="US")])
    assert "US" not in losses
    assert {loss.layer for loss in losses["FR"]} >= {"naming", "cloud", "software", "ai"}
    assert all(0 < loss.share <= 1 and loss.dataset and loss.year for found in losses.values() for loss in found)


def test_a_supplier_lost_twice_counts_once() -> None:
    azure, all_of_us = Supply(supplier="Microsoft Azure", layer="cloud"), Supply(supplier="US", layer="cloud")
    alone = lose_supplies(edition(), [all_of_us])["FR"]
    both = lose_supplies(edition(), [azure, all_of_us])["FR"]
    assert sum(loss.share for loss in both) == pytest.approx(sum(loss.share for loss in alone), abs=1e-5)


def test_an_unknown_supplier_brings_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        lose_supplies(edition(), [Supply(supplier="Microsft Azur", layer="cloud")])
    assert "Microsoft Azure" in caught.value.hint


def test_a_model_does_not_err_against_itself() -> None:
    model = open_coarse_model(edition())
    world = open_world(model)
    ran = [find_scenario(edition(), name) for name in ("operator-174", "operator-3356", "exit-us", "kp-2014-outage")]
    unnamed = ran[3].model_copy(update={"shocks": (Operator(operator=(64_512,)),)})  # a number for private use
    losses = [(one, measure_losses(world, resolve(one, model, edition()).damage)) for one in ran[:3]]
    error = compare_losses(model, edition(), [*losses, (unnamed, losses[0][1])])
    assert error["largest_miss"].drop_nulls().max() == 0
    assert error.filter(kind="operator_loss", country="", measure="reachability_lost_share")["pearson"].item() == 1
    assert error.filter(kind="operator_failure").is_empty()


def test_every_note_has_its_sentence() -> None:
    counts = dict.fromkeys(("fitted", "covered", "tested", "fewer", "all"), 4)
    fields = {"names": "AS1", "pearson": 0.9, "miss": 0.1, "scenario": "a FR", **counts}
    for code in NOTES:
        assert "{" not in explain_note(format_note(code, **fields), language("en"))
