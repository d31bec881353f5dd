"""What programs get of a coalition: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.alliance.gaps import Choke, Discord, OutsideCarrier
from hansa.alliance.members import ORDERS, SUBSETS, Contribution, Stability
from hansa.alliance.pillars import Pillar
from hansa.alliance.relation import Relation, RelationVerdict
from hansa.alliance.single import Mainstay
from hansa.language import Language, language
from hansa.reports.alliance.naming import is_partial, name_group, name_instrument, name_issue, name_scenario

if TYPE_CHECKING:
    from hansa.alliance.candidates import Candidates
    from hansa.alliance.compare import Comparison
    from hansa.alliance.gains import Gains
    from hansa.alliance.gaps import Gaps, Unshared
    from hansa.alliance.members import Members
    from hansa.alliance.value import Value
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model


@dataclass(frozen=True)
class CoalitionFacts:
    """A coalition with where its members are from; ``complete`` says whether their list is whole."""

    id: str
    name: str
    members: tuple[str, ...]
    source: str | None
    date: str | None
    complete: bool


@dataclass(frozen=True)
class MethodFacts:
    """By what rule a value was made; without weights there is no value of the whole."""

    value: str
    denominators: str
    weights: dict[str, float] | None
    ends: str


@dataclass(frozen=True)
class ModelFacts:
    """Which networks answered, and their measured error."""

    kind: str
    name: str
    error: str | None


@dataclass(frozen=True)
class SamplingFacts:
    """How much was sampled, and how the error of it is given."""

    orders: int
    subsets: int
    given_as: str


@dataclass(frozen=True)
class ErrorFacts:
    """How far the figures may be off: the model's error, and that of sampling where they are not exact."""

    model: ModelFacts
    exact: bool
    sampling: SamplingFacts | None


@dataclass(frozen=True)
class ValueFacts:
    """What a coalition is worth."""

    coalition: CoalitionFacts
    edition: str
    value: float | None
    pillars: tuple[Pillar, ...]
    method: MethodFacts
    error: ErrorFacts


@dataclass(frozen=True)
class SoftenedFacts:
    """One of the scenarios that hit a country harder than most, in users times the share of the world that they lose."""

    scenario: str
    name: str
    lost_users: float
    repairable_users: float
    regained_users: float
    lost_share: float | None
    regained_share: float | None


@dataclass(frozen=True)
class LayerGainFacts:
    """The share of a country's suppliers in a layer that is its own, and that lies inside the coalition."""

    layer: str
    own_share: float
    inside_share: float
    largest: str | None
    imports_only: bool


@dataclass(frozen=True)
class LackingFacts:
    """An instrument to which most other members are parties and the country is not."""

    instrument: str
    name: str


@dataclass(frozen=True)
class GainsFacts:
    """What a country gains, in its own terms, and what hits it most unlike the others."""

    worst_scenario: str | None
    worst_lost_share: float | None
    regained_share: float | None
    moved_share: float | None
    scenarios: tuple[SoftenedFacts, ...]
    layers: tuple[LayerGainFacts, ...]
    lacking: tuple[LackingFacts, ...]


@dataclass(frozen=True)
class MemberFacts:
    """What one member brings and gains."""

    country: str
    pillars: dict[str, Contribution]
    total: Contribution | None
    gains: GainsFacts


@dataclass(frozen=True)
class MembersFacts(ValueFacts):
    """A coalition with what each member brings and gains."""

    members: tuple[MemberFacts, ...]
    stability: Stability | None


@dataclass(frozen=True)
class CandidateFacts:
    """What one candidate would bring and gain."""

    country: str
    pillars: dict[str, float | None]
    brings: float | None
    total: Contribution | None
    gains: GainsFacts
    mainstay: Mainstay | None


@dataclass(frozen=True)
class RuleFacts:
    """Whom a group admits."""

    rule: str
    source: str
    date: str


@dataclass(frozen=True)
class CandidatesFacts(ValueFacts):
    """A coalition with who may join it, by which rule, and who may not."""

    order: str
    considered: int
    rule: RuleFacts | None
    not_eligible: tuple[str, ...]
    voice_error: float | None
    candidates: tuple[CandidateFacts, ...]


@dataclass(frozen=True)
class UnsharedFacts:
    """An instrument on whose list, complete as of its date, not all members are."""

    instrument: str
    parties: int
    lacking: tuple[str, ...]
    union: bool
    as_of: str | None
    launch: bool
    name: str


@dataclass(frozen=True)
class GapFacts:
    """What a coalition lacks."""

    instruments_not_shared: tuple[UnsharedFacts, ...]
    instruments_of_nobody: tuple[UnsharedFacts, ...]
    layers_without_supplier: tuple[str, ...]
    layers_without_data: tuple[str, ...]
    layers_of_world_supply: tuple[str, ...]
    choke_points: tuple[Choke, ...]
    routes_crossing_others_share: float | None
    outside_carriers: tuple[OutsideCarrier, ...]
    least_agreement: tuple[Discord, ...]


@dataclass(frozen=True)
class GapsFacts(ValueFacts):
    """A coalition with what it lacks."""

    gaps: GapFacts


@dataclass(frozen=True)
class SideFacts:
    """One of two coalitions that are compared."""

    coalition: CoalitionFacts
    value: float | None
    pillars: tuple[Pillar, ...]


@dataclass(frozen=True)
class ComparisonFacts:
    """Two coalitions side by side."""

    edition: str
    coalitions: tuple[SideFacts, SideFacts]
    differences: dict[str, float | None]
    shared: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    method: MethodFacts
    error: ErrorFacts


