from __future__ import annotations

import gzip
from pathlib import Path

import polars as pl
import pytest

from hansa.errors import HansaError, SourceChanged, SourceUnavailable
from hansa.evidence.raw import Raw
from hansa.evidence.reading import read_source
from hansa.evidence.source import source
from tests.hand_made import make_source

COLUMNS = {"geo": pl.String, "year": pl.Int32, "value": pl.Float64}
TEXT = "geo,year,value\nfra,2020,1.5\nest,2021,\nton, 2022 ,3\n"


@pytest.fixture
def raw(tmp_path: Path) -> Raw:
    return Raw(make_source(skip={"ussr": "no longer", "": "left empty"}), tmp_path)


def put(raw: Raw, text: str | bytes, name: str = "a.csv") -> Path:
    path = raw.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def fails(raw: Raw, code: str, kind: type[HansaError] = SourceChanged, **options: object) -> HansaError:
    with pytest.raises(kind) as raised:
        raw.read_csv("a.csv", COLUMNS, **options)  # type: ignore[arg-type]
    assert raised.value.code == code
    assert raised.value.fields["dataset"] == "hand_made"
    assert "\n" not in str(raised.value)
    return raised.value


class TestFinding:
    def test_plain_before_compressed(self, raw: Raw) -> None:
        packed = put(raw, gzip.compress(b"packed"), "deep/a.csv.gz")
        assert raw.path("deep/a.csv") == packed
        assert raw.read_bytes("deep/a.csv") == b"packed"
        plain = put(raw, b"plain", "deep/a.csv")
        assert raw.path("deep/a.csv") == plain
        assert raw.read_bytes("deep/a.csv") == b"plain"

    def test_a_name_that_ends_in_gz_finds_the_plain_file(self, raw: Raw) -> None:
        plain = put(raw, b"plain")
        assert raw.path("a.csv.gz") == plain
        assert raw.read_bytes("a.csv.gz") == b"plain"

    def test_a_folder_is_no_file(self, raw: Raw) -> None:
        (raw.folder / "a.csv").mkdir()
        assert raw.find("a.csv") is None

    def test_a_missing_file_is_named(self, raw: Raw) -> None:
        error = fails(raw, "missing-file", SourceUnavailable)
        assert error.fields["path"] == raw.folder / "a.csv"
        assert "hansa evidence show hand_made" in error.hint


