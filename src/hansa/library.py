"""The questions as functions: one for each, called as its command is. Written by ``tools/library.py``; change the questions instead.

Each takes what the question asks, with its defaults, and ``edition``: by default the workspace's newest, else the embedded one. It
returns the answer, which has ``facts``, ``to_json``, ``frames``, ``charts``, ``document`` and ``write``. Whatever cannot be answered
raises :class:`hansa.errors.InputError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hansa.evidence import Edition
    from hansa.reports.alliance.answers import (
        CandidatesAnswer,
        ComparisonAnswer,
        GapsAnswer,
        MembersAnswer,
        RelationAnswer,
        ValueAnswer,
    )
    from hansa.reports.brief.answers import BriefAnswer
    from hansa.reports.dependence.answers import CompareCountriesAnswer, CountriesAnswer, DependenceAnswer, WorldAnswer
    from hansa.reports.evidence.answers import DatasetAnswer, DatasetsAnswer, ImportsAnswer
    from hansa.reports.routes.answers import (
        CheckAnswer,
        FidelityAnswer,
        LengthsAnswer,
        PairsAnswer,
        PathAnswer,
        TransitAnswer,
    )
    from hansa.reports.strategy.answers import AuditAnswer, ChangesAnswer, OptionsAnswer, PrioritiesAnswer, ReviewAnswer
    from hansa.reports.stress.answers import (
        HardenAnswer,
        RandomAnswer,
        ScenarioAnswer,
        ScenariosAnswer,
        StressAnswer,
        WorstAnswer,
    )
    from hansa.stress.scenario import Scenario

__all__ = [
    "alliance_candidates",
    "alliance_compare",
    "alliance_gaps",
    "alliance_members",
    "alliance_relation",
    "alliance_value",
    "brief",
    "compare",
    "depend",
    "evidence_imports",
    "evidence_list",
    "evidence_show",
    "routes_all_pairs",
    "routes_check",
    "routes_fidelity",
    "routes_lengths",
    "routes_path",
    "routes_transit",
    "strategy_audit",
    "strategy_diff",
    "strategy_options",
    "strategy_prioritise",
    "strategy_review",
    "stress_cut",
    "stress_harden",
    "stress_isolate",
    "stress_list",
    "stress_operator",
    "stress_random",
    "stress_run",
    "stress_sever",
    "stress_show",
    "stress_supplier",
    "stress_worst",
    "world",
]


def _ask(address: str, edition: Edition | None, **given: Any) -> Any:
    """Ask a question on an edition, with nobody to tell progress to."""
    from hansa.evidence import open_edition
    from hansa.questions.listing import all_questions
    from hansa.questions.question import Given
    from hansa.questions.reading import read_question

    evidence = edition or open_edition()
    asked = read_question(all_questions()[address], given)
    return asked.settle(evidence).answer(Given(evidence))


def brief(country: str, *, peers: str = "region", edition: Edition | None = None) -> BriefAnswer:
    """Write a country's brief: on screen, or as documents to hand over.

    Parameters
    ----------
    country : str
        Country.
    peers : str, default 'region'
        Group to stand beside: region, income, size, a membership or a list of countries.
    """
    answer: BriefAnswer = _ask("brief", edition, country=country, peers=peers)
    return answer


def depend(
    country: str, *, layer: str | None = None, peers: str = "region", edition: Edition | None = None
) -> DependenceAnswer:
    """Show whom a country depends on, layer by layer: shares, concentration, suppliers, gaps.

    Parameters
    ----------
    country : str
        Country.
    layer : str or None
        Only this layer, with more of its suppliers.
    peers : str, default 'region'
        Group to stand beside: region, income, size, a membership or a list of countries.
    """
    answer: DependenceAnswer = _ask("depend", edition, country=country, layer=layer, peers=peers)
    return answer


def compare(
    countries: Sequence[str],
    *,
    measure: Literal["foreign_share", "hhi"] = "foreign_share",
    edition: Edition | None = None,
) -> CompareCountriesAnswer:
    """Set the layers of several countries side by side, by one measure.

    Parameters
    ----------
    countries : sequence of str
        Two countries or more, twelve at most.
    measure : {"foreign_share", "hhi"}, default 'foreign_share'
        The foreign share, or the concentration (hhi).
    """
    answer: CompareCountriesAnswer = _ask("compare", edition, countries=countries, measure=measure)
    return answer


def world(
    *,
    layer: str = "routing",
    measure: Literal["foreign_share", "hhi"] = "foreign_share",
    edition: Edition | None = None,
) -> WorldAnswer:
    """Show one measure of one layer for every country; as a document, with a map.

    Parameters
    ----------
    layer : str, default 'routing'
        Name of a layer, such as routing or chips.
    measure : {"foreign_share", "hhi"}, default 'foreign_share'
        The foreign share, or the concentration (hhi).
    """
    answer: WorldAnswer = _ask("world", edition, layer=layer, measure=measure)
    return answer


def countries(*, edition: Edition | None = None) -> CountriesAnswer:
    """List the countries and territories that Hansa knows, with their codes and names."""
    answer: CountriesAnswer = _ask("countries", edition)
    return answer


def routes_check(*, file: Path | None = None, edition: Edition | None = None) -> CheckAnswer:
    """Check a graph: its size, links by kind, cycles, and what is not known of its networks.

    Parameters
    ----------
    file : Path or None
        A file of relationships between networks.
    """
    answer: CheckAnswer = _ask("routes check", edition, file=file)
    return answer


def routes_lengths(to: int, *, file: Path | None = None, edition: Edition | None = None) -> LengthsAnswer:
    """The route of every network to one destination: kind and length.

    Parameters
    ----------
    file : Path or None
        A file of relationships between networks.
    to : int from 0 to 4294967295
        AS number of the destination.
    """
    answer: LengthsAnswer = _ask("routes lengths", edition, file=file, to=to)
    return answer


def routes_path(
    source: int, destination: int, *, file: Path | None = None, edition: Edition | None = None
) -> PathAnswer:
    """The equally good paths between two networks, with names and countries.

    Parameters
    ----------
    source : int from 0 to 4294967295
        From.
    destination : int from 0 to 4294967295
        To.
    file : Path or None
        A file of relationships between networks.
    """
    answer: PathAnswer = _ask("routes path", edition, source=source, destination=destination, file=file)
    return answer


def routes_all_pairs(*, file: Path | None = None, edition: Edition | None = None) -> PairsAnswer:
    """The routes between all pairs of networks: how many, how long, of which kind.

    Parameters
    ----------
    file : Path or None
        A file of relationships between networks.
    """
    answer: PairsAnswer = _ask("routes all-pairs", edition, file=file)
    return answer


def routes_transit(
    *,
    file: Path | None = None,
    country: str | None = None,
    weights: Literal["users", "addresses", "networks"] = "users",
    edition: Edition | None = None,
) -> TransitAnswer:
    """Which networks carry a country’s routes on its side, and where their operators sit.

    Parameters
    ----------
    file : Path or None
        A file of relationships between networks.
    country : str or None
        Only this country; all by default.
    weights : {"users", "addresses", "networks"}, default 'users'
        What networks count by.
    """
    answer: TransitAnswer = _ask("routes transit", edition, file=file, country=country, weights=weights)
    return answer


def routes_fidelity(*, edition: Edition | None = None) -> FidelityAnswer:
    """Compare what the edition says of routes with measurements: hegemony of 2022, transit influence and access networks of 2020."""
    answer: FidelityAnswer = _ask("routes fidelity", edition)
    return answer


def stress_run(
    scenario: str | Scenario,
    *,
    countries: Sequence[str] = (),
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> StressAnswer:
    """Run a scenario: a file, or one of the library by its id.

    Parameters
    ----------
    scenario : str or Scenario
        Scenario.
    countries : sequence of str
        Only what it does to this country; may be repeated. Quicker on the full graph.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: StressAnswer = _ask("stress run", edition, scenario=scenario, countries=countries, model=model)
    return answer


