"""Files as Excel, LibreOffice and hostile hands write them: what is read, what is listed, what is refused and in which line."""

from __future__ import annotations

from typing import Any

import pytest

from hansa.errors import InputError
from hansa.own.form import CsvRow, Field, parse_rows
from hansa.own.remark import Remarks
from hansa.own.values import Customs, find_customs, read_date, read_number

FIELDS = (
    Field("country", "pays", "country", "", ""),
    Field("name", "nom", "text", "", ""),
    Field("amount", "montant", "number", "", "", needed=False),
    Field("count", "nombre", "whole", "", "", needed=False),
    Field("day", "jour", "date", "", "", needed=False),
    Field("open", "ouvert", "flag", "", "", needed=False),
)
EXAMPLES = (("Morocco", "Example", "1", "2", "2026", "yes"),)


def read(data: bytes | str) -> tuple[list[CsvRow], list[str]]:
    notes = Remarks("figures.csv")
    rows = parse_rows(data.encode() if isinstance(data, str) else data, FIELDS, EXAMPLES, notes)
    from hansa.language import language

    return rows, [remark.say(language("en")) for remark in notes.remarks]


def values(data: bytes | str) -> list[dict[str, Any]]:
    return [row.values for row in read(data)[0]]


def refusal(data: bytes | str) -> list[tuple[str, Any, Any]]:
    with pytest.raises(InputError) as raised:
        read(data)
    faults = (raised.value, *raised.value.others)
    assert all("figures.csv" in str(fault) for fault in faults)
    return [(fault.code, fault.fields.get("line"), fault.fields.get("column")) for fault in faults]


class TestWhatExcelWrites:
    def test_a_french_file(self) -> None:
        text = "Pays;Nom;Montant;Nombre;Jour;Ouvert;;\r\nCôte d’Ivoire;Câble d’Abidjan;1 234,5;12 000;31/10/2026;oui;;\r\n;;;;;;;\r\n"
        rows, remarks = read(text.encode("cp1252"))
        assert [row.values for row in rows] == [
            {
                "country": "CI",
                "name": "Câble d’Abidjan",
                "amount": 1234.5,
                "count": 12000,
                "day": "2026-10-31",
                "open": True,
            }
        ]
        assert rows[0].line == 2
        told = " ".join(remarks)
        for word in (
            "Windows-1252",
            "semicolon",
            "without a name",
            "without anything on them, left out: 1",
            "decimal comma",
            "31/10/2026",
        ):
            assert word in told

    def test_a_byte_order_mark_is_listed_and_not_read_into_the_first_name(self) -> None:
        rows, remarks = read(b"\xef\xbb\xbfcountry,name\nFR,A\n")
        assert rows[0].values == {"country": "FR", "name": "A"}
        assert remarks == ["The file is in UTF-8 with a byte order mark."]

    def test_unicode_text_with_tabs(self) -> None:
        assert values("country\tname\nFrance\tA; B, C\n".encode("utf-16")) == [{"country": "FR", "name": "A; B, C"}]

    def test_the_line_that_names_the_separator_keeps_line_numbers(self) -> None:
        assert refusal("sep=;\ncountry;name\nFR;A\nAtlantis;B\n") == [("own-country", 4, "country")]

    def test_comments_and_plain_utf_8_are_nothing_to_list(self) -> None:
        rows, remarks = read('# what is, "what"\ncountry,name\nFR,A\n')
        assert (rows[0].line, remarks) == (3, [])

    def test_a_cell_of_two_lines_keeps_the_numbers_of_the_lines_after_it(self) -> None:
        assert refusal('country,name\nFR,"A\nB"\nAtlantis,C\n') == [("own-country", 4, "country")]

    def test_every_common_name_of_a_country(self) -> None:
        names = ["FR", "fra", "250", "france", "FRANCE", "Frankreich"]
        found = "country,name\n" + "".join(f"{name},A\n" for name in names[:5])
        assert {row["country"] for row in values(found)} == {"FR"}

    def test_a_column_that_is_not_known_is_left_out_and_listed(self) -> None:
        rows, remarks = read("country,name,remarks of the minister\nFR,A,good\n")
        assert rows[0].values == {"country": "FR", "name": "A"}
        assert remarks == ["The column “remarks of the minister” is not read."]


