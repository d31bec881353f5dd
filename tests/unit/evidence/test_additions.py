"""Instruments that a user brings: what is read, what is refused with its line, and what becomes of the edition."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from hansa import workspace
from hansa.alliance.rules import weigh_rules
from hansa.cli import cli, main
from hansa.errors import HansaError
from hansa.evidence import open_edition
from hansa.evidence.additions import add_instruments, list_added, read_instruments_file, remove_instrument
from hansa.figures.expression import measure

YAML = """id: sahel_pact
name_en: Sahel pact on data
name_fr: Pacte du Sahel sur les données
kind: treaty
topic: data protection
as_of: 2026-11
complete: yes
source: Ministry of X
members:
  - { country: ML, status: ratified }
  - { country: Niger, status: signed, date: 2026-05 }
  - { country: EU }
"""
CSV = """id,name_en,kind,topic,as_of,complete,source,country,status
club,A club,informal group,digital,2026,no,Ministry of X,France,
club,A club,informal group,digital,2026,no,Ministry of X,DE,member
pact,A pact,treaty,data,2026-01-31,yes,Ministry of Y,DE,signed
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(workspace.VARIABLE, str(tmp_path / "w"))


def test_both_forms_are_read(tmp_path: Path) -> None:
    (pact,) = read_instruments_file(write(tmp_path, "pact.yml", YAML))
    assert [(one.country, one.status, one.date) for one in pact.members] == [
        ("ML", "ratified", ""),
        ("NE", "signed", "2026-05"),
        ("EU", "member", ""),
    ]
    assert (pact.whole, pact.dataset) == (True, "added_sahel_pact")
    club, second = read_instruments_file(write(tmp_path, "many.csv", "\ufeff" + CSV))
    assert [one.country for one in club.members] == ["FR", "DE"]
    assert (club.whole, second.whole, second.members[0].status) == (False, True, "signed")
    listed = write(tmp_path, "list.yml", "\n".join(f"- {YAML}".replace("\n", "\n  ").splitlines()))
    assert len(read_instruments_file(listed)) == 1


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("a.yml", YAML.replace("ML,", "Atlantis,"), "addition-country", 10),
        ("a.yml", YAML.replace("status: signed", "status: thinking"), "addition-value", 11),
        ("a.yml", YAML.replace("Niger", "Mali"), "addition-twice", 11),
        ("a.yml", YAML.replace("kind: treaty", "kind: wish"), "addition-value", 4),
        ("a.yml", YAML.replace("complete: yes", "complete: perhaps"), "addition-value", 7),
        ("a.yml", YAML.replace("as_of: 2026-11", "as_of: last week"), "addition-value", 6),
        ("a.yml", YAML.replace("id: sahel_pact", "id: Sahel Pact!"), "addition-value", 1),
        ("a.yml", YAML.replace("topic:", "subject:"), "written-missing", 1),
        ("a.yml", YAML.partition("members:")[0] + "members: []\n", "addition-empty", None),
        ("a.yml", "id: [", "written-broken", None),
        ("a.csv", CSV.replace("source", "from"), "addition-columns", None),
        ("a.csv", CSV.replace("France", "Frankonia"), "addition-country", 2),
        (
            "a.csv",
            CSV.replace("digital,2026,no,Ministry of X,DE", "digital,2025,no,Ministry of X,DE"),
            "addition-value",
            3,
        ),
        ("a.csv", CSV.partition("\n")[0] + "\n", "addition-empty", None),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, name: str, text: str, code: str, line: int | None) -> None:
    with pytest.raises(HansaError) as refused:
        read_instruments_file(write(tmp_path, name, text))
    assert (refused.value.code, refused.value.fields.get("line") if line else None) == (code, line)
    assert "\n" not in str(refused.value)
    assert refused.value.hint


def test_what_is_added_counts_with_its_source_until_it_is_taken_back(tmp_path: Path) -> None:
    before = open_edition()
    add_instruments(write(tmp_path, "pact.yml", YAML), before.table("instruments")["id"].to_list())
    edition = open_edition()
    assert edition.id != before.id
    assert edition.sources["added_sahel_pact"].publisher == "Ministry of X"
    assert edition.table("instruments").height == before.table("instruments").height + 1
    rows = edition.sql("select country from memberships where instrument = 'sahel_pact' order by country")
    assert rows["country"].to_list() == ["EU", "ML", "NE"]
    edition.verify()
    found = measure(edition, "ML", "member('sahel_pact')")
    assert (found.value, found.datasets) == (1, ("added_sahel_pact",))
    absent = measure(edition, "FR", "member('sahel_pact')")
    assert (absent.value, absent.as_of, absent.datasets) == (0, "2026-11", ("added_sahel_pact",))
    matrix = weigh_rules(edition, ["ML", "NE", "SN"])
    place = matrix.instruments.index("sahel_pact")
    assert matrix.complete[place]
    assert matrix.party[:, place].tolist() == [True, True, False]
    assert [one.id for one in list_added()] == ["sahel_pact"]
    remove_instrument("sahel_pact")
    assert (open_edition().id, list_added()) == (before.id, ())
    assert open_edition().table("memberships").filter(pl.col("instrument") == "sahel_pact").is_empty()


def test_an_instrument_of_the_edition_cannot_be_replaced(tmp_path: Path) -> None:
    path = write(tmp_path, "dfi.yml", YAML.replace("sahel_pact", "dfi"))
    with pytest.raises(HansaError) as refused:
        add_instruments(path, ["dfi"])
    assert refused.value.code == "addition-taken"
    assert list_added() == ()


def test_the_command_adds_lists_and_removes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write(tmp_path, "pact.yml", YAML))
    run = CliRunner()
    assert (
        "complete as of 2026-11; source: Ministry of X" in run.invoke(cli, ["evidence", "add-instrument", path]).output
    )
    assert "sahel_pact" in run.invoke(cli, ["evidence", "added"]).output
    shown = run.invoke(cli, ["evidence", "show", "added_sahel_pact"]).output
    assert "Ministry of X" in shown
    text = run.invoke(cli, ["alliance", "value", "ML,NE,SN"]).output
    assert "Sahel pact on data" in text
    assert "Ministry of X, 2026-11" in " ".join(text.split())
    assert "taken back" in run.invoke(cli, ["evidence", "remove-instrument", "sahel_pact"]).output
    bad = str(write(tmp_path, "bad.yml", YAML.replace("ML,", "Atlantis,")))
    with pytest.raises(SystemExit) as ended:
        main(["evidence", "add-instrument", bad])
    out, err = capsys.readouterr()
    assert (ended.value.code, out, err.count("\n")) == (2, "", 1)
    assert "bad.yml, line 10" in err
