from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from hansa import workspace
from hansa.errors import EvidenceError, InputError
from hansa.evidence import Edition, open_edition
from hansa.evidence.edition import FORMAT, MANIFEST, available, embedded_folder, open_with
from tests.hand_made import DAY, make_edition

PEOPLE = pl.DataFrame({"country": ["FR", "EE", "TO"], "people": [68, 1, None]})
NAMES = pl.DataFrame({"country": ["FR"], "name": ["France"]})


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return make_edition(tmp_path / "d'été [1]" / "édition", {"people": PEOPLE, "names": NAMES})


def fails(folder: Path, code: str) -> EvidenceError:
    with pytest.raises(EvidenceError) as raised:
        Edition(folder).verify()
    assert raised.value.code == code
    return raised.value


def rewrite(edition: Edition, **changes: object) -> None:
    path = edition.folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


class TestReading:
    def test_tables_come_back_as_they_were_built(self, edition: Edition) -> None:
        assert edition.table("people").equals(PEOPLE)
        assert edition.table("people") is edition.table("people")
        assert edition.id.startswith(DAY.isoformat() + "-")

    def test_a_table_that_is_not_there_is_named(self, edition: Edition) -> None:
        with pytest.raises(EvidenceError) as raised:
            edition.table("nobody")
        assert raised.value.code == "no-table"
        assert raised.value.fields == {"edition": edition.id, "table": "nobody"}

    @pytest.mark.parametrize("place", ["nowhere", "empty", "file", "file/below"])
    def test_no_edition(self, tmp_path: Path, place: str) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "file").write_text("")
        assert fails(tmp_path / place, "no-edition").fields["path"] == tmp_path / place

    def test_another_format_is_said_even_if_its_fields_are_unknown(self, edition: Edition) -> None:
        rewrite(edition, format=FORMAT + 1, tables=[], news="of a later version")
        fields = fails(edition.folder, "other-format").fields
        assert (fields["found"], fields["known"]) == (FORMAT + 1, FORMAT)

    @pytest.mark.parametrize(
        "content", [b"", b"{", b"[]", b"null", b"{}", b"\xff", b'{"format": "x"}', b'{"format": 1}']
    )
    def test_a_manifest_that_is_none(self, edition: Edition, content: bytes) -> None:
        (edition.folder / MANIFEST).write_bytes(content)
        assert fails(edition.folder, "damaged-edition").fields["path"] == edition.folder / MANIFEST

    def test_the_current_folder_can_be_opened(self, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(edition.folder)
        Edition(Path()).verify()


class TestVerifying:
    def test_what_was_built_verifies(self, edition: Edition) -> None:
        edition.verify()

    @pytest.mark.parametrize("where", [0, 0.3, 0.5, 0.8, -1])
    def test_one_changed_byte_is_found_by_verify_and_by_reading(self, edition: Edition, where: float) -> None:
        path = edition.path("people")
        content = bytearray(path.read_bytes())
        content[where if isinstance(where, int) else int(len(content) * where)] ^= 1
        path.write_bytes(content)
        assert fails(edition.folder, "damaged-edition").fields["path"] == path
        with pytest.raises(EvidenceError, match=r"people\.parquet is missing or is not what was built"):
            Edition(edition.folder).table("people")

    def test_a_cut_file_is_found(self, edition: Edition) -> None:
        path = edition.path("names")
        path.write_bytes(path.read_bytes()[:-1])
        assert fails(edition.folder, "damaged-edition").fields["path"] == path

    def test_a_missing_file_is_found(self, edition: Edition) -> None:
        edition.path("names").unlink()
        assert fails(edition.folder, "damaged-edition").fields["path"] == edition.path("names")
        with pytest.raises(EvidenceError, match="damaged"):
            Edition(edition.folder).table("names")

    def test_a_valid_table_in_the_place_of_another_is_found(self, edition: Edition) -> None:
        PEOPLE.with_columns(people=pl.lit(1)).write_parquet(edition.path("people"))
        fails(edition.folder, "damaged-edition")

    def test_a_wrong_number_of_rows_is_found(self, edition: Edition) -> None:
        tables = json.loads((edition.folder / MANIFEST).read_text())["tables"]
        tables["people"]["rows"] = 4
        rewrite(edition, tables=tables)
        assert fails(edition.folder, "damaged-edition").fields["path"] == edition.path("people")


class TestAsking:
    def test_sql_answers_over_all_tables(self, edition: Edition) -> None:
        answer = edition.sql("select name, people from names join people using (country)")
        assert answer.rows() == [("France", 68)]
        assert edition.sql("with t as (from people) select count(*) as rows from t")["rows"].to_list() == [3]

    @pytest.mark.parametrize(
        "query",
        [
            "copy (select 1) to '{out}'",
            "select 1; copy (select 1) to '{out}'",
            "export database '{out}'",
            "attach '{out}' as other",
            "create table other as select 1",
            "drop view people",
            "insert into people values ('DE', 84)",
            "update people set people = 0",
            "delete from people",
            "explain analyze copy (select 1) to '{out}'",
            "set threads = 1",
            "",
            "selec 1",
            "select nothing from people",
            "select * from nowhere",
        ],
    )
    def test_sql_only_reads(self, edition: Edition, tmp_path: Path, query: str) -> None:
        with pytest.raises(InputError) as raised:
            edition.sql(query.format(out=tmp_path / "out"))
        assert raised.value.code == "bad-query"
        assert "names, people" in raised.value.hint
        assert "\n" not in str(raised.value)
        assert not (tmp_path / "out").exists()
        edition.verify()


class TestFinding:
    @pytest.fixture(autouse=True)
    def _fresh(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(workspace.VARIABLE, str(tmp_path / "w"))
        open_with.cache_clear()

    def test_the_newest_of_the_workspace_comes_first(self, tmp_path: Path) -> None:
        assert available() == [embedded_folder()]
        for day in ("2025-12-31", "2026-01-30", "2026-01-29"):
            make_edition(workspace.editions() / day, {"people": PEOPLE})
        assert [path.name for path in available()] == ["2026-01-30", "2026-01-29", "2025-12-31", embedded_folder().name]
        assert open_edition().folder == workspace.editions() / "2026-01-30"

    def test_half_built_ones_do_not_count(self) -> None:
        edition = make_edition(workspace.editions() / "2026-01-30", {"people": PEOPLE})
        shutil.copytree(edition.folder, edition.folder.with_name(".2026-01-31.abc"))
        (workspace.editions() / "2026-02-01").mkdir()
        assert open_edition().folder == edition.folder

    def test_a_killed_swap_is_undone(self) -> None:
        edition = make_edition(workspace.editions() / "2026-01-30", {"people": PEOPLE})
        edition.folder.rename(edition.folder.with_name(".2026-01-30.former"))
        assert open_edition().folder == edition.folder
        open_edition().verify()

    def test_an_edition_is_opened_once(self, tmp_path: Path) -> None:
        folder = make_edition(tmp_path / "e", {"people": PEOPLE}).folder
        assert open_edition(folder) is open_edition(folder)
        assert open_edition(str(folder)).id == open_edition(folder).id
