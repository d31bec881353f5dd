"""Voice, recomputed: the two files of votes joined without counting a roll call twice, and agreement with its interval."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from statistics import NormalDist

from tests.verify.raw import find_code, open_text, read_rows

SINCE = "2012-01-01"
Z = NormalDist().inv_cdf(0.975)
# The resolutions that the method lists, by symbol.
ICT = {
    f"A/RES/{symbol}"
    for symbol in (
        "71/28",
        "73/27",
        "73/187",
        "73/266",
        "74/28",
        "74/29",
        "74/247",
        "75/32",
        "75/240",
        "77/36",
        "77/37",
    )
}
WIDE = "policy/unga_rollcalls_wide_1946-202406.csv"
WIDE_SYMBOLS = {"9323": "A/RES/77/36", "9325": "A/RES/77/37"}
"""The two resolutions of 2022 whose numbers in the collection are known by the votes announced."""
CAST = {"1": "Y", "2": "A", "3": "N"}
MISPRINTS = {"R/677/46": "R/67/46"}
LETTERS = {"yes": "Y", "no": "N", "abstain": "A"}


@dataclass
class RollCall:
    """One roll call; ``votes`` by country, absences left out."""

    resolution: str
    whole: bool
    votes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Likeness:
    same: int
    votes: int

    @property
    def agreement(self) -> float:
        return self.same / self.votes

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval: the two shares whose distance from the one observed is Z standard errors, by the quadratic."""
        a = 1 + Z**2 / self.votes
        b = -(2 * self.agreement + Z**2 / self.votes)
        root = sqrt(b**2 - 4 * a * self.agreement**2)
        return (-b - root) / (2 * a), (-b + root) / (2 * a)


def read_voeten(folder: Path) -> list[RollCall]:
    """Return the roll calls since 2012 of the first file, in its order."""
    calls: dict[int, RollCall] = {}
    for row in read_rows(folder, "policy/un_roll_calls.csv"):
        if row["date"] >= SINCE:
            symbol = MISPRINTS.get(row["unres"], row["unres"]).removeprefix("A/RES/").removeprefix("R/")
            whole = row["amend"] in {"", "0"} and row["para"] in {"", "0"}
            calls[int(row["rcid"])] = RollCall(f"A/RES/{symbol}", whole)
    for row in read_rows(folder, "policy/un_votes.csv"):
        call = calls.get(int(float(row["rcid"])))
        if call:
            country = find_code(row["country"])
            assert country, row["country"]
            call.votes[country] = LETTERS[row["vote"]]
    return list(calls.values())


def read_library(folder: Path, year: int) -> list[RollCall]:
    """Return the roll calls of one file of the United Nations' library; a part counts under its resolution's symbol."""
    with open_text(folder, f"policy/unga-{year}.csv") as file:
        header, *lines = csv.reader(file)
    countries = [find_code(name) for name in header[1:]]
    calls = []
    for symbol, *votes in lines:
        if symbol not in {"", "Country"}:
            resolution = re.sub(r"(\[[A-Z]\]|[A-Z]-[A-Z])$", "", symbol)
            cast = {str(code): vote for code, vote in zip(countries, votes, strict=True) if vote in {"Y", "N", "A"}}
            calls.append(RollCall(resolution, whole=True, votes=cast))
    return calls


def read_wide(folder: Path, known: set[str]) -> list[RollCall]:
    """Return the roll calls since 2012 of the third file that the first does not have, by number; some numbers stand twice."""
    with open_text(folder, WIDE) as file:
        rows = [row for row in csv.DictReader(file) if row["date"] >= SINCE]
    codes = {row["iso3_code"]: row["iso2_code"] or "NA" for row in read_rows(folder, "society/regions-income.csv")}
    calls = []
    for row in rows:
        if row["rcid"] in known and row["date"] < "2020-02-01":
            continue
        votes = {
            codes[name]: CAST[str(int(float(value)))]
            for name, value in row.items()
            if name in codes and value and str(int(float(value))) in CAST
        }
        symbol = WIDE_SYMBOLS.get(row["rcid"])
        calls.append(RollCall(symbol or f"voeten:{row['rcid']}", whole=symbol is not None, votes=votes))
    return calls


def join_calls(folder: Path) -> list[RollCall]:
    """Return every roll call once: the first file's, then the others' on resolutions that it does not have."""
    first = [call for call in read_voeten(folder) if call.votes]
    known = {call.resolution for call in first}
    others = [call for year in (2020, 2021) for call in read_library(folder, year) if call.resolution not in known]
    seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    joined = []
    for call in first + others:
        print_of = call.resolution, frozenset(call.votes.items())
        if not call.whole or print_of not in seen:
            joined.append(call)
        if call.whole:
            seen.add(print_of)
    numbers = {row["rcid"] for row in read_rows(folder, "policy/un_roll_calls.csv") if row["date"] >= SINCE}
    undated = [frozenset(call.votes.items()) for call in others]
    for call in read_wide(folder, numbers):
        if (ballot := frozenset(call.votes.items())) in undated:
            undated.remove(ballot)  # the library has it, by its resolution
        else:
            joined.append(call)
    return joined


def compare_states(calls: Iterable[RollCall]) -> dict[tuple[str, str], Likeness]:
    """Return the likeness of each pair of states, the first in the alphabet first."""
    together: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for call in calls:
        cast = sorted(call.votes.items())
        for i, (first, vote) in enumerate(cast):
            for second, other in cast[i + 1 :]:
                counts = together[first, second]
                counts[0] += vote == other
                counts[1] += 1
    return {pair: Likeness(*counts) for pair, counts in together.items()}
