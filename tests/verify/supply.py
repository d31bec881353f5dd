"""Software, chips, critical inputs and artificial intelligence, recomputed."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from tests.verify.raw import find_code, read_rows, take_shares

EUROSTAT = {"EL": "GR", "XS": "RS"}
FIRST_DAY = "2022-12-01"
MULTINATIONAL = "Multinational"

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
    """Return the share of each organisation and country in the notable models of the 36 months to the latest.

    The file gives the organisations of a model in one list and their countries in another, an organisation of several
    countries taking several places. What a sole maker's models name most often are its countries; then every list is read
    from left to right.
    """
    models = [
        (row["Publication date"], row["Organization"].split(","), _read_countries(row["Country (of organization)"]))
        for row in read_rows(folder, "firms/epoch-ai-models-202512.csv")
    ]
    alone: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for _, makers, countries in models:
        if len(makers) == 1 and countries:
            alone[makers[0]][tuple(countries)] += 1
    seats = {maker: list(counts.most_common(1)[0][0]) for maker, counts in alone.items()}
    for _, makers, countries in models:
        if len(makers) == len(countries) and not any(len(seats.get(maker, "")) > 1 for maker in makers):
            for maker, country in zip(makers, countries, strict=True):
                if maker not in alone:
                    seats[maker] = [country]
    recent = [model for model in models if model[0] >= FIRST_DAY]
    shares: dict[tuple[str, str | None], float] = defaultdict(float)
    for _, makers, countries in recent:
        for maker, places in zip(makers, _read_list(makers, countries, seats), strict=True):
            known: list[str | None] = list(dict.fromkeys(place for place in places if place != MULTINATIONAL)) or [None]
            for place in known:
                shares[maker, place] += 1 / len(makers) / len(known) / len(recent)
    return dict(shares)


def _read_countries(cell: str) -> list[str]:
    return [MULTINATIONAL if name == MULTINATIONAL else find_code(name) or "" for name in cell.split(",") if name]


def _read_list(makers: list[str], countries: list[str], seats: dict[str, list[str]]) -> list[list[str]]:
    """Return the places of each organisation; where the list does not come out even, what is known of it already."""
    if len(makers) == 1:
        return [countries]
    strangers = [maker for maker in makers if maker not in seats]
    spare = len(countries) - sum(len(seats.get(maker, [])) for maker in makers)
    read, at = [], 0
    for maker in makers:
        width = len(seats[maker]) if maker in seats else max(spare, 0) if len(strangers) == 1 else 1
        read.append(countries[at : at + width])
        at += width
    fits = all(found and found == seats.get(maker, found) for maker, found in zip(makers, read, strict=True))
    return read if at == len(countries) and fits else [seats.get(maker, []) for maker in makers]
