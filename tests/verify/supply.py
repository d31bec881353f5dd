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


def share_inputs(folder: Path, importer: str) -> tuple[int, Shares]:
    """Return the latest year and the partners' shares of a member state's imports of critical inputs, by value."""
    values: dict[int, Shares] = defaultdict(lambda: defaultdict(float))
    for row in read_rows(folder, "supply/eurostat-critical-inputs-2022-2024.csv"):
        if EUROSTAT.get(row["DECLARANT_ISO"], row["DECLARANT_ISO"]) == importer:
            partner = EUROSTAT.get(row["PARTNER_ISO"], row["PARTNER_ISO"])
            values[int(row["PERIOD"])][partner] += float(row["VALUE_IN_EUROS"])
    year = max(values)
    return year, take_shares(values[year])


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
