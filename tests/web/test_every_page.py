"""Every page, in both languages, wide and on a phone, light and dark: whole, quiet, for everyone, and from this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hansa.language import LANGUAGES
from tests.web.addresses import fill, list_pages
from tests.web.live import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
MOST_HEIGHT = 16_000
"""Beyond it, the screenshot shows the top only."""
SCROLL = """async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += 500) {
    window.scrollTo(0, top);
    await new Promise((then) => setTimeout(then, 15));
  }
  window.scrollTo(0, 0);
}"""
DRAWN = "() => [...document.querySelectorAll('[data-chart]')].every((place) => place.querySelector('.vega-embed'))"
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll('main *, header *, footer *')]
    .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((part) => part.outerHTML.slice(0, 120)).slice(0, 5).concat('the page is wider than the screen')"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list_pages())
def test_page(
    name: str, lang: str, width: str, server: Server, parts: dict[str, str], chromium: Browser, shots: Path
) -> None:
    size = {"width": WIDTHS[width][0], "height": WIDTHS[width][1]}
    context = chromium.new_context(viewport=size, color_scheme="light", locale=lang)  # type: ignore[arg-type]
    page = context.new_page()
    heard = _listen(page, server.address)
    answer = page.goto(server.address + fill(name, lang, parts))
    assert answer
    assert answer.status == 200
    page.evaluate(SCROLL)
    page.wait_for_function(DRAWN, timeout=30_000)
    assert page.evaluate("document.documentElement.lang") == lang
    assert heard == []
    assert page.evaluate(TOO_WIDE) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        _take_picture(page, shots / f"{name.replace('/', '-')}-{lang}-{width}-{scheme}.png")
    found = {scheme: _find_barriers(page, scheme) for scheme in SCHEMES}
    assert found == {"light": [], "dark": []}
    context.close()


def _listen(page: Page, address: str) -> list[str]:
    """Note what the browser complains of, and every call that leaves this server."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: heard.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:", "blob:")) else heard.append(request.url),
    )
    return heard


def _take_picture(page: Page, path: Path) -> None:
    height = page.evaluate("document.documentElement.scrollHeight")
    page.screenshot(path=path, full_page=height <= MOST_HEIGHT)


def _find_barriers(page: Page, scheme: str) -> list[str]:
    """Return what axe-core finds that keeps some people out."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    options = None if scheme == "light" else {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    return [
        f"{one['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]
