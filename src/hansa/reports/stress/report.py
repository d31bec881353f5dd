"""What was found about stress, in one form for the screen, for JSON and for documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hansa.language import language
from hansa.reports.stress import json_object, terminal, terminal_ensembles
from hansa.reports.stress.affected import drop_rounding, list_affected
from hansa.reports.stress.naming import name_together
from hansa.stress.ensembles import Resilience
from hansa.stress.harden import Hardening
from hansa.stress.outcome import Result
from hansa.stress.shocks import Operator, Sever, Supply
from hansa.stress.worst import Worst

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.scenario import Scenario
    from hansa.stress.threats import Threat

MOST_HELPED = 2
LINKS_PROPOSED = 3
LEAST_HELPED = 0.01
"""A country that loses less is not told what would have helped."""


@dataclass(frozen=True, eq=False)
class Hardened:
    """New links for a country, and what they were chosen against: threats that were searched for, or one scenario."""

    hardening: Hardening
    threats: tuple[Threat, ...] = ()
    scenario: Scenario | None = None

    def name_threats(self, edition: Edition, model: Model, words: Language) -> list[str]:
        """Return the names of what the links were chosen against, in the order of the losses."""
        if self.scenario:
            return [self.scenario.name.text(words.lang)]
        return [_name_threat(threat, words) for threat in self.threats]


def _name_threat(threat: Threat, words: Language) -> str:
    links = threat.kind == "links"
    named = name_together(threat.parties, "links" if links else "operators", words)
    count = len(threat.parties)
    if threat.kind == "home":
        return words("At home: {names}", names=named)
    if links:
        return words.plural("A link: {names}", "{number} links: {names}", count, names=named)
    return words.plural("Abroad: {names}", "{number} abroad: {names}", count, names=named)


Found = Result | Resilience | Worst | Hardened
KIND = {Result: "run", Resilience: "random", Worst: "worst", Hardened: "harden"}
WRITE_JSON: dict[type[Any], Any] = {
    Result: json_object.result_to_json,
    Resilience: json_object.resilience_to_json,
    Worst: json_object.worst_to_json,
    Hardened: json_object.hardened_to_json,
}
PRINT: dict[type[Any], Any] = {
    Resilience: terminal_ensembles.print_resilience,
    Worst: terminal_ensembles.print_worst,
    Hardened: terminal_ensembles.print_hardened,
}


@dataclass(frozen=True, eq=False)
class Report:
    """An answer with the evidence that it rests on.

    Attributes
    ----------
    found : Result, Resilience, Worst or Hardened
        The answer.
    model : Model
        The networks.
    asked : tuple of str or None
        Codes of the countries asked about; None for all.
    helped : tuple of Hardening
        What would have helped the countries hit hardest.
    """

    found: Found
    edition: Edition
    model: Model
    asked: tuple[str, ...] | None = None
    helped: tuple[Hardening, ...] = ()

    @property
    def name(self) -> str:
        """The name of its files, without language and ending."""
        found = self.found
        if isinstance(found, Result):
            return "-".join(["hansa-stress", found.scenario.id, *(code.lower() for code in self.asked or ())])
        country = found.hardening.country if isinstance(found, Hardened) else found.country
        return f"hansa-stress-{KIND[type(found)]}-{country.lower()}"

    def to_json(self, lang: str) -> dict[str, Any]:
        """Return the answer as one JSON object; texts in the language given."""
        answer: dict[str, Any] = WRITE_JSON[type(self.found)](self.found, self.edition, self.model, lang)
        return answer

    def print(self, console: Console, lang: str) -> None:
        """Print the answer."""
        words = language(lang)
        if isinstance(self.found, Result):
            terminal.print_result(console, self.found, self.edition, self.model, self.asked, words)
            return
        PRINT[type(self.found)](console, self.found, self.edition, self.model, words)


def report_result(result: Result, edition: Edition, model: Model, asked: tuple[str, ...] | None = None) -> Report:
    """Return a scenario's answer as a report."""
    return Report(drop_rounding(result), edition, model, asked)


def gather_help(report: Report) -> Report:
    """Find what would have helped the countries hit hardest, where new links could: operators lost, groups severed.

    An order to isolate or a cable cut takes new links too, so that none is proposed.
    """
    result = report.found
    if not isinstance(result, Result) or not can_help(result.scenario):
        return report
    hit = [one.country for one in list_affected(result) if one.reachability_lost_share >= LEAST_HELPED]
    found = tuple(_propose(report, result.scenario, country) for country in hit[:MOST_HELPED])
    return replace(report, helped=tuple(one for one in found if one is not None))


def can_help(scenario: Scenario) -> bool:
    """Tell whether new links between networks could soften a scenario: all that it takes from the routes is operators or relations."""
    routed = [shock for shock in scenario.shocks if not isinstance(shock, Supply)]
    return bool(routed) and all(isinstance(shock, Operator | Sever) for shock in routed)


def _propose(report: Report, scenario: Scenario, country: str) -> Hardening | None:
    from hansa.errors import InputError
    from hansa.stress.exposure import expose_country
    from hansa.stress.harden import propose_links
    from hansa.stress.resolve import resolve

    damage = resolve(scenario, report.model, report.edition).damage
    try:
        return propose_links(report.model, expose_country(report.model, country), LINKS_PROPOSED, [damage])
    except InputError:  # no network of it reaches the world before anything fails
        return None
