"""A live server, and a real headless Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.addresses import PARTS
from tests.web.live import Server, run_hansa, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with a strategy."""
    place = tmp_path_factory.mktemp("workspace")
    (place / "strategies").mkdir()
    file = str(place / "strategies" / "senegal.yml")
    run_hansa(place, "strategy", "new", "SN", file, "--framework", "first-step")
    run_hansa(place, "strategy", "add", file, PARTS["option"])
    return place


@pytest.fixture(scope="session")
def server(workspace: Path) -> Iterator[Server]:
    with serving(workspace) as found:
        yield found


@pytest.fixture(scope="session")
def parts(server: Server) -> dict[str, str]:
    """Return what addresses are filled with that has to be made first: a run that has ended."""
    status, run = server.ask("/api/runs", {"kind": "stress", "scenario": "eg-2011-shutdown", "model": "coarse"})
    assert status == 202, run
    assert server.wait(run["id"], "done", "failed")["state"] == "done"
    return {"run": run["id"]}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser of this machine, or skip."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"no browser to look with: none of {', '.join(NAMES)} is on PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    """Return the folder of the screenshots, which are kept to be looked at."""
    place = Path(os.environ.get("HANSA_SHOTS", "build/screenshots"))
    place.mkdir(parents=True, exist_ok=True)
    return place
