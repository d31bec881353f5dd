"""The tables that this room gives to an edition: agreement in the General Assembly, and the roll calls behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.alliance.rolls import ISSUES, SOURCES, join_votes, list_roll_calls
from hansa.alliance.voice import measure_agreement
from hansa.evidence import Table

if TYPE_CHECKING:
    from hansa.evidence import Inputs


def _read_votes(inputs: Inputs) -> pl.DataFrame:
    return join_votes({dataset: inputs.source(dataset) for dataset in SOURCES})


def build_roll_calls(inputs: Inputs) -> pl.DataFrame:
    """Return the roll calls behind each issue; see :func:`hansa.alliance.rolls.list_roll_calls`."""
    return list_roll_calls(_read_votes(inputs))


def build_agreement(inputs: Inputs) -> pl.DataFrame:
    """Return the agreement of every pair of states by issue; see :func:`hansa.alliance.voice.measure_agreement`."""
    votes = _read_votes(inputs)
    calls = inputs.table("roll_calls")
    chosen = {issue: calls.filter(pl.col("issue") == issue)["roll_call"].to_list() for issue in ISSUES}
    frames = [measure_agreement(votes.filter(pl.col("roll_call").is_in(ids)), issue) for issue, ids in chosen.items()]
    return pl.concat(frames).sort("issue", "country", "other", descending=[True, False, False])


TABLES: tuple[Table, ...] = (
    Table("roll_calls", build_roll_calls, sources=SOURCES),
    Table("agreement", build_agreement, sources=SOURCES, tables=("roll_calls",)),
)
