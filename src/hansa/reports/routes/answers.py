"""Answers about the Internet's routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.reports.answer import Answer, Later
from hansa.reports.routes import fidelity, sections, transit
from hansa.reports.routes.naming import name_model, note_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.reports.routes.facts import (
        CheckFacts,
        FidelityFacts,
        LengthsFacts,
        PairsFacts,
        PathFacts,
        TransitFacts,
    )
    from hansa.routing.fidelity import Fidelity
    from hansa.routing.model import Model
    from hansa.routing.pairs import PairSummary
    from hansa.routing.routes import RouteKind, Routes
    from hansa.routing.transit import Transit

FACTS = "hansa.reports.routes.facts"


@dataclass(frozen=True, eq=False, repr=False)
class RoutesAnswer(Answer):
    """An answer on one graph of routes.

    Attributes
    ----------
    model : Model
        The graph that answered.
    """

    edition: Edition
    model: Model

    def subtitle(self, words: Language) -> str:
        """Return which graph answers."""
        return name_model(self.model, words)

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return words("digital diplomacy"), words("routes")

    def found_blocks(self, words: Language) -> Iterator[Block]:
        """Give what was found."""
        raise NotImplementedError

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give what was found, and what the graph lacks."""
        yield from self.found_blocks(words)
        yield from note_missing(self.model, words)


@dataclass(frozen=True, eq=False, repr=False)
class CheckAnswer(RoutesAnswer):
    """What a graph holds, and what is not known of its networks."""

    Facts = Later(f"{FACTS}:CheckFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-routes-check"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("The graph of routes, checked")

    def found_blocks(self, words: Language) -> Iterator[Block]:
        """Give its size, its cycles, and what is not known."""
        yield from sections.count_graph(self.facts(words.lang), self.model, words)

    def facts(self, lang: str) -> CheckFacts:
        """Return what programs get."""
        from hansa.reports.routes.facts import tell_check

        return tell_check(self.model)


@dataclass(frozen=True, eq=False, repr=False)
class LengthsAnswer(RoutesAnswer):
    """Every network's route to one destination."""

    to: int
    routes: Routes
    Facts = Later(f"{FACTS}:LengthsFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-routes-lengths-as{self.to}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Routes to AS{asn}", asn=self.to)

    def table(self) -> pl.DataFrame:
        """Return one row a network: ``asn``, ``kind``, ``length`` (null where there is no route)."""
        from hansa.routing.results import list_lengths

        return list_lengths(self.routes)

    def found_blocks(self, words: Language) -> Iterator[Block]:
        """Count the networks by kind and length."""
        yield sections.count_lengths(self.table(), self.model, words)

    def facts(self, lang: str) -> LengthsFacts:
        """Return what programs get."""
        from hansa.reports.routes.facts import tell_lengths

        return tell_lengths(self.model, self.to, self.table())


@dataclass(frozen=True, eq=False, repr=False)
class PathAnswer(RoutesAnswer):
    """The equally good paths between two networks, by their numbers; ``paths`` hold nodes."""

    ends: tuple[int, int]
    kind: RouteKind
    paths: tuple[tuple[int, ...], ...]
    Facts = Later(f"{FACTS}:PathFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-routes-path-as{}-as{}".format(*self.ends)

    def title(self, words: Language) -> str:
        """Return its title."""
        source, destination = self.ends
        return words("Paths from AS{source} to AS{destination}", source=source, destination=destination)

    def found_blocks(self, words: Language) -> Iterator[Block]:
        """Give the paths, or say that there is none."""
        yield sections.list_hops(self.facts(words.lang), self.model, words)

    def facts(self, lang: str) -> PathFacts:
        """Return what programs get."""
        from hansa.reports.routes.facts import tell_path

        return tell_path(self.model, self.ends, self.kind, self.paths)


@dataclass(frozen=True, eq=False, repr=False)
class PairsAnswer(RoutesAnswer):
    """The routes between all pairs of networks."""

    found: PairSummary
    Facts = Later(f"{FACTS}:PairsFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-routes-all-pairs"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Routes between all pairs of networks")

    def found_blocks(self, words: Language) -> Iterator[Block]:
        """Count them by length and kind."""
        yield from sections.count_pairs(self.found, self.model, words)

    def facts(self, lang: str) -> PairsFacts:
        """Return what programs get."""
        from hansa.reports.routes.facts import tell_pairs

        return tell_pairs(self.model, self.found)


@dataclass(frozen=True, eq=False, repr=False)
class TransitAnswer(RoutesAnswer):
    """Who carries the routes of one country, or of each."""

    found: Transit
    Facts = Later(f"{FACTS}:TransitFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        codes = self.found.countries
        return "-".join(["hansa-routes-transit", *([codes[0].lower()] if len(codes) == 1 else [])])

    def title(self, words: Language) -> str:
        """Return its title."""
        if len(self.found.countries) > 1:
            return words("Who carries the routes of every country")
        return words("{country}: who carries its routes", country=party(self.found.countries[0]).name(words.lang))

    def found_blocks(self, words: Language) -> Iterator[Block]:
        """Give a country's networks and jurisdictions, or a row for each of several."""
        yield from transit.tell_carriers(self.model, self.found, words)

    def facts(self, lang: str) -> TransitFacts:
        """Return what programs get."""
        from hansa.reports.routes.facts import tell_transit

        return tell_transit(self.model, self.found)


@dataclass(frozen=True, eq=False, repr=False)
class FidelityAnswer(Answer):
    """The model of routes beside measured reality."""

    edition: Edition
    found: Fidelity
    Facts = Later(f"{FACTS}:FidelityFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-routes-fidelity"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("The model of routes beside measured reality")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give the agreement, the largest misses, each country, and the variants if they were tried."""
        yield from fidelity.compare(self.facts(words.lang), words)

    def facts(self, lang: str) -> FidelityFacts:
        """Return what programs get."""
        from hansa.reports.routes.facts import tell_fidelity

        return tell_fidelity(self.edition.id, self.found)
