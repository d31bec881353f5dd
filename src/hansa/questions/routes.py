"""Questions about the Internet's routes, on a relationship file or on the fullest graph at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.questions.question import Ask, Asn, Given, Question

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.routes.answers import (
        CheckAnswer,
        FidelityAnswer,
        LengthsAnswer,
        PairsAnswer,
        PathAnswer,
        TransitAnswer,
    )
    from hansa.routing.model import Model

ROUTES = N_("Routes")
ANSWERS = "hansa.reports.routes.answers"
MOST_PATHS = 20


class OfRoutes(Question):
    """A question about one graph of routes.

    The graph is the file that is named, else the workspace's full graph, else the edition's coarse model. A file is named on the
    command line only: what comes over the network reads nothing from this machine.
    """

    chapter: ClassVar[str] = ROUTES
    graph: ClassVar[Literal["none", "coarse", "any"]] = "any"

    file: Annotated[
        Path | None,
        Ask(argument=True, doors=("command",)),
        Field(title=N_("Relationship file"), description=N_("A file of relationships between networks.")),
    ] = None

    def open(self, given: Given) -> Model:
        """Open the graph that answers, every kernel compiled."""
        from hansa.routing.compiling import compile_kernels, is_compiled
        from hansa.routing.model import open_file

        if self.file is None:
            model = given.open_graph(None)
        else:
            if not is_compiled():
                given.announce()
            model = open_file(self.file)
        compile_kernels()
        return model


class CheckQuestion(OfRoutes):
    """What a graph holds, and what is not known of its networks."""

    address: ClassVar[str] = "routes check"
    heading: ClassVar[str] = N_("Check of a graph")
    summary: ClassVar[str] = N_(
        "Check a graph: its size, links by kind, cycles, and what is not known of its networks."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:CheckAnswer"

    def answer(self, given: Given) -> CheckAnswer:
        """Open it."""
        from hansa.reports.routes.answers import CheckAnswer
        from hansa.routing.model import drop_presences

        return CheckAnswer(given.edition, drop_presences(self.open(given)))


class LengthsQuestion(OfRoutes):
    """Every network's route to one destination."""

    address: ClassVar[str] = "routes lengths"
    heading: ClassVar[str] = N_("Routes to a network")
    summary: ClassVar[str] = N_("The route of every network to one destination: kind and length.")
    answered_by: ClassVar[str] = f"{ANSWERS}:LengthsAnswer"
    example: ClassVar[dict[str, Any]] = {"to": 3215}

    to: Annotated[Asn, Ask("asn"), Field(title=N_("Destination"), description=N_("AS number of the destination."))]

    def label(self, edition: Edition, words: Language) -> str:
        """Return the destination."""
        return words("Routes to AS{asn}", asn=self.to)

    def answer(self, given: Given) -> LengthsAnswer:
        """Settle every network's route."""
        from hansa.reports.routes.answers import LengthsAnswer
        from hansa.routing import solve_routes

        model = self.open(given)
        found = solve_routes(model.graph, [model.graph.find_node(self.to)])
        return LengthsAnswer(given.edition, model, self.to, found)


class PathQuestion(OfRoutes):
    """The equally good paths between two networks."""

    address: ClassVar[str] = "routes path"
    heading: ClassVar[str] = N_("Paths between two networks")
    summary: ClassVar[str] = N_("The equally good paths between two networks, with names and countries.")
    answered_by: ClassVar[str] = f"{ANSWERS}:PathAnswer"
    example: ClassVar[dict[str, Any]] = {"source": 3356, "destination": 1299}

    source: Annotated[Asn, Ask("asn", argument=True), Field(title=N_("From"))]
    destination: Annotated[Asn, Ask("asn", argument=True), Field(title=N_("To"))]

    def label(self, edition: Edition, words: Language) -> str:
        """Return both ends."""
        return words("Paths from AS{source} to AS{destination}", source=self.source, destination=self.destination)

    def answer(self, given: Given) -> PathAnswer:
        """List the paths."""
        from hansa.reports.routes.answers import PathAnswer
        from hansa.routing import RouteKind, list_paths, solve_routes

        model = self.open(given)
        start, end = model.graph.find_nodes([self.source, self.destination]).tolist()
        found = solve_routes(model.graph, [end])
        paths = list_paths(found, start, most=MOST_PATHS) if found.length[start, 0] >= 0 else []
        kind = RouteKind(int(found.kind[start, 0]))
        return PathAnswer(given.edition, model, (self.source, self.destination), kind, tuple(paths))


