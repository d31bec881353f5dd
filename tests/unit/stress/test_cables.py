"""Places, segments and sourced links on a map of cables drawn by hand; what their loss does."""

from __future__ import annotations

import pytest

from hansa.dependence.backbone import Link
from hansa.errors import InputError
from hansa.stress.cables import PhysicalMap, add_links, find_links
from hansa.stress.physical import cut_links
from hansa.stress.scenario import PhysicalLink
from hansa.stress.shocks import Cut

# A trunk at sea w5 - w6 - w7 with branches to Lisboa (w5), Accra (w6) and Lagos (w7); land Lagos - Accra; Lisboa - Madrid.
NAMES = ("Lisboa", "Accra", "Lagos", "Madrid", "Alexandria", None, None, None, "Alexandria", "Apia")
COUNTRIES = ("PT", "GH", "NG", "ES", "EG", None, None, None, "AU", "WS")
LINKS = (
    Link(0, 5, "sea", 10.0),
    Link(5, 6, "sea", 900.0),
    Link(6, 7, "sea", 100.0),
    Link(6, 1, "sea", 5.0),
    Link(7, 2, "sea", 5.0),
    Link(5, 8, "sea", 700.0),
    Link(7, 4, "sea", 700.0),
    Link(1, 2, "land", 400.0),
    Link(0, 3, "land", 500.0),
)
MAP = PhysicalMap(NAMES, COUNTRIES, frozenset({5, 6, 7}), LINKS)


def names_of(cut: Cut) -> set[tuple[int, int]]:
    return {MAP.links[index][:2] for index in find_links(MAP, cut)}


def test_a_place_fails_with_all_its_links_or_those_of_one_kind() -> None:
    assert names_of(Cut(cut=("ACCRA",))) == {(6, 1), (1, 2)}
    assert names_of(Cut(cut=("Accra",), kind="sea")) == {(6, 1)}


def test_a_segment_is_the_trunk_between_the_branches_of_its_ends() -> None:
    assert names_of(Cut(cut=("Lisboa – Accra",))) == {(5, 6)}
    assert names_of(Cut(cut=("Lisboa - Lagos",))) == {(5, 6), (6, 7)}
    assert names_of(Cut(cut=("Lisboa — Madrid",))) == {(0, 3)}


@pytest.mark.parametrize(
    ("cut", "code", "named"),
    [
        ("Acra", "unknown-place", "Accra, GH"),
        ("Alexandria", "ambiguous-place", "Alexandria, EG; Alexandria, AU"),
        ("Madrid – Accra", "no-segment", "Lisboa, PT"),
        ("Apia", "nothing-to-cut", "Apia"),
    ],
)
def test_what_is_not_on_the_map_is_refused_with_what_is(cut: str, code: str, named: str) -> None:
    with pytest.raises(InputError) as caught:
        find_links(MAP, Cut(cut=(cut,)))
    assert caught.value.code == code
    assert named in f"{caught.value} {caught.value.hint}"


def test_a_country_after_the_comma_tells_places_apart() -> None:
    assert names_of(Cut(cut=("Alexandria, Australia",))) == {(5, 8)}


def test_paths_and_places_before_and_after() -> None:
    loss = cut_links(MAP, find_links(MAP, Cut(cut=("Lagos", "Lisboa – Accra"))))
    assert loss.outcomes["GH"].paths_before == 2
    assert loss.outcomes["GH"].paths_after == 1  # to Egypt, which is cut off with it
    assert loss.outcomes["NG"].places == ("Lagos",)
    assert loss.isolated == (("EG", "GH"), ("NG",))


def test_countries_cut_off_together_still_reach_each_other() -> None:
    loss = cut_links(MAP, find_links(MAP, Cut(cut=("Lisboa – Accra",))))
    assert loss.isolated == (("AU", "ES", "PT"),)  # the smaller side
    assert "WS" not in loss.outcomes  # never joined: the map's silence


def test_sourced_links_join_places_that_the_map_lacks() -> None:
    tonga = PhysicalLink(name="Tonga Cable", from_="Nuku'alofa, Tonga", to="Suva, Fiji", source="a page")
    onward = PhysicalLink(name="Southern Cross", from_="Suva, Fiji", to="Accra", source="a page")
    joined = add_links(MAP, (tonga, onward))
    loss = cut_links(joined, find_links(joined, Cut(cut=("Nuku’alofa – Suva",))))
    assert loss.isolated == (("TO",),)
    assert (loss.outcomes["FJ"].paths_before, loss.outcomes["FJ"].paths_after) == (2, 1)


def test_a_country_stands_for_a_landing_point_that_is_not_known() -> None:
    joined = add_links(MAP, (PhysicalLink(name="A", from_="Apia", to="Ghana", source="a page"),))
    assert joined.links[-1][:2] == (9, 1)
    with pytest.raises(InputError) as caught:
        add_links(MAP, (PhysicalLink(name="A", from_="Apia", to="Atlantis", source="a page"),))
    assert caught.value.code == "unknown-place"
