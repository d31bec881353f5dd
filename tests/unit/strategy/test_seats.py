"""Forums of another region or club are no seats for a country; what is not known closes nothing."""

from __future__ import annotations

import pytest

from hansa.evidence import open_edition
from hansa.strategy.additions import add_option, find_option
from hansa.strategy.seats import CIRCLES, keep_open
from tests.unit.strategy.samples import make_strategy


@pytest.mark.parametrize(
    ("country", "forums"),
    [
        ("SN", ("afrinic", "au_malabo", "smart_africa", "afigf", "ecowas_ict", "oif")),
        ("EE", ("ripe_ncc", "osce_cbm", "eu_cyber_toolbox", "g7_digital", "ttc", "eurodig", "oecd_dpc", "oif")),
        ("TO", ("apnic", "oif", "pacific_ict")),
        (
            "US",
            (
                "arin",
                "lacnic",
                "oas_cicte",
                "osce_cbm",
                "quad_tech",
                "g7_digital",
                "ttc",
                "apec",
                "citel",
                "oecd_dpc",
                "oif",
            ),
        ),
    ],
)
def test_circles_open_to_their_members(country: str, forums: tuple[str, ...]) -> None:
    assert keep_open(open_edition(), country, CIRCLES) == forums


def test_every_other_forum_stays_in_its_order() -> None:
    assert keep_open(open_edition(), "TO", ("igf", "ripe_ncc", "own forum")) == ("igf", "own forum")


def test_circles_are_forums_of_the_table() -> None:
    assert CIRCLES.keys() <= set(open_edition().table("forums")["id"])


def test_an_action_takes_only_the_open_forums_of_its_option() -> None:
    option = find_option("route-security")
    assert "ripe_ncc" in option.forums
    grown = add_option(make_strategy(), option, open_edition(), "o1")
    action = next(action for _, action in grown.actions() if action.option == option.id)
    assert "afrinic" in action.forum
    assert "ripe_ncc" not in action.forum
