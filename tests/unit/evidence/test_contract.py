"""Tables are what they declare: a fault is refused at the build, and what ships is held to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from hansa.errors import EvidenceError
from hansa.evidence import Edition, Table, build_edition
from hansa.evidence.contract import RANGES, TOLERANCE, UNITS, Column, check_frame, schema_of
from hansa.evidence.edition import MANIFEST, embedded_folder
from hansa.evidence.shipping import check_shipping, find_facts
from hansa.language import language
from hansa.recipe import all_tables
from tests.hand_made import DAY, know_sources, make_source

TABLES = {table.name: table for table in all_tables()}
COLUMNS = (
    Column("country", pl.String, "code", "Who.", "Qui."),
    Column("lost_share", pl.Float64, "share", "How much.", "Combien."),
    Column("far_km", pl.Float32, "km", "How far.", "À quelle distance.", nullable=True),
    Column("places", pl.List(pl.Int32), "id", "Where.", "Où."),
)
GOOD = pl.DataFrame(
    {"country": ["FR", "EE"], "lost_share": [0.0, 1.0], "far_km": [None, 3.5], "places": [[1], []]},
    schema=schema_of(COLUMNS),
)
FAULTS: dict[str, tuple[Callable[[pl.DataFrame], pl.DataFrame], str, str, str, str]] = {
    "a column lost": (lambda t: t.drop("far_km"), "column-lost", "far_km", "country, lost_share, places", "far_km"),
    "a column more": (lambda t: t.with_columns(x=1), "column-undeclared", "x", "places, x", "far_km, places"),
    "a column named anew": (lambda t: t.rename({"country": "code"}), "column-lost", "country", "code, lost", "country"),
    "another order": (
        lambda t: t.select("lost_share", "country", "far_km", "places"),
        "column-order",
        "lost_share",
        "lost_share, country, far_km",
        "country, lost_share",
    ),
    "a narrower type": (
        lambda t: t.cast({"lost_share": pl.Float32}),
        "column-type",
        "lost_share",
        "Float32",
        "Float64",
    ),
    "another type within a list": (
        lambda t: t.cast({"places": pl.List(pl.Int64)}),
        "column-type",
        "places",
        "List(Int64)",
        "List(Int32)",
    ),
    "a share of 1.2": (lambda t: t.with_columns(lost_share=1.2), "column-range", "lost_share", "1.2", "[0, 1]"),
    "a share below none": (lambda t: t.with_columns(lost_share=-0.1), "column-range", "lost_share", "-0.1", "[0, 1]"),
    "a length below none": (
        lambda t: t.with_columns(far_km=pl.lit(-1, pl.Float32)),
        "column-range",
        "far_km",
        "-1",
        "[0, inf]",
    ),
    "a share without value": (
        lambda t: t.with_columns(lost_share=pl.lit(None, pl.Float64)),
        "column-null",
        "lost_share",
        "2",
        "0",
    ),
    "a name without value": (
        lambda t: t.with_columns(country=pl.when(pl.col("country") == "FR").then("country")),
        "column-null",
        "country",
        "1",
        "0",
    ),
    "NaN for null": (
        lambda t: t.with_columns(far_km=pl.lit(float("nan"), pl.Float32)),
        "column-nan",
        "far_km",
        "2",
        "0",
    ),
}


class TestContract:
    def test_what_was_declared_passes(self) -> None:
        check_frame("losses", COLUMNS, GOOD)
        check_frame("losses", COLUMNS, GOOD.clear())
        check_frame("losses", COLUMNS, GOOD.with_columns(lost_share=1 + TOLERANCE / 2))

    @pytest.mark.parametrize("fault", FAULTS)
    def test_each_fault_is_refused_by_name(self, fault: str) -> None:
        spoil, code, column, found, expected = FAULTS[fault]
        with pytest.raises(EvidenceError) as raised:
            check_frame("losses", COLUMNS, spoil(GOOD))
        error = raised.value
        assert (error.code, error.fields["table"], error.fields["column"]) == (code, "losses", column)
        assert found in str(error.fields["found"])
        assert expected in str(error.fields["expected"])
        for text in (str(error), language("fr")(error.text.message, **error.fields)):
            assert all(part in text for part in ("losses", column, found))

    def test_a_build_with_a_fault_leaves_the_former_edition(self, tmp_path: Path) -> None:
        out = tmp_path / "edition"
        former = build_edition(tmp_path, out, [Table("losses", lambda _: GOOD, COLUMNS)], day=DAY)
        before = {path.name: path.read_bytes() for path in out.iterdir()}
        spoilt = Table("losses", lambda _: GOOD.with_columns(lost_share=1.2), COLUMNS)
        later = Table("more", lambda inputs: inputs.table("losses"), COLUMNS, tables=("losses",))
        with pytest.raises(EvidenceError, match=r"losses, column lost_share: 1\.2"):
            build_edition(tmp_path, out, [later, spoilt])
        assert {path.name: path.read_bytes() for path in out.iterdir()} == before
        assert Edition(out).id == former.id

    def test_no_edition_is_begun_where_there_was_none(self, tmp_path: Path) -> None:
        with pytest.raises(EvidenceError, match="places"):
            build_edition(tmp_path, tmp_path / "edition", [Table("losses", lambda _: GOOD.drop("places"), COLUMNS)])
        assert not (tmp_path / "edition").exists()

    def test_a_table_reads_only_what_it_declares(self, tmp_path: Path) -> None:
        first = Table("first", lambda _: GOOD, COLUMNS)
        table = Table("second", lambda inputs: inputs.table("first"), COLUMNS)
        dataset = Table("second", lambda inputs: inputs.source("itu_gci"), COLUMNS, sources=("hansa_forums",))
        for second, name in ((table, "first"), (dataset, "itu_gci")):
            with pytest.raises(EvidenceError) as raised:
                build_edition(tmp_path, tmp_path / "edition", [first, second])
            fields = {"table": "second", "input": name}
            assert (raised.value.code, raised.value.fields) == ("undeclared-input", fields)


class TestShipping:
    @pytest.fixture(autouse=True)
    def _known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ships = ("table", "derived", "no")
        know_sources(monkeypatch, {name: (make_source(name, ship=name), lambda _: GOOD) for name in ships})

    def table(self, name: str, *sources: str, tables: tuple[str, ...] = (), derived: bool = False) -> Table:
        return Table(name, lambda _: GOOD, COLUMNS, sources, tables, derived=derived)

    def test_values_and_what_is_computed_ship(self) -> None:
        values = self.table("values", "table")
        check_shipping([values, self.table("computed", "derived", "table", tables=("values",), derived=True)])

    def test_values_stay_unless_the_table_is_derived(self) -> None:
        self.refused("values-stay", "plain", "derived", [self.table("plain", "table", "derived")])

    def test_a_table_answers_for_what_it_reads_through_another(self) -> None:
        below = self.table("below", "derived", derived=True)
        between = self.table("between", tables=("below",), derived=True)
        self.refused("values-stay", "above", "derived", [below, between, self.table("above", tables=("between",))])

    def test_some_datasets_stay_whatever_is_made_of_them(self, tmp_path: Path) -> None:
        tables = [self.table("kept", "no", derived=True)]
        self.refused("dataset-stays", "kept", "no", tables)
        with pytest.raises(EvidenceError, match="kept"):
            build_edition(tmp_path, tmp_path / "edition", tables, public=True)
        assert not (tmp_path / "edition").exists()
        build_edition(tmp_path, tmp_path / "edition", tables).verify()  # for its builder alone

    def refused(self, code: str, table: str, dataset: str, tables: list[Table]) -> None:
        with pytest.raises(EvidenceError) as raised:
            check_shipping(tables)
        assert (raised.value.code, raised.value.fields) == (code, {"table": table, "dataset": dataset})


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition(embedded_folder())


class TestEmbedded:
    def test_it_holds_the_declared_tables(self, edition: Edition) -> None:
        records = edition.manifest.tables
        assert sorted(records) == sorted(TABLES)
        files = {path.name for path in edition.folder.iterdir()}
        assert files == {MANIFEST, *(f"{name}.parquet" for name in TABLES)}

    @pytest.mark.parametrize("name", TABLES)
    def test_each_table_keeps_its_contract(self, edition: Edition, name: str) -> None:
        table, record = TABLES[name], edition.manifest.tables[name]
        check_frame(name, table.columns, edition.table(name))
        assert {column.name: str(column.dtype) for column in table.columns} == record.columns
        assert [column.name for column in table.columns] == list(record.columns)
        assert (table.sources, table.method) == (record.sources, record.method)

    def test_it_may_be_given_away(self) -> None:
        check_shipping(tuple(TABLES.values()))

    @pytest.mark.parametrize("name", TABLES)
    def test_only_those_are_declared_derived_that_must_be(self, name: str) -> None:
        bound = any(fact.ship == "derived" for fact in find_facts(TABLES[name], TABLES))
        assert TABLES[name].derived == bound


class TestDeclarations:
    @pytest.mark.parametrize("name", TABLES)
    def test_each_says_what_it_holds_in_both_languages(self, name: str) -> None:
        table = TABLES[name]
        texts = [(table.title_en, table.title_fr), *((one.meaning_en, one.meaning_fr) for one in table.columns)]
        assert all(text.endswith((".", "…")) for pair in texts for text in pair)
        assert not any(wrong in french for _, french in texts for wrong in (" ;", " :", " ?", "'"))

    @pytest.mark.parametrize("name", TABLES)
    def test_units_fit_names_and_types(self, name: str) -> None:
        for column in TABLES[name].columns:
            assert column.unit in UNITS
            assert (column.dtype == pl.Boolean) == (column.unit == "flag"), column.name
            assert column.unit == "share" or not column.name.endswith("_share")
            assert column.unit == "km" or not column.name.endswith("_km")
            assert column.unit not in RANGES or pl.Series([], dtype=column.dtype).dtype.is_numeric(), column.name

    def test_every_unit_is_used(self) -> None:
        assert {column.unit for table in TABLES.values() for column in table.columns} == set(UNITS)

    def test_a_column_speaks_both_languages(self) -> None:
        share = COLUMNS[1]
        assert (share.meaning("en"), share.meaning("fr")) == ("How much.", "Combien.")
        assert (share.unit_name("en"), share.unit_name("fr")) == ("share, 0 to 1", "part, de 0 à 1")
        assert replace(share, unit="km").unit_name("fr") == "km"
