"""A country's brief as an answer: what it holds, its sections, and what programs get."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hansa.reports.answer import Answer, Later
from hansa.reports.brief import beside, layers, stress, summary
from hansa.reports.brief.findings import list_findings
from hansa.reports.brief.picture import Brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.language import Language
    from hansa.reports.brief.facts import BriefFacts
    from hansa.reports.brief.finding import BriefFinding
    from hansa.reports.content import Block, Medium

AT_A_GLANCE = (
    summary.summarise,
    layers.place_layers,
    layers.name_suppliers,
    beside.tell_beside,
    stress.list_worst_cases,
)
"""What a terminal tells of the sections; the others are for paper, and not even loaded for a screen."""


@dataclass(frozen=True, eq=False, repr=False)
class BriefAnswer(Answer, Brief):
    """A country's brief: everything that :class:`~hansa.reports.brief.picture.Brief` holds, told."""

    Facts = Later("hansa.reports.brief.facts:BriefFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-{self.country.code.lower()}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{country}: digital dependence brief", country=self.country.name(words.lang))

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("Whom the country depends on, who is like-minded, and what is not known")

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return self.country.name(words.lang), words("digital diplomacy"), words("dependence")

    def findings(self, lang: str = "en") -> tuple[BriefFinding, ...]:
        """Return what stands out, the most important first."""
        return list_findings(self, lang)

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give the sections in order."""
        from hansa.reports.brief import closing, links, politics, routes, services

        for section in (
            summary.summarise,
            layers.place_layers,
            layers.name_suppliers,
            beside.tell_beside,
            layers.list_materials,
            links.draw_links,
            routes.draw_routes,
            services.describe_services,
            stress.list_worst_cases,
            politics.rank_states,
            politics.list_instruments,
            politics.review_record,
            closing.list_gaps,
            closing.explain,
        ):
            for block in section(self, words):
                yield block if section in AT_A_GLANCE else replace(block, on="paper")
        yield from layers.list_unmeasured(layers.list_profiles(self), words)

    def tell(self, words: Language, on: Medium) -> Iterator[Block]:
        """Give what one medium shows: on a screen, what is read at a glance."""
        if on == "paper":
            yield from super().tell(words, on)
            return
        for section in AT_A_GLANCE:
            yield from (block for block in section(self, words) if block.on != "paper")
        yield from layers.list_unmeasured(layers.list_profiles(self), words)

    def facts(self, lang: str) -> BriefFacts:
        """Return what programs get."""
        from hansa.reports.brief.facts import tell_brief

        return tell_brief(self, lang)
