"""Coalitions as JSON objects."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hansa.alliance.gains import Gains
from hansa.alliance.members import ORDERS, SUBSETS
from hansa.language import Language, language
from hansa.reports.alliance.naming import is_partial, name_group, name_instrument, name_issue, name_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.alliance.candidates import Candidate, Candidates
    from hansa.alliance.compare import Comparison
    from hansa.alliance.gaps import Gaps
    from hansa.alliance.members import Member, Members
    from hansa.alliance.relation import Relation
    from hansa.alliance.value import Value
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

USERS_DECIMALS = 0


def group_to_json(group: Group, edition: Edition, lang: str) -> dict[str, Any]:
    """Return a coalition with where its members are from."""
    return {
        "id": group.id,
        "name": name_group(group, language(lang)),
        "members": list(group.members),
        "source": group.dataset or None,
        "date": group.date or None,
        "complete": not is_partial(edition, group),
    }


def value_to_json(value: Value, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return a coalition's value and pillars."""
    return {
        "coalition": group_to_json(value.group, edition, lang),
        "edition": edition.id,
        "value": value.value,
        "pillars": [asdict(pillar) for pillar in value.pillars],
        "method": method_to_json(value),
        "error": error_to_json(model, exact=True),
    }


def members_to_json(found: Members, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return a coalition with what each member brings and gains."""
    words = language(lang)
    return {
        **value_to_json(found.value, edition, model, lang),
        "members": [_member(one, edition, words) for one in found.members],
        "stability": asdict(found.stability) if found.stability else None,
        "error": error_to_json(model, exact=found.exact),
    }


def candidates_to_json(found: Candidates, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return a coalition with who may join it."""
    words = language(lang)
    return {
        **value_to_json(found.value, edition, model, lang),
        "order": found.order,
        "considered": found.considered,
        "voice_error": found.voice_error,
        "candidates": [_candidate(one, edition, words) for one in found.candidates],
        "error": error_to_json(model, exact=found.exact),
    }


def gaps_to_json(gaps: Gaps, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return a coalition with what it lacks."""
    words = language(lang)

    def name(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "name": name_instrument(edition, row["instrument"], words)} for row in rows]

    return {
        **value_to_json(gaps.value, edition, model, lang),
        "gaps": {
            "instruments_not_shared": name([asdict(one) for one in gaps.unshared]),
            "instruments_of_nobody": name([asdict(one) for one in gaps.nobody]),
            "layers_without_supplier": list(gaps.unsupplied),
            "layers_without_data": list(gaps.empty_layers),
            "choke_points": [asdict(one) for one in gaps.chokes],
            "routes_crossing_others_share": gaps.crossed_share,
            "outside_carriers": [asdict(one) for one in gaps.carriers],
            "least_agreement": [asdict(one) for one in gaps.discords],
        },
    }


def comparison_to_json(found: Comparison, edition: Edition, model: Model, lang: str) -> dict[str, Any]:
    """Return two coalitions side by side."""
    return {
        "edition": edition.id,
        "coalitions": [
            {
                "coalition": group_to_json(value.group, edition, lang),
                "value": value.value,
                "pillars": [asdict(pillar) for pillar in value.pillars],
            }
            for value in (found.first, found.second)
        ],
        "differences": found.differences(),
        "shared": list(found.shared),
        "only_first": list(found.only_first),
        "only_second": list(found.only_second),
        "method": method_to_json(found.first),
        "error": error_to_json(model, exact=True),
    }


def relation_to_json(
    countries: tuple[str, str], relations: Sequence[Relation], edition: Edition, lang: str
) -> dict[str, Any]:
    """Return the relation of two states, issue by issue."""
    words = language(lang)
    return {
        "countries": list(countries),
        "edition": edition.id,
        "relations": [{**asdict(one), "name": name_issue(one.kind, one.issue, words)} for one in relations],
    }


def method_to_json(value: Value) -> dict[str, Any]:
    """Return by what rule the value was made."""
    return {
        "value": "weighted mean of the pillars that are known",
        "denominators": "those of the whole coalition",
        "weights": {pillar.name: pillar.weight for pillar in value.pillars},
        "ends": "weighted by Internet users",
    }


def error_to_json(model: Model, *, exact: bool) -> dict[str, Any]:
    """Return how far the figures may be off: the model's error, and that of sampling."""
    sampling = None if exact else {"orders": ORDERS, "subsets": SUBSETS, "given_as": "standard errors"}
    return {
        "model": {"kind": model.kind, "name": model.name, "error": model.error},
        "exact": exact,
        "sampling": sampling,
    }


def _member(one: Member, edition: Edition, words: Language) -> dict[str, Any]:
    return {**asdict(one), "gains": gains_to_json(one.gains, edition, words)}


def _candidate(one: Candidate, edition: Edition, words: Language) -> dict[str, Any]:
    return {**asdict(one), "gains": gains_to_json(one.gains, edition, words)}


def gains_to_json(gains: Gains, edition: Edition, words: Language) -> dict[str, Any]:
    """Return what a country gains."""
    return {
        "regained_share": gains.regained_share,
        "moved_share": gains.moved_share,
        "scenarios": [
            {
                "scenario": one.scenario,
                "name": name_scenario(edition, one.scenario, words),
                "lost_users": round(one.lost, USERS_DECIMALS),
                "repairable_users": round(one.repairable, USERS_DECIMALS),
                "regained_users": round(one.regained, USERS_DECIMALS),
            }
            for one in gains.softened
        ],
        "layers": [
            {"layer": one.layer, "own_share": one.alone, "inside_share": one.inside, "largest": one.holder}
            for one in gains.moved
        ],
        "lacking": [{"instrument": name, "name": name_instrument(edition, name, words)} for name in gains.lacking],
    }
