"""Votes of the United Nations General Assembly in 2020 and 2021, from the United Nations Digital Library.

One row a resolution and one column a country. The files give no date and no title; their last row repeats the word
``Country`` and is empty; where parts of a resolution were recorded apart (``A/RES/75/254[A]``) the whole has its own row too.
"""

from __future__ import annotations

import io

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILES = ("policy/unga-2020.csv", "policy/unga-2021.csv")
MEMBERS = 193
VOTES = {"Y": "yes", "N": "no", "A": "abstain", "X": None}
"""X stands for a member that did not vote."""
SYMBOL = r"^A/RES/(\d+)/\d+[A-Z]?(?:-[A-Z])?(?:\[[A-Z]\])?$"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``roll_call, resolution, kind, date, session, title, country, vote``: one row a vote cast.

    The columns are those of ``voeten_unga_votes``; ``date`` and ``title`` are null. ``resolution`` leaves out what names a
    part or all parts together: ``A/RES/75/254`` for ``A/RES/75/254A-C`` and ``A/RES/75/254[A]``.
    """
    tables = {file: _read_wide(raw, file) for file in FILES}
    for file, table in tables.items():
        raw.check_columns(file, table.columns, tables[FILES[0]].columns)
    return pl.concat(_read_year(raw, file, table) for file, table in tables.items())


def _read_year(raw: Raw, file: str, wide: pl.DataFrame) -> pl.DataFrame:
    codes = {name: raw.code(name, file, 1) for name in wide.columns[1:]}
    symbol = pl.col("")
    check_rows(raw, wide, "", symbol.str.contains(SYMBOL), file)
    for name in codes:
        check_rows(raw, wide, name, pl.col(name).is_in(list(VOTES)), file)
    long = wide.rename({name: code for name, code in codes.items() if code}).unpivot(
        index="", variable_name="country", value_name="cast"
    )
    return long.select(
        pl.format("undl:{}", symbol).alias("roll_call"),
        symbol.str.replace(r"(?:[A-Z]-[A-Z]|\[[A-Z]\])$", "").alias("resolution"),
        pl.lit("whole").alias("kind"),
        pl.lit(None, pl.Date).alias("date"),
        symbol.str.extract(SYMBOL).cast(pl.Int32).alias("session"),
        pl.lit(None, pl.String).alias("title"),
        "country",
        pl.col("cast").replace_strict(VOTES, return_dtype=pl.String).alias("vote"),
    ).filter(pl.col("vote").is_not_null())


def _read_wide(raw: Raw, file: str) -> pl.DataFrame:
    try:
        wide = pl.read_csv(io.BytesIO(raw.read_bytes(file)), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        reason = str(error).splitlines()[0]
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=file, reason=reason) from error
    countries = [name for name in wide.columns if name]
    raw.check_columns(file, wide.columns, [""], ignore=countries[:MEMBERS])
    return wide.filter(pl.col("") != "Country")
