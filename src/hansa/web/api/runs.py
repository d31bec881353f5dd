"""Runs: what takes longer than an answer may, queued, followed, cancelled, resumed, read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import Field

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.questions.listing import find_question
from hansa.questions.reading import read_question
from hansa.runs.errors import explain_kept
from hansa.web.api.asking import make_body, make_results
from hansa.web.api.endpoint import Call, Endpoint, Query

if TYPE_CHECKING:
    from pydantic import RootModel

    from hansa.runs.queue import Run, Runs

RUNS = N_("Runs")


@dataclass(frozen=True)
class RunErrorFacts:
    """Why a run failed, and what to do about it."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class RunFacts:
    """A run: what was asked, how far it is; ``total`` is 0 while nobody knows it."""

    id: str
    kind: str
    request: dict[str, Any]
    state: str
    done: int
    total: int
    error: RunErrorFacts | None
    edition: str
    account: str | None
    asked_at: str
    ended_at: str | None


class RunsQuery(Query):
    """Which runs."""

    kind: str | None = Field(None, description=N_("Only runs of this kind."))


def submit(call: Call) -> RunFacts:
    """Queue a run; what it would refuse for its names is refused now."""
    wanted, account = cast("RootModel[Any]", call.body).root, call.request.state.session.account
    given = {name: getattr(wanted, name) for name in wanted.model_fields_set - {"kind"}}
    question = read_question(find_question(wanted.kind), given).settle(call.edition)
    run = _runs(call).submit(question.kind(), question.request(), account.name if account else None)
    return tell_run(run, call.lang)


def list_runs(call: Call) -> list[RunFacts]:
    """Return the newest runs first."""
    kind = call.asked(RunsQuery).kind
    return [tell_run(run, call.lang) for run in _runs(call).recent(*([kind] if kind else []))]


def show_run(call: Call) -> RunFacts:
    """Return how far a run is."""
    return tell_run(_runs(call).find(call.part("run")), call.lang)


def show_result(call: Call) -> dict[str, Any]:
    """Return what came out: what the command prints as JSON."""
    run = _runs(call).find(call.part("run"))
    if run.result is None:
        raise InputError("not-done", id=run.id)
    found: dict[str, Any] = run.result.get("answers", {}).get(call.lang, run.result)
    return found


def cancel(call: Call) -> RunFacts:
    """Cancel a run."""
    return tell_run(_runs(call).cancel(call.part("run")), call.lang)


def resume(call: Call) -> RunFacts:
    """Queue an ended run again."""
    return tell_run(_runs(call).resume(call.part("run")), call.lang)


def tell_run(run: Run, lang: str) -> RunFacts:
    """Return a run without its result."""
    return RunFacts(
        id=run.id,
        kind=run.kind,
        request=run.request,
        state=run.state,
        done=run.done,
        total=run.total,
        error=_explain(run.error, lang) if run.error else None,
        edition=run.edition,
        account=run.account,
        asked_at=run.asked_at.isoformat(),
        ended_at=run.ended_at.isoformat() if run.ended_at else None,
    )


def _explain(error: dict[str, Any], lang: str) -> RunErrorFacts:
    """Return a kept error as programs get it."""
    message, hint = explain_kept(error, lang)
    return RunErrorFacts(error["code"], message, hint)


def _runs(call: Call) -> Runs:
    found: Runs = call.request.app.state.runs
    return found


ENDPOINTS = (
    Endpoint("GET", "/api/runs", list_runs, RUNS, N_("The newest runs."), RunsQuery, answers=list[RunFacts]),
    Endpoint(
        "POST",
        "/api/runs",
        submit,
        RUNS,
        N_("Compute something: the run is queued and goes on by itself."),
        body=make_body(),
        role="editor",
        status=202,
        example={"kind": "stress", "scenario": "eg-2011-shutdown", "countries": ["EG"]},
        answers=RunFacts,
    ),
    Endpoint("GET", "/api/runs/{run}", show_run, RUNS, N_("How far a run is."), answers=RunFacts),
    Endpoint(
        "DELETE",
        "/api/runs/{run}",
        cancel,
        RUNS,
        N_("Cancel a run; it stays listed."),
        role="editor",
        answers=RunFacts,
    ),
    Endpoint(
        "GET",
        "/api/runs/{run}/result",
        show_result,
        RUNS,
        N_("What came out of a run: the answer to its question."),
        answers=make_results,
    ),
    Endpoint(
        "POST",
        "/api/runs/{run}/resume",
        resume,
        RUNS,
        N_("Queue a run again that was interrupted, cancelled or failed."),
        role="editor",
        status=202,
        answers=RunFacts,
    ),
)
