"""Own figures on instruments: who takes part in which, where a ministry knows it later or better than the public lists."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import polars as pl

from hansa.countries import fold
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence.additions import COLUMNS, FURTHER, lay_over, read_instruments_file
from hansa.labels import STATUS
from hansa.own.form import Field
from hansa.own.kind import EnteredRows, Kind, keep_order, make_id
from hansa.titles import Titles

if TYPE_CHECKING:
    from hansa.evidence.additions import AddedInstrument
    from hansa.own.draft import Draft
    from hansa.own.form import CsvRow
    from hansa.own.kind import GivenFile
    from hansa.own.remark import Remarks

FOLLOW = ("measures", "scenarios")
TABLES = ("instruments", "memberships")
FACTS = ("name_en", "name_fr", "kind", "topic", "complete", "opened", "in_force", "source_url", "note")
"""What is said of an instrument, once or on each of its lines."""


def enter(draft: Draft, rows: list[CsvRow], given: GivenFile, notes: Remarks) -> EnteredRows:
    """Add instruments with their members; of one that the edition has, members are added or take the status that the file gives."""
    by_id: dict[str, list[CsvRow]] = {}
    for row in rows:
        by_id.setdefault(_find_id(row, draft, notes), []).append(row)
    known = set(draft["instruments"]["id"])
    for name, lines in by_id.items():
        _check_lines(name, lines, notes, new=name not in known)
    notes.settle()
    added = _read_added({name: lines for name, lines in by_id.items() if name not in known}, given)
    for table in TABLES:
        own = pl.lit(given.dataset).alias("dataset")
        frame = draft[table]
        rows_added = lay_over(table, frame.clear(), added)
        if "dataset" in frame.columns:
            rows_added = rows_added.with_columns(own)
        draft.put(table, pl.concat([frame, rows_added]))
    for name, lines in by_id.items():
        if name in known:
            _join_members(draft, name, lines, given, notes)
    countries = keep_order(row["country"] for row in rows)
    return EnteredRows(countries, draft.rebuild(FOLLOW))


def _find_id(row: CsvRow, draft: Draft, notes: Remarks) -> str:
    """Return an instrument's id: that of the edition by id, name or words of it that no other has; else one made from the cell."""
    wanted = fold(row["instrument"])
    names = {
        str(one[0]): {fold(name) for name in one if name}
        for one in draft["instruments"].select("id", "name_en", "name_fr").iter_rows()
    }
    if exact := [key for key, known in names.items() if wanted in known]:
        return exact[0]
    parts = [key for key, known in names.items() if any(set(wanted.split()) <= set(name.split()) for name in known)]
    if len(parts) == 1:
        notes.list(N_("“{instrument}” is taken for {id}."), instrument=row["instrument"], id=parts[0])
        return parts[0]
    plain = make_id(wanted, "_", 36)
    return plain if plain[:1].isalpha() and len(plain) > 1 else f"own_{plain}"[:40]


def _check_lines(name: str, lines: list[CsvRow], notes: Remarks, *, new: bool) -> None:
    seen: set[str] = set()
    for row in lines:
        if row["country"] in seen:
            notes.fault(InputError("own-line-twice", line=row.line))
        seen.add(row["country"])
        status = row.values.get("status")
        if status and status.casefold() not in STATUS:
            error = InputError("own-status", line=row.line, column="status", cell=status, known=", ".join(STATUS))
            notes.fault(error)
    if new:
        notes.list(N_("{name} is a new instrument."), name=name)
        for column in ("kind", "topic"):
            if not any(row.values.get(column) for row in lines):
                notes.fault(InputError("own-instrument-new", line=lines[0].line, column=column, name=name))


def _read_added(by_id: dict[str, list[CsvRow]], given: GivenFile) -> tuple[AddedInstrument, ...]:
    """Hand new instruments over as a plain file to the one reader of instruments, which checks what they mean."""
    if not by_id:
        return ()
    with TemporaryDirectory(prefix="hansa-") as folder:
        path = Path(folder) / "instruments.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*COLUMNS, *FURTHER])
            writer.writeheader()
            for name, lines in by_id.items():
                facts = {one: next((row.values[one] for row in lines if row.values.get(one)), "") for one in FACTS}
                facts["complete"] = "yes" if facts["complete"] else "no"
                facts["name_en"] = facts["name_en"] or lines[0]["instrument"]
                for row in lines:
                    told = {"id": name, "as_of": given.date, "source": given.source, **facts}
                    writer.writerow(
                        told | {"country": row["country"], "status": _status(row), "date": row.values.get("date") or ""}
                    )
        try:
            return read_instruments_file(path)
        except InputError as error:
            error.fields.pop("path", None)
            error.fields["line"] = next(iter(by_id.values()))[0].line
            raise