class TestNumbers:
    @pytest.mark.parametrize(
        ("cell", "comma", "value"),
        [
            ("1234", True, 1234),
            ("1.5", True, 1.5),
            ("1,5", False, 1.5),
            ("1 234 567,25", False, 1234567.25),
            ("1\u202f234\u202f567", False, 1234567),
            ("1.234.567", False, 1234567),
            ("1,234,567.5", True, 1234567.5),
            ("1.234,5", False, 1234.5),
            ("1,23E+06", False, 1_230_000),
            ("0,125", False, 0.125),
        ],
    )
    def test_one_alone(self, cell: str, comma: bool, value: float) -> None:
        assert read_number(cell, find_customs([cell], [], comma), Remarks("")) == value

    def test_another_number_of_the_file_tells(self) -> None:
        assert [row["amount"] for row in values("country;name;amount\nFR;A;1,234\nDE;B;2,5\n")] == [1.234, 2.5]
        assert [row["amount"] for row in values('country,name,amount\nFR,A,"1,234"\nDE,B,2.5\n')] == [1234, 2.5]

    def test_where_nothing_tells_nothing_is_guessed(self) -> None:
        assert refusal("country;name;amount\nFR;A;1.234\n") == [("own-thousand-or-fraction", 2, "amount")]

    def test_two_customs_in_one_file(self) -> None:
        assert ("own-two-decimals", 2, "amount") in refusal("country;name;amount\nFR;A;1,5\nDE;B;2.5\n")

    @pytest.mark.parametrize("cell", ["-1", "12 %", "1e400", "12 km", "NaN", "inf", "=1+1", "0x10", "１２", "1_000"])
    def test_what_is_no_number(self, cell: str) -> None:
        assert refusal(f"country;name;amount\nFR;A;{cell}\n")[0][1:] == (2, "amount")

    def test_faults_of_the_workbook(self) -> None:
        assert refusal("country,name,amount\nFR,A,#REF!\n") == [("own-formula", 2, "amount")]

    def test_half_a_user(self) -> None:
        assert refusal("country;name;count\nFR;A;1,5\n") == [("own-not-whole", 2, "count")]

    def test_not_known_is_nothing_and_listed(self) -> None:
        rows, remarks = read("country,name,amount\nFR,A,n/a\n")
        assert rows[0]["amount"] is None
        assert remarks == ["“n/a” is read as not known."]


class TestDates:
    @pytest.mark.parametrize(
        ("cell", "read_as"),
        [("2026", "2026"), ("2026-1", "2026-01"), ("10/2026", "2026-10"), ("2026-10-31 00:00:00", "2026-10-31")],
    )
    def test_beyond_doubt(self, cell: str, read_as: str) -> None:
        assert read_date(cell, Customs(), Remarks("")) == read_as

    def test_the_file_tells_whether_days_come_first(self) -> None:
        cells = ["03/04/2026", "25/04/2026"]
        assert read_date(cells[0], find_customs([], cells, True), Remarks("")) == "2026-04-03"
        assert read_date(cells[0], find_customs([], ["12/25/2026"], True), Remarks("")) == "2026-03-04"

    def test_where_nothing_tells_nothing_is_guessed(self) -> None:
        assert refusal("country,name,day\nFR,A,03/04/2026\n") == [("own-day-or-month", 2, "day")]

    @pytest.mark.parametrize("cell", ["31/02/2026", "2026-13", "soon", "31/10/26"])
    def test_what_is_no_date(self, cell: str) -> None:
        assert refusal(f"country,name,day\nFR,A,{cell}\n") == [("own-date", 2, "day")]


class TestHostile:
    @pytest.mark.parametrize(
        ("data", "code", "line"),
        [
            (b"", "own-empty", None),
            (b"country,name\n", "own-empty", None),
            (b"\n\n,,,\n", "own-empty", None),
            (b"country,name\nFR,A\0B\n", "own-not-text", 2),
            (b"country,name\nFR,\x81\x8d\n", "own-not-text", 2),
            (b"\xff\xfec\x00o\x00u", "own-not-text", 1),
            (b'country,name\nFR,"A\nDE,B\n', "own-open-quote", 2),
            (b'country,name\nFR,"A"B\n', "own-open-quote", 2),
        ],
    )
    def test_what_cannot_be_read(self, data: bytes, code: str, line: int | None) -> None:
        assert refusal(data)[0][:2] == (code, line)

    def test_columns_missing_twice_and_nearly_right(self) -> None:
        assert refusal("country\nFR\n") == [("own-column-missing", 1, "name")]
        assert refusal("country,name,Name\nFR,A,B\n") == [("own-column-twice", 1, "Name")]
        assert refusal("country,name,ammount\nFR,A,1\n") == [("own-column-nearly", 1, "ammount")]

    def test_a_cell_beyond_the_header(self) -> None:
        assert refusal("country,name\nFR,A,Rabat\n")[0][:2] == ("own-cell-over", 2)

    def test_signs_that_steer_a_terminal(self) -> None:
        assert refusal("country,name\nFR,A\x1b[31m\n") == [("own-text-signs", 2, "name")]

    def test_a_text_without_end(self) -> None:
        assert refusal(f"country,name\nFR,{'A' * 5000}\n") == [("own-text-long", 2, "name")]

    def test_every_fault_is_told_with_its_line(self) -> None:
        found = refusal("country,name,amount\nAtlantis,A,1\nFR,,2\nFR,C,x\n")
        assert found == [("own-country", 2, "country"), ("own-cell-empty", 3, "name"), ("own-number", 4, "amount")]

    def test_the_example_of_the_template_is_no_figure(self) -> None:
        assert refusal("country,name,amount,count,day,open\nMorocco,Example,1,2,2026,yes\n") == [
            ("own-example", 2, None)
        ]


def test_below_the_header_no_line_is_a_comment() -> None:
    assert refusal("country,name\nFR,A\n#N/A,B\nDE,#REF!\n") == [
        ("own-formula", 3, "country"),
        ("own-formula", 4, "name"),
    ]
