"""The store: tables as the migrations make them, nothing lost, and a clear line where it cannot be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from hansa.errors import StoreError
from hansa.store import address, open_store
from hansa.store.schema import VERSION, accounts, metadata

POSTGRES = os.environ.get("HANSA_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'hansa.db'}"
        return
    if not POSTGRES:
        pytest.skip("no PostgreSQL to test with: HANSA_TEST_POSTGRES gives the address of one that may be emptied")
    _empty(POSTGRES)
    yield POSTGRES
    _empty(POSTGRES)


def _empty(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for table in (*metadata.tables, "alembic_version"):
            connection.execute(sa.text(f"drop table if exists {table}"))
    engine.dispose()


def test_the_migrations_make_what_the_schema_says(url: str) -> None:
    store = open_store(url)
    with store.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    store.dispose()


def test_the_version_is_the_last_migration() -> None:
    assert ScriptDirectory(str(resources.files("hansa.store") / "migrations")).get_current_head() == VERSION


def test_opening_again_changes_nothing(url: str) -> None:
    row = {"name": "ana", "password": "x", "role": "reader", "made_at": sa.func.now()}
    store = open_store(url)
    with store.begin() as connection:
        connection.execute(accounts.insert().values(**row))
    store.dispose()
    again = open_store(url)
    with again.connect() as connection:
        assert connection.execute(sa.select(accounts.c.name, accounts.c.epoch)).all() == [("ana", 0)]
    again.dispose()


def test_two_that_open_a_new_store_at_once_both_get_it(tmp_path: Path) -> None:
    program = "import sys; from hansa.store import open_store; open_store(sys.argv[1]).dispose()"
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path / 'hansa.db'}"]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate()[1] for one in started] == ["", "", ""]


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'hansa.db'}")
    with store.connect() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2  # full
    store.dispose()


def test_the_address_is_the_workspace_unless_another_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path))
    assert address() == f"sqlite:///{tmp_path / 'hansa.db'}"
    monkeypatch.setenv("HANSA_DATABASE", "postgresql+psycopg://hansa@db.example/hansa")
    assert address() == "postgresql+psycopg://hansa@db.example/hansa"


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hansa.db'}"
    store = open_store(url)
    with store.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    store.dispose()
    with pytest.raises(StoreError) as refused:
        open_store(url)
    assert refused.value.code == "store-newer"


@pytest.mark.parametrize(
    "url",
    ["nonsense", "oracle+nothing://x", "postgresql+psycopg://hansa:secret@127.0.0.1:1/hansa", "sqlite:////dev/null/x"],
)
def test_a_store_that_cannot_be_opened_is_told_without_its_password(url: str) -> None:
    with pytest.raises((StoreError, ValueError)) as refused:
        open_store(url)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "hansa.db"
    path.write_bytes(b"not a database, but a letter\n" * 100)
    with pytest.raises(StoreError, match=r"hansa\.db"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes().startswith(b"not a database")
