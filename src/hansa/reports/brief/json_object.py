"""A brief as one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hansa.dependence.profile import LayerProfile
from hansa.labels import REASON
from hansa.language import Language, language
from hansa.reports.brief.findings import list_findings

if TYPE_CHECKING:
    from hansa.evidence.edition import Edition
    from hansa.figures.worst_cases import Case, StressPicture
    from hansa.reports.brief.picture import Brief, Membership


def brief_to_json(brief: Brief, lang: str) -> dict[str, Any]:
    """Return the brief as one JSON object; texts in the language given."""
    words = language(lang)
    return {
        "country": {"code": brief.country.code, "name": brief.country.name(lang)},
        "edition": brief.edition.id,
        "peers": {"group": brief.peers.id, "title": brief.peers.title.text(lang), "members": list(brief.peers.members)},
        "facts": {
            name: {"value": fact.value, "year": fact.year, "dataset": fact.dataset}
            for name, fact in brief.facts.items()
        },
        "layers": {name: layer_to_json(profile, words) for name, profile in brief.layers.items()},
        "further": {name: layer_to_json(profile, words) for name, profile in brief.further.items()},
        "physical": asdict(brief.physical) if brief.physical else None,
        "routes": asdict(brief.routes) if brief.routes else None,
        "stress": stress_to_json(brief.stress, lang) if brief.stress else None,
        "nearest_cloud_regions": [asdict(region) for region in brief.nearest_regions],
        "likeminded": [asdict(one) for one in brief.likeminded["ict"]],
        "likeminded_general": [asdict(one) for one in brief.likeminded["general"]],
        "memberships": [_membership(one, lang) for one in brief.memberships],
        "not_listed": [_membership(one, lang) for one in brief.absences],
        "shutdowns": [asdict(year) for year in brief.shutdowns],
        "cyber": {**asdict(brief.cyber), "percentile": brief.cyber_percentile} if brief.cyber else None,
        "findings": [
            {
                "id": one.id,
                "text": one.text,
                "weight": round(one.weight, 3),
                "evidence": [
                    {"dataset": dataset, "figure": figure, "value": value} for dataset, figure, value in one.evidence
                ],
            }
            for one in list_findings(brief, lang)
        ],
        "sources": sources_to_json(brief.edition, lang),
    }


def stress_to_json(found: StressPicture, lang: str) -> dict[str, Any]:
    """Return what the worst scenarios take from the country as JSON."""

    def write(case: Case) -> dict[str, Any]:
        figures = {name: value for name, value in asdict(case).items() if name not in {"name_en", "name_fr"}}
        return {**figures, "name": case.name(lang)}

    return {
        "own_isolation": write(found.isolation) if found.isolation else None,
        "worst": [write(case) for case in found.worst],
        "supplies": [
            {
                "scenario": one.scenario,
                "name": one.name(lang),
                "layers": [
                    {"layer": layer, "share": share, "dataset": dataset} for layer, share, dataset in one.layers
                ],
            }
            for one in found.supplies
        ],
    }


def layer_to_json(profile: LayerProfile, words: Language) -> dict[str, Any]:
    """Return one layer's position as JSON."""
    return {
        "foreign_share": profile.foreign_share,
        "hhi": profile.hhi,
        "effective_suppliers": profile.effective_suppliers,
        "top": [asdict(supplier) for supplier in profile.top],
        "basis": profile.basis,
        "year": profile.year,
        "dataset": profile.dataset,
        "confidence": profile.confidence,
        "reported_as": profile.reported_as,
        "percentile": {name: standing.percentile for name, standing in profile.standing.items()},
        "missing": [
            {"measure": measure, "code": code, "reason": words(REASON[code])}
            for measure, code in profile.missing.items()
        ],
    }


def sources_to_json(edition: Edition, lang: str) -> list[dict[str, Any]]:
    """Return the edition's datasets as JSON."""
    return [
        {
            "id": record.id,
            "title": record.title(lang),
            "publisher": record.publisher,
            "date": record.date,
            "licence": record.licence,
            "url": record.url,
            "citation": record.citation,
        }
        for record in edition.sources.values()
    ]


def _membership(one: Membership, lang: str) -> dict[str, Any]:
    return {
        "instrument": one.instrument,
        "name": one.name(lang),
        "kind": one.kind,
        "status": one.status,
        "date": one.date,
        "complete": one.complete,
    }
