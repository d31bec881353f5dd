"""What programs get of a country's brief: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from hansa.alliance.voice import Agreement
from hansa.dependence.profile import Supplier
from hansa.figures.beside import LayersBeside
from hansa.labels import REASON
from hansa.language import language
from hansa.reports.brief.findings import list_findings
from hansa.reports.brief.picture import (
    CloudPicture,
    DomainPicture,
    MaterialSupply,
    NearestRegion,
    PhysicalLinks,
    RoutePicture,
    ShutdownAct,
    ShutdownYear,
)

if TYPE_CHECKING:
    from hansa.dependence.profile import LayerProfile
    from hansa.evidence import Edition
    from hansa.evidence.territories import Territory
    from hansa.figures.worst_cases import Case, StressPicture
    from hansa.language import Language
    from hansa.reports.brief.finding import BriefFinding
    from hansa.reports.brief.picture import Brief, Membership

WEIGHT_DECIMALS = 3


@dataclass(frozen=True)
class PlaceFacts:
    """A country."""

    code: str
    name: str


@dataclass(frozen=True)
class TerritoryFacts:
    """The status of a territory, or of a part of a country, and what it means for the figures."""

    area: str
    whole: bool
    status: str
    sovereign: str | None
    note: str
    source: str


@dataclass(frozen=True)
class PeersFacts:
    """The group that a country stands beside."""

    group: str
    title: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class IndicatorFacts:
    """The latest value of an indicator."""

    value: float
    year: int
    dataset: str


@dataclass(frozen=True)
class CyberFacts(IndicatorFacts):
    """The country's cyber capacity, and the share of its peers that stand lower."""

    indicator: str
    percentile: float | None


@dataclass(frozen=True)
class MissingFacts:
    """A measure that the data cannot give, and why."""

    measure: str
    code: str
    reason: str


@dataclass(frozen=True)
class LayerFacts:
    """A country's position in one layer."""

    foreign_share: float | None
    hhi: float | None
    effective_suppliers: float | None
    top: tuple[Supplier, ...]
    basis: str | None
    year: int | None
    dataset: str | None
    confidence: float | None
    reported_as: str | None
    percentile: dict[str, float | None]
    missing: tuple[MissingFacts, ...]


@dataclass(frozen=True)
class CaseFacts:
    """What one scenario takes from the country; ``seen`` where it is an event of the past, supposed to come again."""

    scenario: str
    kind: str
    reachability_lost_share: float
    home_lost_share: float
    median_share: float
    detour_hops: float | None
    users_affected: float | None
    seen: bool
    name: str


@dataclass(frozen=True)
class StoppedLayerFacts:
    """The share of a layer that is no longer supplied."""

    layer: str
    share: float
    dataset: str
    year: int


@dataclass(frozen=True)
class StoppedSupplyFacts:
    """What a scenario's suppliers no longer serve."""

    scenario: str
    name: str
    layers: tuple[StoppedLayerFacts, ...]


@dataclass(frozen=True)
class WorstCasesFacts:
    """What the worst scenarios take from the country."""

    worst: tuple[CaseFacts, ...]
    supplies: tuple[StoppedSupplyFacts, ...]


@dataclass(frozen=True)
class MembershipFacts:
    """A country's place in an instrument.

    ``complete`` says whether the list of its members is complete as of ``as_of``, ``launch`` whether that is the day of the launch.
    """

    instrument: str
    name: str
    kind: str
    status: str | None
    date: str | None
    complete: bool
    launch: bool
    as_of: str | None


@dataclass(frozen=True)
class EvidenceFacts:
    """A figure that a finding rests on."""

    dataset: str
    figure: str
    value: int | float | str | tuple[str, ...] | None


@dataclass(frozen=True)
class FindingFacts:
    """A sentence that stands out, its weight in [0, 1], and what it rests on."""

    id: str
    text: str
    weight: float
    evidence: tuple[EvidenceFacts, ...]


@dataclass(frozen=True)
class SourceFacts:
    """A dataset of the edition."""

    id: str
    title: str
    publisher: str
    date: str
    licence: str
    url: str
    citation: str


