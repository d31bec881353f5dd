"""What a server needs to know before it starts, and the secret that it signs with."""

from __future__ import annotations

import ipaddress
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hansa import workspace

KEY_FILE = "web.key"
SECRET_BYTES = 32


@dataclass(frozen=True)
class Settings:
    """How to serve.

    Attributes
    ----------
    host : str
        Address to listen on.
    port : int
        Port; 0 lets the system choose.
    names : tuple of str
        Further names by which browsers may call this server.
    edition_folder : Path or None
        The edition to read; by default the workspace's newest, else the embedded one.
    database : str or None
        Address of the store; by default :func:`hansa.store.address`.
    secure : bool
        Whether browsers reach the server by HTTPS only, so that cookies may demand it.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    edition_folder: Path | None = None
    database: str | None = None
    secure: bool = False

    @property
    def alone(self) -> bool:
        """Whether only this machine can reach the server: no sign-in is asked then."""
        return is_loopback(self.host)

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which browsers may call; any other is refused, so that no foreign page can steer this server."""
        listening = f"[{self.host.strip('[]')}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in ("127.0.0.1", "localhost", "[::1]", listening, *self.names))


def is_loopback(host: str) -> bool:
    """Say whether an address is this machine's own."""
    with suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return host == "localhost"


def read_secret() -> bytes:
    """Return the secret that signs sessions: made once, kept in the workspace, readable by its owner alone."""
    path = workspace.ensure_folder(workspace.folder()) / KEY_FILE
    with suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
    kept = path.read_bytes()
    return kept if len(kept) == SECRET_BYTES else _renew_secret(path)


def _renew_secret(path: Path) -> bytes:
    """Replace a secret that was cut short: sessions end, nothing else is lost."""
    fresh = secrets.token_bytes(SECRET_BYTES)
    with workspace.replaced_file(path) as beside:
        beside.write_bytes(fresh)
    path.chmod(0o600)
    return fresh
