"""What programs get of random failures, of the worst ones and of new links: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from hansa.language import language
from hansa.reports.facts import Rounded
from hansa.reports.stress.facts import SECONDS_DECIMALS
from hansa.stress.candidates import Of
from hansa.stress.exposure import Coverage
from hansa.stress.outcome import AnsweringModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.evidence import Edition
    from hansa.reports.stress.hardened import Hardened
    from hansa.routing.model import Model
    from hansa.stress.candidates import Party
    from hansa.stress.ensembles import Resilience
    from hansa.stress.harden import Hardening, NewLink
    from hansa.stress.worst import Worst


@dataclass(frozen=True)
class PartyFacts:
    """A network; what is not known of it is null."""

    network: int | None
    name: str | None
    country: str | None


@dataclass(frozen=True)
class ExposedFacts:
    """What every answer about one country's failures tells: what answered, and how much of the weight speaks."""

    model: AnsweringModel
    edition: str
    country: str
    covered_weight: Rounded
    coverage: Coverage
    seconds: float


@dataclass(frozen=True)
class StepFacts:
    """The share of the routes lost after so many failures."""

    failures: int
    mean: Rounded
    low: Rounded
    high: Rounded
    targeted: Rounded


@dataclass(frozen=True)
class RandomFacts(ExposedFacts):
    """How a country fares as random things fail."""

    of: Of
    candidates: int
    failures: int
    samples: int
    seed: int
    curve: tuple[StepFacts, ...]
    targeted: tuple[tuple[PartyFacts, ...], ...]


@dataclass(frozen=True)
class WorstFailureFacts:
    """One of the worst failures; what is lost is lost once it and those before it have failed."""

    networks: tuple[PartyFacts, ...]
    carried_share: Rounded
    alone_share: Rounded
    reachability_lost_share: Rounded


@dataclass(frozen=True)
class WorstFacts(ExposedFacts):
    """The worst failures of a country, with a bound on all others."""

    of: Of
    abroad: bool
    failures: tuple[WorstFailureFacts, ...]
    reachability_lost_share: Rounded
    at_most_share: Rounded
    exact: bool
    candidates: int
    evaluated: int


@dataclass(frozen=True)
class NewLinkFacts:
    """A link that the country lacks; the others would do as well."""

    home: PartyFacts
    partner: PartyFacts
    others: tuple[PartyFacts, ...]
    lost_share_before: Rounded
    lost_share_after: Rounded


@dataclass(frozen=True)
class ThreatFacts:
    """What the links were chosen against, without them and with them."""

    name: str
    lost_share_before: Rounded
    lost_share_after: Rounded
    unavoidable_share: Rounded


@dataclass(frozen=True)
class HardenFacts(ExposedFacts):
    """The new links that help a country most."""

    kind: Literal["provider", "peer"]
    links: tuple[NewLinkFacts, ...]
    against: tuple[ThreatFacts, ...]
    neighbours: tuple[str, ...]
    candidates: int
    evaluated: int


def tell_resilience(found: Resilience, edition: Edition, model: Model) -> RandomFacts:
    """Return how a country fares as random things fail."""
    curve = zip(found.mean_share, found.low_share, found.high_share, found.targeted_share, strict=True)
    return RandomFacts(
        **_tell_exposed(found, edition, model),
        of=found.of,
        candidates=found.candidates,
        failures=found.failures,
        samples=found.samples,
        seed=found.seed,
        curve=tuple(StepFacts(count, *shares) for count, shares in enumerate(curve)),
        targeted=tuple(_tell_parties(one) for one in found.targeted),
    )


def tell_worst(found: Worst, edition: Edition, model: Model) -> WorstFacts:
    """Return the worst failures of a country."""
    failures = (
        WorstFailureFacts(_tell_parties(one.parties), one.carried_share, one.alone_share, one.lost_share)
        for one in found.failures
    )
    return WorstFacts(
        **_tell_exposed(found, edition, model),
        of=found.of,
        abroad=found.abroad,
        failures=tuple(failures),
        reachability_lost_share=found.lost_share,
        at_most_share=found.at_most_share,
        exact=found.exact,
        candidates=found.candidates,
        evaluated=found.evaluated,
    )


def tell_hardened(found: Hardened, edition: Edition, model: Model, lang: str) -> HardenFacts:
    """Return the new links that help a country most, and what they were chosen against."""
    hardening = found.hardening
    return HardenFacts(
        **_tell_exposed(hardening, edition, model),
        kind=hardening.kind,
        links=tuple(_tell_link(one) for one in hardening.links),
        against=tuple(ThreatFacts(*one) for one in found.list_threats(language(lang))),
        neighbours=hardening.neighbours,
        candidates=hardening.candidates,
        evaluated=hardening.evaluated,
    )


def _tell_exposed(found: Resilience | Worst | Hardening, edition: Edition, model: Model) -> dict[str, Any]:
    from hansa.stress.run import tell_model

    return {
        "model": tell_model(model),
        "edition": edition.id,
        "country": found.country,
        "covered_weight": found.coverage.world_share,
        "coverage": found.coverage,
        "seconds": round(found.seconds, SECONDS_DECIMALS),
    }


def _tell_parties(parties: Sequence[Party]) -> tuple[PartyFacts, ...]:
    return tuple(PartyFacts(one.network, one.name or None, one.country or None) for one in parties)


def _tell_link(link: NewLink) -> NewLinkFacts:
    home, partner, *others = _tell_parties((link.home, link.partner, *link.others))
    return NewLinkFacts(home, partner, tuple(others), link.lost_share_before, link.lost_share_after)
