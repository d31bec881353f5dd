"""What programs get of scenarios and of what they do: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import PlainSerializer

from hansa.language import Language, language
from hansa.reports.facts import Rounded
from hansa.reports.stress.checking import CheckVerdict, ObservationCheck, check_observed
from hansa.reports.stress.naming import name_shock
from hansa.stress.capacity import CapacityBasis
from hansa.stress.notes import explain_note
from hansa.stress.outcome import AnsweringModel, PhysicalOutcome, SupplyLoss
from hansa.stress.record import RecordLine, read_record
from hansa.stress.scenario import CableCount, Observed, ObservedMeasure, PhysicalLink, ScenarioKind, ScenarioSource
from hansa.stress.shocks import Shock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.capacity import CapacityLoss
    from hansa.stress.outcome import Change, Outcome, StressResult
    from hansa.stress.scenario import Scenario

SECONDS_DECIMALS = 3
# A lambda, because a stated type of what it returns would stand in the schema instead of the part's own keys.
AS_WRITTEN = PlainSerializer(lambda part: part.model_dump(mode="json", by_alias=True, exclude_none=True))
"""A part of a scenario by the keys of its file, those alone that are given."""


@dataclass(frozen=True)
class ScenarioFacts:
    """A scenario: its texts in one language, its shocks as its file writes them and in words."""

    id: str
    name: str
    kind: ScenarioKind
    date: str | None
    story: str
    shocks: tuple[Annotated[Shock, AS_WRITTEN], ...]
    shocks_in_words: tuple[str, ...]
    links_added: tuple[Annotated[PhysicalLink, AS_WRITTEN], ...]
    cables_counted: tuple[Annotated[CableCount, AS_WRITTEN], ...]
    sources: tuple[ScenarioSource, ...]
    limits: str | None


@dataclass(frozen=True)
class ShownScenarioFacts(ScenarioFacts):
    """A scenario with what was observed at the time, in both languages."""

    observed: tuple[Observed, ...]


@dataclass(frozen=True)
class ListedScenarioFacts:
    """A scenario in a list; ``computed`` says whether it has shocks, or is told only."""

    id: str
    kind: ScenarioKind
    date: str | None
    name: str
    computed: bool


@dataclass(frozen=True)
class ScenariosFacts:
    """Scenarios to choose from, and how the model did on those that were seen."""

    scenarios: tuple[ListedScenarioFacts, ...]
    record: tuple[RecordLine, ...]


@dataclass(frozen=True)
class ChangeFacts:
    """How much more, or less, of a country's routes a network carries."""

    network: int | None
    name: str | None
    country: str | None
    share: Rounded


@dataclass(frozen=True)
class JurisdictionFacts:
    """How much more, or less, of a country's routes cross another country."""

    country: str
    share: Rounded


@dataclass(frozen=True)
class CapacityLossFacts:
    """The share of its international capacity that a country may lose: bounds of 80 %, and what they are counted from."""

    before: float
    left: float
    basis: CapacityBasis
    low_share: Rounded
    middle_share: Rounded
    high_share: Rounded


@dataclass(frozen=True)
class OutcomeFacts:
    """What a scenario does to one country."""

    country: str
    reachability_lost_share: Rounded
    home_lost_share: Rounded | None
    detour_hops: Rounded | None
    users_affected: int | None
    transit_gained: tuple[ChangeFacts, ...]
    transit_lost: tuple[ChangeFacts, ...]
    jurisdictions_gained: tuple[JurisdictionFacts, ...]
    jurisdictions_lost: tuple[JurisdictionFacts, ...]
    detour_share_before: Rounded | None
    detour_share_after: Rounded | None
    physical: PhysicalOutcome | None
    capacity: CapacityLossFacts | None
    supplies: tuple[SupplyLoss, ...]


@dataclass(frozen=True)
class ObservationCheckFacts:
    """What was observed at the time beside what the model computes; ``missed`` says why it misses, where it does."""

    country: str
    measure: ObservedMeasure
    direction: Literal["up", "none"]
    text: str
    computed: Rounded | None
    verdict: CheckVerdict
    missed: str | None


