"""Answers about stress as JSON objects."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hansa.language import Language, language
from hansa.reports.stress.checking import Check, check_observed
from hansa.reports.stress.naming import name_shock
from hansa.stress.notes import explain_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.evidence import Edition
    from hansa.reports.stress.report import Hardened
    from hansa.routing.model import Model
    from hansa.stress.candidates import Party
    from hansa.stress.ensembles import Resilience
    from hansa.stress.harden import NewLink
    from hansa.stress.outcome import Change, Outcome, Result
    from hansa.stress.scenario import Scenario
    from hansa.stress.worst import Worst

DECIMALS = 6
"""Shares and hops are rounded so: routes are summed in single precision, and in whatever order threads take."""


def result_to_json(result: Result, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return what a scenario does, country by country, the worst first."""
    words = language(lang)
    return {
        "model": asdict(result.model),
        "edition": edition.id,
        "scenario": scenario_to_json(result.scenario, edition, model, words),
        "outcomes": [outcome_to_json(one) for one in result.outcomes],
        "observed": [_check(one, words) for one in check_observed(result)],
        "covered_weight": round_share(result.covered_weight),
        "seconds": round(result.seconds, 3),
        "notes": [explain_note(note, words) for note in result.notes],
    }


def scenarios_to_json(scenarios: Sequence[Scenario], lang: str) -> dict[str, Any]:
    """Return scenarios as a list to choose from."""
    return {
        "scenarios": [
            {
                **{key: getattr(one, key) or None for key in ("id", "kind", "date")},
                "name": one.name.text(lang),
                "computed": bool(one.shocks),
            }
            for one in scenarios
        ]
    }


def scenario_to_json(scenario: Scenario, edition: Edition, model: Model | None, words: Language) -> dict[str, Any]:
    """Return a scenario: its texts in one language, its shocks as its file writes them and in words."""
    return {
        "id": scenario.id,
        "name": scenario.name.text(words.lang),
        "kind": scenario.kind,
        "date": scenario.date or None,
        "story": scenario.story.text(words.lang),
        "shocks": [one.model_dump(mode="json", by_alias=True, exclude_none=True) for one in scenario.shocks],
        "shocks_in_words": [name_shock(one, edition, model, words) for one in scenario.shocks],
        "links_added": [one.model_dump(mode="json", by_alias=True) for one in scenario.links],
        "sources": [one.model_dump(mode="json") for one in scenario.sources],
        "limits": scenario.limits.text(words.lang) if scenario.limits else None,
    }


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """Return what a scenario does to one country."""
    return {
        "country": outcome.country,
        "reachability_lost_share": round_share(outcome.reachability_lost_share),
        "home_lost_share": round_share(outcome.home_lost_share),
        "detour_hops": round_share(outcome.detour_hops),
        "users_affected": None if outcome.users_affected is None else round(outcome.users_affected),
        "transit_gained": [_change(one) for one in outcome.transit_gained],
        "transit_lost": [_change(one) for one in outcome.transit_lost],
        "jurisdictions_gained": [_jurisdiction(one) for one in outcome.jurisdictions_gained],
        "jurisdictions_lost": [_jurisdiction(one) for one in outcome.jurisdictions_lost],
        "detour_share_before": round_share(outcome.detour_share_before),
        "detour_share_after": round_share(outcome.detour_share_after),
        "physical": asdict(outcome.physical) if outcome.physical else None,
        "supplies": [asdict(one) for one in outcome.supplies],
    }


def resilience_to_json(found: Resilience, edition: Edition, model: Model, _lang: str) -> dict[str, Any]:
    """Return how a country fares as random things fail."""
    curve = zip(found.mean_share, found.low_share, found.high_share, found.targeted_share, strict=True)
    return {
        **_head(model, edition, found.country),
        "of": found.of,
        "candidates": found.candidates,
        "failures": found.failures,
        "samples": found.samples,
        "seed": found.seed,
        "curve": [
            {"failures": count, **dict(zip(("mean", "low", "high", "targeted"), map(round_share, shares), strict=True))}
            for count, shares in enumerate(curve)
        ],
        "targeted": [_parties(one) for one in found.targeted],
        **_tail(found),
    }


def worst_to_json(found: Worst, edition: Edition, model: Model, _lang: str) -> dict[str, Any]:
    """Return the worst failures of a country."""
    return {
        **_head(model, edition, found.country),
        "of": found.of,
        "abroad": found.abroad,
        "failures": [
            {
                "networks": _parties(one.parties),
                "carried_share": round_share(one.carried_share),
                "alone_share": round_share(one.alone_share),
                "reachability_lost_share": round_share(one.lost_share),
            }
            for one in found.failures
        ],
        "reachability_lost_share": round_share(found.lost_share),
        "at_most_share": round_share(found.at_most_share),
        "exact": found.exact,
        "candidates": found.candidates,
        "evaluated": found.evaluated,
        **_tail(found),
    }


def hardened_to_json(found: Hardened, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return the new links that help a country most, and what they were chosen against."""
    hardening, words = found.hardening, language(lang)
    rows = zip(
        found.name_threats(edition, model, words),
        hardening.lost_share_before,
        hardening.lost_share_after,
        hardening.unavoidable_share,
        strict=True,
    )
    return {
        **_head(model, edition, hardening.country),
        "kind": hardening.kind,
        "links": [_link(one) for one in hardening.links],
        "against": [
            {
                "name": name,
                "lost_share_before": round_share(before),
                "lost_share_after": round_share(after),
                "unavoidable_share": round_share(unavoidable),
            }
            for name, before, after, unavoidable in rows
        ],
        "neighbours": list(hardening.neighbours),
        "candidates": hardening.candidates,
        "evaluated": hardening.evaluated,
        **_tail(hardening),
    }


def round_share(value: float | None) -> float | None:
    """Return a figure to six places; a missing one stays so."""
    return None if value is None else round(value, DECIMALS) + 0.0  # no negative zero


def _change(change: Change) -> dict[str, Any]:
    return {
        "network": change.network,
        "name": change.name or None,
        "country": change.country or None,
        "share": round_share(change.share),
    }


def _jurisdiction(change: Change) -> dict[str, Any]:
    return {"country": change.country, "share": round_share(change.share)}


def _check(check: Check, words: Language) -> dict[str, Any]:
    observed = check.observed
    return {
        "country": observed.country,
        "measure": observed.measure,
        "direction": observed.direction,
        "text": observed.text.text(words.lang),
        "computed": round_share(check.computed),
        "verdict": check.verdict,
        "missed": observed.missed.text(words.lang) if observed.missed and check.verdict != "agrees" else None,
    }


def _head(model: Model, edition: Edition, country: str) -> dict[str, Any]:
    from hansa.stress.run import describe_model

    return {"model": asdict(describe_model(model)), "edition": edition.id, "country": country}


def _tail(found: Any) -> dict[str, Any]:
    return {
        "covered_weight": round_share(found.coverage.world_share),
        "coverage": asdict(found.coverage),
        "seconds": round(found.seconds, 3),
    }


def _parties(parties: Sequence[Party]) -> list[dict[str, Any]]:
    return [{"network": one.network, "name": one.name or None, "country": one.country or None} for one in parties]


def _link(link: NewLink) -> dict[str, Any]:
    home, partner, *others = _parties((link.home, link.partner, *link.others))
    return {
        "home": home,
        "partner": partner,
        "others": others,
        "lost_share_before": round_share(link.lost_share_before),
        "lost_share_after": round_share(link.lost_share_after),
    }