@dataclass(frozen=True)
class IssueFacts:
    """How two states stand to each other on one issue."""

    kind: str
    issue: str
    verdict: RelationVerdict
    value: float | None
    low: float | None
    high: float | None
    figures: dict[str, float]
    names: dict[str, tuple[str, ...]]
    reason: str | None
    datasets: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class RelationFacts:
    """The relation of two states, issue by issue."""

    countries: tuple[str, str]
    edition: str
    relations: tuple[IssueFacts, ...]


def tell_coalition(group: Group, edition: Edition, lang: str) -> CoalitionFacts:
    """Return a coalition with where its members are from."""
    name, complete = name_group(group, language(lang)), not is_partial(edition, group)
    return CoalitionFacts(group.id, name, group.members, group.dataset or None, group.date or None, complete)


def tell_value(value: Value, edition: Edition, model: Model, lang: str, *, exact: bool = True) -> dict[str, Any]:
    """Return the fields of :class:`ValueFacts`, which every answer about one coalition begins with."""
    return {
        "coalition": tell_coalition(value.group, edition, lang),
        "edition": edition.id,
        "value": value.value,
        "pillars": value.pillars,
        "method": tell_method(value),
        "error": tell_error(model, exact=exact),
    }


def tell_members(found: Members, edition: Edition, model: Model, lang: str) -> MembersFacts:
    """Return a coalition with what each member brings and gains."""
    words = language(lang)
    return MembersFacts(
        **tell_value(found.value, edition, model, lang, exact=found.exact),
        members=tuple(
            MemberFacts(**{**vars(one), "gains": tell_gains(one.gains, edition, words)}) for one in found.members
        ),
        stability=found.stability,
    )


def tell_candidates(found: Candidates, edition: Edition, model: Model, lang: str) -> CandidatesFacts:
    """Return a coalition with who may join it."""
    words = language(lang)
    return CandidatesFacts(
        **tell_value(found.value, edition, model, lang, exact=found.exact),
        order=found.order,
        considered=found.considered,
        rule=RuleFacts(found.rule.rule.text(lang), found.rule.source, found.rule.date) if found.rule else None,
        not_eligible=found.ineligible,
        voice_error=found.voice_error,
        candidates=tuple(
            CandidateFacts(**{**vars(one), "gains": tell_gains(one.gains, edition, words)}) for one in found.candidates
        ),
    )


def tell_gaps(gaps: Gaps, edition: Edition, model: Model, lang: str) -> GapsFacts:
    """Return a coalition with what it lacks."""
    words = language(lang)

    def name(rows: tuple[Unshared, ...]) -> tuple[UnsharedFacts, ...]:
        return tuple(UnsharedFacts(**vars(one), name=name_instrument(edition, one.instrument, words)) for one in rows)

    return GapsFacts(
        **tell_value(gaps.value, edition, model, lang),
        gaps=GapFacts(
            name(gaps.unshared),
            name(gaps.nobody),
            gaps.unsupplied,
            gaps.empty_layers,
            gaps.world_layers,
            gaps.chokes,
            gaps.crossed_share,
            gaps.carriers,
            gaps.discords,
        ),
    )


def tell_comparison(found: Comparison, edition: Edition, model: Model, lang: str) -> ComparisonFacts:
    """Return two coalitions side by side."""
    first, second = (
        SideFacts(tell_coalition(one.group, edition, lang), one.value, one.pillars)
        for one in (found.first, found.second)
    )
    return ComparisonFacts(
        edition=edition.id,
        coalitions=(first, second),
        differences=found.differences(),
        shared=found.shared,
        only_first=found.only_first,
        only_second=found.only_second,
        method=tell_method(found.first),
        error=tell_error(model, exact=True),
    )


def tell_relation(
    countries: tuple[str, str], relations: tuple[Relation, ...], edition: Edition, lang: str
) -> RelationFacts:
    """Return the relation of two states, issue by issue."""
    words = language(lang)
    issues = tuple(IssueFacts(**vars(one), name=name_issue(one.kind, one.issue, words)) for one in relations)
    return RelationFacts(countries, edition.id, issues)


def tell_method(value: Value) -> MethodFacts:
    """Return by what rule the value was made."""
    weights = {pillar.name: pillar.weight for pillar in value.pillars if pillar.weight is not None}
    return MethodFacts(
        "weighted mean of the pillars that are known" if weights else "none: no weights were chosen",
        "those of the whole coalition",
        weights or None,
        "weighted by Internet users",
    )


def tell_error(model: Model, *, exact: bool) -> ErrorFacts:
    """Return how far the figures may be off."""
    sampling = None if exact else SamplingFacts(ORDERS, SUBSETS, "standard errors")
    return ErrorFacts(ModelFacts(model.kind, model.name, model.error), exact, sampling)


def tell_gains(gains: Gains, edition: Edition, words: Language) -> GainsFacts:
    """Return what a country gains."""
    return GainsFacts(
        worst_scenario=gains.worst.name(words.lang) if gains.worst else None,
        worst_lost_share=gains.worst.reachability_lost_share if gains.worst else None,
        regained_share=gains.regained_share,
        moved_share=gains.moved_share,
        scenarios=tuple(
            SoftenedFacts(
                one.scenario,
                name_scenario(edition, one.scenario, words),
                round(one.lost),
                round(one.repairable),
                round(one.regained),
                one.lost_share,
                one.regained_share,
            )
            for one in gains.softened
        ),
        layers=tuple(LayerGainFacts(one.layer, one.alone, one.inside, one.holder, one.imports) for one in gains.moved),
        lacking=tuple(LackingFacts(name, name_instrument(edition, name, words)) for name in gains.lacking),
    )
