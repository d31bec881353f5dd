"""``hansa strategy prioritise``, ``review`` and ``import``: what they print, as JSON too, and their one-line errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from hansa.cli import main
from hansa.strategy.file import backup_of, read_strategy
from hansa.strategy.stratml import to_stratml
from tests.unit.strategy.samples import make_file, make_strategy


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


def test_priorities_show_every_part(run: Run, tmp_path: Path) -> None:
    shown = run("prioritise", make_file(tmp_path), "--samples", "500", "--staff", "2", "--budget", "40000")
    assert shown.code == 0
    for part in (
        "Senegal: 3 actions weighed.",
        "Security gained",
        "[security]",
        "60.0%",
        "draws among all weights that keep this order",
        "an action of your own",
        "within 2 full-time equivalents and EUR 40,000 a year",
        "Left out, staff or yearly cost in euros not known: Un",
        "A divided Internet",
    ):
        assert part in shown.out


def test_priorities_of_the_catalogue_as_json(run: Run, tmp_path: Path) -> None:
    path = make_file(tmp_path)
    told = json.loads(run("prioritise", path, "--catalogue", "--weights", "voice=1", "--samples", "500", "--json").out)
    assert (told["source"], told["weights"]["voice"], told["draws"]["samples"]) == ("options", 1.0, 500)
    assert len(told["portfolio"]["taken"]) > 1
    fewer = json.loads(run("prioritise", path, "--catalogue", "--samples", "500", "--at-most", "1", "--json").out)
    assert len(fewer["portfolio"]["taken"]) == 1
    free = json.loads(run("prioritise", path, "--any-weights", "--samples", "500", "--json").out)
    assert not free["draws"]["ordered"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--weights", "security"), "“security” gives no weight."),
        (("--weights", "charm=1"), "“charm” is no criterion"),
        (("--staff", "nan"), "Staff and money"),
    ],
)
def test_wrong_wishes_are_one_line(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = run("prioritise", make_file(tmp_path), *arguments)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert said in answer.err


def test_a_review_names_place_line_and_cure(run: Run, tmp_path: Path) -> None:
    path = make_file(tmp_path)
    shown = run("review", path)
    assert shown.code == 0
    for part in (
        "1. Purpose, scope and method: ",
        "[grave] The indicator “Câbles” has no target.",
        ".target, line ",
        "How to mend it: ",
    ):
        assert part in shown.out
    grave = run("review", path, "--severity", "high").out
    assert "[grave]" in grave
    assert "[notable]" not in grave
    told = json.loads(run("review", path, "--json", "--lang", "fr").out)
    assert told["read"] is None
    assert {"budget", "lead"} <= {one["place"].split(".")[-1] for one in told["findings"]}


def test_a_long_list_of_places_is_cut_unless_asked_for(run: Run) -> None:
    short, whole = run("review", "france-2017"), run("review", "france-2017", "--all-places")
    assert "more places" in short.out
    assert "more places" not in whole.out
    assert whole.out.count("the budget of “") == 21


def test_the_french_strategy_is_reviewed_as_far_as_it_was_read(run: Run) -> None:
    told = json.loads(run("review", "france-2017", "--json").out)
    assert told["read"]["origin"].startswith("Headings of the strategy published on 15 December 2017")
    assert {one["state"] for one in told["findings"]} == {"unread"}
    assert run("review", "france-1789").code == 2


def test_stratml_and_published_strategies_come_in(run: Run, tmp_path: Path) -> None:
    source, path = tmp_path / "plan.xml", tmp_path / "plan.yml"
    source.write_bytes(to_stratml(make_strategy()))
    assert "Axes 1, objectives 2, actions 3, indicators 1." in run("import", source, path).out
    assert read_strategy(path).strategy.country == "SN"
    again = run("import", source, path)
    assert (again.code, "is there already" in again.err) == (2, True)
    assert run("import", "france-2017", path, "--force").code == 0
    assert (read_strategy(path).strategy.country, backup_of(path).exists()) == ("FR", True)


def test_a_hostile_file_writes_nothing(run: Run, tmp_path: Path) -> None:
    source, path = tmp_path / "plan.xml", tmp_path / "plan.yml"
    source.write_text('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', encoding="utf-8")
    answer = run("import", source, path)
    assert (answer.code, answer.err.count("\n"), path.exists()) == (2, 1, False)
    assert "line 1: “<!DOCTYPE” has no place here" in answer.err
