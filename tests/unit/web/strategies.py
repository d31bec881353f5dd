"""A strategy on the shelf of a workspace, for the tests of the shelf and of the guide's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.testclient import TestClient

from hansa.countries import resolve
from hansa.evidence import open_edition
from hansa.strategy import shelf
from hansa.strategy.document import Strategy
from hansa.strategy.file import StrategyFile
from hansa.strategy.frameworks import find_framework
from hansa.strategy.guide import begin_strategy

GUIDE = "/en/guide/senegal"


def begin_senegal() -> StrategyFile:
    """Put a strategy just begun on the shelf."""
    framework = find_framework("first-step")
    begun = begin_strategy(resolve("SN"), open_edition(), "emerging_economy", framework, "en")
    return shelf.begin_file("senegal", begun)


def read_senegal() -> Strategy:
    """Return that strategy as its file now holds it."""
    return shelf.open_strategy("senegal", None).strategy


def rename(title: str) -> Callable[[Strategy], Strategy]:
    """Return a change of the title."""
    return lambda strategy: strategy.model_copy(update={"title": title})


def read_field(page: Any, name: str) -> str:
    """Return what a hidden field of a page holds."""
    return str(page.text).partition(f'name="{name}" value="')[2].partition('"')[0]


def send(client: TestClient, path: str, **fields: str | list[str]) -> Any:
    """Send a form as its page would, with the page's token and hash unless others are given."""
    page = client.get(path)
    sent = {name: read_field(page, name) for name in ("token", "digest")}
    return client.post(path, data={**sent, **fields}, follow_redirects=False)
