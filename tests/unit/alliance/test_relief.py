"""Losses given back by routes through others."""

from __future__ import annotations

import numpy as np
import pytest

from hansa.alliance.games import list_subsets
from hansa.alliance.losses import MemberLosses
from hansa.alliance.relief import Relief, trace_relief
from hansa.routing.model import Model
from hansa.stress.damage import Damage
from tests.reference.routing.obvious import Link
from tests.unit.alliance.networks import lose, make_model

LINKS: list[Link] = [(1, 2, -1), (5, 3, -1), (1, 5, 0), (2, 3, 0), (5, 4, -1), (1, 6, -1)]
COUNTRY = {1: "US", 2: "FR", 3: "DE", 4: "SN", 5: "SE", 6: "JP"}
"""FR hangs on US, DE and SN on SE; FR and DE are peers; JP hangs on US alone."""


def shock(model: Model, *asns: int) -> Damage:
    return Damage(lose(model, *asns), np.empty((0, 2), np.int64))


def relieve(members: tuple[str, ...], links: list[Link] = LINKS) -> Relief:
    model = make_model(links, COUNTRY)
    return trace_relief(model, members, {"us": shock(model, 1)}, dict.fromkeys(members, ("us",)))


def test_a_peer_carries_what_its_provider_can_reach() -> None:
    relief = relieve(("FR", "DE", "SN"))
    loss = relief.lose("FR")["us"]
    assert (loss.lost, loss.repairable) == pytest.approx((4 / 5, 2 / 5))  # US and JP are gone; SN and SE are not
    regained = relief.regain(("FR", "DE", "SN"), list_subsets(3))["us"]
    assert regained[0].tolist() == pytest.approx([0, 0, 0, 2 / 5, 0, 0, 0, 2 / 5])  # with DE, whoever else is there
    assert not regained[2].any()  # SN is linked with no other member itself
    assert relief.worth(("FR", "DE", "SN"), list_subsets(3))[-1] == pytest.approx(2 / 3)  # of what FR and SN lose


def test_what_is_lost_for_all_is_told_and_not_counted() -> None:
    relief = relieve(("JP", "FR", "DE"))
    loss = relief.lose("JP")["us"]
    assert loss.lost == pytest.approx(1)
    assert loss.repairable == 0
    assert relief.regain(("JP", "FR", "DE"), np.ones((1, 3), np.bool_))["us"][0, 0] == 0


def test_what_a_country_can_mend_alone_is_not_the_coalitions_merit() -> None:
    own: list[Link] = [*LINKS, (2, 7, 0), (5, 7, -1)]
    model = make_model(own, {**COUNTRY, 7: "FR"}, {7: 1e-9})
    members = ("FR", "DE")
    relief = trace_relief(model, members, {"us": shock(model, 1)}, {"FR": ("us",)})
    assert relief.lose("FR")["us"].repairable > 0
    assert relief.regain(members, list_subsets(2))["us"].max() == pytest.approx(0, abs=1e-6)


def test_the_library_is_measured_as_relief_measures_it() -> None:
    model = make_model(LINKS, COUNTRY)
    rows = {code: (lost, repairable) for code, lost, repairable in MemberLosses(model).measure(shock(model, 1))}
    assert rows["FR"] == pytest.approx((4 / 5, 2 / 5))
    assert rows["JP"] == pytest.approx((1, 0))


def test_no_loss_is_no_relief() -> None:
    relief = trace_relief(make_model(LINKS, COUNTRY), ("FR", "DE"), {}, {})
    assert relief.worth(("FR", "DE"), list_subsets(2)).tolist() == [0, 0, 0, 0]