@dataclass(frozen=True)
class BriefFacts:
    """What the edition says of a country."""

    country: PlaceFacts
    territory: TerritoryFacts | None
    edition: str
    peers: PeersFacts
    facts: dict[str, IndicatorFacts]
    layers: dict[str, LayerFacts]
    further: dict[str, LayerFacts]
    beside: LayersBeside
    materials: tuple[MaterialSupply, ...]
    physical: PhysicalLinks | None
    routes: RoutePicture | None
    stress: WorstCasesFacts | None
    domain: DomainPicture | None
    cloud: CloudPicture
    nearest_cloud_regions: tuple[NearestRegion, ...]
    likeminded: tuple[Agreement, ...]
    likeminded_general: tuple[Agreement, ...]
    memberships: tuple[MembershipFacts, ...]
    not_listed: tuple[MembershipFacts, ...]
    shutdowns: tuple[ShutdownYear, ...]
    shutdown_acts: tuple[ShutdownAct, ...]
    cyber: CyberFacts | None
    findings: tuple[FindingFacts, ...]
    sources: tuple[SourceFacts, ...]


def tell_brief(brief: Brief, lang: str) -> BriefFacts:
    """Return what programs get of a brief; texts in the language given."""
    words = language(lang)
    return BriefFacts(
        country=PlaceFacts(brief.country.code, brief.country.name(lang)),
        territory=_tell_territory(brief.territory, lang) if brief.territory else None,
        edition=brief.edition.id,
        peers=PeersFacts(brief.peers.id, brief.peers.title.text(lang), tuple(brief.peers.members)),
        facts={name: IndicatorFacts(one.value, one.year, one.dataset) for name, one in brief.indicators.items()},
        layers={name: tell_layer(profile, words) for name, profile in brief.layers.items()},
        further={name: tell_layer(profile, words) for name, profile in brief.further.items()},
        beside=brief.beside,
        materials=brief.materials,
        physical=brief.physical,
        routes=brief.routes,
        stress=tell_worst_cases(brief.stress, lang) if brief.stress else None,
        domain=brief.domain,
        cloud=brief.cloud,
        nearest_cloud_regions=brief.nearest_regions,
        likeminded=brief.likeminded["ict"],
        likeminded_general=brief.likeminded["general"],
        memberships=tuple(_tell_membership(one, lang) for one in brief.memberships),
        not_listed=tuple(_tell_membership(one, lang) for one in brief.absences),
        shutdowns=brief.shutdowns,
        shutdown_acts=brief.shutdown_acts,
        cyber=CyberFacts(**vars(brief.cyber), percentile=brief.cyber_percentile) if brief.cyber else None,
        findings=tuple(_tell_finding(one) for one in list_findings(brief, lang)),
        sources=tell_sources(brief.edition, lang),
    )


def _tell_territory(one: Territory, lang: str) -> TerritoryFacts:
    return TerritoryFacts(one.area(lang), one.whole, one.status, one.sovereign, one.note(lang), one.source)


def tell_layer(profile: LayerProfile, words: Language) -> LayerFacts:
    """Return one layer's position."""
    return LayerFacts(
        foreign_share=profile.foreign_share,
        hhi=profile.hhi,
        effective_suppliers=profile.effective_suppliers,
        top=profile.top,
        basis=profile.basis,
        year=profile.year,
        dataset=profile.dataset,
        confidence=profile.confidence,
        reported_as=profile.reported_as,
        percentile={name: standing.percentile for name, standing in profile.standing.items()},
        missing=tuple(MissingFacts(measure, code, words(REASON[code])) for measure, code in profile.missing.items()),
    )


def tell_worst_cases(found: StressPicture, lang: str) -> WorstCasesFacts:
    """Return what the worst scenarios take from the country."""
    return WorstCasesFacts(
        worst=tuple(_tell_case(case, lang) for case in found.worst),
        supplies=tuple(
            StoppedSupplyFacts(one.scenario, one.name(lang), tuple(StoppedLayerFacts(*layer) for layer in one.layers))
            for one in found.supplies
        ),
    )


def tell_sources(edition: Edition, lang: str) -> tuple[SourceFacts, ...]:
    """Return the edition's datasets."""
    return tuple(
        SourceFacts(one.id, one.title(lang), one.publisher, one.date, one.licence, one.url, one.citation)
        for one in edition.sources.values()
    )


def _tell_case(case: Case, lang: str) -> CaseFacts:
    figures = {name: value for name, value in asdict(case).items() if name not in {"name_en", "name_fr"}}
    return CaseFacts(**figures, name=case.name(lang))


def _tell_membership(one: Membership, lang: str) -> MembershipFacts:
    return MembershipFacts(
        one.instrument, one.name(lang), one.kind, one.status, one.date, one.complete, one.launch, one.as_of
    )


def _tell_finding(one: BriefFinding) -> FindingFacts:
    evidence = tuple(
        EvidenceFacts(dataset, figure, tuple(value) if isinstance(value, list) else value)
        for dataset, figure, value in one.evidence
    )
    return FindingFacts(one.id, one.text, round(one.weight, WEIGHT_DECIMALS), evidence)
