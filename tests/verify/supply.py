"""Software, chips, critical inputs and artificial intelligence, recomputed."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from tests.verify.raw import find_code, open_text, read_rows, take_shares

EUROSTAT = {"EL": "GR", "XS": "RS"}
MODEL_YEARS = ("2022", "2023", "2024")
MULTINATIONAL = "Multinational"
FIRST_COUNTRY_COLUMN = 18

Shares = dict[str, float]


def share_browsers(folder: Path, country: str) -> tuple[Shares, dict[str, str]]:
    """Return each vendor's part of all use, which the listed browsers do not exhaust, and each vendor's country."""
    browsers = {row["code"]: row for row in read_rows(folder, "platforms/browser-codes.csv")}
    percents: Shares = defaultdict(float)
    for row in read_rows(folder, "platforms/browser_share_by_region_2026.csv"):
        if row["region"] == country:
            percents[browsers[row["browser"]]["vendor"]] += float(row["share_pct"])
    whole = max(100.0, sum(percents.values()))
    shares = {vendor: percent / whole for vendor, percent in percents.items()}
    return shares, {row["vendor"]: row["vendor_country"] for row in browsers.values()}


def share_chips(folder: Path, importer: str) -> tuple[int, Shares]:
    """Return the latest year and the partners' shares of an economy's imports of semiconductors."""
    values: dict[int, Shares] = defaultdict(dict)
    for row in read_rows(folder, "supply/wto-semiconductor-imports.csv"):
        if find_code(row["Reporting Economy"]) == importer:
            partner = find_code(row["Partner Economy"])
            assert partner, row["Partner Economy"]
            values[int(row["Year"])][partner] = float(row["Value"])
    year = max(values)
    return year, take_shares(values[year])


ANNEX = {
    *("250410", "250490"),  # natural graphite
    *("251010", "251020"),  # phosphate rock
    *("260200", "282010", "282090"),  # manganese
    *("260500", "282200", "810520"),  # cobalt
    *("261100", "282590", "810110", "810194"),  # tungsten
    *("261590",),  # ores of niobium, tantalum and vanadium
    *("280429",),  # helium, of which the file holds no other gas
    *("280461", "280469"),  # silicon
    *("280530", "284610", "284690"),  # rare earths
    *("282520", "283691"),  # lithium
    *("282530",),  # vanadium
    *("810820",),  # titanium, the metal
    *("811231",),  # hafnium
}
"""Subheadings whose products in the file are of Annex II of Regulation (EU) 2024/1252, by the Harmonised System."""
ANNEX_PRODUCTS = {"28499030", "81129240", "81129289", "81129291", "81129295"}
"""Tungsten carbide, niobium, gallium, vanadium and germanium: subheadings that hold other things too."""


def share_inputs(folder: Path, importer: str) -> tuple[int, Shares, float]:
    """Return the latest year, the shares of partners outside the Union in a member's critical materials, and what is unknown."""
    rows = list(read_rows(folder, "supply/eurostat-critical-inputs-2022-2024.csv"))
    members = {row["DECLARANT_ISO"] for row in rows} | {"GR", "XC"}
    year = max(int(row["PERIOD"]) for row in rows)
    values: Shares = defaultdict(float)
    for row in rows:
        named = EUROSTAT.get(row["DECLARANT_ISO"], row["DECLARANT_ISO"]) == importer and int(row["PERIOD"]) == year
        code = row["PRODUCT_NC"]
        if named and (code[:6] in ANNEX or code in ANNEX_PRODUCTS):
            partner = "" if row["PARTNER_ISO"] in members else EUROSTAT.get(row["PARTNER_ISO"], row["PARTNER_ISO"])
            values[partner] += float(row["VALUE_IN_EUROS"])
    shares = take_shares(values)
    return year, {partner: share for partner, share in shares.items() if partner}, shares.get("", 0.0)


def share_models(folder: Path) -> dict[tuple[str, str | None], float]:
    """Return the share of each organisation, with its seat, in the notable models of the three latest full years.

    The file gives the organisations of a model in one list and their countries in another, an organisation of several
    countries taking several places. The seats are learnt where the lists leave no doubt; then every list is read from left
    to right.
    """
    models = _read_models(folder)
    seats: dict[str, list[str]] = {}
    for _, makers, countries in models:
        if len(makers) == 1 and len(countries) > len(seats.get(makers[0], [])):
            seats[makers[0]] = countries
    for _, makers, countries in models:
        if len(makers) == len(countries) > 1:
            for maker, country in zip(makers, countries, strict=True):
                seats.setdefault(maker, [country])
    recent = [model for model in models if model[0].startswith(MODEL_YEARS)]
    shares: dict[tuple[str, str | None], float] = defaultdict(float)
    for _, makers, countries in recent:
        for maker, seat in zip(makers, _read_list(makers, countries, seats), strict=True):
            shares[maker, seat] += 1 / len(makers) / len(recent)
    return dict(shares)


def _read_models(folder: Path) -> list[tuple[str, list[str], list[str]]]:
    """Return date, organisations and countries of each model; a comma in a field may have moved the row by one."""
    models = []
    with open_text(folder, "firms/epoch-ai-models-202505.csv") as file:
        _, *rows = csv.reader(file)
    for row in rows:
        lists = (_read_countries(row[column]) for column in (FIRST_COUNTRY_COLUMN, FIRST_COUNTRY_COLUMN + 1))
        models.append((row[2], [name for name in row[1].split(",") if name], next(filter(None, lists), [])))
    return models


def _read_countries(cell: str) -> list[str]:
    """Return the codes of a list of countries; none if anything in it is no country."""
    names = [name for name in cell.replace("Hong Kong,China", "Hong Kong").split(",") if name]
    codes = [MULTINATIONAL if name == MULTINATIONAL else find_code(name) or "" for name in names]
    return codes if all(codes) else []


def _read_list(makers: list[str], countries: list[str], seats: dict[str, list[str]]) -> list[str | None]:
    """Return the seat of each organisation; where the list does not come out even, what is known of it already."""
    read, at = [], 0
    for maker in makers:
        whole = seats.get(maker, [])
        if not whole and countries[at : at + 1] == [MULTINATIONAL] and len(makers) < len(countries):
            whole = countries[at : at + 2]
        found = whole if whole and countries[at : at + len(whole)] == whole else countries[at : at + 1]
        read.append(found)
        at += len(found)
    if at != len(countries) or not all(read):
        read = [seats.get(maker, []) for maker in makers]
    return [next((code for code in found if code != MULTINATIONAL), None) for found in read]
