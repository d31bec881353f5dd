"""Who runs a network: names, organisations and countries of a handful of networks, by hand."""

from __future__ import annotations

import re
import unicodedata
from importlib import resources

import polars as pl

from hansa.evidence.operator_names import tidy_name
from hansa.evidence.operators import describe_operators

FIELDS = ("asn", "name", "country")


def _table(*rows: tuple[int, str | None, str | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"asn": pl.Int64, "name": pl.String, "country": pl.String}, orient="row")


def _describe(
    operators: pl.DataFrame, register: pl.DataFrame, *reviewed: tuple[int, str, str, str]
) -> dict[int, dict[str, str]]:
    schema = {"asn": pl.Int64, "name": pl.String, "aliases": pl.String, "organisation": pl.String}
    listed = pl.DataFrame(reviewed, schema=schema, orient="row")
    return {row["asn"]: row for row in describe_operators(operators, register, listed).iter_rows(named=True)}


def test_the_reviewed_name_comes_first_and_siblings_share_it() -> None:
    found = _describe(
        _table((3320, "Deutsche Telekom AG", "DE"), (2773, "Deutsche Telekom AG", "DE"), (9, "Free SAS", "FR")),
        _table((3320, "DTAG Internet service provider operations", "DE")),
        (3320, "Deutsche Telekom", "DTAG", "deutsche-telekom-de"),
    )
    assert {found[asn]["organisation"] for asn in (3320, 2773)} == {"deutsche-telekom-de"}
    assert found[2773]["name"] == "Deutsche Telekom"
    assert (found[9]["name"], found[9]["organisation"]) == ("Free", "free-fr")


def test_the_newer_register_gives_the_name_and_the_older_fills_the_gap() -> None:
    found = _describe(
        _table((1, "One Hungary Ltd.", "HU"), (2, None, None)),
        _table((1, "ASN-VODAFONE- Vodafone", "HU"), (2, "ROGERS-COMMUNICATIONS", "CA")),
    )
    assert (found[1]["name"], found[2]["name"]) == ("One Hungary", "Rogers Communications")


def test_a_firm_that_stands_for_others_gives_way_to_the_register() -> None:
    bank = "MAYBANK KIM ENG SECURITIES PTE. LTD"
    found = _describe(
        _table((38443, bank, "TH"), (140706, bank, "TH")),
        _table(
            (38443, "AWN-AS-AP-TH Advanced Wireless Network", "TH"),
            (140706, "MAYBANK-AWN-AS-AP MAYBANK KIM ENG SECURITIES PTE. LTD", "TH"),
        ),
    )
    assert found[38443]["name"] == "Advanced Wireless Network"
    assert found[140706]["registered"] == bank


def test_two_firms_that_only_their_form_tells_apart_keep_it() -> None:
    found = _describe(_table((1, "Telecom LLC", "RU"), (2, "Telecom Ltd", "RU"), (3, "Telecom Ltd", "RU")), _table())
    assert (found[1]["name"], found[2]["name"]) == ("Telecom LLC", "Telecom Ltd")
    assert found[1]["organisation"] != found[2]["organisation"] == found[3]["organisation"]


def test_one_name_in_two_countries_is_two_organisations() -> None:
    found = _describe(_table((1, "Vodafone Ltd", "GB"), (2, "Vodafone Ltd", "IE")), _table())
    assert found[1]["organisation"] != found[2]["organisation"]


def test_seat_and_registry_country_stand_side_by_side() -> None:
    found = _describe(_table((5089, "Virgin Media Limited", "NL")), _table((5089, "NTL", "GB")))
    assert (found[5089]["seat"], found[5089]["registry_country"]) == ("NL", "GB")
    assert found[5089]["aliases"] == "NTL"


def test_a_network_without_a_text_has_no_name_and_no_siblings() -> None:
    found = _describe(_table((1, None, "FR"), (2, None, "FR")), _table())
    assert found[1]["name"] == found[2]["name"] == ""
    assert found[1]["organisation"] != found[2]["organisation"]


def test_every_reviewed_name_stands_in_the_text_that_it_rests_on() -> None:
    """Alone, or before the name of a place: no name comes from memory."""
    folder = resources.files("hansa.evidence.sources.hansa_operator_names")
    listed = pl.read_csv(folder.joinpath("names.csv").read_bytes(), infer_schema=False)
    unfounded = []
    for name, text in listed.select("name", "text").rows():
        words = name.split()
        brands = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        if _squeeze(tidy_name(text).name) != _squeeze(name) and not any(
            _squeeze(brand) in _squeeze(text) for brand in brands
        ):
            unfounded.append((name, text))
    assert not unfounded


def _squeeze(text: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", text.translate(str.maketrans("øØı", "oOi"))).encode("ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9+!&]", "", plain.casefold())


def test_every_reviewed_name_belongs_to_one_organisation_and_has_its_basis() -> None:
    folder = resources.files("hansa.evidence.sources.hansa_operator_names")
    listed = pl.read_csv(folder.joinpath("names.csv").read_bytes(), infer_schema=False)
    assert listed.height >= 300
    assert listed["asn"].is_unique().all()
    assert listed.group_by("name").agg(pl.col("organisation").n_unique())["organisation"].max() == 1
    assert listed.select(pl.col("basis", "text", "date").null_count()).row(0) == (0, 0, 0)
