"""The contract of a table: which columns it has, of what type, in what unit, and what they mean; and the check that it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.errors import EvidenceError

if TYPE_CHECKING:
    import polars as pl
    from polars._typing import PolarsDataType

UNITS: dict[str, tuple[str, str]] = {
    "addresses": ("IPv4 addresses", "adresses IPv4"),
    "asn": ("AS number", "numéro d’AS"),
    "code": ("code", "code"),
    "correlation": ("correlation", "corrélation"),
    "count": ("count", "nombre"),
    "date": ("date", "date"),
    "days": ("days", "jours"),
    "degrees": ("degrees", "degrés"),
    "deviations": ("standard deviations", "écarts types"),
    "flag": ("true or false", "vrai ou faux"),
    "hops": ("hops", "sauts"),
    "id": ("identifier", "identifiant"),
    "index": ("index, 0 to 1", "indice, de 0 à 1"),
    "km": ("km", "km"),
    "rank": ("number in order", "numéro d’ordre"),
    "shape": ("shape", "contour"),
    "share": ("share, 0 to 1", "part, de 0 à 1"),
    "tbps": ("Tbit/s", "Tbit/s"),
    "text": ("text", "texte"),
    "users": ("users", "utilisateurs"),
    "varies": ("differs by row", "selon la ligne"),
    "year": ("year", "année"),
}
"""Every unit, in English and French."""
RANGES: dict[str, tuple[float, float]] = {
    "addresses": (0, float("inf")),
    "correlation": (-1, 1),
    "count": (0, float("inf")),
    "days": (0, float("inf")),
    "index": (0, 1),
    "km": (0, float("inf")),
    "share": (0, 1),
    "tbps": (0, float("inf")),
    "users": (0, float("inf")),
}
"""Between which bounds the figures in a unit lie."""
TOLERANCE = 1e-6
"""How far beyond its bounds rounding may take a figure: shares of 32 bits, sums of many parts."""


@dataclass(frozen=True)
class Column:
    """What a table promises of one column.

    Attributes
    ----------
    name : str
        Its name; that of a share ends in ``_share`` or the unit says so.
    dtype : polars data type
        Its exact type.
    unit : str
        A key of :data:`UNITS`.
    meaning_en, meaning_fr : str
        What it holds, in a sentence or part of one.
    nullable : bool
        Whether a value may be missing; NaN never stands for that.
    """

    name: str
    dtype: PolarsDataType
    unit: str
    meaning_en: str
    meaning_fr: str
    nullable: bool = False

    def meaning(self, lang: str) -> str:
        """Return the meaning in a language."""
        return self.meaning_fr if lang == "fr" else self.meaning_en

    def unit_name(self, lang: str) -> str:
        """Return the unit in a language."""
        return UNITS[self.unit][lang == "fr"]


def schema_of(columns: Sequence[Column]) -> dict[str, PolarsDataType]:
    """Return names and types, as Polars takes them."""
    return {column.name: column.dtype for column in columns}


def check_frame(table: str, columns: Sequence[Column], frame: pl.DataFrame) -> None:
    """Check that a table keeps its contract.

    Parameters
    ----------
    table : str
        Its name, for the error.
    columns : sequence of Column
        What it declares.
    frame : polars.DataFrame
        What was built.

    Raises
    ------
    EvidenceError
        The first fault, with table, column, what was found and what was expected: ``column-lost``, ``column-undeclared``,
        ``column-order``, ``column-type``, ``column-null``, ``column-nan`` or ``column-range``.
    """
    _check_names(table, [column.name for column in columns], frame.columns)
    for column in columns:
        _check_values(table, column, frame[column.name])


def _check_names(table: str, names: Sequence[str], found: Sequence[str]) -> None:
    whole, declared = ", ".join(found), ", ".join(names)
    for name in names:
        if name not in found:
            raise EvidenceError("column-lost", table=table, column=name, found=whole, expected=declared)
    for name in found:
        if name not in names:
            raise EvidenceError("column-undeclared", table=table, column=name, found=whole, expected=declared)
    for name, other in zip(found, names, strict=True):
        if name != other:
            raise EvidenceError("column-order", table=table, column=name, found=whole, expected=declared)


def _check_values(table: str, column: Column, values: pl.Series) -> None:
    name, kind, nulls = column.name, str(column.dtype), values.null_count()
    if values.dtype != column.dtype:
        raise EvidenceError("column-type", table=table, column=name, found=str(values.dtype), expected=kind)
    if nulls and not column.nullable:
        raise EvidenceError("column-null", table=table, column=name, found=nulls, expected=0)
    if values.dtype.is_float() and (wrong := values.is_nan().sum()):
        raise EvidenceError("column-nan", table=table, column=name, found=wrong, expected=0)
    if column.unit in RANGES and nulls < len(values):
        least, most = RANGES[column.unit]
        bounds = f"[{least:g}, {most:g}]"
        known = values.drop_nulls().to_numpy()
        for extreme in (float(known.min()), float(known.max())):
            if not least - TOLERANCE <= extreme <= most + TOLERANCE:
                raise EvidenceError("column-range", table=table, column=name, found=f"{extreme:g}", expected=bounds)
