"""``hansa serve``: Hansa in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from hansa.cli.speech import edition_option, text

PORT = click.IntRange(0, 65535)


@click.command(help=text("Serve Hansa to browsers: on this machine alone, or to others once there are accounts."))
@click.option("--host", default="127.0.0.1", show_default=True, help=text("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=PORT, help=text("Port; 0 for any free one."))
@click.option("--name", "names", multiple=True, help=text("A further name by which browsers call this server."))
@click.option("--secure", is_flag=True, help=text("Browsers come by HTTPS only (behind a proxy): cookies demand it."))
@edition_option
def serve(host: str, port: int, names: tuple[str, ...], secure: bool, edition_folder: Path | None) -> None:
    """Serve until interrupted."""
    from hansa.web import server
    from hansa.web.settings import Settings

    def announce(address: str) -> None:
        click.echo(text("Hansa is at {address} (Ctrl+C ends it).", address=address))

    server.serve(Settings(host, port, names, edition_folder, secure=secure), announce)
