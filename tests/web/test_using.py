"""Using it as people do: by keyboard, without scripts, and with a server that is stopped or killed."""

from __future__ import annotations

import signal
import threading
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.patience import PATIENCE_S
from tests.web.live import ENDED, Server, open_page, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG = {"kind": "random", "country": "FR", "failures": 300, "samples": 10_000, "model": "coarse"}
"""A run that takes long enough to be met in the middle."""


@pytest.mark.browser
def test_the_keyboard_leads_everywhere(server: Server, chromium: Browser) -> None:
    page = open_page(chromium, locale="en")
    page.goto(f"{server.address}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "layer"
    page.select_option("#layer", "naming")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/?layer=naming&measure=foreign_share*")
    page.focus("#name")
    page.keyboard.type("Tonga")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/country/TO")
    page.context.close()


@pytest.mark.browser
def test_without_scripts_everything_is_there(server: Server, chromium: Browser) -> None:
    page = open_page(chromium, java_script_enabled=False, locale="fr")
    page.goto(server.address)
    assert page.url.endswith("/fr/")
    assert page.locator("#map img").evaluate("(image) => image.complete && image.naturalWidth > 300")
    assert page.locator("table.ranking tbody tr").count() > 200
    page.fill("#name", "Tonga")
    page.click("text=" + page.locator("form.end button").inner_text())
    assert page.url.endswith("/fr/country/TO")
    assert page.locator("figure img").count() > 2
    page.context.close()


@pytest.mark.browser
def test_a_click_on_the_map_leads_to_the_country_and_on_to_its_sources(server: Server, chromium: Browser) -> None:
    page = open_page(chromium, locale="en", viewport={"width": 1280, "height": 900})
    page.goto(f"{server.address}/en/")
    page.wait_for_selector("#map .vega-embed svg")
    box = page.locator("#map .vega-embed svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.86, box["y"] + box["height"] * 0.72)
    page.wait_for_url("**/en/country/AU")
    page.click(".sources a[href*='/en/sources/'] >> nth=0")
    page.wait_for_url("**/en/sources/*")
    page.context.close()


@pytest.mark.slow
def test_a_page_that_follows_a_run_does_not_keep_the_server_from_ending(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        run = server.ask("/api/runs", LONG)[1]["id"]
        server.wait(run, "running")
        followed = urllib.request.urlopen(f"{server.address}/en/runs/{run}/events", timeout=PATIENCE_S)  # noqa: S310
        assert followed.readline().startswith(b'data: {"state": "')
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(PATIENCE_S)
        followed.close()
    with serving(tmp_path) as again:
        assert again.ask(f"/api/runs/{run}")[1]["state"] == "interrupted"


@pytest.mark.slow
def test_killed_in_the_middle_it_starts_again_with_every_run_and_goes_on(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        running = server.ask("/api/runs", LONG)[1]["id"]
        queued = server.ask("/api/runs", {"kind": "stress", "scenario": "eg-2011-shutdown", "model": "coarse"})[1]["id"]
        server.wait(running, "running")
        server.process.kill()
        server.process.wait()
    with serving(tmp_path) as again:
        assert {one["id"]: one["state"] for one in again.ask("/api/runs")[1]} == {
            running: "interrupted",
            queued: "interrupted",
        }
        status, resumed = again.ask(f"/api/runs/{queued}/resume", {})
        assert (status, resumed["state"]) == (202, "queued")
        assert again.wait(queued, *ENDED)["state"] == "done"
        result = again.ask(f"/api/runs/{queued}/result?lang=fr")[1]
        assert result["outcomes"][0]["country"] == "EG"


def test_a_run_is_cancelled_while_it_runs(server: Server) -> None:
    run = server.ask("/api/runs", LONG)[1]["id"]
    server.wait(run, "running")
    status, said = server.ask(f"/api/runs/{run}/result")
    assert (status, said["error"]["code"]) == (409, "not-done")
    assert server.ask(f"/api/runs/{run}", method="DELETE")[1]["state"] == "cancelled"
    assert server.wait(run, *ENDED)["state"] == "cancelled"


def test_pages_answer_while_a_run_goes_on(server: Server) -> None:
    run = server.ask("/api/runs", LONG)[1]["id"]
    server.wait(run, "running")
    found: list[int] = []

    def read() -> None:
        with urllib.request.urlopen(f"{server.address}/fr/country/FR", timeout=PATIENCE_S) as answer:  # noqa: S310
            found.append(answer.status)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [200] * 8
    server.ask(f"/api/runs/{run}", method="DELETE")
