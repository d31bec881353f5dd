"""Options ranked by the evidence: the score is what the reasons and the staff make of it, and nothing else."""

from __future__ import annotations

import pytest

from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.ranking import UNREALISTIC, rank_option, rank_options


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.mark.parametrize("country", ["TO", "SN", "EE", "FR", "AQ"])
def test_scores_follow_from_what_is_shown(edition: Edition, country: str) -> None:
    catalogue = load_catalogue()
    ranked = rank_options(edition, country, "emerging_economy")
    assert len(ranked) == len(catalogue.options)
    for one in ranked:
        assert one.called == sum(reason.call.weight for reason in one.holding)
        load = one.option.staff.first_year / catalogue.profiles["emerging_economy"].capacity_fte
        expected = one.called / (1 + load) * (1 if "emerging_economy" in one.option.profiles else UNREALISTIC)
        assert one.score == pytest.approx(expected)
    keys = [(one.done == "true", -one.score) for one in ranked]
    assert keys == sorted(keys)


def test_unknown_reasons_name_what_is_missing_and_add_nothing(edition: Edition) -> None:
    for one in rank_options(edition, "TO"):
        for reason in one.reasons:
            missing = [figure for figure in reason.figures if figure.value is None]
            assert (reason.state != "unknown") or missing
        if one.possible:
            assert one.missing
        if not one.called:
            assert one.score == 0


def test_countries_differ(edition: Edition) -> None:
    first = {
        country: [one.option.id for one in rank_options(edition, country)[:10]] for country in ("TO", "SN", "EE", "FR")
    }
    assert all(set(first[a]) != set(first[b]) for a in first for b in first if a < b)


def test_a_larger_unit_fits_more(edition: Edition) -> None:
    catalogue = load_catalogue()
    for option in catalogue.options.values():
        fits = [rank_option(edition, "SN", option, profile).fit for profile in catalogue.profiles.values()]
        assert fits == sorted(fits)
        assert 0 < fits[0] <= 1


def test_done_is_put_last(edition: Edition) -> None:
    ranked = rank_options(edition, "EE")
    done = [one.option.id for one in ranked if one.done == "true"]
    assert "declaration-future-internet" in done
    assert [one.option.id for one in ranked[-len(done) :]] == done


def test_objectives_and_axes_choose(edition: Edition) -> None:
    by_objective = rank_options(edition, "SN", objective="1.2")
    assert by_objective
    assert all("1.2" in one.option.objectives for one in by_objective)
    by_axis = {one.option.id for one in rank_options(edition, "SN", objective="1")}
    assert {one.option.id for one in by_objective} < by_axis


@pytest.mark.parametrize(
    ("profile", "objective", "code"),
    [
        ("empire", None, "unknown-profile"),
        ("small_state", "4.1", "unknown-objective"),
        ("small_state", "", "unknown-objective"),
    ],
)
def test_unknown_names_are_refused(edition: Edition, profile: str, objective: str | None, code: str) -> None:
    with pytest.raises(InputError) as caught:
        rank_options(edition, "SN", profile, objective)
    assert caught.value.code == code
    assert str(caught.value)
