"""What is told beside the layers: none of those listed, ties, small shares, and findings that claim no more than their data."""

from __future__ import annotations

import pytest

import hansa
from hansa.countries import resolve
from hansa.figures.beside import (
    BodiesPart,
    ComputingPart,
    LayersBeside,
    ModelsPart,
    PopularPart,
    SupercomputersPart,
    TrustPart,
    gather_beside,
)
from hansa.language import language
from hansa.reports.brief import beside
from hansa.reports.content import Items

EN, FRANCE = language("en"), resolve("FR")


def models(number: int, rank: int | None, level: int | None) -> ModelsPart:
    return ModelsPart(number, 0.026, 288, "2022-12-01", "2025-11-13", 2025, rank, level)


def test_none_of_the_models_listed_is_not_none_at_all() -> None:
    text = beside.say_models(models(0, None, None), FRANCE, EN)
    assert text.startswith("Of the 288 notable artificial-intelligence models listed from 1 December 2022")
    assert "none has an organisation of France" in text


@pytest.mark.parametrize(
    ("level", "tie"),
    [(1, ""), (2, " 1 other country took part in as many."), (9, " 8 other countries took part in as many.")],
)
def test_a_tie_is_said(level: int, tie: str) -> None:
    text = beside.say_models(models(10, 4, level), FRANCE, EN)
    assert text.endswith(f"the country’s part is 2.6%.{tie}")


def test_clusters_say_whose_they_are_where_that_is_known_only() -> None:
    part = ComputingPart(9, 7926.8, 0.011, 0, 0, 364, 354, 2026)
    text = beside.say_computing(part, FRANCE, EN)
    assert text == (
        "9 of the 364 known clusters of artificial-intelligence chips stood in France in 2026, "
        "with 1.1% of the power of all known ones (in H100 equivalents)."
    )
    owned = beside.say_computing(ComputingPart(9, 1.0, 0.2, 3, 1, 364, 354, 2026), FRANCE, EN)
    assert owned.endswith("Of the 3 whose owners’ countries are known, 1 belong to foreign owners alone.")
    none = beside.say_computing(ComputingPart(0, 0, 0, 0, 0, 364, 354, 2026), FRANCE, EN)
    assert none.startswith("Of the 354 known clusters")
    assert "none stood in France in 2026" in none


def test_the_year_of_the_supercomputers_stands_in_each_sentence() -> None:
    for systems in (0, 24):
        assert "November 2024" in beside.say_supercomputers(SupercomputersPart(systems, 0.025, 500, 2024), FRANCE, EN)


def test_popular_sites_are_told_of_the_known_and_no_first_of_equals() -> None:
    text = beside.say_popular(PopularPart(998, 59, (("US", 52), ("CN", 5)), 2023), FRANCE, EN)
    assert "owner’s country is known for 59. Of these 59, 52 belong to owners in the United States" in text
    tied = beside.say_popular(PopularPart(40, 2, (("CN", 1), ("US", 1)), 2023), FRANCE, EN)
    assert tied == "Of the 40 popular sites listed for France in 2023, the owner’s country is known for 2."


def test_roots_and_authorities() -> None:
    text = beside.say_trust(TrustPart(1, 1, 0, 29, 12, 113, 2026), FRANCE, EN)
    assert text.startswith("1 of the 113 root certificates")
    assert "12 lead up to a root of the country’s own" in text
    none = beside.say_trust(TrustPart(0, 0, 0, 0, 0, 113, 2026), FRANCE, EN)
    assert none.endswith("none names an organisation of France.")


def test_mail_says_how_often_the_list_is_right() -> None:
    text = beside.say_bodies(BodiesPart(34959, 28750, None, 2026), beside.MAIL, FRANCE, EN)
    assert "34,959 listed for France" in text
    assert "right in 92%" in text


def test_one_layer_alone_tells_its_own_part() -> None:
    found = gather_beside(hansa.open_edition(), "FR")
    [_, items] = list(beside.list_beside(found, FRANCE, EN, "trust"))
    assert isinstance(items, Items)
    assert [one.sources for one in items.items] == [("ccadb_certificates", "certifi_roots")]
    assert list(beside.list_beside(found, FRANCE, EN, "naming")) == []


def test_an_edition_without_the_tables_tells_nothing() -> None:
    assert list(beside.list_beside(LayersBeside(None, None, None, None, None, {}), FRANCE, EN)) == []


def test_a_small_foreign_share_is_no_finding_and_the_known_part_is_said() -> None:
    told = {code: {one.id: one.text for one in hansa.brief(code).findings()} for code in ("DE", "NO", "NG", "BR")}
    assert not {"public-sites", "public-mail"} & set(told["DE"]), "7% and 8%"
    assert "(357 listed, 2026)" in told["NO"]["public-mail"]
    assert "most often, and equally," in told["NG"]["public-sites"]
    assert "public-mail" not in told["BR"], "less than half of those listed are known"
    assert "none of the 113 roots" in told["BR"]["trust"]
