"""Opening the store: the file ``hansa.db`` of the workspace, or the database that ``HANSA_DATABASE`` names."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from hansa import workspace
from hansa.errors import StoreError
from hansa.store.schema import VERSION

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

VARIABLE = "HANSA_DATABASE"
WAIT_S = 20.0
"""How long a writer waits for another."""
LOCK = 0x48616E7361
"""Any number that no other program locks; this one spells the name."""


def address() -> str:
    """Return the address of the store: ``HANSA_DATABASE``, else the workspace's own file."""
    return os.environ.get(VARIABLE) or f"sqlite:///{workspace.folder() / 'hansa.db'}"


def open_store(url: str | None = None) -> Engine:
    """Open the store and bring its tables up to date.

    Parameters
    ----------
    url : str, optional
        An SQLAlchemy address; by default that of :func:`address`.

    Returns
    -------
    Engine
        SQLite in write-ahead mode with full synchronisation: what was acknowledged survives a kill.

    Raises
    ------
    StoreError
        ``store-unreachable``, or ``store-newer`` where a later version of Hansa wrote it.
    """
    wanted = url or address()
    try:
        place = sa.make_url(wanted)
        if place.get_backend_name() == "sqlite" and place.database:
            workspace.ensure_folder(Path(place.database).parent)
        engine = sa.create_engine(place, **_options(place))
        with engine.begin() as connection:
            _lock(connection)
            _migrate(connection)
    except (sa.exc.SQLAlchemyError, ModuleNotFoundError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError("store-unreachable", url=_hide(wanted), reason=reason) from error
    return engine


def _options(place: sa.URL) -> dict[str, Any]:
    return {"connect_args": {"timeout": WAIT_S}} if place.get_backend_name() == "sqlite" else {"pool_pre_ping": True}


def _hide(url: str) -> str:
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return VARIABLE


@sa.event.listens_for(sa.Engine, "connect")
def _prepare(connection: Any, _record: object) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")


def _lock(connection: Connection) -> None:
    """Let one process at a time look at the tables and make them."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))


def _migrate(connection: Connection) -> None:
    if _version(connection) == VERSION:
        return  # Alembic takes longer to import than all else here together
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(resources.files("hansa.store") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError("store-newer", url=connection.engine.url.render_as_string(hide_password=True)) from error


def _version(connection: Connection) -> str | None:
    """Return the migration that the store has; None for a new one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(
        sa.select(sa.column("version_num")).select_from(sa.table("alembic_version"))
    ).scalar()
    return found
