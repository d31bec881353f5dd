"""What findings claim against their second sources."""

from __future__ import annotations

import csv
import json
import re
import tarfile
from collections import defaultdict
from pathlib import Path

import pytest

import hansa
from hansa.countries import all_countries
from hansa.labels import MATERIAL
from tests.verify.raw import find_code
from tests.verify.tables import read_table

pytestmark = pytest.mark.raw

CABLES = "physical/submarine-cables-20220426.tar.gz"
SEVERS = re.compile(r"sever|cut off from|second cable|isolerait|couperait|second câble")

Findings = dict[str, dict[str, dict[str, str]]]


@pytest.fixture(scope="session")
def findings(edition: Path) -> Findings:
    """The findings of every country by language and id."""
    opened = hansa.open_edition(edition)
    briefs = {code: hansa.brief(code, edition=opened) for code in all_countries()}
    return {
        lang: {code: {one.id: one.text for one in brief.findings(lang)} for code, brief in briefs.items()}
        for lang in ("en", "fr")
    }


def count_cables(folder: Path) -> dict[str, int]:
    """Return how many cables to another country the list of 2022 has for each country."""
    found: dict[str, int] = defaultdict(int)
    with tarfile.open(folder / CABLES) as packed:
        for member in packed:
            if re.fullmatch(r"cable/[^/]+\.json", member.name) and not member.name.endswith("/all.json"):
                file = packed.extractfile(member)
                assert file
                points = json.load(file).get("landing_points", [])
                countries = {find_code(point["country"]) or point["country"] for point in points}
                for country in countries if len(countries) > 1 else ():
                    found[country] += 1
    return dict(found)


def test_no_finding_severs_a_country_that_has_more_cables_than_the_map_has_paths(
    raw_folder: Path, edition: Path, findings: Findings
) -> None:
    cables = count_cables(raw_folder)
    assert cables["NO"] >= 8
    lacking = {
        row["country"]
        for row in read_table(edition, "physical_cuts")
        if cables.get(row["country"], 0) > row["sea_paths"]
    }
    assert {"NO", "LK", "CU"} <= lacking
    for lang, hedge in (("en", "does not hold every cable"), ("fr", "ne contient pas tous les câbles")):
        for code, told in findings[lang].items():
            assert not SEVERS.search(" ".join(told.values())), (code, told)
            assert code not in lacking or hedge in told["physical-cut"]


def test_few_paths_are_no_headline(findings: Findings, edition: Path) -> None:
    opened = hansa.open_edition(edition)
    for code in ("NO", "LK", "CU", "AS"):
        weight = {one.id: one.weight for one in hansa.brief(code, edition=opened).findings("en")}
        assert weight["physical-cut"] <= 0.5, code


def test_semiconductors_are_recorded_as_coming_from_whom_makes_none(
    raw_folder: Path, findings: Findings, edition: Path
) -> None:
    """Where the first partner has no part in the chain of CSET, nothing says that it supplied what it made."""
    with (raw_folder / "supply/eto-chips/providers.csv").open(encoding="utf-8") as file:
        makers = {row["provider_name"] for row in csv.DictReader(file) if row["provider_type"] == "country"}
    assert {"USA", "CHN", "TWN", "KOR", "JPN"} <= makers
    rows = read_table(edition, "dependence", layer="chips")
    imports = [row for row in rows if row["dataset"] == "wto_chip_imports"]
    first: dict[str, str] = {}
    for row in sorted(imports, key=lambda row: -row["share"]):
        first.setdefault(row["consumer"], row["supplier"])
    alpha3 = {code: one.alpha3 for code, one in all_countries().items()}
    traders = [code for code, partner in first.items() if code != "EU" and alpha3.get(partner) not in makers]
    assert len(traders) >= 5
    for code in traders:
        assert "were recorded as coming from" in findings["en"][code]["chips"]
        assert "solar cells included" in findings["en"][code]["chips"]


def test_a_leader_in_materials_supplies_the_union_too(edition: Path, findings: Findings) -> None:
    """What the finding names for a member comes from a country that is among the Union's first suppliers of it."""
    rows = read_table(edition, "critical_materials")
    union = {(row["material"], row["supplier"]) for row in rows if row["country"] == "EU"}
    told = {code: one["materials"] for code, one in findings["en"].items() if "materials" in one}
    assert {"DE", "IT"} <= set(told)
    assert not {"MT", "LU", "CY"} & set(told)
    for code, text in told.items():
        first = {row["material"]: row["supplier"] for row in reversed(rows) if row["country"] == code}
        named = [material for material in first if MATERIAL[material].lower() in text]
        assert len(named) >= 3
        assert all((material, first[material]) in union for material in named), (code, text)


def test_no_sentence_says_everything_of_what_is_partly_known(edition: Path, findings: Findings) -> None:
    known = {
        (row["country"], row["layer"]): row["confidence"]
        for row in read_table(edition, "measures")
        if row["confidence"] is not None
    }
    for code, told in findings["en"].items():
        for finding, layer in (("foreign-names", "naming"), ("software", "software")):
            if finding in told and known[code, layer] < 0.95:
                assert "at least" in told[finding], (code, told[finding])
            if finding in told and known[code, layer] < 0.995:
                assert "100%" not in told[finding], (code, told[finding])
