"""Own figures on imports of semiconductors: a customs office's newer year in place of the public one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import fold
from hansa.dependence.chips import CHIPS, LAYER, share_imports
from hansa.dependence.row import EUROPEAN_UNION
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.own.form import Field, read_party
from hansa.own.kind import EnteredRows, Kind, keep_order
from hansa.titles import Titles

if TYPE_CHECKING:
    from hansa.own.draft import Draft
    from hansa.own.form import CsvRow
    from hansa.own.kind import GivenFile
    from hansa.own.remark import Remarks

FOLLOW = ("measures", "scenarios", "stress_supplies")
REST = {
    fold(name)
    for name in ("other", "others", "rest", "not specified", "unknown", "autres", "autre", "non précisé", "inconnu")
}
TOTALS = {fold(name) for name in ("world", "total", "all", "monde", "ensemble", "all countries", "tous pays")}


def enter(draft: Draft, rows: list[CsvRow], given: GivenFile, notes: Remarks) -> EnteredRows:
    """Replace each importer's rows by those of the file's latest year of it."""
    union = set(draft["memberships"].filter(instrument="eu", status="member")["country"])
    read = [line for row in rows if (line := _read(row, given, union, notes))]
    _check_twice(read, notes)
    frame = pl.DataFrame(
        [line[1:] for line in read],
        schema={"consumer": pl.String, "partner": pl.String, "year": pl.Int32, "value": pl.Float64},
        orient="row",
    )
    latest = frame.filter(pl.col("year") == pl.col("year").max().over("consumer"))
    if latest.height < frame.height:
        notes.list(
            N_("Only the latest year of each importer is taken; rows of former years: {number}."),
            number=frame.height - latest.height,
        )
    _check_years(draft, latest, notes)
    notes.settle()
    for year in latest["year"].unique().sort():
        part = latest.filter(year=year)
        anew = share_imports(part.drop("year"), int(year), CHIPS)
        draft.replace_shares(LAYER, CHIPS, part["consumer"].unique().to_list(), anew)
    return EnteredRows(keep_order(latest["consumer"]), draft.rebuild(FOLLOW))


def _read(
    row: CsvRow, given: GivenFile, union: set[str], notes: Remarks
) -> tuple[int, str, str | None, int, float] | None:
    importer, partner = row["importer"], _find_partner(row, notes)
    date = row.values.get("year") or given.date
    if partner == importer:
        notes.list(N_("Imports of a country from itself (goods returned) are left out."))
        return None
    if partner in union and importer not in union and importer != EUROPEAN_UNION:
        notes.list(N_("Members of the European Union are counted together as the Union, as in the public figures."))
        partner = EUROPEAN_UNION
    return row.line, importer, partner, int(date[:4]), row["value_usd"]


def _find_partner(row: CsvRow, notes: Remarks) -> str | None:
    cell = row["partner"]
    if fold(cell) in TOTALS:
        notes.fault(InputError("own-chips-total", line=row.line, column="partner", cell=cell))
        return None
    if fold(cell) in REST:
        notes.list(N_("“{cell}” is counted as of unknown origin."), cell=cell)
        return None
    try:
        return read_party(cell, union=True)
    except InputError as error:
        error.fields |= {"line": row.line, "column": "partner"}
        notes.fault(error)
        return None


def _check_twice(read: list[tuple[int, str, str | None, int, float]], notes: Remarks) -> None:
    """One partner may stand on several lines (its products, or the Union's members); the same line twice is a slip."""
    seen: set[tuple[object, ...]] = set()
    for line, *rest in read:
        if tuple(rest) in seen:
            notes.fault(InputError("own-line-twice", line=line))
        seen.add(tuple(rest))


def _check_years(draft: Draft, latest: pl.DataFrame, notes: Remarks) -> None:
    known = dict(draft["dependence"].filter(layer=LAYER, dataset=CHIPS).select("consumer", "year").iter_rows())
    for consumer, year, total in (
        latest.group_by("consumer", "year").agg(pl.col("value").sum()).sort("consumer").iter_rows()
    ):
        if year < known.get(consumer, 0):
            notes.fault(InputError("own-older", country=consumer, year=year, known=known[consumer]))
        if total <= 0:
            notes.fault(InputError("own-chips-nothing", country=consumer))


KIND = Kind(
    name="chip-imports",
    also=("imports", "chips"),
    title=Titles(
        en="Imports of semiconductors, solar cells included",
        fr="Importations de semi-conducteurs, cellules solaires comprises",
    ),
    told=Titles(
        en="Replaces the importer’s rows of the public figures, all partners together, by the latest year of the file.",
        fr="Remplace les lignes de l’importateur dans les chiffres publics, tous partenaires réunis, par la dernière année du fichier.",
    ),
    fields=(
        Field(
            "importer",
            "importateur",
            "party",
            "Country that imports, or the European Union.",
            "Pays importateur, ou l’Union européenne.",
            also=("reporter", "déclarant", "country", "pays"),
        ),
        Field(
            "partner",
            "partenaire",
            "text",
            "Country from which the goods come; “other” for what has no known origin. No row of totals.",
            "Pays d’où viennent les biens ; « autres » pour ce dont l’origine est inconnue. Pas de ligne de total.",
            also=("supplier", "fournisseur", "origin", "origine"),
        ),
        Field(
            "year",
            "année",
            "date",
            "Year; that of --date where it is empty.",
            "Année ; celle de --date si la case est vide.",
            needed=False,
        ),
        Field(
            "value_usd",
            "valeur_usd",
            "number",
            "Value of headings 8541 and 8542 of the Harmonised System; any one currency, for only shares are computed.",
            "Valeur des positions 8541 et 8542 du Système harmonisé ; dans une seule monnaie, quelle qu’elle soit, car seules des parts sont calculées.",
            also=("value", "valeur", "value usd", "valeur usd"),
        ),
    ),
    examples=(("Senegal", "China", "2025", "1250000"), ("Senegal", "other", "2025", "84000.5")),
    enter=enter,
    series=(CHIPS,),
)
