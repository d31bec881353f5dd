"""Answers about stress: what a scenario does, what nobody foresaw, what is worst, what would help, and the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from hansa.reports.answer import Answer
from hansa.reports.content import Grid, GridColumn, Reference
from hansa.reports.stress import closing, countries, facts, failing, failure_facts, helping, layers, opening, record
from hansa.reports.stress.hardened import Hardened
from hansa.reports.stress.naming import KIND, name_country
from hansa.stress.ensembles import Resilience
from hansa.stress.worst import Worst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.routing.model import Model
    from hansa.stress.harden import Hardening
    from hansa.stress.outcome import StressResult
    from hansa.stress.scenario import Scenario


class AboutStress(Answer):
    """Any answer about stress."""

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return words("digital diplomacy"), words("resilience")


@dataclass(frozen=True, eq=False, repr=False)
class StressAnswer(AboutStress):
    """What a scenario does.

    Attributes
    ----------
    found : StressResult
        Country by country.
    model : Model
        The networks.
    asked : tuple of str
        Codes of the countries asked about; none for all.
    helped : tuple of Hardening
        What would have helped the countries hit hardest, where it was asked for.
    """

    edition: Edition
    model: Model
    found: StressResult
    asked: tuple[str, ...] = ()
    helped: tuple[Hardening, ...] = ()
    Facts: ClassVar[type] = facts.StressFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return "-".join(["hansa-stress", self.found.scenario.id, *(code.lower() for code in self.asked)])

    def title(self, words: Language) -> str:
        """Return its title."""
        return self.found.scenario.name.text(words.lang)

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        text = words("What would fail, for whom, and who would carry more")
        if not self.asked:
            return text
        asked = words.listing([name_country(code, words) for code in self.asked])
        return words("{text}: {countries}", text=text, countries=asked)

    def references(self, words: Language) -> Mapping[str, Reference]:
        """Return the scenario's own sources."""
        return list_own_sources(self.found.scenario)

    def blocks(self, words: Language) -> Iterator[Block]:
        """Tell what changes, for whom, who gains, what would help, and the limits."""
        found, asked = self.found, self.asked
        yield from opening.summarise(found, self.edition, self.model, asked, words)
        yield from countries.list_countries(found, self.edition, asked, words)
        yield from countries.draw_carriers(found, asked, words)
        yield from layers.list_cables(found, words)
        yield from layers.list_supplies(found, words)
        yield from helping.compose_help(found, self.helped, words)
        yield from closing.compare_observed(found, words)
        if found.scenario.observed:
            yield from record.say_record(self.edition, found.scenario, words)
        yield from closing.explain_result(found, self.model, words)

    def facts(self, lang: str) -> facts.StressFacts:
        """Return what programs get."""
        return facts.tell_result(self.found, self.edition, self.model, lang)


@dataclass(frozen=True, eq=False, repr=False)
class FailuresAnswer(AboutStress):
    """An answer about what may fail in one country.

    Attributes
    ----------
    found : Resilience, Worst or Hardened
        The answer.
    model : Model
        The networks.
    """

    edition: Edition
    model: Model
    found: Any
    kind: ClassVar[str]

    @property
    def country(self) -> str:
        """The country's code."""
        code: str = self.found.country
        return code

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-stress-{self.kind}-{self.country.lower()}"


@dataclass(frozen=True, eq=False, repr=False)
class RandomAnswer(FailuresAnswer):
    """How a country fares as random things fail."""

    found: Resilience
    kind: ClassVar[str] = "random"
    Facts: ClassVar[type] = failure_facts.RandomFacts

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{country}: random failures", country=name_country(self.country, words))

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("Random failures, many times over, beside those of the networks that carry most")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Tell the curve and what carries most."""
        yield from failing.draw_resilience(self.found, words)
        yield from closing.explain_ensemble(self.found.coverage, self.model, words)

    def facts(self, lang: str) -> failure_facts.RandomFacts:
        """Return what programs get."""
        return failure_facts.tell_resilience(self.found, self.edition, self.model)


@dataclass(frozen=True, eq=False, repr=False)
class WorstAnswer(FailuresAnswer):
    """The few failures that cut most of a country off."""

    found: Worst
    kind: ClassVar[str] = "worst"
    Facts: ClassVar[type] = failure_facts.WorstFacts

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{country}: the worst failures", country=name_country(self.country, words))

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("The few failures that cut most of the country off from the world")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Tell each failure, and how much worse others could be."""
        yield from failing.list_worst(self.found, self.model, words)
        yield from closing.explain_ensemble(self.found.coverage, self.model, words)

    def facts(self, lang: str) -> failure_facts.WorstFacts:
        """Return what programs get."""
        return failure_facts.tell_worst(self.found, self.edition, self.model)


