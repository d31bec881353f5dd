"""New links for a country, with what they were chosen against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.reports.stress.naming import name_together

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.stress.harden import Hardening
    from hansa.stress.scenario import Scenario
    from hansa.stress.threats import Threat


@dataclass(frozen=True, eq=False)
class Hardened:
    """New links for a country, and what they were chosen against: threats that were searched for, or one scenario."""

    hardening: Hardening
    threats: tuple[Threat, ...] = ()
    scenario: Scenario | None = None

    def list_threats(self, words: Language) -> list[tuple[str, float, float, float]]:
        """Return what the links were chosen against: its name, lost without them, lost with them, unavoidable."""
        hardening = self.hardening
        shares = (hardening.lost_share_before, hardening.lost_share_after, hardening.unavoidable_share)
        return list(zip(self._name_threats(words), *shares, strict=True))

    def _name_threats(self, words: Language) -> list[str]:
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
