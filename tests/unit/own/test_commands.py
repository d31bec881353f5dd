"""The commands of own figures: what they print, what they refuse, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hansa import workspace
from hansa.cli import main
from hansa.evidence.edition import find_own, open_with
from hansa.own.form import parse_rows
from hansa.own.kinds import KINDS, write_template
from hansa.own.remark import Remarks

CABLES = "Nom;Pays;Capacité (Tbit/s);;\r\nACE;Sénégal / France;12,8;;\r\n"
SAID = ("--source", "Ministry X, register of 2025-10", "--date", "2025-10")


class Said(NamedTuple):
    code: object
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(workspace.VARIABLE, str(tmp_path / "workspace"))
    open_with.cache_clear()
    yield
    open_with.cache_clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> Said:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        return Said(ended.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    path = tmp_path / "câbles.csv"
    path.write_bytes(CABLES.encode("cp1252"))
    return path


def test_a_file_of_excel_is_brought_in_shown_and_taken_back(run: Run, cables: Path) -> None:
    brought = run("evidence", "import", "cables", cables, *SAID)
    assert (brought.code, brought.err) == (0, "")
    for part in (
        "câbles.csv: 1 row on France and Senegal",
        "own_cables_2025_10",
        "Windows-1252",
        "semicolon",
        "cables (0 → 1)",
        "12.80",
    ):
        assert part in brought.out
    listed = json.loads(run("evidence", "imports", "--json").out)
    assert [(one["id"], one["countries"], one["tables"], one["in_use"]) for one in listed] == [
        ("own_cables_2025_10", ["FR", "SN"], ["cables"], True)
    ]
    shown = json.loads(run("evidence", "show", "own_cables_2025_10", "--json").out)
    assert (shown["publisher"], shown["ship"], shown["tables"]) == (
        "Ministry X, register of 2025-10",
        "no",
        {"cables": 1},
    )
    assert "own_cables_2025_10" in run("evidence", "list").out
    assert "Own figures in it, as they were given: own_cables_2025_10" in run("evidence", "verify").out
    assert run("evidence", "unimport", "own_cables_2025_10", "--yes").code == 0
    assert find_own() is None
    assert "No own figures were brought in" in run("evidence", "imports").out


def test_a_changed_file_is_found_by_the_check(run: Run, cables: Path) -> None:
    run("evidence", "import", "cables", cables, *SAID)
    own = find_own()
    assert own is not None
    (own / "own" / "own_cables_2025_10.csv").write_text("changed")
    found = run("evidence", "verify")
    assert (found.code, "The edition is damaged" in found.err) == (2, True)


def test_without_a_yes_nothing_is_taken_back(run: Run, cables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("evidence", "import", "cables", cables, *SAID)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _text: "n")
    assert run("evidence", "unimport", "own_cables_2025_10").code == 130
    assert find_own() is not None


def test_it_speaks_french(run: Run, cables: Path) -> None:
    said = run("evidence", "import", "cables", cables, *SAID, "--lang", "fr", "--dry-run")
    assert "Rien n’a été écrit" in said.out
    assert "point-virgule" in said.out
    refused = run("evidence", "import", "cables", cables, "--source", "X", "--date", "bientôt", "--lang", "fr")
    assert (refused.code, refused.out) == (2, "")
    assert "n’est pas une date de chiffres" in refused.err


def test_every_fault_is_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("name,countries,capacity_tbps\nA,Atlantis,1\nB,France,many\n", encoding="utf-8")
    refused = run("evidence", "import", "cables", path, *SAID)
    lines = refused.err.strip().splitlines()
    assert refused.code == 2
    assert [line.split(":")[1].strip() for line in lines] == [
        "wrong.csv, line 2, column “countries”",
        "wrong.csv, line 3, column “capacity_tbps”",
    ]
    assert not workspace.own_editions().exists() or find_own() is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_is_the_file_that_is_expected(run: Run, kind: object, tmp_path: Path) -> None:
    from hansa.errors import InputError
    from hansa.own.kind import Kind

    assert isinstance(kind, Kind)
    assert run("evidence", "template", kind.name).out == write_template(kind)
    path = tmp_path / "template.csv"
    assert run("evidence", "template", kind.slug, "--out", path).code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(InputError) as raised:  # its examples are no figures
        parse_rows(path.read_bytes(), kind.fields, kind.examples, Remarks("template.csv"))
    assert {one.code for one in (raised.value, *raised.value.others)} == {"own-example"}
    for field in kind.fields:
        assert field.name in write_template(kind)
        assert field.meaning_fr in write_template(kind)
    french = ",".join(field.name_fr for field in kind.fields) + "\n" + ",".join(kind.examples[0]) + "\n"
    with pytest.raises(InputError) as raised:
        parse_rows(french.encode(), kind.fields, kind.examples, Remarks("french.csv"))
    assert raised.value.code == "own-example"
