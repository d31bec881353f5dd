from __future__ import annotations

import polars as pl
import pytest

from hansa.countries import all_countries
from hansa.dependence.layers import LAYERS
from hansa.dependence.measures import SCHEMA, attribute_rows, coalition_share, measure_all, percentile
from hansa.dependence.row import COLUMNS, arrange
from hansa.labels import REASON
from tests.hand_made import make_rows

EMPTY = pl.DataFrame(schema=COLUMNS)
PAIRS = [(layer.name, dataset) for layer in LAYERS for dataset in (layer.dataset, *layer.also)]


def measured(rows: pl.DataFrame, country: str, union: list[str] | None = None) -> dict[str, object]:
    return measure_all(rows, union or []).filter(layer="naming", country=country).row(0, named=True)


class TestFrame:
    def test_every_country_has_a_row_in_every_dataset(self) -> None:
        frame = measure_all(make_rows("FR", [("A", "US", 1.0)]), [])
        assert dict(frame.schema) == SCHEMA
        assert frame.height == len(PAIRS) * len(all_countries())
        assert frame.select("layer", "dataset", "country").is_duplicated().sum() == 0
        assert frame.sort("layer", "dataset", "country", nulls_last=True).equals(frame)

    def test_no_measure_is_null_without_a_reason_nor_given_with_one(self) -> None:
        frame = measure_all(make_rows("FR", [("A", "US", 0.5), ("?", None, 0.5)]), [])
        for name in ("foreign_share", "hhi"):
            assert frame.filter(pl.col(name).is_null() == pl.col(f"{name}_missing").is_null()).is_empty()
            assert set(frame[f"{name}_missing"].drop_nulls()) <= set(REASON)
        assert frame.filter(pl.col("effective_suppliers").is_null() != pl.col("hhi").is_null()).is_empty()

    @pytest.mark.parametrize(("layer", "dataset"), PAIRS)
    def test_without_rows_the_layer_says_why(self, layer: str, dataset: str | None) -> None:
        frame = measure_all(EMPTY, []).filter(pl.col("layer") == layer, pl.col("dataset").eq_missing(pl.lit(dataset)))
        wanted = next(one.absent for one in LAYERS if one.name == layer) if dataset else "no-dataset"
        assert frame["foreign_share_missing"].unique().to_list() == [wanted]
        assert frame["hhi_missing"].unique().to_list() == [wanted]
        assert frame["confidence"].null_count() == frame.height

    def test_every_reason_can_be_read(self) -> None:
        reasons = {layer.absent for layer in LAYERS} | {reason for layer in LAYERS for reason in layer.silent.values()}
        assert reasons <= set(REASON)

    def test_the_same_rows_give_the_same_bits(self) -> None:
        many = [
            (f"S{i % 97}", None if i % 7 == 0 else list(all_countries())[i % 50], 1 / 3001 * (i % 5 + 0.1))
            for i in range(1000)
        ]
        rows = pl.concat(make_rows(code, many) for code in list(all_countries())[:40])
        first = measure_all(rows, [])
        assert all(measure_all(rows, []).equals(first) for _ in range(5))


class TestFormulas:
    def test_by_hand(self) -> None:
        found = measured(
            make_rows("FR", [("A", "FR", 0.2), ("B", "US", 0.3), ("C", "EE", 0.1), ("?", None, 0.4)]), "FR"
        )
        assert found["foreign_share"] == pytest.approx(0.4 / 0.6)
        assert found["hhi"] == pytest.approx((0.2**2 + 0.3**2 + 0.1**2) / 0.6**2)
        assert found["effective_suppliers"] == pytest.approx(0.6**2 / 0.14)
        assert found["confidence"] == pytest.approx(0.6)

    def test_one_supplier_in_two_countries_is_one_supplier(self) -> None:
        found = measured(make_rows("FR", [("A", "FR", 0.5), ("A", "US", 0.5)]), "FR")
        assert (found["hhi"], found["effective_suppliers"], found["foreign_share"]) == (1.0, 1.0, 0.5)

    @pytest.mark.parametrize("suppliers", [[("?", None, 1.0)], [("A", "US", 0.0), ("?", None, 1.0)]])
    def test_unknown_suppliers(self, suppliers: list[tuple[str, str | None, float]]) -> None:
        found = measured(make_rows("FR", suppliers), "FR")
        assert (found["foreign_share"], found["hhi"], found["effective_suppliers"]) == (None, None, None)
        assert found["confidence"] == 0
        assert found["foreign_share_missing"] == found["hhi_missing"] == "suppliers-unknown"

    @pytest.mark.parametrize(
        ("layer", "dataset", "silent", "reason"),
        [
            ("physical", "topohub_backbone", "foreign_share", "all-links-foreign"),
            ("chips", "wto_chip_imports", "foreign_share", "imports-only"),
            ("public", "mxmap_local_mail", "hhi", "unnamed-together"),
        ],
    )
    def test_a_layer_keeps_silent_on_what_its_data_cannot_say(
        self, layer: str, dataset: str, silent: str, reason: str
    ) -> None:
        frame = measure_all(make_rows("FR", [("A", "US", 1.0)], layer=layer, dataset=dataset), [])
        found = frame.filter(dataset=dataset, country="FR").row(0, named=True)
        spoken = {"foreign_share", "hhi"} - {silent}
        assert found[silent] is None
        assert found[f"{silent}_missing"] == reason
        assert all(found[name] == 1.0 and found[f"{name}_missing"] is None for name in spoken)
        assert found["effective_suppliers"] == (None if silent == "hhi" else 1.0)
        assert found["confidence"] == 1.0


