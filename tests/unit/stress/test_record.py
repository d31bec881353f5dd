"""What was seen beside what is computed and guessed, on three countries by hand."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import polars as pl
import pytest

from hansa.evidence import Edition
from hansa.evidence.relationships import Relationships
from hansa.routing.attributes import Attributes
from hansa.routing.graph import build_graph
from hansa.routing.model import Model
from hansa.stress.record import check_events, read_record
from hansa.stress.scenario import Observed, Scenario, ScenarioKind
from hansa.stress.shocks import Isolate, Operator, Shock, Supply
from hansa.titles import Titles
from tests.hand_made import make_edition

TEXT = Titles(en="seen", fr="vu")


def tell(name: str, kind: ScenarioKind, shock: Shock, seen: dict[str, str]) -> Scenario:
    observed = tuple(
        Observed(country=code, measure="reachability_lost" if up == "up" else "none", direction=up, text=TEXT)  # type: ignore[arg-type]
        for code, up in seen.items()
    )
    return Scenario(id=name, name=Titles(en=name, fr=name), kind=kind, shocks=(shock,), observed=observed)


OUTCOMES = pl.DataFrame(
    [("outage", "EE", 0.8), ("leaves", "EE", 0.02), ("order", "SN", 1.0), ("other", "EE", 0.5)],
    schema=["scenario", "country", "reachability_lost_share"],
    orient="row",
)


@pytest.fixture
def model() -> Model:
    graph = build_graph(Relationships(np.full(3, 1), np.array([2, 3, 4]), np.full(3, -1, np.int8)))
    country = {1: "FR", 2: "EE", 3: "EE", 4: "SN"}
    users = {1: 0.0, 2: 3.0, 3: 1.0, 4: 5.0}
    asns = graph.asn.tolist()
    none = np.zeros(len(asns))
    return Model(
        "full", "", graph,
        Attributes(
            ["x"] * len(asns), np.array([country[asn] for asn in asns]), np.full(len(asns), "", "U2"),
            np.array([users[asn] for asn in asns]), none,
        ),
    )  # fmt: skip


def test_hits_misses_and_false_alarms_are_counted_beside_a_guess(model: Model, tmp_path: Path) -> None:
    ran = [
        tell("outage", "operator_failure", Operator(operator=(2,)), {"EE": "up", "SN": "none"}),
        tell("leaves", "sanction", Operator(operator=(2,), from_="EE"), {"EE": "none"}),
        tell("order", "shutdown", Isolate(isolate=("SN",)), {"SN": "up", "EE": "none"}),
        tell("blocked", "shutdown", Isolate(isolate=("EE",)), {"EE": "up"}),
        tell("names", "dns_failure", Supply(supplier="A"), {"EE": "none"}),
    ]
    table = check_events(model, cast("Edition", None), ran, OUTCOMES)
    assert {
        (row["scenario"], row["country"]): (row["lost_share"], row["guessed_share"]) for row in table.to_dicts()
    } == {
        ("outage", "EE"): (0.8, 0.75),
        ("outage", "SN"): (0.0, 0.0),
        ("leaves", "EE"): (0.02, 0.0),
        ("order", "SN"): (1.0, 1.0),
        ("order", "EE"): (0.0, 0.0),
        ("blocked", "EE"): (0.0, 1.0),
    }
    lines = {one.group: one for one in read_record(make_edition(tmp_path / "edition", {"event_checks": table}))}
    shutdown = lines["shutdown"]
    assert (shutdown.losses, shutdown.found, shutdown.guessed) == (2, 1, 2)
    assert (lines["sanction"].spared, lines["sanction"].alarms, lines["sanction"].guessed_alarms) == (1, 1, 0)
    everything = lines[""]
    assert (everything.losses, everything.found, everything.spared, everything.alarms) == (3, 2, 3, 1)


def test_an_edition_without_checks_says_nothing(tmp_path: Path) -> None:
    assert read_record(make_edition(tmp_path / "bare", {})) == ()
