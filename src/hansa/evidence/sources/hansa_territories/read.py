"""Territories that depend on a state, or whose status is disputed: what figures under their code mean.

``territories.csv`` lies here, for it is written by hand; each row names the texts that it follows. Where the United Nations
have a name or a view, the row follows them; else it says what is the case and takes no side.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import all_countries
from hansa.evidence.sources.checks import check_rows

if TYPE_CHECKING:
    from hansa.evidence.raw import Raw

FILE = "territories.csv"
STATUS = (
    *("dependent", "associated", "constituent", "region", "special_region", "dependent_disputed"),
    *("disputed", "occupied", "disputed_part", "occupied_part", "occupies", "administers", "claims"),
)
SOVEREIGN = STATUS[:6]
"""Status of a territory that has a sovereign state."""


def read(raw: Raw) -> pl.DataFrame:
    """Return ``code, area_en, area_fr, whole, status, sovereign, note_en, note_fr, source``: one row a code.

    ``whole`` says whether the row is about all that the code stands for, or about a part of it or an area that another code
    or none stands for. ``sovereign`` is the state to which a dependent territory belongs, null for the others.
    """
    frame = pl.read_csv(resources.files(__package__ or "").joinpath(FILE).read_bytes(), infer_schema=False)
    check_rows(
        raw, frame, "code", pl.col("code").is_in(list(all_countries())) & pl.col("code").is_first_distinct(), FILE
    )
    check_rows(raw, frame, "status", pl.col("status").is_in(STATUS), FILE)
    sovereign = pl.col("sovereign")
    check_rows(raw, frame, "sovereign", sovereign.is_null() | sovereign.is_in(list(all_countries())), FILE)
    check_rows(raw, frame, "sovereign", sovereign.is_not_null() == pl.col("status").is_in(SOVEREIGN), FILE)
    return frame.with_columns(whole=pl.col("whole") == "true").sort("code")