def stress_operator(
    operators: Sequence[int | str],
    *,
    left: str | None = None,
    countries: Sequence[str] = (),
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> StressAnswer:
    """Operators lose their links: all of them, or those with a country or group (--from).

    Parameters
    ----------
    operators : sequence of int or str
        Operators.
    left : str or None
        Country or group of countries that they leave; the world by default.
    countries : sequence of str
        Only what it does to this country; may be repeated. Quicker on the full graph.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: StressAnswer = _ask(
        "stress operator", edition, operators=operators, left=left, countries=countries, model=model
    )
    return answer


def stress_sever(
    first: str,
    second: str,
    *,
    countries: Sequence[str] = (),
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> StressAnswer:
    """All links between the networks of two groups of countries are cut.

    Parameters
    ----------
    first : str
        One side.
    second : str
        Other side.
    countries : sequence of str
        Only what it does to this country; may be repeated. Quicker on the full graph.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: StressAnswer = _ask("stress sever", edition, first=first, second=second, countries=countries, model=model)
    return answer


def stress_isolate(
    isolated: Sequence[str],
    *,
    kept: Sequence[int] = (),
    countries: Sequence[str] = (),
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> StressAnswer:
    """Countries cut themselves off from all others, but for operators that are excepted.

    Parameters
    ----------
    isolated : sequence of str
        Who is cut off.
    kept : sequence of int
        AS number whose links stay.
    countries : sequence of str
        Only what it does to this country; may be repeated. Quicker on the full graph.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: StressAnswer = _ask(
        "stress isolate", edition, isolated=isolated, kept=kept, countries=countries, model=model
    )
    return answer


def stress_cut(
    places: Sequence[str],
    *,
    only: Literal["sea", "land"] | None = None,
    countries: Sequence[str] = (),
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> StressAnswer:
    """Places fail with their cables and land lines: a city, a landing point, or “A – B” for a segment.

    Parameters
    ----------
    places : sequence of str
        Places.
    only : {"sea", "land"} or None
        Only sea cables, or only land lines.
    countries : sequence of str
        Only what it does to this country; may be repeated. Quicker on the full graph.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: StressAnswer = _ask("stress cut", edition, places=places, only=only, countries=countries, model=model)
    return answer


def stress_supplier(
    supplier: str,
    layer: str,
    *,
    served: Sequence[str] = (),
    countries: Sequence[str] = (),
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> StressAnswer:
    """A supplier, or a country with all its suppliers, stops serving a layer.

    Parameters
    ----------
    supplier : str
        Supplier.
    layer : str
        The layer: naming, cloud, software, chips, ai; or all.
    served : sequence of str
        Country or group no longer served; the world by default.
    countries : sequence of str
        Only what it does to this country; may be repeated. Quicker on the full graph.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: StressAnswer = _ask(
        "stress supplier", edition, supplier=supplier, layer=layer, served=served, countries=countries, model=model
    )
    return answer


def stress_random(
    country: str,
    *,
    failures: int = 5,
    samples: int = 200,
    of: Literal["links", "networks", "operators"] = "links",
    seed: int = 0,
    executor: Literal["local", "ray"] = "local",
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> RandomAnswer:
    """Let random things fail, many times over, beside failures aimed at what carries most.

    Parameters
    ----------
    country : str
        Country.
    failures : int from 1 to 10000, default 5
        Failures in each sample, one after another.
    samples : int from 1 to 10000, default 200
        How many samples.
    of : {"links", "networks", "operators"}, default 'links'
        What fails.
    seed : int from 0 to 4294967295
        What is drawn from.
    executor : {"local", "ray"}, default 'local'
        Where samples run: this machine’s cores, or a Ray cluster; the numbers are the same.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: RandomAnswer = _ask(
        "stress random",
        edition,
        country=country,
        failures=failures,
        samples=samples,
        of=of,
        seed=seed,
        executor=executor,
        model=model,
    )
    return answer


def stress_worst(
    country: str,
    *,
    count: int = 3,
    of: Literal["links", "networks", "operators"] = "operators",
    abroad: bool = False,
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> WorstAnswer:
    """Find the few failures that cut most of a country off from the world.

    Parameters
    ----------
    country : str
        Country.
    count : int from 1 to 20, default 3
        How many fail together.
    of : {"links", "networks", "operators"}, default 'operators'
        What fails.
    abroad : bool
        Only networks abroad: whom others could turn against the country.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: WorstAnswer = _ask("stress worst", edition, country=country, count=count, of=of, abroad=abroad, model=model)
    return answer


def stress_harden(
    country: str,
    *,
    count: int = 3,
    link: Literal["provider", "peer"] = "provider",
    against: str | Scenario | None = None,
    model: Literal["coarse", "full"] | None = None,
    edition: Edition | None = None,
) -> HardenAnswer:
    """Find the new links that would help a country most, against its worst failures or one scenario.

    Parameters
    ----------
    country : str
        Country.
    count : int from 1 to 20, default 3
        At most so many links.
    link : {"provider", "peer"}, default 'provider'
        What the network abroad becomes: a provider, or a peer.
    against : str or Scenario or None
        A scenario; by default the country’s worst failures.
    model : {"coarse", "full"} or None
        Which graph answers: by default the workspace’s full graph where there is one, else the coarse model.
    """
    answer: HardenAnswer = _ask(
        "stress harden", edition, country=country, count=count, link=link, against=against, model=model
    )
    return answer


def stress_list(
    *, of_kind: str | None = None, word: str | None = None, country: str | None = None, edition: Edition | None = None
) -> ScenariosAnswer:
    """List the scenarios of the library: events that were seen, and losses supposed by rule.

    Parameters
    ----------
    of_kind : str or None
        Only scenarios of this kind, such as cable_cut, shutdown or isolation.
    word : str or None
        Only scenarios whose id, name or story holds this, in either language.
    country : str or None
        Only scenarios that take something from this country, most first.
    """
    answer: ScenariosAnswer = _ask("stress list", edition, of_kind=of_kind, word=word, country=country)
    return answer


def stress_show(scenario: str, *, edition: Edition | None = None) -> ScenarioAnswer:
    """Show a scenario of the library: its story, sources, shocks, and what was observed; a file to begin from.

    Parameters
    ----------
    scenario : str
        Scenario.
    """
    answer: ScenarioAnswer = _ask("stress show", edition, scenario=scenario)
    return answer


def alliance_value(group: str, *, weights: str | None = None, edition: Edition | None = None) -> ValueAnswer:
    """What a coalition is worth in its four pillars; as a document, all that is known of it.

    Parameters
    ----------
    group : str
        Coalition.
    weights : str or None
        What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; without weights nothing
        is summed over the pillars.
    """
    answer: ValueAnswer = _ask("alliance value", edition, group=group, weights=weights)
    return answer


def alliance_members(group: str, *, weights: str | None = None, edition: Edition | None = None) -> MembersAnswer:
    """What each member brings (marginal contribution, Shapley and Banzhaf values) and what it gains.

    Parameters
    ----------
    group : str
        Coalition.
    weights : str or None
        What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; without weights nothing
        is summed over the pillars.
    """
    answer: MembersAnswer = _ask("alliance members", edition, group=group, weights=weights)
    return answer


def alliance_candidates(
    group: str,
    *,
    weights: str | None = None,
    order: Literal["security", "supply", "rules", "voice", "regained", "moved", "brings"] | None = None,
    most: int = 15,
    edition: Edition | None = None,
) -> CandidatesAnswer:
    """Possible new members: every country that may join, by what it would bring the members or gain itself.

    Parameters
    ----------
    group : str
        Coalition.
    weights : str or None
        What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; without weights nothing
        is summed over the pillars.
    order : {"security", "supply", "rules", "voice", "regained", "moved", "brings"} or None
        Order: by what they bring in one pillar (security by default), by what they gain, or by all pillars
        where weights are given.
    most : int from 1 to 250, default 15
        How many candidates to show.
    """
    answer: CandidatesAnswer = _ask(
        "alliance candidates", edition, group=group, weights=weights, order=order, most=most
    )
    return answer


def alliance_gaps(group: str, *, edition: Edition | None = None) -> GapsAnswer:
    """What a coalition lacks: rules not shared, layers held outside, routes through others, votes that differ.

    Parameters
    ----------
    group : str
        Coalition.
    """
    answer: GapsAnswer = _ask("alliance gaps", edition, group=group)
    return answer


def alliance_compare(
    first: str, second: str, *, weights: str | None = None, edition: Edition | None = None
) -> ComparisonAnswer:
    """Set two coalitions side by side, pillar by pillar.

    Parameters
    ----------
    first : str
        Coalition.
    second : str
        Coalition.
    weights : str or None
        What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; without weights nothing
        is summed over the pillars.
    """
    answer: ComparisonAnswer = _ask("alliance compare", edition, first=first, second=second, weights=weights)
    return answer


def alliance_relation(country: str, other: str, *, edition: Edition | None = None) -> RelationAnswer:
    """How the positions of two states relate, issue by issue: convergence, competition, strong divergence or undetermined.

    Parameters
    ----------
    country : str
        Country.
    other : str
        Country.
    """
    answer: RelationAnswer = _ask("alliance relation", edition, country=country, other=other)
    return answer


def strategy_options(
    country: str,
    *,
    objective: str | None = None,
    profile: str | None = None,
    option: str | None = None,
    most: int | None = None,
    edition: Edition | None = None,
) -> OptionsAnswer:
    """Show the options for a country, those first that its evidence calls for, with reasons and gaps.

    Parameters
    ----------
    country : str
        Country.
    objective : str or None
        Only what serves an objective of 2017 (1.1 to 3.2) or an axis (1 to 3).
    profile : str or None
        What the unit can carry; by default what population and income suggest.
    option : str or None
        Show one option whole: what it is, for and against, who did it.
    most : int or None from 1 to 1000
        How many to show; by default a dozen to read, and all in JSON.
    """
    answer: OptionsAnswer = _ask(
        "strategy options", edition, country=country, objective=objective, profile=profile, option=option, most=most
    )
    return answer


def strategy_prioritise(
    strategy: str | Path,
    *,
    catalogue: bool = False,
    weights: str | None = None,
    any_weights: bool = False,
    staff: float | None = None,
    budget: float | None = None,
    at_most: int | None = None,
    samples: int = 100000,
    seed: int = 1,
    most: int | None = None,
    edition: Edition | None = None,
) -> PrioritiesAnswer:
    """Weigh the actions of a strategy, or the catalogue’s options: value in full, what stays first whatever the weights, what fits staff and money,
    what one would regret.

    Parameters
    ----------
    strategy : str or Path
        Strategy.
    catalogue : bool
        Weigh all options of the catalogue, not the strategy’s actions.
    weights : str or None
        Points for the step from worst to best on each criterion, as security=30,voice=10; else the
        strategy’s.
    any_weights : bool
        Draw from all weights, not only those in the same order.
    staff : float or None
        Full-time equivalents for new actions.
    budget : float or None
        Euros a year for new actions.
    at_most : int or None from 1 to 1000
        How many actions at most.
    samples : int from 100 to 1000000, default 100000
        How many weights are drawn.
    seed : int from 0 to 4294967295, default 1
        Begins the draws; the same gives the same.
    most : int or None from 1 to 1000
        How many to show; by default a dozen to read, and all in JSON.
    """
    answer: PrioritiesAnswer = _ask(
        "strategy prioritise",
        edition,
        strategy=strategy,
        catalogue=catalogue,
        weights=weights,
        any_weights=any_weights,
        staff=staff,
        budget=budget,
        at_most=at_most,
        samples=samples,
        seed=seed,
        most=most,
    )
    return answer


def strategy_review(
    strategy: str | Path,
    *,
    severity: Literal["high", "medium", "low"] = "low",
    all_places: bool = False,
    edition: Edition | None = None,
) -> ReviewAnswer:
    """Say what a strategy lacks by six characteristics, place by place, and how to mend it. FILE may also name a published strategy: france-2017, or
    a country and year of the table of strategies, as de-2024.

    Parameters
    ----------
    strategy : str or Path
        Strategy.
    severity : {"high", "medium", "low"}, default 'low'
        Only findings at least so grave.
    all_places : bool
        Show every place, not the first few.
    """
    answer: ReviewAnswer = _ask("strategy review", edition, strategy=strategy, severity=severity, all_places=all_places)
    return answer


def strategy_audit(strategy: str | Path, *, edition: Edition | None = None) -> AuditAnswer:
    """Say what has changed in the evidence since each choice, and which choices to open again.

    Parameters
    ----------
    strategy : str or Path
        Strategy.
    """
    answer: AuditAnswer = _ask("strategy audit", edition, strategy=strategy)
    return answer


def strategy_diff(former: str | Path, present: str | Path, *, edition: Edition | None = None) -> ChangesAnswer:
    """Say in words what differs between two strategies.

    Parameters
    ----------
    former : str or Path
        Former strategy.
    present : str or Path
        Present strategy.
    """
    answer: ChangesAnswer = _ask("strategy diff", edition, former=former, present=present)
    return answer


def evidence_list(*, edition: Edition | None = None) -> DatasetsAnswer:
    """List the datasets with their date, licence and what may be shipped."""
    answer: DatasetsAnswer = _ask("evidence list", edition)
    return answer


def evidence_show(dataset: str, *, edition: Edition | None = None) -> DatasetAnswer:
    """Show one dataset: where it comes from, under which licence, what the edition holds of it.

    Parameters
    ----------
    dataset : str
        Dataset.
    """
    answer: DatasetAnswer = _ask("evidence show", edition, dataset=dataset)
    return answer


def evidence_imports(*, edition: Edition | None = None) -> ImportsAnswer:
    """List the own figures that were brought in: source, date, file, countries, tables that rest on them."""
    answer: ImportsAnswer = _ask("evidence imports", edition)
    return answer
