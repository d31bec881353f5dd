"""``hansa stress`` on the coarse model, as a person would type it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hansa.cli import cli
from hansa.errors import InputError
from hansa.stress.scenario import parse_scenario

TONGA = "to-2022-volcano"


def ask(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["stress", *map(str, arguments)])


def answer(*arguments: object) -> Any:
    result = ask(*arguments, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def refuse(*arguments: object) -> str:
    """Return the sentence and the cure with which a command refuses."""
    error = ask(*arguments).exception
    assert isinstance(error, InputError), error
    return f"{error} {error.hint}"


def test_a_scenario_of_the_library_is_answered_country_by_country() -> None:
    found = answer("run", TONGA, "--country", "Tonga")
    assert set(found) >= {"model", "scenario", "outcomes", "covered_weight", "seconds"}
    assert found["model"]["kind"] == "coarse"
    assert found["scenario"]["shocks"] == [{"cut": ["Nuku'alofa – Suva, Fiji"]}]
    (tonga,) = found["outcomes"]
    assert tonga["country"] == "TO"
    assert tonga["reachability_lost_share"] == 1
    assert (tonga["transit_gained"], tonga["transit_lost"]) == ([], [])  # nobody carries what is not there
    assert tonga["physical"]["places"] == ["Nuku'alofa"]
    assert [(one["measure"], one["verdict"]) for one in found["observed"]] == [
        ("reachability_lost", "agrees"),
        ("detour", "unknown"),
    ]


def test_an_operator_lost_shifts_transit_to_others() -> None:
    found = answer("operator", "AS3356", "--from", "nl", "--country", "NL", "--country", "FR")
    assert found["scenario"]["shocks"] == [{"operator": [3356], "from": "nl"}]
    by_country = {one["country"]: one for one in found["outcomes"]}
    assert set(by_country) == {"NL", "FR"}
    lost = by_country["NL"]["transit_lost"][0]
    assert (lost["network"], lost["country"]) == (3356, "US")
    assert lost["share"] < 0 < by_country["NL"]["transit_gained"][0]["share"]
    assert 0 < found["covered_weight"] <= 1


@pytest.mark.parametrize(
    ("command", "shock"),
    [
        (("sever", "RU", "eu"), {"sever": ["RU", "eu"]}),
        (("isolate", "EG", "--except", "AS20928"), {"isolate": ["EG"], "except": [20928]}),
        (("cut", "Marseille", "--kind", "land"), {"cut": ["Marseille"], "kind": "land"}),
        (("supplier", "US", "--layer", "cloud", "--to", "FR"), {"supplier": "US", "layer": "cloud", "to": ["FR"]}),
    ],
)
def test_each_command_is_a_scenario_of_one_shock(command: tuple[str, ...], shock: dict[str, object]) -> None:
    found = answer(*command, "--country", "FR")
    assert found["scenario"]["shocks"] == [shock]
    assert found["scenario"]["name"] == found["scenario"]["shocks_in_words"][0]


def test_a_file_is_run_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "tonga.yml"
    path.write_text(ask("show", TONGA).output, encoding="utf-8")
    assert answer("run", path, "--country", "TO")["outcomes"] == answer("run", TONGA, "--country", "TO")["outcomes"]


def test_what_is_made_by_rule_is_shown_as_a_file_too() -> None:
    shown = parse_scenario(ask("show", "isolation-fr").output, Path("shown.yml"))
    assert [one.model_dump(exclude_defaults=True) for one in shown.shocks] == [{"isolate": ("FR",)}]


def test_the_library_is_listed_by_kind() -> None:
    listed = answer("list", "--kind", "cable_cut")["scenarios"]
    assert TONGA in {one["id"] for one in listed}
    assert {one["kind"] for one in listed} == {"cable_cut"}
    assert not all(one["computed"] for one in listed)
    assert "told, not computed" in " ".join(ask("list", "--kind", "certificate_authority").output.split())


def test_random_failures_are_the_same_for_the_same_seed() -> None:
    first, again, other = (
        answer("random", "SN", "--failures", 3, "--samples", 5, "--of", "networks", "--seed", seed)
        for seed in (1, 1, 2)
    )
    assert first["curve"] == again["curve"] != other["curve"]
    assert [step["failures"] for step in first["curve"]] == [0, 1, 2, 3]
    assert first["curve"][0]["mean"] == first["curve"][0]["targeted"] == 0


def test_the_worst_failures_are_bounded() -> None:
    found = answer("worst", "EE", "-k", 2)
    lost = [one["reachability_lost_share"] for one in found["failures"]]
    assert lost == sorted(lost)
    assert lost[-1] == found["reachability_lost_share"] <= found["at_most_share"]
    assert all(one["networks"] for one in found["failures"])


def test_new_links_help_against_a_scenario() -> None:
    found = answer("harden", "TO", "-k", 1, "--against", "isolation-fj")
    (link,), (threat,) = found["links"], found["against"]
    assert link["home"]["country"] == "TO" != link["partner"]["country"]
    assert threat["lost_share_after"] < threat["lost_share_before"]
    assert link["lost_share_after"] == threat["lost_share_after"]


def test_documents_are_named_after_the_scenario(tmp_path: Path) -> None:
    result = ask("run", TONGA, "--country", "TO", "--format", "md,json", "--out", tmp_path, "--lang", "fr")
    assert result.exit_code == 0, result.exception
    names = [f"hansa-stress-{TONGA}-to-fr.{form}" for form in ("md", "json")]
    assert [Path(line).name for line in result.stdout.split()] == names
    assert json.loads((tmp_path / names[1]).read_text("utf-8"))["scenario"]["id"] == TONGA


@pytest.mark.parametrize(
    ("command", "parts"),
    [
        (("run", "to-2022-volcan"), ("to-2022-volcan", TONGA)),
        (("run", "none.yml"), ("none.yml", "No such file")),
        (("run", "us-2021-fastly"), ("no shock that can be computed",)),
        (("operator", "Levl3"), ("Levl3", "Lumen (AS3356)", "full graph")),
        (("operator", "99999999"), ("AS99999999", "--model full")),
        (("operator", "3356", "--from", "Atlantis"), ("Atlantis",)),
        (("operator", "3356", "--country", "Frnace"), ("Frnace", "France (FR)")),
        (("operator", "3356", "--model", "full"), ("no full graph", "hansa evidence sync")),
        (("operator", "3356", "--format", "xyz"), ("xyz", "docx")),
        (("sever", "RU", "RU"), ("RU cannot be severed from itself",)),
        (("cut", "Atlantisville"), ("Atlantisville",)),
        (("supplier", "US", "--layer", "clouds"), ("clouds", "cloud")),
        (("random", "SN", "--failures", "5000"), ("5000 failures", "or fewer")),
        (("random", "HM", "--failures", "1"), ("HM",)),
        (("list", "--kind", "flood"), ("flood", "cable_cut")),
    ],
)
def test_what_cannot_be_answered_says_why_and_what_to_do(command: tuple[str, ...], parts: tuple[str, ...]) -> None:
    said = refuse(*command)
    assert all(part in said for part in parts), said


def test_a_scenario_named_longer_than_any_file_is_not_known() -> None:
    result = ask("run", "a" * 400)
    assert isinstance(result.exception, InputError)
    assert result.exception.code == "unknown-scenario"


@pytest.mark.parametrize(
    ("command", "bounds"),
    [
        (("random", "SN", "--failures", 0), "1<=x<=10000"),
        (("random", "SN", "--failures", 1, "--samples", 0), "1<=x<=10000"),
        (("random", "SN", "--failures", 1, "--seed", -1), "0<=x<=4294967295"),
        (("worst", "EE", "-k", 0), "1<=x<=20"),
        (("worst", "EE", "--count", 21), "1<=x<=20"),
        (("harden", "EE", "-k", 0), "1<=x<=20"),
    ],
)
def test_what_is_out_of_bounds_is_refused_at_once(command: tuple[object, ...], bounds: str) -> None:
    result = ask(*command)
    assert result.exit_code == 2
    assert bounds in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("name: x\nshocks:\n  - operator: 174\n    form: RU\n", ("line 4", "`form`", "operator, from")),
        ("name: x\nshocks:\n  - isolate: EG\n    except: [20928]\n  - operator: 20928\n", ("AS20928", "excepted")),
        ("name: x\nshocks: []\n", ("no shock that can be computed",)),
    ],
)
def test_a_wrong_file_is_refused_at_its_line(text: str, parts: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "wrong.yml"
    path.write_text(text, encoding="utf-8")
    said = refuse("run", path)
    assert all(part in said for part in parts), said


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_screen_says_what_changed_for_whom(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = ask("run", TONGA, "--country", "TO", "--lang", lang)
    assert result.exit_code == 0, result.exception
    assert "Tonga" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "{" not in result.stdout
