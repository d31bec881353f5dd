"""The command line: what it answers, and the one line with which it refuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

import hansa
from hansa import workspace
from hansa.cli import COMMANDS, main
from hansa.cli.evidence import _print_synced
from hansa.countries import all_countries
from hansa.dependence.layers import LAYERS
from hansa.dependence.measures import measure_all
from hansa.evidence import Edition, all_sources
from hansa.evidence.edition import MANIFEST, open_with
from hansa.evidence.sync import Synced
from tests.file_server import FileServer, serving
from tests.hand_made import make_edition, make_rows
from tests.patience import PATIENCE_S

PROGRAM = str(Path(sys.executable).with_name("hansa"))
HEAVY = {"polars", "altair", "rich", "duckdb", "numba", "pyarrow", "pydantic", "pooch", "babel", "numpy", "yaml"}


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> Answer:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, *capsys.readouterr())

    return call


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    rows = pl.concat([make_rows("FR", [("A", "FR", 0.5), ("B", "US", 0.5)]), make_rows("EE", [("A", "FR", 1.0)])])
    tables = {
        "dependence": rows,
        "measures": measure_all(rows, []),
        "instruments": pl.DataFrame(
            {
                "id": ["eu"],
                "name_en": ["Union"],
                "name_fr": ["Union"],
                "as_of": ["2025"],
                "dataset": ["hand_made"],
                "complete": [True],
                "launch": [False],
            }
        ),
        "memberships": pl.DataFrame({"instrument": ["eu"], "country": ["FR"], "status": ["member"]}),
        "indicators": pl.DataFrame({"country": ["FR"], "indicator": ["population"], "year": [2024], "value": [68e6]}),
    }
    made = make_edition(tmp_path / "edition", tables)
    monkeypatch.setenv("HANSA_EDITION", str(made.folder))
    open_with.cache_clear()
    return made


def program(*arguments: str | Path, lang: str = "en", **variables: str) -> Answer:
    environment = os.environ | {"HANSA_LANG": lang} | variables
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def is_refusal(answer: Answer, *parts: str) -> None:
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("hansa: ")
    assert answer.err.count("\n") == 1
    assert answer.err.endswith("\n")
    assert all(part in answer.err for part in parts), answer.err


class TestRefusing:
    @pytest.mark.parametrize("command", ["brief", "depend"])
    def test_an_unknown_country_with_a_suggestion(self, run: Run, edition: Edition, command: str) -> None:
        is_refusal(run(command, "Frnace"), "“Frnace”", "France (FR)", "hansa countries")
        is_refusal(run(command, ""), "“”")
        is_refusal(run(command, "France\nand Germany"), "France and Germany")

    @pytest.mark.parametrize(
        ("arguments", "parts"),
        [
            (["depend", "FR", "--layer", "nameing"], ["“nameing”", "physical, routing, naming"]),
            (["depend", "FR", "--layer", ""], ["physical"]),
            (["depend", "FR", "--peers", "d11"], ["“d11”", "d10"]),
            (["depend", "EE", "--peers", "size"], ["size", "Estonia"]),
            (["brief", "FR", "--format", "docs"], ["docs"]),
            (["evidence", "show", "gapminder"], ["“gapminder”", "gapminder_indicators"]),
            (["evidence", "show", "zzz"], ["“zzz”"]),
            (["breif"], ["breif", "hansa --help"]),
            (["evidence", "lst"], ["lst", "hansa evidence --help"]),
            (["--colour"], ["--colour"]),
            (["depend", "FR", "--jsn"], ["--jsn", "hansa depend --help"]),
            (["depend", "FR", "--lang", "de"], ["'de'", "en"]),
            (["depend"], ["COUNTRY"]),
            (["depend", "FR", "EE"], ["EE"]),
            (["evidence", "sync", "--from", "nowhere-at-all"], ["nowhere-at-all"]),
        ],
    )
    def test_bad_input(self, run: Run, edition: Edition, arguments: Sequence[str], parts: Sequence[str]) -> None:
        is_refusal(run(*arguments), *parts)

    def test_a_missing_raw_folder(self, run: Run, tmp_path: Path) -> None:
        answer = run("evidence", "build", "--from", tmp_path / "no", "--out", tmp_path / "out")
        is_refusal(answer, str(tmp_path / "no"), "hansa evidence sync")
        assert not (tmp_path / "out").exists()

    def test_a_missing_raw_file(self, run: Run, tmp_path: Path) -> None:
        answer = run("evidence", "build", "--from", tmp_path, "--out", tmp_path / "out")
        is_refusal(answer, "the raw file", str(tmp_path), "hansa evidence show")

    @pytest.mark.parametrize("below", ["file", "file/below"])
    def test_an_unwritable_folder(self, run: Run, tmp_path: Path, below: str) -> None:
        (tmp_path / "file").write_text("kept")
        raw = tmp_path / "raw"
        raw.mkdir()
        said = ("cannot be written", str(tmp_path / "file"))
        is_refusal(run("evidence", "build", "--from", raw, "--out", tmp_path / below), *said)
        is_refusal(run("evidence", "sync", "--from", raw, "--into", tmp_path / below), *said)
        assert (tmp_path / "file").read_text() == "kept"

    def test_a_folder_that_holds_something_else(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "thesis.odt").write_text("kept")
        is_refusal(run("evidence", "build", "--from", tmp_path, "--out", tmp_path), "other than an edition")

    @pytest.mark.parametrize("how", ["changed", "cut", "gone"])
    def test_a_damaged_edition(self, run: Run, edition: Edition, how: str) -> None:
        path = edition.path("measures")
        content = path.read_bytes()
        path.unlink()
        if how != "gone":
            path.write_bytes(content[:-9] if how == "cut" else content[:99] + bytes([content[99] ^ 1]) + content[100:])
        is_refusal(run("evidence", "verify", edition.folder), "damaged", "measures.parquet")
        is_refusal(run("depend", "FR"), "damaged", "measures.parquet")

    def test_an_edition_of_another_format(self, run: Run, edition: Edition) -> None:
        (edition.folder / MANIFEST).write_text('{"format": 99}')
        is_refusal(run("evidence", "verify", edition.folder), "format 99")

    def test_no_edition(self, run: Run, tmp_path: Path) -> None:
        is_refusal(run("evidence", "verify", tmp_path), str(tmp_path), "hansa evidence build")
        is_refusal(run("depend", "FR", "--edition", tmp_path / "no"), str(tmp_path / "no"))

    def test_an_edition_without_the_table(self, run: Run, tmp_path: Path) -> None:
        bare = make_edition(tmp_path / "bare", {"a": pl.DataFrame({"a": [1]})})
        is_refusal(run("depend", "FR", "--edition", bare.folder), bare.id, "has no table")

    def test_in_french(self, edition: Edition) -> None:
        answer = program("depend", "Frnace", lang="fr")
        is_refusal(answer, "Frnace", "France (FR)")
        assert answer.err != program("depend", "Frnace", lang="en").err

    def test_a_name_that_is_no_text(self, edition: Edition) -> None:
        done = subprocess.run(
            [PROGRAM.encode(), b"depend", b"\xff\xfe"], capture_output=True, check=False, timeout=PATIENCE_S
        )
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"Traceback" not in done.stderr


class TestHelp:
    def test_help_names_every_command_and_imports_none(self) -> None:
        script = (
            "import json, sys\nfrom hansa.cli import main\ntry:\n    main(['--help'])\n"
            "except SystemExit as ended:\n    print(json.dumps([ended.code, sorted(sys.modules)]), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=PATIENCE_S
        )
        code, modules = json.loads(done.stderr)
        assert code == 0
        assert HEAVY & set(modules) == set()
        assert [name for name in modules if name.startswith("hansa.cli.")] == ["hansa.cli.speech"]
        assert all(name in done.stdout for name in COMMANDS)

    def test_help_in_french(self) -> None:
        answer = program("--help", lang="fr")
        assert answer.code == 0
        assert answer.err == ""
        assert "Commandes" in answer.out
        assert "A country's brief" not in answer.out

    @pytest.mark.parametrize(
        ("variables", "french"),
        [
            ({"HANSA_LANG": "", "LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, True),
            ({"HANSA_LANG": "", "LC_ALL": "", "LANG": "fr_SN.UTF-8"}, True),
            ({"HANSA_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, False),
            ({"HANSA_LANG": "", "LC_ALL": "", "LANG": "C"}, False),
        ],
    )
    def test_the_language_follows_the_settings(
        self, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], french: bool
    ) -> None:
        from hansa.cli.speech import default_language

        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert default_language() == ("fr" if french else "en")

    @pytest.mark.parametrize(
        "path",
        [
            [],
            *([name] for name in COMMANDS),
            *(["evidence", name] for name in ("list", "show", "verify", "build", "sync")),
        ],
    )
    def test_each_command_has_help(self, run: Run, path: list[str]) -> None:
        long, short = run(*path, "--help"), (run(*path, "-h"))
        assert long.code == short.code == 0
        assert long.out == short.out
        assert f"Usage: {' '.join(['hansa', *path])}" in long.out
        assert long.err == ""

    def test_without_a_command_help_is_shown(self, run: Run) -> None:
        for path in ([], ["evidence"]):
            answer = run(*path)
            assert answer.code == 2
            assert "Usage: hansa" in answer.out + answer.err

    def test_version(self, run: Run) -> None:
        assert run("--version").out.split()[-1] == hansa.__version__


class TestAnswering:
    def test_countries(self, run: Run) -> None:
        listed = json.loads(run("countries", "--json").out)
        assert [one["code"] for one in listed] == list(all_countries())
        assert listed[0] == {
            "code": "AD",
            "alpha3": "AND",
            "numeric": "020",
            "en": "Andorra",
            "fr": "Andorre",
            "continent": "EU",
            "capital": "Andorra la Vella",
        }
        shown = run("countries").out
        assert all(code in shown for code in ("FR", "XKX", "Türkiye"))

    @pytest.mark.parametrize("name", ["FR", "fra", "250", "france", "la France"])
    def test_depend(self, run: Run, edition: Edition, name: str) -> None:
        answer = run("depend", name, "--json")
        assert (answer.code, answer.err) == (0, "")
        found = json.loads(answer.out)
        assert (found["country"], found["edition"], found["peers"]) == ("FR", edition.id, "europe")
        assert list(found["layers"]) == [layer.name for layer in LAYERS]
        assert found["layers"]["naming"]["foreign_share"] == 0.5
        assert found["layers"]["naming"]["dataset"] == "iana_root_zone"
        assert set(found["further"]) == {name for layer in LAYERS for name in layer.also}

    def test_depend_on_one_layer_and_on_screen(self, run: Run, edition: Edition) -> None:
        assert list(json.loads(run("depend", "FR", "--layer", "naming", "--json").out)["layers"]) == ["naming"]
        shown = run("depend", "FR", "--layer", "naming")
        assert (shown.code, shown.err) == (0, "")
        assert "50" in shown.out

    def test_evidence_list_and_show(self, run: Run, edition: Edition) -> None:
        listed = json.loads(run("evidence", "list", "--json").out)
        assert [one["id"] for one in listed] == list(all_sources())
        text = run("evidence", "list").out
        assert [name for name in all_sources() if name not in text] == []
        shown = json.loads(run("evidence", "show", "gapminder_indicators", "--json").out)
        assert (shown["edition"], shown["tables"]) == (edition.id, {})
        text = run("evidence", "show", "gapminder_indicators").out
        assert "CC BY 4.0" in text
        assert "society/internet_users.csv" in text

    def test_evidence_verify(self, run: Run, edition: Edition) -> None:
        assert json.loads(run("evidence", "verify", edition.folder, "--json").out) == {
            "edition": edition.id,
            "tables": 5,
            "verified": True,
            "own": [],
        }
        answer = run("evidence", "verify", edition.folder)
        assert (answer.code, answer.err) == (0, "")
        assert edition.id in answer.out

    def test_an_edition_can_be_verified_from_inside(
        self, run: Run, edition: Edition, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(edition.folder)
        assert run("evidence", "verify", ".").code == 0

    def test_a_reader_that_leaves_early_is_no_failure(self) -> None:
        with subprocess.Popen(
            [PROGRAM, "countries", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline() == "[\n"
            process.stdout.close()
            assert process.stderr.read() == ""


class TestSync:
    @pytest.fixture
    def server(self) -> Iterator[FileServer]:
        with serving(FileServer(default=b"content")) as running:
            yield running

    def test_all_files_come_from_a_mirror_and_only_once(self, run: Run, server: FileServer, tmp_path: Path) -> None:
        files = {file.path: file for fact in all_sources().values() for file in fact.files}
        command = ("evidence", "sync", "--mirror", server.url, "--into", tmp_path / "raw", "--json")
        answer = run(*command)
        results = json.loads(answer.out)
        states = {one["path"]: one["state"] for one in results}
        hashed = {path for path, file in files.items() if file.sha256}
        assert states == {path: "failed" if path in hashed else "downloaded" for path in files}
        assert all((one["error"] is None) == (one["state"] == "downloaded") for one in results)
        assert answer.code == (1 if hashed else 0)
        assert answer.err == ""
        assert {path for path, _ in server.asked} == {f"/{path}" for path in files}
        assert all((tmp_path / "raw" / path).read_bytes() == b"content" for path in set(files) - hashed)
        assert list((tmp_path / "raw").rglob("*.part")) == []
        server.asked.clear()
        again = {one["path"]: one["state"] for one in json.loads(run(*command).out)}
        assert {path for path, state in again.items() if state == "present"} == set(files) - hashed
        assert {path for path, _ in server.asked} == {f"/{path}" for path in hashed}

    def test_failures_are_told_line_by_line_with_their_status(
        self, run: Run, server: FileServer, tmp_path: Path
    ) -> None:
        server.default = None
        answer = run("evidence", "sync", "--mirror", server.url, "--into", tmp_path / "raw")
        assert answer.code == 1
        lines = answer.err.splitlines()
        assert len(lines) == sum(len(fact.files) for fact in all_sources().values())
        assert all(line.startswith("hansa: ") and "HTTP 404" in line for line in lines)
        assert "Traceback" not in answer.err

    def test_files_at_hand_are_copied(self, run: Run, server: FileServer, tmp_path: Path) -> None:
        file = all_sources()["gapminder_indicators"].files[0].path
        (tmp_path / "at-hand" / file).parent.mkdir(parents=True)
        (tmp_path / "at-hand" / file).write_bytes(b"brought")
        command = ("evidence", "sync", "--from", tmp_path / "at-hand", "--mirror", server.url, "--json")
        states = {one["path"]: one["state"] for one in json.loads(run(*command, "--into", tmp_path / "raw").out)}
        assert states[file] == "copied"
        assert (tmp_path / "raw" / file).read_bytes() == b"brought"
        assert f"/{file}" not in {path for path, _ in server.asked}

    def test_without_into_the_workspace_is_filled(
        self, run: Run, server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(workspace.VARIABLE, str(tmp_path / "w"))
        run("evidence", "sync", "--mirror", server.url, "--json")
        assert any(path.is_file() for path in workspace.downloads().rglob("*"))
        assert workspace.downloads().is_relative_to(tmp_path)

    def test_what_must_be_fetched_by_hand_is_said_with_where_and_how(self, capsys: pytest.CaptureFixture[str]) -> None:
        fact = all_sources()["gapminder_indicators"]
        assert fact.manual is not None
        _print_synced([Synced(fact.id, file.path, "by hand") for file in fact.files])
        out = capsys.readouterr().out
        assert "to be fetched by hand" in out
        assert out.count(fact.manual.en) == 1

    def test_every_dataset_has_an_address_or_says_how_to_obtain_it(self) -> None:
        silent = [
            fact.id
            for fact in all_sources().values()
            if fact.manual is None and any(file.url is None for file in fact.files)
        ]
        assert silent == []

    def test_an_interrupt_prints_one_line_and_keeps_what_was_there(self, server: FileServer, tmp_path: Path) -> None:
        server.silent = threading.Event()
        command = [PROGRAM, "evidence", "sync", "--mirror", server.url, "--into", str(tmp_path / "raw")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert server.first.wait(PATIENCE_S)
            os.kill(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE_S)
        server.silent.set()
        assert process.returncode == 130
        assert [line for line in err.splitlines() if line] == ["Interrupted; what was there before is unchanged."]
        assert out == ""
        assert [path for path in (tmp_path / "raw").rglob("*") if path.is_file()] == []
