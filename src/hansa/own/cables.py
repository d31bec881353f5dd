"""Own figures on submarine cables: which land where, and what they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from hansa.countries import fold
from hansa.dependence.physical import DATASET
from hansa.dependence.physical_columns import CABLES
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence.contract import schema_of
from hansa.own.form import Field
from hansa.own.kind import EnteredRows, Kind, keep_order, make_id
from hansa.titles import Titles

if TYPE_CHECKING:
    from hansa.own.draft import Draft
    from hansa.own.form import CsvRow
    from hansa.own.kind import GivenFile
    from hansa.own.remark import Remarks

LARGEST_TBPS = 2_000
"""No cable lights more: a larger number is in Gbit/s."""


def enter(draft: Draft, rows: list[CsvRow], given: GivenFile, notes: Remarks) -> EnteredRows:
    """Add cables; one of the same id, or of the same name where the file gives no ids, replaces the former."""
    table = draft["cables"]
    read = [_complete(row, given, notes) for row in rows]
    seen: set[str] = set()
    for row, one in zip(rows, read, strict=True):
        if one["id"] in seen:
            notes.fault(InputError("own-cable-twice", line=row.line, name=one["name"]))
        seen.add(one["id"])
    notes.settle()
    _cover(rows, read, notes)
    frame = pl.DataFrame(read, schema=schema_of(CABLES))
    former = table.filter(pl.col("id").is_in(frame["id"].to_list()))
    for name in former["name"]:
        notes.list(N_("{cable} replaces the cable of that name."), cable=name)
    if unknown := frame["capacity_tbps"].null_count():
        notes.list(N_("Cables without a capacity: {number}; they count in number only."), number=unknown)
    kept = table.join(frame, on="id", how="anti")
    draft.put("cables", pl.concat([kept, frame]).sort("id"))
    return EnteredRows(keep_order([*frame["countries"].explode(), *former["countries"].explode().drop_nulls()]))


def _complete(row: CsvRow, given: GivenFile, notes: Remarks) -> dict[str, Any]:
    countries = row["countries"] or ()
    if not countries:
        notes.fault(InputError("own-cell-empty", line=row.line, column="countries"))
    capacity = row.values.get("capacity_tbps")
    if capacity is not None and capacity > LARGEST_TBPS:
        notes.fault(InputError("own-cable-capacity", line=row.line, column="capacity_tbps", most=LARGEST_TBPS))
    serves = row.values.get("in_service")
    return {
        "id": make_id(fold(row.values.get("id") or row["name"]), "-"),
        "name": row["name"],
        "countries": sorted(countries),
        "capacity_tbps": capacity,
        "in_service": True if serves is None else serves,
        "complete_for": [],
        "year": given.year,
        "dataset": given.dataset,
    }


def _cover(rows: list[CsvRow], read: list[dict[str, Any]], notes: Remarks) -> None:
    """Set of which countries the file lists every cable: those that it names, else the only one in which all its cables land."""
    named = {code for row in rows for code in row.values.get("complete_for") or ()}
    common = set.intersection(*(set(one["countries"]) for one in read))
    covered = sorted(named or (common if len(common) == 1 else ()))
    for one in read:
        one["complete_for"] = covered
    if covered:
        notes.list(N_("The list counts as complete for {countries}."), countries=", ".join(covered))
    else:
        notes.list(
            N_(
                "The list counts as complete for no country, so that no capacity is compared: name one in the column complete_for."
            )
        )


KIND = Kind(
    name="cables",
    also=("cable",),
    title=Titles(en="Submarine cables", fr="Câbles sous-marins"),
    told=Titles(
        en="Fills the table of cables, from which the share of capacity that is lost with a cable is computed.",
        fr="Remplit la table des câbles, d’où se calcule la part de capacité perdue avec un câble.",
    ),
    fields=(
        Field("name", "nom", "text", "Name of the cable.", "Nom du câble.", also=("cable", "câble")),
        Field(
            "countries",
            "pays",
            "countries",
            "Every country in which it lands, separated by `|`, `/` or `+`.",
            "Tous les pays où il atterrit, séparés par `|`, `/` ou `+`.",
            also=("landing countries", "landings", "pays d’atterrissement", "atterrissements"),
        ),
        Field(
            "capacity_tbps",
            "capacité_tbps",
            "number",
            "Lit capacity in Tbit/s; empty where not known.",
            "Capacité activée en Tbit/s ; vide si elle est inconnue.",
            needed=False,
            also=("capacity", "capacité", "capacity tbit s", "capacité tbit s"),
        ),
        Field(
            "in_service", "en service", "flag", "yes (the default), or no.", "oui (par défaut) ou non.", needed=False
        ),
        Field(
            "complete_for",
            "complet pour",
            "countries",
            "Countries of which the file lists every cable, on any line; by default the only one in which all its cables land. Only of them the capacity lost is computed.",
            "Pays dont le fichier recense tous les câbles, sur une ligne quelconque ; par défaut le seul où atterrissent tous ses câbles. La capacité perdue n’est calculée que pour eux.",
            needed=False,
        ),
        Field(
            "id",
            "id",
            "text",
            "Short name, where two cables have one name; by default the name.",
            "Nom court, si deux câbles portent le même nom ; par défaut le nom.",
            needed=False,
        ),
    ),
    examples=(("Example Cable 1", "Senegal | Cape Verde | Portugal", "12.5", "yes", "Senegal", ""),),
    enter=enter,
    series=(DATASET,),
)
