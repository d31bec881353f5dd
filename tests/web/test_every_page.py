"""Every page, in both languages, wide and on a phone, light and dark: whole, quiet, for everyone, and from this machine alone.

Each page is looked at in every width; what keeps people out is looked for once a page and language; a picture is kept of the
wide page in light. ``HANSA_PICTURES=all`` keeps a picture of each width and scheme.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hansa.language import LANGUAGES
from tests.web.addresses import fill, list_pages
from tests.web.live import Server, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
AXE_WIDTH = "phone"
"""Where axe looks: on a phone everything of the page is there, and what scrolls or folds as well."""
PICTURES = {(width, scheme) for width in WIDTHS for scheme in SCHEMES}
if os.environ.get("HANSA_PICTURES") != "all":
    PICTURES = {("wide", "light")}
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
    page = open_page(chromium, viewport=size, color_scheme="light", locale=lang)
    heard = _listen(page, server.address)
    answer = page.goto(server.address + fill(name, lang, parts))
    assert answer
    assert answer.status == 200
    page.evaluate(SCROLL)
    page.wait_for_function(DRAWN)
    assert page.evaluate("document.documentElement.lang") == lang
    assert heard == []
    assert page.evaluate(TOO_WIDE) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if (width, scheme) in PICTURES:
            _take_picture(page, shots / f"{name.replace('/', '-')}-{lang}-{width}-{scheme}.png")
        if width == AXE_WIDTH:
            assert _find_barriers(page, scheme) == [], scheme
    page.context.close()


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

    options = None if scheme == "light" else {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    return [
        f"{one['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]