def _status(row: CsvRow) -> str:
    return (row.values.get("status") or "member").casefold()


def _join_members(draft: Draft, name: str, lines: list[CsvRow], given: GivenFile, notes: Remarks) -> None:
    """Set the members that a file names of an instrument of the edition; others stay."""
    table, instruments = draft["memberships"], draft["instruments"]
    former = dict(table.filter(instrument=name).select("country", "status").iter_rows())
    made = [
        {
            "country": row["country"],
            "instrument": name,
            "status": _status(row) if row.values.get("status") else former.get(row["country"], "member"),
            "date": row.values.get("date"),
            "source": given.source,
            "dataset": given.dataset,
        }
        for row in lines
    ]
    rows = pl.DataFrame([{key: one.get(key) for key in table.columns} for one in made], schema=table.schema)
    new = sum(one["country"] not in former for one in made)
    notes.list(
        N_("{name}: members that are new: {new}; members that were listed: {known}."),
        name=name,
        new=new,
        known=len(made) - new,
    )
    mine = pl.col("instrument") == name
    draft.put(
        "memberships",
        pl.concat([table.filter(~(mine & pl.col("country").is_in(rows["country"].to_list()))), rows]).sort(
            "instrument", "country"
        ),
    )
    listed = draft["memberships"].filter(mine).height
    here = pl.col("id") == name
    complete: Any = next((row.values["complete"] for row in lines if row.values.get("complete") is not None), None)
    changed = instruments.with_columns(
        listed=pl.when(here).then(pl.lit(listed, pl.Int32)).otherwise("listed"),
        **(
            {
                "complete": pl.when(here).then(pl.lit(complete)).otherwise("complete"),
                "as_of": pl.when(here).then(pl.lit(given.date)).otherwise("as_of"),
            }
            if complete is not None
            else {}
        ),
    )
    draft.put("instruments", changed)


KIND = Kind(
    name="instruments",
    title=Titles(en="Instruments and members", fr="Instruments et participants"),
    told=Titles(
        en="One line for each member. An instrument that the edition has keeps its other members; a new one needs a kind and a topic on one of its lines.",
        fr="Une ligne par participant. Un instrument que contient l’édition garde ses autres participants ; un nouveau demande un type et un objet sur l’une de ses lignes.",
    ),
    fields=(
        Field(
            "instrument",
            "instrument",
            "text",
            "Id or name of an instrument of the edition, or the name of a new one.",
            "Identifiant ou nom d’un instrument de l’édition, ou nom d’un nouveau.",
        ),
        Field(
            "country",
            "pays",
            "party",
            "Who takes part; EU for the Union itself.",
            "Qui participe ; UE pour l’Union elle-même.",
            also=("member", "membre", "state", "état"),
        ),
        Field(
            "status",
            "statut",
            "text",
            "`member` (the default), `signed`, `ratified`, `endorsed` or `associate`.",
            "`member` (par défaut), `signed`, `ratified`, `endorsed` ou `associate`.",
            needed=False,
        ),
        Field("date", "date", "date", "Since when.", "Depuis quand.", needed=False, also=("since", "depuis")),
        Field(
            "complete",
            "complet",
            "flag",
            "Whether the list of members is complete as of the date of the file: yes or no (the default).",
            "Si la liste est complète à la date du fichier : oui ou non (par défaut).",
            needed=False,
        ),
        Field(
            "kind",
            "type",
            "text",
            "`treaty`, `political declaration`, `coalition`, `organisation`, `informal group`, …",
            "`treaty` (traité), `political declaration` (déclaration politique), `coalition`, `organisation`, `informal group` (groupe informel), etc.",
            needed=False,
        ),
        Field(
            "topic", "objet", "text", "What it is about.", "Ce dont il traite.", needed=False, also=("sujet", "thème")
        ),
        Field("name_en", "nom anglais", "text", "Name in English.", "Nom en anglais.", needed=False),
        Field("name_fr", "nom français", "text", "Name in French.", "Nom en français.", needed=False),
        Field("opened", "ouverture", "date", "Opened or founded.", "Ouverture ou fondation.", needed=False),
        Field("in_force", "en vigueur", "date", "In force since.", "En vigueur depuis.", needed=False),
        Field("source_url", "adresse", "text", "Address of the list.", "Adresse de la liste.", needed=False),
        Field("note", "remarque", "text", "Remark.", "Remarque.", needed=False),
    ),
    examples=(
        (
            "Example Compact",
            "Senegal",
            "endorsed",
            "2026-03-01",
            "no",
            "political declaration",
            "data protection",
            "Example Compact on Data",
            "",
            "",
            "",
            "",
            "",
        ),
    ),
    enter=enter,
    series=("hansa_instrument_members", "hansa_instruments"),
)
