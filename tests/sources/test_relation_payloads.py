"""The readers of issues and of states' lists on a few hand-written lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.sources.payloads import fail, read, write

ISSUES = "policy/un_roll_call_issues.csv"
CHINA = "policy/sanctions/datasets_cn_sanctions_sanctions.csv"
COMPANIES = "policy/sanctions/datasets_us_dod_chinese_milcorps_sanctions.csv"
END_USERS = "policy/sanctions/datasets_us_bis_mieu_mieu.csv"
CHINA_HEAD = "Type,QID,Name,Alias,Chinese name,Country,Topics,Summary,Chinese summary,Body,List,Date,End date,Source URL,Address\n"
COMPANIES_HEAD = "Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url\n"
END_USERS_HEAD = "Type,Name,Alias,Country,Topics,Program,Date,End date,Source URL\n"


def test_issues_are_named(tmp_path: Path) -> None:
    write(tmp_path, ISSUES, "rcid,short_name,issue\n77,me,Palestinian conflict\n6138,hr,Human rights\n6138,co,x\n")
    assert read("voeten_unga_issues", tmp_path).rows() == [
        ("voeten:77", "palestine"),
        ("voeten:6138", "human_rights"),
        ("voeten:6138", "colonialism"),
    ]


@pytest.mark.parametrize(
    "lines", ["77,xx,Unheard of\n", "one,hr,Human rights\n", "7,hr,Human rights\n7,hr,Human rights\n"]
)
def test_issues_that_make_no_sense_fail(tmp_path: Path, lines: str) -> None:
    write(tmp_path, ISSUES, "rcid,short_name,issue\n" + lines)
    assert fail("voeten_unga_issues", tmp_path).code == "bad-value"


def write_lists(folder: Path, china: str, companies: str = "", end_users: str = "") -> None:
    write(folder, CHINA, CHINA_HEAD + china)
    write(folder, COMPANIES, COMPANIES_HEAD + companies)
    write(folder, END_USERS, END_USERS_HEAD + end_users)


def test_three_lists_become_one(tmp_path: Path) -> None:
    china = (
        "Person,,A,,,Japan,,,,,AFSL,05.12.2024,,,\n"
        "Person,,B,,,US,,,,,,13.07.20,24.04.2026,,\n"
        "Person,,C,,,,,,,,,13.07.20,,,\n"
        "Organization,,D,,,EU,,,,,,22.03.21,,,\n"
    )
    write_lists(
        tmp_path, china, "E (E),E,,,,,2021-06-03,2025-01-07,\n", "Organization,F,,RU,,US-BIS-MIEU,2021-03-16,,\n"
    )
    assert read("opensanctions_listings", tmp_path).rows() == [
        ("CN", "JP", "cn_countermeasures", "A", date(2024, 12, 5), None),
        ("CN", "US", "cn_countermeasures", "B", date(2020, 7, 13), date(2026, 4, 24)),
        ("US", "CN", "us_1260h", "E", date(2021, 6, 3), date(2025, 1, 7)),
        ("US", "RU", "us_mieu", "F", date(2021, 3, 16), None),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Person,,A,,,Freedonia,,,,,,05.12.2024,,,\n", "unresolved-country"),
        ("Person,,A,,,US,,,,,,5 December,,,\n", "bad-value"),
        ("Person,,A,,,US,,,,,,05.12.2024,04.12.2024,,\n", "bad-value"),
    ],
)
def test_lists_that_make_no_sense_fail(tmp_path: Path, line: str, code: str) -> None:
    write_lists(tmp_path, line)
    assert fail("opensanctions_listings", tmp_path).code == code