class PairsQuestion(OfRoutes):
    """The routes between all pairs of networks."""

    address: ClassVar[str] = "routes all-pairs"
    heading: ClassVar[str] = N_("Routes between all pairs")
    summary: ClassVar[str] = N_("The routes between all pairs of networks: how many, how long, of which kind.")
    long: ClassVar[bool] = True
    answered_by: ClassVar[str] = f"{ANSWERS}:PairsAnswer"

    def answer(self, given: Given) -> PairsAnswer:
        """Count them."""
        from hansa.reports.routes.answers import PairsAnswer
        from hansa.routing import summarise_pairs
        from hansa.routing.model import drop_presences

        model = drop_presences(self.open(given))
        with given.follow(N_("Routing all pairs")) as progress:
            return PairsAnswer(given.edition, model, summarise_pairs(model.graph, progress))


class TransitQuestion(OfRoutes):
    """Who carries the routes of one country, or of each."""

    address: ClassVar[str] = "routes transit"
    heading: ClassVar[str] = N_("Transit")
    summary: ClassVar[str] = N_("Which networks carry a country’s routes on its side, and where their operators sit.")
    long: ClassVar[bool] = True
    answered_by: ClassVar[str] = f"{ANSWERS}:TransitAnswer"
    example: ClassVar[dict[str, Any]] = {"country": "SN"}

    country: Annotated[
        str | None,
        Ask("country"),
        Field(title=N_("Country"), description=N_("Only this country; all by default.")),
    ] = None
    weights: Annotated[
        Literal["users", "addresses", "networks"],
        Field(title=N_("Weights"), description=N_("What networks count by.")),
    ] = "users"

    def settle(self, edition: Edition) -> Self:
        """Name the country by its code."""
        from hansa.countries import resolve

        return self if self.country is None else self.model_copy(update={"country": resolve(self.country).code})

    def label(self, edition: Edition, words: Language) -> str:
        """Return whose transit."""
        from hansa.countries import resolve

        whose = resolve(self.country).name(words.lang) if self.country else words("all countries")
        return words.label(whose, words(self.heading).lower())

    def answer(self, given: Given) -> TransitAnswer:
        """Measure it."""
        from hansa.reports.routes.answers import TransitAnswer
        from hansa.routing import measure_transit

        model, countries = self.open(given), [self.country] if self.country else None
        with given.follow(N_("Measuring transit")) as progress:
            found = measure_transit(
                model.graph, model.attributes, countries, self.weights, model.coverage, progress=progress
            )
        if not found.countries:
            raise InputError("no-country-known")
        return TransitAnswer(given.edition, model, found)


class FidelityQuestion(Question):
    """The edition beside measured reality."""

    address: ClassVar[str] = "routes fidelity"
    heading: ClassVar[str] = N_("Fidelity")
    summary: ClassVar[str] = N_(
        "Compare what the edition says of routes with measurements: hegemony of 2022, transit influence and access networks of 2020."
    )
    chapter: ClassVar[str] = ROUTES
    long: ClassVar[bool] = True
    answered_by: ClassVar[str] = f"{ANSWERS}:FidelityAnswer"

    def answer(self, given: Given) -> FidelityAnswer:
        """Compare."""
        from hansa.reports.routes.answers import FidelityAnswer
        from hansa.routing.fidelity import measure_fidelity

        return FidelityAnswer(given.edition, measure_fidelity(given.edition))


QUESTIONS: tuple[type[Question], ...] = (
    CheckQuestion,
    LengthsQuestion,
    PathQuestion,
    PairsQuestion,
    TransitQuestion,
    FidelityQuestion,
)
