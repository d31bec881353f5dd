"""Scenarios, and the runs that compute what takes longer than an answer may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from hansa.countries import resolve
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.language import language
from hansa.runs.work import explain_kept
from hansa.stress.scenario import Scenario
from hansa.web.api.endpoint import Call, Endpoint, Query

if TYPE_CHECKING:
    from hansa.runs.queue import Run, Runs

SCENARIOS, RUNS = N_("Scenarios"), N_("Runs")
NO_RUN = ("no-run",)
Graph = Literal["coarse", "full"] | None
Failing = Literal["links", "networks", "operators"]
GRAPH = Field(None, description=N_("Which graph answers; by default the full one where the workspace has it."))


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StressRun(_Asked):
    """What a scenario does: one of the library by its id, or one that is given."""

    kind: Literal["stress"]
    scenario: str | Scenario
    countries: list[str] = Field([], max_length=300, description=N_("Only what it does to these; all by default."))
    model: Graph = GRAPH


class RandomRun(_Asked):
    """Random failures in a country, many times over, beside failures aimed at what carries most."""

    kind: Literal["random"]
    country: str
    failures: int = Field(ge=1, le=10_000)
    samples: int = Field(200, ge=1, le=10_000)
    of: Failing = "links"
    seed: int = Field(0, ge=0, le=2**32 - 1)
    model: Graph = GRAPH


class WorstRun(_Asked):
    """The few failures that cut most of a country off."""

    kind: Literal["worst"]
    country: str
    count: int = Field(3, ge=1, le=20)
    of: Failing = "operators"
    abroad: bool = False
    model: Graph = GRAPH


class HardenRun(_Asked):
    """The new links that would help a country most."""

    kind: Literal["harden"]
    country: str
    count: int = Field(3, ge=1, le=20)
    link: Literal["provider", "peer"] = "provider"
    against: str | Scenario | None = Field(None, description=N_("A scenario; by default the country’s worst failures."))
    model: Graph = GRAPH


class MembersRun(_Asked):
    """What each member of a coalition brings and gains."""

    kind: Literal["alliance-members"]
    group: str
    weights: str | None = None


class CandidatesRun(MembersRun):
    """Whom a coalition should invite."""

    kind: Literal["alliance-candidates"]  # type: ignore[assignment]
    order: Literal["brings", "gains"] = "brings"


Wanted = StressRun | RandomRun | WorstRun | HardenRun | MembersRun | CandidatesRun


class NewRun(RootModel[Annotated[Wanted, Field(discriminator="kind")]]):
    """What is to be computed."""


class ScenariosQuery(Query):
    """Which scenarios."""

    kind: str | None = Field(
        None, description=N_("Only scenarios of this kind, such as cable_cut, shutdown or isolation.")
    )


class RunsQuery(Query):
    """Which runs."""

    kind: str | None = Field(None, description=N_("Only runs of this kind."))


def list_scenarios(call: Call) -> dict[str, Any]:
    """Return the library as ``hansa stress list --json`` prints it."""
    from hansa.reports.stress.json_object import scenarios_to_json
    from hansa.reports.stress.naming import KIND
    from hansa.stress.catalogue import list_scenarios as list_all

    kind = call.asked(ScenariosQuery).kind
    if kind is not None and kind not in KIND:
        raise InputError("unknown-scenario-kind", name=kind, known=", ".join(KIND))
    return scenarios_to_json([one for one in list_all(call.edition) if kind in {None, one.kind}], call.lang)


def show_scenario(call: Call) -> dict[str, Any]:
    """Return a scenario as ``hansa stress show --json`` prints it."""
    from hansa.reports.stress.json_object import scenario_to_json
    from hansa.stress.catalogue import find_scenario

    found = find_scenario(call.edition, call.part("scenario"))
    observed = [one.model_dump(mode="json") for one in found.observed]
    return {**scenario_to_json(found, call.edition, None, language(call.lang)), "observed": observed}


def submit(call: Call) -> dict[str, Any]:
    """Queue a run."""
    wanted, account = call.sent(NewRun).root, call.request.state.session.account
    run = _runs(call).submit(wanted.kind, _make_request(wanted, call), account.name if account else None)
    return describe_run(run, call.lang)


def _make_request(wanted: Wanted, call: Call) -> dict[str, Any]:
    """Return what the process is asked; what it would refuse for its names is refused now."""
    asked = wanted.model_dump(mode="json", by_alias=True, exclude={"kind", "link"})
    if isinstance(wanted, MembersRun):
        return asked | {"group": _check_group(wanted, call)}
    if isinstance(wanted, StressRun):
        codes = [resolve(name).code for name in wanted.countries]
        return asked | {"countries": list(dict.fromkeys(codes)), "scenario": _check_scenario(wanted.scenario, call)}
    asked |= {"country": resolve(wanted.country).code}
    if isinstance(wanted, HardenRun):
        against = None if wanted.against is None else _check_scenario(wanted.against, call)
        asked |= {"kind": wanted.link, "against": against}
    return asked


def _check_scenario(given: str | Scenario, call: Call) -> str | dict[str, Any]:
    from hansa.stress.catalogue import find_scenario
    from hansa.stress.shocks import check_shocks

    if isinstance(given, str):
        return find_scenario(call.edition, given).id
    check_shocks(given.shocks)
    return given.model_dump(mode="json", by_alias=True)


def _check_group(wanted: MembersRun, call: Call) -> str:
    from hansa.alliance.pillars import read_weights
    from hansa.web.api.alliance import find_coalition

    read_weights(wanted.weights)
    return find_coalition(call, wanted.group).id


def list_runs(call: Call) -> list[dict[str, Any]]:
    """Return the newest runs first."""
    kind = call.asked(RunsQuery).kind
    return [describe_run(run, call.lang) for run in _runs(call).recent(*([kind] if kind else []))]


def show_run(call: Call) -> dict[str, Any]:
    """Return how far a run is."""
    return describe_run(_runs(call).find(call.part("run")), call.lang)


def show_result(call: Call) -> dict[str, Any]:
    """Return what came out: what the command prints as JSON."""
    run = _runs(call).find(call.part("run"))
    if run.result is None:
        raise InputError("not-done", id=run.id)
    found: dict[str, Any] = run.result.get("answers", {}).get(call.lang, run.result)
    return found


def cancel(call: Call) -> dict[str, Any]:
    """Cancel a run."""
    return describe_run(_runs(call).cancel(call.part("run")), call.lang)


def resume(call: Call) -> dict[str, Any]:
    """Queue an ended run again."""
    return describe_run(_runs(call).resume(call.part("run")), call.lang)


def describe_run(run: Run, lang: str) -> dict[str, Any]:
    """Return a run without its result."""
    return {
        "id": run.id,
        "kind": run.kind,
        "request": run.request,
        "state": run.state,
        "done": run.done,
        "total": run.total,
        "error": _explain(run.error, lang) if run.error else None,
        "edition": run.edition,
        "account": run.account,
        "asked_at": run.asked_at.isoformat(),
        "ended_at": run.ended_at.isoformat() if run.ended_at else None,
    }


def _explain(error: dict[str, Any], lang: str) -> dict[str, str]:
    """Return a kept error as programs get it."""
    message, hint = explain_kept(error, lang)
    return {"code": error["code"], "message": message, "hint": hint}


def _runs(call: Call) -> Runs:
    found: Runs = call.request.app.state.runs
    return found


ENDPOINTS = (
    Endpoint("GET", "/api/scenarios", list_scenarios, SCENARIOS, N_("The library of scenarios."), ScenariosQuery),
    Endpoint(
        "GET",
        "/api/scenarios/{scenario}",
        show_scenario,
        SCENARIOS,
        N_("One scenario: its story, shocks, sources, and what was observed."),
        missing=("unknown-scenario",),
    ),
    Endpoint("GET", "/api/runs", list_runs, RUNS, N_("The newest runs."), RunsQuery, returns="array"),
    Endpoint(
        "POST",
        "/api/runs",
        submit,
        RUNS,
        N_("Compute something: the run is queued and goes on by itself."),
        body=NewRun,
        role="editor",
        status=202,
        example={"kind": "stress", "scenario": "eg-2011-shutdown", "countries": ["EG"]},
    ),
    Endpoint("GET", "/api/runs/{run}", show_run, RUNS, N_("How far a run is."), missing=NO_RUN),
    Endpoint(
        "DELETE", "/api/runs/{run}", cancel, RUNS, N_("Cancel a run; it stays listed."), role="editor", missing=NO_RUN
    ),
    Endpoint("GET", "/api/runs/{run}/result", show_result, RUNS, N_("What came out of a run."), missing=NO_RUN),
    Endpoint(
        "POST",
        "/api/runs/{run}/resume",
        resume,
        RUNS,
        N_("Queue a run again that was interrupted, cancelled or failed."),
        role="editor",
        missing=NO_RUN,
        status=202,
    ),
)
