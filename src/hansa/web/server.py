"""Serving until interrupted."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from hansa.errors import InputError
from hansa.store.accounts import list_accounts
from hansa.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.web.settings import Settings


PATIENCE_S = 2
"""How long an ending server waits for open answers: a page that follows a run would keep it for as long as that runs."""


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    settings : Settings
        How to serve.
    announce : callable
        Told the address once it can be called.

    Raises
    ------
    InputError
        ``no-accounts`` where others than this machine could call and nobody can sign in; ``port-in-use``.
    """
    app = make_app(settings)
    if not settings.alone and not list_accounts(app.state.store):
        raise InputError("no-accounts", host=settings.host)
    with _listen(settings.host, settings.port) as listening:
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        announce(f"http://{shown}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            access_log=False,
            timeout_graceful_shutdown=PATIENCE_S,
        )
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, or answers wait for each other's receipt.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise InputError("port-in-use", host=host, port=port, reason=error.strerror or str(error)) from error
    return listening
