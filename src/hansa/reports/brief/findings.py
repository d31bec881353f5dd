"""What stands out in a country’s brief: one rule a finding, each sentence written from figures, with its evidence."""

from __future__ import annotations

from collections.abc import Callable

from hansa.language import Language, language
from hansa.reports.brief import beside_findings as beside
from hansa.reports.brief import import_findings as imports
from hansa.reports.brief import service_findings as service
from hansa.reports.brief import standing_findings as standing
from hansa.reports.brief import stress
from hansa.reports.brief import supply_findings as supply
from hansa.reports.brief.finding import BriefFinding
from hansa.reports.brief.picture import Brief

FindingRule = Callable[[Brief, Language], BriefFinding | None]

RULES: tuple[FindingRule, ...] = (
    supply.find_leading_supplier,
    supply.find_physical_cut,
    supply.find_jurisdiction,
    stress.find_worst_case,
    service.find_foreign_names,
    service.find_unsigned,
    service.find_cloud,
    supply.find_software,
    imports.find_chips,
    imports.find_materials,
    beside.find_sites,
    beside.find_mail,
    beside.find_models,
    beside.find_authorities,
    standing.find_likeminded,
    standing.find_shutdowns,
    standing.find_cyber,
    standing.find_offline,
)


def list_findings(brief: Brief, lang: str) -> tuple[BriefFinding, ...]:
    """Return every finding that the figures support, the most important first."""
    words = language(lang)
    found = [finding for rule in RULES if (finding := rule(brief, words))]
    return tuple(sorted(found, key=lambda finding: -finding.weight))
