"""The readers of votes on a few hand-written lines: what they make of them, and how they fail when the format moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hansa.errors import SourceUnavailable
from tests.sources.payloads import fail, read, write

VOTES, CALLS = "policy/un_votes.csv.gz", "policy/un_roll_calls.csv.gz"
CALL_HEAD = "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
CALL_LINES = (
    "7,60.0,0,2005-12-08,R/60/45,0,0,INFORMATION,Developments : resolution / adopted\n"
    "8,67.0,,2012-12-03,R/677/46,,1,,The Acting President: I put to the vote paragraph 3.\n"
    "9,74.0,,2019-12-12,A/RES/74/28,,,Advancing responsible State behavior in cyberspace ,Advancing\n"
)
UNDL = ("policy/unga-2020.csv", "policy/unga-2021.csv")


def write_votes(folder: Path, lines: str, calls: str = CALL_LINES) -> None:
    write(folder, CALLS, CALL_HEAD + calls)
    write(folder, VOTES, "rcid,country,country_code,vote\n" + lines)


def test_votes_tell_serbia_from_yugoslavia(tmp_path: Path) -> None:
    write_votes(tmp_path, "7.0,Yugoslavia,YU,yes\n9.0,Yugoslavia,YU,abstain\n9.0,Namibia,NA,no\n9.0,Zanzibar,,no\n")
    votes = read("voeten_unga_votes", tmp_path)
    assert votes.select("country", "vote", "resolution").rows() == [
        ("RS", "abstain", "A/RES/74/28"),
        ("NA", "no", "A/RES/74/28"),
    ]


def test_votes_know_parts_and_misprints(tmp_path: Path) -> None:
    write_votes(tmp_path, "8.0,France,FR,yes\n7,France,FR,yes\n9.0,France,FR,yes\n")
    votes = read("voeten_unga_votes", tmp_path).select("resolution", "kind", "session", "title", "date")
    assert votes.rows() == [
        ("A/RES/67/46", "paragraph", 67, None, date(2012, 12, 3)),
        ("A/RES/60/45", "whole", 60, "Developments", date(2005, 12, 8)),
        ("A/RES/74/28", "whole", 74, "Advancing responsible State behavior in cyberspace", date(2019, 12, 12)),
    ]


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ("9.0,France,FR,yes\n9.0,Freedonia,FR,yes\n", "unresolved-country", 3),
        ("9.0,France,FR,maybe\n", "bad-value", 2),
        ("nine,France,FR,yes\n", "bad-value", 2),
        ("7.0,France,FR,yes\n10.0,France,FR,yes\n", "bad-value", 3),
    ],
)
def test_votes_that_make_no_sense_fail(tmp_path: Path, lines: str, code: str, line: int) -> None:
    write_votes(tmp_path, lines)
    error = fail("voeten_unga_votes", tmp_path)
    assert (error.code, error.fields["line"]) == (code, line)


def test_votes_cut_short_fail(tmp_path: Path) -> None:
    write_votes(tmp_path, "9.0,France,FR,yes\n" * 200)
    file = tmp_path / VOTES
    file.write_bytes(file.read_bytes()[:-12])
    assert fail("voeten_unga_votes", tmp_path).code == "truncated-file"
    file.unlink()
    with pytest.raises(SourceUnavailable) as caught:
        read("voeten_unga_votes", tmp_path)
    assert caught.value.code == "missing-file"


def test_library_votes_become_rows(tmp_path: Path) -> None:
    head = ",FRANCE,COTE D'IVOIRE\n"
    write(tmp_path, UNDL[0], head + "A/RES/75/254A-C,Y,X\nA/RES/75/254[A],Y,X\nCountry,,\n")
    write(tmp_path, UNDL[1], head + "A/RES/75/250B,N,A\n")
    votes = read("undl_unga_votes", tmp_path)
    assert votes.select("roll_call", "resolution", "session", "country", "vote").rows() == [
        ("undl:A/RES/75/254A-C", "A/RES/75/254", 75, "FR", "yes"),
        ("undl:A/RES/75/254[A]", "A/RES/75/254", 75, "FR", "yes"),
        ("undl:A/RES/75/250B", "A/RES/75/250B", 75, "FR", "no"),
        ("undl:A/RES/75/250B", "A/RES/75/250B", 75, "CI", "abstain"),
    ]


@pytest.mark.parametrize(
    ("head", "line", "code"),
    [
        (",FRANCE,MALI\n", "A/RES/75/32,Y,Q\n", "bad-value"),
        (",FRANCE,MALI\n", "75/32,Y,N\n", "bad-value"),
        (",FRANCE,ATLANTIS\n", "A/RES/75/32,Y,N\n", "unresolved-country"),
        ("resolution,FRANCE,MALI\n", "A/RES/75/32,Y,N\n", "columns-moved"),
        (",FRANCE,MALI\n", "A/RES/75/32,Y,N,Y\n", "unreadable-file"),
    ],
)
def test_library_votes_that_moved_fail(tmp_path: Path, head: str, line: str, code: str) -> None:
    for file in UNDL:
        write(tmp_path, file, head + line)
    assert fail("undl_unga_votes", tmp_path).code == code


def test_library_votes_without_a_member_fail(tmp_path: Path) -> None:
    write(tmp_path, UNDL[0], ",FRANCE,MALI\nA/RES/75/32,Y,N\n")
    write(tmp_path, UNDL[1], ",FRANCE\nA/RES/76/32,Y\n")
    error = fail("undl_unga_votes", tmp_path)
    assert (error.code, error.fields["missing"]) == ("columns-moved", "MALI")


WIDE = "policy/unga_rollcalls_wide_1946-202406.csv.gz"
WIDE_HEAD = "rcid,date,me,nu,di,hr,co,ec,FRA,USA,SRB,TWN\n"


def write_wide(folder: Path, lines: str, older: str = "9.0,France,FR,yes\n9.0,Yugoslavia,YU,no\n") -> None:
    write(folder, WIDE, WIDE_HEAD + lines)
    write(folder, VOTES, "rcid,country,country_code,vote\n" + older)


def test_the_wide_file_names_no_resolution_and_tells_repeated_numbers_apart(tmp_path: Path) -> None:
    flags = "FALSE,FALSE,FALSE,{},FALSE,FALSE"
    write_wide(
        tmp_path,
        f"4,1954-12-03,{flags.format('FALSE')},1,1,9,9\n"
        f"9,2019-12-12,{flags.format('TRUE')},1,3,3,9\n"
        f"4,2023-11-02,{flags.format('FALSE')},1.0,8.0,2.0,9\n",
    )
    votes = read("voeten_unga_wide", tmp_path)
    assert votes.select("roll_call", "date", "country", "vote", "human_rights").sort("roll_call", "country").rows() == [
        ("voeten:4:2023-11-02", date(2023, 11, 2), "FR", "yes", False),
        ("voeten:4:2023-11-02", date(2023, 11, 2), "RS", "abstain", False),
        ("voeten:9", date(2019, 12, 12), "FR", "yes", True),
        ("voeten:9", date(2019, 12, 12), "RS", "no", True),
        ("voeten:9", date(2019, 12, 12), "US", "no", True),
    ]
    assert votes["resolution"].null_count() == votes["title"].null_count() == votes.height


def test_the_wide_file_must_agree_with_the_older_one(tmp_path: Path) -> None:
    line = "9,2019-12-12,FALSE,FALSE,FALSE,FALSE,FALSE,FALSE,1,3,3,9\n"
    write_wide(tmp_path, line, older="9.0,France,FR,no\n9.0,United States,US,no\n")
    error = fail("voeten_unga_wide", tmp_path)
    assert (error.code, error.fields["other"]) == ("votes-differ", VOTES.removesuffix(".gz"))
    write_wide(tmp_path, line.replace(",1,3,3,9", ",7,3,3,9"))
    assert fail("voeten_unga_wide", tmp_path).code == "bad-value"