class TestReporters:
    ROWS = pl.concat(
        [
            make_rows("EU", [("A", "FR", 0.6), ("B", "US", 0.4)]),
            make_rows("EE", [("A", "FR", 1.0)]),
            make_rows("001", [("W", "US", 1.0)]),
        ]
    )

    def test_own_rows_come_before_the_unions_and_those_before_the_worlds(self) -> None:
        frame = measure_all(self.ROWS, ["EE", "FR"]).filter(layer="naming")
        told = dict(frame.select("country", "reported_as").iter_rows())
        assert (told["EE"], told["FR"], told["US"]) == (None, "EU", "001")
        assert frame["confidence"].null_count() == 0
        foreign = dict(frame.select("country", "foreign_share").iter_rows())
        assert (foreign["EE"], foreign["FR"], foreign["US"], foreign["TO"]) == (1.0, 0.4, 0.0, 1.0)

    def test_without_the_union_its_members_have_the_worlds(self) -> None:
        rows = self.ROWS.filter(pl.col("consumer") != "EU")
        assert measured(rows, "FR", union=["EE", "FR"])["reported_as"] == "001"

    def test_without_the_world_others_have_none(self) -> None:
        found = measured(self.ROWS.filter(pl.col("consumer") != "001"), "US", union=["EE", "FR"])
        assert (found["reported_as"], found["foreign_share_missing"]) == (None, "not-in-dataset")

    def test_attributed_rows_keep_their_shares(self) -> None:
        rows = attribute_rows(self.ROWS, ["EE", "FR"])
        assert set(rows["country"]) == set(all_countries())
        totals = rows.group_by("country").agg(pl.col("share").sum())
        assert totals["share"].round(12).unique().to_list() == [1.0]
        assert rows.filter(country="EE")["reported_as"].to_list() == [None]


class TestShareAndRank:
    def test_coalition(self) -> None:
        rows = make_rows("FR", [("A", "US", 0.3), ("B", "CN", 0.3), ("?", None, 0.4)])
        assert coalition_share(rows, ["US"]) == pytest.approx(0.5)
        assert coalition_share(rows, []) == 0
        assert coalition_share(rows.clear(), ["US"]) is None
        assert coalition_share(make_rows("FR", [("?", None, 1.0)]), ["US"]) is None

    @pytest.mark.parametrize(
        ("value", "others", "rank"),
        [
            (1.0, [], None),
            (1.0, [1.0], 0.5),
            (1.0, [1.0, 1.0, 1.0], 0.5),
            (0.0, [1.0, 2.0], 0.0),
            (3.0, [1.0, 2.0], 1.0),
            (1.0, [0.0, 1.0, 1.0, 2.0], 0.5),
            (1.0, [1.0, 2.0], 0.25),
        ],
    )
    def test_ties_count_half(self, value: float, others: list[float], rank: float | None) -> None:
        assert percentile(value, others) == rank


def test_rows_are_arranged_by_share() -> None:
    frame = pl.DataFrame(
        {
            "consumer": ["FR", "FR", "EE", "FR"],
            "supplier": ["B", "A", "C", None],
            "supplier_country": ["US", "US", None, None],
            "share": [0.25, 0.25, 1.0, 0.5],
        }
    )
    rows = arrange(frame, layer="naming", basis="count", year=2025, dataset="iana_root_zone")
    assert dict(rows.schema) == COLUMNS
    assert rows.select("consumer", "supplier", "share").rows() == [
        ("EE", "C", 1.0),
        ("FR", None, 0.5),
        ("FR", "A", 0.25),
        ("FR", "B", 0.25),
    ]
    assert rows.select("layer", "basis", "year", "dataset").unique().rows() == [
        ("naming", "count", 2025, "iana_root_zone")
    ]
