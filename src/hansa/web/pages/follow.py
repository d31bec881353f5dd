"""Following a run: its state as events sent to the page, cancelling and resuming it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from hansa.web.visits import read_form

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from hansa.runs.queue import Runs

PAUSE_S = 0.25


async def events(request: Request) -> Response:
    """Send a run's state whenever it changes, until it has ended."""
    run_id, found = request.path_params["run"], request.app.state.runs
    await run_in_threadpool(found.find, run_id)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_watch(found, run_id), media_type="text/event-stream", headers=headers)


async def _watch(found: Runs, run_id: str) -> AsyncIterator[str]:
    told = ""
    while True:
        run = await run_in_threadpool(found.find, run_id)
        now = json.dumps({"state": run.state, "done": run.done, "total": run.total})
        if now != told:
            yield f"data: {now}\n\n"
            told = now
        if not run.open:
            return
        await asyncio.sleep(PAUSE_S)


async def cancel(request: Request) -> Response:
    """Cancel a run and return to it."""
    await read_form(request)
    run = await run_in_threadpool(request.app.state.runs.cancel, request.path_params["run"])
    return _back(request, run.id)


async def resume(request: Request) -> Response:
    """Queue a run again and return to it."""
    await read_form(request)
    run = await run_in_threadpool(request.app.state.runs.resume, request.path_params["run"])
    return _back(request, run.id)


def _back(request: Request, run_id: str) -> Response:
    address = request.app.url_path_for("run", lang=request.path_params["lang"], run=run_id)
    return RedirectResponse(address, 303)


ROUTES = (
    Route("/{lang}/runs/{run}/events", events, name="run_events"),
    Route("/{lang}/runs/{run}/cancel", cancel, methods=["POST"], name="cancel_run"),
    Route("/{lang}/runs/{run}/resume", resume, methods=["POST"], name="resume_run"),
)
