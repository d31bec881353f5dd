"""``hansa alliance``: its JSON, its documents, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hansa.cli import cli, main

FOUR = "FR,DE,SN,EE"


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["alliance", *arguments], catch_exceptions=False)


def read(*arguments: str) -> dict[str, Any]:
    result = ask(*arguments, "--json")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_members_as_json() -> None:
    found = read("members", FOUR)
    assert {"coalition", "value", "pillars", "members", "method", "error"} <= set(found)
    assert found["coalition"]["members"] == ["DE", "EE", "FR", "SN"]
    assert [pillar["name"] for pillar in found["pillars"]] == ["security", "supply", "rules", "voice"]
    assert all(0 <= pillar["value"] <= 1 for pillar in found["pillars"])
    assert (found["value"], found["method"]["weights"]) == (None, None)
    first = found["members"][0]
    assert {"country", "pillars", "total", "gains"} <= set(first)
    for pillar in found["pillars"]:
        parts = [one["pillars"][pillar["name"]]["shapley"] for one in found["members"]]
        assert sum(parts) == pytest.approx(pillar["value"])
    assert {"scenarios", "layers", "lacking", "worst_scenario"} <= set(first["gains"])
    texts = found["pillars"][2]["parts"]["instruments"]
    assert all(one["pairs_share"] is None for one in texts if not one["complete"])
    assert all(one["as_of"] for one in texts if one["complete"])
    assert found["error"]["exact"] is True
    assert "Pearson" in found["error"]["model"]["error"]


@pytest.mark.slow
def test_candidates_as_json_in_the_order_asked_for() -> None:
    found = read("candidates", FOUR, "--most", "3", "--by", "moved")
    assert (found["order"], len(found["candidates"])) == ("moved", 3)
    assert {"country", "brings", "total", "gains", "mainstay"} <= set(found["candidates"][0])
    assert not {one["country"] for one in found["candidates"]} & set(found["coalition"]["members"])


def test_weights_change_the_value_and_are_told() -> None:
    found = read("value", FOUR, "--weights", "voice=1")
    assert found["value"] == pytest.approx(found["pillars"][3]["value"])
    assert found["method"]["weights"] == {"security": 0, "supply": 0, "rules": 0, "voice": 1}


def test_gaps_and_comparison_as_json() -> None:
    gaps = read("gaps", "d10")["gaps"]
    assert {one["instrument"] for one in gaps["instruments_not_shared"]} >= {"budapest"}
    assert gaps["outside_carriers"][0]["share"] > 0
    found = read("compare", "g7", "quad")
    assert found["shared"] == ["JP", "US"]
    assert set(found["differences"]) == {"security", "supply", "rules", "voice"}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("command", ["value", "members", pytest.param("candidates", marks=pytest.mark.slow), "gaps"])
def test_what_a_person_reads(command: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = ask(command, FOUR, "--lang", lang)
    assert result.exit_code == 0
    assert all(len(line) <= 80 for line in result.stdout.splitlines() if not line.startswith("\x1b"))
    assert ("Estonie" if lang == "fr" else "Estonia") in result.stdout


@pytest.mark.slow
def test_a_document_tells_all_sides(tmp_path: Path) -> None:
    result = ask("value", FOUR, "--format", "md,html,json", "--out", str(tmp_path))
    assert result.exit_code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"hansa-alliance-value-de-ee-fr-sn-en.{form}" for form in ("html", "json", "md")]
    text = (tmp_path / names[2]).read_text(encoding="utf-8")
    for heading in (
        "Pillars",
        "What the members bring",
        "What it lacks",
        "Possible new members",
        "Method and error",
        "Sources",
    ):
        assert f"## {heading}" in text
    assert "nan" not in text.lower().split()


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["value", "FR"], ["two members", "has 1"]),
        (["value", "FR,FR"], ["has 1"]),
        (["value", ""], ["“”"]),
        (["members", "d11"], ["“d11”", "d10"]),
        (["value", "world"], ["64"]),
        (["value", "d10", "--weights", "trust=1"], ["“trust”", "security, supply, rules, voice"]),
        (["value", "d10", "--weights", "voice=-1"], ["“-1”"]),
        (["value", "d10", "--weights", "voice=0"], ["All weights are 0"]),
        (["candidates", "d10", "--by", "brings"], ["weights"]),
        (["compare", "d10", "FR"], ["two members"]),
        (["relation", "FR", "Atlantis"], ["“Atlantis”"]),
        (["relation", "FR", "France"], ["itself"]),
        (["value", "d10", "--format", "doc"], ["“doc”"]),
    ],
)
def test_bad_input(arguments: list[str], parts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["alliance", *arguments])
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert err.count("\n") == 1
    assert all(part in err for part in parts), err
