"""The readers of the guide's tables: on a few hand-written lines, and on the real files, counted apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from hansa.evidence import tables
from tests.sources.payloads import Given, fail, read, read_whole, write

FORUMS = "strategy/forums.csv"
FORUM_HEAD = "id,name_en,name_fr,remit,what_it_decides,decision_rule,who_may_take_part,seat_or_rhythm,source_url,source_title,as_of\n"
ENVOYS = "strategy/envoys.csv"
ENVOY_HEAD = "country,title,kind,since,seat,source_url,source_title,as_of\n"
PRACTICES = "strategy/practices.csv"
PRACTICE_HEAD = "country,year,measure,objective_area,outcome,partners,source_url,source_title,as_of\n"
STRATEGIES = "strategy/strategies.csv"
STRATEGY_HEAD = (
    "country,title,title_original,year,period,pillars,has_budget,has_indicators,has_lead_agencies,consulted,"
    "source_url,source_title,as_of\n"
)
FRANCE = "strategy/france_2017.csv"
FRANCE_HEAD = "code,parent,title_fr,title_en,note,source_url,source_title,as_of\n"
ADDITIONS = "strategy/forums_additions.csv"
MEETINGS = "strategy/meetings.csv"
MEETING_HEAD = "forum_id,event,start,end,place,country,status,source,source_date,older_than_24_months,note\n"
SEATS = "strategy/seats.csv"
SEAT_HEAD = "forum_id,body,seat_holder,group,term_start,term_end,source,source_date,older_than_24_months,note\n"
HEIGHTS = {
    "hansa_forums": 79,
    "hansa_meetings": 46,
    "hansa_seats": 185,
    "hansa_support": 13,
    "hansa_envoys": 21,
    "hansa_practices": 39,
    "hansa_strategies": 18,
    "hansa_france_2017": 30,
}


def test_forums_keep_what_was_not_found(tmp_path: Path) -> None:
    line = "igf,Forum,Forum sur l'Internet,dialogue,,,all,,u,t,2025\n"
    write(tmp_path, FORUMS, FORUM_HEAD + line)
    write(tmp_path, ADDITIONS, FORUM_HEAD)
    forum = read("hansa_forums", tmp_path).row(0, named=True)
    assert (forum["name_fr"], forum["decision_rule"]) == ("Forum sur l’Internet", None)
    write(tmp_path, FORUMS, FORUM_HEAD + line + line)
    error = fail("hansa_forums", tmp_path)
    assert (error.code, error.fields["line"], error.fields["value"]) == ("bad-value", 3, "igf")
    write(tmp_path, FORUMS, FORUM_HEAD + "igf,,Forum,,,,,,u,t,\n")
    assert fail("hansa_forums", tmp_path).fields["column"] == "name_en"


def test_additions_replace_and_the_wrong_decision_is_mended(tmp_path: Path) -> None:
    osce = "osce_cbm,OSCE,OSCE,cyber,five measures (Decision 1201),,all,,u,t,2016\n"
    write(tmp_path, FORUMS, FORUM_HEAD + "igf,Forum,Forum,dialogue,,,all,,u,t,2025\n" + osce)
    newer = (
        "igf,Forum,Forum,newer,,,all,,u,t,2018-11-05 (older than 24 months)\ncstd,Commission,,science,,,,,u,t,2026\n"
    )
    write(tmp_path, ADDITIONS, FORUM_HEAD + newer)
    rows = {row["id"]: row for row in read("hansa_forums", tmp_path).iter_rows(named=True)}
    assert (rows["igf"]["remit"], rows["igf"]["as_of"]) == ("newer", "2018-11-05")
    assert rows["cstd"]["name_fr"].startswith("Commission de la science")
    assert "Decision 1202" in rows["osce_cbm"]["what_it_decides"]
    write(tmp_path, ADDITIONS, FORUM_HEAD + "new_one,Commission,,science,,,,,u,t,2026\n")
    assert fail("hansa_forums", tmp_path).fields["column"] == "name_fr"


def test_meetings_are_dated_and_their_sources_weighed(tmp_path: Path) -> None:
    lines = (
        "itu_pp,Conference,2026-11-09,2026-11-27,Doha,QA,scheduled (past),https://itu.int/x,2026,no,\n"
        "coe_tcy,Plenary,2025-06-02,,,FR,held,http://222.178.203.72:19005/a,2025,no,\n"
        "un,Signature closes,,2026-12-31,,,deadline,https://un.org,2025,no,\n"
    )
    write(tmp_path, MEETINGS, MEETING_HEAD + lines)
    frame = read("hansa_meetings", tmp_path)
    assert frame["kind"].to_list() == ["announced", "held", "deadline"]
    assert frame["status"].to_list() == ["scheduled", "held", "deadline"]
    assert frame["weak"].to_list() == [False, True, False]
    write(tmp_path, MEETINGS, MEETING_HEAD + "itu_pp,Conference,soon,,,,scheduled,u,2026,no,\n")
    assert fail("hansa_meetings", tmp_path).fields["value"] == "soon"


def test_seats_tell_states_from_persons(tmp_path: Path) -> None:
    lines = (
        'a,Panel,"CA (Yoshua Bengio), co-chair",personal capacity,2026,2029,https://x.org,2026,no,\n'
        "b,Council,QA (candidate 2027-2030),Asia,2027,2030,https://x.org,2026,no,\n"
        "c,Board,Tripti Sinha,NomCom,2025,,https://x.org,2026,no,\n"
        "d,Council,FR,,2024,2026,https://x.org,2026,no,\n"
    )
    write(tmp_path, SEATS, SEAT_HEAD + lines)
    told = read("hansa_seats", tmp_path).select("country", "holder", "group", "kind").rows()
    assert told == [
        ("CA", "Yoshua Bengio", "co-chair, personal capacity", "seat"),
        ("QA", None, "Asia", "candidacy"),
        (None, "Tripti Sinha", "NomCom", "seat"),
        ("FR", None, None, "seat"),
    ]


def test_envoys_are_of_known_kinds(tmp_path: Path) -> None:
    write(tmp_path, ENVOYS, ENVOY_HEAD + "EU,Envoy,envoy,2020,,u,t,2021\nNA,Tech Envoy,envoy,2020,,u,t,2021\n")
    assert read("hansa_envoys", tmp_path)["country"].to_list() == ["EU", "NA"]
    write(tmp_path, ENVOYS, ENVOY_HEAD + "DK,Tech Ambassador,king,2017,,u,t,2021\n")
    error = fail("hansa_envoys", tmp_path)
    assert (error.code, error.fields["value"]) == ("bad-value", "king")
    write(tmp_path, ENVOYS, ENVOY_HEAD + "Atlantis,Tech Ambassador,envoy,2017,,u,t,2021\n")
    assert fail("hansa_envoys", tmp_path).code == "unresolved-country"


def test_practices_have_an_area_and_a_year(tmp_path: Path) -> None:
    write(tmp_path, PRACTICES, PRACTICE_HEAD + "KE,2012-2020,Built an exchange,economy,,,u,t,2020\n")
    assert read("hansa_practices", tmp_path).row(0)[:2] == ("KE", "2012-2020")
    write(tmp_path, PRACTICES, PRACTICE_HEAD + "KE,lately,Built an exchange,economy,,,u,t,2020\n")
    assert fail("hansa_practices", tmp_path).fields["column"] == "year"
    write(tmp_path, PRACTICES, PRACTICE_HEAD + "KE,2020,Built an exchange,sports,,,u,t,2020\n")
    assert fail("hansa_practices", tmp_path).fields["value"] == "sports"


def test_strategies_keep_unknown_apart_from_no(tmp_path: Path) -> None:
    union = ",African Union: Digital,,2020,,a; b,unknown,yes,no,,u,t,2020\n"
    write(tmp_path, STRATEGIES, STRATEGY_HEAD + union + "EU,Strategy,,2025,,,unknown,unknown,unknown,,u,t,2025\n")
    frame = read("hansa_strategies", tmp_path)
    assert frame["country"].to_list() == [None, "EU"]
    assert frame.select("has_budget", "has_indicators", "has_lead_agencies").row(0) == (None, True, False)
    write(tmp_path, STRATEGIES, STRATEGY_HEAD + ",Nobody's,,2020,,,unknown,yes,no,,u,t,2020\n")
    assert fail("hansa_strategies", tmp_path).fields["column"] == "country"
    write(tmp_path, STRATEGIES, STRATEGY_HEAD + "EU,Strategy,,2025,,,perhaps,unknown,unknown,,u,t,2025\n")
    assert fail("hansa_strategies", tmp_path).fields["value"] == "perhaps"


def test_the_plan_hangs_together(tmp_path: Path) -> None:
    write(tmp_path, FRANCE, FRANCE_HEAD + "1,,Un,One,,u,t,2017\n1.1,1,,,not seen,u,t,2017\n")
    assert read("hansa_france_2017", tmp_path)["parent"].to_list() == [None, "1"]
    write(tmp_path, FRANCE, FRANCE_HEAD + "1,,Un,One,,u,t,2017\n1.1,2,,,not seen,u,t,2017\n")
    error = fail("hansa_france_2017", tmp_path)
    assert (error.code, error.fields["line"], error.fields["value"]) == ("bad-value", 3, "2")


@pytest.mark.raw
@pytest.mark.parametrize("dataset", HEIGHTS)
def test_rows_read(raw_folder: Path, dataset: str) -> None:
    assert read_whole(dataset, raw_folder).height == HEIGHTS[dataset]


@pytest.mark.raw
def test_tables_are_in_a_fixed_order(raw_folder: Path) -> None:
    whole = Given({dataset: read_whole(dataset, raw_folder) for dataset in HEIGHTS})
    assert tables.build_forums(whole)["id"].is_sorted()
    assert tables.build_france_2017(whole)["code"].to_list()[:3] == ["1", "1.1", "1.1.a"]
    for build in (tables.build_envoys, tables.build_practices, tables.build_strategies):
        assert build(whole)["country"].drop_nulls().is_sorted()
    assert tables.build_strategies(whole)["country"].null_count() == 1
