"""What runs compute: the answers that the commands give, told in every language while the evidence is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hansa.errors import InputError
from hansa.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.evidence import Edition
    from hansa.reports.content import Document
    from hansa.reports.stress.report import Found
    from hansa.routing.model import Model
    from hansa.stress.scenario import Scenario

    Report = Callable[[int, int], None]

PERCENT = 100
CHOICES = ("coarse", "full")


class Stages:
    """Tells several passes of a computation as one, in percent; the last stage is the writing.

    Parameters
    ----------
    tell : callable
        Told of percent done.
    passes : int
        How many times a computation counts from its beginning.
    """

    def __init__(self, tell: Report, passes: int) -> None:
        self._tell, self._stages = tell, passes + 1
        self._pass, self._share = 0, 0.0

    def __call__(self, done: int, total: int) -> None:
        """Take what one pass tells."""
        share = done / total if total else 1.0
        if share < self._share:
            self._pass = min(self._pass + 1, self._stages - 2)
        self._share = share
        self._tell(int(PERCENT * (self._pass + share) / self._stages), PERCENT)


def run_stress(edition: Edition, request: dict[str, Any], tell: Report) -> dict[str, Any]:
    """Run a scenario, for all countries or some."""
    from hansa.reports.stress.report import gather_help, report_result
    from hansa.stress.run import run_scenario

    model, scenario = open_graph(request.get("model"), edition), find_asked(request["scenario"], edition)
    asked = tuple(request["countries"]) or None
    found = run_scenario(scenario, model, edition, asked, progress=Stages(tell, 3))
    return _keep_stress(gather_help(report_result(found, edition, model, asked)))


def run_random(edition: Edition, request: dict[str, Any], tell: Report) -> dict[str, Any]:
    """Let random things fail in a country, many times over."""
    from hansa.stress.ensembles import measure_resilience
    from hansa.stress.exposure import expose_country

    model = open_graph(request.get("model"), edition)
    exposure = expose_country(model, request["country"])
    counts = (request["failures"], request["samples"])
    found = measure_resilience(
        model, exposure, *counts, request["of"], request.get("seed", 0), progress=Stages(tell, 1)
    )
    return _keep_found(found, edition, model)


def run_worst(edition: Edition, request: dict[str, Any], tell: Report) -> dict[str, Any]:
    """Find a country's worst failures."""
    from hansa.stress.exposure import expose_country
    from hansa.stress.worst import find_worst

    model = open_graph(request.get("model"), edition)
    exposure = expose_country(model, request["country"])
    count, of, abroad = request["count"], request["of"], bool(request.get("abroad"))
    found = find_worst(model, exposure, count, of, abroad=abroad, progress=Stages(tell, 1))
    return _keep_found(found, edition, model)


def run_harden(edition: Edition, request: dict[str, Any], tell: Report) -> dict[str, Any]:
    """Find the new links that would help a country most."""
    from hansa.reports.stress.report import Hardened
    from hansa.stress.exposure import expose_country
    from hansa.stress.harden import propose_links
    from hansa.stress.resolve import resolve
    from hansa.stress.threats import find_threats

    model, stages = open_graph(request.get("model"), edition), Stages(tell, 2)
    exposure = expose_country(model, request["country"])
    scenario = find_asked(request["against"], edition) if request.get("against") else None
    threats = () if scenario else find_threats(model, exposure, progress=stages)
    damages = [threat.damage for threat in threats]
    if scenario:
        damages = [resolve(scenario, model, edition).damage]
    hardening = propose_links(model, exposure, request["count"], damages, request["kind"], stages)
    return _keep_found(Hardened(hardening, threats, scenario), edition, model)


def rank_members(edition: Edition, request: dict[str, Any], tell: Report) -> dict[str, Any]:
    """Say what each member of a coalition brings and gains."""
    from hansa.alliance import members
    from hansa.alliance.pillars import read_weights
    from hansa.evidence.groups import find_group

    tell(0, 0)
    model, group = open_graph("coarse", edition), find_group(edition, request["group"])
    found = members.rank_members(edition, model, group, read_weights(request["weights"]))
    return _keep_coalition(found, edition, model)


def rank_candidates(edition: Edition, request: dict[str, Any], tell: Report) -> dict[str, Any]:
    """Compare every country outside a coalition as a candidate."""
    from hansa.alliance import candidates
    from hansa.alliance.pillars import read_weights
    from hansa.evidence.groups import find_group

    tell(0, 0)
    model, group = open_graph("coarse", edition), find_group(edition, request["group"])
    order = request.get("order", "brings")
    found = candidates.rank_candidates(edition, model, group, read_weights(request["weights"]), order=order)
    return _keep_coalition(found, edition, model)


def find_asked(given: str | dict[str, Any], edition: Edition) -> Scenario:
    """Return the scenario that a request means: one of the library by its id, or one that it holds.

    Raises
    ------
    InputError
        ``unknown-scenario``.
    """
    from hansa.stress.catalogue import find_scenario
    from hansa.stress.scenario import Scenario

    return find_scenario(edition, given) if isinstance(given, str) else Scenario.model_validate(given)


def open_graph(choice: str | None, edition: Edition) -> Model:
    """Open the graph that answers: the one chosen, else the workspace's full graph, else the edition's coarse model.

    Raises
    ------
    InputError
        ``no-full-graph`` where it is chosen and the workspace has none.
    """
    from hansa.routing.model import open_coarse_model, open_full

    model = open_full() if choice != "coarse" else None
    if model is None and choice == "full":
        raise InputError("no-full-graph")
    return model or open_coarse_model(edition)


def _keep_stress(report: Any) -> dict[str, Any]:
    from hansa.reports.stress.document import compose_report

    return _keep(report.to_json, lambda lang: compose_report(report, lang))


def _keep_found(found: Found, edition: Edition, model: Model) -> dict[str, Any]:
    from hansa.reports.stress.report import Report as StressReport

    return _keep_stress(StressReport(found, edition, model))


def _keep_coalition(found: Any, edition: Edition, model: Model) -> dict[str, Any]:
    from hansa.reports.alliance.document import compose_report
    from hansa.reports.alliance.report import Report as CoalitionReport

    report = CoalitionReport(found, edition, model)
    return _keep(report.to_json, lambda lang: compose_report(report, lang))


def _keep(answer: Callable[[str], dict[str, Any]], compose: Callable[[str], Document]) -> dict[str, Any]:
    """Return an answer as a run keeps it: the object and the document in each language, so that a later edition changes nothing."""
    from hansa.runs.kept import pack_document

    return {
        "answers": {lang: answer(lang) for lang in LANGUAGES},
        "documents": {lang: pack_document(compose(lang)) for lang in LANGUAGES},
    }
