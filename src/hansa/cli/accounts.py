"""``hansa accounts``: who may sign in where Hansa is served beyond this machine."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import confirm, default_language, json_option, print_json, text, tongue

if TYPE_CHECKING:
    from hansa.store.accounts import Account

ROLE = click.option(
    "--role",
    default="reader",
    show_default=True,
    help=text("What the account may do: reader, editor or administrator."),
)


@click.group(help=text("Who may sign in where Hansa is served beyond this machine: list, add, change, remove."))
def accounts() -> None:
    """Hold the commands about accounts."""


@accounts.command("list", help=text("The accounts and their roles."))
@json_option
def list_all(as_json: bool) -> None:
    """List the accounts."""
    from hansa.store import open_store
    from hansa.store.accounts import list_accounts

    found = list_accounts(open_store())
    if as_json:
        print_json([{"name": account.name, "role": account.role} for account in found])
        return
    if found:
        _print_accounts(found)
    else:
        click.echo(text("There is no account yet: `hansa accounts add NAME --role administrator` makes one."))


def _print_accounts(found: Sequence[Account]) -> None:
    from hansa.reports.content import Document, Grid, GridColumn
    from hansa.reports.formats.terminal import print_grid

    title = text("Accounts")
    rows = tuple((account.name, account.role) for account in found)
    grid = Grid((GridColumn(text("Name")), GridColumn(text("Role"))), rows, title)
    print_grid(Document(title, "", default_language(), (grid,), (), ""))


@accounts.command(help=text("Make an account; the password is asked for, or read from standard input."))
@click.argument("name")
@ROLE
def add(name: str, role: str) -> None:
    """Make an account."""
    from hansa.store import open_store
    from hansa.store.accounts import add_account

    add_account(open_store(), name, _ask_password(), role)
    click.echo(text("Account {name} may sign in as {role}.", name=name, role=role))


@accounts.command(help=text("Give an account another password; its sessions end."))
@click.argument("name")
def password(name: str) -> None:
    """Change a password."""
    from hansa.store import open_store
    from hansa.store.accounts import change_account

    change_account(open_store(), name, password=_ask_password())
    click.echo(text("The password of {name} is changed.", name=name))


@accounts.command(help=text("Give an account another role; its sessions end."))
@click.argument("name")
@click.argument("role")
def role(name: str, role: str) -> None:
    """Change a role."""
    from hansa.store import open_store
    from hansa.store.accounts import change_account

    change_account(open_store(), name, role=role)
    click.echo(text("Account {name} may sign in as {role}.", name=name, role=role))


@accounts.command(help=text("Remove an account; its sessions end."))
@click.argument("name")
@click.option("--yes", is_flag=True, help=text("Do not ask."))
def remove(name: str, yes: bool) -> None:
    """Remove an account."""
    from hansa.store import open_store
    from hansa.store.accounts import remove_account

    if not yes:
        confirm(text("Remove the account {name}?", name=name), tongue())
    remove_account(open_store(), name)
    click.echo(text("The account {name} is removed.", name=name))


def _ask_password() -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt(text("Password"), hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
