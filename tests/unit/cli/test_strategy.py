"""``hansa strategy``: a strategy begun, answered in a talk and from a file, grown, compared and audited."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from hansa.cli import main
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.file import backup_of, read_strategy


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> Answer:
        with pytest.raises(SystemExit) as ended:
            main(["strategy", *(str(argument) for argument in arguments)])
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, *capsys.readouterr())

    return call


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "plan.yml"
    assert run("new", "Senegal", "--framework", "first-step", path).code == 0
    return path


def typed(monkeypatch: pytest.MonkeyPatch, lines: Sequence[str | type[BaseException]]) -> list[str]:
    """Let a person type lines; return what is left of them."""
    left = list(lines)

    def prompt(*_: Any, **__: Any) -> str:
        line = left.pop(0)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr(click, "prompt", prompt)
    return left  # type: ignore[return-value]


def test_a_strategy_is_begun(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    done = run("new", "Tonga", path, "--lang", "fr")
    assert (done.code, done.err) == (0, "")
    assert "104" in done.out  # the population that the profile rests on
    begun = read_strategy(path).strategy
    assert (begun.country, begun.profile, begun.framework, begun.lang, begun.axes) == (
        "TO",
        "small_state",
        None,
        "fr",
        (),
    )


def test_it_is_not_begun_twice_unless_forced(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    refused = run("new", "Tonga", plan)
    assert (refused.code, plan.read_bytes()) == (2, before)
    assert "--force" in refused.err
    assert run("new", "Tonga", plan, "--force").code == 0
    assert backup_of(plan).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("new", "Atlantis", "x.yml"), "Atlantis"),
        (("new", "SN", "x.yml", "--framework", "spain"), "first-step"),
        (("new", "SN", "x.yml", "--profile", "dwarf"), "small_state"),
        (("options", "SN", "--objective", "9.9"), "9.9"),
        (("options", "SN", "--option", "envoy-tecnology"), "envoy-technology"),
        (("step", "none.yml"), "none.yml"),
        (("audit", "none.yml"), "none.yml"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err
    assert list(tmp_path.iterdir()) == []


def test_every_fault_of_a_file_is_a_line(run: Run, plan: Path) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("lang: en", "lang: de\nvisoin: x"), encoding="utf-8")
    done = run("audit", plan)
    assert (done.code, done.out) == (2, "")
    assert [f"line {number}" in line for number, line in zip((3, 4), done.err.splitlines(), strict=True)] == [
        True,
        True,
    ]


def test_options_come_with_reasons_and_gaps(run: Run) -> None:
    done = run("options", "SN", "--most", "3")
    assert done.code == 0
    assert "\n3. " in done.out
    assert "\n4. " not in done.out
    assert "\n • " in done.out
    told = json.loads(run("options", "SN", "--objective", "1.1", "--json").out)
    assert told["profile"] == "emerging_economy"
    assert all("1.1" in option["objectives"] for option in told["options"])
    assert told["options"][0]["score"] > 0
    whole = run("options", "SN", "--option", "no-shutdown", "--lang", "fr").out
    assert load_catalogue().options["no-shutdown"].reasons_against[0].fr in whole


def test_a_talk_keeps_every_answer_and_goes_on_where_it_was_left(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, ["Trois câbles.", "", KeyboardInterrupt])
    left = run("step", plan)
    assert left.code == 130
    assert "kept" in left.err
    assert read_strategy(plan).strategy.problem == "Trois câbles."
    rest = typed(monkeypatch, ["Un.", "Tous.", "dfi", "Rien.", "dwarf", "2", "Nous sommes huit."])
    done = run("step", plan)
    assert (done.code, rest) == (0, [])
    assert "dwarf" in done.err
    strategy = read_strategy(plan).strategy
    assert strategy.steps["situate"].state == "done"
    assert (strategy.choices[0].chosen, strategy.choices[0].reason) == (("emerging_economy",), "Nous sommes huit.")
    assert "6/6" not in done.out  # the answered question was not put again


def test_an_interrupt_at_the_reason_keeps_the_choice(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, ["first-step", click.Abort])
    assert run("step", plan, "options").code == 130
    assert [choice.reason for choice in read_strategy(plan).strategy.choices] == [None]


def test_a_full_stop_ends_the_talk(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, ["."])
    assert run("step", plan, "3").code == 0
    assert read_strategy(plan).strategy.steps["futures"].answers == {}


def test_figures_stand_beside_the_questions(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, ["."])
    lines = run("step", plan, "situate").out.splitlines()
    assert sum(line.startswith("  · ") for line in lines) == len(
        load_catalogue().steps["situate"].questions[0].evidence
    )


def test_answers_from_a_file_are_taken_whole_or_not_at_all(run: Run, plan: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("interests:\n  vision: Ouvert.\nsituate:\n  profile: dwarf\n", encoding="utf-8")
    before = plan.read_bytes()
    refused = run("step", plan, "--answers", answers)
    assert (refused.code, plan.read_bytes()) == (2, before)
    assert f"{answers}:4, situate.profile" in refused.err
    assert run("step", plan, "interests", "--answers", answers, "--author", "Cabinet").code == 0
    assert read_strategy(plan).strategy.vision == "Ouvert."
    told = json.loads(run("step", plan, "--json").out)
    assert told["next"] == "situate"
    assert next(one for one in told["steps"] if one["id"] == "interests")["questions"][0]["answer"] == "Ouvert."


def test_options_are_added(run: Run, plan: Path) -> None:
    done = run("add", plan, "no-shutdown", "envoy-technology", "--reason", "Urgent", "--lang", "fr")
    assert (done.code, done.err) == (0, "")
    strategy = read_strategy(plan).strategy
    assert {action.option for _, action in strategy.actions()} == {"no-shutdown", "envoy-technology"}
    assert [choice.reason for choice in strategy.choices] == ["Urgent", "Urgent"]
    before = plan.read_bytes()
    assert run("add", plan, "critical-register", "no-shutdown").code == 2
    assert plan.read_bytes() == before
    told = json.loads(run("add", plan, "critical-register", "--json").out)
    assert [one["action"]["option"] for one in told] == ["critical-register"]


def test_audit_and_diff(run: Run, plan: Path, tmp_path: Path) -> None:
    former = tmp_path / "former.yml"
    former.write_bytes(plan.read_bytes())
    assert "\nThe two strategies are the same.\n" in run("diff", former, plan).out
    assert "\nLes deux stratégies sont identiques.\n" in run("diff", former, plan, "--lang", "fr").out
    run("add", plan, "no-shutdown")
    assert "no-shutdown" in run("diff", former, plan).out
    assert {one["state"] for one in json.loads(run("diff", former, plan, "--json").out)} == {"added"}
    assert json.loads(run("audit", plan, "--json").out)["choices"][0]["state"] == "stands"
    plan.write_text(plan.read_text(encoding="utf-8").replace("holds: true", "holds: false"), encoding="utf-8")
    assert run("audit", plan).code == 0


def test_the_schema(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("schema").out)
    assert "axes" in told["properties"]
    run("schema", "--out", tmp_path / "schema.json")
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == told
