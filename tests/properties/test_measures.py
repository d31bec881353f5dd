"""The measures of dependence beside the same formulas in plain Python."""

from __future__ import annotations

import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.countries import all_countries
from hansa.dependence.measures import coalition_share, measure_all, percentile
from tests.hand_made import make_rows

Row = tuple[str, str | None, float]
COUNTRIES = ["FR", "EE", "US", "CN"]


@st.composite
def supplies(draw: st.DrawFn) -> list[Row]:
    """Shares that add up to 1, some of unknown origin, some suppliers named more than once."""
    supplier = st.sampled_from(["A", "B", "C", "D", "E"])
    weights = draw(st.lists(st.tuples(supplier, st.sampled_from([*COUNTRIES, None]), st.integers(0, 1000)), min_size=1))
    total = sum(weight for _, _, weight in weights)
    return [(name, country, weight / total if total else 0.0) for name, country, weight in weights]


def measured(rows: pl.DataFrame, country: str, union: list[str] | None = None) -> dict[str, object]:
    frame = measure_all(rows, union or []).filter(layer="naming", country=country)
    return frame.row(0, named=True)


def expected(rows: list[Row], consumer: str) -> tuple[float | None, float | None, float]:
    known = [(name, country, share) for name, country, share in rows if country is not None]
    part = math.fsum(share for _, _, share in known)
    if part == 0:
        return None, None, part
    abroad = math.fsum(share for _, country, share in known if country != consumer)
    suppliers = {name for name, _, _ in known}
    shares = [math.fsum(share for name, _, share in known if name == supplier) / part for supplier in suppliers]
    return abroad / part, math.fsum(share * share for share in shares), part


def near(value: object, wanted: float | None) -> bool:
    if wanted is None or value is None:
        return value is wanted
    return value == pytest.approx(wanted, rel=1e-12, abs=1e-12)


@settings(max_examples=40)
@given(supplies(), st.sampled_from(COUNTRIES))
def test_measures_follow_their_formulas(rows: list[Row], consumer: str) -> None:
    found = measured(make_rows(consumer, rows), consumer)
    foreign, hhi, confidence = expected(rows, consumer)
    assert near(found["foreign_share"], foreign)
    assert near(found["hhi"], hhi)
    assert near(found["effective_suppliers"], None if hhi is None else 1 / hhi)
    assert near(found["confidence"], confidence)
    reason = "suppliers-unknown" if hhi is None else None
    assert (found["foreign_share_missing"], found["hhi_missing"]) == (reason, reason)
    assert (found["basis"], found["year"], found["reported_as"]) == ("count", 2025, None)


@settings(max_examples=20)
@given(supplies(), st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(rows: list[Row], random: object) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = measured(make_rows("FR", rows), "FR"), measured(make_rows("FR", mixed), "FR")
    for name in ("foreign_share", "hhi", "effective_suppliers", "confidence"):
        value = one[name]
        assert near(other[name], value if isinstance(value, float) else None)


@settings(max_examples=20)
@given(supplies(), st.floats(0.01, 1))
def test_an_unknown_part_lowers_confidence_and_nothing_else(rows: list[Row], known: float) -> None:
    less = [(name, country, share * known) for name, country, share in rows] + [("?", None, 1 - known)]
    one, other = measured(make_rows("FR", rows), "FR"), measured(make_rows("FR", less), "FR")
    for name in ("foreign_share", "hhi"):
        if isinstance(one[name], float):
            assert other[name] == pytest.approx(one[name], rel=1e-9)
    assert other["confidence"] == pytest.approx(float(str(one["confidence"])) * known)


@settings(max_examples=20)
@given(supplies())
def test_bounds(rows: list[Row]) -> None:
    found = measured(make_rows("FR", rows), "FR")
    if found["hhi"] is None:
        return
    foreign, hhi, effective = (float(str(found[name])) for name in ("foreign_share", "hhi", "effective_suppliers"))
    assert -1e-12 <= foreign <= 1 + 1e-12
    assert 1 / 5 - 1e-12 <= hhi <= 1 + 1e-12
    assert 1 - 1e-9 <= effective <= 5 + 1e-9


@settings(max_examples=15)
@given(supplies(), st.sets(st.sampled_from(list(all_countries())), max_size=30))
def test_the_union_speaks_for_its_members_alone(rows: list[Row], members: set[str]) -> None:
    frame = measure_all(make_rows("EU", rows), sorted(members)).filter(layer="naming")
    told = frame.filter(pl.col("reported_as") == "EU")
    assert set(told["country"]) == members
    assert frame.filter(pl.col("confidence").is_not_null())["country"].to_list() == told["country"].to_list()
    for row in told.iter_rows(named=True):
        assert near(row["foreign_share"], expected(rows, row["country"])[0])


@given(supplies(), st.lists(st.sampled_from(COUNTRIES), unique=True))
def test_the_share_of_a_coalition(rows: list[Row], members: list[str]) -> None:
    known = [(country, share) for _, country, share in rows if country is not None]
    part = math.fsum(share for _, share in known)
    wanted = math.fsum(share for country, share in known if country in members) / part if part else None
    assert near(coalition_share(make_rows("FR", rows), members), wanted)


@given(st.lists(st.integers(-5, 5)), st.integers(-5, 5))
def test_a_percentile_and_its_mirror_add_up_to_one(others: list[int], value: int) -> None:
    rank = percentile(value, [float(other) for other in others])
    mirror = percentile(-value, [-float(other) for other in others])
    if not others:
        assert rank is None
        return
    assert rank is not None
    assert mirror is not None
    assert 0 <= rank <= 1
    assert rank + mirror == pytest.approx(1)
