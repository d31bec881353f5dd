"""``hansa routes`` on a graph of eight networks, as a person would type it.

::

    1 ── 2          peers
    │    │ ╲
    3    4  5       customers below their providers
    │   ╱   │
    6 ─╯    7       6 has two providers; 8 stands alone with its peer 7
                    8 ── 7
"""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from hansa.cli import cli

GRAPH = "# metadata\n1|2|0\n1|3|-1\n2|4|-1\n2|5|-1\n3|6|-1\n4|6|-1\n5|7|-1\n7|8|0\n"


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path / "workspace"))
    path = tmp_path / "graph.txt"
    path.write_text(GRAPH)
    return path


def ask(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["routes", *map(str, arguments)])


def answer(*arguments: object) -> dict[str, object]:
    result = ask(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_check_counts_networks_and_links(graph: Path) -> None:
    found = answer("check", graph)
    assert {
        name: found[name] for name in ("ases", "links", "customer_links", "peer_links", "provider_free", "cycles")
    } == {
        "ases": 8,
        "links": 8,
        "customer_links": 6,
        "peer_links": 2,
        "provider_free": 3,
        "cycles": [],
    }
    assert found["without_country"] == 8
    model = found["model"]
    assert isinstance(model, dict)
    assert model["kind"] == "file"
    assert "plevin_as_operators" in model["missing"]


def test_lengths_names_kind_and_length_of_every_network(graph: Path, tmp_path: Path) -> None:
    table = tmp_path / "lengths.csv"
    assert ask("lengths", graph, "--to", 6, "--csv", table).exit_code == 0
    assert pl.read_csv(table).rows() == [
        (1, "customer", 2),
        (2, "customer", 2),
        (3, "customer", 1),
        (4, "customer", 1),
        (5, "provider", 3),
        (6, "origin", 0),
        (7, "provider", 4),
        (8, "none", None),
    ]


def test_a_peer_passes_no_route_of_its_provider_on(graph: Path) -> None:
    found = answer("path", 8, 6, graph)
    assert found["paths"] == []
    assert found["kind"] == "none"


def test_path_lists_the_equally_good_ones(graph: Path, tmp_path: Path) -> None:
    both = tmp_path / "both.txt"
    both.write_text(GRAPH + "1|4|-1\n")
    paths = answer("path", 6, 5, both)["paths"]
    assert isinstance(paths, list)
    assert [[hop["asn"] for hop in path] for path in paths] == [[6, 4, 2, 5]]
    paths = answer("path", "AS1", "as6", both)["paths"]
    assert isinstance(paths, list)
    assert sorted([hop["asn"] for hop in path] for path in paths) == [[1, 3, 6], [1, 4, 6]]


def test_all_pairs_adds_up(graph: Path) -> None:
    found = answer("all-pairs", graph)
    lengths, kinds = found["lengths"], found["by_kind"]
    assert isinstance(lengths, list)
    assert isinstance(kinds, dict)
    assert found["connected_pairs"] == sum(lengths)
    assert sum(kinds.values()) == 64
    assert lengths[0] == kinds["origin"] == 8
    assert found["mean_length"] == pytest.approx(sum(n * pairs for n, pairs in enumerate(lengths)) / sum(lengths))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lengths", "GRAPH", "--to", "99"), "AS99"),
        (("path", "1", "77", "GRAPH"), "AS77"),
        (("check", "gone.txt"), "gone.txt"),
        (("transit", "GRAPH", "--country", "Frnace"), "France"),
        (("transit", "GRAPH", "--country", "FR"), "FR"),
        (("transit", "GRAPH", "--country", ""), "country"),
        (("path", "AS1", "orange", "GRAPH"), "AS3215"),
        (("check", "."), "folder"),
    ],
)
def test_what_cannot_be_answered_is_one_line(
    graph: Path, arguments: tuple[str, ...], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from hansa.cli import main

    with pytest.raises(SystemExit) as stop:
        main(["routes", *(str(graph) if part == "GRAPH" else part for part in arguments)])
    assert stop.value.code == 2
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith("hansa: ")]
    assert len(lines) == 1
    assert words in lines[0]


@pytest.mark.parametrize("line", ["1|x|-1", "1|2|7", "3|3|0", "2|1|-1"])
def test_a_wrong_line_is_named(graph: Path, line: str, capfd: pytest.CaptureFixture[str]) -> None:
    from hansa.cli import main

    graph.write_text(GRAPH + line + "\n")
    with pytest.raises(SystemExit) as stop:
        main(["routes", "check", str(graph)])
    assert stop.value.code == 2
    assert f"{graph}, line 10" in capfd.readouterr().err
