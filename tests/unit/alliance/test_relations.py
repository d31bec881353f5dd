"""How two states stand to each other, issue by issue."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hansa.alliance.common_rules import judge_rules
from hansa.alliance.common_votes import judge_votes
from hansa.alliance.listings import count_listings, judge_listings
from hansa.alliance.mutual_supply import judge_supply
from hansa.alliance.relation import Relation
from hansa.alliance.relations import relate_states
from hansa.alliance.voice import measure_agreement
from hansa.errors import InputError
from hansa.evidence import Edition
from tests.unit.alliance.evidence import make_evidence
from tests.unit.alliance.test_voice import cast

DAY = date(2024, 1, 31)
ENTRIES = pl.DataFrame(
    [
        ("US", "JP", "us_list", DAY, None),
        ("US", "JP", "us_list", date(2025, 1, 31), None),
        ("US", "JP", "us_list", DAY, DAY),
        ("JP", "US", "jp_list", DAY, None),
        ("JP", "FR", "jp_list", DAY, DAY),
    ],
    schema=["imposer", "target", "list", "start", "end"],
    orient="row",
)
YES, NO = "y" * 20, "n" * 20
BALLOTS = {
    "DE": YES,
    "FR": YES,
    "GB": YES,
    "CN": NO,
    "JP": NO,
    "RU": NO,
    "US": "n" * 10 + "y" * 10,
    "AD": "yy" + "x" * 18,
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    votes = pl.concat(measure_agreement(cast(BALLOTS), issue) for issue in ("ict", "human_rights", "general"))
    folder = tmp_path_factory.mktemp("relations") / "edition"
    return make_evidence(folder, agreement=votes, listings=count_listings(ENTRIES))


def relate(edition: Edition, first: str, second: str) -> dict[tuple[str, str], Relation]:
    return {(one.kind, one.issue): one for one in relate_states(edition, first, second)}


def test_votes(edition: Edition) -> None:
    found = relate(edition, "FR", "DE")["votes", "ict"]
    assert (found.verdict, found.value, found.figures["votes"]) == ("partner", 1.0, 20)
    assert found.low is not None
    assert found.low > 1 / 2
    assert relate(edition, "FR", "JP")["votes", "ict"].verdict == "adversary"
    assert relate(edition, "FR", "US")["votes", "ict"].reason == "between"
    rare = relate(edition, "FR", "AD")["votes", "ict"]
    assert (rare.verdict, rare.value, rare.reason, rare.figures) == ("unclear", None, "few-votes", {"votes": 2})
    assert relate(edition, "FR", "VA")["votes", "ict"].figures == {"votes": 0}


@pytest.mark.parametrize(
    ("low", "high", "ranks", "verdict"),
    [
        (0.51, 0.9, (0.3, 0.5), "partner"),
        (0.50, 0.9, (0.3, 0.5), "unclear"),
        (0.51, 0.9, (0.3, 0.4), "unclear"),
        (0.51, 0.9, (0.2, 0.9), "unclear"),
        (0.1, 0.33, (0.2, 0.2), "adversary"),
        (0.1, 0.34, (0.2, 0.2), "competitor"),
        (0.1, 0.33, (0.0, 0.21), "competitor"),
        (0.1, 0.33, (0.0, 0.5), "unclear"),
        (0.1, 0.50, (0.0, 0.0), "unclear"),
    ],
)
def test_the_thresholds_of_votes(low: float, high: float, ranks: tuple[float, float], verdict: str) -> None:
    assert judge_votes(low, high, ranks) == judge_votes(low, high, ranks[::-1]) == verdict


def test_rules(edition: Edition) -> None:
    found = relate(edition, "FR", "DE")
    assert found["rules", "cybercrime"].names["shared"] == ("charter",)
    assert found["rules", "cybercrime"].verdict == "partner"
    calls = found["rules", "cyber_norms"]
    assert (calls.value, calls.low, calls.high, calls.reason) == (None, 0, 1, "list-incomplete")
    rivals = relate(edition, "DE", "US")["rules", "cybercrime"]
    assert (rivals.verdict, rivals.names["first"], rivals.names["second"]) == (
        "competitor",
        ("charter",),
        ("other_charter",),
    )
    assert relate(edition, "DE", "JP")["rules", "cybercrime"].reason == "one-sided"
    assert not any(kind == "rules" for kind, _ in relate(edition, "AD", "VA"))


def test_supply(edition: Edition) -> None:
    found = relate(edition, "FR", "US")
    naming = found["supply", "naming"]
    assert (naming.verdict, naming.reason, naming.names) == ("unclear", "no-data", {"missing": ("US",)})
    assert relate(edition, "FR", "DE")["supply", "chips"].reason == "reported-as-one"
    chips = relate(edition, "FR", "JP")["supply", "chips"]
    assert chips.figures["first_on_second_low"] == pytest.approx(0.25)
    assert (chips.figures["second_on_first_low"], chips.figures["second_on_first_high"]) == pytest.approx((0, 0.4))
    assert chips.reason == "supplier-unknown"
    own = relate(edition, "FR", "JP")["supply", "naming"]
    assert own.figures["first_on_second_high"] == pytest.approx(0.2)
    models = relate(edition, "US", "CN")["supply", "ai"]
    assert (models.verdict, models.low) == ("competitor", None)
    assert relate(edition, "FR", "US")["supply", "ai"].reason == "same-for-all"


def test_measures(edition: Edition) -> None:
    both = relate(edition, "JP", "US")["measures", "listings"]
    assert (both.verdict, both.figures) == ("adversary", {"by_first": 1, "by_second": 2})
    assert relate(edition, "FR", "JP")["measures", "listings"].reason == "not-listed"
    assert relate(edition, "FR", "DE")["measures", "listings"].reason == "no-list"
    assert judge_listings(0, 3, known=True) == ("unclear", "one-way")


def test_listings_are_counted() -> None:
    counted = count_listings(ENTRIES).row(2, named=True)
    assert counted == {
        "imposer": "US",
        "target": "JP",
        "list": "us_list",
        "listed": 2,
        "ended": 1,
        "first": DAY,
        "last": date(2025, 1, 31),
    }


@pytest.mark.parametrize(("first", "second"), [("FR", "JP"), ("DE", "US"), ("FR", "DE"), ("JP", "US"), ("US", "CN")])
def test_a_relation_has_no_direction(edition: Edition, first: str, second: str) -> None:
    there, back = relate(edition, first, second), relate(edition, second, first)
    assert {key: (one.verdict, one.reason, one.low) for key, one in there.items()} == {
        key: (one.verdict, one.reason, one.low) for key, one in back.items()
    }


def test_the_thresholds_of_rules_and_supply() -> None:
    assert judge_rules(1 / 3, 2 / 3, 0, 2) == ("unclear", "list-incomplete")
    assert judge_rules(1 / 4, 1 / 4, 1, 2) == ("unclear", "between")
    assert judge_supply((0.1, 0.1), (0.1, 0.1), 0.9) == ("partner", None)
    assert judge_supply((0.1, 0.1), (0.09, 0.09), 0.09) == ("unclear", "one-way")
    assert judge_supply((0.05, 0.09), (0.05, 0.2), 0.0) == ("unclear", "little")


def test_nobody_relates_to_itself(edition: Edition) -> None:
    with pytest.raises(InputError) as caught:
        relate_states(edition, "FR", "FR")
    assert caught.value.code == "same-country"