@dataclass(frozen=True, eq=False, repr=False)
class HardenAnswer(FailuresAnswer):
    """The new links that help a country most."""

    found: Hardened
    kind: ClassVar[str] = "harden"
    Facts: ClassVar[type] = failure_facts.HardenFacts

    @property
    def country(self) -> str:
        """The country's code."""
        return self.found.hardening.country

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{country}: the new links that help most", country=name_country(self.country, words))

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("Where a further link would do most against what may fail")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Tell each link, and what they are good against."""
        yield from helping.list_links(self.found, words)
        yield from closing.explain_ensemble(self.found.hardening.coverage, self.model, words)

    def facts(self, lang: str) -> failure_facts.HardenFacts:
        """Return what programs get."""
        return failure_facts.tell_hardened(self.found, self.edition, self.model, lang)


@dataclass(frozen=True, eq=False, repr=False)
class ScenariosAnswer(AboutStress):
    """Scenarios of the library."""

    edition: Edition
    scenarios: tuple[Scenario, ...]
    country: str | None = None
    total: int | None = None
    Facts: ClassVar[type] = facts.ScenariosFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-stress-list"

    def title(self, words: Language) -> str:
        """Return its title; of a search by country, whom the scenarios touch."""
        if self.country:
            return words("Scenarios that touch {country}", country=name_country(self.country, words))
        return words("The library of scenarios")

    def subtitle(self, words: Language) -> str:
        """Return how many they are."""
        count = words.plural("{number} scenario", "{number} scenarios", len(self.scenarios))
        if self.total is None or self.total == len(self.scenarios):
            return count
        return words("{count} of {total} in the library", count=count, total=words.number(self.total))

    def blocks(self, words: Language) -> Iterator[Block]:
        """List them, those that are only told among them."""
        told = words("told, not computed")
        yield Grid(
            (
                GridColumn(words("Id"), width=0.3),
                GridColumn(words("Scenario"), width=0.45),
                GridColumn(words("Kind"), width=0.25),
            ),
            tuple(
                (
                    one.id,
                    one.name.text(words.lang) + ("" if one.shocks else f" ({told})"),
                    words(KIND[one.kind]),
                )
                for one in self.scenarios
            ),
            words("Those that take most first")
            if self.country
            else words("Events that were seen, by date; then losses supposed by rule"),
        )
        if not self.country:
            yield from record.tabulate_record(self.edition, words)

    def facts(self, lang: str) -> facts.ScenariosFacts:
        """Return what programs get."""
        return facts.tell_scenarios(self.scenarios, self.edition, lang)


@dataclass(frozen=True, eq=False, repr=False)
class ScenarioAnswer(AboutStress):
    """One scenario before it is run: its story, its shocks, what was observed."""

    edition: Edition
    scenario: Scenario
    Facts: ClassVar[type] = facts.ShownScenarioFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-stress-show-{self.scenario.id}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return self.scenario.name.text(words.lang)

    def subtitle(self, words: Language) -> str:
        """Return its kind, and when it was."""
        parts = (self.scenario.date.partition("T")[0], words(KIND[self.scenario.kind]))
        return " · ".join(filter(None, parts))

    def references(self, words: Language) -> Mapping[str, Reference]:
        """Return its own sources."""
        return list_own_sources(self.scenario)

    def blocks(self, words: Language) -> Iterator[Block]:
        """Tell its story, its shocks, what was observed and its limits."""
        yield from opening.tell_scenario(self.scenario, self.edition, None, words)
        yield from closing.tell_observed(self.scenario, words)

    def facts(self, lang: str) -> facts.ShownScenarioFacts:
        """Return what programs get."""
        return facts.show_scenario(self.scenario, self.edition, lang)


def list_own_sources(scenario: Scenario) -> dict[str, Reference]:
    """Return a scenario's own sources, by the ids under which its story names them."""
    return {
        opening.source_id(place): Reference(opening.source_id(place), one.title, "", "", "", one.url)
        for place, one in enumerate(scenario.sources)
    }