@dataclass(frozen=True)
class StressFacts:
    """What a scenario does, country by country, the worst first."""

    model: AnsweringModel
    edition: str
    scenario: ScenarioFacts
    outcomes: tuple[OutcomeFacts, ...]
    observed: tuple[ObservationCheckFacts, ...]
    covered_weight: Rounded
    seconds: float
    notes: tuple[str, ...]


def tell_result(result: StressResult, edition: Edition, model: Model, lang: str) -> StressFacts:
    """Return what a scenario does."""
    words = language(lang)
    return StressFacts(
        model=result.model,
        edition=edition.id,
        scenario=ScenarioFacts(**tell_scenario(result.scenario, edition, model, words)),
        outcomes=tuple(_tell_outcome(one) for one in result.outcomes),
        observed=tuple(_tell_check(one, words) for one in check_observed(result)),
        covered_weight=result.covered_weight,
        seconds=round(result.seconds, SECONDS_DECIMALS),
        notes=tuple(explain_note(note, words) for note in result.notes),
    )


def tell_scenarios(scenarios: Sequence[Scenario], edition: Edition, lang: str) -> ScenariosFacts:
    """Return scenarios as a list to choose from."""
    return ScenariosFacts(
        tuple(
            ListedScenarioFacts(one.id, one.kind, one.date or None, one.name.text(lang), bool(one.shocks))
            for one in scenarios
        ),
        read_record(edition),
    )


def show_scenario(scenario: Scenario, edition: Edition, lang: str) -> ShownScenarioFacts:
    """Return a scenario as it is told before it is run."""
    told = tell_scenario(scenario, edition, None, language(lang))
    return ShownScenarioFacts(**told, observed=scenario.observed)


def tell_scenario(scenario: Scenario, edition: Edition, model: Model | None, words: Language) -> dict[str, Any]:
    """Return the fields of a scenario's facts; the model, where one answers, names operators."""
    return {
        "id": scenario.id,
        "name": scenario.name.text(words.lang),
        "kind": scenario.kind,
        "date": scenario.date or None,
        "story": scenario.story.text(words.lang),
        "shocks": scenario.shocks,
        "shocks_in_words": tuple(name_shock(one, edition, model, words) for one in scenario.shocks),
        "links_added": scenario.links,
        "cables_counted": scenario.cables,
        "sources": scenario.sources,
        "limits": scenario.limits.text(words.lang) if scenario.limits else None,
    }


def _tell_outcome(outcome: Outcome) -> OutcomeFacts:
    users = outcome.users_affected
    return OutcomeFacts(
        country=outcome.country,
        reachability_lost_share=outcome.reachability_lost_share,
        home_lost_share=outcome.home_lost_share,
        detour_hops=outcome.detour_hops,
        users_affected=None if users is None else round(users),
        transit_gained=_tell_changes(outcome.transit_gained),
        transit_lost=_tell_changes(outcome.transit_lost),
        jurisdictions_gained=_tell_jurisdictions(outcome.jurisdictions_gained),
        jurisdictions_lost=_tell_jurisdictions(outcome.jurisdictions_lost),
        detour_share_before=outcome.detour_share_before,
        detour_share_after=outcome.detour_share_after,
        physical=outcome.physical,
        capacity=_tell_capacity(outcome.capacity) if outcome.capacity else None,
        supplies=outcome.supplies,
    )


def _tell_capacity(found: CapacityLoss) -> CapacityLossFacts:
    return CapacityLossFacts(
        found.before, found.left, found.basis, found.low_share, found.middle_share, found.high_share
    )


def _tell_changes(changes: Sequence[Change]) -> tuple[ChangeFacts, ...]:
    return tuple(ChangeFacts(one.network, one.name or None, one.country or None, one.share) for one in changes)


def _tell_jurisdictions(changes: Sequence[Change]) -> tuple[JurisdictionFacts, ...]:
    return tuple(JurisdictionFacts(one.country, one.share) for one in changes)


def _tell_check(check: ObservationCheck, words: Language) -> ObservationCheckFacts:
    observed = check.observed
    missed = observed.missed if check.verdict != "agrees" else None
    return ObservationCheckFacts(
        country=observed.country,
        measure=observed.measure,
        direction=observed.direction,
        text=observed.text.text(words.lang),
        computed=check.computed,
        verdict=check.verdict,
        missed=missed.text(words.lang) if missed else None,
    )
