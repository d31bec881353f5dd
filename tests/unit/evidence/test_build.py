from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
from datetime import date
from importlib import metadata
from pathlib import Path

import polars as pl
import pytest

import hansa
from hansa.errors import EvidenceError, HansaError, InputError, SourceChanged, SourceUnavailable
from hansa.evidence import Edition, Inputs, Table, build_edition
from hansa.evidence.edition import FORMAT, MANIFEST, hash_file
from hansa.evidence.raw import Raw
from tests.hand_made import DAY, declare, know_sources, make_edition, make_source, make_table
from tests.patience import PATIENCE_S

ONE = pl.DataFrame({"a": [1]})
SLOW_BUILD = """
import sys, time
from pathlib import Path
import polars as pl
from hansa.evidence import Table, build_edition
from hansa.evidence.contract import Column

COLUMNS = (Column("a", pl.Int64, "count", "", ""),)

def first(inputs):
    return pl.DataFrame({"a": [2]})

def second(inputs):
    print("building", flush=True)
    time.sleep(600)

tables = [Table("first", first, COLUMNS), Table("second", second, COLUMNS, tables=("first",))]
build_edition(Path(sys.argv[1]), Path(sys.argv[2]), tables)
"""


def read_people(raw: Raw) -> pl.DataFrame:
    frame = raw.read_csv("society/people.csv", {"geo": pl.String, "people": pl.Int64})
    return raw.resolve_column(frame, "geo", "society/people.csv")


def read_names(raw: Raw) -> pl.DataFrame:
    return raw.resolve_column(raw.read_csv("names.csv", {"who": pl.String}), "who", "names.csv")


def total(inputs: Inputs) -> pl.DataFrame:
    return inputs.table("people").select(pl.col("people").sum())


TABLES = (
    Table("total", total, declare({"people": pl.Int64}), tables=("people",), method=3),
    Table(
        "people",
        lambda inputs: inputs.source("un_people"),
        declare({"people": pl.Int64, "country": pl.String}),
        sources=("un_people",),
    ),
    Table(
        "names",
        lambda inputs: inputs.source("un_names"),
        declare({"country": pl.String}),
        sources=("un_names", "un_people"),
    ),
)


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    people = make_source("un_people", files=[{"path": "society/people.csv"}], package="polars")
    names = make_source("un_names", files=[{"path": "names.csv"}], ship="derived", date="2016-2024")
    know_sources(monkeypatch, {"un_people": (people, read_people), "un_names": (names, read_names)})
    folder = tmp_path / "raw"
    (folder / "society").mkdir(parents=True)
    (folder / "society" / "people.csv").write_text("geo,people\nfra,68\nest,1\n")
    (folder / "names.csv").write_text("who\nFrance\n")
    return folder


def fails(code: str, kind: type[HansaError], raw: Path, out: Path) -> HansaError:
    with pytest.raises(kind) as raised:
        build_edition(raw, out, TABLES)
    assert raised.value.code == code
    return raised.value


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class TestBuilding:
    def test_the_same_input_gives_the_same_bytes(self, raw: Path, tmp_path: Path) -> None:
        first = build_edition(raw, tmp_path / "a", TABLES, day=DAY)
        second = build_edition(raw, tmp_path / "b", tuple(reversed(TABLES)), day=DAY)
        assert contents(first.folder) == contents(second.folder)

    def test_the_day_enters_no_hash(self, raw: Path, tmp_path: Path) -> None:
        first = build_edition(raw, tmp_path / "a", TABLES, day=DAY)
        second = build_edition(raw, tmp_path / "b", TABLES, day=date(2026, 2, 1))
        assert first.manifest.tables == second.manifest.tables
        assert first.id.removeprefix("2026-01-31") == second.id.removeprefix("2026-02-01")

    def test_without_a_day_it_is_todays(self, raw: Path, tmp_path: Path) -> None:
        before = date.today()  # noqa: DTZ011
        built = date.fromisoformat(build_edition(raw, tmp_path / "a", TABLES).manifest.date)
        assert before <= built <= date.today()  # noqa: DTZ011

    def test_another_input_gives_another_id(self, raw: Path, tmp_path: Path) -> None:
        first = build_edition(raw, tmp_path / "a", TABLES, day=DAY)
        (raw / "society" / "people.csv").write_text("geo,people\nfra,69\nest,1\n")
        second = build_edition(raw, tmp_path / "b", TABLES, day=DAY)
        assert first.id != second.id
        changed = {name for name, record in first.manifest.tables.items() if record != second.manifest.tables[name]}
        assert changed == {"people", "total"}
        assert first.sources["un_names"] == second.sources["un_names"]
        assert first.sources["un_people"] != second.sources["un_people"]

    def test_tables_are_built_after_those_that_they_read(self, raw: Path, tmp_path: Path) -> None:
        seen: list[tuple[int, int, str]] = []
        edition = build_edition(raw, tmp_path / "a", TABLES, progress=lambda *now: seen.append(now))
        names = [name for _, _, name in seen]
        assert names.index("people") < names.index("total")
        assert [(done, of) for done, of, _ in seen] == [(0, 3), (1, 3), (2, 3), (3, 3)]
        assert names[-1] == ""
        assert edition.table("total")["people"].to_list() == [69]
        assert list(edition.manifest.tables) == ["names", "people", "total"]

    def test_the_manifest_says_what_is_there_and_from_where(self, raw: Path, tmp_path: Path) -> None:
        edition = build_edition(raw, tmp_path / "a", TABLES, day=DAY)
        record = edition.manifest.tables["people"]
        path = edition.path("people")
        assert (record.rows, record.bytes, record.sha256) == (2, path.stat().st_size, hash_file(path))
        assert record.columns == {"people": "Int64", "country": "String"}
        assert (record.sources, record.method, edition.manifest.tables["total"].method) == (("un_people",), 1, 3)
        assert (edition.manifest.format, edition.manifest.hansa) == (FORMAT, hansa.__version__)
        source = edition.sources["un_people"]
        text = (raw / "society" / "people.csv").read_bytes()
        assert source.sha256 == {
            "society/people.csv": hashlib.sha256(text).hexdigest(),
            "polars": metadata.version("polars"),
        }
        assert (source.title("fr"), source.title("en"), source.licence) == ("Un jeu de données", "A dataset", "CC0 1.0")
        assert list(edition.sources) == ["un_names", "un_people"]
        shown = json.loads((edition.folder / MANIFEST).read_text())
        assert shown["id"] == edition.id
        assert {path.name for path in edition.folder.iterdir()} == {MANIFEST, *(f"{t.name}.parquet" for t in TABLES)}

    def test_a_dataset_is_read_once(self, raw: Path) -> None:
        inputs = Inputs(raw, {})
        assert inputs.source("un_people") is inputs.source("un_people")
        assert inputs.folder == raw


