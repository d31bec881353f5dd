"""Rules and voice of coalitions, recomputed from the raw lists and roll calls."""

from __future__ import annotations

import csv
import gzip
import io
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from hansa.alliance.rules import rules_worth, weigh_rules
from hansa.evidence import Edition
from hansa.evidence.groups import find_group
from tests.verify.raw import read_rows
from tests.verify.society import is_whole, read_instruments
from tests.verify.tables import near, read_table

pytestmark = pytest.mark.raw

COMMITTING = {
    "treaty",
    "political declaration",
    "multi-stakeholder declaration",
    "multi-stakeholder pledge",
    "coalition",
    "trade agreement",
    "export control regime",
}
IN = {"member", "endorsed", "signed", "ratified"}
WIDE = "policy/unga_rollcalls_wide_1946-202406.csv.gz"
ANNOUNCED = {"9323": (112, 52, 8), "9325": (156, 7, 14)}
"""Yes, no and abstentions on A/RES/77/36 and A/RES/77/37, as the United Nations announced them."""


LAUNCHES = {"dfi", "echri"}
"""Lists of those at a launch, as their notes say: who joined since is not on them, and they score nothing."""


@pytest.mark.parametrize("group", ["d10", "eu", "ecowas", "g7"])
def test_the_rules_pillar_is_the_share_of_pairs_on_complete_lists(group: str, raw_folder: Path, edition: Path) -> None:
    opened = Edition(edition)
    members = find_group(opened, group).members
    listed: dict[str, set[str]] = {}
    for row in read_rows(raw_folder, "strategy/instrument_members_202612.csv"):
        if row["status"] in IN:
            listed.setdefault(row["instrument_id"], set()).add(row["country"])
    instruments = read_instruments(raw_folder)
    counted = [
        name
        for name, entry in instruments.items()
        if entry["kind"] in COMMITTING and is_whole(entry) and name in listed and name not in LAUNCHES
    ]
    pairs = list(combinations(members, 2))
    shares = [sum({one, other} <= listed[name] for one, other in pairs) / len(pairs) for name in counted]
    matrix = weigh_rules(opened, members)
    assert set(counted) == {name for name, whole in zip(matrix.instruments, matrix.complete, strict=True) if whole}
    assert rules_worth(matrix, np.ones((1, len(members)), np.bool_))[0] == near(sum(shares) / len(shares))


def test_the_two_resolutions_of_2022_have_the_votes_announced(raw_folder: Path) -> None:
    text = gzip.decompress((raw_folder / WIDE).read_bytes()).decode()
    found = {}
    for row in csv.DictReader(io.StringIO(text)):
        if row["rcid"] in ANNOUNCED:
            cast = [value.partition(".")[0] for name, value in row.items() if len(name) == 3]
            found[row["rcid"]] = (cast.count("1"), cast.count("3"), cast.count("2"))
    assert found == ANNOUNCED


def test_members_of_the_union_agreed_in_every_roll_call_on_technology(edition: Path) -> None:
    union = {row["country"] for row in read_table(edition, "memberships", instrument="eu", status="member")}
    rows = [row for row in read_table(edition, "agreement", issue="ict") if {row["country"], row["other"]} <= union]
    assert len(rows) == 27 * 26 / 2
    assert all(row["same"] == row["votes"] for row in rows)