class TestCompressed:
    def test_every_cut_of_a_compressed_file_is_noticed(self, raw: Raw) -> None:
        whole = gzip.compress(TEXT.encode() * 20, mtime=0)
        for cut in range(1, len(whole)):
            path = put(raw, whole[:cut], "a.csv.gz")
            assert fails(raw, "truncated-file").fields["path"] == path

    def test_a_changed_byte_is_noticed(self, raw: Raw) -> None:
        whole = bytearray(gzip.compress(TEXT.encode() * 20, mtime=0))
        whole[len(whole) // 2] ^= 0xFF
        put(raw, bytes(whole), "a.csv.gz")
        fails(raw, "truncated-file")

    def test_what_is_not_compressed_is_noticed(self, raw: Raw) -> None:
        put(raw, TEXT, "a.csv.gz")
        fails(raw, "truncated-file")


class TestColumns:
    def test_columns_are_read_typed_in_the_order_asked(self, raw: Raw) -> None:
        put(raw, TEXT)
        frame = raw.read_csv("a.csv", {"value": pl.Float64, "geo": pl.String}, ignore=["year"])
        assert frame.rows() == [(1.5, "fra"), (None, "est"), (3.0, "ton")]
        assert frame.schema == {"value": pl.Float64, "geo": pl.String}
        assert raw.read_csv("a.csv", COLUMNS)["year"].to_list() == [2020, 2021, 2022]

    def test_a_byte_order_mark_is_no_part_of_a_name(self, raw: Raw) -> None:
        put(raw, "\ufeff" + TEXT)
        assert raw.read_csv("a.csv", COLUMNS).height == 3

    def test_columns_may_stand_in_another_order(self, raw: Raw) -> None:
        put(raw, "value,geo,year\n1,fra,2020\n")
        assert raw.read_csv("a.csv", COLUMNS).rows() == [("fra", 2020, 1.0)]

    @pytest.mark.parametrize(
        ("header", "missing", "added"),
        [
            ("geo,time,value", "year", "time"),
            ("geo,year", "value", "–"),
            ("geo,year,value,note", "–", "note"),
            ("GEO,YEAR,value", "geo, year", "GEO, YEAR"),
            ("geo ,year,value", "geo", "geo "),
            ("geo;year;value", "geo, year, value", "geo;year;value"),
        ],
    )
    def test_moved_columns_are_named(self, raw: Raw, header: str, missing: str, added: str) -> None:
        put(raw, header + "\n")
        error = fails(raw, "columns-moved")
        assert (error.fields["missing"], error.fields["added"]) == (missing, added)
        assert error.fields["path"] == "a.csv"

    def test_columns_knowingly_ignored_are_no_change(self, raw: Raw) -> None:
        put(raw, "geo,year,value,note,more\nfra,2020,1,x,y\n")
        assert raw.read_csv("a.csv", COLUMNS, ignore=["note", "more", "gone"]).width == 3
        assert raw.read_csv("a.csv", COLUMNS, ignore=["*"]).width == 3

    def test_without_a_header_the_number_of_columns_counts(self, raw: Raw) -> None:
        put(raw, "fra\t2020\t1\n")
        assert raw.read_csv("a.csv", COLUMNS, separator="\t", has_header=False).rows() == [("fra", 2020, 1.0)]
        for line in ("fra\t2020", "fra\t2020\t1\tx"):
            put(raw, line + "\n")
            fails(raw, "unreadable-file", separator="\t", has_header=False)

    @pytest.mark.parametrize("text", [b"", b"geo,year,value\nfra,2020,1,extra\n", b"geo,year,value\n\xff\xfe,2020,1\n"])
    def test_what_is_no_table_cannot_be_read(self, raw: Raw, text: bytes) -> None:
        put(raw, text)
        assert fails(raw, "unreadable-file").fields["reason"]


class TestValues:
    @pytest.mark.parametrize(
        ("text", "line", "column", "value"),
        [
            ("geo,year,value\nfra,2020,1\nest,2021,much\n", 3, "value", "much"),
            ("geo,year,value\nfra,twenty,much\n", 2, "year", "twenty"),
            ("geo,year,value\nfra,2020.5,1\n", 2, "year", "2020.5"),
            ('geo,year,value\nfra,2020,"1,5"\n', 2, "value", "1,5"),
            ("geo,year,value\n" + "fra,2020,1\n" * 500 + "est,2020,n/a\n", 502, "value", "n/a"),
        ],
    )
    def test_a_bad_value_is_named_with_its_line(self, raw: Raw, text: str, line: int, column: str, value: str) -> None:
        put(raw, text)
        fields = fails(raw, "bad-value").fields
        assert (fields["line"], fields["column"], fields["value"]) == (line, column, value)

    def test_without_a_header_the_first_line_is_one(self, raw: Raw) -> None:
        put(raw, "fra,2020,1\nest,2021,much\n")
        assert fails(raw, "bad-value", has_header=False).fields["line"] == 2


class TestNames:
    def test_names_become_codes_and_what_is_left_out_is_dropped(self, raw: Raw) -> None:
        put(raw, "geo,year,value\nfra,2020,1\nussr,1980,2\nCôte d'Ivoire,2020,3\nFrance,2021,4\n")
        frame = raw.resolve_column(raw.read_csv("a.csv", COLUMNS), "geo", "a.csv")
        assert frame.columns == ["year", "value", "country"]
        assert frame["country"].to_list() == ["FR", "CI", "FR"]

    def test_the_codes_may_take_the_place_of_the_names(self, raw: Raw) -> None:
        frame = pl.DataFrame({"geo": ["fra", "ussr"], "n": [1, 2]})
        assert raw.resolve_column(frame, "geo", "a.csv", into="geo").rows() == [("FR", 1)]

    def test_nothing_left_is_an_empty_table(self, raw: Raw) -> None:
        for names in (["ussr"], []):
            frame = pl.DataFrame({"geo": names}, schema={"geo": pl.String})
            assert raw.resolve_column(frame, "geo", "a.csv").is_empty()

    @pytest.mark.parametrize(
        ("names", "line", "name"),
        [
            (["fra", "Frnace", "Atlantis"], 3, "Frnace"),
            (["fra"] * 40 + ["Atlantis", "Atlantis"], 42, "Atlantis"),
            (["ussr", "USSR"], 3, "USSR"),
            (["fra", None], 3, None),
            (["fra", "-"], 3, "-"),
            (["fra", "日本"], 3, "日本"),
        ],
    )
    def test_an_unresolved_name_is_named_with_its_first_line(
        self, raw: Raw, names: list[str | None], line: int, name: str | None
    ) -> None:
        frame = pl.DataFrame({"geo": names}, schema={"geo": pl.String})
        with pytest.raises(SourceChanged) as raised:
            raw.resolve_column(frame, "geo", "a.csv")
        assert raised.value.code == "unresolved-country"
        fields = raised.value.fields
        assert (fields["path"], fields["line"], fields["name"]) == ("a.csv", line, name)
        assert fields["suggestion"]

    def test_the_first_line_can_be_told(self, raw: Raw) -> None:
        frame = pl.DataFrame({"geo": ["fra", "Atlantis"]})
        with pytest.raises(SourceChanged, match="line 9"):
            raw.resolve_column(frame, "geo", "a.csv", first_line=8)

    def test_a_misspelt_name_brings_a_suggestion(self, raw: Raw) -> None:
        with pytest.raises(SourceChanged) as raised:
            raw.code("Frnace", "a.csv", 7)
        assert "France (FR)" in raised.value.hint


def test_too_few_and_too_many_rows_are_noticed(tmp_path: Path) -> None:
    fact = source("gapminder_indicators")
    for file in fact.files:
        path = tmp_path / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"geo,time,{path.stem}\nfra,2020,1\n")
    with pytest.raises(SourceChanged) as raised:
        read_source(fact, tmp_path)
    assert raised.value.code == "row-count"
    assert raised.value.fields["rows"] == 4
    assert (raised.value.fields["least"], raised.value.fields["most"]) == (fact.rows.min, fact.rows.max)