class TestFailing:
    @pytest.fixture
    def former(self, raw: Path, tmp_path: Path) -> Edition:
        return build_edition(raw, tmp_path / "editions" / "a", TABLES, day=DAY)

    @pytest.fixture(autouse=True)
    def _unharmed(self, former: Edition) -> object:
        before = contents(former.folder)
        yield
        assert contents(former.folder) == before
        Edition(former.folder).verify()
        assert [path.name for path in former.folder.parent.iterdir()] == ["a"]

    def test_no_raw_folder(self, former: Edition, tmp_path: Path) -> None:
        assert (
            fails("no-raw-folder", SourceUnavailable, tmp_path / "no", former.folder).fields["path"] == tmp_path / "no"
        )

    def test_a_missing_file(self, former: Edition, raw: Path) -> None:
        (raw / "names.csv").rename(raw / "renamed.csv")
        assert fails("missing-file", SourceUnavailable, raw, former.folder).fields["dataset"] == "un_names"

    def test_moved_columns(self, former: Edition, raw: Path) -> None:
        (raw / "names.csv").write_text("whom\nFrance\n")
        fails("columns-moved", SourceChanged, raw, former.folder)

    def test_too_few_rows(self, former: Edition, raw: Path) -> None:
        (raw / "names.csv").write_text("who\n")
        fails("row-count", SourceChanged, raw, former.folder)

    @pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, MemoryError])
    def test_a_table_that_fails(self, former: Edition, raw: Path, failure: type[BaseException]) -> None:
        def broken(_: Inputs) -> pl.DataFrame:
            raise failure

        with pytest.raises(failure):
            build_edition(raw, former.folder, [make_table("a", ONE), Table("b", broken, ())])


class TestPlaces:
    def test_a_folder_that_holds_something_else_is_left_alone(self, raw: Path, tmp_path: Path) -> None:
        out = tmp_path / "mine"
        out.mkdir()
        (out / "thesis.odt").write_text("years of work")
        assert fails("not-an-edition", InputError, raw, out).fields["path"] == out
        assert contents(out) == {"thesis.odt": b"years of work"}

    def test_an_empty_or_missing_folder_is_filled(self, raw: Path, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        for out in (tmp_path / "empty", tmp_path / "new" / "deep"):
            build_edition(raw, out, TABLES).verify()

    @pytest.mark.parametrize("below", ["file", "file/edition", "file/deep/edition"])
    def test_a_file_in_the_way_is_said(self, raw: Path, tmp_path: Path, below: str) -> None:
        (tmp_path / "file").write_text("kept")
        reason = fails("unwritable-folder", InputError, raw, tmp_path / below).fields["reason"]
        assert reason in {os.strerror(errno.ENOTDIR), os.strerror(errno.EEXIST)}
        assert (tmp_path / "file").read_text() == "kept"

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write wherever permission bits forbid it")
    def test_a_folder_without_permission_is_said(self, raw: Path, tmp_path: Path) -> None:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
        fails("unwritable-folder", InputError, raw, locked / "edition")

    def test_the_current_folder_can_be_the_edition(
        self, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "here"
        out.mkdir()
        monkeypatch.chdir(out)
        build_edition(raw, Path(), TABLES)
        Edition(out).verify()


def test_a_killed_build_leaves_the_former_edition_usable(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "edition"
    raw.mkdir()
    former = make_edition(out, {"first": ONE})
    command = [sys.executable, "-c", SLOW_BUILD, str(raw), str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "building\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(PATIENCE_S) == -signal.SIGKILL
    edition = Edition(out)
    edition.verify()
    assert (edition.id, edition.table("first").rows()) == (former.id, [(1,)])
    make_edition(out, {"first": pl.DataFrame({"a": [3]})})
    assert Edition(out).table("first").rows() == [(3,)]


def test_a_build_killed_before_its_first_edition_leaves_none(tmp_path: Path) -> None:
    (tmp_path / ".edition.half").mkdir()
    with pytest.raises(EvidenceError, match="no edition"):
        Edition(tmp_path / "edition")
